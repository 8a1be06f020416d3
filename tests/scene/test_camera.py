import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scalpviz.scene import camera as cameras
from scalpviz.scene.camera import Framing
from scalpviz.state.view import Camera, NamedView

EGG = Framing(
    centre=np.array([0.0, 5.0, 20.0]),
    outline=np.array([0.0, 5.0, 20.0])
    + np.array([[80, 0, 0], [-80, 0, 0], [0, 110, 0], [0, -105, 0], [0, 0, 115], [0, 0, -130], [50, 60, 60]]),
    radius=130.0,
)
angle = st.floats(-180, 180)
height = st.floats(-60, 90)
aspects = st.floats(0.4, 3.0)
steps = st.floats(-90, 90)


def eye(camera: Camera) -> np.ndarray:
    return np.array(camera.position)


def away(camera: Camera) -> float:
    return float(np.linalg.norm(eye(camera) - EGG.centre))


def roll(camera: Camera) -> float:
    """Height of the picture's rightward axis over the horizon: 0 without roll."""
    return float(cameras.frame(camera)[0][2])


@given(angle, height, aspects)
def test_every_view_holds_the_whole_head_in_the_middle(azimuth, elevation, aspect):
    camera = cameras.from_angles(azimuth, elevation, EGG, aspect)
    seen = cameras.seen_at(camera, EGG.outline, aspect)
    assert np.abs(seen).max() <= 0.95
    # the outermost places on opposite sides are equally far from the middle
    assert seen.max(axis=0) + seen.min(axis=0) == pytest.approx([0, 0], abs=0.02)


@pytest.mark.parametrize(
    ("view", "axis", "sign"),
    [
        (NamedView.FRONT, 1, 1), (NamedView.BACK, 1, -1), (NamedView.RIGHT, 0, 1),
        (NamedView.LEFT, 0, -1), (NamedView.TOP, 2, 1),
    ],
)  # fmt: skip
def test_a_named_view_shows_the_side_it_is_called_after(view, axis, sign):
    camera = cameras.named_view(view, EGG, 1.5)
    assert np.argmax(np.abs(eye(camera) - EGG.centre)) == axis
    assert np.sign((eye(camera) - EGG.centre)[axis]) == sign


def test_in_the_top_view_the_nose_points_up_and_the_right_ear_is_on_the_right():
    camera = cameras.named_view(NamedView.TOP, EGG, 1.5)
    nose, ear = cameras.seen_at(camera, np.array([[0.0, 110, 20], [80.0, 0, 20]]), 1.5)
    assert nose[1] > 0.5
    assert ear[0] > 0.2


@given(angle, height, steps, steps)
def test_turning_neither_rolls_the_picture_nor_changes_the_distance(azimuth, elevation, right, up):
    before = cameras.from_angles(azimuth, elevation, EGG, 1.4)
    after = cameras.turn(before, right, up, EGG)
    assert roll(after) == pytest.approx(0, abs=1e-6)
    assert away(after) == pytest.approx(away(before), rel=1e-9)
    assert cameras.LOWEST - 1e-6 <= cameras.angles(after)[1] <= cameras.HIGHEST + 1e-6


@given(angle, st.floats(-50, 80))
def test_turning_there_and_back_ends_where_it_began(azimuth, elevation):
    before = cameras.from_angles(azimuth, elevation, EGG, 1.4)
    after = cameras.turn(cameras.turn(before, 37, 5, EGG), -37, -5, EGG)
    assert eye(after) == pytest.approx(eye(before), abs=1e-6)


def test_turning_to_the_right_shows_the_subjects_right_from_the_front():
    front = cameras.named_view(NamedView.FRONT, EGG, 1.4)
    assert eye(cameras.turn(front, 30, 0, EGG))[0] > 100


@given(angle, height, angle, height, st.floats(1.0, 4.0))
@settings(max_examples=60)
def test_a_flight_goes_round_the_head_without_roll_and_ends_at_its_goal(a0, e0, a1, e1, nearer):
    start = cameras.zoom(cameras.from_angles(a0, e0, EGG, 1.4), nearer, EGG)
    end = cameras.from_angles(a1, e1, EGG, 1.4)
    path = list(cameras.flight(start, end, EGG))
    assert path[-1] == end
    assert min(map(away, path)) >= min(away(start), away(end)) - 1e-6 >= EGG.nearest - 1e-6
    assert max(abs(roll(camera)) for camera in path) < 1e-6


