"""Nothing that goes wrong in a callback of Qt or VTK escapes it: it is logged, and told in the window."""

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from scalpviz.app.style.translator import Translator
from scalpviz.errors import ScalpVizError

LOG = logging.getLogger("scalpviz")


class Guard:
    """Catches, logs, tells.

    Parameters
    ----------
    tell : callable
        Shows one sentence to the user.
    words : Translator, optional
        The language to tell it in.
    """

    def __init__(self, tell: Callable[[str], None], words: Translator | None = None) -> None:
        self._tell, self._words = tell, words or Translator()
        self._before = sys.excepthook

    def __call__(self, run: Callable[[], None]) -> Callable[[], None]:
        """The same, guarded."""

        def guarded() -> None:
            try:
                run()
            except Exception as error:
                self.report(error)

        return guarded

    def report(self, error: BaseException) -> None:
        """Log an error and tell it in a sentence."""
        if isinstance(error, ScalpVizError):
            LOG.warning("%s", error)
        else:
            LOG.error("Unexpected error", exc_info=error)
        self._tell(in_a_sentence(error, self._words))

    def watch_callbacks(self) -> None:
        """Take over what escapes from Qt's own callbacks (PySide hands it to `sys.excepthook`)."""
        sys.excepthook = self._hook

    def unwatch_callbacks(self) -> None:
        """Give `sys.excepthook` back."""
        if sys.excepthook == self._hook:
            sys.excepthook = self._before

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, Exception):
            self.report(error.with_traceback(trace))
        else:
            self._before(kind, error, trace)


def in_a_sentence(error: BaseException, words: Translator) -> str:
    """What to say about an error."""
    if isinstance(error, ScalpVizError):
        return words.say(error.sentence)
    return words.say(
        "Something went wrong inside the program ({error}); what you did last was not done.",
        error=type(error).__name__,
    )
