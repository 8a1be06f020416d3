"""Nothing that the facts record is missing from the atlas, and nothing in it is said without a source.

The lists are typed here from the records of the facts, so that a record that is lost is noticed.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from scalpviz.atlas.load import built_in, check_atlas
from scalpviz.atlas.model import Atlas, AtlasPoint, Zone
from scalpviz.state.cards.card import LineTone
from scalpviz.state.cards.card_writer import make_card
from scalpviz.state.cards.pages import pages
from scalpviz.state.cards.pointed import pointed
from scalpviz.state.cards.topics import Topic
from scalpviz.state.view import ZoneRef


def codes(text: str) -> list[str]:
    return text.split()


SYSTEMS = codes("international acupoints jiao ynsa zhu fang tang lin jin yu supplementary eeg")

ACUPOINTS = codes(
    "GV15 GV16 GV17 GV18 GV19 GV20 GV21 GV22 GV23 GV24 GV24.5 "
    "BL1 BL2 BL3 BL4 BL5 BL6 BL7 BL8 BL9 BL10 "
    "GB1 GB3 GB4 GB5 GB6 GB7 GB8 GB9 GB10 GB11 GB12 GB13 GB14 GB15 GB16 GB17 GB18 GB19 GB20 "
    "ST7 ST8 TE16 TE17 TE18 TE19 TE20 TE21 TE22 TE23 EX-HN1 EX-HN5"
)
"""WHO's 52 points of the head; EX-HN1 is four places, each with a code of its own."""

SITES = codes(
    "Nz Fpz AFz Fz FCz Cz CPz Pz POz Oz Iz T7 C5 C3 C1 C2 C4 C6 T8 "
    "Fp1 AF7 F7 FT7 TP7 P7 PO7 O1 Fp2 AF8 F8 FT8 TP8 P8 PO8 O2 "
    "F5 F3 F1 F2 F4 F6 FC5 FC3 FC1 FC2 FC4 FC6 CP5 CP3 CP1 CP2 CP4 CP6 P5 P3 P1 P2 P4 P6"
)

ZONES = {
    "international": [f"MS{k}" for k in range(1, 15)],
    "jiao": [f"J{k}" for k in range(1, 20)],
    "ynsa": codes(
        "YNSA-A-yin YNSA-A-yang YNSA-B-yin YNSA-B-yang YNSA-C-yin YNSA-C-yang YNSA-D-yin YNSA-D-yang "
        "YNSA-E-yin YNSA-E-yang YNSA-F-yang YNSA-G-yin YNSA-G-yang YNSA-H YNSA-I YNSA-eye-nose-mouth "
        "YNSA-ear YNSA-extra-ear YNSA-brain YNSA-Y"
    ),
    "zhu": codes("Eding Dingzhen Dingnie Epang-1 Epang-2 Nieqian Niehou Dingjie-qian Dingjie-hou"),
    "fang": ["Fuxiang", "Fuzang"],
    "tang": ["Tang-areas"],
    "lin": ["Lin-areas"],
    "jin": ["Jin-temporal-three"],
    "yu": codes("Yu-parietal Yu-pre-parietal Yu-frontal Yu-occipital Yu-sub-occipital Yu-temporal Yu-nuchal"),
    "supplementary": codes(
        "Anshen Sub-nasopharynx Yao Tongding Tongding-lateral Epilepsy Finger Pyramid Temporal-three"
    ),
}

CURVES = "GV24-ST8 ST8-GB7 jiao-ap-line jiao-eyebrow-occipital tang-ap tang-vertical tang-canthus-occipital"

CONDITIONS = codes(
    "stroke-hemiplegia central-facial-palsy aphasia apraxia post-stroke-cognition multiple-sclerosis "
    "parkinsons tremor cerebral-palsy autism phantom-limb neuropathic-pain shingles trigeminal-neuralgia "
    "jaw-pain-toothache migraine occipital-headache vertex-headache neck-pain shoulder-pain low-back-pain "
    "sciatica knee-pain insomnia anxiety-depression epilepsy vertigo tinnitus cortical-blindness ataxia "
    "hypertension asthma angina-palpitations gastritis gallbladder-pain bed-wetting incontinence "
    "womb-disorders impotence prolapse restless-legs"
)

