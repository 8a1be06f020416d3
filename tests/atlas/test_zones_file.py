"""The atlas that ships: what it holds, against a table typed here from the standard."""

from collections import Counter
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from scalpviz.atlas.geometry import (
    AlongCurve,
    AtCrossing,
    AtFraction,
    AtLandmark,
    AtPoint,
    Band,
    Geodesic,
    LateralOffset,
    MidlineCurve,
    NamedCurve,
    PartOf,
    Straight,
)
from scalpviz.atlas.links import walk
from scalpviz.atlas.load import built_in
from scalpviz.atlas.model import Atlas, Statement, Target, Zone
from scalpviz.atlas.texts import Text

LINES = {
    "MS1": ("Middle Line of Forehead", "É Zhōng Xiàn", "额中线"),
    "MS2": ("Lateral Line 1 of Forehead", "É Páng Xiàn Yī", "额旁1线"),
    "MS3": ("Lateral Line 2 of Forehead", "É Páng Xiàn Èr", "额旁2线"),
    "MS4": ("Lateral Line 3 of Forehead", "É Páng Xiàn Sān", "额旁3线"),
    "MS5": ("Middle Line of Vertex", "Dǐng Zhōng Xiàn", "顶中线"),
    "MS6": ("Anterior Oblique Line of Vertex-Temporal", "Dǐng Niè Qián Xié Xiàn", "顶颞前斜线"),
    "MS7": ("Posterior Oblique Line of Vertex-Temporal", "Dǐng Niè Hòu Xié Xiàn", "顶颞后斜线"),
    "MS8": ("Lateral Line 1 of Vertex", "Dǐng Páng Xiàn Yī", "顶旁1线"),
    "MS9": ("Lateral Line 2 of Vertex", "Dǐng Páng Xiàn Èr", "顶旁2线"),
    "MS10": ("Anterior Temporal Line", "Niè Qián Xiàn", "颞前线"),
    "MS11": ("Posterior Temporal Line", "Niè Hòu Xiàn", "颞后线"),
    "MS12": ("Upper-Middle Line of Occiput", "Zhěn Shàng Zhèng Zhōng Xiàn", "枕上正中线"),
    "MS13": ("Upper-Lateral Line of Occiput", "Zhěn Shàng Páng Xiàn", "枕上旁线"),
    "MS14": ("Lower-Lateral Line of Occiput", "Zhěn Xià Páng Xiàn", "枕下旁线"),
}

POINTS = {
    "GV17": ("Nǎohù", "脑户"),
    "GV18": ("Qiángjiān", "强间"),
    "GV19": ("Hòudǐng", "后顶"),
    "GV20": ("Bǎihuì", "百会"),
    "GV21": ("Qiándǐng", "前顶"),
    "GV22": ("Xìnhuì", "囟会"),
    "GV23": ("Shàngxīng", "上星"),
    "GV24": ("Shéntíng", "神庭"),
    "EX-HN1.anterior": ("Qián Shéncōng", "前神聪"),
    "BL2": ("Cuánzhú", "攒竹"),
    "BL3": ("Méichōng", "眉冲"),
    "BL4": ("Qūchā", "曲差"),
    "BL6": ("Chéngguāng", "承光"),
    "BL7": ("Tōngtiān", "通天"),
    "BL8": ("Luòquè", "络却"),
    "BL9": ("Yùzhěn", "玉枕"),
    "BL10": ("Tiānzhù", "天柱"),
    "GB4": ("Hànyàn", "颔厌"),
    "GB5": ("Xuánlú", "悬颅"),
    "GB6": ("Xuánlí", "悬厘"),
    "GB7": ("Qūbìn", "曲鬓"),
    "GB8": ("Shuàigǔ", "率谷"),
    "GB13": ("Běnshén", "本神"),
    "GB15": ("Tóulínqì", "头临泣"),
    "GB17": ("Zhèngyíng", "正营"),
    "GB18": ("Chénglíng", "承灵"),
    "ST8": ("Tóuwéi", "头维"),
    "TE20": ("Jiǎosūn", "角孙"),
}

