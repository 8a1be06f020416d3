"""`scalpviz check`."""

import json
import re
from pathlib import Path

import pytest
from terminal import refused

from scalpviz.cli import main


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
