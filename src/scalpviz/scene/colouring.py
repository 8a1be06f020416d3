"""Which colour each region of the skin wears for what the user chose."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scalpviz.head.skin import Floats
from scalpviz.placement.painted import Paint
from scalpviz.placement.placed import PlacedZone
from scalpviz.scene import palette
from scalpviz.scene.palette import Colour, Complexion, Emphasis
from scalpviz.scene.vision import from_oklab, oklab
from scalpviz.state.view import SkinTone, View, ZoneRef


@dataclass(frozen=True)
class Look:
    """How one region is painted.

    Parameters
    ----------
    colour : Colour
        sRGB.
    cover : float
        How much of the skin's own colour it hides, 0 to 1.
    rim : float
        Width of the line along borders, mm.
    lines : tuple of str
        Keys of the zones whose outlines are drawn: not those that fade out.
    zones : tuple of str
        Keys of all zones that are seen here; divisions between their parts are drawn.
    layers : tuple of Layer
        The zones one by one where at least one fades out; empty where all end at a line.
    striped : str
        Key of the zone whose stripes run here, the pattern of a system that is compared with another; empty
        for none.
    """

    colour: Colour
    cover: float
    rim: float
    lines: tuple[str, ...]
    zones: tuple[str, ...] = ()
    layers: tuple["Layer", ...] = ()
    striped: str = ""


@dataclass(frozen=True)
class Layer:
    """One zone of several that share a region.

    Parameters
    ----------
    zone : str
        Its key.
    colour : Colour
        Its paint.
    fades : bool
        Whether it fades out toward its border instead of ending at a line.
    """

    zone: str
    colour: Colour
    fades: bool


BARE = Look((0.0, 0.0, 0.0), 0.0, 0.0, ())

BOLD = 0.3
"""A rim as wide as this tells what is chosen, mm."""

RANK = {
    palette.ASIDE: 0,
    palette.CALM: 1,
    palette.SELECTED_REST: 2,
    palette.LIT: 3,
    palette.HOVERED: 4,
    palette.SELECTED: 5,
}
"""Where zones overlap, only those of the highest rank show."""


def means(ref: ZoneRef | None, zone: PlacedZone) -> bool:
    """Whether a reference means this zone."""
    return (
        ref is not None
        and (ref.system, ref.code) == (zone.system, zone.code)
        and ref.side in (None, zone.side)
    )


def on_view(zone: PlacedZone, view: View) -> bool:
    """Whether a zone is among the systems and sides on view, or lit."""
    return (zone.system in view.systems and zone.side in view.sides) or is_lit(zone, view)


def is_lit(zone: PlacedZone, view: View) -> bool:
    """Whether a body area or a condition lights the zone, or a part of it."""
    return bool(view.lit) and any(means(ref, zone) for ref in _lit_by_zone(view.lit).get(_name(zone), ()))


def _name(zone: PlacedZone) -> tuple[str, str]:
    return zone.system, zone.code


@lru_cache(maxsize=8)
def _lit_by_zone(lit: frozenset[ZoneRef]) -> dict[tuple[str, str], tuple[ZoneRef, ...]]:
    """What is lit, by system and code: it is asked for every region of the skin."""
    found: dict[tuple[str, str], tuple[ZoneRef, ...]] = {}
    for ref in lit:
        found[ref.system, ref.code] = (*found.get((ref.system, ref.code), ()), ref)
    return found


class Colouring:
    """Turns a view into the look of every region.

    Parameters
    ----------
    zones : mapping of str to PlacedZone
        By key.
    colours : mapping of (system, code) to Colour
        Of `palette.zone_colours`.
    regions : tuple of tuple of Paint
        Of the painted skin.
    """

    def __init__(
        self,
        zones: Mapping[str, PlacedZone],
        colours: Mapping[tuple[str, str], Colour],
        regions: tuple[tuple[Paint, ...], ...],
    ) -> None:
        self._zones = zones
        self._regions = regions
        self._base = {key: self._own_colours(zone, colours) for key, zone in zones.items()}
        # There are few combinations and each click asks for all of them.
        self._mixed: dict[tuple[tuple[Paint, ...], Emphasis, SkinTone, str], Look] = {}

    @staticmethod
    def _own_colours(zone: PlacedZone, colours: Mapping[tuple[str, str], Colour]) -> dict[str | None, Floats]:
        """Colour of the zone and of each of its parts."""
        base = colours[zone.system, zone.code]
        middle = (len(zone.parts) - 1) / 2
        own: dict[str | None, Floats] = {
            part.id: palette.lifted(base, palette.PART_STEP * (row - middle))
            for row, part in enumerate(zone.parts)
        }
        own[None] = np.asarray(base)
        return own

    def looks(self, view: View) -> tuple[Look, ...]:
        """The look of each region."""
        return tuple(self._look(region, view) for region in self._regions)

    def _look(self, region: tuple[Paint, ...], view: View) -> Look:
        layers: list[tuple[Paint, Emphasis]] = []
        for paint in region:
            zone = self._zones.get(paint.zone)
            if zone is not None and on_view(zone, view):
                layers.append((paint, emphasis(zone, paint.part, view)))
        if not layers:
            return BARE
        top = max((layer[1] for layer in layers), key=RANK.__getitem__)
        seen = tuple(paint for paint, emphasis in layers if emphasis == top)
        striped = view.systems[1] if len(view.systems) == 2 else ""
        key = (seen, top, view.skin, striped)
        if key not in self._mixed:
            self._mixed[key] = self._mix(seen, top, palette.COMPLEXIONS[view.skin], striped)
        return self._mixed[key]

    def _mix(self, seen: tuple[Paint, ...], top: Emphasis, complexion: Complexion, striped: str) -> Look:
        worn = [self._base[p.zone].get(p.part, self._base[p.zone][None]) for p in seen]

        def shown(colour: Floats) -> Colour:
            r, g, b = palette.lifted(complexion.zone(colour), top.lift)
            return float(r), float(g), float(b)

        zones = [self._zones[paint.zone] for paint in seen]
        fading = [zone.approximate for zone in zones]
        sharp = tuple(zone.key for zone, fades in zip(zones, fading, strict=True) if not fades)
        keys = tuple(zone.key for zone in zones)
        return Look(
            shown(from_oklab(oklab(np.array(worn)).mean(axis=0))),
            top.cover,
            top.rim,
            # The line round what is chosen is drawn even where the border is not exact.
            keys if top.rim >= BOLD else sharp,
            keys,
            tuple(Layer(key, shown(base), fades) for key, base, fades in zip(keys, worn, fading, strict=True))
            if any(fading)
            else (),
            next((zone.key for zone in zones if zone.system == striped), ""),
        )


def emphasis(zone: PlacedZone, part: str | None, view: View) -> Emphasis:
    """How a zone, or one part of it, stands out for what is selected and hovered."""
    if means(view.selected, zone) and view.selected is not None:
        chosen = view.selected.part
        return palette.SELECTED if chosen in (None, part) else palette.SELECTED_REST
    if means(view.hovered, zone):
        return palette.HOVERED
    if view.lit:
        parts = {ref.part for ref in _lit_by_zone(view.lit).get(_name(zone), ()) if means(ref, zone)}
        if not parts:
            return palette.ASIDE
        return palette.LIT if parts & {None, part} else palette.SELECTED_REST
    return palette.CALM if view.selected is None else palette.ASIDE
