"""What records owe each other: each rule with a broken example and the sentence that comes of it."""

from collections.abc import Callable
from typing import Any

import pytest

from scalpviz.atlas.problem import Problem

Data = dict[str, Any]
Check = Callable[[Callable[[Data], object]], list[Problem]]

SAID: Data = {"text": {"en": "So."}, "sources": ["U"], "certainty": "unsourced"}


def zone(data: Data, code: str) -> Data:
    return next(z for z in data["zones"] if z["code"] == code)


def point(data: Data, code: str) -> Data:
    return next(p for p in data["points"] if p["code"] == code)


def said_of(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(problem.path, problem.found, problem.expected) for problem in problems]


def add_condition(data: Data, **link: Any) -> None:
    """A condition that combines one zone."""
    combined = {"zones": [{"system": "international", "code": "MS6"} | link], "side": "opposite", "use": SAID}
    data["conditions"] = [
        {"id": "stroke", "name": {"en": "Stroke"}, "group": {"en": "Nerves"}, "combinations": [combined]}
    ]


def relate(data: Data, **relation: Any) -> None:
    """A counterpart of MS6."""
    whole = {"system": "jiao", "name": {"en": "Motor area"}, "note": SAID}
    zone(data, "MS6")["relations"] = [whole | relation]


def test_a_zone_without_a_shape_says_why(problems_after: Check):
    def bare(data: Data) -> None:
        zone(data, "MS5").pop("shape")

    (problem,) = problems_after(bare)
    assert (problem.path, problem.found) == ("zones[4] MS5", "neither a shape nor unplaceable")
    assert problem.expected == "a shape, or the reason why there is none under unplaceable"


def test_a_zone_that_has_a_shape_is_not_unplaceable(problems_after: Check):
    (problem,) = problems_after(lambda d: zone(d, "MS5").update(unplaceable=SAID))
    assert (problem.path, problem.found) == ("zones[4] MS5", "both a shape and unplaceable")


def test_a_zone_that_is_listed_with_its_reason_and_not_drawn_is_sound(problems_after: Check):
    def listed(data: Data) -> None:
        zone(data, "MS5").pop("shape")
        zone(data, "MS5").update(unplaceable=SAID)

    assert problems_after(listed) == []


@pytest.mark.parametrize(
    ("edit", "path"),
    [
        (lambda d: zone(d, "MS5").update(precision="approximate"), "zones[4] MS5"),
        (lambda d: d["points"][0].update(precision="approximate"), "points[0] GV17"),
    ],
    ids=["zone", "point"],
)
def test_what_lies_only_about_somewhere_says_why(
    problems_after: Check, edit: Callable[[Data], object], path: str
):
    assert said_of(problems_after(edit)) == [
        (
            path,
            "precision approximate without a precision_note",
            "a precision_note where, and only where, the place is approximate",
        )
    ]


def test_a_note_on_precision_needs_a_place_that_is_approximate(problems_after: Check):
    (problem,) = problems_after(lambda d: zone(d, "MS5").update(precision_note=SAID))
    assert problem.found == "precision defined with a precision_note"


def test_an_approximate_place_with_its_note_is_sound(problems_after: Check):
    edit = {"precision": "approximate", "precision_note": SAID}
    assert problems_after(lambda d: zone(d, "MS5").update(edit)) == []


def test_points_other_than_acupoints_belong_to_a_system_of_the_atlas(problems_after: Check):
    assert said_of(problems_after(lambda d: point(d, "GV17").update(system="eegg"))) == [
        ("points[0] GV17 > system", 'an unknown system "eegg"', '"international"')
    ]


def test_acupoints_need_no_record_of_their_system(problems_after: Check):
    assert problems_after(lambda d: point(d, "GV17").update(system="acupoints")) == []


def test_the_region_of_a_point_is_one_of_the_atlas(problems_after: Check):
    (problem,) = problems_after(lambda d: point(d, "GV17").update(region="top"))
    assert (problem.path, problem.found) == ("points[0] GV17 > region", 'an unknown region "top"')
    assert problem.expected == "one of: forehead, vertex, temporal, occipital, nape"


def test_a_counterpart_that_is_named_by_its_code_is_in_the_atlas(problems_after: Check):
    (problem,) = problems_after(lambda d: relate(d, system="international", code="MS77"))
    assert problem.path == "zones[5] MS6 > relations[0] > code"
    assert problem.found == 'an unknown zone of international "MS77"'
    assert problem.expected.startswith("one of 14 known names, nearest: MS7, ")


def test_a_counterpart_in_a_system_without_zones_is_sought_among_all(problems_after: Check):
    (problem,) = problems_after(lambda d: relate(d, code="J1"))
    assert problem.found == 'an unknown zone of jiao "J1"'


def test_a_counterpart_in_words_alone_needs_no_zone(problems_after: Check):
    assert problems_after(relate) == []


