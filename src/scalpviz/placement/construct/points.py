"""How each construction of a point is carried out on the skin."""

from collections.abc import Callable
from typing import Any, cast

import numpy as np

from scalpviz.atlas.geometry import (
    AlongCurve,
    AtCrossing,
    AtFraction,
    AtLandmark,
    AtPoint,
    Direction,
    LateralOffset,
    Plane,
    PlaneSection,
    Sideways,
    Straight,
    StraightFrom,
    TowardPoint,
    Turned,
    TurnedLine,
)
from scalpviz.errors import ScalpVizError
from scalpviz.head.skin.surface import Floats, OffTheHead, SkinPath, SkinPoint
from scalpviz.placement.construct.solving import Solver
from scalpviz.side import Side

PLANE_NORMALS: dict[Plane, Floats] = {
    "sagittal": np.array([1.0, 0.0, 0.0]),
    "coronal": np.array([0.0, 1.0, 0.0]),
    "horizontal": np.array([0.0, 0.0, 1.0]),
}
DIRECTIONS: dict[Direction, Floats] = {
    "front": np.array([0.0, 1.0, 0.0]),
    "behind": np.array([0.0, -1.0, 0.0]),
    "above": np.array([0.0, 0.0, 1.0]),
    "below": np.array([0.0, 0.0, -1.0]),
}
LEAST_TURN = 0.1
"""Sine of the smallest angle between two directions that tell a side from the other."""
TANGENT_WINDOW = 1 / 50
"""Share of a curve's length over which its direction at a place is taken."""


def _at_landmark(solver: Solver, rule: AtLandmark, side: Side) -> SkinPoint:
    return solver.context.landmark(rule.name, side)


def _at_point(solver: Solver, rule: AtPoint, side: Side) -> SkinPoint:
    return solver.named_point(rule.code, side)


def _at_fraction(solver: Solver, rule: AtFraction, side: Side) -> SkinPoint:
    curve = solver.curve(rule.curve, side)
    return solver.skin.nearest(curve.at(rule.fraction * curve.length))


def _along_curve(solver: Solver, rule: AlongCurve, side: Side) -> SkinPoint:
    curve = solver.curve(rule.curve, side)
    start = solver.point(rule.start, side)
    toward = solver.point(rule.toward, side)
    distance = solver.length(rule.distance, start)
    here, there = curve.position_of(start.xyz), curve.position_of(toward.xyz)
    step = there - here
    if curve.closed:
        # Round a loop, the shorter way.
        step = (step + curve.length / 2) % curve.length - curve.length / 2
    goal = here + np.copysign(distance, step)
    if curve.closed:
        goal %= curve.length
    elif not -1e-6 * curve.length <= goal <= (1 + 1e-6) * curve.length:
        raise OffTheHead(
            "A curve of this head ends before {distance} mm along it are reached; "
            "check the landmarks it leans on.",
            distance=f"{distance:.0f}",
        )
    return solver.skin.nearest(curve.at(goal))


def _toward_point(solver: Solver, rule: TowardPoint, side: Side) -> SkinPoint:
    start = solver.point(rule.start, side)
    toward = solver.point(rule.toward, side)
    distance = solver.length(rule.distance, start)
    tape = solver.skin.geodesic(start, toward)
    beyond = distance - tape.length
    if beyond <= 0:
        return solver.skin.nearest(tape.at(distance))
    onward = tape.xyz[-1] - tape.xyz[-2]
    return solver.skin.nearest(solver.skin.trace(toward, onward, beyond).end)


def _lateral_offset(solver: Solver, rule: LateralOffset, side: Side) -> SkinPoint:
    """Leave the midline at right angles and walk straight on."""
    if side is Side.MIDLINE:
        raise ScalpVizError("A point of the midline cannot lie to the side of it; make it bilateral.")
    midline = solver.context.midline.path
    station = midline.position_of(solver.point(rule.start, side).xyz)
    origin = solver.skin.nearest(midline.at(station))
    distance = solver.length(rule.distance, origin)
    if distance == 0:
        return origin
    tangent = midline.tangent_at(station, TANGENT_WINDOW * midline.length)
    right = np.cross(solver.skin.normal_at(origin), tangent)
    return solver.skin.nearest(solver.skin.trace(origin, side.sign * right, distance).end)


