"""A section of a card or page: a heading that folds, and what stands under it."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from scalpviz.app.style.theme import GRID, Type
from scalpviz.app.widgets.drawn_button import DrawnButton
from scalpviz.languages import say

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Theme

MARGIN = 2 * GRID
"""Of a page, left and right; the marks of headings hang in it."""
HIGH = 4 * GRID
RIGHT = ((-1.5, -3.5), (2.0, 0.0), (-1.5, 3.5))
DOWN = ((-3.5, -1.5), (0.0, 2.0), (3.5, -1.5))


class Heading(DrawnButton):
    """Folds its section when clicked, or by Enter or Space."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._folded, self._grave, self._count = False, False, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_heading(self, title: str, *, folded: bool, grave: bool, count: str, language: str) -> None:
        """Name the section.

        Parameters
        ----------
        grave : bool
            Whether it holds what concerns life: then it is red, folded or not.
        count : str
            What is folded away, in few words.
        """
        self.setText(title)
        self._folded, self._grave, self._count = folded, grave, count if folded else ""
        self.setAccessibleName(title if not count else f"{title}, {count}")
        state = say("Folded section", language) if folded else say("Open section", language)
        self.setAccessibleDescription(state)
        self.setToolTip(say("Unfold", language) if folded else say("Fold", language))
        self.update()

    @property
    def folded(self) -> bool:
        """Whether it says that its section is folded."""
        return self._folded

    def sizeHint(self) -> QSize:
        """High enough to be hit, and for large type."""
        metrics = QFontMetricsF(self._theme.font(bold=True))
        return QSize(160, max(HIGH, int(metrics.height()) + GRID))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark in the margin, the title, and what is folded away."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, pointed = self._theme, self.underMouse()
        title = theme.font(bold=True)
        painter.setFont(title)
        ink = theme.colour("danger" if self._grave else "accent")
        mark = theme.colour("danger" if self._grave else "ink" if pointed or self.hasFocus() else "muted")
        middle = self.height() / 2
        painter.setPen(QPen(mark, 1.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(self._mark(QPointF(MARGIN / 2, middle)))
        painter.setPen(ink)
        across = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        room = QRectF(MARGIN, 0, self.width() - MARGIN, self.height())
        words = QFontMetricsF(title).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, across, words)
        if self._count:
            used = QFontMetricsF(title).horizontalAdvance(words) + GRID
            painter.setFont(theme.font(Type.SMALL))
            painter.setPen(theme.colour("danger" if self._grave else "muted"))
            room.setLeft(MARGIN + used)
            fitting = painter.fontMetrics().elidedText(
                self._count, Qt.TextElideMode.ElideRight, int(max(room.width(), 0))
            )
            painter.drawText(room, across, fitting)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 2, -1.5, -2), 5, 5)
        painter.end()

    def _mark(self, at: QPointF) -> QPolygonF:
        """A small angle: pointing down where the section is open, to the right where it is folded."""
        points = RIGHT if self._folded else DOWN
        return QPolygonF([at + QPointF(x, y) for x, y in points])


class SectionView(QWidget):
    """A heading over its content; folded, the content goes away unless it is told to stay."""

    fold_wanted = Signal()
    """The heading was clicked."""

    def __init__(self, theme: Theme, content: QWidget, aside: QWidget | None = None) -> None:
        super().__init__()
        self._theme = theme
        self.heading = Heading(theme)
        self.heading.clicked.connect(self.fold_wanted)
        self.content = content
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, MARGIN, 0)
        top.setSpacing(GRID)
        top.addWidget(self.heading, 1)
        if aside is not None:
            top.addWidget(aside)
        self._inside = inside = QHBoxLayout()
        inside.addWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID // 2, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(inside)
        column.addSpacing(GRID // 2)
        theme.changed.connect(self.update)

    def show_section(
        self, title: str, *, folded: bool, language: str, count: str = "", grave: bool = False
    ) -> None:
        """Name it, and fold it; what concerns life stays in sight."""
        self.heading.show_heading(title, folded=folded, grave=grave, count=count, language=language)
        shown = grave or not folded
        self.content.setVisible(shown)
        self._inside.setContentsMargins(MARGIN, 0, MARGIN, GRID // 2 if shown else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hair line above."""
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(MARGIN, 0, self.width() - MARGIN, 0)
        painter.end()


def count_words(count: int, grave: int, language: str) -> str:
    """What a folded section holds."""
    if grave:
        return say("{count}, {grave} concern life", language, count=count, grave=grave)
    return str(count)
