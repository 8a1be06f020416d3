"""How each construction of a curve is carried out on the skin."""

from collections.abc import Callable
from typing import Any

import numpy as np

from scalpviz.atlas.geometry import (
    Arch,
    Beside,
    Bowed,
    Geodesic,
    MidlineCurve,
    NamedCurve,
    OfHead,
    OverThree,
    Parallel,
    PartOf,
    PlaneSection,
    Straight,
    TurnedLine,
)
from scalpviz.head.skin.surface import OffTheHead, SkinPath
from scalpviz.placement.construct.beside import beside, bowed, parallel
from scalpviz.placement.construct.points import PLANE_NORMALS, straight, turned
from scalpviz.placement.construct.solving import Solver
from scalpviz.side import Side


def _midline(solver: Solver, _rule: MidlineCurve, _side: Side) -> SkinPath:
    return solver.context.midline.path


def _geodesic(solver: Solver, rule: Geodesic, side: Side) -> SkinPath:
    return solver.skin.through([solver.point(point, side) for point in rule.through])


def _plane_section(solver: Solver, rule: PlaneSection, side: Side) -> SkinPath:
    return solver.skin.section(solver.point(rule.through, side), PLANE_NORMALS[rule.plane])


def _straight(solver: Solver, rule: Straight, side: Side) -> SkinPath:
    return straight(solver, rule, side)


def _turned_line(solver: Solver, rule: TurnedLine, side: Side) -> SkinPath:
    return turned(solver, rule, side)


def _over_three(solver: Solver, rule: OverThree, side: Side) -> SkinPath:
    first, middle, last = (solver.point(point, side) for point in rule.points)
    normal = np.cross(middle.xyz - first.xyz, last.xyz - first.xyz)
    if np.linalg.norm(normal) <= 1e-6 * solver.skin.mesh.size**2:
        raise OffTheHead("Three points that lie in one line give no plane; choose another middle point.")
    line = solver.skin.section(first, normal)
    for want in (middle, last):
        if np.linalg.norm(line.at(line.position_of(want.xyz)) - want.xyz) > 1e-3 * solver.skin.mesh.size:
            raise OffTheHead("No single line over the skin in one plane joins those three points.")
    # Of the two ways round a loop one meets the middle point before the last.
    for way in (line, line.reversed()):
        start = 0.0 if way.closed else way.position_of(first.xyz)
        over, end = way.position_of(middle.xyz), way.position_of(last.xyz)
        if start < over < end:
            return way.between(start, end)
    raise OffTheHead(
        "The line over the skin does not pass the middle one of three points between the others."
    )


def _arch(solver: Solver, rule: Arch, _side: Side) -> SkinPath:
    right = solver.context.landmark(rule.over, Side.RIGHT)
    left = solver.context.landmark(rule.over, Side.LEFT)
    upward = np.array([0.0, 0.0, 1.0])
    loop = solver.skin.section_toward(right, np.cross(left.xyz - right.xyz, upward), upward)
    end = loop.position_of(left.xyz)
    if not end > 0 or np.linalg.norm(loop.at(end) - left.xyz) > 1e-3 * solver.skin.mesh.size:
        raise OffTheHead(
            "No arch over this head joins its landmarks {over} on both sides; check them.",
            over=repr(rule.over),
        )
    return loop.between(0.0, end)


def _of_head(solver: Solver, rule: OfHead, side: Side) -> SkinPath:
    return solver.context.curve(rule.name, side)


def _named_curve(solver: Solver, rule: NamedCurve, side: Side) -> SkinPath:
    return solver.named_curve(rule.id, side)


def _part_of(solver: Solver, rule: PartOf, side: Side) -> SkinPath:
    curve = solver.curve(rule.curve, side)
    here = curve.position_of(solver.point(rule.start, side).xyz)
    there = curve.position_of(solver.point(rule.end, side).xyz)
    if abs(there - here) <= 1e-6 * curve.length:
        raise OffTheHead("A part of a curve has no length: its two ends fall on one place of this head.")
    if curve.closed and abs(there - here) > curve.length / 2:
        # The shorter part runs over the place where the loop closes.
        late, early = max(here, there), min(here, there)
        part = _joined(curve, late, early)
        return part if here == late else part.reversed()
    part = curve.between(min(here, there), max(here, there))
    return part if here < there else part.reversed()


def _joined(loop: SkinPath, late: float, early: float) -> SkinPath:
    """The part of a loop from a late place over its end to an early place."""
    tiny = 1e-9 * loop.length
    if early <= tiny:
        return loop.between(late, loop.length)
    if loop.length - late <= tiny:
        return loop.between(0.0, early)
    return loop.between(late, loop.length).followed_by(loop.between(0.0, early))


def _beside(solver: Solver, rule: Beside, side: Side) -> SkinPath:
    base = solver.curve(rule.curve, side)
    return beside(solver.skin, base, solver.point(rule.start, side), solver.point(rule.end, side))


def _bowed(solver: Solver, rule: Bowed, side: Side) -> SkinPath:
    tape = solver.skin.geodesic(solver.point(rule.start, side), solver.point(rule.end, side))
    return bowed(solver.skin, tape, [(bow.at, bow.offset) for bow in rule.bows], rule.toward, side)


def _parallel(solver: Solver, rule: Parallel, side: Side) -> SkinPath:
    base = solver.curve(rule.curve, side)
    return parallel(solver.skin, base, lambda place: solver.length(rule.distance, place), rule.toward, side)


CURVE_RULES: dict[type, Callable[[Solver, Any, Side], SkinPath]] = {
    MidlineCurve: _midline,
    Geodesic: _geodesic,
    PlaneSection: _plane_section,
    Straight: _straight,
    TurnedLine: _turned_line,
    OverThree: _over_three,
    Arch: _arch,
    OfHead: _of_head,
    NamedCurve: _named_curve,
    PartOf: _part_of,
    Beside: _beside,
    Bowed: _bowed,
    Parallel: _parallel,
}
