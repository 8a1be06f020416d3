"""The command line: what it writes, and how it says what went wrong."""

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import trimesh
from foreign import HeadFiles, egg, egg_landmarks

from scalpviz.cli import main
from scalpviz.cli.options import SKINS
from scalpviz.cli.render import VIEWS
from scalpviz.head.head import Head
from scalpviz.head.skin.surface import SkinPath
from scalpviz.head.stored import stored_heads, stored_titles
from scalpviz.state.view import NamedView, SkinTone


@pytest.fixture
def person(tmp_path: Path) -> tuple[str, str]:
    mesh, marks = HeadFiles(tmp_path, mesh=egg(4)).write()
    return str(mesh), str(marks)


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line a command says when it refuses; anything else fails the test."""
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = stop.code
    said = capsys.readouterr()
    assert code == 2
    assert said.err.count("\n") == 1, said.err
    assert "Traceback" not in said.err
    return said.err


def test_place_writes_every_line_of_the_reference_head(tmp_path: Path):
    output = tmp_path / "zones.json"
    assert main(["place", "--system", "international", "-o", str(output)]) == 0
    written = json.loads(output.read_text(encoding="utf-8"))
    assert written["head"]["unit"] == "mm"
    assert written["unplaced"] == {}
    sides = [(zone["code"], zone["side"]) for zone in written["zones"]]
    assert len(sides) == len(set(sides)) == 25
    assert {code for code, side in sides if side == "midline"} == {"MS1", "MS5", "MS12"}
    assert not any(zone["estimated"] for zone in written["zones"])
    for zone in written["zones"]:
        path = np.array(zone["path"])
        length = np.linalg.norm(np.diff(path, axis=0), axis=1).sum()
        assert zone["length_mm"] == pytest.approx(length, abs=0.05)
        ends = {tuple(path[0]), tuple(path[-1])}
        assert {tuple(zone["needle"]["from"]), tuple(zone["needle"]["to"])} == ends


def test_place_on_a_person_writes_the_mesh_in_the_frame_of_the_file(tmp_path: Path):
    motion = trimesh.transformations.euler_matrix(0.3, 1.0, -2.0)
    motion[:3, 3] = [100, -50, 900]
    mesh, marks = HeadFiles(tmp_path, mesh=egg(4)).write("stl", scale=0.001, motion=motion)
    output, skin = tmp_path / "zones.json", tmp_path / "skin.ply"
    arguments = [
        "place",
        "--head",
        str(mesh),
        "--landmarks",
        str(marks),
        "-o",
        str(output),
        "--mesh",
        str(skin),
    ]
    assert main(arguments) == 0
    written = json.loads(output.read_text(encoding="utf-8"))
    for name, xyz in egg_landmarks().items():
        mark = written["head"]["landmarks"][name]
        assert not mark["estimated"]
        np.testing.assert_allclose(mark["xyz"], motion[:3, :3] @ xyz + motion[:3, 3], atol=0.5)
    assert written["head"]["landmarks"]["anterior_hairline"]["estimated"]
    assert all(zone["estimated"] for zone in written["zones"] if zone["system"] == "international")
    shell = trimesh.load(skin, process=False)
    np.testing.assert_allclose(shell.vertices.mean(axis=0), motion[:3, 3], atol=60)
    for zone in written["zones"]:
        gap = np.linalg.norm(shell.vertices - np.array(zone["path"][0]), axis=1).min()
        assert gap < 8  # no farther than a triangle is long


def test_place_of_one_system_places_that_system(tmp_path: Path, person: tuple[str, str]):
    output = tmp_path / "zones.json"
    mesh, marks = person
    command = ["place", "--system", "international", "--head", mesh, "--landmarks", marks, "-o", str(output)]
    assert main(command) == 0
    assert {zone["system"] for zone in json.loads(output.read_text())["zones"]} == {"international"}


def test_place_of_the_electrode_sites_writes_them_as_points_and_no_zone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    output = tmp_path / "sites.json"
    assert main(["place", "--system", "eeg", "-o", str(output)]) == 0
    assert "0 zones and 65 points" in capsys.readouterr().out
    written = json.loads(output.read_text(encoding="utf-8"))
    assert (written["zones"], written["unplaced"]) == ([], {})
    sites = {point["code"]: point for point in written["points"]}
    assert len(sites) == len(written["points"]) == 65
    assert {point["system"] for point in written["points"]} == {"eeg"}
    assert not any(point["estimated"] for point in written["points"])
    assert (sites["C3"]["side"], sites["C4"]["side"], sites["Cz"]["side"]) == ("left", "right", "midline")
    assert sites["C3"]["xyz"][0] < 0 < sites["C4"]["xyz"][0]


def test_place_of_the_electrode_sites_on_a_person_with_four_landmarks_estimates_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], person: tuple[str, str]
):
    output = tmp_path / "sites.json"
    head = ["--head", person[0], "--landmarks", person[1]]
    assert main(["place", "--system", "eeg", *head, "-o", str(output)]) == 0
    assert "estimated" not in capsys.readouterr().out
    written = json.loads(output.read_text(encoding="utf-8"))
    assert len(written["points"]) == 65
    assert not any(point["estimated"] for point in written["points"])
    marks = {point["code"]: point["xyz"] for point in written["points"]}
    for code, name in (("Nz", "nasion"), ("Iz", "inion"), ("T9", "tragion_left"), ("T10", "tragion_right")):
        np.testing.assert_allclose(marks[code], egg_landmarks()[name], atol=0.5)


def test_place_of_the_acupoints_writes_them_without_zones(tmp_path: Path):
    output = tmp_path / "points.json"
    assert main(["place", "--system", "acupoints", "-o", str(output)]) == 0
    written = json.loads(output.read_text(encoding="utf-8"))
    assert written["zones"] == []
    assert {point["system"] for point in written["points"]} == {"acupoints"}
    assert {"GV20", "ST8"} <= {point["code"] for point in written["points"]}


@pytest.mark.parametrize("name", stored_heads())
def test_place_on_a_stored_head_by_name_lays_every_line_on_that_head(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
):
    output = tmp_path / "zones.json"
    command = ["place", "--system", "international", "--reference", name.replace("_", "-")]
    assert main([*command, "-o", str(output)]) == 0
    assert stored_titles()[name] in capsys.readouterr().out
    written = json.loads(output.read_text(encoding="utf-8"))
    assert written["head"]["name"] == stored_titles()[name]
    assert len(written["zones"]) == 25
    assert written["unplaced"] == {}


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


def test_check_finds_the_built_in_atlas_sound(capsys: pytest.CaptureFixture[str]):
    from scalpviz.assets import assets_dir

    assert main(["check", str(assets_dir() / "zones.json")]) == 0
    assert re.search(r"zones\.json: sound; \d+ zones \(\d+ counting sides\), ", capsys.readouterr().out)


ATLASES = {
    "an unknown landmark": ('"name": "inion"', '"name": "innion"', "innion"),
    "a length without a unit": ('"unit": "mm"}', '"u": "mm"}', "unit"),
    "a certainty there is not": ('"certainty": "derived"', '"certainty": "guessed"', "guessed"),
}


@pytest.mark.parametrize("case", ATLASES)
def test_check_says_what_is_wrong_in_an_atlas(tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str):
    from scalpviz.assets import assets_dir

    old, new, word = ATLASES[case]
    text = (assets_dir() / "zones.json").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "own.json"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert word in refused(capsys, "check", str(path))


def test_check_names_a_circle_between_points(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    from scalpviz.assets import assets_dir

    atlas = json.loads((assets_dir() / "zones.json").read_text(encoding="utf-8"))
    places = {point["code"]: point for point in atlas["points"]}
    places["GV20"]["place"] = {"kind": "point", "code": "GV21"}
    places["GV21"]["place"] = {"kind": "point", "code": "GV20"}
    path = tmp_path / "own.json"
    path.write_text(json.dumps(atlas), encoding="utf-8")
    said = refused(capsys, "check", str(path))
    assert "GV20 -> GV21 -> GV20" in said or "GV21 -> GV20 -> GV21" in said


MINE = {
    "format": "scalpviz-atlas-1",
    "title": {"en": "Mine"},
    "systems": [{"id": "mine", "names": {"en": "My school", "pinyin": "", "zh": "我的头针"}}],
    "zones": [
        {
            "code": "MY1",
            "system": "mine",
            "region": "vertex",
            "names": {"en": "My zone", "pinyin": "", "zh": "我的区"},
            "laterality": "bilateral",
            "shape": {
                "shape": "disc",
                "centre": {"kind": "point", "code": "BL8"},
                "radius": {"value": 9, "unit": "mm"},
            },
            "location": {"text": {"en": "About BL8."}, "sources": ["U"], "certainty": "unsourced"},
            "targets": [],
            "indications": [],
        }
    ],
}
"""A teacher's own atlas, which leans on a point of the one that ships."""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(MINE, ensure_ascii=False), encoding="utf-8")
    return file


