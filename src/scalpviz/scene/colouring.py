"""Which colour each region of the skin wears for what the user chose."""

from collections.abc import Mapping
from dataclasses import dataclass

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
        Keys of the zones whose borders are drawn.
    """

    colour: Colour
    cover: float
    rim: float
    lines: tuple[str, ...]


BARE = Look((0.0, 0.0, 0.0), 0.0, 0.0, ())

RANK = {palette.ASIDE: 0, palette.CALM: 1, palette.SELECTED_REST: 2, palette.HOVERED: 3, palette.SELECTED: 4}
"""Where zones overlap, only those of the highest rank show."""


def means(ref: ZoneRef | None, zone: PlacedZone) -> bool:
    """Whether a reference means this zone."""
    return (
        ref is not None
        and (ref.system, ref.code) == (zone.system, zone.code)
        and ref.side in (None, zone.side)
    )


def on_view(zone: PlacedZone, view: View) -> bool:
    """Whether a zone is among the systems and sides on view."""
    return zone.system in view.systems and zone.side in view.sides


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
        self._mixed: dict[tuple[tuple[Paint, ...], Emphasis, SkinTone], Look] = {}

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
        if (seen, top, view.skin) not in self._mixed:
            self._mixed[seen, top, view.skin] = self._mix(seen, top, palette.COMPLEXIONS[view.skin])
        return self._mixed[seen, top, view.skin]

    def _mix(self, seen: tuple[Paint, ...], top: Emphasis, complexion: Complexion) -> Look:
        worn = [self._base[p.zone].get(p.part, self._base[p.zone][None]) for p in seen]
        mean = complexion.zone(from_oklab(oklab(np.array(worn)).mean(axis=0)))
        r, g, b = palette.lifted(mean, top.lift)
        colour = (float(r), float(g), float(b))
        return Look(colour, top.cover, top.rim, tuple(paint.zone for paint in seen))


def emphasis(zone: PlacedZone, part: str | None, view: View) -> Emphasis:
    """How a zone, or one part of it, stands out for what is selected and hovered."""
    if means(view.selected, zone) and view.selected is not None:
        chosen = view.selected.part
        return palette.SELECTED if chosen in (None, part) else palette.SELECTED_REST
    if means(view.hovered, zone):
        return palette.HOVERED
    return palette.CALM if view.selected is None else palette.ASIDE
