"""The program's own icons: SVG files, tinted for the theme and sharp at any scale."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from scalpviz.app.theme import Tokens
from scalpviz.assets import assets_dir

SIZES = (16, 24, 36, 48, 72)
"""Side lengths drawn ahead, device pixels: one fits each use at one, one and a half, two or three times."""


@lru_cache(maxsize=128)
def icon(name: str, tokens: Tokens) -> QIcon:
    """An icon in the theme's ink; in the accent colour while switched on, faded while disabled."""
    made = QIcon()
    for mode, state, colour, opacity in (
        (QIcon.Mode.Normal, QIcon.State.Off, tokens.ink, 0.85),
        (QIcon.Mode.Normal, QIcon.State.On, tokens.accent, 1.0),
        (QIcon.Mode.Disabled, QIcon.State.Off, tokens.muted, 0.5),
    ):
        for size in SIZES:
            made.addPixmap(tinted(name, colour, size, opacity), mode, state)
    return made


def tinted(name: str, colour: str, size: int, opacity: float = 1.0) -> QPixmap:
    """An icon drawn in one colour, `size` device pixels wide and high."""
    drawn = QPixmap(size, size)
    drawn.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    painter = QPainter(drawn)
    painter.setOpacity(opacity)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn


def program_icon() -> QIcon:
    """The icon of the program."""
    made = QIcon()
    for size in (16, 32, 48, 64, 128):
        made.addPixmap(tinted("scalpviz", "#000000", size))
    return made


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return (assets_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
