"""The line at the foot of the window that names the zone under the pointer."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scalpviz.app.theme import GRID, Theme, Type
from scalpviz.app.zone_list import swatch
from scalpviz.state.pointed import Pointed

INVITATION = "Point at a zone to see its name and what it stands for"


class PointedLine(QWidget):
    """Swatch, code, name, place, and what the zone (or that part of it) stands for."""

    def __init__(
        self,
        theme: Theme,
        colours: Mapping[tuple[str, str], tuple[float, float, float]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colours = colours
        self._pointed: Pointed | None = None
        self.setAccessibleName(INVITATION)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """What the line says."""
        return self._pointed.words if self._pointed else INVITATION

    def show_pointed(self, pointed: Pointed | None) -> None:
        """Name a zone, or invite to point at one."""
        if pointed != self._pointed:
            self._pointed = pointed
            self.setAccessibleName(self.words)
            self.setToolTip(pointed.words if pointed else "")
            self.update()

    def sizeHint(self) -> QSize:
        """One line with room around it."""
        return QSize(400, QFontMetrics(self._theme.font(Type.LEAD)).height() + GRID)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._pointed is None:
            self._write(painter, 2.0 * GRID, INVITATION, "muted", bold=False)
        else:
            self._draw(painter, self._pointed)
        painter.end()

    def _draw(self, painter: QPainter, pointed: Pointed) -> None:
        colour = QColor.fromRgbF(*self._colours[pointed.ref.system, pointed.ref.code])
        swatch(painter, QRectF(2 * GRID, self.height() / 2 - 6.5, 13, 13), colour)
        x = self._write(painter, 4.25 * GRID, pointed.code, "ink", bold=True)
        x = self._write(painter, x + GRID, pointed.name, "ink", bold=False)
        if pointed.place:
            x = self._write(painter, x + GRID * 1.5, pointed.place, "muted", bold=False)
        if pointed.stands_for:
            x = self._write(painter, x + GRID * 1.5, "→", "muted", bold=False)
            self._write(painter, x + GRID, pointed.stands_for, "accent", bold=True)

    def _write(self, painter: QPainter, x: float, words: str, colour: str, *, bold: bool) -> float:
        """Write from `x`; returns where the words end."""
        painter.setFont(self._theme.font(Type.LEAD, bold=bold))
        painter.setPen(self._theme.colour(colour))
        room = self.width() - x - GRID
        fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(max(room, 0)))
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(x, 0, max(room, 0), self.height()), middle, fitting)
        return x + painter.fontMetrics().horizontalAdvance(fitting)
