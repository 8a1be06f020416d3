import numpy as np
import pytest
import trimesh

from scalpviz.head.skin.surface import OffTheHead, Skin, SkinPath, SkinPoint


@pytest.fixture(scope="module")
def ball() -> Skin:
    mesh = trimesh.creation.icosphere(subdivisions=5, radius=80)
    return Skin(np.asarray(mesh.vertices), np.asarray(mesh.faces))


def upright(skin: Skin, place: list[float], turn: float = 0.0) -> tuple[SkinPoint, np.ndarray]:
    """A place on a ball and the normal of a plane through it and the ball's centre."""
    point = skin.nearest(80 * np.array(place) / np.linalg.norm(place))
    normal = np.cross(point.xyz, np.array([np.sin(turn), np.cos(turn), 0.3]))
    return point, normal / np.linalg.norm(normal)


@pytest.fixture(scope="module")
def bowl() -> Skin:
    """The upper half of a ball, open below."""
    mesh = trimesh.creation.icosphere(subdivisions=5, radius=80)
    keep = np.asarray(mesh.vertices)[np.asarray(mesh.faces), 2].min(axis=1) > -1e-9
    return Skin(np.asarray(mesh.vertices), np.asarray(mesh.faces)[keep])


def test_straight_on_over_a_ball_is_a_great_circle(ball):
    rng = np.random.default_rng(0)
    for place, way in rng.normal(size=(15, 2, 3)):
        origin = ball.nearest(80 * place / np.linalg.norm(place))
        radial = origin.xyz / np.linalg.norm(origin.xyz)
        way = way - (way @ radial) * radial
        way /= np.linalg.norm(way)
        walk = ball.trace(origin, way, 100.0)
        expected = 80 * (np.cos(100 / 80) * radial + np.sin(100 / 80) * way)
        assert np.linalg.norm(walk.end - expected) < 0.5


def test_a_walk_is_exactly_as_long_as_asked(ball):
    for distance in (0.01, 1.0, 40.0, 300.0):
        walk = ball.trace(ball.nearest(np.array([10.0, 20, 80])), np.array([1.0, 0.3, 0]), distance)
        assert walk.length == pytest.approx(distance, abs=1e-6)


def test_a_walk_is_straight_on_a_flat_plate():
    plate = trimesh.creation.box(extents=(200, 200, 2)).subdivide().subdivide().subdivide()
    skin = Skin(np.asarray(plate.vertices), np.asarray(plate.faces))
    walk = skin.trace(skin.nearest(np.array([-60.0, -50, 1])), np.array([3.0, 2.0, 0.0]), 120.0)
    np.testing.assert_allclose(walk.end, [-60 + 120 * 3 / 13**0.5, -50 + 120 * 2 / 13**0.5, 1], atol=1e-6)


def test_a_walk_over_the_edge_of_a_box_keeps_its_angle_to_the_edge():
    box = trimesh.creation.box(extents=(100, 100, 100)).subdivide().subdivide()
    skin = Skin(np.asarray(box.vertices), np.asarray(box.faces))
    walk = skin.trace(skin.nearest(np.array([10.0, 20, 50])), np.array([2.0, 1.0, 0]), 25 * 5**0.5)
    # 40 to the edge and 20 sideways; then 10 down the wall and 5 more sideways.
    np.testing.assert_allclose(walk.end, [50, 45, 40], atol=1e-6)


def test_from_a_vertex_a_walk_sets_off_any_way(ball):
    vertex = 12
    origin = ball.nearest(ball.vertices[vertex])
    radial = origin.xyz / np.linalg.norm(origin.xyz)
    first = np.cross(radial, [0.3, 0.5, 0.8])
    first /= np.linalg.norm(first)
    second = np.cross(radial, first)
    for angle in np.linspace(0, 2 * np.pi, 13):
        way = np.cos(angle) * first + np.sin(angle) * second
        walk = ball.trace(origin, way, 30.0)
        assert (walk.end - origin.xyz) @ way > 28


def test_a_walk_off_the_border_says_so(bowl):
    with pytest.raises(OffTheHead, match="border"):
        bowl.trace(bowl.nearest(np.array([0.0, 0, 80])), np.array([1.0, 0, 0]), 200.0)


def test_the_section_of_a_ball_through_its_centre_is_its_girth(ball):
    loop = ball.section(*upright(ball, [0.1, 0.3, 0.8]))
    assert loop.closed
    assert loop.length == pytest.approx(2 * np.pi * 80, rel=2e-3)


def test_a_plane_through_a_row_of_vertices_gives_one_clean_loop(ball):
    assert (np.abs(ball.vertices[:, 0]) < 1e-9).sum() > 50
    loop = ball.section(ball.nearest(np.array([0.0, 30, 80])), np.array([1.0, 0, 0]))
    assert loop.closed
    np.testing.assert_allclose(loop.xyz[:, 0], 0, atol=1e-9)
    assert loop.length == pytest.approx(2 * np.pi * 80, rel=2e-3)
    steps = np.diff(loop.xyz, axis=0)
    steps /= np.linalg.norm(steps, axis=1, keepdims=True)
    assert (steps[1:] * steps[:-1]).sum(axis=1).min() > 0.9, "the loop never turns back on itself"


