"""The presenter's verbs for what is shown: switches, sides, labels, regions, presets, saved views."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scalpviz.side import Side
from scalpviz.state.fields import defaults, fields_of
from scalpviz.state.known_here import known_here
from scalpviz.state.presets import preset
from scalpviz.state.saved_view import SavedView, brought, saved
from scalpviz.state.view import (
    Camera,
    Centimetres,
    Labels,
    SkinTone,
    View,
    ZoneRef,
    eyes_are_open,
    systems_on_show,
)
from scalpviz.state.view_state import ViewState

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas


class ShowVerbs:
    """A part of the presenter."""

    _atlas: Atlas
    _state: ViewState
    _heads: tuple[str, ...]
    _head_opens_eyes: bool

    def _has_zones(self, system: str) -> bool:
        raise NotImplementedError

    def _region_of(self, ref: ZoneRef) -> str:
        raise NotImplementedError

    def switch(self, field: str, on: bool) -> None:
        """Turn a switch of the view on or off.

        Raises
        ------
        KeyError
            The view has no such field.
        ValueError
            It is not one that a command toggles.
        """
        if not fields_of(type(self._state.view))[field].toggled:
            raise ValueError(f"{field!r} is no switch")
        self._state.change(**{field: on})

    def toggle(self, field: str) -> None:
        """Turn a switch of the view on if it is off, and the other way round; see `switch`."""
        self.switch(field, not getattr(self._state.view, field, False))

    def show_sides(self, *sides: Side) -> None:
        """Show zones of these sides of the head; those of the midline always show."""
        shown = frozenset(sides) | {Side.MIDLINE}
        chosen = self._state.view.selected
        if chosen and chosen.side not in (None, *shown):
            chosen = None
        self._state.change(sides=shown, selected=chosen)

    def toggle_side(self, side: Side) -> None:
        """Show or hide one side of the head; the last one shown gives way to the other."""
        lateral = self._state.view.sides - {Side.MIDLINE}
        wanted = lateral ^ {side}
        self.show_sides(*(wanted or {side.mirrored}))

    def set_labels(self, labels: Labels) -> None:
        """Choose what is written beside the zones."""
        self._state.change(labels=labels)

    def next_labels(self) -> None:
        """Codes, then names, then nothing."""
        order = (Labels.CODES, Labels.NAMES, Labels.NONE)
        now = order.index(self._state.view.labels)
        self.set_labels(order[(now + 1) % len(order)])

    def set_centimetres(self, centimetres: Centimetres) -> None:
        """Take centimetres as printed, or grown and shrunk with the head."""
        self._state.change(centimetres=centimetres)

    @property
    def can_open_eyes(self) -> bool:
        """True when the eyes are the user's to open: the head can, and no guide holds them open."""
        return self._head_opens_eyes and not self._state.view.guides

    @property
    def eyes_are_open(self) -> bool:
        """Whether the head on show has its eyes open."""
        return self._head_opens_eyes and eyes_are_open(self._state.view)

    def set_skin(self, skin: SkinTone) -> None:
        """Choose the tone of the head's skin."""
        self._state.change(skin=skin)

    def stop_spinning(self) -> None:
        """Let the head stand; nothing changes where it stands."""
        self._state.change(spinning=False)

    def spin_at(self, speed: float) -> None:
        """Let the head turn by itself, degrees a second."""
        self._state.change(spinning=True, spin_speed=speed)

    def set_language(self, language: str) -> None:
        """Choose the language of names and texts: `en`, `pinyin` or `zh`."""
        self._state.change(language=language)

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
        changes = chosen.fields(type(self._state.view))
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
        view = self._state.view
        heads = {*self._heads, *([view.head] if isinstance(view.head, str) else [])}
        found = brought(kept, known_here(self._atlas, heads), type(view))
        self._state.change(**defaults(type(view), momentary=True) | found.changes)
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
