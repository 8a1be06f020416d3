"""The page of named views: shows them, puts them in order, renames, replaces and deletes them."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scalpviz.app.saved_views.view_book import ViewBook
from scalpviz.app.style.style_sheets import dress, link, listed, main_button, plain_button, scroll_bar
from scalpviz.app.style.theme import GRID, Theme, Type

SIZE = (70 * GRID, 54 * GRID)
NAME = Qt.ItemDataRole.UserRole
Guarded = Callable[[Callable[[], None]], Callable[[], None]]


class ViewsPage(QDialog):
    """A list in the order of the lesson; dragging, or two buttons, change the order.

    Parameters
    ----------
    book : ViewBook
        Whose views are listed.
    guarded : callable
        Wraps what a button does so that nothing it raises escapes.
    """

    wanted = Signal(str)
    """A view is to be shown: its name."""
    replaced = Signal(str)
    """A view is to hold what is shown now: its name."""
    opening, saving, adding = Signal(), Signal(), Signal()
    """Views of a file are wanted, a file of these views, the view on show as one more."""

    def __init__(self, book: ViewBook, theme: Theme, guarded: Guarded, parent: QWidget) -> None:
        super().__init__(parent)
        self._book, self._theme, self._guarded = book, theme, guarded
        self._say, keep = theme.words.say, theme.words.keep
        keep(self, self.setWindowTitle, "Named views")
        self.resize(*SIZE)
        self.rows = QListWidget()
        keep(self.rows, self.rows.setAccessibleName, "Named views")
        self.rows.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.rows.setSpacing(1)
        self.rows.itemActivated.connect(lambda item: self.wanted.emit(item.data(NAME)))
        self.rows.itemChanged.connect(lambda item: guarded(lambda: self._renamed(item))())
        self.rows.currentRowChanged.connect(self._enable)
        self.rows.model().rowsMoved.connect(lambda *_: guarded(self._ordered)())
        self.note, self.take_back = QLabel(), QPushButton()
        self.note.setWordWrap(True)
        self.take_back.clicked.connect(guarded(self._take_back))
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        for widget, sheet in ((self.rows, listed), (self.take_back, link)):
            dress(widget, sheet, theme)
        dress(self.rows.verticalScrollBar(), scroll_bar, theme)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.rows)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.buttons["delete"].click)
        book.listen(self._fill)
        theme.changed.connect(self._style)
        theme.words.changed.connect(self.quiet)
        self._style()
        self._fill()
        self.quiet()

    def quiet(self) -> None:
        """Say no more of what was done last; without views, what to do."""
        empty = not self._book.views
        self.note.setText(
            self._say("No view is saved yet: arrange what you want to show, then Ctrl+D.") if empty else ""
        )
        self.take_back.hide()

    def tell(self, words: str) -> None:
        """Say what was done, with a button that takes it back."""
        self.note.setText(words)
        self.take_back.setText(self._say("Undo"))
        self.take_back.show()

    @property
    def chosen(self) -> str | None:
        """Name of the row that the keyboard is on."""
        item = self.rows.currentItem()
        return None if item is None else str(item.data(NAME))

    # -- inside --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        beside, below = QVBoxLayout(), QHBoxLayout()
        for name, title, run in (
            ("show", "Show", self._show_chosen),
            ("rename", "Rename", self._rename),
            ("replace", "Replace with what is shown", self._replace),
            ("up", "Up", lambda: self._move(-1)),
            ("down", "Down", lambda: self._move(1)),
            ("delete", "Delete", self._delete),
            ("add", "Save this view…", self.adding.emit),
            ("open", "Open views…", self.opening.emit),
            ("save", "Save views…", self.saving.emit),
            ("close", "Close", self.reject),
        ):
            button = self.buttons[name] = QPushButton()
            self._theme.words.keep(button, button.setText, title)
            button.setAutoDefault(False)
            button.clicked.connect(self._guarded(run))
            dress(button, main_button if name == "show" else plain_button, self._theme)
            (below if name in ("open", "save", "close") else beside).addWidget(button)
            if name in ("replace", "down", "delete"):
                beside.addSpacing(GRID)
        beside.addStretch(1)
        below.insertStretch(2, 1)
        middle, foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        middle.addWidget(self.rows, 1)
        middle.addLayout(beside)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.take_back)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        for box in (beside, below, foot, column):
            box.setSpacing(GRID)
        middle.setSpacing(2 * GRID)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        column.addLayout(below)

    def _style(self) -> None:
        self.note.setFont(self._theme.font(Type.SMALL))
        self.note.setMinimumHeight(2 * self.note.fontMetrics().height() + GRID)
        self._theme.shade(self.note, ink="muted")

    def _fill(self) -> None:
        row = self.rows.currentRow()
        self.rows.blockSignals(True)
        self.rows.clear()
        for name in self._book.names:
            item = QListWidgetItem(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setSizeHint(QSize(0, 4 * GRID))
            item.setData(NAME, name)
            self.rows.addItem(item)
        self.rows.setCurrentRow(min(max(row, 0), self.rows.count() - 1))
        self.rows.blockSignals(False)
        self.quiet()
        self._enable()

    def _enable(self, *_row: int) -> None:
        row, last = self.rows.currentRow(), self.rows.count() - 1
        for name in ("show", "rename", "replace", "delete"):
            self.buttons[name].setEnabled(row >= 0)
        self.buttons["save"].setEnabled(last >= 0)
        self.buttons["up"].setEnabled(row > 0)
        self.buttons["down"].setEnabled(0 <= row < last)

    def _show_chosen(self) -> None:
        if self.chosen is not None:
            self.wanted.emit(self.chosen)

    def _rename(self) -> None:
        if (item := self.rows.currentItem()) is not None:
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
            self.rows.editItem(item)

    def _renamed(self, item: QListWidgetItem) -> None:
        before, now = str(item.data(NAME)), item.text().strip()
        if now == before:
            return
        if not self._book.rename(before, now):
            item.setText(before)
            if now:
                self.note.setText(
                    self._say("Another view is called “{name}”; choose another name.", name=now)
                )

    def _replace(self) -> None:
        if (name := self.chosen) is not None:
            self.replaced.emit(name)
            self.tell(self._say("“{name}” now holds what is shown.", name=name))

    def _delete(self) -> None:
        if (name := self.chosen) is not None:
            self._book.delete(name)
            self.tell(self._say("“{name}” was deleted.", name=name))

    def _take_back(self) -> None:
        self._book.take_back()
        self.quiet()

    def _move(self, by: int) -> None:
        row, names = self.rows.currentRow(), list(self._book.names)
        if 0 <= row + by < len(names):
            names[row], names[row + by] = names[row + by], names[row]
            self._book.order(names)
            self.rows.setCurrentRow(row + by)

    def _ordered(self) -> None:
        row = self.rows.currentRow()
        self._book.order([str(self.rows.item(k).data(NAME)) for k in range(self.rows.count())])
        self.rows.setCurrentRow(row)
