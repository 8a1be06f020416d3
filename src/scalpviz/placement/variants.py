"""A zone's or point's variants where they lie on one head, beside the default, and how far off it."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from scalpviz.atlas.geometry import Shape
from scalpviz.atlas.model import Atlas, AtlasPoint, PointVariant, Zone, ZoneVariant
from scalpviz.errors import ScalpVizError
from scalpviz.head.skin.surface import Floats, Skin, SkinPoint
from scalpviz.placement.construct.solver import ConstructionSolver
from scalpviz.placement.place import place_zone, sides_of
from scalpviz.placement.placed import PlacedZone, Placement
from scalpviz.side import Side

PLACES = 9
"""Along a centreline, from which the distance to the other is taken."""


@dataclass(frozen=True, eq=False)
class LaidVariant:
    """One side of a variant on the skin.

    Parameters
    ----------
    id : str
        Of the variant.
    side : Side
        The subject's side.
    pieces : tuple of PlacedZone
        Of a zone's variant; none of a point's.
    place : SkinPoint or None
        Of a point's variant.
    beside : SkinPoint or None
        Where the point itself lies by default.
    mean, most : float
        How far it lies from the default along the skin, mm: on average, and at most, whichever of the two
        one starts from. NaN where the default itself is not placed.
    """

    id: str
    side: Side
    pieces: tuple[PlacedZone, ...] = ()
    place: SkinPoint | None = None
    beside: SkinPoint | None = None
    mean: float = float("nan")
    most: float = float("nan")


class Variants:
    """Lays the variants of one atlas on one head, each zone's when it is first asked for.

    Parameters
    ----------
    atlas, placement : Atlas, Placement
        Whose variants, on which head.
    scaled : bool
        Whether centimetres grow and shrink with the head, as in `scalpviz.placement.place.place`.
    """

    def __init__(self, atlas: Atlas, placement: Placement, scaled: bool = False) -> None:
        self._atlas = atlas
        self._zones, self._points = placement.zones, placement.points
        self._solver = ConstructionSolver(atlas, placement.head, scaled)
        self._found: dict[tuple[str, str], tuple[LaidVariant, ...]] = {}

    def of(self, system: str, code: str) -> tuple[LaidVariant, ...]:
        """Variants of a zone or point, side by side; those this head does not let place are left out."""
        if (system, code) not in self._found:
            record = self._atlas.named(system, code)
            laid = [
                found
                for variant in record.variants
                for side in sides_of(record.laterality)
                if (found := self._lay(record, variant, side)) is not None
            ]
            self._found[system, code] = tuple(laid)
        return self._found[system, code]

    def _lay(
        self, record: Zone | AtlasPoint, variant: ZoneVariant | PointVariant, side: Side
    ) -> LaidVariant | None:
        try:
            if isinstance(record, Zone) and isinstance(variant, ZoneVariant) and variant.shape is not None:
                return self._lay_shape(record, variant.id, variant.shape, side)
            if isinstance(variant, PointVariant) and variant.place is not None:
                place = self._solver.point(variant.place, side)
                return self._beside_point(record, variant.id, place, side)
        except ScalpVizError:
            pass
        return None

    def _lay_shape(self, zone: Zone, name: str, shape: Shape, side: Side) -> LaidVariant:
        pieces = place_zone(self._solver, zone, side, shape)
        key = (zone.system, zone.code, side)
        own = tuple(z for z in self._zones if (z.system, z.code, z.side) == key)
        if not own:
            return LaidVariant(name, side, pieces)
        return LaidVariant(name, side, pieces, None, None, *apart(self._solver.skin, own, pieces))

    def _beside_point(
        self, record: Zone | AtlasPoint, name: str, place: SkinPoint, side: Side
    ) -> LaidVariant:
        key = (record.system, record.code, side)
        own = next((p.place for p in self._points if (p.system, p.code, p.side) == key), None)
        if own is None:
            return LaidVariant(name, side, place=place)
        away = self._solver.skin.geodesic(own, place).length
        return LaidVariant(name, side, (), place, own, away, away)


_LAID: "WeakKeyDictionary[Placement, dict[tuple[int, bool], Variants]]" = WeakKeyDictionary()


def variants_on(atlas: Atlas, placement: Placement, scaled: bool = False) -> Variants:
    """The variants of an atlas on a head: one and the same for all who ask, so that nothing is laid twice."""
    known = _LAID.setdefault(placement, {})
    key = (id(atlas), scaled)
    if key not in known or known[key]._atlas is not atlas:
        known[key] = Variants(atlas, placement, scaled)
    return known[key]


def apart(skin: Skin, own: tuple[PlacedZone, ...], other: tuple[PlacedZone, ...]) -> tuple[float, float]:
    """How far a form lies from another along the skin, mm: on average, at most; from whichever one starts.

    A line that only goes on farther than the other is apart from it where it does.
    """
    there = _away(skin, other, own)
    back = _away(skin, own, other)
    return float(np.mean([*there, *back])), float(max(*there, *back))


def _away(skin: Skin, start: tuple[PlacedZone, ...], goal: tuple[PlacedZone, ...]) -> list[float]:
    """From places of one form to the nearest of the other."""
    found = []
    for zone in start:
        for here in _places(skin, zone):
            there = np.array([_nearest(skin, one, here) for one in goal])
            nearest = there[np.linalg.norm(there - here, axis=1).argmin()]
            found.append(skin.geodesic(skin.nearest(here), skin.nearest(nearest)).length)
    return found


def _places(skin: Skin, zone: PlacedZone) -> Floats:
    if zone.kind == "disc":
        return _middle(skin, zone)[None]
    path = zone.centreline
    return path.at_each(np.linspace(0.0, path.length, PLACES))


def _nearest(skin: Skin, zone: PlacedZone, here: Floats) -> Floats:
    if zone.kind == "disc":
        return _middle(skin, zone)
    path = zone.centreline
    return path.at(path.position_of(here))


def _middle(skin: Skin, disc: PlacedZone) -> Floats:
    """The place a disc lies about; its boundary is closed, so the first place counts once."""
    return skin.nearest(disc.centreline.xyz[:-1].mean(axis=0)).xyz
