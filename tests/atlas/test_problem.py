"""The words of a problem: choices, places."""

import pytest

from scalpviz.atlas.problem import either, not_among, one_of, path_words


def test_a_short_choice_is_named_whole_and_a_single_one_alone():
    assert one_of(["a", "b", "c"], most=3) == "one of: a, b, c"
    assert one_of(["midline"]) == '"midline"'


def test_of_a_long_choice_the_three_names_nearest_to_the_one_found_are_named():
    known = ["GV20", "BL6", "GV21", "GB7", "GV22"]
    assert one_of(known, "GV23", most=4) == "one of 5 known names, nearest: GV22, GV21 or GV20"


def test_a_name_that_is_known_is_no_problem():
    assert list(not_among(["arm", "leg"], "leg", "body area", "here")) == []


def test_where_there_is_none_to_choose_from_that_is_said():
    assert list(not_among([], "leg", "body area", "here")) == [
        ("here", 'an unknown body area "leg"', "no body area, for there is none")
    ]


@pytest.mark.parametrize(
    ("words", "sentence"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_alternatives_read_as_people_say_them(words: list[str], sentence: str):
    assert either(words) == sentence


def test_a_place_names_the_codes_it_passes_and_stops_where_the_data_stop():
    data = {"points": [{"code": "GV20", "place": {"curve": 7}}]}
    assert path_words(data, ("points", 0, "place", "curve")) == "points[0] GV20 > place > curve"
    assert path_words(data, ("points", 5, "place")) == "points[5] > place"


def test_a_code_of_several_lines_is_named_in_one():
    data = {"zones": [{"code": "MY\n1"}, {"code": "\n"}]}
    assert path_words(data, ("zones", 0, "shape")) == "zones[0] MY 1 > shape"
    assert path_words(data, ("zones", 1, "shape")) == "zones[1] > shape"
