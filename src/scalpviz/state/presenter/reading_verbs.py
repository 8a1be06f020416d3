"""The presenter's verbs for reading: back and forward, links, sections that fold, variants."""

from collections.abc import Callable
from typing import Any

from scalpviz.state.cards.card import VariantOnHead
from scalpviz.state.cards.topics import FOLDING
from scalpviz.state.highlighting import NO_HIGHLIGHT
from scalpviz.state.links import AreaLink, ConditionLink, Link
from scalpviz.state.presenter.highlight_verbs import HighlightVerbs
from scalpviz.state.trail import Place, Trail, place_of
from scalpviz.state.view import View, ZoneRef

LOOKED_AT = frozenset({"selected", "area", "condition", "affected", "include_hidden_systems", "systems"})
READ = frozenset({"folded", "variants"})
"""Fields of a view after which a card is written anew."""

MeasureVariants = Callable[[str, str], tuple[VariantOnHead, ...]]
"""How far the variants of a zone or point, by system and code, lie off the default on the head on show."""


class ReadingVerbs(HighlightVerbs):
    """A part of the presenter."""

    _trail: Trail

    def _start_reading(self) -> None:
        """Look at nothing yet."""
        self._trail = Trail()
        self._measure_variants: MeasureVariants = lambda _system, _code: ()

    # -- back and forward ----------------------------------------------------------------------

    @property
    def can_go_back(self) -> bool:
        """True when something was looked at before."""
        return self._trail.before is not None

    @property
    def can_go_forward(self) -> bool:
        """True when one has gone back."""
        return self._trail.ahead is not None

    def go_back(self) -> None:
        """Look again at what was looked at before."""
        self._look_at(self._trail.go(-1))

    def go_forward(self) -> None:
        """Look again at what one has gone back from."""
        self._look_at(self._trail.go(1))

    def _look_at(self, place: Place | None) -> None:
        if place is None:
            return
        view, chosen = self._state.view, place.selected
        sides = view.sides
        if chosen is not None and chosen.side is not None:
            sides |= {chosen.side}
        changes: dict[str, Any] = {
            "selected": chosen, "area": place.area, "condition": place.condition, "affected": place.affected,
            "include_hidden_systems": place.include_hidden_systems, "query": "",
        }  # fmt: skip
        if not self._is_seen_in(place, view.systems):
            changes["systems"] = place.systems
        after = self._lighted(changes)
        lateral = {ref.side for ref in after["highlighted"]} - {None} if chosen is None else set()
        if self._state.change(**after, sides=sides | lateral) and chosen is None:
            self._bring_highlighted_into_sight()

    def _is_seen_in(self, place: Place, systems: tuple[str, ...]) -> bool:
        """Whether a place can be looked at with other systems on view than when it was left.

        What a body area or a condition lights hangs on all of them; a zone only on its own.
        """
        if place.area is not None or place.condition is not None or place.selected is None:
            return systems == place.systems
        system = place.selected.system
        return system in systems or not any(zone.system == system for zone in self._atlas.zones)

    # -- links ---------------------------------------------------------------------------------

    def follow(self, link: Link) -> None:
        """Go where a card's link leads; a zone of another system is shown beside the one on show."""
        if isinstance(link, ZoneRef):
            self._follow_to_zone(link)
        elif isinstance(link, AreaLink):
            view = self._state.view
            if (view.area, view.affected) == (link.area, link.side):
                # choosing an area again would put its light out
                self._state.change(selected=None, query="")
            else:
                self.choose_area(link.area, link.side)
        elif isinstance(link, ConditionLink):
            self.choose_condition(link.condition, link.affected)

    def list_regions(self) -> None:
        """List all zones by region again: end a search, and put out what a body area or condition lights."""
        self._state.change(query="", **NO_HIGHLIGHT)

    def _follow_to_zone(self, ref: ZoneRef) -> None:
        """Show a zone."""
        raise NotImplementedError

    # -- sections that fold --------------------------------------------------------------------

    def fold(self, topic: str, folded: bool) -> None:
        """Fold a section of every card, or unfold it."""
        now = self._state.view.folded
        self._state.change(folded=now | {topic} if folded else now - {topic})

    def toggle_fold(self, topic: str) -> None:
        """Fold a section if it is open, and the other way round."""
        self.fold(topic, topic not in self._state.view.folded)

    def fold_all(self) -> None:
        """Leave only the headings of every card, and what concerns life."""
        self._state.change(folded=FOLDING)

    def unfold_all(self) -> None:
        """Open every section of every card."""
        self._state.change(folded=frozenset())

    # -- variants ------------------------------------------------------------------------------

    @property
    def has_variants(self) -> bool:
        """True when the chosen zone or point has variants that can be drawn."""
        chosen = self._state.view.selected
        if chosen is None:
            return False
        record = self._atlas.named(chosen.system, chosen.code)
        return any(getattr(v, "shape", None) or getattr(v, "place", None) for v in record.variants)

    def measure_variants_with(self, measure: MeasureVariants) -> None:
        """Ask this, from now on, how far variants lie off on the head on show; it is asked when they show."""
        self._measure_variants = measure

    def _variants_on_head(self, ref: ZoneRef) -> tuple[VariantOnHead, ...]:
        return self._measure_variants(ref.system, ref.code) if self._state.view.variants else ()

    # -- following -----------------------------------------------------------------------------

    def _follow_trail(self, view: View, changed: frozenset[str]) -> None:
        """Remember what is looked at now."""
        if changed & LOOKED_AT:
            self._trail.visit(place_of(view))
