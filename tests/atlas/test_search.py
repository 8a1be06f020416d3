"""Looking up zones as one types."""

import re
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scalpviz.atlas.load import load_atlas
from scalpviz.atlas.model import Atlas
from scalpviz.atlas.search import Field, Search, fold

ATLAS = load_atlas()
SEARCH = Search(ATLAS)


def found(query: str, system: str | None = None) -> list[str]:
    """Codes of what answers, best first; only those of one system if it is named."""
    return [hit.code for hit in SEARCH.find(query) if system in (None, hit.system)]


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
def test_what_people_type_finds_its_international_lines_best_first(query: str, codes: list[str]):
    assert found(query, "international")[: len(codes)] == codes


@pytest.mark.parametrize(
    ("query", "first"),
    {
        "GV20": ("GV20", Field.CODE),
        "Baihui": ("GV20", Field.NAME),
        "百会": ("GV20", Field.NAME),
        "gb 4": ("GB4", Field.CODE),
        "C3": ("C3", Field.CODE),
        "T3": ("T7", Field.NAME),
        "J6": ("J6", Field.CODE),
        "motor area": ("J1", Field.NAME),
        "运动区": ("J1", Field.NAME),
        "waist": ("Yao", Field.NAME),
        "Fuxiang": ("Fuxiang", Field.CODE),
        "nieqian": ("Nieqian", Field.CODE),
        "drooling": ("MS6", Field.INDICATION),
    }.items(),
)
def test_what_is_called_so_comes_first_whatever_its_system(query: str, first: tuple[str, Field]):
    hit = SEARCH.find(query)[0]
    assert (hit.code, hit.field) == first


def test_a_point_is_found_before_the_zones_that_lean_on_it():
    hits = SEARCH.find("GV20")
    assert (hits[0].system, hits[0].code) == ("acupoints", "GV20")
    assert {hit.field for hit in hits[1:]} == {Field.POINT}
    assert {"MS5", "MS7"} <= {hit.code for hit in hits[1:]}


def test_zones_of_every_system_answer_one_query():
    systems = {hit.system for hit in SEARCH.find("aphasia")}
    assert {"international", "jiao"} <= systems


def test_what_a_source_treats_goes_before_what_the_area_is_also_called():
    """Headache is another word for the head: MS12 and MS14 name it themselves, MS7 stands for the head."""
    hits = {hit.code: hit for hit in SEARCH.find("headache")}
    for code in ("MS1", "MS5", "MS12", "MS14"):
        assert hits[code].field is Field.INDICATION
        assert hits[code].score > hits["MS7"].score


def test_an_other_word_is_shown_behind_the_name_of_its_area():
    hits = {hit.code: hit for hit in SEARCH.find("elbow")}
    assert (hits["MS6"].field, hits["MS6"].matched) == (Field.BODY_AREA, "Arm (elbow)")
    assert {hit.code: hit.matched for hit in SEARCH.find("肘")}["MS6"] == "上肢（肘）"


def test_an_other_word_of_a_larger_area_does_not_find_its_parts(atlas: Atlas):
    """A headache is of the head, not of the mouth, which is within the face, within the head."""
    of_the_head = {zone.code for zone in atlas.zones if "head" in {t.area for t in zone.targets}}
    found_so = {hit.code for hit in SEARCH.find("headache") if hit.matched == "Head (headache)"}
    assert "MS7" in found_so
    assert found_so <= of_the_head


def test_a_larger_area_finds_zones_of_its_parts(atlas: Atlas):
    fingers = {zone.code for zone in atlas.zones if {t.area for t in zone.targets} <= {"fingers", "hand"}}
    assert {"Finger"} <= fingers & set(found("arm"))


def test_words_that_stand_in_one_place_go_before_words_that_are_strewn():
    """MS14 is called lower and stands for the back of the head; that is not the lower back."""
    answers = found("lower back", "international")
    assert answers.index("MS5") < answers.index("MS14")


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
    assert found(query, "international") == ["MS6"]


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
    hits = [
        next(hit for hit in SEARCH.find(query) if hit.system == "international")
        for query in ("MS1", "MS", "forehead", "GV24", "leg", "migraine")
    ]
    assert [hit.field for hit in hits] == [
        Field.CODE,
        Field.CODE,
        Field.NAME,
        Field.POINT,
        Field.BODY_AREA,
        Field.INDICATION,
    ]
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)


def test_a_sourced_indication_goes_before_an_unsourced_one():
    assert found("vertigo", "international")[0] == "MS11"
    aphasia = {hit.code: hit.score for hit in SEARCH.find("aphasia")}
    assert aphasia["MS6"] > aphasia["MS10"]


def test_several_words_must_all_match():
    assert found("aphasia drooling", "international") == ["MS6"]
    assert set(found("aphasia drooling")) <= set(found("aphasia")) & set(found("drooling"))
    assert found("aphasia zebra") == []


def test_a_somatotope_that_is_called_a_comes_first_though_a_is_a_small_word():
    assert found("A yin")[0] == "YNSA-A-yin"
    assert found("A Diǎn (Yáng)")[0] == "YNSA-A-yang"


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


SMALL_WORDS = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
"""They count while they stand alone, and give way to other words."""


@settings(deadline=None)
@given(st.sampled_from([zone.names.pinyin for zone in ATLAS.zones]), st.data())
def test_typing_a_name_on_finds_no_zone_that_its_beginning_had_missed(name: str, data: st.DataObject):
    short, long = sorted(data.draw(st.tuples(*[st.integers(1, len(name))] * 2)))
    for typed in (short, long):
        assume(not SMALL_WORDS & set(fold(name[:typed]).split()))
    assert set(found(name[:long])) <= set(found(name[:short]))


@settings(deadline=None)
@given(st.text(max_size=30))
def test_whatever_is_typed_is_answered(query: str):
    hits = SEARCH.find(query)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.code for hit in hits}) == len(hits)


def test_every_zone_and_point_is_found_first_by_each_of_its_names(atlas: Atlas):
    """Where two share a name (the temporal three of Jin and of others), by both their names at the top."""
    records = [*atlas.zones, *atlas.points]
    names = {r.code: {r.code, r.names.en, r.names.pinyin, r.names.zh} - {""} for r in records}
    for code, own in names.items():
        for name in own:
            namesakes = [other for other, theirs in names.items() if name in theirs]
            assert code in found(name)[: len(namesakes)], name


def test_every_zone_and_point_is_found_by_its_other_names(atlas: Atlas):
    for zone in atlas.zones:
        for alias in zone.aliases:
            assert zone.code in found(alias.en), alias.en
            for words in re.findall(r"[\u4e00-\u9fff]+", alias.zh or ""):
                assert zone.code in found(words), words
        assert zone.label is None or zone.code in found(zone.label), zone.label
    for point in atlas.points:
        for name in point.aliases:
            assert point.code in found(name), name


def test_every_zone_is_found_by_its_body_areas_and_indications(atlas: Atlas):
    areas = {area.id: area.name for area in atlas.body_areas}
    for zone in atlas.zones:
        texts = [areas[target.area] for target in zone.targets] + [i.text for i in zone.indications]
        for text in texts:
            assert zone.code in found(text.en), text.en
            for words in re.findall(r"[\u4e00-\u9fff]+", text.zh or ""):
                assert zone.code in found(words), words
