"""An atlas laid on a head: every point and zone, on every side it has."""

from collections.abc import Callable, Hashable, Iterable, Iterator

import numpy as np

from scalpviz.atlas.geometry import Band, Disc, Polygon, Several, Shape
from scalpviz.atlas.keys import SiteKey
from scalpviz.atlas.model import Atlas, AtlasPoint, Needling, Zone
from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head
from scalpviz.head.skin.surface import SkinPath
from scalpviz.languages import Sentence
from scalpviz.placement.construct.shapes import disc_boundary, polygon_boundary
from scalpviz.placement.construct.solver import ConstructionSolver
from scalpviz.placement.measures import measures
from scalpviz.placement.placed import NeedlePath, PlacedPart, PlacedPoint, PlacedZone, Placement
from scalpviz.side import Side

Piece = Band | Disc | Polygon


def place(
    atlas: Atlas,
    head: Head,
    systems: Iterable[str] | None = None,
    scaled: bool = False,
    between: Callable[[], object] = lambda: None,
    points: bool = True,
) -> Placement:
    """Lay an atlas on a head.

    What cannot be placed on this head is named with its reason; the rest is placed. Zones that the atlas
    gives no shape are left out.

    Parameters
    ----------
    systems : iterable of str, optional
        Only zones and points of these systems, and the acupoints that systems of zones lean on; all
        without it.
    scaled : bool
        Whether centimetres grow and shrink with the head; else they are taken as printed, for an adult.
    between : callable, optional
        Called between one zone or point and the next; what it raises ends the work.
    points : bool
        Whether points are placed for their own sake, not only where zones lean on them.

    Returns
    -------
    Placement
    """
    solver = ConstructionSolver(atlas, head, scaled)
    chosen = None if systems is None else set(systems)
    unplaced: dict[SiteKey, Sentence] = {}
    placed: list[PlacedPoint] = []
    for point in _points(atlas, chosen) if points else ():
        between()
        for side in sides_of(point.laterality):
            try:
                placed.append(_place_point(solver, point, side))
            except ScalpVizError as error:
                unplaced[SiteKey(point.system, point.code, side)] = error.sentence
    zones: list[PlacedZone] = []
    for zone in atlas.zones:
        if zone.shape is None or (chosen is not None and zone.system not in chosen):
            continue
        between()
        for side in sides_of(zone.laterality):
            try:
                zones.extend(place_zone(solver, zone, side))
            except ScalpVizError as error:
                unplaced[SiteKey(zone.system, zone.code, side)] = error.sentence
    return Placement(head, tuple(placed), tuple(zones), measures(solver.context), unplaced)


def _points(atlas: Atlas, systems: set[str] | None) -> Iterator[AtlasPoint]:
    """Points of some systems; where zones are among them, the acupoints too."""
    if systems is None:
        yield from atlas.points
        return
    wanted = systems | ({"acupoints"} if any(zone.system in systems for zone in atlas.zones) else set())
    yield from (point for point in atlas.points if point.system in wanted)


def _place_point(solver: ConstructionSolver, point: AtlasPoint, side: Side) -> PlacedPoint:
    found = solver.point(point.place, side)
    leans_on = solver.leans_on(point.place, side)
    estimated = solver.context.is_estimated(leans_on)
    return PlacedPoint(point.code, point.system, side, found, leans_on, estimated, point.region or "")


def sides_of(laterality: str) -> tuple[Side, ...]:
    """The sides something has: the midline, right and left, or one of them."""
    return (Side.RIGHT, Side.LEFT) if laterality == "bilateral" else (Side(laterality),)


def place_zone(
    solver: ConstructionSolver, zone: Zone, side: Side, shape: Shape | None = None
) -> tuple[PlacedZone, ...]:
    """One side of a zone on the head of a solver, piece by piece; most zones have one.

    Parameters
    ----------
    shape : Shape, optional
        Of a variant; the zone's own without it.

    Raises
    ------
    ScalpVizError
        It cannot be placed on this head, in one sentence.
    """
    shape = zone.shape if shape is None else shape
    if shape is None:
        raise ScalpVizError(
            "The atlas does not say where {code} lies, so it cannot be placed.", code=zone.code
        )
    pieces = shape.pieces if isinstance(shape, Several) else (shape,)
    return tuple(_place_piece(solver, zone, side, piece, row) for row, piece in enumerate(pieces))


def _place_piece(solver: ConstructionSolver, zone: Zone, side: Side, shape: Piece, row: int) -> PlacedZone:
    key: Hashable = ("shape", shape, side)
    kind, path, width = solver.context.once(key, lambda: _laid_shape(solver, shape, side))
    leans_on = solver.context.leans_on(key)
    parts = shape.parts if isinstance(shape, Band) else ()
    return PlacedZone(
        key=SiteKey(zone.system, zone.code, side, row),
        code=zone.code,
        system=zone.system,
        side=side,
        kind=kind,
        centreline=path,
        width=width,
        parts=tuple(PlacedPart(part.id, part.start, part.end) for part in parts),
        needle=_needle(solver, path, zone.needling) if isinstance(shape, Band) else None,
        leans_on=leans_on,
        estimated=solver.context.is_estimated(leans_on),
        piece=row,
        approximate=zone.precision == "approximate",
        region=zone.region,
    )


def _laid_shape(solver: ConstructionSolver, shape: Piece, side: Side) -> tuple[str, SkinPath, float]:
    """The kind of a shape, its centreline or boundary, its width."""
    match shape:
        case Band():
            path = solver.curve(shape.centreline, side)
            middle = solver.skin.nearest(path.at(path.length / 2))
            return "band", path, solver.length(shape.width, middle)
        case Disc():
            centre = solver.point(shape.centre, side)
            radius = solver.length(shape.radius, centre)
            return "disc", disc_boundary(solver.skin, centre, radius), 2 * radius
        case Polygon():
            curves = [solver.curve(curve, side) for curve in shape.boundary]
            return "polygon", polygon_boundary(solver.skin, curves), 0.0


def _needle(solver: ConstructionSolver, centreline: SkinPath, needling: Needling | None) -> NeedlePath | None:
    """The needle along a centreline, or against it; none where no source gives its angle."""
    if needling is None or needling.angle is None:
        return None
    path = centreline.reversed() if needling.reverse else centreline
    return NeedlePath(
        entry=np.array(path.start),
        tip=np.array(path.end),
        normal=solver.skin.normal_at(solver.skin.nearest(path.start)),
        angle_low=needling.angle.low,
        angle_high=needling.angle.high,
        path=path,
    )
