"""The stored heads are sound meshes."""

import numpy as np
from scipy.spatial import cKDTree

MIRROR = np.array([-1.0, 1.0, 1.0])


def test_the_skin_is_one_watertight_sphere_facing_outward(stored):
    mesh = stored.mesh
    assert mesh.is_watertight
    assert mesh.is_winding_consistent
    assert mesh.euler_number == 2
    assert len(mesh.split(only_watertight=False)) == 1
    assert mesh.volume > 2.5e6


def test_left_is_the_exact_mirror_image_of_right(stored):
    places = {tuple(p) for p in stored.vertices}
    assert all((-x + 0.0, y, z) in places for x, y, z in places)
    index = {tuple(p): i for i, p in enumerate(stored.vertices)}
    twin = np.array([index[tuple(p * MIRROR + 0.0)] for p in stored.vertices])
    triangles = {frozenset(t) for t in stored.triangles.tolist()}
    assert {frozenset(t) for t in twin[stored.triangles].tolist()} == triangles
    for mask in stored.masks.values():
        assert (mask == mask[twin]).all()


def test_the_file_stays_small(stored):
    assert len(stored.vertices) <= 80_000
    assert stored.ply.stat().st_size <= 3_000_000
    assert stored.header[1] == "format binary_little_endian 1.0"


def quality(vertices, triangles):
    """1 for an equilateral triangle, 0 for a flat one."""
    a, b, c = (vertices[triangles[:, i]] for i in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2
    squares = sum(((p - q) ** 2).sum(axis=1) for p, q in ((a, b), (b, c), (c, a)))
    return 4 * np.sqrt(3) * area / squares


def test_no_triangle_is_a_sliver(stored):
    assert quality(stored.vertices, stored.triangles).min() >= 0.4


def test_no_triangle_becomes_a_sliver_when_the_eyes_open(stored):
    assert quality(stored.awake, stored.triangles).min() >= 0.4


def test_open_eyes_move_only_what_lies_about_the_eyes(stored):
    moved = stored.vertices[stored.opened["row"]]
    eyes = np.array([stored.landmarks["pupil_right"], stored.landmarks["pupil_left"]])
    away = np.linalg.norm(moved[:, None] - eyes, axis=2).min(axis=1)
    assert len(moved) > 500
    assert away.max() < 35.0
    assert np.linalg.norm(stored.opened["place"] - moved, axis=1).max() < 8.0


def test_the_pupil_is_painted_where_the_pupil_landmark_is_seen(stored):
    pupil = stored.opened["masks"][:, 3] > 200
    middle = stored.opened["place"][pupil & (stored.opened["place"][:, 0] > 0)].mean(axis=0)
    assert np.abs(middle[[0, 2]] - stored.landmarks["pupil_right"][[0, 2]]).max() < 1.0


def test_triangles_on_the_scalp_are_even_and_about_two_millimetres(stored):
    edges = np.unique(np.sort(stored.triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1), axis=0)
    scalp = (stored.masks["hair"][edges] == 255).all(axis=1) & (stored.vertices[edges][:, :, 2] > 45).all(
        axis=1
    )
    length = np.linalg.norm(np.diff(stored.vertices[edges[scalp]], axis=1)[:, 0], axis=1)
    assert 1.9 < np.median(length) < 2.15
    assert length.min() > 1.0
    assert length.max() < 3.2
    assert np.percentile(length, 1) > 1.4
    assert np.percentile(length, 99) < 2.6


def test_the_skin_never_passes_through_itself(stored):
    assert crossing_edges(stored.vertices, stored.triangles) == 0
    assert crossing_edges(stored.awake, stored.triangles) == 0


def test_a_dented_ear_is_seen_to_pass_through_itself(adult):
    apex = np.linalg.norm(adult.vertices - adult.landmarks["ear_apex_right"], axis=1).argmin()
    dented = adult.vertices.copy()
    dented[apex, 2] -= 9.0
    assert crossing_edges(dented, adult.triangles) > 0


def test_normals_are_unit_and_point_out_of_the_triangles(stored):
    assert np.abs(np.linalg.norm(stored.normals, axis=1) - 1.0).max() < 1e-4
    corner_mean = stored.normals[stored.triangles].mean(axis=1)
    agreement = (corner_mean * stored.mesh.face_normals).sum(axis=1)
    highlighted = (
        stored.masks["ao"][stored.triangles].min(axis=1) > 70
    )  # not the dark ends of nostril and ear canal
    assert highlighted.mean() > 0.95
    assert agreement[highlighted].min() > 0.5


def crossing_edges(vertices, triangles):
    """How many (edge, triangle) pairs without a common corner cross; a graded mesh is assumed."""
    edges = np.unique(np.sort(triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1), axis=0)
    starts, ends = vertices[edges[:, 0]], vertices[edges[:, 1]]
    reach = 2.0 * np.linalg.norm(ends - starts, axis=1)
    tree = cKDTree(vertices[triangles].mean(axis=1))
    count = 0
    for portion in np.array_split(np.arange(len(edges)), 40):
        near = tree.query_ball_point(0.5 * (starts + ends)[portion], reach[portion])
        edge = np.repeat(portion, [len(found) for found in near])
        triangle = np.concatenate([np.asarray(found, dtype=int) for found in near])
        apart = (triangles[triangle][:, :, None] != edges[edge][:, None, :]).all(axis=(1, 2))
        edge, corners = edge[apart], vertices[triangles[triangle[apart]]]
        count += int(_pass_through(starts[edge], ends[edge], corners).sum())
    return count


def _pass_through(start, end, corners):
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]

    def side(p, q, r, s):
        return np.einsum("ij,ij->i", np.cross(q - p, r - p), s - p)

    parted = side(a, b, c, start) * side(a, b, c, end) < 0.0
    turns = np.stack([side(start, end, p, q) for p, q in ((a, b), (b, c), (c, a))])
    return parted & ((turns > 0).all(axis=0) | (turns < 0).all(axis=0))
