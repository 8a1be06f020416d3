"""Looking up zones as one types."""

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from international import international_alone

from scalpviz.atlas.load import built_in
from scalpviz.atlas.model import Atlas
from scalpviz.atlas.search import Field, Search

ATLAS = Atlas.model_validate(international_alone(json.loads(built_in().read_text(encoding="utf-8"))))
"""The international lines alone: what is found first does not hang on what other systems hold."""
SEARCH = Search(ATLAS)


def found(query: str) -> list[str]:
    return [hit.code for hit in SEARCH.find(query)]


@pytest.mark.parametrize(
    ("query", "codes"),
    {
        "aphasia": ["MS6", "MS10"],
        "ear": ["MS11"],
        "heart": ["MS2"],
        "bed-wetting": ["MS5"],
        "speech": ["MS6", "MS10"],
        "migraine": ["MS10", "MS11"],
        "low back": ["MS5", "MS8", "MS14"],
        "GV20": ["MS5", "MS7"],
        "Baihui": ["MS5", "MS7"],
        "百会": ["MS5", "MS7"],
        "失语": ["MS6", "MS10"],
        "颞": ["MS10", "MS11", "MS6", "MS7"],
        "anterior oblique": ["MS6"],
    }.items(),
)
def test_what_people_type_finds_its_zones_best_first(query: str, codes: list[str]):
    assert found(query)[: len(codes)] == codes


@pytest.mark.parametrize("query", ["ear", "EAR", " ear "])
def test_an_ear_is_no_part_of_a_heart(query: str):
    assert "MS2" not in found(query)


@pytest.mark.parametrize("query", ["MS6", "ms6", "ms 6", "MS-6"])
def test_a_code_may_be_typed_with_or_without_capitals_and_spaces(query: str):
    assert found(query)[0] == "MS6"


@pytest.mark.parametrize(
    "query",
    [
        "Dǐng Niè Qián Xié Xiàn",
        "ding nie qian xie xian",
        "dingnieqianxiexian",
        "DingNieQian",
        "ding nieqian",
        "顶颞前斜线",
        unicodedata.normalize("NFD", "Dǐng Niè Qián"),
    ],
)
def test_a_name_is_found_with_and_without_tones_and_spaces(query: str):
    assert found(query) == ["MS6"]


def test_numerals_of_a_chinese_name_may_be_typed_as_digits_or_characters():
    assert found("额旁2线") == found("额旁二线") == ["MS3"]


def test_v_is_typed_for_the_umlaut_of_pinyin(atlas: Atlas):
    names = atlas.zone("MS5").names.model_copy(update={"pinyin": "Lǜ Xiàn"})
    zone = atlas.zone("MS5").model_copy(update={"names": names})
    search = Search(atlas.model_copy(update={"zones": (zone,)}))
    for query in ("lǜxiàn", "lüxian", "lvxian", "lv xian", "luxian"):
        assert [hit.code for hit in search.find(query)] == ["MS5"], query


def test_the_exact_code_goes_before_the_codes_it_begins():
    assert found("MS1") == ["MS1", "MS10", "MS11", "MS12", "MS13", "MS14"]


def test_a_code_goes_before_a_name_a_point_a_body_area_and_an_indication():
    fields = {query: SEARCH.find(query)[0] for query in ("MS1", "MS", "forehead", "GV24", "leg", "migraine")}
    assert [hit.field for hit in fields.values()] == [
        Field.CODE,
        Field.CODE,
        Field.NAME,
        Field.POINT,
        Field.BODY_AREA,
        Field.INDICATION,
    ]
    scores = [hit.score for hit in fields.values()]
    assert scores == sorted(scores, reverse=True)


def test_a_sourced_indication_goes_before_an_unsourced_one():
    hits = SEARCH.find("vertigo")
    assert hits[0].code == "MS11"
    aphasia = {hit.code: hit.score for hit in SEARCH.find("aphasia")}
    assert aphasia["MS6"] > aphasia["MS10"]


def test_several_words_must_all_match():
    assert found("aphasia drooling") == ["MS6"]
    assert found("aphasia zebra") == []


def test_small_words_do_not_hinder():
    assert found("pain of the arm") == found("pain arm")


def test_the_words_may_stand_in_different_places_of_a_zone():
    hit = SEARCH.find("MS6 aphasia")[0]
    assert (hit.code, hit.field) == ("MS6", Field.INDICATION)


def test_a_hit_tells_the_words_that_matched_in_the_language_of_the_reader():
    assert SEARCH.find("drooling")[0].matched.startswith("Lower two fifths: central facial palsy")
    assert SEARCH.find("drooling", language="zh")[0].matched.startswith("下2/5")
    assert SEARCH.find("流涎")[0].matched.startswith("下2/5")


def test_a_plural_finds_the_singular():
    assert found("headaches") == found("headache") != []


@pytest.mark.parametrize("query", ["", "   ", "?!", "·"])
def test_nothing_typed_finds_nothing(query: str):
    assert found(query) == []


@given(st.sampled_from([zone.names.pinyin for zone in ATLAS.zones]), st.data())
def test_typing_a_name_on_finds_no_zone_that_its_beginning_had_missed(name: str, data: st.DataObject):
    short, long = sorted(data.draw(st.tuples(*[st.integers(1, len(name))] * 2)))
    assert set(found(name[:long])) <= set(found(name[:short]))


@given(st.text(max_size=30))
def test_whatever_is_typed_is_answered(query: str):
    hits = SEARCH.find(query)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.code for hit in hits}) == len(hits)


def test_every_zone_is_found_first_by_each_of_its_names():
    for zone in ATLAS.zones:
        for name in (zone.code, zone.names.en, zone.names.pinyin, zone.names.zh):
            assert found(name)[0] == zone.code, name


def test_every_zone_is_found_by_its_body_areas_and_indications():
    areas = {area.id: area.name for area in ATLAS.body_areas}
    for zone in ATLAS.zones:
        texts = [areas[target.area] for target in zone.targets] + [i.text for i in zone.indications]
        for text in texts:
            assert zone.code in found(text.en), text.en
            for words in re.findall(r"[\u4e00-\u9fff]+", text.zh or ""):
                assert zone.code in found(words), words
