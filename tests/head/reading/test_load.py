"""A person's head out of two files: units, frame, estimates, and what is refused."""

from pathlib import Path

import numpy as np
import pytest
import trimesh
from foreign import FOUR, HeadFiles, egg, egg_landmarks
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.spatial import cKDTree

from scalpviz.errors import ScalpVizError
from scalpviz.head.names import ALL_LANDMARKS, CURVES
from scalpviz.head.reading.load import load_head
from scalpviz.head.reference import load_reference
from scalpviz.head.skin.surface import Skin


@pytest.mark.parametrize(
    ("suffix", "scale", "unit"),
    [
        ("ply", 1.0, "mm"),
        ("stl", 0.001, "m"),
        ("obj", 0.1, "mm"),
        ("glb", 0.001, "cm"),
        ("ply", 1 / 25.4, "in"),
    ],
)
def test_the_same_head_in_any_unit_and_format_is_the_same_head(
    tmp_path: Path, suffix: str, scale: float, unit: str
):
    head = load_head(*HeadFiles(tmp_path, unit=unit).write(suffix, scale))
    plain = load_head(*HeadFiles(tmp_path).write())
    for name in ALL_LANDMARKS:
        np.testing.assert_allclose(head.landmarks[name].xyz, plain.landmarks[name].xyz, atol=0.01)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    turn=st.tuples(*[st.floats(-3, 3)] * 3),
    shift=st.tuples(*[st.floats(-400, 400)] * 3),
)
def test_turning_and_moving_the_files_moves_the_head_with_them(tmp_path: Path, turn, shift):
    motion = trimesh.transformations.euler_matrix(*turn)
    motion[:3, 3] = shift
    files = HeadFiles(tmp_path, mesh=egg(4))
    plain = load_head(*files.write("ply"))
    moved = load_head(*files.write("ply", motion=motion))
    for name in ALL_LANDMARKS:
        where = plain.in_file_frame(plain.landmarks[name].xyz)
        carried = motion[:3, :3] @ where + motion[:3, 3]
        np.testing.assert_allclose(moved.in_file_frame(moved.landmarks[name].xyz), carried, atol=0.01)


def test_the_frame_has_its_origin_between_the_tragi_and_x_to_the_right(tmp_path: Path):
    motion = trimesh.transformations.euler_matrix(0.4, -1.2, 2.0)
    head = load_head(*HeadFiles(tmp_path).write(motion=motion))
    right, left = head.landmarks["tragion_right"].xyz, head.landmarks["tragion_left"].xyz
    np.testing.assert_allclose(right + left, 0.0, atol=0.05)
    np.testing.assert_allclose(right[1:], 0.0, atol=0.05)
    assert right[0] > 0
    assert head.landmarks["nasion"].xyz[1] > 50
    assert head.landmarks["vertex"].xyz[2] > 90


def test_what_is_given_stays_and_what_is_estimated_says_so(tmp_path: Path):
    head = load_head(*HeadFiles(tmp_path).write())
    for name in FOUR:
        assert not head.landmarks[name].estimated
        np.testing.assert_allclose(
            head.in_file_frame(head.landmarks[name].xyz), egg_landmarks()[name], atol=0.05
        )
    assert all(head.landmarks[name].estimated for name in ALL_LANDMARKS if name not in FOUR)
    assert head.curves_estimated
    assert set(head.curves) == set(CURVES)


def test_every_estimate_lies_on_the_skin(tmp_path: Path):
    head = load_head(*HeadFiles(tmp_path).write())
    places = np.vstack(
        [*(mark.xyz for mark in head.landmarks.values()), *(c.xyz for c in head.curves.values())]
    )
    # An oracle of its own: the nearest of the 60 triangles whose centres are nearest.
    corners = head.vertices[head.triangles]
    _, near = cKDTree(corners.mean(axis=1)).query(places, k=60)
    on_each = trimesh.triangles.closest_point(corners[near.ravel()], np.repeat(places, 60, axis=0))
    gaps = np.linalg.norm(on_each - np.repeat(places, 60, axis=0), axis=1).reshape(-1, 60).min(axis=1)
    assert gaps.max() < 1e-6


def test_a_larger_head_is_the_same_head_enlarged(tmp_path: Path):
    files = HeadFiles(tmp_path, mesh=egg(4))
    plain = load_head(*files.write())
    mesh = files.mesh.copy()
    mesh.apply_scale(1.15)
    marks = {name: xyz * 1.15 for name, xyz in files.landmarks.items()}
    larger = load_head(*HeadFiles(tmp_path, mesh=mesh, landmarks=marks).write())
    for name in ALL_LANDMARKS:
        np.testing.assert_allclose(larger.landmarks[name].xyz, plain.landmarks[name].xyz * 1.15, atol=0.01)


@pytest.mark.parametrize(
    ("stretch", "bound"), [((0.95, 1.06, 1.04), 1.0), ((1.06, 0.94, 0.95), 1.0), ((1.0, 1.0, 1.0), 0.1)]
)
def test_on_a_stretched_reference_head_estimates_find_its_landmarks(tmp_path: Path, stretch, bound: float):
    reference = load_reference()
    mesh = trimesh.Trimesh(reference.vertices * stretch, reference.triangles, process=False)
    four = {name: reference.landmarks[name].xyz * stretch for name in FOUR}
    head = load_head(*HeadFiles(tmp_path, mesh=mesh, landmarks=four).write())
    for name, mark in reference.landmarks.items():
        found = head.in_file_frame(head.landmarks[name].xyz)
        assert np.linalg.norm(found - mark.xyz * stretch) < bound, name


