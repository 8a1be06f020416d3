"""Heads that are named on the command line: which are read, which are refused, and how."""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import trimesh
from foreign import HeadFiles, egg, egg_landmarks
from terminal import refused

from scalpviz.cli import main
from scalpviz.head.head import Head
from scalpviz.head.skin.surface import SkinPath
from scalpviz.head.stored import stored_heads


@pytest.mark.parametrize("command", [(), ("render",), ("place",)])
def test_a_stored_head_there_is_not_is_refused_with_the_names_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
):
    output = {"render": ("-o", str(tmp_path / "a.png")), "place": ("-o", str(tmp_path / "a.json"))}
    said = refused(capsys, *command, "--reference", "anna", *output.get("".join(command), ()))
    assert "'anna'" in said
    for name in stored_heads():
        assert name in said
    assert list(tmp_path.iterdir()) == []


def test_a_stored_head_and_a_persons_own_at_once_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], person: tuple[str, str]
):
    both = ("--head", person[0], "--landmarks", person[1], "--reference", stored_heads()[0])
    said = refused(capsys, "place", *both, "-o", str(tmp_path / "zones.json"))
    assert "either --head FILE or --reference NAME" in said


def test_a_broken_mesh_leaves_no_half_written_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    _, marks = HeadFiles(tmp_path, mesh=egg(3)).write()
    broken = tmp_path / "broken.ply"
    broken.write_bytes(b"ply, or is it?")
    output = tmp_path / "zones.json"
    said = refused(capsys, "place", "--head", str(broken), "--landmarks", str(marks), "-o", str(output))
    assert "broken.ply" in said
    assert not output.exists()


def test_a_landmark_missing_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    files = HeadFiles(tmp_path, mesh=egg(3))
    mesh, _ = files.write()
    few = {name: xyz for name, xyz in egg_landmarks().items() if name != "inion"}
    marks = files.write_landmarks({"unit": "mm", "landmarks": few})
    said = refused(
        capsys, "place", "--head", str(mesh), "--landmarks", str(marks), "-o", str(tmp_path / "a.json")
    )
    assert "inion is missing" in said


@pytest.mark.parametrize(
    ("head", "marks", "words"),
    [
        ("gone.ply", "person.json", "no file"),
        ("person.ply", "gone.json", "no landmarks file"),
        ("person.json", "person.json", "PLY, OBJ, STL or GLB"),
    ],
)
def test_what_is_plainly_wrong_with_a_head_is_said_before_the_window_opens(
    tmp_path: Path,
    person: tuple[str, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    head: str,
    marks: str,
    words: str,
):
    monkeypatch.setattr("scalpviz.screen.has_screen", lambda: True)
    monkeypatch.setitem(sys.modules, "scalpviz.app.main", None)  # importing it would fail the test
    said = refused(capsys, "--head", str(tmp_path / head), "--landmarks", str(tmp_path / marks))
    assert words in said


BAD_MESHES = {
    "empty": (lambda mesh: b"", "empty"),
    "not a mesh": (lambda mesh: b"ply, or is it?", "not a mesh"),
    "with NaN": (lambda mesh: spoilt(mesh, np.nan).export(file_type="ply"), "not numbers"),
    "in two pieces": (
        lambda mesh: trimesh.util.concatenate([mesh, mesh.copy().apply_translation([400, 0, 0])]).export(
            file_type="ply"
        ),
        "2 separate pieces",
    ),
    "full of holes": (
        lambda mesh: trimesh.Trimesh(mesh.vertices, mesh.faces[::2], process=False).export(file_type="ply"),
        "person.ply",
    ),
}


def spoilt(mesh: trimesh.Trimesh, value: float) -> trimesh.Trimesh:
    vertices = mesh.vertices.copy()
    vertices[7, 1] = value
    return trimesh.Trimesh(vertices, mesh.faces, process=False)


@pytest.mark.parametrize("case", BAD_MESHES)
@pytest.mark.parametrize("command", ["place", "render"])
def test_a_mesh_one_cannot_use_is_refused_in_one_line_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str, command: str
):
    mesh, marks = HeadFiles(tmp_path, mesh=egg(4)).write()
    make, words = BAD_MESHES[case]
    mesh.write_bytes(make(egg(4)))
    before = sorted(tmp_path.iterdir())
    output = tmp_path / ("a.json" if command == "place" else "a.png")
    said = refused(capsys, command, "--head", str(mesh), "--landmarks", str(marks), "-o", str(output))
    assert words in said
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda m: m | {"tragion_left": m["tragion_right"], "tragion_right": m["tragion_left"]},
            "look swapped",
        ),
        (lambda m: m | {"inion": m["inion"] + [0, -20, 0]}, "inion lies 20 mm off the skin"),
        (lambda m: {name: xyz + 300 for name, xyz in m.items()}, "4 of the 4 landmarks lie off the skin"),
    ],
)
def test_landmarks_that_do_not_fit_are_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change, words: str
):
    mesh, marks = HeadFiles(tmp_path, mesh=egg(4), landmarks=change(egg_landmarks())).write()
    output = tmp_path / "a.json"
    said = refused(capsys, "place", "--head", str(mesh), "--landmarks", str(marks), "-o", str(output))
    assert words in said
    assert not output.exists()


@pytest.fixture(scope="module")
def reference_zones(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Every zone on the head that ships, as `place` writes it."""
    output = tmp_path_factory.mktemp("reference") / "zones.json"
    assert main(["place", "-o", str(output)]) == 0
    return zones(output)


@pytest.mark.parametrize(("suffix", "scale"), [("ply", 1.0), ("obj", 0.1), ("stl", 0.001), ("glb", 0.001)])
def test_the_reference_head_in_any_format_gives_the_same_zones(
    tmp_path: Path,
    reference_head: Head,
    reference_zones: list[dict[str, Any]],
    suffix: str,
    scale: float,
):
    again = tmp_path / "again.json"
    mesh = trimesh.Trimesh(reference_head.vertices, reference_head.triangles, process=False)
    marks = {name: mark.xyz for name, mark in reference_head.landmarks.items()}
    files = HeadFiles(tmp_path, mesh=mesh, landmarks=marks)
    mesh_path, _ = files.write(suffix, scale)
    curves = {name: curve.xyz for name, curve in reference_head.curves.items()}
    marks_path = files.write_landmarks({"unit": "mm", "landmarks": marks, "curves": curves})
    person = ["--head", str(mesh_path), "--landmarks", str(marks_path)]
    assert main(["place", *person, "-o", str(again)]) == 0
    for zone, twin in zip(reference_zones, zones(again), strict=True):
        for key in ("code", "system", "side", "piece", "estimated", "approximate"):
            assert zone[key] == twin[key], zone["code"]
        for share in (0.0, 0.3, 0.7, 1.0):
            places = [path.at(share * path.length) for path in (line(zone), line(twin))]
            np.testing.assert_allclose(*places, atol=0.01)


def zones(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8"))["zones"]


def line(zone: dict[str, Any]) -> SkinPath:
    return SkinPath(np.array(zone["path"]))