def test_place_lays_ones_own_atlas_beside_the_one_that_ships(tmp_path: Path, mine: Path):
    output = tmp_path / "zones.json"
    assert main(["place", "--atlas", str(mine), "--system", "mine", "-o", str(output)]) == 0
    written = json.loads(output.read_text(encoding="utf-8"))
    assert [(zone["code"], zone["side"]) for zone in written["zones"]] == [("MY1", "right"), ("MY1", "left")]
    points = {(point["code"], point["side"]): np.array(point["xyz"]) for point in written["points"]}
    for zone in written["zones"]:
        away = np.linalg.norm(np.array(zone["path"]) - points["BL8", zone["side"]], axis=1)
        assert away.max() < 9.01
        assert away.min() > 8, "a disc of 9 mm on a skin that is all but flat there"


def test_place_of_everything_holds_both_atlases(tmp_path: Path, mine: Path):
    output = tmp_path / "zones.json"
    assert main(["place", "--atlas", str(mine), "-o", str(output)]) == 0
    systems = {zone["system"] for zone in json.loads(output.read_text(encoding="utf-8"))["zones"]}
    assert {"mine", "international", "jiao"} <= systems


def test_a_system_of_ones_own_atlas_is_unknown_without_it(
    tmp_path: Path, mine: Path, capsys: pytest.CaptureFixture[str]
):
    assert "no system 'mine'" in refused(
        capsys, "place", "--system", "mine", "-o", str(tmp_path / "zones.json")
    )


