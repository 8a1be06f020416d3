"""The presenter's verbs for what is shown: regions, presets, saved views."""

from dataclasses import replace
from typing import Any

from scalpviz.atlas.model import Atlas
from scalpviz.side import Side
from scalpviz.state.presets import preset
from scalpviz.state.saved_view import Brought, KnownIds, SavedView, brought, saved
from scalpviz.state.view import Camera, View, ViewState, ZoneRef, systems_on_show

MOMENT: dict[str, Any] = {"query": "", "spinning": False, "measuring": False, "tape_start": None}
"""What ends when a saved view comes: a search, turning, a tape in hand."""


class ShowVerbs:
    """A part of the presenter."""

    _atlas: Atlas
    _state: ViewState
    _heads: tuple[str, ...]

    def _has_zones(self, system: str) -> bool:
        raise NotImplementedError

    def _region_of(self, ref: ZoneRef) -> str:
        raise NotImplementedError

    def toggle_region(self, region: str) -> None:
        """Hide the zones and points of a region of the head, or show them again."""
        hidden = self._state.view.hidden_regions ^ {region}
        self._state.change(**self._seen({"hidden_regions": hidden}))

    def show_all_regions(self) -> None:
        """Hide no region."""
        self._state.change(hidden_regions=frozenset())

    @property
    def hides_regions(self) -> bool:
        """Whether a region is hidden."""
        return bool(self._state.view.hidden_regions)

    def show_preset(self, name: str) -> None:
        """Show what a preset shows, in one step; the systems stay unless it wants all of them."""
        chosen = preset(name)
        changes = chosen.view
        if chosen.every_system:
            changes["systems"] = tuple(s.id for s in self._atlas.systems if self._has_zones(s.id))
        elif len(self._state.view.systems) > 2:
            changes["systems"] = self._state.view.systems[:1]
        self._state.change(**self._seen(changes))

    def save_view(self, name: str, camera: Camera | None = None) -> SavedView:
        """What is shown now, under a name, seen from where the eye stands."""
        view = self._state.view
        return saved(name, replace(view, camera=camera or view.camera))

    def show_saved(self, kept: SavedView) -> tuple[str, ...]:
        """Bring a saved view back, in one step.

        Returns
        -------
        tuple of str
            What was left out: it is unknown to this version, or to the atlas at hand.
        """
        found: Brought = brought(kept, self._known())
        self._state.change(**MOMENT | found.changes)
        return found.left_out

    def _seen(self, changes: dict[str, Any]) -> dict[str, Any]:
        """The same changes; a chosen zone that they hide is chosen no more."""
        after: View = replace(self._state.view, **changes)
        chosen = after.selected
        if chosen is None:
            return changes
        hidden = self._region_of(chosen) in after.hidden_regions
        elsewhere = chosen.system not in systems_on_show(after) and self._has_zones(chosen.system)
        away = chosen.side not in (None, Side.MIDLINE, *after.sides)
        return {**changes, "selected": None} if hidden or elsewhere or away else changes

    def _known(self) -> KnownIds:
        atlas, head = self._atlas, self._state.view.head
        return KnownIds(
            zones=frozenset((zone.system, zone.code) for zone in atlas.zones)
            | frozenset((point.system, point.code) for point in atlas.points),
            systems=frozenset(system.id for system in atlas.systems),
            regions=frozenset(region.id for region in atlas.regions),
            areas=frozenset(area.id for area in atlas.body_areas),
            conditions=frozenset(condition.id for condition in atlas.conditions),
            heads=frozenset({*self._heads, *([head] if isinstance(head, str) else [])}),
        )
