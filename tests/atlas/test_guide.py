"""The guide for teachers, `docs/atlas.md`: what it shows works, what exists it names."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from scalpviz.atlas import geometry, model
from scalpviz.atlas.extend import extended
from scalpviz.atlas.model import Atlas
from scalpviz.atlas.problem import Problem
from scalpviz.cli import main
from scalpviz.head.head import Head
from scalpviz.placement.place import place
from scalpviz.side import Side

GUIDE = (Path(__file__).parents[2] / "docs" / "atlas.md").read_text(encoding="utf-8")


def kinds_of(union: Any, tag: str) -> set[str]:
    members = get_args(get_args(union)[0])
    return {value for member in members for value in get_args(member.model_fields[tag].annotation)}


def table_under(heading: str) -> set[str]:
    """The first column of the table that follows."""
    rows = re.split(rf"\*\*{heading}\*\*[^\n]*\n\n", GUIDE)[1].split("\n\n")[0].splitlines()[2:]
    return {re.match(r"\| `(\w+)`", row)[1] for row in rows}


def test_the_example_zone_is_sound(problems_after: Callable[[Callable[[Any], object]], list[Problem]]):
    example = json.loads(re.search(r"```json\n(.*?)```", GUIDE, re.DOTALL)[1])
    assert problems_after(lambda data: data["zones"].append(example)) == []


OWN = re.search(r"## Your own atlas\n.*?```json\n(.*?)```", GUIDE, re.DOTALL)[1]


def test_the_example_of_ones_own_atlas_passes_the_check_that_the_guide_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = tmp_path / "mine.json"
    file.write_text(OWN, encoding="utf-8")
    assert "scalpviz check mine.json --own" in GUIDE
    assert main(["check", str(file), "--own"]) == 0
    assert "sound; 1 zones (2 counting sides)" in capsys.readouterr().out


def test_the_example_of_ones_own_atlas_is_short_and_leans_on_the_built_in_points(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert 8 <= len(OWN.splitlines()) <= 12
    file = tmp_path / "mine.json"
    file.write_text(OWN, encoding="utf-8")
    assert main(["check", str(file)]) == 2, "by itself it knows no GV20"
    assert 'unknown point "GV20"' in capsys.readouterr().err


def test_the_example_of_ones_own_atlas_runs_from_gv20_to_gb8_on_both_sides(
    atlas: Atlas, reference_head: Head, tmp_path: Path
):
    file = tmp_path / "mine.json"
    file.write_text(OWN, encoding="utf-8")
    placement = place(extended(atlas, file), reference_head, ["mine"])
    points = {(p.code, p.side): p.place.xyz for p in placement.points}
    assert [str(zone.key) for zone in placement.zones] == ["mine/MY1/right", "mine/MY1/left"]
    for zone in placement.zones:
        assert zone.centreline.start == pytest.approx(points["GV20", Side.MIDLINE], abs=1e-3)
        assert zone.centreline.end == pytest.approx(points["GB8", zone.side], abs=1e-3)


def test_the_tables_name_every_construction_and_no_other():
    assert table_under("Points") == kinds_of(geometry.Point, "kind")
    assert table_under("Curves") == kinds_of(geometry.Curve, "kind")
    assert table_under("Shapes") == kinds_of(geometry.Shape, "shape")


def test_every_list_and_every_certainty_is_explained():
    words = set(re.findall(r"`(\w+)`", GUIDE))
    lists = {
        name for name, field in model.Atlas.model_fields.items() if get_args(field.annotation)[1:] == (...,)
    }
    assert lists <= words
    assert set(get_args(model.Certainty)) <= words
