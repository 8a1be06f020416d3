"""The program's own icons: SVG files, tinted for the theme and sharp at any scale."""

# ruff: noqa: N802 - Qt's own names

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from scalpviz.app.style.theme import Tokens
from scalpviz.assets import assets_dir


@lru_cache(maxsize=128)
def icon(name: str, tokens: Tokens) -> QIcon:
    """An icon in the theme's ink; in the accent colour while switched on, faded while disabled."""
    return QIcon(_DrawnIcon(name, tokens))


class _DrawnIcon(QIconEngine):
    """Draws an icon when it is needed, in the size that is."""

    def __init__(self, name: str, tokens: Tokens) -> None:
        super().__init__()
        self._name, self._tokens = name, tokens

    def clone(self) -> QIconEngine:
        """Another that draws the same."""
        return _DrawnIcon(self._name, self._tokens)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon, as many pixels wide as it is wanted."""
        return self._look(min(size.width(), size.height()), mode, state)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The same for a magnified display; the size is in its pixels."""
        drawn = self._look(min(size.width(), size.height()), mode, state)
        drawn.setDevicePixelRatio(scale)
        return drawn

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw it."""
        device = painter.device()
        zoom = device.devicePixelRatio() if device is not None else 1.0
        side = min(rect.width(), rect.height())
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(rect).center())
        drawn = self._look(round(side * zoom), mode, state)
        painter.drawPixmap(box, drawn, QRectF(drawn.rect()))

    def _look(self, side: int, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        tokens = self._tokens
        if mode is QIcon.Mode.Disabled:
            return QPixmap(tinted(self._name, tokens.muted, side, 0.5))
        if state is QIcon.State.On:
            return QPixmap(tinted(self._name, tokens.accent, side))
        return QPixmap(tinted(self._name, tokens.ink, side, 0.85))


@lru_cache(maxsize=512)
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