@pytest.mark.window
def test_render_draws_a_zone_of_ones_own_atlas(tmp_path: Path, mine: Path):
    from PIL import Image

    def picture(*extra: str) -> np.ndarray:
        output = tmp_path / f"{len(extra)}.png"
        command = ["render", "--view", "back", "--size", "240x240", *extra, "-o", str(output)]
        assert main(command) == 0
        return np.asarray(Image.open(output).convert("RGB")).astype(int)

    own = picture("--atlas", str(mine), "--zone", "MY1")
    other = picture("--zone", "MS1")
    assert (np.abs(own - other).sum(axis=2) > 60).sum() > 50, "two discs at the back of the head"


@pytest.mark.parametrize("command", ["place", "render"])
def test_a_broken_atlas_of_ones_own_is_told_by_its_path_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], mine: Path, command: str
):
    mine.write_text(mine.read_text(encoding="utf-8").replace('BL8"}', 'BL88"}'), encoding="utf-8")
    output = tmp_path / ("a.json" if command == "place" else "a.png")
    said = refused(capsys, command, "--atlas", str(mine), "-o", str(output))
    assert f"{mine}, zones[0] MY1 > shape > centre > code" in said
    assert "BL88" in said
    assert not output.exists()


def test_an_atlas_of_ones_own_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    said = refused(capsys, "place", "--atlas", str(tmp_path / "none.json"), "-o", str(tmp_path / "a.json"))
    assert "none.json" in said


