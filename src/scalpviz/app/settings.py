"""What the window remembers from one day to the next."""

import contextlib
from pathlib import Path
from typing import Any, TypeVar, overload

from PySide6.QtCore import QByteArray, QSettings

from scalpviz.app.style.theme import Mode
from scalpviz.folders import cache_folder, data_folder
from scalpviz.state.fields import fields_of
from scalpviz.state.kinds import DAMAGED
from scalpviz.state.known_ids import Check, KnownIds, UnknownHereError
from scalpviz.state.view import View

V = TypeVar("V", bound=View)


class Settings:
    """Reads and writes them; whatever is damaged counts as not there.

    Parameters
    ----------
    store : QSettings, optional
        Where they lie; the user's own settings if not given.
    """

    def __init__(self, store: QSettings | None = None) -> None:
        self._own = store is None
        self._store = store or QSettings("ScalpViz", "ScalpViz")

    @property
    def layouts(self) -> Path | None:
        """Where layouts of stored heads are kept; nowhere beside settings that are not the user's own."""
        if not self._own:
            return None
        return cache_folder() / "layouts"

    @property
    def mode(self) -> Mode:
        """The theme that was chosen when the window was last closed."""
        try:
            return Mode(str(self._store.value("mode")))
        except ValueError:
            return Mode.SYSTEM

    @overload
    def view(self, known: KnownIds) -> View: ...
    @overload
    def view(self, known: KnownIds, of: type[V]) -> V: ...
    def view(self, known: KnownIds, of: type[View] = View) -> View:
        """What was chosen when the window was last closed; the rest is as in a new window.

        Parameters
        ----------
        known : KnownIds
            What a view may name; what was remembered may belong to another atlas.
        of : type
            The class of views that is made.
        """
        found: dict[str, Any] = {}
        check = Check(known)
        for policy in fields_of(of).values():
            word = self._word(policy.name, *policy.aliases) if policy.remembered else None
            if word is None:
                continue
            with contextlib.suppress(UnknownHereError, *DAMAGED):
                found[policy.name] = policy.kind.known(policy.kind.from_word(word), check)
        return of(**found)

    def _word(self, *names: str) -> str | None:
        """What is kept under the first of these names that there is."""
        return next((str(self._store.value(name)) for name in names if self._store.contains(name)), None)

    def remember(self, view: View, mode: Mode) -> None:
        """Keep what is chosen now; a person's own head is not."""
        self._store.setValue("mode", mode.value)
        for policy in fields_of(type(view)).values():
            word = policy.kind.to_word(getattr(view, policy.name)) if policy.remembered else None
            if word is not None:
                self._store.setValue(policy.name, word)

    def views_file(self) -> Path:
        """Where the named views lie: beside the settings if these are a file of their own."""
        if self._own:
            return data_folder() / "views.json"
        return Path(self._store.fileName()).with_suffix(".views.json")

    def layout(self, name: str) -> QByteArray | None:
        """Geometry or a splitter's state, as Qt saved it."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else None

    def keep_layout(self, name: str, value: QByteArray) -> None:
        """Keep a geometry or a splitter's state."""
        self._store.setValue(f"layout/{name}", value)

    def note(self, name: str) -> str:
        """What was kept under a name, or nothing."""
        return str(self._store.value(f"notes/{name}", ""))

    def keep_note(self, name: str, words: str) -> None:
        """Keep words under a name."""
        self._store.setValue(f"notes/{name}", words)

    def write(self) -> None:
        """Put it on disk."""
        self._store.sync()
