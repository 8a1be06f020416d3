"""A drawn section of the scalp: its layers, and the needle at the angle a zone asks for. Schematic."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, tan
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QRegion
from PySide6.QtWidgets import QSizePolicy, QWidget

from scalpviz.app.style.theme import GRID, Type

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Theme

SHARES = (0.17, 0.22, 0.08, 0.2, 0.08)
"""Drawn thickness of the five layers, as shares of the picture's height; bone lies below. No measure."""
LIGHT_TINTS = ("#E9C4AC", "#F3DFA6", "#D8CDBE", "#F6ECDD", "#CBB9A0", "#EFE7D8")
DARK_TINTS = ("#8A5F48", "#8C7636", "#6E6455", "#5A5145", "#80715A", "#A79B86")
STEEL, STEEL_DARK = "#5C6670", "#D3DAE0"
GRIP = "#B4773C"
HEIGHT = 19 * GRID


@dataclass(frozen=True)
class ScalpLayer:
    """A layer of the scalp as it is written and drawn."""

    name: str
    needled: bool


class NeedleSection(QWidget):
    """Shows layers from outside inward, and a needle laid in the one that is needled."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layers: tuple[ScalpLayer, ...] = ()
        self._angle: tuple[float, float] | None = None
        self._caption = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        theme.changed.connect(self.update)

    def show_section(
        self, layers: tuple[ScalpLayer, ...], angle: tuple[float, float] | None, caption: str
    ) -> None:
        """Draw these layers.

        Parameters
        ----------
        layers : tuple of ScalpLayer
            From outside inward, five; nothing is drawn for another number.
        angle : (low, high) or None
            Between needle and skin at entry, degrees; None draws no needle.
        caption : str
            One line below.
        """
        self.set_section(layers, angle, caption)
        self.setVisible(len(layers) == len(SHARES))

    def set_section(
        self, layers: tuple[ScalpLayer, ...], angle: tuple[float, float] | None, caption: str
    ) -> None:
        """The same without showing the widget: for `picture`."""
        self._layers, self._angle, self._caption = layers, angle, caption
        needled = next((layer.name for layer in layers if layer.needled), "")
        at = (
            self._theme.words.say("{low} to {high} degrees", low=f"{angle[0]:g}", high=f"{angle[1]:g}")
            if angle
            else ""
        )
        self.setAccessibleName(", ".join(one for one in (f"{caption} {needled}".strip(), at) if one))
        self.updateGeometry()
        self.update()

    def picture(self, width: int, scale: float | None = None) -> QPixmap:
        """The drawing by itself, as sharp as the screen, or with so many pixels to one of it."""
        scale = scale or self.devicePixelRatioF()
        drawn = QPixmap(round(width * scale), round(HEIGHT * scale))
        drawn.setDevicePixelRatio(scale)
        drawn.fill(Qt.GlobalColor.transparent)
        self.resize(width, HEIGHT)
        self.render(drawn, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        return drawn

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(320, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the layers, their names, the needle and its angle."""
        if len(self._layers) != len(SHARES):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(Type.SMALL))
        words = painter.fontMetrics()
        named = max(words.horizontalAdvance(layer.name) for layer in self._layers) + 3 * GRID
        caption = words.height() + GRID / 2
        drawing = QRectF(0, 0, max(self.width() - named, 12 * GRID), self.height() - caption)
        tops = self._draw_layers(painter, drawing)
        self._name_layers(painter, drawing, tops)
        if self._angle is not None:
            self._draw_needle(painter, drawing, tops)
        painter.setFont(self._theme.font(Type.SMALL))
        painter.setPen(self._theme.colour("muted"))
        below = QRectF(0, drawing.bottom(), self.width(), caption)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self._caption)
        painter.end()

    # -- inside --------------------------------------------------------------------------------

    def _draw_layers(self, painter: QPainter, box: QRectF) -> list[float]:
        """Fill the layers and the bone; returns where each begins, and where the bone does."""
        tints = DARK_TINTS if self._theme.tokens.dark else LIGHT_TINTS
        painter.save()
        clip = QPainterPath()
        clip.addRoundedRect(box, GRID / 2, GRID / 2)
        painter.setClipPath(clip)
        tops, y = [], box.top() + 0.16 * box.height()
        painter.fillRect(box, self._theme.colour("hover"))
        for share, tint in zip(SHARES, tints, strict=False):
            tops.append(y)
            painter.fillRect(QRectF(box.left(), y, box.width(), box.bottom() - y), QColor(tint))
            y += share * box.height()
        tops.append(y)
        painter.fillRect(QRectF(box.left(), y, box.width(), box.bottom() - y), QColor(tints[-1]))
        painter.setPen(QPen(self._theme.colour("line"), 1))
        for top in tops:
            painter.drawLine(QPointF(box.left(), top), QPointF(box.right(), top))
        painter.restore()
        return tops

    def _name_layers(self, painter: QPainter, box: QRectF, tops: list[float]) -> None:
        height = painter.fontMetrics().height()
        last = -1e9
        for row, layer in enumerate(self._layers):
            middle = (tops[row] + tops[row + 1]) / 2
            baseline = max(middle, last + height)
            last = baseline
            painter.setPen(QPen(self._theme.colour("muted"), 1))
            painter.drawLine(QPointF(box.right(), middle), QPointF(box.right() + 1.2 * GRID, baseline))
            painter.setFont(self._theme.font(Type.SMALL, bold=layer.needled))
            painter.setPen(self._theme.colour("ink" if layer.needled else "muted"))
            place = QRectF(box.right() + 1.6 * GRID, baseline - height / 2, self.width(), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, layer.name)

    def _draw_needle(self, painter: QPainter, box: QRectF, tops: list[float]) -> None:
        """In through the skin at the middle of the angles, then laid flat in the layer that is needled."""
        assert self._angle is not None
        low, high = self._angle
        angle = radians((low + high) / 2)
        row = next((k for k, layer in enumerate(self._layers) if layer.needled), 3)
        depth = (tops[row] + tops[row + 1]) / 2
        entry = QPointF(box.left() + max(0.2 * box.width(), 6 * GRID), tops[0])
        bend = QPointF(entry.x() + (depth - entry.y()) / tan(angle), depth)
        bend.setX(min(bend.x(), box.right() - 4 * GRID))
        tip = QPointF(box.right() - 2 * GRID, depth)
        out = 5.5 * GRID
        hilt = QPointF(entry.x() - out * cos(angle), entry.y() - out * sin(angle))
        painter.save()
        painter.setClipRect(box)
        fan = QColor(self._theme.colour("accent"))
        fan.setAlphaF(0.25)
        radius = 4.5 * GRID
        around = QRectF(entry.x() - radius, entry.y() - radius, 2 * radius, 2 * radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fan)
        painter.drawPie(around, round((180 - high) * 16), round(max(high - low, 1.5) * 16))
        steel = QColor(STEEL_DARK if self._theme.tokens.dark else STEEL)
        course = QPainterPath(hilt)
        course.lineTo(entry + (bend - entry) * 0.8)
        course.quadTo(bend, bend + (tip - bend) * 0.2)
        course.lineTo(tip)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(steel, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(course)
        painter.setPen(QPen(QColor(GRIP), 4.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(hilt, hilt + (entry - hilt) * 0.45)
        painter.restore()
        degrees = f"{low:g}°" if low == high else f"{low:g}–{high:g}°"
        painter.setFont(self._theme.font(Type.SMALL, bold=True))
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(QPointF(entry.x() + GRID, box.top() + painter.fontMetrics().ascent() + 2), degrees)