def test_check_own_takes_the_file_as_what_stands_beside_the_built_in_atlas(
    capsys: pytest.CaptureFixture[str], mine: Path
):
    assert main(["check", str(mine), "--own"]) == 0
    assert f"{mine}: sound; 1 zones (2 counting sides), 0 points" in capsys.readouterr().out
    assert 'unknown point "BL8"' in refused_at_length(capsys, "check", str(mine))


def test_check_own_names_a_code_that_is_taken(capsys: pytest.CaptureFixture[str], mine: Path):
    taken = mine.read_text(encoding="utf-8").replace('"mine", "region"', '"international", "region"')
    mine.write_text(taken.replace("MY1", "MS6"), encoding="utf-8")
    said = refused(capsys, "check", str(mine), "--own")
    assert "zones[0]: found MS6 of international again" in said
    assert "of the built-in atlas" in said


def refused_at_length(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command says that finds several things wrong."""
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("render", "-o", "{folder}/nowhere/a.png"), "does not exist"),
        (("check", "{folder}/none.json", "--own"), "none.json"),
        (("render", "-o", "{folder}"), "should end in .png"),
        (("render", "--size", "big", "-o", "a.png"), "no size"),
        (("render", "--view", "below", "-o", "a.png"), "below"),
        (("render", "--scale", "0", "-o", "a.png"), "no scale"),
        (("render", "--dpi", "many", "-o", "a.png"), "dots per inch"),
        (("render", "--scale", "30", "-o", "{folder}/a.png"), "out of bounds"),
        (("render", "--skin", "blue", "-o", "a.png"), "blue"),
        (("sheet", "--head", "martian", "{folder}"), "no stored head 'martian'"),
        (("sheet", "--skin", "blue", "{folder}"), "blue"),
        (("render", "--zone", "MS99", "-o", "{folder}/a.png"), "no zone 'MS99'"),
        (("render", "--system", "martian", "-o", "{folder}/a.png"), "it has international"),
        (("place", "--system", "martian", "-o", "{folder}/a.json"), "it has international"),
        (("place", "--head", "{folder}/a.ply", "-o", "{folder}/a.json"), "needs --landmarks"),
        (("place", "--landmarks", "{folder}/a.json", "-o", "{folder}/b.json"), "needs --head"),
        (("place", "-o", "{folder}/nowhere/a.json"), "does not exist"),
        (("place",), "-o"),
        (("check", "{folder}/none.json"), "none.json"),
        (("check",), "FILE.json"),
        (("dance",), "dance"),
        (("demo", "{folder}/file"), "file"),
    ],
)
def test_what_is_asked_wrongly_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
):
    (tmp_path / "file").write_text("here already")
    before = sorted(tmp_path.iterdir())
    said = refused(capsys, *(part.format(folder=tmp_path) for part in arguments))
    assert words in said
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_closed_to_writing_is_named_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    def refuse(dir: Path) -> None:  # root may write everywhere, so the system's answer is put in its mouth
        assert dir == tmp_path
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("scalpviz.files.tempfile.TemporaryFile", refuse)
    monkeypatch.setattr("scalpviz.atlas.load.load_atlas", lambda: pytest.fail("work was begun"))
    assert "closed to writing" in refused(capsys, "place", "-o", str(tmp_path / "a.json"))
    assert "closed to writing" in refused(capsys, "render", "-o", str(tmp_path / "a.png"))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder that nobody may write to, root neither")
def test_a_folder_that_takes_no_files_is_named(capsys: pytest.CaptureFixture[str]):
    assert "closed to writing" in refused(capsys, "place", "-o", "/proc/a.json")


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


@pytest.mark.parametrize(("suffix", "scale"), [("ply", 1.0), ("obj", 0.1), ("stl", 0.001), ("glb", 0.001)])
def test_the_reference_head_in_any_format_gives_the_same_zones(
    tmp_path: Path, reference_head: Head, suffix: str, scale: float
):
    own, again = tmp_path / "own.json", tmp_path / "again.json"
    mesh = trimesh.Trimesh(reference_head.vertices, reference_head.triangles, process=False)
    marks = {name: mark.xyz for name, mark in reference_head.landmarks.items()}
    files = HeadFiles(tmp_path, mesh=mesh, landmarks=marks)
    mesh_path, _ = files.write(suffix, scale)
    curves = {name: curve.xyz for name, curve in reference_head.curves.items()}
    marks_path = files.write_landmarks({"unit": "mm", "landmarks": marks, "curves": curves})
    assert main(["place", "-o", str(own)]) == 0
    person = ["--head", str(mesh_path), "--landmarks", str(marks_path)]
    assert main(["place", *person, "-o", str(again)]) == 0
    for zone, twin in zip(zones(own), zones(again), strict=True):
        for key in ("code", "system", "side", "piece", "estimated", "approximate"):
            assert zone[key] == twin[key], zone["code"]
        for share in (0.0, 0.3, 0.7, 1.0):
            places = [path.at(share * path.length) for path in (line(zone), line(twin))]
            np.testing.assert_allclose(*places, atol=0.01)


def zones(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8"))["zones"]


def line(zone: dict[str, Any]) -> SkinPath:
    return SkinPath(np.array(zone["path"]))


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m scalpviz` as a stranger runs it, with no screen unless one is given."""
    without = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "scalpviz", *arguments],
        env=without | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is a screen")
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":4711"}, {"DISPLAY": "nonsense"}])
def test_with_no_screen_the_window_says_so_in_one_line(display: dict[str, str]):
    done = run(**display)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "no screen" in done.stderr
    assert "scalpviz demo" in done.stderr


