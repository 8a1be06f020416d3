"""The guide for teachers, `docs/atlas.md`: what it shows works, what exists it names."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

from scalpviz.atlas import geometry, model
from scalpviz.atlas.problem import Problem

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
