"""Words as chips that lead somewhere: body areas by the parts of a zone, and conditions."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from scalpviz.app.style.theme import GRID, Type
from scalpviz.app.widgets.drawn_button import DrawnButton
from scalpviz.app.widgets.flow import Flow
from scalpviz.languages import say

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Theme
    from scalpviz.state.cards.card import Card, CardSection, Chip
    from scalpviz.state.links import Link


class ChipButton(DrawnButton):
    """One chip: a link with a rounded edge."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.link: Link | None = None
        self._colour: QColor | None = None
        self._highlighted, self._dotted = False, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def lead(self, link: Link | None, words: str, spoken: str, goes: str, tip: str) -> None:
        """Take on words that lead somewhere, and what they and where they lead is called."""
        self.link = link
        self.setText(words)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(goes)
        self.setToolTip(tip)

    def wear(self, colour: QColor | None, *, highlighted: bool = False, dotted: bool = False) -> None:
        """Take on a colour (a quiet one without it), be filled with it or not; dots say: unsourced."""
        self._colour, self._highlighted, self._dotted = colour, highlighted, dotted
        self.update()

    def sizeHint(self) -> QSize:
        """The words with room about them."""
        metrics = QFontMetricsF(self._theme.font())
        high = int(metrics.height()) + GRID // 2
        return QSize(int(metrics.horizontalAdvance(self.text())) + 2 * GRID, max(high, 3 * GRID))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, pointed = self._theme, self.underMouse() or self.isDown()
        edge = QColor(self._colour) if self._colour is not None else theme.colour("line")
        fill = QColor(edge)
        fill.setAlphaF((0.46 if pointed else 0.28) if self._highlighted else 0.14 if pointed else 0.0)
        if self._colour is None and pointed:
            fill = theme.colour("hover")
        if self._colour is not None and not self._highlighted:
            edge = theme.colour("muted" if pointed else "line")
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(fill)
        focused = self.hasFocus()
        painter.setPen(QPen(theme.colour("accent"), 2.0) if focused else QPen(edge, 1.2))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(theme.font())
        calm = self._colour is not None and not self._highlighted and not pointed
        painter.setPen(theme.colour("muted" if calm else "ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        if self._dotted:
            painter.setPen(QPen(theme.colour("muted"), 1.0, Qt.PenStyle.DotLine))
            y = box.bottom() - 4
            painter.drawLine(QPointF(box.left() + GRID, y), QPointF(box.right() - GRID, y))
        painter.end()


class _Shelf:
    """Chips made once and worn by one card after the other: to make one takes longer than to show it."""

    def __init__(self, theme: Theme, owner: Chips | LinkChips) -> None:
        self._theme, self._owner = theme, owner
        self._made: list[ChipButton] = []

    def take(self, count: int) -> list[ChipButton]:
        """The first so many, shown; the rest is hidden."""
        while len(self._made) < count:
            button = ChipButton(self._theme, self._owner)
            button.clicked.connect(partial(self._follow, button))
            self._made.append(button)
        for row, button in enumerate(self._made):
            if button.isHidden() == (row < count):
                button.setVisible(row < count)
        return self._made[:count]

    def _follow(self, button: ChipButton) -> None:
        if button.link is not None:
            self._owner.followed.emit(button.link)


class Chips(QWidget):
    """What a zone stands for: chips in rows by the parts of the zone; as high as the rows need."""

    followed = Signal(object)
    """A chip was followed: its `AreaLink`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: tuple[Chip, ...] = ()
        self._shelf = _Shelf(theme, self)
        self._buttons: list[ChipButton] = []
        self._notes: list[tuple[QRectF, str, bool]] = []
        self._colour = QColor()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._place)

    @property
    def buttons(self) -> tuple[ChipButton, ...]:
        """The chips, in order."""
        return tuple(self._buttons)

    def show_chips(self, card: Card, colour: QColor) -> None:
        """Show those of a card; the colour is the zone's."""
        if card.chips != self._chips:
            self._chips = card.chips
            self._buttons = self._shelf.take(len(card.chips))
            goes = say("Lights the zones that stand for it", card.language)
            for button, chip in zip(self._buttons, card.chips, strict=True):
                spoken = _spoken(chip)
                button.lead(chip.link, chip.words, spoken, goes, f"{spoken}\n{chip.mark}\n{goes}")
        self._colour = colour
        self.setAccessibleName(f"{card.chips_title}: " + "; ".join(_spoken(chip) for chip in card.chips))
        for button, chip in zip(self._buttons, self._chips, strict=True):
            button.wear(colour, highlighted=chip.highlighted, dotted="unsourced" in chip.mark)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the parts of the zone, and sides of the body."""
        painter = QPainter(self)
        painter.setFont(self._theme.font(Type.SMALL))
        for box, words, highlighted in self._notes:
            painter.setPen(self._theme.colour("ink" if highlighted else "muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _place(self) -> None:
        """Put every chip where it belongs."""
        high, boxes, self._notes = self._lay_out(self.width())
        # a layout that asks for the height of a width does not follow every change of it
        self.setFixedHeight(high)
        for button, box in zip(self._buttons, boxes, strict=True):
            button.setGeometry(box)
        self.update()

    def _lay_out(self, width: int) -> tuple[int, list[QRect], list[tuple[QRectF, str, bool]]]:
        """Height of all rows; where each chip lies; what is written where, and whether it is highlighted."""
        small = QFontMetricsF(self._theme.font(Type.SMALL))
        parts = list(dict.fromkeys(chip.part for chip in self._chips))
        left = int(max((small.horizontalAdvance(part) for part in parts), default=0.0))
        above = left > 0.34 * width
        left = 0 if above or not left else left + 2 * GRID
        high = max((button.sizeHint().height() for button in self._buttons), default=0)
        boxes: dict[int, QRect] = {}
        notes: list[tuple[QRectF, str, bool]] = []
        y = 0
        for part in parts:
            rows = [row for row, chip in enumerate(self._chips) if chip.part == part]
            highlighted = self._chips[rows[0]].highlighted
            if part and above:
                notes.append((QRectF(0, y, width, small.height()), part, highlighted))
                y += int(small.height()) + GRID // 2
            elif part:
                notes.append((QRectF(0, y, left, high), part, highlighted))
            x = left
            for k, row in enumerate(rows):
                room = min(self._buttons[row].sizeHint().width(), width - left)
                if x > left and x + room > width:
                    x, y = left, y + high + GRID // 2
                boxes[row] = QRect(x, y, room, high)
                x += room + GRID // 2
                how = self._chips[row].how
                last = k + 1 == len(rows) or self._chips[rows[k + 1]].how != how
                if last and how:
                    room = int(small.horizontalAdvance(how)) + GRID
                    if x + room > width:
                        x, y = left, y + high
                    notes.append((QRectF(x + GRID // 2, y, room, high), how, False))
                    x += room + GRID
            y += high + GRID // 2
        return max(y - GRID // 2, 0), [boxes[row] for row in range(len(self._chips))], notes


class LinkChips(QWidget):
    """Links of one section as quiet chips in lines."""

    followed = Signal(object)
    """A chip was followed: its link."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._section: CardSection | None = None
        self._shelf = _Shelf(theme, self)
        self._buttons: list[ChipButton] = []
        self._flow = Flow(GRID // 2, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def buttons(self) -> tuple[ChipButton, ...]:
        """The chips, in order."""
        return tuple(self._buttons)

    def show_links(self, section: CardSection, language: str) -> None:
        """Show the links of a section."""
        if section == self._section:
            return
        self._section = section
        self.setAccessibleName(section.title)
        goes = say("Lights the zones combined for it", language)
        self._buttons = self._shelf.take(len(section.lines))
        for row, (button, line) in enumerate(zip(self._buttons, section.lines, strict=True)):
            button.lead(line.link, line.words, line.words, goes, goes)
            if row == self._flow.count():
                self._flow.addWidget(button)
        self._flow.invalidate()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._flow.heightForWidth(self.width()))


def _spoken(chip: Chip) -> str:
    how = f" ({chip.how})" if chip.how else ""
    part = f"{chip.part}: " if chip.part else ""
    return f"{part}{chip.words}{how}"
