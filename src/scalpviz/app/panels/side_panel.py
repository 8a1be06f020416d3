"""The side panel: search, systems, then zones, body or conditions; below them a card or a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QPushButton, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from scalpviz.app.panels.search_field import SearchField
from scalpviz.app.panels.system_bar import SystemBar
from scalpviz.app.panels.zone_list import ZoneListView
from scalpviz.app.style.style_sheets import LineSplitter, dress, scroll_bar
from scalpviz.app.style.theme import GRID
from scalpviz.app.widgets.switch import Switch
from scalpviz.state.phrases import text

if TYPE_CHECKING:
    from scalpviz.app.card.highlight_page_view import HighlightPageView
    from scalpviz.app.card.trail_bar import TrailBar
    from scalpviz.app.card.view import CardView
    from scalpviz.app.panels.body_panel import BodyPanel
    from scalpviz.app.panels.conditions_panel import ConditionsPanel
    from scalpviz.app.panels.system_bar import Listed
    from scalpviz.app.style.theme import Theme
    from scalpviz.atlas.model import Atlas
    from scalpviz.state.cards.body import Body, BodyState
    from scalpviz.state.cards.card import Card
    from scalpviz.state.cards.condition_rows import ConditionGroup
    from scalpviz.state.cards.highlight_page import HighlightPage
    from scalpviz.state.cards.listing import Group

WIDTH = 432
LEAST_ABOVE, LEAST_BELOW = 200, 160


class Tab(IntEnum):
    """What the upper half of the panel shows; the order is that of the switch."""

    ZONES = 0
    BODY = 1
    CONDITIONS = 2


TABS = (text("Zones"), text("Body"), text("Conditions"))


class SidePanel(QWidget):
    """Links each zone to what it is for.

    The list is there at once; the rest is made when the panel is first told of an atlas.
    """

    body: BodyPanel
    conditions: ConditionsPanel
    card: CardView
    page: HighlightPageView
    trail: TrailBar

    left_card = Signal()
    """The way back from a zone's card to the page of what is highlighted was taken."""

    def __init__(
        self,
        systems: Iterable[Listed],
        theme: Theme,
        colours: Mapping[tuple[str, str], tuple[float, float, float]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._colours = theme, colours
        self._shown: tuple[str, ...] = ()
        self._sizes: dict[Tab, list[int]] = {}
        self._whole = self._has_page = False
        self.search = SearchField(theme)
        self.systems = SystemBar(systems, theme)
        self.tabs = Switch(theme, "Zones, body or conditions", wide=True)
        self.tabs.chosen.connect(lambda row: self.show_tab(Tab(row)))
        self.list = ZoneListView(theme, colours)
        self.back = QPushButton()
        self.back.clicked.connect(self.left_card)
        self._nothing = QLabel()
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setMargin(2 * GRID)
        self._lay_out()
        dress(self.list.verticalScrollBar(), scroll_bar, theme)
        self.name_tabs(theme.words.language)
        self.tabs.show_row(Tab.ZONES)
        self._style()
        theme.changed.connect(self._style)

    @property
    def tab(self) -> Tab:
        """What the upper half shows."""
        return Tab(self._tabbed.currentIndex())

    def take_atlas(self, atlas: Atlas) -> None:
        """Know an atlas, the first or another one."""
        from scalpviz.state.cards.body import Body

        body = Body(atlas)
        self.systems.take_systems(atlas.systems)
        if not self._whole:
            self._complete(body)
            return
        self.body.take_body(body)
        self.card.figure.take_body(body)

    def name_tabs(self, language: str) -> None:
        """Write on the switch what the upper half can show."""
        self.tabs.show_words(tuple(name.in_language(language) for name in TABS))

    def show_tab(self, tab: Tab) -> None:
        """Show the zones, the body or the conditions; the figure takes more room than a list."""
        before = self.tab
        self.tabs.show_row(tab)
        if tab is before:
            return
        self._sizes[before] = self.split.sizes()
        self._tabbed.setCurrentIndex(tab)
        kept = self._sizes.get(tab)
        if kept is None and tab is Tab.BODY:
            total = sum(self.split.sizes())
            from scalpviz.app.figure.body_figure import RATIO

            head = self._tabbed.mapTo(self, self._tabbed.rect().topLeft()).y()
            wanted = head + int(min(self.width(), WIDTH) * RATIO) + 5 * GRID
            above = max(min(wanted, total - LEAST_BELOW), self.split.sizes()[0])
            kept = [above, total - above]
        self.split.setSizes(kept or self._sizes[Tab.ZONES])

    def show_systems(self, systems: tuple[str, ...], language: str) -> None:
        """Name the systems on view."""
        self._shown = systems
        self.systems.show_systems(systems, language)

    def show_list(self, groups: tuple[Group, ...], query: str) -> None:
        """Show the rows, or that nothing answers the search."""
        if query.strip() and self.tab is Tab.BODY:
            self.show_tab(Tab.ZONES)
        self.list.show_groups(groups)
        self.search.show_query(query)
        self._nothing.setText(
            self._theme.words.say(
                "Nothing in the atlas answers “{query}”.\n"
                "Try a shorter word, a code such as MS6, or pinyin without tones.",
                query=query.strip(),
            )
            if query.strip()
            else ""
        )
        self._listed.setCurrentIndex(0 if groups else 1)

    def show_region(self, title: str) -> None:
        """Bring a region's zones up in the list."""
        self.show_tab(Tab.ZONES)
        self.list.bring_up_group(title)

    def show_body(self, body: BodyState) -> None:
        """Light areas on the figures."""
        self.name_tabs(body.language)
        self.body.show_body(body)
        self.card.figure.show_body(body)

    def show_conditions(self, groups: tuple[ConditionGroup, ...], chosen: str | None) -> None:
        """Show the index of conditions."""
        self.conditions.show_groups(groups, chosen)

    def show_card(self, card: Card | None) -> None:
        """Show a zone's card; without one, the page of what is highlighted, or what to do."""
        self.card.show_card(card)
        self._turn()

    def show_page(self, page: HighlightPage | None) -> None:
        """Show the page of a body area or a condition, unless a zone's card is open."""
        self.page.show_page(page)
        self._has_page = page is not None
        if page is not None:
            self.back.setText(f"‹ {page.title}")
        self._turn()

    def _turn(self) -> None:
        has_card = self.card.card is not None
        self._below.setCurrentWidget(self.page if self._has_page and not has_card else self.card)
        self.back.setVisible(self._has_page and has_card)

    def _lay_out(self) -> None:
        self._above = QWidget()
        column = QVBoxLayout(self._above)
        column.setContentsMargins(0, 2 * GRID, 0, 0)
        column.setSpacing(GRID)
        inset_ones: tuple[QWidget, ...] = (self.search, self.systems, self.tabs)
        for widget in inset_ones:
            inset = QVBoxLayout()
            inset.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
            inset.addWidget(widget)
            column.addLayout(inset)
        listed = QWidget()
        self._listed = QStackedLayout(listed)
        self._listed.addWidget(self.list)
        self._listed.addWidget(self._nothing)
        self._tabbed = QStackedWidget()
        self._tabbed.addWidget(listed)
        column.addWidget(self._tabbed, 1)
        self._reading = reading = QWidget()
        self._below = QStackedWidget()
        self.back.hide()
        self.split = LineSplitter(Qt.Orientation.Vertical, self._theme)
        self.split.addWidget(self._above)
        self.split.addWidget(reading)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([420, 380])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)
        self._above.setMinimumHeight(LEAST_ABOVE)
        reading.setMinimumHeight(LEAST_BELOW)
        self.setMinimumWidth(320)

    def _complete(self, body: Body) -> None:
        """Make what shows more than the list: the figure, the conditions, the card, the page."""
        from scalpviz.app.card.highlight_page_view import HighlightPageView
        from scalpviz.app.card.trail_bar import TrailBar
        from scalpviz.app.card.view import CardView
        from scalpviz.app.panels.body_panel import BodyPanel
        from scalpviz.app.panels.conditions_panel import ConditionsPanel
        from scalpviz.state.cards.body import BodyState

        theme, colours = self._theme, self._colours

        def zone_colour(system: str, code: str) -> QColor:
            return theme.of_zone(colours[system, code])

        self.body = BodyPanel(body, theme, zone_colour, lambda: self._shown)
        self.conditions = ConditionsPanel(theme)
        self.card = CardView(theme, colours, body)
        self.page = HighlightPageView(theme, zone_colour)
        self.trail = TrailBar(theme, self.back)
        self._tabbed.addWidget(self.body)
        self._tabbed.addWidget(self.conditions)
        self._below.addWidget(self.card)
        self._below.addWidget(self.page)
        below = QVBoxLayout(self._reading)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.trail)
        below.addWidget(self._below, 1)
        for scrolling in (self.card, self.conditions):
            dress(scrolling.verticalScrollBar(), scroll_bar, theme)
        self._whole = True
        self.show_body(BodyState())
        self._style()

    def _style(self) -> None:
        self._theme.shade(self, back="base")
        # Qt keeps a palette of its own for item views, which knows nothing of the application's.
        views = (self.list, self.conditions) if self._whole else (self.list,)
        for view in views:
            self._theme.shade(view.viewport(), back="base")