COMBINED = {
    "stroke-hemiplegia": "MS6 MS7 GV20 GV24 J1 J2 J9",
    "central-facial-palsy": "MS6 J1",
    "aphasia": "J1 J6 J7",
    "apraxia": "J8",
    "multiple-sclerosis": "J1 J2 J9 J11 J5 J3",
    "parkinsons": "J3 J1 J2",
    "tremor": "J3",
    "cerebral-palsy": "J1 J6 J9 J11",
    "phantom-limb": "MS7",
    "neuropathic-pain": "J2 J9",
    "shingles": "J2 J9",
    "trigeminal-neuralgia": "J2 MS7",
    "migraine": "J2 MS7 MS10 MS11",
    "occipital-headache": "J2 MS12",
    "vertex-headache": "MS5",
    "neck-pain": "J2 MS12 YNSA-A-yin YNSA-B-yin",
    "shoulder-pain": "J2 MS8 MS9 YNSA-B-yin YNSA-C-yin",
    "low-back-pain": "J2 J9 MS5 MS8 YNSA-D-yin YNSA-H YNSA-I",
    "sciatica": "J2 J9 MS5 MS8 MS9 YNSA-D-yin YNSA-F-yang YNSA-H YNSA-I",
    "knee-pain": "J9 YNSA-G-yin",
    "insomnia": "MS1 J17 Anshen",
    "anxiety-depression": "MS1 J17 J18",
    "epilepsy": "MS1 Epilepsy",
    "vertigo": "J5 MS11 J11",
    "tinnitus": "J5 MS11 YNSA-ear",
    "cortical-blindness": "J10 MS12 MS13",
    "ataxia": "J11 MS14",
    "hypertension": "J4 MS5",
    "asthma": "J14 MS2",
    "gastritis": "J12 MS3",
    "bed-wetting": "J9 MS5 MS4",
    "womb-disorders": "J15 MS4 J9",
    "restless-legs": "J3 J9",
}
"""Zones that the index of conditions names."""

CLAIMED = {
    "leg": "MS6 MS7 MS5 MS8 J1 J2 J9 YNSA-D-yin",
    "sciatic-nerve": "YNSA-F-yang",
    "knee": "YNSA-G-yin",
    "trunk": "MS6 MS7 J1 J2 Yao YNSA-D-yin YNSA-E-yin",
    "arm": "MS6 MS7 MS9 J1 J2 YNSA-B-yin YNSA-C-yin",
    "fingers": "Finger",
    "shoulder": "MS9 J2 J9 YNSA-B-yin YNSA-C-yin",
    "neck": "MS12 J2 YNSA-A-yin YNSA-B-yin",
    "face": "MS6 MS7 MS10 J1 J2 YNSA-A-yin",
    "jaw": "J2",
    "teeth": "J2",
    "head": "MS1 MS5 MS10 MS11 MS12 J2 YNSA-A-yin",
    "speech": "MS6 MS10 J1 J6 J7 YNSA-brain",
    "ear": "MS11 J5 YNSA-ear YNSA-extra-ear",
    "eyes": "MS12 MS13 J10 YNSA-eye-nose-mouth",
    "vision": "MS13 J10",
    "balance": "MS14 J11 YNSA-brain",
    "cerebellum": "MS14 J11 YNSA-brain",
    "skilled-movement": "J8",
    "muscle-tone": "J3",
    "mind": "MS1 J17 J18 Anshen",
    "nose": "MS1 J17",
    "heart": "MS2 J14 YNSA-Y",
    "lungs": "MS2 J14 YNSA-E-yin",
    "stomach": "MS3 J12 YNSA-Y",
    "liver": "MS3 J13 YNSA-Y",
    "gallbladder": "MS3 J13 YNSA-Y",
    "bowel": "J16 YNSA-Y",
    "bladder": "MS4 MS5 J9 YNSA-Y",
    "reproductive": "MS4 J15 J9",
    "blood-pressure": "MS5 J4",
    "blood-vessels": "J4",
}
"""Zones that the index of body areas names; each stands for the area or for a part of it."""

OF_THE_INDEX = [*CLAIMED, "foot", "back", "low-back", "hand", "throat", "sleep", "basal-ganglia", "chest"]

