import numpy as np
import pytest
import trimesh
from oracle import exact_length

from scalpviz.errors import ScalpVizError
from scalpviz.head.skin.surface import OffTheHead, Skin
from scalpviz.placement.construct.shapes import disc_boundary, polygon_boundary


@pytest.fixture(scope="module")
def ball() -> Skin:
    mesh = trimesh.creation.icosphere(subdivisions=4, radius=80)
    return Skin(np.asarray(mesh.vertices), np.asarray(mesh.faces))


def at(ball: Skin, *direction: float):
    return ball.nearest(80 * np.array(direction) / np.linalg.norm(direction))


def test_the_edge_of_a_disc_lies_at_its_radius_all_round(ball):
    centre = at(ball, 0.2, 0.3, 0.9)
    edge = disc_boundary(ball, centre, 25.0)
    assert edge.closed
    for s in np.linspace(0, edge.length, 9)[:-1]:
        assert exact_length(ball, centre, ball.nearest(edge.at(s))) == pytest.approx(25, abs=0.05)
    # On a ball the circle of geodesic radius r has the length 2 pi R sin(r / R).
    assert edge.length == pytest.approx(2 * np.pi * 80 * np.sin(25 / 80), rel=5e-3)


def test_a_disc_on_an_edge_of_the_mesh_is_as_round(ball):
    start, end = ball.vertices[ball.triangles[5, :2]]
    edge = disc_boundary(ball, ball.nearest((start + end) / 2), 10.0)
    gaps = np.linalg.norm(edge.xyz - (start + end) / 2, axis=1)
    assert gaps.min() > 9.8
    assert gaps.max() <= 10.0 + 1e-6


def test_a_disc_without_radius_is_refused(ball):
    with pytest.raises(ScalpVizError, match="radius"):
        disc_boundary(ball, at(ball, 0, 0, 1), 0.0)


def test_a_disc_over_the_border_is_off_the_head():
    mesh = trimesh.creation.icosphere(subdivisions=4, radius=80)
    half = np.asarray(mesh.faces)[np.asarray(mesh.vertices)[np.asarray(mesh.faces), 2].min(axis=1) > 0]
    bowl = Skin(np.asarray(mesh.vertices), half)
    with pytest.raises(OffTheHead):
        disc_boundary(bowl, bowl.nearest(np.array([80.0, 0, 10])), 30.0)


@pytest.mark.parametrize("turned", [(), (0,), (1, 2)])
def test_three_tapes_that_meet_bound_a_triangle_whichever_way_they_run(ball, turned):
    corners = [at(ball, 1, 0.1, 0.1), at(ball, 0.2, 1, 0.1), at(ball, 0.1, 0.2, 1)]
    sides = [ball.geodesic(corners[k], corners[(k + 1) % 3]) for k in range(3)]
    sides = [side.reversed() if k in turned else side for k, side in enumerate(sides)]
    edge = polygon_boundary(ball, sides)
    assert edge.closed
    assert edge.length == pytest.approx(sum(side.length for side in sides))


def test_sides_that_do_not_meet_are_refused(ball):
    one = ball.geodesic(at(ball, 1, 0, 0.1), at(ball, 0.1, 1, 0))
    other = ball.geodesic(at(ball, 0.1, 0.1, 1), at(ball, -1, 0.1, 0))
    with pytest.raises(ScalpVizError, match="do not meet"):
        polygon_boundary(ball, [one, other])


def test_a_small_gap_between_sides_is_bridged_on_the_skin(ball):
    corners = [at(ball, 1, 0.1, 0.1), at(ball, 0.2, 1, 0.1), at(ball, 0.1, 0.2, 1)]
    sides = [ball.geodesic(corners[k], corners[(k + 1) % 3]) for k in range(3)]
    sides[1] = sides[1].between(1.0, sides[1].length)
    edge = polygon_boundary(ball, sides)
    assert edge.closed
    middles = (edge.xyz[1:] + edge.xyz[:-1]) / 2
    np.testing.assert_allclose(ball.nearest_many(middles)[2], middles, atol=1e-9)
