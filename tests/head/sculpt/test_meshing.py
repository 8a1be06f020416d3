"""From a field to a graded half mesh."""

import numpy as np
import pytest
import trimesh

from scalpviz.head.sculpt.field import Box
from scalpviz.head.sculpt.marching import half_surface, mirrored, settled
from scalpviz.head.sculpt.profile import MidlineProfile, girth, taut_over
from scalpviz.head.sculpt.remesh import remeshed, triangle_quality

RADIUS = 20.0
BOX = Box(np.array([0.0, -25.0, -25.0]), np.array([25.0, 25.0, 25.0]))


def ball(points):
    return np.linalg.norm(points, axis=1) - RADIUS


def finer_above(points):
    return np.where(points[:, 2] > 0.0, 1.0, 2.5)


@pytest.fixture(scope="module")
def marched():
    pytest.importorskip("skimage")
    return half_surface(ball, 1.0, BOX)


@pytest.fixture(scope="module")
def graded(marched):
    pytest.importorskip("numba")
    return remeshed(ball, *marched, finer_above, rounds=8, polish=4)


def test_a_marched_ball_closes_with_its_mirror_image(marched):
    mesh = trimesh.Trimesh(*mirrored(*marched), process=False)
    assert mesh.is_watertight
    assert mesh.euler_number == 2
    assert mesh.volume == pytest.approx(4 / 3 * np.pi * RADIUS**3, rel=0.01)


def test_only_the_largest_piece_is_kept():
    pytest.importorskip("skimage")

    def two(points):
        return np.minimum(ball(points), np.linalg.norm(points - [0.0, 23.0, 20.0], axis=1) - 1.5)

    vertices, _ = half_surface(two, 1.0, BOX)
    assert np.linalg.norm(vertices, axis=1).max() < RADIUS + 0.1


def test_edges_get_the_length_that_is_asked_for(graded):
    vertices, triangles = graded
    edges = np.unique(np.sort(triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1), axis=0)
    length = np.linalg.norm(np.diff(vertices[edges], axis=1)[:, 0], axis=1)
    height = vertices[edges][:, :, 2].mean(axis=1)
    assert np.median(length[height > 5]) == pytest.approx(1.0, rel=0.15)
    assert np.median(length[height < -5]) == pytest.approx(2.5, rel=0.15)


def test_remeshing_keeps_the_surface_its_border_and_good_triangles(graded):
    vertices, triangles = graded
    assert np.linalg.norm(vertices, axis=1) == pytest.approx(RADIUS, abs=1e-4)
    assert triangle_quality(vertices, triangles).min() > 0.5
    mesh = trimesh.Trimesh(*mirrored(vertices, triangles), process=False)
    assert mesh.is_watertight
    assert mesh.is_winding_consistent
    assert mesh.euler_number == 2


def test_remeshing_twice_gives_the_same_bits(marched, graded):
    again = remeshed(ball, *marched, finer_above, rounds=8, polish=4)
    assert (again[0] == graded[0]).all()
    assert (again[1] == graded[1]).all()


def test_the_midline_of_a_ball_is_its_circle(graded):
    midline = MidlineProfile(ball, *graded)
    assert np.linalg.norm(midline.path[:, 1:], axis=1) == pytest.approx(RADIUS, abs=1e-3)
    front, top, back = np.array([[0.0, RADIUS, 0.0], [0.0, 0.0, RADIUS], [0.0, -RADIUS, 0.0]])
    quarter = np.pi * RADIUS / 2
    assert midline.position(top) - midline.position(front) == pytest.approx(quarter, rel=1e-3)
    assert midline.at(midline.position(front) + 2 * quarter) == pytest.approx(back, abs=0.05)


def test_a_taut_tape_spans_hollows():
    hollow = np.array([[0.0, 0.0], [0.0, 3.0], [2.0, 1.0], [4.0, 3.0], [4.0, 0.0]])
    assert girth(hollow) == pytest.approx(14.0)
    assert taut_over(hollow) == pytest.approx(10.0)


def test_rounding_leaves_no_minus_zero():
    assert not np.signbit(settled(np.array([-0.0001]), 0.001)).any()


def test_quality_is_one_for_an_equilateral_triangle_and_zero_for_a_flat_one():
    corners = np.array([[0, 0, 0], [2, 0, 0], [1, np.sqrt(3), 0], [1, 0, 0]], dtype=float)
    assert triangle_quality(corners, np.array([[0, 1, 2], [0, 1, 3]])) == pytest.approx([1.0, 0.0])
