from itertools import pairwise

import numpy as np
import pygeodesic.geodesic as exact
import pytest
import trimesh
from oracle import distance_to_skin, exact_length

from scalpviz.head.skin.surface import OffTheHead, Skin, SkinPoint


def skin_of(mesh: trimesh.Trimesh) -> Skin:
    return Skin(np.asarray(mesh.vertices), np.asarray(mesh.faces))


def at_vertex(skin: Skin, vertex: int) -> SkinPoint:
    triangle, corner = np.argwhere(skin.triangles == vertex)[0]
    return SkinPoint(int(triangle), np.eye(3)[corner], skin.vertices[vertex])


@pytest.fixture(scope="module")
def ball() -> Skin:
    return skin_of(trimesh.creation.icosphere(subdivisions=4, radius=80))


@pytest.fixture(scope="module")
def lumpy() -> Skin:
    """A ball with bumps and hollows: no symmetry, saddles everywhere."""
    mesh = trimesh.creation.icosphere(subdivisions=4)
    v = np.asarray(mesh.vertices)
    radius = 80 + 5 * np.sin(4 * v[:, 0] + 1) * np.cos(3 * v[:, 1]) + 3 * np.sin(6 * v[:, 2] + 2 * v[:, 0])
    return Skin(v * radius[:, None], np.asarray(mesh.faces))


def test_between_places_inside_triangles_of_a_ball_the_tape_is_the_great_circle(ball):
    rng = np.random.default_rng(0)
    for one, other in rng.normal(size=(20, 2, 3)):
        one, other = one / np.linalg.norm(one), other / np.linalg.norm(other)
        angle = np.arccos(np.clip(one @ other, -1, 1))
        if not 0.05 < angle < 2.8:
            continue
        tape = ball.geodesic(ball.nearest(80 * one), ball.nearest(80 * other))
        # The facets lie inside the ball: 0.2 % at this fineness.
        assert tape.length == pytest.approx(80 * angle, rel=2.5e-3)


def test_the_tape_is_as_long_as_the_exact_geodesic_between_places_inside_triangles(lumpy):
    rng = np.random.default_rng(1)
    for _ in range(12):
        one = rng.normal(size=3)
        # Neighbours of one region, where the geodesic is the only taut tape.
        other = one / np.linalg.norm(one) + 0.4 * rng.normal(size=3)
        start = lumpy.nearest(80 * one / np.linalg.norm(one))
        end = lumpy.nearest(80 * other / np.linalg.norm(other))
        if start.triangle == end.triangle:
            continue
        assert lumpy.geodesic(start, end).length == pytest.approx(exact_length(lumpy, start, end), rel=1e-3)


def midline_places(skin: Skin) -> list[SkinPoint]:
    """Places on the edges that lie in the plane x = 0, counted to the triangle on either side."""
    places = []
    for triangle, corners in enumerate(skin.triangles):
        for edge in range(3):
            a, b = corners[edge], corners[(edge + 1) % 3]
            if skin.vertices[a, 0] == 0 == skin.vertices[b, 0]:
                for t in (0.17, 0.5, 0.8):
                    weights = np.zeros(3)
                    weights[edge], weights[(edge + 1) % 3] = 1 - t, t
                    places.append(SkinPoint(triangle, weights, weights @ skin.vertices[corners]))
    return places


def test_a_tape_from_the_midline_of_a_symmetric_mesh_is_no_longer_than_the_great_circle(ball):
    """There a string starts on the first door of its strip and sees the two posts in opposite directions."""
    starts = midline_places(ball)
    assert len(starts) > 100
    for start in starts:
        up = start.xyz / np.linalg.norm(start.xyz)
        for side in (-1.0, 1.0):
            there = up + np.array([0.9 * side, 0.35, -0.2])
            end = ball.nearest(80 * there / np.linalg.norm(there))
            angle = np.arccos(np.clip(up @ end.xyz / np.linalg.norm(end.xyz), -1, 1))
            assert ball.geodesic(start, end).length == pytest.approx(80 * angle, rel=3e-3)


def test_the_tape_is_as_long_as_the_exact_geodesic_between_vertices(ball):
    solver = exact.PyGeodesicAlgorithmExact(ball.vertices, ball.triangles)
    for one, other in np.random.default_rng(2).integers(len(ball.vertices), size=(15, 2)):
        if one == other:
            continue
        tape = ball.geodesic(at_vertex(ball, one), at_vertex(ball, other))
        assert tape.length == pytest.approx(solver.geodesicDistance(int(one), int(other))[0], rel=1e-4)


def test_a_tape_bends_straight_over_every_edge(lumpy):
    """Laid flat over an edge, what comes in and what goes out is one line."""
    start, end = lumpy.nearest(np.array([80.0, 10, 5])), lumpy.nearest(np.array([-20.0, 60, 50]))
    path = lumpy.geodesic(start, end).xyz
    for before, here, after in zip(path, path[1:], path[2:], strict=False):
        # The edge crossed here: common to the triangles of the two pieces.
        one = lumpy.nearest((before + here) / 2).triangle
        other = lumpy.nearest((here + after) / 2).triangle
        shared = np.intersect1d(lumpy.triangles[one], lumpy.triangles[other])
        if len(shared) != 2 or np.linalg.norm(lumpy.vertices[shared] - here, axis=1).min() < 1e-3:
            continue
        rail = np.diff(lumpy.vertices[shared], axis=0)[0]
        cosines = [
            (p @ rail) / np.linalg.norm(p) / np.linalg.norm(rail) for p in (here - before, after - here)
        ]
        assert cosines[0] == pytest.approx(cosines[1], abs=1e-6)


