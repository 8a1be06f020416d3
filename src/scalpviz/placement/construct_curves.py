"""How each construction of a curve is carried out on the skin."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from scalpviz.atlas.geometry import (
    Arch,
    Beside,
    Bowed,
    Geodesic,
    Midline,
    NamedCurve,
    OfHead,
    OverThree,
    Parallel,
    PartOf,
    PlaneSection,
    Straight,
    TurnedLine,
)
from scalpviz.head.skin import OffTheHead, SkinPath
from scalpviz.placement.construct_beside import beside, bowed, parallel
from scalpviz.placement.construct_points import PLANE_NORMALS, straight, turned
from scalpviz.side import Side

if TYPE_CHECKING:
    from scalpviz.placement.constructions import Survey


def _midline(survey: "Survey", _rule: Midline, _side: Side) -> SkinPath:
    return survey.ground.midline.path


def _geodesic(survey: "Survey", rule: Geodesic, side: Side) -> SkinPath:
    return survey.skin.through([survey.point(point, side) for point in rule.through])


def _plane_section(survey: "Survey", rule: PlaneSection, side: Side) -> SkinPath:
    return survey.skin.section(survey.point(rule.through, side), PLANE_NORMALS[rule.plane])


def _straight(survey: "Survey", rule: Straight, side: Side) -> SkinPath:
    return straight(survey, rule, side)


def _turned_line(survey: "Survey", rule: TurnedLine, side: Side) -> SkinPath:
    return turned(survey, rule, side)


def _over_three(survey: "Survey", rule: OverThree, side: Side) -> SkinPath:
    first, middle, last = (survey.point(point, side) for point in rule.points)
    normal = np.cross(middle.xyz - first.xyz, last.xyz - first.xyz)
    if np.linalg.norm(normal) <= 1e-6 * survey.skin.mesh.size**2:
        raise OffTheHead("Three points that lie in one line give no plane; choose another middle point.")
    line = survey.skin.section(first, normal)
    for want in (middle, last):
        if np.linalg.norm(line.at(line.position_of(want.xyz)) - want.xyz) > 1e-3 * survey.skin.mesh.size:
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


def _arch(survey: "Survey", rule: Arch, _side: Side) -> SkinPath:
    right = survey.ground.landmark(rule.over, Side.RIGHT)
    left = survey.ground.landmark(rule.over, Side.LEFT)
    upward = np.array([0.0, 0.0, 1.0])
    loop = survey.skin.section_toward(right, np.cross(left.xyz - right.xyz, upward), upward)
    end = loop.position_of(left.xyz)
    if not end > 0 or np.linalg.norm(loop.at(end) - left.xyz) > 1e-3 * survey.skin.mesh.size:
        raise OffTheHead(
            f"No arch over this head joins its landmarks {rule.over!r} on both sides; check them."
        )
    return loop.between(0.0, end)


def _of_head(survey: "Survey", rule: OfHead, side: Side) -> SkinPath:
    return survey.ground.curve(rule.name, side)


def _named_curve(survey: "Survey", rule: NamedCurve, side: Side) -> SkinPath:
    return survey.named_curve(rule.id, side)


def _part_of(survey: "Survey", rule: PartOf, side: Side) -> SkinPath:
    curve = survey.curve(rule.curve, side)
    here = curve.position_of(survey.point(rule.start, side).xyz)
    there = curve.position_of(survey.point(rule.end, side).xyz)
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


def _beside(survey: "Survey", rule: Beside, side: Side) -> SkinPath:
    base = survey.curve(rule.curve, side)
    return beside(survey.skin, base, survey.point(rule.start, side), survey.point(rule.end, side))


def _bowed(survey: "Survey", rule: Bowed, side: Side) -> SkinPath:
    tape = survey.skin.geodesic(survey.point(rule.start, side), survey.point(rule.end, side))
    return bowed(survey.skin, tape, [(bow.at, bow.offset) for bow in rule.bows], rule.toward, side)


def _parallel(survey: "Survey", rule: Parallel, side: Side) -> SkinPath:
    base = survey.curve(rule.curve, side)
    return parallel(survey.skin, base, lambda place: survey.length(rule.distance, place), rule.toward, side)


CURVE_RULES: dict[type, Callable[["Survey", Any, Side], SkinPath]] = {
    Midline: _midline,
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