@pytest.mark.parametrize(("row", "column"), [(0, 1), (0, 2), (1, 2), (2, 1)])
def test_on_a_lopsided_reference_head_estimates_come_within_five_millimetres(
    tmp_path: Path, row: int, column: int
):
    # What slides along a smooth vault cannot be seen from its form: the vertex strays most.
    shape = np.diag([0.95, 1.06, 1.04])
    shape[row, column] = 0.03
    reference = load_reference()
    mesh = trimesh.Trimesh(reference.vertices @ shape.T, reference.triangles, process=False)
    four = {name: shape @ reference.landmarks[name].xyz for name in FOUR}
    head = load_head(*HeadFiles(tmp_path, mesh=mesh, landmarks=four).write())
    strays = [
        float(np.linalg.norm(head.in_file_frame(head.landmarks[name].xyz) - shape @ mark.xyz))
        for name, mark in reference.landmarks.items()
    ]
    assert max(strays) < 5.0
    assert np.median(strays) < 1.0


def test_a_hairline_that_is_given_is_kept(tmp_path: Path):
    line = [egg_landmarks()["nasion"] + [x, -12 - abs(x) / 4, 60] for x in (40, 20, 0, -20, -40)]
    line = Skin(egg().vertices, egg().faces).nearest_many(np.array(line))[2]
    files = HeadFiles(tmp_path)
    mesh_path, _ = files.write()
    marks = files.write_landmarks(
        {"unit": "mm", "landmarks": egg_landmarks(), "curves": {"hairline_front": line}}
    )
    head = load_head(mesh_path, marks)
    ends = head.in_file_frame(head.curves["hairline_front"].xyz[[0, -1]])
    np.testing.assert_allclose(ends, line[[0, -1]], atol=0.1)


SPOTS = np.array([[0.0, 0.0, 129.0], [0.0, 60.0, 107.0], [50.0, 0.0, 102.0], [-50.0, 0.0, 102.0]])
"""Where holes would stop the midline and the walks to the side."""


def holed() -> trimesh.Trimesh:
    mesh = egg()
    keep = np.linalg.norm(mesh.triangles_center - [0, 0, 129], axis=1) > 12
    return trimesh.Trimesh(mesh.vertices, mesh.faces[keep], process=False)


def test_open_eyes_and_mouth_do_no_harm(tmp_path: Path):
    mesh = egg()
    for place, size in (([30, 85, 15], 12), ([-30, 85, 15], 12), ([0, 75, -28], 15)):
        keep = np.linalg.norm(mesh.triangles_center - place, axis=1) > size
        assert not keep.all()
        mesh = trimesh.Trimesh(mesh.vertices, mesh.faces[keep], process=False)
    head = load_head(*HeadFiles(tmp_path, mesh=mesh).write())
    assert set(head.landmarks) == set(ALL_LANDMARKS)


def sieve() -> trimesh.Trimesh:
    mesh = egg()
    upper = np.flatnonzero(mesh.triangles_center[:, 2] > 40)
    lone: list[int] = []
    taken: set[int] = set()
    for face in upper:
        if not taken & set(mesh.faces[face].tolist()):
            lone.append(int(face))
            taken |= set(mesh.faces[mesh.vertex_faces[mesh.faces[face]].ravel()].ravel().tolist())
    return trimesh.Trimesh(mesh.vertices, np.delete(mesh.faces, lone, axis=0), process=False)


def swapped() -> dict[str, np.ndarray]:
    marks = egg_landmarks()
    return marks | {"tragion_left": marks["tragion_right"], "tragion_right": marks["tragion_left"]}


def astray(name: str, by: float) -> dict[str, np.ndarray]:
    marks = egg_landmarks()
    return marks | {name: marks[name] + [0, by, 0]}


REFUSED = {
    "a hole in the scalp": ({"mesh": holed()}, ["1 hole above the neck", "close it"]),
    "many small holes": ({"mesh": sieve()}, ["full of holes"]),
    "left and right swapped": ({"landmarks": swapped()}, ["stand on its top", "swapped"]),
    "a landmark off the skin": ({"landmarks": astray("nasion", 15)}, ["nasion lies", "off the skin"]),
    "landmarks in the wrong unit": (
        {"landmarks": {name: xyz / 1000 for name, xyz in egg_landmarks().items()}},
        ["which is no head", "unit"],
    ),
    "landmarks of another scan": (
        {"landmarks": {name: xyz + np.array([0, 0, 400]) for name, xyz in egg_landmarks().items()}},
        ["4 of the 4 landmarks lie off the skin"],
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_head_that_cannot_be_used_is_refused_in_one_sentence(tmp_path: Path, case: str):
    parts, words = REFUSED[case]
    files = HeadFiles(tmp_path, **parts).write()
    with pytest.raises(ScalpVizError) as caught:
        load_head(*files)
    said = str(caught.value)
    assert "\n" not in said
    assert all(word in said for word in words), said


def test_small_holes_are_closed_so_that_every_line_can_be_laid(tmp_path: Path):
    mesh = egg()
    on_the_way = [np.argmin(np.linalg.norm(mesh.triangles_center - place, axis=1)) for place in SPOTS]
    pierced = trimesh.Trimesh(mesh.vertices, np.delete(mesh.faces, on_the_way, axis=0), process=False)
    head = load_head(*HeadFiles(tmp_path, mesh=pierced).write())
    closed = trimesh.Trimesh(head.vertices, head.triangles, process=False)
    whole = load_head(*HeadFiles(tmp_path).write())
    assert len(head.triangles) == len(whole.triangles) + 2 * len(SPOTS)
    assert closed.is_winding_consistent
    assert closed.area == pytest.approx(trimesh.Trimesh(whole.vertices, whole.triangles).area, rel=1e-9)
    for name, mark in whole.landmarks.items():
        np.testing.assert_allclose(head.landmarks[name].xyz, mark.xyz, atol=0.05)