def test_the_tape_lies_on_the_skin(lumpy):
    path = lumpy.geodesic(lumpy.nearest(np.array([80.0, 10, 5])), lumpy.nearest(np.array([-20.0, 60, 50])))
    middles = (path.xyz[1:] + path.xyz[:-1]) / 2
    gaps = distance_to_skin(lumpy.vertices, lumpy.triangles, np.vstack([path.xyz, middles]))
    assert gaps.max() < 1e-6


def test_each_piece_of_a_tape_lies_in_one_triangle(lumpy):
    path = lumpy.geodesic(
        lumpy.nearest(np.array([80.0, 10, 5])), lumpy.nearest(np.array([-20.0, 60, 50]))
    ).xyz
    for one, other in pairwise(path):
        triangle = lumpy.nearest((one + other) / 2).triangle
        a, b, c = lumpy.vertices[lumpy.triangles[triangle]]
        weights = trimesh.triangles.points_to_barycentric(np.array([[a, b, c]] * 2), np.array([one, other]))
        assert weights.min() > -1e-6


def test_there_and_back_is_equally_long(lumpy):
    rng = np.random.default_rng(3)
    for one, other in rng.normal(size=(10, 2, 3)):
        start, end = lumpy.nearest(80 * one), lumpy.nearest(80 * other)
        there, back = lumpy.geodesic(start, end), lumpy.geodesic(end, start)
        assert there.length == pytest.approx(back.length, rel=5e-3)
        np.testing.assert_array_equal(there.start, start.xyz)
        np.testing.assert_array_equal(there.end, end.xyz)


def test_a_tape_down_a_cylinder_is_the_straight_line_of_its_unrolled_wall():
    can = trimesh.creation.cylinder(radius=50, height=200, sections=200)
    skin = skin_of(can)
    start = skin.nearest(np.array([50.0, 0, -60]))
    end = skin.nearest(50 * np.array([np.cos(1.0), np.sin(1.0), 0]) + [0, 0, 60])
    assert skin.geodesic(start, end).length == pytest.approx(np.hypot(50 * 1.0, 120), rel=1e-3)


def test_a_tape_between_two_places_of_a_triangle_is_straight(ball):
    a, b, c = ball.vertices[ball.triangles[7]]
    one = SkinPoint(7, np.array([0.6, 0.2, 0.2]), 0.6 * a + 0.2 * b + 0.2 * c)
    other = SkinPoint(7, np.array([0.1, 0.2, 0.7]), 0.1 * a + 0.2 * b + 0.7 * c)
    assert ball.geodesic(one, other).length == pytest.approx(np.linalg.norm(one.xyz - other.xyz))


def test_no_ear_catches_a_tape_that_is_shorter_round_it():
    """A fin stands on a ball between two places: the tape goes round its end, not over its top."""
    ball = trimesh.creation.icosphere(subdivisions=5)
    v = np.asarray(ball.vertices)
    fin = np.exp(-((v[:, 0] / 0.05) ** 2)) * np.exp(-(((v[:, 2] - 0.05) / 0.25) ** 4)) * (v[:, 1] > 0)
    skin = Skin(v * (80 + 40 * fin)[:, None], np.asarray(ball.faces))
    start = skin.nearest(80 * np.array([0.3, 0.95, 0.0]))
    end = skin.nearest(80 * np.array([-0.3, 0.95, 0.0]))
    assert skin.geodesic(start, end).length == pytest.approx(exact_length(skin, start, end), rel=1e-3)


def test_places_on_separate_pieces_have_no_tape_between_them():
    two = trimesh.util.concatenate(
        [
            trimesh.creation.icosphere(radius=10),
            trimesh.creation.icosphere(radius=10).apply_translation([50, 0, 0]),
        ]
    )
    skin = skin_of(two)
    with pytest.raises(OffTheHead, match="separate pieces"):
        skin.geodesic(skin.nearest(np.array([0.0, 0, 10])), skin.nearest(np.array([50.0, 0, 10])))


def test_a_tape_through_places_is_the_sum_of_its_stretches(ball):
    points = [ball.nearest(80 * np.array(p)) for p in ([1.0, 0, 0], [0.0, 1, 0], [0.0, 0, 1])]
    whole = ball.through(points)
    assert whole.length == pytest.approx(2 * 80 * np.pi / 2, rel=3e-3)
    np.testing.assert_allclose(whole.at(whole.length / 2), points[1].xyz, atol=0.2)


@pytest.mark.parametrize(
    "name",
    ["inion", "hairline_corner_right", "ear_apex_scalp_left", "anterior_hairline", "sideburn_back_right"],
)
def test_on_the_reference_head_a_tape_over_the_scalp_is_the_exact_geodesic(reference_head, name):
    skin = Skin.of(reference_head.vertices, reference_head.triangles)
    top = skin.nearest(reference_head.landmarks["vertex"].xyz)
    goal = skin.nearest(reference_head.landmarks[name].xyz)
    tape = skin.geodesic(top, goal)
    assert tape.length == pytest.approx(exact_length(skin, top, goal, tape), rel=1e-3)
