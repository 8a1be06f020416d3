"""Walks at an angle and lines over three places: on a ball by hand, on the head by sections of the mesh."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from heads import CENTRE, ellipsoid_head, moved_head
from oracle import exact_length, section_over, share_of
from pydantic import TypeAdapter

from scalpviz.atlas.geometry import Curve, Point
from scalpviz.atlas.load import load_atlas
from scalpviz.atlas.model import Atlas
from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head, Landmark
from scalpviz.head.skin.surface import OffTheHead, SkinPath, SkinPoint
from scalpviz.placement.construct.solver import ConstructionSolver
from scalpviz.side import Side

POINT, CURVE = TypeAdapter(Point), TypeAdapter(Curve)
RADIUS = 100.0
WAYS = {"front": (0, 1, 0), "behind": (0, -1, 0), "above": (0, 0, 1), "below": (0, 0, -1)}


def mark(name: str) -> dict[str, Any]:
    return {"kind": "landmark", "name": name}


def walk(
    start: str, direction: str, turn: float, toward: str, distance: float, line: bool = False
) -> dict[str, Any]:
    return {"kind": "turned_line" if line else "turned", "start": mark(start), "direction": direction,
            "turn": turn, "toward": toward, "distance": {"value": distance, "unit": "mm"}}  # fmt: skip


def over(*names: str) -> dict[str, Any]:
    return {"kind": "over_three", "points": [mark(name) for name in names]}


def point(solver: ConstructionSolver, construction: dict[str, Any], side: Side = Side.RIGHT) -> SkinPoint:
    return solver.point(POINT.validate_python(construction), side)


def curve(solver: ConstructionSolver, construction: dict[str, Any], side: Side = Side.RIGHT) -> SkinPath:
    return solver.curve(CURVE.validate_python(construction), side)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas()


@pytest.fixture(scope="module")
def ball(atlas: Atlas) -> ConstructionSolver:
    """A head in the shape of a ball about `CENTRE`."""
    to_ball = np.diag([RADIUS / 76, RADIUS / 97, 1.0, 1.0])
    return ConstructionSolver(atlas, moved_head(ellipsoid_head(6), to_ball))


@pytest.fixture(scope="module")
def on_head(atlas: Atlas, reference_head: Head) -> ConstructionSolver:
    return ConstructionSolver(atlas, reference_head)


def by_hand(
    start: np.ndarray, direction: str, turn: float, sideways: np.ndarray, distance: float
) -> np.ndarray:
    """Where the great circle ends that sets off in a direction, turned, on the ball."""
    out = (start - CENTRE) / np.linalg.norm(start - CENTRE)
    ahead = np.array(WAYS[direction], dtype=float)
    ahead -= (ahead @ out) * out
    ahead /= np.linalg.norm(ahead)
    aside = np.cross(out, ahead)
    aside *= np.sign(aside @ sideways)
    way = np.cos(np.radians(turn)) * ahead + np.sin(np.radians(turn)) * aside
    angle = distance / RADIUS
    return CENTRE + RADIUS * (np.cos(angle) * out + np.sin(angle) * way)


@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
@pytest.mark.parametrize(
    ("start", "direction", "turn", "toward", "distance"),
    [
        ("hairline_corner", "behind", 0, "lateral", 60),
        ("hairline_corner", "behind", 30, "lateral", 60),
        ("hairline_corner", "behind", 30, "medial", 60),
        ("hairline_corner", "behind", 70, "below", 45),
        ("hairline_corner", "behind", 180, "medial", 20),
        ("ear_apex", "above", 15, "front", 50),
        ("ear_apex", "above", 15, "behind", 50),
        ("ear_apex", "front", 135, "above", 80),
        ("mastoid_tip", "below", 90, "behind", 25),
        ("pupil", "above", 40, "medial", 70),
    ],
)
def test_on_a_ball_a_turned_walk_ends_where_the_great_circle_does(
    ball: ConstructionSolver,
    start: str,
    direction: str,
    turn: float,
    toward: str,
    distance: float,
    side: Side,
):
    sideways = {"lateral": (side.sign, 0, 0), "medial": (-side.sign, 0, 0)} | WAYS
    here = ball.context.landmark(start, side).xyz
    found = point(ball, walk(start, direction, turn, toward, distance), side)
    expected = by_hand(here, direction, turn, np.array(sideways[toward], dtype=float), distance)
    assert np.linalg.norm(found.xyz - expected) < 0.15


def test_on_a_ball_the_whole_turned_line_is_the_great_circle(ball: ConstructionSolver):
    line = curve(ball, walk("hairline_corner", "behind", 30, "lateral", 90, line=True))
    assert line.length == pytest.approx(90, abs=1e-6)
    for distance in np.linspace(5, 90, 18):
        expected = by_hand(line.start, "behind", 30, np.array([1.0, 0, 0]), float(distance))
        assert np.linalg.norm(line.at(float(distance)) - expected) < 0.15


def test_a_turned_point_is_the_end_of_the_turned_line(on_head: ConstructionSolver):
    for side in (Side.RIGHT, Side.LEFT):
        end = point(on_head, walk("ear_apex_scalp", "above", 25, "behind", 60), side)
        line = curve(on_head, walk("ear_apex_scalp", "above", 25, "behind", 60, line=True), side)
        np.testing.assert_allclose(line.end, end.xyz, atol=1e-6)
        np.testing.assert_allclose(
            line.start, on_head.context.landmark("ear_apex_scalp", side).xyz, atol=1e-9
        )


def test_a_turned_walk_over_the_head_is_as_long_as_asked_and_nowhere_bent(on_head: ConstructionSolver):
    start = on_head.context.landmark("hairline_corner", Side.RIGHT)
    end = point(on_head, walk("hairline_corner", "behind", 40, "medial", 70))
    tape = on_head.skin.geodesic(start, end)
    assert exact_length(on_head.skin, start, end, tape) == pytest.approx(70, rel=1e-3)


def test_on_a_symmetric_head_the_turned_walk_to_the_left_mirrors_that_to_the_right(
    on_head: ConstructionSolver,
):
    for rule in (
        walk("hairline_corner", "behind", 40, "medial", 70),
        walk("hairline_corner", "behind", 20, "lateral", 50),
        walk("ear_apex_scalp", "above", 30, "front", 60),
    ):
        right, left = (point(on_head, rule, side).xyz for side in (Side.RIGHT, Side.LEFT))
        assert np.linalg.norm(left * [-1, 1, 1] - right) < 0.1


@pytest.mark.parametrize("factor", [0.8, 1.25])
def test_on_a_larger_head_elsewhere_a_walk_of_as_many_shares_ends_at_the_same_place(
    atlas: Atlas, on_head: ConstructionSolver, reference_head: Head, factor: float
):
    motion = np.diag([factor, factor, factor, 1.0])
    motion[:3, 3] = [40.0, -70.0, 15.0]
    other = ConstructionSolver(atlas, moved_head(reference_head, motion))
    here = point(on_head, walk("hairline_corner", "behind", 40, "medial", 50)).xyz
    there = point(other, walk("hairline_corner", "behind", 40, "medial", 50 * factor)).xyz
    np.testing.assert_allclose(there, factor * here + motion[:3, 3], atol=1e-3)


def test_a_walk_along_the_midline_may_turn_to_neither_side(on_head: ConstructionSolver):
    with pytest.raises(ScalpVizError, match="nothing lies lateral; make the record bilateral"):
        point(on_head, walk("vertex", "behind", 30, "lateral", 40), Side.MIDLINE)


def test_a_walk_of_no_length_stays_where_it_starts(on_head: ConstructionSolver):
    here = on_head.context.landmark("hairline_corner", Side.RIGHT)
    stayed = point(on_head, walk("hairline_corner", "behind", 30, "medial", 0))
    np.testing.assert_allclose(stayed.xyz, here.xyz, atol=1e-6)


def test_a_turn_toward_where_the_walk_already_goes_is_refused(ball: ConstructionSolver):
    with pytest.raises(ScalpVizError, match="is no turn away from behind"):
        point(ball, walk("hairline_corner", "behind", 30, "front", 40))


def test_a_direction_that_points_out_of_the_skin_is_refused(ball: ConstructionSolver):
    with pytest.raises(ScalpVizError, match="points straight out of the skin"):
        point(ball, walk("vertex", "above", 30, "front", 40))


def test_a_turned_walk_leans_on_its_start_alone(on_head: ConstructionSolver):
    rule = POINT.validate_python(walk("hairline_corner", "behind", 40, "medial", 70))
    on_head.point(rule, Side.LEFT)
    assert on_head.leans_on(rule, Side.LEFT) == {"hairline_corner_left"}


SMALL_CIRCLES = [
    ("hairline_corner", "vertex", "ear_apex"),
    ("nasion", "vertex", "inion"),
    ("pupil", "hairline_corner", "inion"),
    ("pupil", "inion", "hairline_corner"),
    ("vertex", "ear_apex", "glabella"),
]


@pytest.mark.parametrize("names", SMALL_CIRCLES, ids="-".join)
def test_on_a_ball_the_line_over_three_places_is_the_circle_through_them(
    ball: ConstructionSolver, names: tuple[str, ...]
):
    line = curve(ball, over(*names))
    a, b, c = (ball.context.landmark(n, Side.RIGHT if n in RIGHT else Side.MIDLINE).xyz for n in names)
    # The circle through three places: its middle, its radius, and the angle swept from first to third.
    normal = np.cross(b - a, c - a) / np.linalg.norm(np.cross(b - a, c - a))
    middle = CENTRE + ((a - CENTRE) @ normal) * normal
    radius = np.sqrt(RADIUS**2 - np.linalg.norm(middle - CENTRE) ** 2)
    first = (a - middle) / np.linalg.norm(a - middle)
    second = np.cross(normal, first)
    at = [np.arctan2((p - middle) @ second, (p - middle) @ first) % (2 * np.pi) for p in (b, c)]
    swept = at[1] if at[0] < at[1] else 2 * np.pi - at[1]
    assert line.length == pytest.approx(radius * swept, rel=1e-3)
    np.testing.assert_allclose(line.start, a, atol=1e-6)
    np.testing.assert_allclose(line.end, c, atol=1e-6)
    np.testing.assert_allclose((line.xyz - a) @ normal, 0, atol=1e-6)
    share = (at[0] if at[0] < at[1] else 2 * np.pi - at[0]) / swept
    assert np.linalg.norm(line.at(share * line.length) - b) < 0.2


RIGHT = {"hairline_corner", "ear_apex", "pupil", "ear_apex_scalp", "eyebrow_lateral", "mastoid_tip"}


@pytest.mark.parametrize(
    "names",
    [
        ("eyebrow_lateral", "vertex", "inion"),
        ("ear_apex_scalp", "anterior_hairline", "vertex"),
        ("hairline_corner", "ear_apex_scalp", "inion"),
        ("nasion", "hairline_corner", "vertex"),
    ],
    ids="-".join,
)
def test_on_the_head_the_line_over_three_places_is_the_section_by_their_plane(
    on_head: ConstructionSolver, reference_head: Head, names: tuple[str, ...]
):
    line = curve(on_head, over(*names))
    places = [on_head.context.landmark(n, Side.RIGHT if n in RIGHT else Side.MIDLINE).xyz for n in names]
    cut = section_over(reference_head.vertices, reference_head.triangles, *places)
    assert line.length == pytest.approx(np.linalg.norm(np.diff(cut, axis=0), axis=1).sum(), abs=0.02)
    for share in np.linspace(0, 1, 21):
        assert np.linalg.norm(line.at(share * line.length) - share_of(cut, share)) < 0.02


def test_a_line_over_three_places_does_not_know_how_the_head_is_turned(atlas: Atlas, reference_head: Head):
    a, b = np.radians([37.0, -64.0])
    motion = np.eye(4)
    motion[:3, :3] = (
        np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1]])
        @ np.array([[1, 0, 0], [0, np.cos(b), -np.sin(b)], [0, np.sin(b), np.cos(b)]])
    )  # fmt: skip
    motion[:3, 3] = [10.0, 20.0, -30.0]
    rule = over("eyebrow_lateral", "vertex", "inion")
    straight = curve(ConstructionSolver(atlas, reference_head), rule)
    turned = curve(ConstructionSolver(atlas, moved_head(reference_head, motion)), rule)
    for share in np.linspace(0, 1, 11):
        moved = motion[:3, :3] @ straight.at(share * straight.length) + motion[:3, 3]
        np.testing.assert_allclose(turned.at(share * turned.length), moved, atol=1e-6)


def test_three_places_in_one_line_give_no_plane(ball: ConstructionSolver, atlas: Atlas):
    with pytest.raises(OffTheHead, match="give no plane; choose another middle point"):
        curve(ball, over("vertex", "inion", "vertex"))


def test_three_places_on_two_pieces_of_skin_are_joined_by_no_line(atlas: Atlas, ellipsoid: Head):
    """The middle place lies on a flap of skin above the head that has no touch with it."""
    flap = np.array([[-5.0, 0, 150], [5, -5, 150], [0, 10, 150]])
    head = replace(
        ellipsoid,
        vertices=np.vstack([ellipsoid.vertices, flap]),
        triangles=np.vstack([ellipsoid.triangles, len(ellipsoid.vertices) + np.arange(3)]),
        landmarks={**ellipsoid.landmarks, "vertex": Landmark(flap.mean(axis=0))},
    )
    with pytest.raises(OffTheHead, match="No single line over the skin"):
        curve(ConstructionSolver(atlas, head), over("hairline_corner", "vertex", "inion"))


def test_where_the_skin_is_cut_off_the_line_cannot_run_round_the_other_way(atlas: Atlas, ellipsoid: Head):
    """Below its border an open head has no skin: from ear to nape over the forehead there is no way round."""
    low = ellipsoid.vertices[ellipsoid.triangles, 2].min(axis=1)
    cut = ConstructionSolver(atlas, replace(ellipsoid, triangles=ellipsoid.triangles[low > -20]))
    assert curve(cut, over("nasion", "vertex", "inion")).length > 250
    with pytest.raises(OffTheHead, match="does not pass the middle one of three points between the others"):
        curve(cut, over("vertex", "nasion", "inion"))
