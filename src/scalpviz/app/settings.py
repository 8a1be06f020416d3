"""What the window remembers from one day to the next."""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from scalpviz.app.named_views import own_file
from scalpviz.app.theme import Mode
from scalpviz.head.stored import DEFAULT, stored_heads
from scalpviz.languages import PINYIN, languages
from scalpviz.state.card import FOLDING
from scalpviz.state.view import Centimetres, Labels, SkinTone, View


@dataclass(frozen=True)
class Remembered:
    """Choices that outlive the window; the selection and a person's own head do not."""

    head: str = DEFAULT
    mode: Mode = Mode.SYSTEM
    labels: Labels = Labels.CODES
    needles: bool = True
    guides: bool = False
    eyes_open: bool = False
    skull: bool = False
    skin: SkinTone = SkinTone.LIGHT
    language: str = "en"
    points: bool = False
    meridians: bool = False
    sites: bool = False
    reference_lines: bool = False
    centimetres: Centimetres = Centimetres.PRINTED
    folded: frozenset[str] = View().folded


SWITCHES = ("needles", "guides", "eyes_open", "skull", "points", "meridians", "sites", "reference_lines")
"""Fields of `View` that are on or off."""


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

    def remembered(self) -> Remembered:
        """What was chosen when the window was last closed."""
        found: dict[str, Any] = {}
        for name, read in (
            ("mode", Mode),
            ("labels", Labels),
            ("skin", SkinTone),
            ("language", _language),
            ("head", _head),
            ("centimetres", Centimetres),
            ("folded", _folded),
        ):
            with contextlib.suppress(ValueError):
                if self._store.contains(name):
                    found[name] = read(str(self._store.value(name)))
        for name in SWITCHES:
            if self._store.contains(name):
                found[name] = str(self._store.value(name)).lower() == "true"
        return Remembered(**found)

    def remember(self, view: View, mode: Mode) -> None:
        """Keep what is chosen now."""
        values = {
            "mode": mode.value,
            "labels": view.labels.value,
            "skin": view.skin.value,
            "language": view.language,
            "centimetres": view.centimetres.value,
            "folded": " ".join(sorted(view.folded)),
        } | {name: "true" if getattr(view, name) else "false" for name in SWITCHES}
        if isinstance(view.head, str):
            values["head"] = view.head
        for name, value in values.items():
            self._store.setValue(name, value)

    def views_file(self) -> Path:
        """Where the named views lie: beside the settings if these are a file of their own."""
        if self._own:
            return own_file()
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


def _head(name: str) -> str:
    if name not in stored_heads():
        raise ValueError(name)
    return name


def _folded(words: str) -> frozenset[str]:
    found = frozenset(words.split())
    if not found <= FOLDING:
        raise ValueError(words)
    return found


def _language(word: str) -> str:
    if word != PINYIN and word not in languages():
        raise ValueError(word)
    return word
