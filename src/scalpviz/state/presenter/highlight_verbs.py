"""The presenter's verbs for body areas and conditions: what is chosen there lights zones on the head."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scalpviz.side import Side
from scalpviz.state.cards.area_page import area_page
from scalpviz.state.cards.body import AreaRef, BodyState, areas_of
from scalpviz.state.cards.conditions import ConditionIndex, condition_page
from scalpviz.state.cards.highlight_page import HighlightPage
from scalpviz.state.highlighting import ALWAYS, NO_HIGHLIGHT, Lighting
from scalpviz.state.presenter.window import Window
from scalpviz.state.view import View, ZoneRef
from scalpviz.state.view_state import ViewState

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas

LIGHTING = frozenset(NO_HIGHLIGHT)
PAGED = LIGHTING | {"systems", "language", "folded"}
"""Fields of a view after which the page of what is highlighted is written anew."""


class HighlightVerbs:
    """A part of the presenter."""

    _atlas: Atlas
    _state: ViewState
    _window: Window

    def _take_lighting(self, atlas: Atlas) -> None:
        """Light by this atlas from now on."""
        self._atlas = atlas
        self._lighting = Lighting(atlas)
        self._index = ConditionIndex(atlas)
        self._page: HighlightPage | None = None

    def choose_area(self, area: str | None, side: Side | None = None) -> None:
        """Light the zones that stand for an area of the body; the same again, or None, lights nothing.

        Parameters
        ----------
        side : Side, optional
            Of the body; both without it.

        Raises
        ------
        KeyError
            The atlas has no such area.
        """
        view = self._state.view
        if area is None or (view.area, view.affected) == (area, side):
            self._state.change(**NO_HIGHLIGHT)
            return
        self._lighting.inside(area)
        self._light(area=area, condition=None, affected=side, include_hidden_systems=False)

    def choose_condition(self, condition: str | None, affected: Side | None = None) -> None:
        """Light the zones combined for a condition; None lights nothing.

        Parameters
        ----------
        affected : Side, optional
            The side of the body it affects; both without it.

        Raises
        ------
        KeyError
            The atlas has no such condition.
        """
        if condition is None:
            self._state.change(**NO_HIGHLIGHT)
            return
        sided = self._lighting.condition(condition).sided
        self._light(
            area=None, condition=condition, affected=affected if sided else None, include_hidden_systems=False
        )

    def set_affected(self, side: Side | None) -> None:
        """Choose the side of the body that is affected; None for both, or where it is not said."""
        self._change(affected=side)

    def include_hidden_systems(self, wanted: bool) -> None:
        """Light zones of systems that are not on view as well, or no longer."""
        self._change(include_hidden_systems=wanted)

    def _light(self, **changes: Any) -> None:
        """Choose what is highlighted; a zone selected before gives way, and the highlighted sides show."""
        after = self._lighted(changes)
        sides = self._state.view.sides | {ref.side for ref in after["highlighted"]}
        hidden = self._state.view.hidden_regions - {self._region_of(ref) for ref in after["highlighted"]}
        if self._state.change(**after, selected=None, query="", sides=sides, hidden_regions=hidden):
            self._bring_highlighted_into_sight()

    def _bring_highlighted_into_sight(self) -> None:
        """Fly to the first zone that is highlighted."""
        chosen = self._lighting.chosen(self._state.view)
        first = next((zone for zone in chosen if zone.system != ALWAYS), None)
        if first is not None:
            side = first.sides[0] if len(first.sides) == 1 else None
            self._window.bring_into_sight(ZoneRef(first.system, first.code, side, first.part))

    def _change(self, **changes: Any) -> frozenset[str]:
        """Change the view; what is highlighted follows."""
        return self._state.change(**self._lighted(changes))

    def _lighted(self, changes: dict[str, Any]) -> dict[str, Any]:
        return {**changes, "highlighted": self._lighting.highlighted(replace(self._state.view, **changes))}

    def _is_highlighted(self, ref: ZoneRef) -> bool:
        return any(same_zone(ref, highlighted) for highlighted in self._state.view.highlighted)

    def _region_of(self, ref: ZoneRef) -> str:
        """Id of the region of the head that a zone or a point belongs to; empty for none."""
        return self._atlas.named(ref.system, ref.code).region or ""

    # -- following -----------------------------------------------------------------------------

    def _prepare_page(self, view: View, changed: frozenset[str]) -> None:
        """Write the page of what is highlighted."""
        if changed & PAGED:
            self._page = self._make_page(view)

    def _follow_light(self, view: View, changed: frozenset[str]) -> None:
        """Tell the window what follows for figure, index and page."""
        if changed & PAGED:
            self._window.show_highlight_page(self._page)
        if changed & (LIGHTING | {"systems", "selected", "language"}):
            self._window.show_body(self._make_body(view))
        if changed & {"query", "language", "condition"}:
            self._window.show_conditions(self._index.groups(view.query, view.language), view.condition)

    def _make_page(self, view: View) -> HighlightPage | None:
        if view.condition is not None:
            page = condition_page(self._atlas, self._lighting, view)
        elif view.area is not None:
            page = area_page(self._atlas, self._lighting, view)
        else:
            return None
        folded = tuple(replace(s, folded=s.topic in view.folded) for s in page.sections)
        return replace(page, sections=folded)

    def _make_body(self, view: View) -> BodyState:
        chosen = AreaRef(view.area, view.affected) if view.area is not None else None
        highlighted = areas_of(self._atlas, view.selected) if view.selected is not None else frozenset()
        return BodyState(chosen, view.selected, highlighted, view.language)


def same_zone(first: ZoneRef, second: ZoneRef) -> bool:
    """Whether two references mean the same zone, whatever side and part."""
    return (first.system, first.code) == (second.system, second.code)
