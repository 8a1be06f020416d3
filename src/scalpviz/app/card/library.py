"""The library: pages about the systems, technique, safety, evidence, conventions and sources."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Qt, QUrl
from PySide6.QtGui import QStandardItem, QStandardItemModel, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from scalpviz.about import NOTICE
from scalpviz.app.card.needle_section import NeedleSection, ScalpLayer
from scalpviz.app.card.page import line_html
from scalpviz.app.style.style_sheets import dress, scroll_bar
from scalpviz.app.style.theme import GRID, Type, has_chinese
from scalpviz.state.cards.pages import pages
from scalpviz.state.phrases import text

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Theme
    from scalpviz.atlas.model import Atlas
    from scalpviz.state.cards.pages import Page

PAGE = Qt.ItemDataRole.UserRole + 1
ANGLE = (15.0, 30.0)
"""Of the drawing on the page about technique: what most sources give."""
SCHEMATIC = text("Schematic, not to scale.")


class Library(QDialog):
    """Pages one can leaf through; may stay open beside the window."""

    def __init__(self, theme: Theme, atlas: Atlas, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.resize(920, 680)
        self._theme, self._atlas, self._language = theme, atlas, language
        self._pages: tuple[Page, ...] = ()
        self._shown: Page | None = None
        self.contents = QTreeView()
        theme.words.keep(self.contents, self.contents.setAccessibleName, "Pages")
        self.contents.setHeaderHidden(True)
        self.contents.setRootIsDecorated(False)
        self.contents.setItemsExpandable(False)
        self.contents.setIndentation(GRID)
        self.contents.setFrameShape(QFrame.Shape.NoFrame)
        self.contents.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.contents.setFixedWidth(30 * GRID)
        self._model = QStandardItemModel(self)
        self.contents.setModel(self._model)
        self.contents.selectionModel().currentChanged.connect(
            lambda now, _before: self._turn_to(now.data(PAGE))
        )
        self._title, self._subtitle = QLabel(), QLabel()
        self.section = NeedleSection(theme)
        self.page = QTextBrowser()
        theme.words.keep(self.page, self.page.setAccessibleName, "Page")
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow_link)
        self._lay_out()
        for scrolling in (self.contents, self.page):
            dress(scrolling.verticalScrollBar(), scroll_bar, theme)
        self._style()
        self._fill()
        theme.changed.connect(self._restyle)

    @property
    def shown(self) -> Page | None:
        """The page on show."""
        return self._shown

    def show_page(self, name: str) -> None:
        """Turn to a page by its id; to the first if there is none of that name."""
        index = self._index_of(name) or self._index_of(self._pages[0].id if self._pages else "")
        if index is not None:
            self.contents.setCurrentIndex(index)

    def show_source(self, source: str) -> None:
        """Turn to the sources, and there to one of them."""
        self.show_page("sources")
        # Its entry begins with its id; looked for from the top, since the page may have been open.
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        if self.page.find(QRegularExpression(f"^{QRegularExpression.escape(source)}\\s")):
            found = self.page.cursorRect()
            bar = self.page.verticalScrollBar()
            bar.setValue(bar.value() + found.top() - 2 * GRID)

    def read(self, atlas: Atlas, language: str) -> None:
        """Follow another atlas or language; the page on show stays."""
        if (atlas, language) != (self._atlas, self._language):
            self._atlas, self._language = atlas, language
            self._fill()

    # -- inside --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(3 * GRID, 3 * GRID, 2 * GRID, GRID)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        column.addSpacing(GRID)
        column.addWidget(self.section)
        column.addWidget(self.page, 1)
        right = QWidget()
        right.setLayout(column)
        self._right = right
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.contents)
        row.addWidget(right, 1)

    def _fill(self) -> None:
        kept = self._shown.id if self._shown else ""
        self._pages = pages(self._atlas, self._language)
        self._model.clear()
        shelves: dict[str, QStandardItem] = {}
        for page in self._pages:
            if page.shelf not in shelves:
                shelf = QStandardItem(page.shelf)
                shelf.setFlags(Qt.ItemFlag.ItemIsEnabled)
                shelf.setFont(self._theme.font(Type.SMALL, bold=True))
                shelf.setForeground(self._theme.colour("accent"))
                self._model.appendRow(shelf)
                shelves[page.shelf] = shelf
            item = QStandardItem(page.title)
            item.setData(page, PAGE)
            shelves[page.shelf].appendRow(item)
        self.contents.expandAll()
        self.setWindowTitle(text("Library").in_language(self._language))
        self.show_page(kept)

    def _index_of(self, name: str):  # type: ignore[no-untyped-def]
        for shelf in range(self._model.rowCount()):
            for row in range(self._model.item(shelf).rowCount()):
                item = self._model.item(shelf).child(row)
                if item.data(PAGE).id == name:
                    return item.index()
        return None

    def _turn_to(self, page: Page | None) -> None:
        if page is None:
            return
        self._shown = page
        self._title.setText(page.title)
        self._subtitle.setText(page.subtitle if has_chinese() or page.subtitle.isascii() else "")
        self._subtitle.setVisible(bool(self._subtitle.text()))
        layers = tuple(
            ScalpLayer(layer.name.in_language(self._language), layer.needled)
            for layer in self._atlas.scalp_layers
        )
        self.section.show_section(layers if page.layers else (), ANGLE, SCHEMATIC.in_language(self._language))
        self._write()

    def _write(self) -> None:
        if self._shown is None:
            return
        tokens, points = self._theme.tokens, self._theme.font().pointSizeF()
        blocks = "".join(
            f'<p style="margin-top:16px; margin-bottom:4px;"><span style="font-weight:600;'
            f' color:{tokens.accent};">{escape(block.title)}</span></p>'
            + "".join(line_html(line, tokens, points) for line in block.lines)
            for block in self._shown.blocks
        )
        notice = f'<p style="margin-top:20px; color:{tokens.muted};">{escape(NOTICE)}</p>'
        self.page.document().setDefaultFont(self._theme.font())
        self.page.setHtml(f'<body style="color:{tokens.ink};">{blocks}{notice}</body>')

    def _follow_link(self, link: QUrl) -> None:
        """A mark leads to its source."""
        if link.scheme() == "source":
            self.show_source(link.path())

    def _style(self) -> None:
        theme = self._theme
        self._title.setFont(theme.font(Type.TITLE, bold=True))
        self._subtitle.setFont(theme.font(Type.LEAD))
        theme.shade(self._subtitle, ink="muted")
        theme.shade(self._right, back="base")
        theme.shade(self.page.viewport(), back="base")
        theme.shade(self.contents.viewport(), back="window")

    def _restyle(self) -> None:
        self._style()
        self._fill()
        self._write()