def test_a_flight_has_no_jumps():
    start, end = (cameras.named_view(view, EGG, 1.4) for view in (NamedView.LEFT, NamedView.TOP))
    eyes = np.array([eye(camera) for camera in [start, *cameras.flight(start, end, EGG, steps=30)]])
    hops = np.linalg.norm(np.diff(eyes, axis=0), axis=1)
    assert hops.max() < 2.2 * hops.mean()


@given(angle, height, st.floats(0.2, 8.0), st.floats(-40, 40), st.floats(-40, 40))
def test_zooming_keeps_the_place_under_the_pointer_and_the_eye_outside(azimuth, elevation, factor, x, z):
    before = cameras.from_angles(azimuth, elevation, EGG, 1.4)
    place = np.array([x, 60.0, z])
    after = cameras.zoom(before, factor, EGG, place)
    was, now = (cameras.seen_at(camera, place[None], 1.4) for camera in (before, after))
    assert now == pytest.approx(was, abs=1e-6)
    assert away(after) >= EGG.nearest - 1e-6


def test_zooming_in_makes_things_larger():
    before = cameras.home(EGG, 1.4)
    assert cameras.scale(cameras.zoom(before, 1.5, EGG), 900) == pytest.approx(
        1.5 * cameras.scale(before, 900), rel=1e-6
    )


@given(st.floats(-5, 5), st.floats(-5, 5))
def test_panning_never_loses_the_head(right, up):
    after = cameras.pan(cameras.home(EGG, 1.4), right, up, EGG)
    x, y, _ = cameras.frame(after)
    offset = np.array(after.focus) - EGG.centre
    assert np.hypot(offset @ x, offset @ y) <= EGG.radius + 30


def test_panning_moves_the_head_with_the_hand():
    before = cameras.named_view(NamedView.FRONT, EGG, 1.4)
    after = cameras.pan(before, 0.1, 0.05, EGG)
    place = np.array(before.focus)[None]
    moved = cameras.seen_at(after, place, 1.4) - cameras.seen_at(before, place, 1.4)
    assert moved[0] == pytest.approx([0.2 / 1.4, 0.1], abs=1e-6)


@given(angle, height, st.floats(-0.9, 0.9), st.floats(-0.9, 0.9), st.floats(100, 900))
def test_a_sight_line_passes_through_the_places_seen_there(azimuth, elevation, x, y, distance):
    camera = cameras.from_angles(azimuth, elevation, EGG, 1.4)
    origin, toward = cameras.ray(camera, x, y, 1.4)
    assert cameras.seen_at(camera, (origin + distance * toward)[None], 1.4)[0] == pytest.approx(
        [x, y], abs=1e-6
    )


def test_the_eye_sees_the_forehead_from_the_front_and_not_from_behind():
    forehead, forward = np.array([0.0, 115.0, 20.0]), np.array([0.0, 1.0, 0.0])
    assert cameras.sees(cameras.named_view(NamedView.FRONT, EGG, 1.4), forehead, forward)
    assert not cameras.sees(cameras.named_view(NamedView.BACK, EGG, 1.4), forehead, forward)
    assert not cameras.sees(cameras.named_view(NamedView.RIGHT, EGG, 1.4), forehead, forward)


@given(angle, st.floats(-30, 85))
def test_the_camera_facing_a_place_sees_it(azimuth, elevation):
    outward = cameras.direction(azimuth, elevation)
    place = EGG.centre + 100 * outward
    start = cameras.home(EGG, 1.4)
    assert cameras.sees(cameras.facing(start, place, outward, EGG, 1.4), place, outward, 1.4, grazing=0.7)


def test_the_reference_head_fills_the_picture(reference_head):
    framing = cameras.framing(reference_head)
    camera = cameras.home(framing, 1.2)
    seen = cameras.seen_at(camera, framing.outline, 1.2)
    assert np.abs(seen).max() > 0.8
    # the cut through the neck is out of the picture
    bottom = reference_head.vertices[np.argmin(reference_head.vertices[:, 2])]
    front = cameras.named_view(NamedView.FRONT, framing, 1.2)
    assert cameras.seen_at(front, bottom[None], 1.2)[0][1] < -1
