"""A box with a tick: drawn in the theme's colours, since the style's own is lost on a dark page."""

# ruff: noqa: N802 - Qt's own names

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from scalpviz.app.style.theme import GRID, Theme

SIDE = 2 * GRID


class TickBox(QCheckBox):
    """Words with a box before them."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(words)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Box, gap, words."""
        words = self.fontMetrics()
        width = SIDE + GRID + words.horizontalAdvance(self.text()) + GRID
        return QSize(width, max(SIDE, words.height()) + GRID)

    def hitButton(self, at: QPoint) -> bool:
        """The words are as good as the box."""
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, free = self.isChecked(), self.isEnabled()
        box = QRectF(0.75, (self.height() - SIDE) / 2 + 0.75, SIDE - 1.5, SIDE - 1.5)
        edge = "accent" if (on or self.hasFocus()) and free else "muted" if free else "line"
        painter.setPen(QPen(self._theme.colour(edge), 2.0 if self.hasFocus() and not on else 1.3))
        filled = self._theme.colour("accent" if free else "line") if on else self._theme.colour("base")
        painter.setBrush(filled)
        painter.drawRoundedRect(box, 4, 4)
        if on:
            ink = self._theme.colour("accent_ink" if free else "window")
            pen = QPen(ink, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            places = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.32))
            painter.drawPolyline(
                [box.topLeft() + QPointF(x * box.width(), y * box.height()) for x, y in places]
            )
        words = QRectF(self.rect()).adjusted(SIDE + GRID, 0, 0, 0)
        shade = QColor(self._theme.colour("ink" if free else "muted"))
        painter.setPen(shade)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, left, self.text())
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            width = self.fontMetrics().horizontalAdvance(self.text())
            painter.drawRoundedRect(QRectF(words.left() - 4, 1.5, width + 8, self.height() - 3), 4, 4)
        painter.end()
