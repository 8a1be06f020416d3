"""An atlas laid on a head: every point and zone, on every side it has."""

from collections.abc import Hashable, Iterable

import numpy as np

from scalpviz.atlas.geometry import Band, Disc, Polygon, Shape
from scalpviz.atlas.model import Atlas, Needling, Zone
from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head
from scalpviz.head.skin import SkinPath
from scalpviz.placement.construct_shapes import disc_boundary, polygon_boundary
from scalpviz.placement.constructions import Survey
from scalpviz.placement.measures import measures
from scalpviz.placement.placed import NeedlePath, PlacedPart, PlacedPoint, PlacedZone, Placement
from scalpviz.side import Side


def place(atlas: Atlas, head: Head, systems: Iterable[str] | None = None) -> Placement:
    """Lay an atlas on a head.

    What cannot be placed on this head is named with its reason; the rest is placed.

    Parameters
    ----------
    systems : iterable of str, optional
        Only zones of these systems; all without it.

    Returns
    -------
    Placement
    """
    survey = Survey(atlas, head)
    unplaced: dict[str, str] = {}
    points: list[PlacedPoint] = []
    for point in atlas.points:
        for side in sides_of(point.laterality):
            try:
                found = survey.point(point.place, side)
            except ScalpVizError as error:
                unplaced[f"{point.code}/{side}"] = str(error)
                continue
            leans_on = survey.leans_on(point.place, side)
            estimated = survey.ground.is_estimated(leans_on)
            points.append(PlacedPoint(point.code, side, found, leans_on, estimated))
    zones: list[PlacedZone] = []
    chosen = None if systems is None else set(systems)
    for zone in atlas.zones:
        if chosen is not None and zone.system not in chosen:
            continue
        for side in sides_of(zone.laterality):
            try:
                zones.append(place_zone(survey, zone, side))
            except ScalpVizError as error:
                unplaced[zone_key(zone, side)] = str(error)
    return Placement(head, tuple(points), tuple(zones), measures(survey.ground), unplaced)


def sides_of(laterality: str) -> tuple[Side, ...]:
    """The sides something has: the midline, or right and left."""
    return (Side.MIDLINE,) if laterality == "midline" else (Side.RIGHT, Side.LEFT)


def zone_key(zone: Zone, side: Side) -> str:
    """The unique key of one side of a zone: `international/MS6/right`."""
    return f"{zone.system}/{zone.code}/{side}"


def place_zone(survey: Survey, zone: Zone, side: Side, shape: Shape | None = None) -> PlacedZone:
    """One side of a zone on the head of a survey.

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
    key: Hashable = ("shape", shape, side)
    kind, path, width = survey.ground.once(key, lambda: _laid_shape(survey, shape, side))
    leans_on = survey.ground.leans_on(key)
    parts = shape.parts if isinstance(shape, Band) else ()
    return PlacedZone(
        key=zone_key(zone, side),
        code=zone.code,
        system=zone.system,
        side=side,
        kind=kind,
        centreline=path,
        width=width,
        parts=tuple(PlacedPart(part.id, part.start, part.end) for part in parts),
        needle=_needle(survey, path, zone.needling) if isinstance(shape, Band) else None,
        leans_on=leans_on,
        estimated=survey.ground.is_estimated(leans_on),
    )


def _laid_shape(survey: Survey, shape: Shape, side: Side) -> tuple[str, SkinPath, float]:
    """The kind of a shape, its centreline or boundary, its width."""
    match shape:
        case Band():
            path = survey.curve(shape.centreline, side)
            middle = survey.skin.nearest(path.at(path.length / 2))
            return "band", path, survey.length(shape.width, middle)
        case Disc():
            centre = survey.point(shape.centre, side)
            radius = survey.length(shape.radius, centre)
            return "disc", disc_boundary(survey.skin, centre, radius), 2 * radius
        case Polygon():
            curves = [survey.curve(curve, side) for curve in shape.boundary]
            return "polygon", polygon_boundary(survey.skin, curves), 0.0


def _needle(survey: Survey, centreline: SkinPath, needling: Needling) -> NeedlePath:
    """The needle along a centreline, or against it."""
    path = centreline.reversed() if needling.reverse else centreline
    return NeedlePath(
        entry=np.array(path.start),
        tip=np.array(path.end),
        normal=survey.skin.normal_at(survey.skin.nearest(path.start)),
        angle_low=needling.angle.low,
        angle_high=needling.angle.high,
        path=path,
    )