def test_a_section_from_a_vertex_in_the_plane_is_the_same_loop(ball):
    vertex = int(np.flatnonzero(np.abs(ball.vertices[:, 0]) < 1e-9)[3])
    loop = ball.section(ball.nearest(ball.vertices[vertex]), np.array([1.0, 0, 0]))
    np.testing.assert_allclose(loop.start, ball.vertices[vertex])
    assert loop.length == pytest.approx(2 * np.pi * 80, rel=2e-3)


def test_a_hair_beside_a_row_of_vertices_the_loop_stays_where_it_is(ball):
    exact = ball.section(ball.nearest(np.array([0.0, 30, 80])), np.array([1.0, 0, 0]))
    for tilt in (1e-12, 1e-8, 1e-5):
        near = ball.section(ball.nearest(np.array([0.0, 30, 80])), np.array([1.0, tilt, -tilt]))
        assert near.length == pytest.approx(exact.length, abs=1e-3)


def test_a_section_of_an_open_bowl_runs_from_border_to_border(bowl):
    arc = bowl.section(*upright(bowl, [0.1, 0.3, 0.8]))
    assert not arc.closed
    np.testing.assert_allclose(arc.xyz[[0, -1], 2], 0, atol=1e-9)
    assert arc.length == pytest.approx(np.pi * 80, rel=2e-3)


def test_a_section_walk_sets_off_as_told_and_stops_in_time(ball):
    origin = ball.nearest(np.array([0.0, 0, 80]))
    for way in ([0.0, 1, 0], [0.0, -1, 0]):
        walk = ball.section_toward(origin, np.array([1.0, 0, 0]), np.array(way), longest=50.0)
        assert walk.length == pytest.approx(50.0, abs=1e-9)
        assert (walk.end - origin.xyz) @ way > 40


def test_every_vertex_of_a_section_lies_in_the_plane_and_on_the_skin(ball):
    normal = np.array([0.3, 0.8, -0.4])
    origin = ball.nearest(np.array([10.0, 30, 70]))
    loop = ball.section(origin, normal)
    np.testing.assert_allclose((loop.xyz - origin.xyz) @ normal, 0, atol=1e-9)
    _, _, nearest = ball.nearest_many(loop.xyz)
    np.testing.assert_allclose(nearest, loop.xyz, atol=1e-9)


def test_two_great_circles_cross_where_their_planes_do(ball):
    (place, normal), (other_place, other_normal) = (
        upright(ball, [0.1, 0.3, 0.8]),
        upright(ball, [0.5, 0, 0.7], 1.5),
    )
    one, other = ball.section(place, normal), ball.section(other_place, other_normal)
    line = np.cross(normal, other_normal)
    line /= np.linalg.norm(line)
    for sign in (1, -1):
        cross = ball.crossing(one, other, near=sign * 80 * line).xyz
        np.testing.assert_allclose(cross / np.linalg.norm(cross), sign * line, atol=1e-6)


def test_curves_that_pass_each_other_do_not_cross(ball):
    one = ball.geodesic(ball.nearest(np.array([0.0, 0, 80])), ball.nearest(np.array([0.0, 40, 70])))
    other = ball.geodesic(ball.nearest(np.array([30.0, 0, 80])), ball.nearest(np.array([30.0, 40, 70])))
    with pytest.raises(OffTheHead, match="pass each other"):
        ball.crossing(one, other)


def test_the_first_crossing_along_the_curve_is_taken_without_a_hint(ball):
    meridian = ball.section_toward(
        ball.nearest(np.array([0.0, 0, 80])), np.array([1.0, 0, 0]), np.array([0.0, 1, 0])
    )
    belt = ball.section(ball.nearest(np.array([80.0, 0, 10])), np.array([0.0, 0, 1]))
    assert ball.crossing(meridian, belt).xyz[1] > 70
    assert ball.crossing(meridian.reversed(), belt).xyz[1] < -70


def test_a_path_knows_its_places_by_distance():
    path = SkinPath(np.array([[0.0, 0, 0], [3, 0, 0], [3, 4, 0]]))
    assert path.length == 7
    np.testing.assert_allclose(path.at(5), [3, 2, 0])
    np.testing.assert_allclose(path.between(1, 5).xyz, [[1, 0, 0], [3, 0, 0], [3, 2, 0]])
    assert path.position_of(np.array([3.5, 1.0, 2.0])) == pytest.approx(4)
    np.testing.assert_allclose(path.at(99), [3, 4, 0])
    np.testing.assert_allclose(path.tangent_at(3.0, 2.0), [2**-0.5, 2**-0.5, 0])


def test_a_line_in_space_is_laid_on_the_skin(ball):
    t = np.linspace(0, 1, 9)
    line = 85 * np.column_stack([np.sin(t), 0.2 * t, np.cos(t)])
    laid = ball.laid(line)
    middles = (laid.xyz[1:] + laid.xyz[:-1]) / 2
    _, _, nearest = ball.nearest_many(middles)
    np.testing.assert_allclose(nearest, middles, atol=1e-9)
    np.testing.assert_allclose(laid.start, ball.nearest(line[0]).xyz)
