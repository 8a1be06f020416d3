"""What a zone stands for: body areas as chips, grouped by the parts of the zone."""

# ruff: noqa: N802 - Qt's own names

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from scalpviz.app.theme import GRID, Theme, Type
from scalpviz.state.card import Card, Chip


class Chips(QWidget):
    """Draws the chips; as high as their rows need."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: tuple[Chip, ...] = ()
        self._boxes: list[tuple[QRectF, Chip]] = []
        self._title, self._mark = "", ""
        self._colour = QColor()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_chips(self, card: Card, colour: QColor) -> None:
        """Show those of a card; the colour is the zone's."""
        self._chips, self._colour = card.chips, colour
        self._title, self._mark = card.chips_title, card.chips_mark
        self.setVisible(bool(card.chips))
        self.setAccessibleName(f"{card.chips_title}: " + "; ".join(_spoken(chip) for chip in card.chips))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(300, self.heightForWidth(max(self.width(), 200)))

    def hasHeightForWidth(self) -> bool:
        """True: chips wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the wrapped rows."""
        return int(self._lay_out(width, None)) + 2

    def event(self, event: QEvent) -> bool:
        """A chip tells its own sources to the pointer that rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = [chip for box, chip in self._boxes if box.contains(event.pos())]
            words = f"{_spoken(found[0])}\n{found[0].mark}" if found else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._boxes = []
        self._lay_out(self.width(), painter)
        painter.end()

    def _lay_out(self, width: float, painter: QPainter | None) -> float:
        """Place every row, draw it when there is a painter; returns the height."""
        small = QFontMetricsF(self._theme.font(Type.SMALL))
        body = QFontMetricsF(self._theme.font())
        height = body.height() + GRID / 2
        parts = list(dict.fromkeys(chip.part for chip in self._chips))
        labels = [small.horizontalAdvance(part) for part in parts if part]
        left = max(labels, default=0.0) + (2 * GRID if labels else 0)
        y = self._heading(painter, width)
        for part in parts:
            chips = [chip for chip in self._chips if chip.part == part]
            if painter and part:
                self._write(painter, QRectF(0, y, left, height), part, lit=chips[0].lit, step=Type.SMALL)
            y = self._row(painter, chips, left, y, width, height) + GRID / 2
        return max(y - GRID / 2, 0.0)

    def _heading(self, painter: QPainter | None, width: float) -> float:
        """The title and the sources; returns where the chips begin."""
        title = self._theme.font(Type.SMALL, bold=True)
        title.setPointSizeF(self._theme.font().pointSizeF() * 0.92)
        metrics = QFontMetricsF(title)
        if painter:
            painter.setFont(title)
            painter.setPen(self._theme.colour("accent"))
            middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, 0, width, metrics.height()), middle, self._title)
            left = metrics.horizontalAdvance(self._title) + 1.5 * GRID
            small = self._theme.font()
            small.setPointSizeF(small.pointSizeF() * 0.8)
            painter.setFont(small)
            painter.setPen(self._theme.colour("muted"))
            room = QRectF(left, 0, width - left, metrics.height())
            fitting = QFontMetricsF(small).elidedText(self._mark, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, middle, fitting)
        return metrics.height() + GRID / 2

    def _row(
        self, painter: QPainter | None, chips: list[Chip], left: float, y: float, width: float, height: float
    ) -> float:
        body = QFontMetricsF(self._theme.font())
        small = QFontMetricsF(self._theme.font(Type.SMALL))
        x = left
        for k, chip in enumerate(chips):
            room = body.horizontalAdvance(chip.words) + 2 * GRID
            if x > left and x + room > width:
                x, y = left, y + height + GRID / 2
            if painter:
                self._paint_chip(painter, QRectF(x, y, room, height), chip)
            x += room + GRID / 2
            last = k + 1 == len(chips) or chips[k + 1].how != chip.how
            if last and chip.how:
                room = small.horizontalAdvance(chip.how) + GRID
                if x + room > width:
                    x, y = left, y + height
                if painter:
                    box = QRectF(x + 2, y, room, height)
                    self._write(painter, box, chip.how, lit=False, step=Type.SMALL)
                x += room + GRID / 2
        return y + height

    def _paint_chip(self, painter: QPainter, box: QRectF, chip: Chip) -> None:
        self._boxes.append((box, chip))
        edge = QColor(self._colour)
        fill = QColor(self._colour)
        fill.setAlphaF(0.30 if chip.lit else 0.0)
        painter.setBrush(fill)
        painter.setPen(QPen(edge if chip.lit else self._theme.colour("line"), 1.2))
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), box.height() / 2, box.height() / 2)
        self._write(painter, box, chip.words, lit=chip.lit, centre=True)
        if "unsourced" in chip.mark:
            painter.setPen(QPen(self._theme.colour("muted"), 1.0, Qt.PenStyle.DotLine))
            y = box.bottom() - 5
            painter.drawLine(QPointF(box.left() + GRID, y), QPointF(box.right() - GRID, y))

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        *,
        lit: bool,
        step: Type = Type.BODY,
        centre: bool = False,
    ) -> None:
        painter.setFont(self._theme.font(step, bold=lit and step is Type.SMALL))
        painter.setPen(self._theme.colour("ink" if lit else "muted"))
        across = Qt.AlignmentFlag.AlignHCenter if centre else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, across | Qt.AlignmentFlag.AlignVCenter, words)


def _spoken(chip: Chip) -> str:
    how = f" ({chip.how})" if chip.how else ""
    part = f"{chip.part}: " if chip.part else ""
    return f"{part}{chip.words}{how}"
