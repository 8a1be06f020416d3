"""The sculptor's clay: blends, shapes, creases, projections."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalpviz.head.sculpt.field import (
    Blend,
    Box,
    Ellipsoid,
    Sculpture,
    Tube,
    crease,
    first_hits,
    project,
    rotation,
    smooth_max,
    smooth_min,
)

distance = st.floats(-50, 50)
width = st.floats(0.1, 20)


def sphere(radius):
    return lambda points: np.linalg.norm(points, axis=1) - radius


@given(distance, distance, width)
def test_a_blend_is_never_above_the_minimum_and_at_most_a_quarter_width_below(a, b, k):
    blended = smooth_min(np.array([a]), np.array([b]), k)[0]
    assert blended <= min(a, b)
    assert blended >= min(a, b) - k / 4 - 1e-9


@given(distance, distance, width)
def test_a_blend_is_the_minimum_where_the_fields_differ_by_more_than_its_width(a, b, k):
    if abs(a - b) >= k:
        assert smooth_min(np.array([a]), np.array([b]), k)[0] == min(a, b)


@given(distance, distance, width)
def test_rounding_an_intersection_mirrors_rounding_a_union(a, b, k):
    assert smooth_max(np.array([a]), np.array([b]), k) == -smooth_min(np.array([-a]), np.array([-b]), k)


def test_a_turned_ellipsoid_is_zero_at_the_ends_of_its_axes():
    turn = rotation("z", 30.0)
    shape = Ellipsoid((1.0, 2.0, 3.0), (4.0, 5.0, 6.0), turn)
    ends = np.array([1.0, 2.0, 3.0]) + (turn * [4.0, 5.0, 6.0]).T
    assert shape(ends) == pytest.approx(np.zeros(3), abs=1e-9)
    assert shape(np.array([[1.0, 2.0, 4.0]]))[0] < 0 < shape(np.array([[1.0, 9.0, 3.0]]))[0]


def test_a_straight_tube_of_even_radius_is_a_cylinder():
    pytest.importorskip("numba")
    tube = Tube.through([(0, 0, z, 3.0) for z in (-40, -10, 15, 40)], count=120)
    points = np.random.default_rng(5).uniform([-9, -9, -25], [9, 9, 25], (500, 3))
    points = points[np.hypot(points[:, 0], points[:, 1]) > 1.5]
    assert tube(points) == pytest.approx(np.hypot(points[:, 0], points[:, 1]) - 3.0, abs=0.005)


def test_a_tube_through_the_midline_is_its_own_mirror_image():
    pytest.importorskip("numba")
    tube = Tube.through([(0, 10, 0, 3.0), (10, 8, 2, 2.0), (20, 0, 1, 1.0)], mirrored=True)
    points = np.random.default_rng(6).uniform(-25, 25, (300, 3))
    assert tube(points) == pytest.approx(tube(points * [-1.0, 1.0, 1.0]), abs=1e-9)


def test_a_groove_is_as_deep_as_asked_and_leaves_the_rest_alone():
    pytest.importorskip("numba")
    clay = Sculpture(sphere(50.0))
    path = [(x, 50.0, 0.0, depth) for x, depth in ((5, -2.0), (10, 1.0), (15, 1.0), (20, 1.0), (25, -2.0))]
    carved = clay.then(Blend(crease(clay, path, radius=1.5), k=1.0, cut=True))
    at = np.array([[15.0, np.sqrt(50.0**2 - 15.0**2), 0.0]])
    bottom = first_hits(carved, np.zeros(3), at, 30.0, 60.0)
    assert np.linalg.norm(bottom) == pytest.approx(49.0, abs=0.1)
    elsewhere = np.array([[30.0, 40.0, 0.0], [0.0, 50.0, 0.0], [15.0, 40.0, 26.0]])
    assert carved(elsewhere) == pytest.approx(clay(elsewhere), abs=1e-9)


def test_a_ridge_rises_where_a_groove_would_sink():
    pytest.importorskip("numba")
    clay = Sculpture(sphere(50.0))
    path = [(x, 50.0, 0.0, 0.5) for x in (5, 10, 15, 20, 25)]
    raised = clay.then(Blend(crease(clay, path, radius=1.5, ridge=True), k=1.0))
    at = np.array([[15.0, np.sqrt(50.0**2 - 15.0**2), 0.0]])
    assert np.linalg.norm(first_hits(raised, np.zeros(3), at, 30.0, 60.0)) > 50.4


def test_a_sculpture_is_symmetric_and_forgets_layers_on_request():
    clay = Sculpture(sphere(50.0))
    with_ball = clay.then(Blend(Ellipsoid((50.0, 0.0, 0.0), (8.0, 8.0, 8.0)), k=2.0, layer="ball"))
    points = np.random.default_rng(7).uniform(-60, 60, (400, 3))
    assert (with_ball(points) == with_ball(points * [-1.0, 1.0, 1.0])).all()
    assert with_ball(np.array([[-55.0, 0.0, 0.0]]))[0] < 0
    assert (with_ball.without("ball")(points) == clay(points)).all()


def test_a_shape_beside_the_midline_meets_its_mirror_image_without_a_ridge():
    clay = Sculpture(sphere(50.0)).then(Blend(Ellipsoid((3.0, 50.0, 0.0), (6.0, 6.0, 6.0)), k=4.0))
    x = np.array([0.0, 0.02])
    y = first_hits(clay, np.column_stack([x, 0 * x, 0 * x]), np.array([0.0, 1.0, 0.0]), 30.0, 70.0)[:, 1]
    assert abs(y[1] - y[0]) / 0.02 < 0.02


@given(st.floats(20, 80), st.floats(-1, 1), st.floats(-1, 1))
def test_projected_points_lie_on_the_surface_and_midline_points_stay_in_the_middle(radius, y, z):
    start = np.array([[0.0, radius + y, z], [radius * 0.6, radius * 0.8 + y, z]])
    on = project(sphere(radius), start, rounds=8)
    assert np.linalg.norm(on, axis=1) == pytest.approx([radius, radius], abs=1e-6)
    assert on[0, 0] == 0.0


def test_a_ray_stops_at_the_outermost_skin():
    def shells(points):
        r = np.linalg.norm(points, axis=1)
        return np.minimum(np.abs(r - 40.0) - 2.0, r - 20.0)

    ways = np.array([[1.0, 0.0, 0.0], [0.0, 2.0, 2.0]])
    assert np.linalg.norm(first_hits(shells, np.zeros(3), ways, 0.0, 60.0), axis=1) == pytest.approx(
        [42.0, 42.0]
    )


def test_a_box_knows_what_it_holds():
    box = Box(np.zeros(3), np.ones(3))
    points = np.array([[0.5, 0.5, 0.5], [1.2, 0.5, 0.5], [3.0, 0.5, 0.5]])
    assert box.contains(points).tolist() == [0]
    assert box.contains(points, pad=0.5).tolist() == [0, 1]
