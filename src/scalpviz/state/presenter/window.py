"""What the presenter asks of a window; a mock of a few lines stands in for it in tests."""

from typing import Protocol

from scalpviz.state.cards.body import BodyState
from scalpviz.state.cards.card import Card
from scalpviz.state.cards.condition_rows import ConditionGroup
from scalpviz.state.cards.highlight_page import HighlightPage
from scalpviz.state.cards.listing import Group
from scalpviz.state.cards.pointed import Pointed
from scalpviz.state.cards.presenting_text import Presented
from scalpviz.state.view import HeadChoice, NamedView, ZoneRef


class Window(Protocol):
    """The window as the presenter sees it."""

    def show_list(self, groups: tuple[Group, ...], query: str) -> None:
        """Replace the list of zones; with a query and no groups, say that nothing was found."""

    def show_selected(self, ref: ZoneRef | None) -> None:
        """Mark the selected zone's row."""

    def show_card(self, card: Card | None) -> None:
        """Show a zone's card, or the empty one."""

    def show_pointed(self, pointed: Pointed | None) -> None:
        """Name the zone under the pointer."""

    def show_body(self, body: BodyState) -> None:
        """Light areas of the body on its figure."""

    def show_conditions(self, groups: tuple[ConditionGroup, ...], chosen: str | None) -> None:
        """Replace the index of conditions, and mark the one that is chosen."""

    def show_highlight_page(self, page: HighlightPage | None) -> None:
        """Show the page of the chosen body area or condition; None where neither is chosen."""

    def show_presented(self, presented: Presented | None) -> None:
        """Show the audience what is told of a zone; None outside presenter mode, or without a zone."""

    def load_head(self, head: HeadChoice) -> None:
        """Put a head on show, and tell the presenter that it is shown or refused."""

    def bring_into_sight(self, ref: ZoneRef) -> None:
        """Fly to a zone unless it can be seen already."""

    def fly_to(self, view: NamedView | None) -> None:
        """Fly to a named view; None is home."""