PLACES = [(system, code) for system, codes in ZONES.items() for code in codes]
PLACES += [("acupoints", code) for code in ACUPOINTS] + [("eeg", code) for code in SITES]

NAMED_BY_SOURCES = {"U", "U-textbook"}
OPEN = {"unsourced", "convention", "derived", "by_analogy"}


@pytest.fixture(scope="module")
def raw() -> Any:
    """The file as it is written, whatever the models make of it."""
    return json.loads(built_in().read_text(encoding="utf-8"))


def objects(data: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object in the file with its path."""
    if isinstance(data, dict):
        yield path, data
        for key, value in data.items():
            yield from objects(value, f"{path} > {key}" if path else key)
    elif isinstance(data, list):
        for row, value in enumerate(data):
            name = value.get("code") or value.get("id") if isinstance(value, dict) else None
            yield from objects(value, f"{path}[{name or row}]")


def records(atlas: Atlas) -> list[Zone | AtlasPoint]:
    return [*atlas.zones, *atlas.points]


def bearing(atlas: Atlas, system: str, code: str) -> list[Zone | AtlasPoint]:
    """Records of a system with that code, or that bear it as another name."""
    found: list[Zone | AtlasPoint] = [zone for zone in atlas.zones_of(system) if zone.code == code]
    return found + [point for point in atlas.points_of(system) if code in (point.code, *point.aliases)]


# -- nothing is missing -----------------------------------------------------------------------------


def test_the_file_is_sound():
    assert [str(problem) for problem in check_atlas()] == []


def test_the_twelve_systems_are_there(atlas: Atlas):
    listed = {system.id for system in atlas.systems}
    assert sorted(set(SYSTEMS) - listed) == []


@pytest.mark.parametrize(("system", "code"), PLACES, ids=[code for _, code in PLACES])
def test_every_record_of_the_facts_is_placed_or_listed_with_the_reason(atlas: Atlas, system: str, code: str):
    found = bearing(atlas, system, code)
    assert found, f"{code} is not in the atlas"
    for record in found:
        if isinstance(record, Zone) and record.shape is None:
            assert record.unplaceable
            assert len(record.unplaceable.text.en.split()) > 4, "a reason, not a word"


def test_sishencong_is_four_places(atlas: Atlas):
    found = bearing(atlas, "acupoints", "EX-HN1")
    assert sum(2 if point.laterality == "bilateral" else 1 for point in found) == 4


def test_all_jiao_and_international_zones_and_all_sites_have_a_shape(atlas: Atlas):
    without = [z.code for s in ("international", "jiao") for z in atlas.zones_of(s) if z.shape is None]
    assert without == []


@pytest.mark.parametrize("curve", CURVES.split())
def test_the_lines_from_which_systems_are_measured_are_there(atlas: Atlas, curve: str):
    assert curve in {known.id for known in atlas.curves}


@pytest.mark.parametrize("meridian", ["GV", "BL", "GB", "ST", "TE"])
def test_the_meridians_of_the_scalp_run_through_their_points(atlas: Atlas, meridian: str):
    (found,) = [known for known in atlas.meridians if known.id == meridian]
    assert found.runs


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_condition_of_the_index_is_there(atlas: Atlas, condition: str):
    assert condition in {known.id for known in atlas.conditions}


@pytest.mark.parametrize("condition", COMBINED)
def test_a_condition_combines_the_zones_that_authors_do(atlas: Atlas, condition: str):
    (found,) = [known for known in atlas.conditions if known.id == condition]
    combined = {link.code for combination in found.combinations for link in combination.zones}
    assert sorted(set(COMBINED[condition].split()) - combined) == []


@pytest.mark.parametrize("area", OF_THE_INDEX)
def test_every_body_area_of_the_index_is_there(atlas: Atlas, area: str):
    assert area in {known.id for known in atlas.body_areas}


@pytest.mark.parametrize("area", CLAIMED)
def test_a_body_area_leads_to_the_zones_that_claim_it(atlas: Atlas, area: str):
    within = {known.id: known.within for known in atlas.body_areas}

    def belongs(one: str | None) -> bool:
        return one is not None and (one == area or belongs(within[one]))

    claiming = {zone.code for zone in atlas.zones if any(belongs(target.area) for target in zone.targets)}
    assert sorted(set(CLAIMED[area].split()) - claiming) == []


# -- nothing is said without a source ---------------------------------------------------------------


def test_every_statement_names_a_source_or_says_that_it_has_none(raw: Any):
    seen = 0
    for path, record in objects(raw):
        if "text" in record or "area" in record:
            seen += 1
            assert record.get("sources"), path
            if not set(record["sources"]) - NAMED_BY_SOURCES:
                assert record.get("certainty") in OPEN, path
    assert seen > 1000


def test_location_indications_and_needling_are_statements_and_no_bare_words(raw: Any):
    for zone in raw["zones"]:
        said = [zone["location"], *zone["indications"]]
        needling = zone.get("needling") or {}
        said += [value for value in needling.values() if isinstance(value, dict) and "low" not in value]
        said += needling.get("notes", [])
        for statement in said:
            assert statement["text"]["en"], zone["code"]
            assert statement["sources"], zone["code"]
    for point in raw["points"]:
        assert point["location"]["sources"], point["code"]


def test_a_needles_angle_comes_with_its_statement(atlas: Atlas):
    for zone in atlas.zones:
        if zone.needling and zone.needling.angle:
            assert zone.needling.angle_statement, zone.code


def test_what_is_only_about_there_says_why(atlas: Atlas):
    approximate = [record for record in records(atlas) if record.precision == "approximate"]
    assert approximate
    for record in approximate:
        assert record.precision_note, record.code
        assert len(record.precision_note.text.en.split()) > 4, record.code


def test_a_place_that_no_source_gives_is_not_drawn_as_if_it_were_certain(atlas: Atlas):
    for record in records(atlas):
        drawn = isinstance(record, AtlasPoint) or record.shape is not None
        if drawn and record.location.certainty == "unsourced":
            assert record.precision == "approximate", record.code


def test_every_text_is_in_chinese_too(raw: Any):
    lacking = [path for path, text in objects(raw) if "en" in text and not text.get("zh")]
    assert lacking == []


def test_chinese_texts_hold_chinese_and_english_ones_none(raw: Any):
    def has(words: str) -> bool:
        return any("\u4e00" <= letter <= "\u9fff" for letter in words)

    for path, text in objects(raw):
        if "en" in text and "zh" in text and " > names" not in path:
            assert has(text["zh"]) or not any(c.islower() for c in text["zh"]), path
            assert not has(text["en"]), path


# -- everything can be shown ------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "pinyin", "zh"])
def test_every_zone_and_every_point_has_a_card(atlas: Atlas, language: str):
    for record in records(atlas):
        ref = ZoneRef(record.system, record.code)
        card = make_card(atlas, ref, language)
        assert card.section(Topic.FIND_IT), record.code
        assert card.section(Topic.SOURCES), record.code
        assert card.where, record.code
        assert all(line.words for section in card.sections for line in section.lines), record.code
        line = pointed(atlas, ref, language)
        assert line.name, record.code
        for part in record.parts if isinstance(record, Zone) else ():
            assert pointed(atlas, ZoneRef(record.system, record.code, None, part.part), language).stands_for


def test_a_card_says_that_a_zone_is_only_about_there_or_not_drawn(atlas: Atlas):
    for record in records(atlas):
        lines = make_card(atlas, ZoneRef(record.system, record.code)).section(Topic.FIND_IT).lines
        labels = {line.label for line in lines if line.tone is LineTone.ESTIMATE}
        expected = set()
        if record.precision == "approximate":
            expected.add("Approximate")
        if isinstance(record, Zone) and record.shape is None:
            expected.add("Not drawn")
        assert labels == expected, record.code


def test_every_condition_lights_something_that_is_drawn(atlas: Atlas):
    for condition in atlas.conditions:
        for combination in condition.combinations:
            highlighted = [atlas.named(link.system, link.code) for link in combination.zones]
            drawn = [r for r in highlighted if isinstance(r, AtlasPoint) or r.shape is not None]
            assert drawn, f"{condition.id}: {[link.code for link in combination.zones]}"


def test_every_system_has_a_page_with_its_history(atlas: Atlas):
    found = {page.id: page for page in pages(atlas)}
    for system in atlas.systems:
        titles = [block.title for block in found[f"system/{system.id}"].blocks]
        assert len(titles) > 1, system.id
