"""The user's named views: a file of them, and a page to rename, order and drop them."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
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

from scalpviz.app.theme import GRID, Theme
from scalpviz.errors import ScalpVizError
from scalpviz.files import write_text
from scalpviz.state.saved_view import SavedView, from_json, to_json


def own_file() -> Path:
    """Where the user's views lie."""
    return (
        Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)) / "views.json"
    )


class NamedViews:
    """Views in the order in which one steps through them; each change is written at once.

    Parameters
    ----------
    path : Path
        The file; it need not be there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.views: tuple[SavedView, ...] = ()
        self.shown: str | None = None
        self._listeners: list[Callable[[], None]] = []

    def read(self) -> None:
        """Read the file; one that cannot be read is put aside under another name.

        Raises
        ------
        ScalpVizError
            It could not be read; it was put aside.
        """
        try:
            self.views = read_views(self._path) if self._path.exists() else ()
        except ScalpVizError as error:
            aside = self._path.with_suffix(".broken.json")
            self._path.replace(aside)
            raise ScalpVizError(f"{error} It was put aside as {aside.name}.") from error
        self._tell()

    def listen(self, listener: Callable[[], None]) -> None:
        """Call it after each change."""
        self._listeners.append(listener)

    @property
    def names(self) -> tuple[str, ...]:
        """In order."""
        return tuple(one.name for one in self.views)

    def named(self, name: str) -> SavedView:
        """The view of that name; KeyError when there is none."""
        for one in self.views:
            if one.name == name:
                return one
        raise KeyError(name)

    def keep(self, view: SavedView) -> None:
        """Add a view, or put it in the place of the one of that name."""
        if view.name in self.names:
            self._put(tuple(view if one.name == view.name else one for one in self.views))
        else:
            self._put((*self.views, view))
        self.shown = view.name

    def put(self, views: tuple[SavedView, ...]) -> None:
        """Put these in the place of all there are."""
        self._put(views)

    def step(self, by: int) -> SavedView | None:
        """The view after the one shown last, or before it; round from the last to the first."""
        if not self.views:
            return None
        now = self.names.index(self.shown) if self.shown in self.names else -1 if by > 0 else 0
        self.shown = self.names[(now + by) % len(self.views)]
        return self.named(self.shown)

    def _put(self, views: tuple[SavedView, ...]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_views(self._path, views)
        self.views = views
        self._tell()

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()


def read_views(path: Path) -> tuple[SavedView, ...]:
    """Views of a file.

    Raises
    ------
    ScalpVizError
        It cannot be read, or is no file of views.
    """
    try:
        return from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise ScalpVizError(f"{path.name} holds no named views that could be read ({error}).") from error


def write_views(path: Path, views: tuple[SavedView, ...]) -> None:
    """Write views whole or not at all."""
    write_text(path, json.dumps(to_json(views), ensure_ascii=False, indent=1) + "\n")


class ViewsPage(QDialog):
    """The list of named views: double click shows one, F2 renames, Delete drops, dragging orders."""

    def __init__(self, views: NamedViews, theme: Theme, show: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._views, self._show = views, show
        keep = theme.words.keep
        keep(self, self.setWindowTitle, "Named views")
        self.resize(420, 420)
        self.rows = QListWidget()
        keep(self.rows, self.rows.setAccessibleName, "Named views")
        self.rows.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.rows.itemActivated.connect(lambda item: show(item.data(Qt.ItemDataRole.UserRole)))
        self.rows.itemChanged.connect(self._renamed)
        self.rows.model().rowsMoved.connect(lambda *_: self._ordered())
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        keep(
            self.nothing,
            self.nothing.setText,
            "No view is saved yet: arrange what you want to show, then Ctrl+D.",
        )
        buttons = QHBoxLayout()
        self.buttons = {}
        for name, title, done in (
            ("show", "Show", self._show_chosen),
            ("rename", "Rename", self._rename),
            ("drop", "Delete", self._drop),
            ("close", "Close", self.close),
        ):
            button = QPushButton()
            keep(button, button.setText, title)
            button.setAutoDefault(name == "show")
            button.clicked.connect(done)
            buttons.addWidget(button)
            self.buttons[name] = button
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.rows, 1)
        column.addWidget(self.nothing)
        column.addLayout(buttons)
        views.listen(self._fill)
        self._fill()

    def _fill(self) -> None:
        row = self.rows.currentRow()
        self.rows.blockSignals(True)
        self.rows.clear()
        for name in self._views.names:
            item = QListWidgetItem(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.rows.addItem(item)
        self.rows.setCurrentRow(min(max(row, 0), self.rows.count() - 1))
        self.rows.blockSignals(False)
        some = self.rows.count() > 0
        self.nothing.setVisible(not some)
        for name, button in self.buttons.items():
            button.setEnabled(some or name == "close")

    def _chosen(self) -> str | None:
        item = self.rows.currentItem()
        return None if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def _show_chosen(self) -> None:
        if (name := self._chosen()) is not None:
            self._show(name)

    def _rename(self) -> None:
        if (item := self.rows.currentItem()) is not None:
            self.rows.editItem(item)

    def _drop(self) -> None:
        name = self._chosen()
        self._views.put(tuple(one for one in self._views.views if one.name != name))

    def _renamed(self, item: QListWidgetItem) -> None:
        before, now = str(item.data(Qt.ItemDataRole.UserRole)), item.text().strip()
        if not now or (now != before and now in self._views.names):
            item.setText(before)
        elif now != before:
            self._views.put(
                tuple(SavedView(now, v.fields) if v.name == before else v for v in self._views.views)
            )

    def _ordered(self) -> None:
        order = [str(self.rows.item(k).data(Qt.ItemDataRole.UserRole)) for k in range(self.rows.count())]
        self._views.put(tuple(self._views.named(name) for name in order))
