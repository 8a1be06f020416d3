"""A teacher's own atlas beside the built-in one."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scalpviz.atlas.extend import LISTS, check_addition, extended
from scalpviz.atlas.load import AtlasError
from scalpviz.atlas.model import Atlas
from scalpviz.atlas.search import Search

Data = dict[str, Any]
Write = Callable[..., Path]

SAID: Data = {"text": {"en": "So."}, "sources": ["U"], "certainty": "unsourced"}
GV20: Data = {"kind": "point", "code": "GV20"}


def disc(code: str, **other: Any) -> Data:
    """A zone of 8 mm about GV20."""
    return {
        "code": code,
        "system": "international",
        "region": "vertex",
        "names": {"en": "My zone", "pinyin": "Wǒ de Qū", "zh": "我的区"},
        "laterality": "midline",
        "shape": {"shape": "disc", "centre": GV20, "radius": {"value": 8, "unit": "mm"}},
        "location": SAID,
        "targets": [],
        "indications": [SAID],
        **other,
    }


def point(code: str, place: Data) -> Data:
    names = {"en": "My point", "pinyin": "", "zh": "我的穴"}
    return {
        "code": code,
        "names": names,
        "laterality": "midline",
        "place": place,
        "location": SAID,
        "sources": ["U"],
    }


@pytest.fixture
def own(tmp_path: Path) -> Write:
    """Writes `mine.json` of some lists."""

    def write(**lists: Any) -> Path:
        file = tmp_path / "mine.json"
        whole = {"format": "scalpviz-atlas-1", "title": {"en": "Mine"}, **lists}
        file.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
        return file

    return write


def told(atlas: Atlas, file: Path) -> list[tuple[str, str]]:
    return [(problem.path, problem.found) for problem in check_addition(atlas, file)]


def test_a_zone_of_ones_own_stands_behind_the_built_in_ones(atlas: Atlas, own: Write):
    both = extended(atlas, own(zones=[disc("MY1"), disc("MY2")]))
    assert both.zones[:-2] == atlas.zones
    assert [zone.code for zone in both.zones[-2:]] == ["MY1", "MY2"]
    assert both.zone("MY1").names.zh == "我的区"


def test_title_and_notice_stay_those_of_the_built_in_atlas(atlas: Atlas, own: Write):
    both = extended(atlas, own(notice={"en": "Trust me."}))
    assert (both.title, both.notice) == (atlas.title, atlas.notice)
    assert both == atlas


def test_every_list_of_an_atlas_is_added():
    """A list that `extended` forgot would be lost without a word."""
    lists = {name for name, field in Atlas.model_fields.items() if "tuple" in str(field.annotation)}
    assert set(LISTS) == lists


def test_a_system_of_ones_own_with_its_points_areas_and_sources_is_added(atlas: Atlas, own: Write):
    names = {"en": "My school", "pinyin": "", "zh": "我的头针"}
    both = extended(
        atlas,
        own(
            systems=[{"id": "mine", "names": names}],
            body_areas=[{"id": "little-toe", "name": {"en": "Little toe"}, "within": "foot"}],
            sources=[{"id": "S900", "citation": "My notes", "seen": "in full", "trust": "low"}],
            points=[point("MY20", GV20)],
            zones=[
                disc(
                    "MY1",
                    system="mine",
                    shape={
                        "shape": "disc",
                        "centre": {"kind": "point", "code": "MY20"},
                        "radius": {"value": 4, "unit": "mm"},
                    },
                    targets=[{"area": "little-toe", "sources": ["S900"]}],
                )
            ],
        ),
    )
    assert [zone.code for zone in both.zones_of("mine")] == ["MY1"]
    assert next(hit.code for hit in Search(both).find("little toe")) == "MY1"
    assert "MY1" in [hit.code for hit in Search(both).find("foot")]


def test_the_atlas_it_is_added_to_stays_as_it_was(atlas: Atlas, own: Write):
    before = len(atlas.zones)
    extended(atlas, own(zones=[disc("MY1")]))
    assert len(atlas.zones) == before


def test_problems_are_told_by_the_files_own_numbers(atlas: Atlas, own: Write):
    nowhere = {
        "shape": "disc",
        "centre": {"kind": "point", "code": "GV99"},
        "radius": {"value": 4, "unit": "mm"},
    }
    file = own(zones=[disc("MY1"), disc("MY2", shape=nowhere)])
    assert told(atlas, file) == [("zones[1] MY2 > shape > centre > code", 'an unknown point "GV99"')]
    assert str(check_addition(atlas, file)[0]).startswith(f"{file}, zones[1] MY2 > shape")


def test_a_name_that_is_taken_is_told_with_who_has_it(atlas: Atlas, own: Write):
    codes = [zone.code for zone in atlas.zones]
    assert told(atlas, own(zones=[disc("MY1"), disc("MS6")])) == [
        ("zones[1]", f"MS6 of international again, after zones[{codes.index('MS6')}] of the built-in atlas")
    ]


def test_a_name_that_stands_twice_in_the_file_is_told_by_its_own_numbers(atlas: Atlas, own: Write):
    assert told(atlas, own(zones=[disc("MY1"), disc("MY2"), disc("MY1")])) == [
        ("zones[2]", "MY1 of international again, after zones[0]")
    ]


def test_the_same_code_in_another_system_is_not_taken(atlas: Atlas, own: Write):
    assert told(atlas, own(zones=[disc("MS6", system="supplementary")])) == []


def test_points_that_lean_on_each_other_in_a_circle_are_told(atlas: Atlas, own: Write):
    file = own(
        points=[
            point("MY1", {"kind": "point", "code": "MY2"}),
            point("MY2", {"kind": "point", "code": "MY1"}),
        ]
    )
    assert told(atlas, file) == [("points[0] MY1 > place", "a circle, MY1 -> MY2 -> MY1")]


def test_what_is_wrong_in_one_record_is_told_as_of_a_whole_atlas(atlas: Atlas, own: Write):
    (problem,) = check_addition(atlas, own(zones=[disc("MY1", laterality="middle")]))
    assert problem.path == "zones[0] MY1 > laterality"
    assert problem.found == '"middle"'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "empty"),
        ('{"format": ', "line 1, column 12"),
        ("[]", "object"),
        ('{"zones": []}', "scalpviz-atlas-1"),
    ],
)
def test_a_file_that_is_no_atlas_is_refused_in_one_sentence(
    atlas: Atlas, tmp_path: Path, content: str, words: str
):
    file = tmp_path / "mine.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(AtlasError) as refused:
        extended(atlas, file)
    assert str(file) in str(refused.value)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_is_named(atlas: Atlas, tmp_path: Path):
    with pytest.raises(AtlasError, match=r"none\.json"):
        extended(atlas, tmp_path / "none.json")


def test_a_broken_addition_adds_nothing_and_tells_all(atlas: Atlas, own: Write):
    file = own(zones=[disc("MS6"), disc("MY1", region="top")])
    with pytest.raises(AtlasError) as refused:
        extended(atlas, file)
    assert refused.value.problems == check_addition(atlas, file)
    assert len(refused.value.problems) == 2