CUN_BEHIND_THE_HAIRLINE = {"GV20": 5, "GV21": 3.5, "GV22": 2, "GV23": 1, "GV24": 0.5}
CUN_ABOVE_THE_NAPE_HAIRLINE = {"GV18": 4, "GV19": 5.5}
CUN_BEHIND_AND_BESIDE = {
    "BL6": (2.5, 1.5),
    "BL7": (4, 1.5),
    "BL8": (5.5, 1.5),
    "GB17": (2.5, 2.25),
    "GB18": (4, 2.25),
}
FRACTIONS = {
    "BL3": ("GV24-ST8", 1 / 6),
    "BL4": ("GV24-ST8", 1 / 3),
    "GB15": ("GV24-ST8", 1 / 2),
    "GB13": ("GV24-ST8", 2 / 3),
    "GB4": ("ST8-GB7", 1 / 4),
    "GB5": ("ST8-GB7", 1 / 2),
    "GB6": ("ST8-GB7", 3 / 4),
}
BETWEEN = {
    "MS5": ("GV20", "GV21"),
    "MS6": ("EX-HN1.anterior", "GB6"),
    "MS7": ("GV20", "GB7"),
    "MS8": ("BL6", "BL7"),
    "MS9": ("GB17", "GB18"),
    "MS10": ("GB4", "GB6"),
    "MS11": ("GB8", "GB7"),
    "MS12": ("GV18", "GV17"),
}
"""Lines that run from one named point to another."""

DISAGREEMENTS = {
    "GV17": {"above-hairline": True},
    "GV18": {"above-gv17": True},
    "GV20": {"ear-apices": True},
    "BL3": {"above-frontal-notch": True},
    "GB15": {"pupil-line": True},
    "BL10": {"beside-trapezius": False},
    "MS1": {"backward": False},
    "MS2": {"ms1-list": False, "half-cun": True},
    "MS5": {"backward": True},
    "MS6": {"from-gv21": True},
    "MS7": {"parallel-to-ms6": True},
    "MS8": {"from-bl7": True, "swapped-list": False},
    "MS9": {"swapped-list": False},
    "MS14": {"to-bl10": True},
}
"""Where sources disagree: the variant kept, and whether it can be drawn."""


def zones() -> list[str]:
    return list(LINES)


def texts(atlas: Atlas) -> Iterator[tuple[str, Text]]:
    return ((path, record) for path, record in walk(atlas) if isinstance(record, Text))


def ends(curve: BaseModel) -> tuple[object, object]:
    match curve:
        case Geodesic(through=through):
            return through[0], through[-1]
        case PartOf(start=start, end=end):
            return start, end
    raise AssertionError(curve)


def test_the_international_system_has_its_fourteen_lines_in_order(atlas: Atlas):
    assert [zone.code for zone in atlas.zones_of("international")] == list(LINES)


def test_counting_both_sides_there_are_twenty_five_lines(atlas: Atlas):
    lines = atlas.zones_of("international")
    assert sum(1 if zone.laterality == "midline" else 2 for zone in lines) == 25


def test_three_lines_lie_on_the_midline(atlas: Atlas):
    lines = atlas.zones_of("international")
    assert [zone.code for zone in lines if zone.laterality == "midline"] == ["MS1", "MS5", "MS12"]


def test_the_regions_hold_four_five_two_and_three_lines(atlas: Atlas):
    held = Counter(zone.region for zone in atlas.zones_of("international"))
    assert held == {"forehead": 4, "vertex": 5, "temporal": 2, "occipital": 3}


@pytest.mark.parametrize("code", zones())
def test_a_line_bears_its_three_names(atlas: Atlas, code: str):
    names = atlas.zone(code).names
    assert (names.en, names.pinyin, names.zh) == LINES[code]


@pytest.mark.parametrize("code", POINTS)
def test_a_point_bears_its_pinyin_and_characters(atlas: Atlas, code: str):
    names = atlas.point(code).names
    assert (names.pinyin, names.zh) == POINTS[code]


@pytest.mark.parametrize("code", zones())
def test_a_line_tells_what_a_card_needs(atlas: Atlas, code: str):
    zone = atlas.zone(code)
    assert zone.targets
    assert zone.indications
    assert zone.evidence
    assert zone.meridian
    assert zone.length
    assert zone.needling.direction.text.zh
    assert all(indication.text.zh for indication in zone.indications)


@pytest.mark.parametrize("code", zones())
def test_a_needle_enters_at_fifteen_to_thirty_degrees(atlas: Atlas, code: str):
    angle = atlas.zone(code).needling.angle
    assert (angle.low, angle.high) == (15, 30)


@pytest.mark.parametrize("code", zones())
def test_a_line_is_drawn_six_millimetres_wide_along_the_run_of_the_needle(atlas: Atlas, code: str):
    zone = atlas.zone(code)
    assert isinstance(zone.shape, Band)
    assert (zone.shape.width.value, zone.shape.width.unit) == (6, "mm")
    assert not zone.needling.reverse


