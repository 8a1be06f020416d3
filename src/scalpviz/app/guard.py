"""What goes wrong inside a callback is logged and shown; it never ends the program."""

import functools
import logging
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any

from scalpviz.errors import ScalpVizError

LOG = logging.getLogger("scalpviz")


def guarded(fallback: Any = None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Wrap a callback of Qt or VTK: an exception is reported and `fallback` returned instead."""

    def wrap(callback: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(callback)
        def safe(*arguments: Any, **named: Any) -> Any:
            try:
                return callback(*arguments, **named)
            except Exception as error:
                sys.excepthook(type(error), error, error.__traceback__)
                return fallback

        return safe

    return wrap


def report_to(show: Callable[[str], None]) -> Callable[[], None]:
    """Log exceptions that nobody caught, and show one sentence about each.

    Returns
    -------
    callable
        Puts the former way of reporting back.
    """
    before = sys.excepthook

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before(kind, error, trace)
            return
        LOG.error("in a callback", exc_info=(kind, error, trace))
        show(sentence(error))

    def restore() -> None:
        sys.excepthook = before

    sys.excepthook = report
    return restore


def sentence(error: BaseException) -> str:
    """An exception in words a user understands."""
    if isinstance(error, ScalpVizError):
        return str(error)
    return f"Something went wrong inside the program ({type(error).__name__}: {error}); you can go on working."
