import numpy as np
import pytest
import trimesh

from scalpviz.head.skin.surface import Skin


def brute_force_distance(skin: Skin, place: np.ndarray) -> float:
    """Distance to the nearest triangle, every triangle looked at, by an independent formula."""
    corners = skin.vertices[skin.triangles]
    nearest = trimesh.triangles.closest_point(corners, np.repeat(place[None], len(corners), axis=0))
    return float(np.linalg.norm(nearest - place, axis=1).min())


@pytest.fixture(scope="module")
def uneven() -> Skin:
    """A ball of small triangles with some very large and long ones: a box far below, cut coarsely."""
    ball = trimesh.creation.icosphere(subdivisions=4, radius=80)
    box = trimesh.creation.box(extents=(300, 40, 2))
    box.apply_translation([10, 5, -120])
    both = trimesh.util.concatenate([ball, box])
    return Skin(np.asarray(both.vertices), np.asarray(both.faces))


def test_no_triangle_is_nearer_than_the_nearest_place(uneven):
    rng = np.random.default_rng(5)
    places = rng.uniform(-150, 150, (60, 3))
    _, _, found = uneven.nearest_many(places)
    for place, nearest in zip(places, found, strict=True):
        expected = brute_force_distance(uneven, place)
        assert np.linalg.norm(nearest - place) == pytest.approx(expected, abs=1e-9)


def test_one_by_one_finds_what_all_at_once_finds(uneven):
    rng = np.random.default_rng(6)
    places = rng.uniform(-150, 150, (60, 3))
    triangles, weights, xyz = uneven.nearest_many(places)
    for k, place in enumerate(places):
        point = uneven.nearest(place)
        assert np.linalg.norm(point.xyz - place) == pytest.approx(np.linalg.norm(xyz[k] - place), abs=1e-9)
        assert point.weights.min() >= 0
        assert weights[k].min() >= 0
        corners = uneven.vertices[uneven.triangles[triangles[k]]]
        np.testing.assert_allclose(weights[k] @ corners, xyz[k], atol=1e-9)


def test_a_place_on_the_skin_is_its_own_nearest_place(ellipsoid):
    skin = Skin.of(ellipsoid.vertices, ellipsoid.triangles)
    rng = np.random.default_rng(7)
    rows = rng.integers(len(skin.triangles), size=50)
    weights = rng.dirichlet([1, 1, 1], size=50)
    for row, share in zip(rows, weights, strict=True):
        place = share @ skin.vertices[skin.triangles[row]]
        point = skin.nearest(place)
        assert point.triangle == row
        np.testing.assert_allclose(point.weights, share, atol=1e-8)


def test_normals_of_a_ball_point_away_from_its_centre():
    ball = trimesh.creation.icosphere(subdivisions=5, radius=80)
    skin = Skin(np.asarray(ball.vertices), np.asarray(ball.faces))
    for way in np.random.default_rng(8).normal(size=(20, 3)):
        way /= np.linalg.norm(way)
        assert skin.normal_at(skin.nearest(80 * way)) @ way > 0.9999


def test_the_same_arrays_give_the_same_skin(ellipsoid):
    skin = Skin.of(ellipsoid.vertices, ellipsoid.triangles)
    assert Skin.of(ellipsoid.vertices, ellipsoid.triangles) is skin
    assert Skin.of(ellipsoid.vertices.copy(), ellipsoid.triangles) is not skin
