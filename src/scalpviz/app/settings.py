"""What the window remembers from one day to the next."""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from scalpviz.app.saved_views.view_book import own_file
from scalpviz.app.style.theme import Mode
from scalpviz.head.stored import DEFAULT, stored_heads
from scalpviz.languages import PINYIN, languages
from scalpviz.side import Side
from scalpviz.state.cards.card import FOLDING
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
    systems: tuple[str, ...] = ()
    sides: frozenset[Side] = frozenset(Side)
    hidden_regions: frozenset[str] = frozenset()
    variants: bool = False
    spin_speed: float = 20.0


SWITCHES = (
    "needles", "guides", "eyes_open", "skull", "points", "meridians", "sites", "reference_lines", "variants",
)  # fmt: skip
"""Fields of `View` that are on or off."""


SLOWEST, FASTEST = 1.0, 180.0
"""A head that turns by itself, degrees a second."""


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
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
        return Path(folder) / "layouts" if folder else None

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
            ("systems", _several),
            ("sides", _sides),
            ("hidden_regions", lambda words: frozenset(_several(words))),
            ("spin_speed", _speed),
        ):
            with contextlib.suppress(ValueError):
                if self._store.contains(name):
                    found[name] = read(str(self._store.value(name)))
        for name in SWITCHES:
            word = str(self._store.value(name)).lower()
            if word in ("true", "false"):
                found[name] = word == "true"
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
            "systems": " ".join(view.systems),
            "sides": " ".join(sorted(view.sides)),
            "hidden_regions": " ".join(sorted(view.hidden_regions)),
            "spin_speed": str(view.spin_speed),
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


def _several(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def _sides(words: str) -> frozenset[Side]:
    found = frozenset(Side(word) for word in words.split())
    if not found - {Side.MIDLINE}:
        raise ValueError(words)
    return found | {Side.MIDLINE}


def _speed(word: str) -> float:
    speed = float(word)
    if not SLOWEST <= speed <= FASTEST:
        raise ValueError(word)
    return speed


def _language(word: str) -> str:
    if word != PINYIN and word not in languages():
        raise ValueError(word)
    return word
