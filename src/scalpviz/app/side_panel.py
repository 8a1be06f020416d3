"""The side panel: search, systems, list, card."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from scalpviz.app.card_view import CardView
from scalpviz.app.search_field import SearchField
from scalpviz.app.system_bar import SystemBar
from scalpviz.app.theme import GRID, Theme
from scalpviz.app.trim import LineSplitter, dress, scroll_bar
from scalpviz.app.zone_list import ZoneListView
from scalpviz.atlas.model import Atlas
from scalpviz.state.zone_list import Group

WIDTH = 432


class SidePanel(QWidget):
    """Links each zone to what it is for."""

    def __init__(
        self,
        atlas: Atlas,
        theme: Theme,
        colours: Mapping[tuple[str, str], tuple[float, float, float]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.search = SearchField(theme)
        self.systems = SystemBar(atlas, theme)
        self.list = ZoneListView(theme, colours)
        self.card = CardView(theme, colours)
        self._nothing = QLabel()
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setMargin(2 * GRID)
        self._lay_out()
        for scrolling in (self.list, self.card):
            dress(scrolling.verticalScrollBar(), scroll_bar, theme)
        self._style()
        theme.changed.connect(self._style)

    def show_list(self, groups: tuple[Group, ...], query: str) -> None:
        """Show the rows, or that nothing answers the search."""
        self.list.show_groups(groups)
        self.search.show_query(query)
        self._nothing.setText(
            f"Nothing in the atlas answers “{query.strip()}”.\n"
            "Try a shorter word, a code such as MS6, or pinyin without tones."
        )
        self._listed.setCurrentIndex(0 if groups else 1)

    def _lay_out(self) -> None:
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 2 * GRID, 0, 0)
        column.setSpacing(GRID)
        field = QVBoxLayout()
        field.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        field.addWidget(self.search)
        column.addLayout(field)
        systems = QVBoxLayout()
        systems.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        systems.addWidget(self.systems)
        column.addLayout(systems)
        self._listed = QStackedLayout()
        self._listed.addWidget(self.list)
        self._listed.addWidget(self._nothing)
        column.addLayout(self._listed, 1)
        self.split = LineSplitter(Qt.Orientation.Vertical, self._theme)
        self.split.addWidget(above)
        self.split.addWidget(self.card)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([420, 380])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)
        above.setMinimumHeight(200)
        self.card.setMinimumHeight(160)
        self.setMinimumWidth(320)

    def _style(self) -> None:
        self._theme.shade(self, back="base")
        # Qt keeps a palette of its own for item views, which knows nothing of the application's.
        self._theme.shade(self.list.viewport(), back="base")
