"""Patches of a zone's colour."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


def swatch(painter: QPainter, box: QRectF, colour: QColor, *, filled: bool = True) -> None:
    """A patch of a zone's colour with an edge that shows it on any ground; hollow if it is not drawn."""
    edge = QColor(colour).darker(150)
    edge.setAlphaF(0.8)
    painter.setPen(QPen(edge, 1.0))
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
