"""`scalpviz place`: what it writes, and how it refuses."""

import json
from pathlib import Path

import numpy as np
import pytest
import trimesh
from foreign import HeadFiles, egg, egg_landmarks
from terminal import refused

from scalpviz.cli import main
from scalpviz.head.stored import stored_heads, stored_titles


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