def test_a_counterpart_that_there_is_is_sound(problems_after: Check):
    assert problems_after(lambda d: relate(d, system="international", code="MS7")) == []


def test_a_condition_leads_to_a_zone_that_there_is(problems_after: Check):
    (problem,) = problems_after(lambda d: add_condition(d, code="MS66"))
    assert problem.path == "conditions[0] stroke > combinations[0] > zones[0] > code"
    assert problem.found == 'an unknown zone or point of international "MS66"'
    assert "nearest: MS6, " in problem.expected


def test_a_condition_leads_to_a_zone_of_the_system_it_names(problems_after: Check):
    (problem,) = problems_after(lambda d: add_condition(d, system="jiao"))
    assert problem.found == 'an unknown zone or point of jiao "MS6"'


def test_a_condition_may_lead_to_a_point(problems_after: Check):
    assert problems_after(lambda d: add_condition(d, system="acupoints", code="GV20")) == []
    (problem,) = problems_after(lambda d: add_condition(d, system="eeg", code="GV20"))
    assert problem.found == 'an unknown zone or point of eeg "GV20"'


def test_a_condition_may_lead_to_a_part_that_the_zone_has(problems_after: Check):
    assert problems_after(lambda d: add_condition(d, part="upper-fifth")) == []
    (problem,) = problems_after(lambda d: add_condition(d, part="upper-half"))
    assert problem.path == "conditions[0] stroke > combinations[0] > zones[0] > part"
    assert problem.found == 'an unknown part "upper-half"'
    assert problem.expected == "one of: upper-fifth, middle-two-fifths, lower-two-fifths"


def test_a_point_has_no_parts(problems_after: Check):
    (problem,) = problems_after(
        lambda d: add_condition(d, system="acupoints", code="GV20", part="upper-fifth")
    )
    assert problem.expected == "no part, for there is none"


def test_parts_of_a_zone_in_pieces_are_those_of_its_bands(problems_after: Check):
    def in_pieces(data: Data) -> None:
        ms6 = zone(data, "MS6")
        disc = {
            "shape": "disc",
            "centre": {"kind": "point", "code": "GB7"},
            "radius": {"value": 4, "unit": "mm"},
        }
        ms6["shape"] = {"shape": "several", "pieces": [ms6["shape"], disc]}
        add_condition(data, part="upper-fifth")

    assert problems_after(in_pieces) == []


def test_a_code_in_a_link_is_written_as_a_code(problems_after: Check):
    assert said_of(problems_after(lambda d: add_condition(d, code="6 MS"))) == [
        ("conditions[0] stroke > combinations[0] > zones[0] 6 MS > code", '"6 MS"', 'a name such as "MS6"')
    ]


def test_a_condition_twice_is_told(problems_after: Check):
    def twice(data: Data) -> None:
        add_condition(data)
        data["conditions"] *= 2

    assert said_of(problems_after(twice)) == [
        ("conditions[1]", "stroke again, after conditions[0]", "each name once")
    ]


def test_a_larger_body_area_is_one_of_the_atlas(problems_after: Check):
    def lost(data: Data) -> None:
        next(area for area in data["body_areas"] if area["id"] == "arm")["within"] = "limbs"

    (problem,) = problems_after(lost)
    assert problem.path.endswith(" arm > within")
    assert problem.found == 'an unknown body area "limbs"'


def test_body_areas_that_lie_within_each_other_are_told_for_each_of_them(problems_after: Check):
    def ring(data: Data) -> None:
        areas = {area["id"]: area for area in data["body_areas"]}
        areas["arm"]["within"], areas["leg"]["within"] = "leg", "arm"

    told = problems_after(ring)
    assert sorted(problem.found for problem in told) == [
        "a circle that leads back to arm",
        "a circle that leads back to leg",
    ]


def test_an_area_within_itself_is_a_circle(problems_after: Check):
    def itself(data: Data) -> None:
        next(area for area in data["body_areas"] if area["id"] == "arm")["within"] = "arm"

    assert [problem.found for problem in problems_after(itself)] == ["a circle that leads back to arm"]


def test_a_circle_further_up_is_not_blamed_on_what_lies_below_it(problems_after: Check):
    def below(data: Data) -> None:
        areas = {area["id"]: area for area in data["body_areas"]}
        areas["leg"]["within"], areas["arm"]["within"], areas["face"]["within"] = "leg", "leg", "arm"

    assert [problem.found for problem in problems_after(below)] == ["a circle that leads back to leg"]


def test_lists_that_nothing_leans_on_may_be_missing(problems_after: Check):
    def without(data: Data) -> None:
        for name in ("conventions", "general_cautions", "evidence"):
            data.pop(name)

    assert problems_after(without) == []


def test_an_atlas_of_a_title_alone_is_sound(problems_after: Check):
    def empty(data: Data) -> None:
        title = data["title"]
        data.clear()
        data.update(format="scalpviz-atlas-1", title=title)

    assert problems_after(empty) == []
