"""The command palette: one field over the window that leads to everything."""

# ruff: noqa: N802 - Qt's own names

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGraphicsDropShadowEffect,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from scalpviz.app.commands.finder import Entry, find
from scalpviz.app.style.icons import icon
from scalpviz.app.style.proofreading import FLOATS
from scalpviz.app.style.style_sheets import dress, field, scroll_bar
from scalpviz.app.style.theme import GRID, Theme, Type
from scalpviz.app.style.translator import Translator

WIDTH, ROWS = 640, 9
ENTRY = Qt.ItemDataRole.UserRole + 1
REMEMBERED = 12
PROMPT = "Search commands, zones, points, body areas, conditions"


class CommandPalette(QFrame):
    """Floats over the upper middle of its window while it is open.

    Parameters
    ----------
    entries : callable
        Gives everything there is, each time it opens.
    guarded : callable
        Wraps what an entry does so that nothing it raises escapes.
    """

    def __init__(
        self,
        theme: Theme,
        words: Translator,
        entries: Callable[[], list[Entry]],
        guarded: Callable[[Callable[[], None]], Callable[[], None]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setProperty(FLOATS, True)
        self._theme, self._words, self._source, self._guarded = theme, words, entries, guarded
        self._entries: list[Entry] = []
        self.recent: list[str] = []
        self._before: QWidget | None = None
        self.field = QLineEdit()
        self.field.setMinimumHeight(5 * GRID)
        self.field.textChanged.connect(self._list)
        self.field.installEventFilter(self)
        self.rows = QListView()
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setMouseTracking(True)
        self.rows.setUniformItemSizes(True)
        self._model = QStandardItemModel(self)
        self.rows.setModel(self._model)
        self.rows.setItemDelegate(_RowPainter(theme, self.rows))
        self.rows.clicked.connect(self._run)
        self.nothing = QLabel()
        self.nothing.setMargin(2 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        for widget in (self.field, self.rows, self.nothing):
            column.addWidget(widget)
        for of, say in ((self.field, PROMPT), (self.rows, "Answers"), (self, "Command palette")):
            words.keep(of, of.setAccessibleName, say)
        words.keep(self.field, self.field.setPlaceholderText, PROMPT)
        words.keep(self.nothing, self.nothing.setText, "Nothing answers to that.")
        dress(self.field, field, theme)
        dress(self.rows.verticalScrollBar(), scroll_bar, theme)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(40)
        shadow.setOffset(0, 10)
        shadow.setColor(QColor(0, 0, 0, 110))
        self.setGraphicsEffect(shadow)
        self._style()
        theme.changed.connect(self._style)
        parent.installEventFilter(self)
        self.hide()

    @property
    def shown(self) -> list[Entry]:
        """What it lists now."""
        return [self._model.item(row).data(ENTRY) for row in range(self._model.rowCount())]

    def open(self) -> None:
        """Come up, empty, with the keyboard."""
        self._before = self.window().focusWidget()
        self._entries = self._source()
        self.field.clear()
        self._list("")
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_box(self) -> None:
        """Go, and give the keyboard back."""
        if self.isHidden():
            return
        # hiding moves the keyboard on, which must not count as the user's leaving
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that mean the list; stay in place when the window changes its size."""
        if watched is self.parent():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, *_STEPS):
                event.accept()
                return True
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
                self._before = None
                self.close_box()
            return False
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A rounded sheet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line"), 1.0))
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 1.25 * GRID, 1.25 * GRID)
        painter.end()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_box()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.rows.currentIndex())
        elif key in _STEPS and self._model.rowCount():
            now = max(self.rows.currentIndex().row(), 0)
            wanted = now + _STEPS[Qt.Key(key)]
            if abs(_STEPS[Qt.Key(key)]) == 1:
                wanted %= self._model.rowCount()
            wanted = min(max(wanted, 0), self._model.rowCount() - 1)
            self.rows.setCurrentIndex(self._model.index(wanted, 0))
        else:
            return key == Qt.Key.Key_Tab
        return True

    def _list(self, typed: str) -> None:
        self._model.clear()
        for entry in find(self._entries, typed, self.recent):
            item = QStandardItem(entry.title)
            item.setData(entry, ENTRY)
            spoken = ", ".join(one for one in (entry.title, entry.kind, entry.hint, entry.why_not) if one)
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        found = self._model.rowCount() > 0
        self.rows.setVisible(found)
        self.nothing.setVisible(not found)
        if found:
            self.rows.setCurrentIndex(self._model.index(0, 0))
        self._place()

    def _run(self, index: QModelIndex) -> None:
        entry: Any = index.data(ENTRY) if index.isValid() else None
        if entry is None or entry.why_not:
            return
        self.recent = [entry.id, *(one for one in self.recent if one != entry.id)][:REMEMBERED]
        self.close_box()
        self._guarded(entry.run)()

    def _place(self) -> None:
        window = self.window()
        rows = min(self._model.rowCount(), ROWS) * row_height(self._theme)
        inner = rows if self._model.rowCount() else self.nothing.sizeHint().height()
        width = min(WIDTH, window.width() - 4 * GRID)
        height = 3 * GRID + self.field.minimumHeight() + inner
        self.setGeometry((window.width() - width) // 2, max(window.height() // 9, 2 * GRID), width, height)

    def _style(self) -> None:
        self.field.setFont(self._theme.font(Type.LEAD))
        self._theme.shade(self.rows.viewport(), back="raised")
        self._theme.shade(self.nothing, ink="muted")
        self.update()


_STEPS = {
    Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS - 1, Qt.Key.Key_PageUp: 1 - ROWS,
}  # fmt: skip


def row_height(theme: Theme) -> int:
    """Of one answer, pixels."""
    return int(QFontMetricsF(theme.font()).height() + 1.75 * GRID)


class _RowPainter(QStyledItemDelegate):
    """Icon or colour, title, what it is, keys."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line with room about it."""
        return QSize(200, row_height(self._theme))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        entry: Entry = index.data(ENTRY)
        theme, box = self._theme, QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if chosen else "hover"))
            painter.drawRoundedRect(box, 0.75 * GRID, 0.75 * GRID)
        box.adjust(1.5 * GRID, 0, -1.5 * GRID, 0)
        middle = box.center().y()
        if entry.colour is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.of_zone(entry.colour))
            painter.drawRoundedRect(QRectF(box.left() + 3, middle - 6, 12, 12), 3, 3)
        elif entry.icon:
            drawn = icon(entry.icon, theme.tokens)
            drawn.paint(painter, int(box.left()), int(middle - 9), 18, 18)
        box.setLeft(box.left() + 3.5 * GRID)
        faded = bool(entry.why_not)
        right = f"{entry.kind}   {entry.hint}" if entry.hint else entry.kind
        if faded:
            right = f"{entry.why_not} · {entry.kind}"
        small = theme.font(Type.SMALL)
        wide = min(QFontMetricsF(small).horizontalAdvance(right), 0.45 * box.width())
        align = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted" if faded else "ink"))
        room = box.width() - wide - 2 * GRID
        title = QFontMetricsF(painter.font()).elidedText(entry.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, align | Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        right = QFontMetricsF(small).elidedText(right, Qt.TextElideMode.ElideLeft, wide + 2)
        painter.drawText(box, align | Qt.AlignmentFlag.AlignRight, right)
        painter.restore()
