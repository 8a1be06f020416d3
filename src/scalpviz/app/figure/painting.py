"""How the figure of the body is painted: in the theme's colours; a highlighted area has a heavier edge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

if TYPE_CHECKING:
    from scalpviz.app.figure.shapes import Drawing, FigureShape
    from scalpviz.app.style.theme import Theme


@dataclass(frozen=True)
class Wear:
    """What one shape wears.

    Parameters
    ----------
    fill : QColor or None
        Laid over the plain body; None leaves it plain.
    edge : QColor or None
        Of its outline; None leaves it plain.
    heavy : bool
        Whether the outline is drawn heavier, over all others.
    """

    fill: QColor | None = None
    edge: QColor | None = None
    heavy: bool = False


PLAIN = Wear()


def fitted(drawn: Drawing, room: QRectF) -> QTransform:
    """From a drawing's units to the middle of a place on the screen, as large as it goes."""
    scale = min(room.width() / drawn.box.width(), room.height() / drawn.box.height())
    middle = drawn.box.center()
    made = QTransform()
    made.translate(room.center().x(), room.center().y())
    made.scale(scale, scale)
    made.translate(-middle.x(), -middle.y())
    return made


def paint_drawing(
    painter: QPainter,
    drawn: Drawing,
    place: QTransform,
    theme: Theme,
    wear: Callable[[FigureShape], Wear],
    *,
    fine: bool = True,
    heavy: float = 1.9,
) -> None:
    """Paint one drawing.

    Parameters
    ----------
    wear : callable
        What each shape wears.
    fine : bool
        False leaves out the lines inside areas, for small sizes.
    heavy : float
        Width of a heavy edge, pixels.
    """
    tones = Tones(theme)
    painter.save()
    painter.setTransform(place, True)
    worn = [(shape, wear(shape)) for shape in drawn.shapes]
    for on_top in (False, True):
        for shape, look in worn:
            if shape.on_top is on_top:
                _fill(painter, shape, look, tones)
        if not on_top and fine:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(_pen(tones.detail, 0.8))
            for line in drawn.lines:
                painter.drawPath(line)
    if fine:
        _lines_over(painter, drawn, tones)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for shape, look in worn:
        if look.heavy and look.edge is not None:
            painter.setPen(_pen(look.edge, heavy))
            painter.drawPath(shape.path)
    painter.restore()


class Tones:
    """The quiet colours of the body in a theme."""

    def __init__(self, theme: Theme) -> None:
        dark = theme.tokens.dark
        self.body = QColor("#2A333C" if dark else "#E9EDF1")
        self.organ = QColor("#3A4650" if dark else "#D3DCE4")
        self.edge = QColor("#6A7884" if dark else "#96A4B1")
        self.detail = QColor("#51606C" if dark else "#B4BFC9")


def _fill(painter: QPainter, shape: FigureShape, look: Wear, tones: Tones) -> None:
    painter.setPen(_pen(tones.edge, 0.9))
    painter.setBrush(tones.organ if shape.on_top else tones.body)
    painter.drawPath(shape.path)
    if look.fill is not None:
        painter.setBrush(look.fill)
        painter.drawPath(shape.path)


def _lines_over(painter: QPainter, drawn: Drawing, tones: Tones) -> None:
    """Lines that lie on organs and features; those on plain areas have been drawn below them."""
    tops = [shape.path for shape in drawn.shapes if shape.on_top]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(tones.edge, 0.7))
    for line in drawn.lines:
        if any(path.contains(QPointF(line.pointAtPercent(0.5))) for path in tops):
            painter.drawPath(line)


def _pen(colour: QColor, width: float) -> QPen:
    """The same width on the screen at any scale."""
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