@pytest.mark.parametrize("command", ["", "render", "place", "check", "demo", "sculpt", "sheet"])
def test_every_command_has_help_with_an_example(command: str):
    done = run(*filter(None, [command]), "--help")
    assert done.returncode == 0
    assert "Example: scalpviz" in done.stdout


def test_the_views_offered_are_the_named_views():
    assert list(VIEWS) == [view.value for view in NamedView]


def test_the_version_is_printed():
    from scalpviz import __version__

    assert run("--version").stdout.strip() == f"scalpviz {__version__}"


def test_the_tones_of_the_command_line_are_those_of_the_program():
    assert tuple(SkinTone) == SKINS


@pytest.mark.window
def test_render_wears_the_tone_asked_for(tmp_path: Path):
    from PIL import Image

    def brightness(skin: str) -> float:
        output = tmp_path / f"{skin}.png"
        assert (
            main(["render", "--view", "front", "--size", "200x200", "--skin", skin, "-o", str(output)]) == 0
        )
        return float(np.asarray(Image.open(output).convert("L"))[90:130, 80:120].mean())

    assert brightness("dark") < brightness("light") - 40


@pytest.mark.window
def test_render_scales_a_picture_without_background_and_tells_how_large_to_print_it(tmp_path: Path):
    from PIL import Image

    output = tmp_path / "a.png"
    wishes = ("--size", "100x80", "--scale", "2.5", "--dpi", "300", "--transparent", "--no-labels")
    assert main(["render", *wishes, "-o", str(output)]) == 0
    image = Image.open(output)
    assert image.size == (250, 200)
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.01)
    assert image.getpixel((0, 0)) == (0, 0, 0, 0)
    assert image.getpixel((125, 80))[3] == 255


@pytest.mark.window
def test_sheet_writes_a_picture_of_the_head_in_the_tone_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = tmp_path / "sheets"
    assert main(["sheet", str(folder), "--head", "average adult", "--skin", "clay"]) == 0
    assert [path.name for path in folder.iterdir()] == ["average_adult-clay.png"]
    assert "twelve views" in capsys.readouterr().out
