"""Reading meshes: what is mended, and what is refused with a sentence."""

from pathlib import Path

import numpy as np
import pytest
import trimesh
from foreign import egg

from scalpviz.errors import ScalpVizError
from scalpviz.head.reading.mesh_file import read_mesh


def exported(folder: Path, mesh: trimesh.Trimesh, name: str = "egg.ply") -> Path:
    path = folder / name
    mesh.export(path)
    return path


@pytest.mark.parametrize("suffix", ["ply", "obj", "stl", "glb"])
def test_each_format_gives_the_same_closed_surface(tmp_path: Path, suffix: str):
    whole = egg(4, neck=False)
    raw = read_mesh(exported(tmp_path, whole, f"egg.{suffix}"))
    assert raw.borders == ()
    assert (len(raw.vertices), len(raw.triangles)) == (len(whole.vertices), len(whole.faces))
    np.testing.assert_allclose(np.ptp(raw.vertices, axis=0), np.ptp(whole.vertices, axis=0), rtol=1e-6)


def test_an_open_neck_is_one_border(tmp_path: Path):
    raw = read_mesh(exported(tmp_path, egg(4)))
    assert len(raw.borders) == 1
    assert raw.vertices[raw.borders[0]][:, 2].max() < -35


def test_a_mesh_turned_inside_out_is_turned_back(tmp_path: Path):
    whole = egg(3, neck=False)
    whole.invert()
    raw = read_mesh(exported(tmp_path, whole))
    assert trimesh.Trimesh(raw.vertices, raw.triangles, process=False).volume > 0


def test_triangles_wound_against_their_neighbours_are_turned(tmp_path: Path):
    whole = egg(3, neck=False)
    faces = whole.faces.copy()
    faces[::3] = faces[::3, ::-1]
    raw = read_mesh(exported(tmp_path, trimesh.Trimesh(whole.vertices, faces, process=False)))
    mended = trimesh.Trimesh(raw.vertices, raw.triangles, process=False)
    assert mended.is_winding_consistent
    assert mended.volume == pytest.approx(whole.volume, rel=1e-6)


def test_vertices_that_no_triangle_uses_may_be_anything(tmp_path: Path):
    mesh = egg(4)
    stray = np.vstack([[np.nan, 0, 0], mesh.vertices, mesh.vertices.min(axis=0)])
    raw = read_mesh(exported(tmp_path, trimesh.Trimesh(stray, mesh.faces + 1, process=False, validate=False)))
    assert len(raw.vertices) == len(mesh.vertices)
    assert np.isfinite(raw.vertices).all()


def test_crumbs_beside_the_head_are_left_out(tmp_path: Path):
    crumb = trimesh.creation.icosphere(subdivisions=1, radius=2.0)
    crumb.apply_translation([200, 0, 0])
    raw = read_mesh(exported(tmp_path, trimesh.util.concatenate([egg(4), crumb])))
    assert raw.vertices[:, 0].max() < 100


def two_pieces() -> trimesh.Trimesh:
    other = egg(3)
    other.apply_translation([300, 0, 0])
    return trimesh.util.concatenate([egg(3), other])


def with_nan() -> trimesh.Trimesh:
    mesh = egg(3)
    vertices = mesh.vertices.copy()
    vertices[5] = np.nan
    return trimesh.Trimesh(vertices, mesh.faces, process=False)


def with_a_third_sheet() -> trimesh.Trimesh:
    mesh = egg(3, neck=False)
    a, b, _ = mesh.faces[0]
    vertices = np.vstack([mesh.vertices, [0, 0, 250]])
    return trimesh.Trimesh(vertices, np.vstack([mesh.faces, [b, a, len(vertices) - 1]]), process=False)


@pytest.mark.parametrize(
    ("mesh", "words"),
    [
        (two_pieces, ["2 separate pieces"]),
        (with_nan, ["1 vertices are not numbers"]),
        (with_a_third_sheet, ["more than two triangles"]),
        (lambda: trimesh.creation.box(), ["too few"]),
    ],
)
def test_a_mesh_one_cannot_measure_on_is_refused(tmp_path: Path, mesh, words: list[str]):
    path = exported(tmp_path, mesh())
    with pytest.raises(ScalpVizError) as caught:
        read_mesh(path)
    assert "\n" not in str(caught.value)
    assert all(word in str(caught.value) for word in [str(path), *words]), caught.value


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("head.ply", b"this is no mesh", "not a mesh"),
        ("head.stl", b"solid nothing\nendsolid\n", "no triangles"),
        ("head.obj", b"# empty\n", "head.obj"),
        ("head.glb", b"glTF\x02\x00\x00\x00", "not a mesh"),
        ("head.ply", b"", "empty"),
        ("head.docx", b"words", "PLY, OBJ, STL or GLB"),
        ("head.ply", b"ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\n", "head.ply"),
    ],
)
def test_a_file_that_is_no_mesh_is_refused(tmp_path: Path, name: str, content: bytes, words: str):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ScalpVizError) as caught:
        read_mesh(path)
    assert "\n" not in str(caught.value)
    assert words in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(ScalpVizError, match=r"no file .*gone\.ply"):
        read_mesh(tmp_path / "gone.ply")
