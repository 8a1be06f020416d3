"""The list of zones and points: by region, of several systems, and what answers a search."""

import re

import pytest

from scalpviz.atlas.model import Atlas
from scalpviz.state.cards.listing import Group, Row
from scalpviz.state.cards.zone_list import ZoneList, clause
from scalpviz.state.view import ZoneRef


@pytest.fixture(scope="module")
def zone_list(atlas: Atlas) -> ZoneList:
    return ZoneList(atlas)


def rows(groups: tuple[Group, ...]) -> list[Row]:
    return [row for group in groups for row in group.rows]


def row_of(zone_list: ZoneList, system: str, code: str, language: str = "en") -> Row:
    return next(
        row for row in rows(zone_list.groups((system,), "", language)) if row.ref == ZoneRef(system, code)
    )


def test_each_system_lists_all_its_zones_and_points_once(atlas: Atlas, zone_list: ZoneList):
    for system in atlas.systems:
        listed = [row.ref for row in rows(zone_list.groups((system.id,)))]
        held = [*atlas.zones_of(system.id), *atlas.points_of(system.id)]
        assert sorted(ref.code for ref in listed) == sorted(record.code for record in held)
        assert {ref.system for ref in listed} <= {system.id}


def test_of_one_system_groups_are_named_by_region(zone_list: ZoneList):
    titles = [group.title for group in zone_list.groups(("international",))]
    assert titles == ["Forehead", "Vertex", "Temple", "Back of the head"]


def test_of_two_systems_groups_are_named_by_system_and_region(atlas: Atlas, zone_list: ZoneList):
    groups = zone_list.groups(("international", "jiao"))
    jiao = next(system.names.en for system in atlas.systems if system.id == "jiao")
    mine = [group for group in groups if group.title.startswith(f"{jiao} · ")]
    assert {row.ref.system for group in mine for row in group.rows} == {"jiao"}
    assert {row.ref.system for group in groups if group not in mine for row in group.rows} == {
        "international"
    }
    assert len({group.title for group in groups}) == len(groups)


def test_the_order_of_systems_is_the_atlass_whichever_was_chosen_first(zone_list: ZoneList):
    assert zone_list.groups(("jiao", "international")) == zone_list.groups(("international", "jiao"))


def test_a_zone_that_no_source_places_is_listed_and_marked_as_not_drawn(zone_list: ZoneList):
    assert not row_of(zone_list, "tang", "Tang-areas").drawn
    assert not row_of(zone_list, "yu", "Yu-nuchal").drawn
    assert row_of(zone_list, "jiao", "J19").drawn, "about there is drawn"
    assert row_of(zone_list, "eeg", "Cz").drawn


def test_a_long_code_gives_way_to_its_label(zone_list: ZoneList):
    row = row_of(zone_list, "supplementary", "Temporal-three")
    assert (row.code, row.ref.code) == ("Temporal 3", "Temporal-three")


def test_sides_are_told_in_words(zone_list: ZoneList):
    lateralities = {
        code: (row.paired, row.laterality)
        for code, row in (
            ("MS1", row_of(zone_list, "international", "MS1")),
            ("MS6", row_of(zone_list, "international", "MS6")),
            ("C3", row_of(zone_list, "eeg", "C3")),
            ("C4", row_of(zone_list, "eeg", "C4")),
        )
    }
    assert lateralities == {
        "MS1": (False, "on the midline"),
        "MS6": (True, "on both sides"),
        "C3": (False, "left side"),
        "C4": (False, "right side"),
    }


def test_acupoints_stand_in_the_order_of_their_numbers(zone_list: ZoneList):
    for group in zone_list.groups(("acupoints",)):
        of_gv = [float(row.code[2:]) for row in group.rows if re.fullmatch(r"GV[\d.]+", row.code)]
        assert of_gv == sorted(of_gv)
        meridians = [re.match("[A-Z]+", row.code)[0] for row in group.rows]
        assert len(set(meridians)) == sum(
            one != other for one, other in zip(meridians, [None, *meridians], strict=False)
        ), "each meridian in one run"


def test_names_follow_the_language_and_fall_back_to_english(zone_list: ZoneList):
    assert row_of(zone_list, "jiao", "J1", "zh").name == "运动区"
    assert row_of(zone_list, "jiao", "J1", "pinyin").name == "Yùndòng Qū"
    assert row_of(zone_list, "jiao", "J1").name == "Motor Area"


def test_a_search_looks_through_all_systems_and_gives_reasons_but_for_names(zone_list: ZoneList):
    (group,) = zone_list.groups(("international",), "GV20")
    first, *others = group.rows
    assert (first.ref, first.why) == (ZoneRef("acupoints", "GV20"), "")
    assert {row.why for row in others} == {"Point: GV20 Bǎihuì"}
    assert {"international", "zhu"} <= {row.ref.system for row in others}
    assert group.title == f"{len(group.rows)} found, best first"


def test_a_search_that_finds_one_says_so(zone_list: ZoneList):
    (group,) = zone_list.groups(("international",), "C3")
    assert (group.title, [row.code for row in group.rows]) == ("1 found", ["C3"])


def test_a_search_that_finds_nothing_has_no_group(zone_list: ZoneList):
    assert zone_list.groups(("international",), "xylophone") == ()


def test_only_the_clause_that_answers_is_told_of_a_long_reason():
    long = "Weakness of the arm, loss of speech after a stroke, drooling; and whatever else was found"
    assert clause(long, "speech") == "loss of speech after a stroke"
    assert clause(long, "arm drooling") == "Weakness of the arm, drooling"
    assert clause("Weakness, drooling", "drooling") == "Weakness, drooling"
    assert clause("上肢瘫痪、失语、流涎；" * 5, "失语") == ", ".join(["失语"] * 5)
