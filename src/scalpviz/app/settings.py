"""What the program remembers between runs."""

from PySide6.QtCore import QByteArray, QSettings

from scalpviz.app.theme import Mode
from scalpviz.state.view import Labels, View

LANGUAGES = ("en", "pinyin", "zh")


class Settings:
    """Window geometry, theme, labels and the like.

    Parameters
    ----------
    store : QSettings or None
        Where they are kept; None forgets everything at the end (demonstrations, tests).
    """

    def __init__(self, store: QSettings | None) -> None:
        self._store = store

    @classmethod
    def of_user(cls) -> "Settings":
        """The user's own."""
        return cls(QSettings("ScalpViz", "ScalpViz"))

    @property
    def mode(self) -> Mode:
        """Light, dark, or as the system."""
        kept = self._text("theme")
        return Mode(kept) if kept in set(Mode) else Mode.SYSTEM

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._keep("theme", mode.value)

    def view(self) -> View:
        """The view to start with."""
        labels, language = self._text("labels"), self._text("language")
        return View(
            labels=Labels(labels) if labels in set(Labels) else Labels.CODES,
            language=language if language in LANGUAGES else "en",
            needles=self._text("needles") != "no",
            guides=self._text("guides") == "yes",
        )

    def keep_view(self, view: View) -> None:
        """Remember what of a view is a habit."""
        self._keep("labels", view.labels.value)
        self._keep("language", view.language)
        self._keep("needles", "yes" if view.needles else "no")
        self._keep("guides", "yes" if view.guides else "no")

    def shape(self, name: str) -> QByteArray | None:
        """The shape of a window or splitter, as Qt saved it."""
        kept = self._store.value(f"shape/{name}") if self._store else None
        return kept if isinstance(kept, QByteArray) else None

    def keep_shape(self, name: str, shape: QByteArray) -> None:
        """Remember the shape of a window or splitter."""
        if self._store:
            self._store.setValue(f"shape/{name}", shape)

    def _text(self, key: str) -> str:
        return str(self._store.value(key, "")) if self._store else ""

    def _keep(self, key: str, value: str) -> None:
        if self._store:
            self._store.setValue(key, value)
