"""The presenter's verbs for what is shown: regions, presets, saved views."""

from dataclasses import replace

from scalpviz.atlas.model import Atlas, Zone
from scalpviz.state.presets import preset
from scalpviz.state.saved_view import SavedView, changes_of, saved
from scalpviz.state.view import Camera, ViewState, ZoneRef


class ShowVerbs:
    """A part of the presenter."""

    _atlas: Atlas
    _state: ViewState

    def toggle_region(self, region: str) -> None:
        """Hide the zones of a region of the head, or show them again."""
        hidden = self._state.view.hidden_regions ^ {region}
        chosen = self._state.view.selected
        if chosen is not None and self._region_of(chosen) in hidden:
            chosen = None
        self._state.change(hidden_regions=hidden, selected=chosen)

    def show_all_regions(self) -> None:
        """Hide no region."""
        self._state.change(hidden_regions=frozenset())

    def show_preset(self, name: str) -> None:
        """Show what a preset shows, in one step."""
        self._state.change(**preset(name).view)

    def save_view(self, name: str, camera: Camera | None = None) -> SavedView:
        """What is shown now, under a name, seen from where the eye stands."""
        view = self._state.view
        return saved(name, replace(view, camera=camera or view.camera))

    def show_saved(self, kept: SavedView) -> None:
        """Bring a saved view back, in one step.

        Raises
        ------
        ValueError, TypeError, KeyError
            The file it comes from was changed by hand, and a field does not hold what it should.
        """
        systems = frozenset(system.id for system in self._atlas.systems)
        self._state.change(**changes_of(kept, self._knows, systems), query="")

    def _knows(self, ref: ZoneRef) -> bool:
        try:
            self._atlas.named(ref.system, ref.code)
        except KeyError:
            return False
        return True

    def _region_of(self, ref: ZoneRef) -> str:
        record = self._atlas.named(ref.system, ref.code)
        return record.region if isinstance(record, Zone) else ""