@pytest.mark.parametrize(("code", "cun"), CUN_BEHIND_THE_HAIRLINE.items())
def test_a_point_of_the_midline_lies_its_cun_behind_the_hairline(atlas: Atlas, code: str, cun: float):
    place = atlas.point(code).place
    assert isinstance(place, AlongCurve)
    assert isinstance(place.curve, MidlineCurve)
    assert place.start == AtLandmark(kind="landmark", name="anterior_hairline")
    assert (place.distance.value, place.distance.of) == (cun, "midline")


@pytest.mark.parametrize(("code", "cun"), CUN_ABOVE_THE_NAPE_HAIRLINE.items())
def test_a_point_of_the_occiput_lies_its_cun_above_the_posterior_hairline(
    atlas: Atlas, code: str, cun: float
):
    place = atlas.point(code).place
    assert isinstance(place, AlongCurve)
    assert place.start == AtLandmark(kind="landmark", name="posterior_hairline")
    assert (place.distance.value, place.distance.of) == (cun, "midline")


@pytest.mark.parametrize(("code", "cun"), CUN_BEHIND_AND_BESIDE.items())
def test_a_point_of_the_vertex_lies_behind_the_hairline_and_beside_the_midline(
    atlas: Atlas, code: str, cun: tuple[float, float]
):
    place = atlas.point(code).place
    assert isinstance(place, LateralOffset)
    assert isinstance(place.start, AlongCurve)
    assert (place.start.distance.value, place.start.distance.of) == (cun[0], "midline")
    assert (place.distance.value, place.distance.of) == (cun[1], "lateral")


@pytest.mark.parametrize(("code", "where"), FRACTIONS.items())
def test_a_point_of_a_curve_lies_at_its_fraction(atlas: Atlas, code: str, where: tuple[str, float]):
    place = atlas.point(code).place
    assert isinstance(place, AtFraction)
    assert isinstance(place.curve, NamedCurve)
    assert place.curve.id == where[0]
    assert place.fraction == pytest.approx(where[1], abs=1e-12)


@pytest.mark.parametrize(("code", "points"), BETWEEN.items())
def test_a_line_runs_between_its_points(atlas: Atlas, code: str, points: tuple[str, str]):
    start, end = ends(atlas.zone(code).shape.centreline)
    assert (start, end) == tuple(AtPoint(kind="point", code=point) for point in points)


@pytest.mark.parametrize(
    ("code", "upper"),
    {
        "MS2": AtPoint(kind="point", code="BL3"),
        "MS3": AtPoint(kind="point", code="GB15"),
        "MS4": AtFraction(
            kind="fraction", curve=NamedCurve(kind="curve", id="GV24-ST8"), fraction=3.75 / 4.5
        ),
    }.items(),
)
def test_a_lateral_forehead_line_ends_half_a_forehead_cun_below_where_it_crosses_the_hairline(
    atlas: Atlas, code: str, upper: object
):
    start, end = ends(atlas.zone(code).shape.centreline)
    assert start == upper
    assert (end.direction, end.plane, end.distance.value, end.distance.of) == (
        "below",
        "sagittal",
        0.5,
        "forehead",
    )
    assert isinstance(end.start, AtCrossing)
    assert end.start.curves[1].name == "hairline_front"


def test_the_lower_occipital_line_runs_two_cun_straight_down_from_bl9(atlas: Atlas):
    line = atlas.zone("MS14").shape.centreline
    assert isinstance(line, Straight)
    assert line.start == AtPoint(kind="point", code="BL9")
    assert (line.direction, line.distance.value) == ("below", 2)


@pytest.mark.parametrize(("code", "sense"), [("MS6", "motor"), ("MS7", "sensory")])
def test_the_oblique_lines_are_parted_into_a_fifth_and_twice_two_fifths(atlas: Atlas, code: str, sense: str):
    zone = atlas.zone(code)
    assert [(part.start, part.end) for part in zone.shape.parts] == [(0, 0.2), (0.2, 0.6), (0.6, 1)]
    assert [label.part for label in zone.parts] == [part.id for part in zone.shape.parts]
    by_part = {(target.part, target.area): target for target in zone.targets}
    for part, area in (("upper-fifth", "leg"), ("middle-two-fifths", "arm"), ("lower-two-fifths", "face")):
        assert by_part[part, area].side == "opposite"
        assert by_part[part, area].sense == sense


