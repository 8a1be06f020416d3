"""Tapes on a head: their length, against an exact solver and against a sphere."""

from types import MappingProxyType

import numpy as np
import pytest
import trimesh
from oracle import exact_length

from scalpviz.atlas.load import load_atlas
from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head
from scalpviz.head.skin.surface import Skin
from scalpviz.placement.place import place
from scalpviz.placement.placed import Placement
from scalpviz.placement.tape import TapeMeasure
from scalpviz.placement.tape_cun import NoCun
from scalpviz.side import Side

SYSTEM = "international"
RADIUS = 90.0


@pytest.fixture(scope="module")
def placement(reference_head) -> Placement:
    return place(load_atlas(), reference_head, {SYSTEM})


@pytest.fixture(scope="module")
def measure(placement) -> TapeMeasure:
    return TapeMeasure(placement)


@pytest.fixture(scope="module")
def ball() -> Placement:
    sphere = trimesh.creation.icosphere(subdivisions=6, radius=RADIUS)
    vertices, triangles = np.asarray(sphere.vertices), np.asarray(sphere.faces, dtype=np.int64)
    head = Head("ball", vertices, triangles, {}, {}, vertices / RADIUS)
    return Placement(head, (), (), MappingProxyType({}), MappingProxyType({}))


@pytest.mark.parametrize("degrees", [3.0, 40.0, 115.0])
def test_on_a_ball_a_tape_is_as_long_as_the_arc(ball, degrees):
    turned = np.radians(degrees)
    start = RADIUS * np.array([0.48, 0.6, 0.64])
    away = np.cross(start, [0.3, -0.2, 0.9])
    away *= RADIUS / np.linalg.norm(away)
    end = np.cos(turned) * start + np.sin(turned) * away
    laid = TapeMeasure(ball).lay(start, end)
    assert laid.length == pytest.approx(RADIUS * turned, rel=1e-3)


def test_a_head_without_landmarks_has_millimetres_and_no_cun(ball):
    laid = TapeMeasure(ball).lay(np.array([0.0, RADIUS, 0.0]), np.array([0.0, 0.0, RADIUS]))
    assert laid.reading.pieces == ()
    assert laid.reading.reason is NoCun.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other"),
    [("vertex", "ear_apex_scalp_right"), ("glabella", "vertex"), ("inion", "mastoid_tip_left")],
)
def test_a_tape_is_as_long_as_the_exact_geodesic(reference_head, measure, one, other):
    marks = reference_head.landmarks
    laid = measure.lay(marks[one].xyz, marks[other].xyz)
    skin = Skin.of(reference_head.vertices, reference_head.triangles)
    exact = exact_length(skin, skin.nearest(marks[one].xyz), skin.nearest(marks[other].xyz), laid.path)
    assert laid.length == pytest.approx(exact, rel=1e-3)


def test_a_tape_begins_and_ends_where_it_was_set(reference_head, measure):
    one, other = (reference_head.landmarks[name].xyz for name in ("vertex", "inion"))
    laid = measure.lay(one, other)
    assert np.linalg.norm(laid.path.start - one) < 1e-3
    assert np.linalg.norm(laid.path.end - other) < 1e-3


def test_a_tape_between_one_place_is_refused(reference_head, measure):
    with pytest.raises(ScalpVizError, match="two places apart"):
        measure.lay(reference_head.landmarks["vertex"].xyz, reference_head.landmarks["vertex"].xyz)


def test_along_a_zone_a_tape_is_as_long_as_its_centreline(measure):
    (zone,) = measure.lines_of(SYSTEM, "MS6", Side.RIGHT)
    laid = measure.lay(zone.centreline.start, zone.centreline.end, zone)
    assert laid.length == pytest.approx(zone.length, rel=1e-9)


def test_from_click_to_click_a_tape_follows_the_part_between_and_runs_either_way(measure):
    (zone,) = measure.lines_of(SYSTEM, "MS6", Side.RIGHT)
    low, high = zone.centreline.at(20.0), zone.centreline.at(75.0)
    beside = np.array([2.0, -1.0, 0.5])
    onward, back = measure.lay(low, high, zone), measure.lay(high, low, zone)
    assert onward.length == pytest.approx(55.0)
    assert back.length == pytest.approx(55.0)
    assert np.allclose(back.path.start, onward.path.end)
    assert measure.lay(low + beside, high, zone).length == pytest.approx(55.0, abs=3.0)


def test_a_zone_has_a_line_to_follow_on_each_side_it_is_on(measure):
    assert {zone.side for zone in measure.lines_of(SYSTEM, "MS6")} == {Side.LEFT, Side.RIGHT}
    assert [zone.side for zone in measure.lines_of(SYSTEM, "MS1")] == [Side.MIDLINE]


def test_of_a_zone_on_both_sides_the_line_on_the_clicked_side_is_followed(measure):
    left = measure.lines_of(SYSTEM, "MS7", Side.LEFT)[0].centreline
    assert measure.line_near(SYSTEM, "MS7", None, left.at(90.0), left.end).side is Side.LEFT
