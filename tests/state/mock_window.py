"""A window that only remembers what it was told."""

from scalpviz.state.cards.body import BodyState
from scalpviz.state.cards.card import Card
from scalpviz.state.cards.condition_rows import ConditionGroup
from scalpviz.state.cards.highlight_page import HighlightPage
from scalpviz.state.cards.listing import Group
from scalpviz.state.cards.pointed import Pointed
from scalpviz.state.cards.presenting_text import Presented
from scalpviz.state.view import HeadChoice, NamedView, ZoneRef


class MockWindow:
    def __init__(self) -> None:
        self.groups: tuple[Group, ...] = ()
        self.query = ""
        self.selected: ZoneRef | None = None
        self.card: Card | None = None
        self.pointed: list[Pointed | None] = []
        self.brought: list[ZoneRef] = []
        self.flights: list[NamedView | None] = []
        self.body = BodyState()
        self.conditions: tuple[ConditionGroup, ...] = ()
        self.page: HighlightPage | None = None
        self.loaded: list[HeadChoice] = []
        self.presented: Presented | None = None

    @property
    def codes(self) -> list[str]:
        return [row.code for group in self.groups for row in group.rows]

    def show_list(self, groups: tuple[Group, ...], query: str) -> None:
        self.groups, self.query = groups, query

    def show_selected(self, ref: ZoneRef | None) -> None:
        self.selected = ref

    def show_card(self, card: Card | None) -> None:
        self.card = card

    def show_pointed(self, pointed: Pointed | None) -> None:
        self.pointed.append(pointed)

    def show_body(self, body: BodyState) -> None:
        self.body = body

    def show_conditions(self, groups: tuple[ConditionGroup, ...], chosen: str | None) -> None:
        self.conditions = groups

    def show_highlight_page(self, page: HighlightPage | None) -> None:
        self.page = page

    def show_presented(self, presented: Presented | None) -> None:
        self.presented = presented

    def load_head(self, head: HeadChoice) -> None:
        self.loaded.append(head)

    def bring_into_sight(self, ref: ZoneRef) -> None:
        self.brought.append(ref)

    def fly_to(self, view: NamedView | None) -> None:
        self.flights.append(view)
