"""The tab of the conditions: by group, or what answers a search."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from scalpviz.app.style.theme import GRID, Type

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Theme
    from scalpviz.state.cards.condition_rows import ConditionGroup, ConditionRow

ROW = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class ConditionsPanel(QTreeView):
    """Rows one can choose, with the mouse or the keyboard."""

    chosen = Signal(object)
    """A row was chosen: its `ConditionRef`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.words.keep(self, self.setAccessibleName, "Conditions")
        theme.words.keep(
            self, self.setAccessibleDescription, "Arrow keys choose a condition; its page follows."
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self._delegate = _ConditionDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self._quiet = False
        self._groups: tuple[ConditionGroup, ...] = ()
        self.selectionModel().currentChanged.connect(self._current_changed)
        theme.changed.connect(self.viewport().update)

    def show_groups(self, groups: tuple[ConditionGroup, ...], chosen: str | None) -> None:
        """Replace the rows, and mark the condition that is chosen."""
        self._quiet = True
        if groups != self._groups:
            self._groups = groups
            self._model.clear()
            for group in groups:
                title = QStandardItem(group.title)
                title.setFlags(Qt.ItemFlag.ItemIsEnabled)
                for row in group.rows:
                    item = QStandardItem(row.name)
                    item.setData(row, ROW)
                    item.setAccessibleText(", ".join(word for word in (row.name, row.side) if word))
                    title.appendRow(item)
                self._model.appendRow(title)
            self.expandAll()
        index = self.index_of(chosen) if chosen else None
        if index is None:
            self.selectionModel().clear()
        elif index != self.currentIndex() or not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
            if not self.viewport().rect().contains(self.visualRect(index)):
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._quiet = False

    def index_of(self, condition: str) -> QModelIndex | None:
        """Where the row of a condition is; None when it is not listed."""
        for g in range(self._model.rowCount()):
            group = self._model.item(g)
            for r in range(group.rowCount()):
                if group.child(r).data(ROW).ref.condition == condition:
                    return group.child(r).index()
        return None

    def drawBranches(self, painter: QPainter, rect: object, index: Index) -> None:
        """Groups stay open: there are no branches to draw."""

    def _current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = index.data(ROW) if index.isValid() else None
        if row is not None and not self._quiet:
            self.chosen.emit(row.ref)


class _ConditionDelegate(QStyledItemDelegate):
    """Draws the name of a condition, or the title of a group."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        line = QFontMetrics(self._theme.font()).height()
        above = GRID + (GRID // 2 if index.row() else 0)
        return QSize(100, line + (GRID // 2 + 2 if index.data(ROW) else above))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: ConditionRow | None = index.data(ROW)
        rect = QRectF(option.rect)
        if row is None:
            painter.setFont(self._theme.font(Type.SMALL, bold=True))
            painter.setPen(self._theme.colour("muted"))
            below = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(rect.adjusted(2 * GRID, 0, -GRID, -3), below, str(index.data()))
        else:
            paint_back(painter, rect, option, self._theme)
            paint_condition(
                painter, rect.adjusted(2.5 * GRID, 0, -2 * GRID, 0), row.name, row.side, self._theme
            )
        painter.restore()


def paint_back(painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, theme: Theme) -> None:
    """The ground of a row that is chosen or pointed at."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if not (chosen or option.state & QStyle.StateFlag.State_MouseOver):
        return
    back = rect.adjusted(GRID, 0, -GRID, 0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("selected" if chosen else "hover"))
    painter.drawRoundedRect(back, 4, 4)
    if chosen:
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(back.left(), back.top(), 3, back.height()), 1.5, 1.5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 1.0))
            painter.drawRoundedRect(back.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def paint_condition(painter: QPainter, rect: QRectF, name: str, side: str, theme: Theme) -> None:
    """A condition's name, and the side that a search named."""
    middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    small = theme.font(Type.SMALL)
    room = QFontMetrics(small).horizontalAdvance(side) + 1.5 * GRID if side else 0.0
    painter.setFont(theme.font())
    painter.setPen(theme.colour("ink"))
    words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(rect.width() - room))
    painter.drawText(rect, middle, words)
    if side:
        taken = painter.fontMetrics().horizontalAdvance(words)
        painter.setFont(small)
        painter.setPen(theme.colour("accent"))
        painter.drawText(rect.adjusted(taken + 1.5 * GRID, 0, 0, 0), middle, side)