def _straight_from(solver: Solver, rule: StraightFrom, side: Side) -> SkinPoint:
    return solver.skin.nearest(straight(solver, rule, side).end)


def straight(solver: Solver, rule: StraightFrom | Straight, side: Side) -> SkinPath:
    """The section of the skin by a plane of the head's frame, from a place, one way, for a length."""
    normal, way = PLANE_NORMALS[rule.plane], DIRECTIONS[rule.direction]
    if abs(normal @ way) > 0.5:
        raise ScalpVizError(
            "Straight {direction} does not run in a {plane} plane; choose another plane.",
            direction=rule.direction,
            plane=rule.plane,
        )
    origin = solver.point(rule.start, side)
    distance = solver.length(rule.distance, origin)
    path = solver.skin.section_toward(origin, normal, way, longest=distance)
    if path.length < (1 - 1e-6) * distance:
        raise OffTheHead(
            "Straight {direction} for {distance} mm leaves the head's mesh after "
            "{length} mm; use a mesh that reaches further.",
            direction=rule.direction,
            distance=f"{distance:.0f}",
            length=f"{path.length:.0f}",
        )
    return path


def _turned(solver: Solver, rule: Turned, side: Side) -> SkinPoint:
    return solver.skin.nearest(turned(solver, rule, side).end)


def turned(solver: Solver, rule: Turned | TurnedLine, side: Side) -> SkinPath:
    """A straight walk that sets off at an angle to a direction of the head's frame."""
    origin = solver.point(rule.start, side)
    normal = solver.skin.normal_at(origin)
    ahead = _flat(DIRECTIONS[rule.direction], normal)
    across = np.cross(normal, ahead)
    way = sideways(rule.toward, side) @ across
    if abs(way) < LEAST_TURN:
        raise ScalpVizError(
            "Here {toward} is no turn away from {direction}; choose another side to turn to.",
            toward=rule.toward,
            direction=rule.direction,
        )
    angle = np.copysign(np.radians(rule.turn), way)
    heading = np.cos(angle) * ahead + np.sin(angle) * across
    return solver.skin.trace(origin, heading, solver.length(rule.distance, origin))


def sideways(toward: Sideways, side: Side) -> Floats:
    """The direction of the head's frame that a word means on a side."""
    if toward in ("lateral", "medial"):
        if side is Side.MIDLINE:
            raise ScalpVizError(
                "On the midline nothing lies {toward}; make the record bilateral.", toward=toward
            )
        return np.array([side.sign if toward == "lateral" else -side.sign, 0.0, 0.0])
    return DIRECTIONS[cast(Direction, toward)]


def _flat(direction: Floats, normal: Floats) -> Floats:
    """A direction laid flat on the skin, of length 1."""
    flat = direction - (direction @ normal) * normal
    size = float(np.linalg.norm(flat))
    if size < LEAST_TURN:
        raise ScalpVizError("Here that direction points straight out of the skin; choose another.")
    return np.asarray(flat / size)


def _at_crossing(solver: Solver, rule: AtCrossing, side: Side) -> SkinPoint:
    """Where two curves cross; a section counts with all its pieces.

    The plane through the tip of an ear cuts a small loop out of the ear and, apart from it, the
    head: it is the plane that a curve crosses, whichever piece of the section that lies on.
    """
    near = None if rule.near is None else solver.point(rule.near, side).xyz
    one, other = rule.curves
    for curve, plane in ((one, other), (other, one)):
        section, its_side = solver.unnamed(plane, side)
        if isinstance(section, PlaneSection):
            through = solver.point(section.through, its_side).xyz
            path = solver.curve(curve, side)
            try:
                return solver.skin.plane_crossing(path, through, PLANE_NORMALS[section.plane], near)
            except OffTheHead:
                continue
    return solver.skin.crossing(solver.curve(one, side), solver.curve(other, side), near)


POINT_RULES: dict[type, Callable[[Solver, Any, Side], SkinPoint]] = {
    AtLandmark: _at_landmark,
    AtPoint: _at_point,
    AtFraction: _at_fraction,
    AlongCurve: _along_curve,
    TowardPoint: _toward_point,
    LateralOffset: _lateral_offset,
    StraightFrom: _straight_from,
    Turned: _turned,
    AtCrossing: _at_crossing,
}
