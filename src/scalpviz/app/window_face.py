"""The window as the presenter sees it: each part shows what it is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from scalpviz.app.feedback.announce import announce
from scalpviz.layout.head_source import source_of
from scalpviz.state.cards.pointed import pointed as told_of

if TYPE_CHECKING:
    from scalpviz.app.context import AppContext
    from scalpviz.app.feedback.status_bars import MessageBar, PointerLine
    from scalpviz.app.panels.side_panel import SidePanel
    from scalpviz.app.presenting.strip import PresenterStrip
    from scalpviz.app.viewport.view_area import ViewArea
    from scalpviz.atlas.model import Atlas
    from scalpviz.state.cards.body import BodyState
    from scalpviz.state.cards.card import Card
    from scalpviz.state.cards.condition_rows import ConditionGroup
    from scalpviz.state.cards.highlight_page import HighlightPage
    from scalpviz.state.cards.listing import Group
    from scalpviz.state.cards.pointed import Pointed
    from scalpviz.state.cards.presenting_text import Presented
    from scalpviz.state.view import HeadChoice, NamedView, ZoneRef


class WindowFace:
    """A `scalpviz.state.presenter.window.Window` made of the window's parts.

    Parameters
    ----------
    context : AppContext
        Of the window.
    window : QWidget
        Speaks for all parts to who listens instead of looking.
    panel, area, line, strip, messages
        The parts.
    atlas : callable
        The atlas at hand.
    """

    def __init__(
        self,
        context: AppContext,
        window: QWidget,
        panel: SidePanel,
        area: ViewArea,
        line: PointerLine,
        strip: PresenterStrip,
        messages: MessageBar,
        atlas: Callable[[], Atlas],
    ) -> None:
        self._context, self._window, self._atlas = context, window, atlas
        self._panel, self._area, self._line, self._strip, self._messages = panel, area, line, strip, messages

    def show_list(self, groups: tuple[Group, ...], query: str) -> None:
        """Show the rows of the list."""
        self._panel.show_list(groups, query)

    def show_selected(self, ref: ZoneRef | None) -> None:
        """Mark the row of the selected zone, and tell who listens instead of looking."""
        if ref is not None:
            announce(self._window, told_of(self._atlas(), ref, self._context.state.view.language).words)
        self._panel.list.show_selected(ref)

    def show_card(self, card: Card | None) -> None:
        """Show a zone's card."""
        self._panel.show_card(card)

    def show_body(self, body: BodyState) -> None:
        """Light areas of the body on its figures."""
        self._panel.show_body(body)

    def show_conditions(self, groups: tuple[ConditionGroup, ...], chosen: str | None) -> None:
        """Show the index of conditions."""
        self._panel.show_conditions(groups, chosen)

    def show_highlight_page(self, page: HighlightPage | None) -> None:
        """Show the page of the chosen body area or condition."""
        self._panel.show_page(page)

    def show_pointed(self, pointed: Pointed | None) -> None:
        """Name the zone under the pointer."""
        self._line.show_pointed(pointed)
        self._panel.list.show_hovered(pointed.ref if pointed else None)

    def show_presented(self, presented: Presented | None) -> None:
        """Show the audience what is told of a zone."""
        self._strip.show_presented(presented)

    def load_head(self, head: HeadChoice) -> None:
        """Put a head on show in place of the one before."""
        self._messages.hide()
        self._area.load(source_of(head))

    def bring_into_sight(self, ref: ZoneRef) -> None:
        """Fly to a zone that cannot be seen."""
        self._area.bring_into_sight(ref)

    def fly_to(self, view: NamedView | None) -> None:
        """Fly to a named view, or home."""
        self._area.fly_to(view)