@pytest.mark.parametrize(("code", "kept"), DISAGREEMENTS.items())
def test_where_sources_disagree_the_other_reading_is_kept(atlas: Atlas, code: str, kept: dict[str, bool]):
    record = atlas.zone(code) if code in LINES else atlas.point(code)
    drawable = {
        variant.id: (variant.shape if isinstance(record, Zone) else variant.place) is not None
        for variant in record.variants
    }
    assert kept.items() <= drawable.items()


def test_no_variant_says_what_the_default_says(atlas: Atlas):
    for zone in atlas.zones:
        shapes = [zone.shape, *(variant.shape for variant in zone.variants if variant.shape)]
        assert len(set(shapes)) == len(shapes), zone.code
    for point in atlas.points:
        places = [point.place, *(variant.place for variant in point.variants if variant.place)]
        assert len(set(places)) == len(places), point.code


@pytest.mark.parametrize("code", ["MS8", "MS9"])
def test_a_list_known_from_the_textbook_tradition_alone_says_that_it_is_unsourced(atlas: Atlas, code: str):
    assert [(i.sources, i.certainty) for i in atlas.zone(code).indications] == [
        (("U-textbook",), "unsourced")
    ]


def test_the_line_that_reaches_the_nape_warns_of_life(atlas: Atlas):
    assert any(caution.life for caution in atlas.zone("MS14").cautions)


def test_the_front_temporal_line_warns_of_the_artery(atlas: Atlas):
    assert any("temporal artery" in c.statement.text.en for c in atlas.zone("MS10").cautions)


def test_the_atlas_says_which_of_its_choices_no_source_makes(atlas: Atlas):
    conventions = {convention.id: convention.statement for convention in atlas.conventions}
    for choice in ("lateral-cun", "width"):
        assert conventions[choice].certainty == "convention"
        assert conventions[choice].sources == ("U",)


def test_every_source_listed_is_used(atlas: Atlas):
    used = {
        source
        for path, record in walk(atlas)
        if not path.startswith("sources")
        for source in getattr(record, "sources", ())
        if isinstance(source, str)
    }
    assert used == {source.id for source in atlas.sources}


def test_every_body_area_or_a_part_of_it_has_a_zone(atlas: Atlas):
    within = {area.id: area.within for area in atlas.body_areas}
    claimed: set[str | None] = {record.area for _, record in walk(atlas) if isinstance(record, Target)}
    for _ in within:
        claimed |= {within[area] for area in claimed if area}
    assert sorted(set(within) - claimed) == []


def test_texts_are_whole_sentences_or_words_without_stray_spaces(atlas: Atlas):
    for path, text in texts(atlas):
        for words in (text.en, text.zh):
            if words:
                assert words == " ".join(words.split()), path


def test_sentences_of_more_than_one_clause_end_with_a_full_stop(atlas: Atlas):
    for path, record in walk(atlas):
        if isinstance(record, Statement) and (". " in record.text.en or "location" in path):
            assert record.text.en.endswith("."), path


def test_no_text_hides_a_source_id_from_the_source_list(atlas: Atlas):
    ids = {source.id for source in atlas.sources if source.id.startswith("S")}
    for path, text in texts(atlas):
        if not path.startswith("sources"):
            words = set(text.en.replace(",", " ").replace(";", " ").split())
            assert not words & ids, path


def test_a_changed_reading_of_any_point_leads_to_no_circle(atlas: Atlas):
    """A variant may take the place of the default without the points leaning on each other in a ring."""
    for point in atlas.points:
        for variant in point.variants:
            if variant.place:
                assert point.code not in reached(atlas, variant.place), (point.code, variant.id)


def reached(atlas: Atlas, construction: BaseModel) -> set[str]:
    """Points and curves that a construction leans on, directly or not."""
    courses = {curve.id: curve.course for curve in atlas.curves}
    names: set[str] = set()
    waiting = [construction]
    while waiting:
        for _, part in walk(waiting.pop()):
            name = (
                part.code if isinstance(part, AtPoint) else part.id if isinstance(part, NamedCurve) else None
            )
            if name and name not in names:
                names.add(name)
                waiting.append(courses[name] if name in courses else atlas.point(name).place)
    return names


def test_written_out_and_read_again_the_atlas_is_the_same(atlas: Atlas):
    written = atlas.model_dump_json(by_alias=True)
    assert Atlas.model_validate_json(written, strict=True) == atlas


def test_the_file_names_its_schema_beside_it(atlas: Atlas):
    assert atlas.schema_file
    assert (built_in().parent / atlas.schema_file).is_file()
