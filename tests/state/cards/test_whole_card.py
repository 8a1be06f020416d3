"""Cards of points, counterparts and how far off they lie, the cortex, places that are rough or not known."""

import pytest

from scalpviz.atlas.model import Atlas, Caution, Statement
from scalpviz.atlas.texts import Text
from scalpviz.side import Side
from scalpviz.state.cards.card import Card, CardLine, LineTone, OnHead
from scalpviz.state.cards.card_writer import CORTEX, CORTEX_SOURCE, make_card
from scalpviz.state.cards.topics import Topic
from scalpviz.state.view import ZoneRef

MS6 = ZoneRef("international", "MS6")
GV20 = ZoneRef("acupoints", "GV20")


def lines(card: Card, topic: Topic) -> tuple[CardLine, ...]:
    section = card.section(topic)
    return section.lines if section else ()


def said(en: str) -> Statement:
    return Statement(text=Text(en=en), sources=("S6",))


def counterpart(atlas: Atlas, on_head: OnHead | None = None, side: Side | None = None) -> CardLine:
    """What the card of MS6 says of Jiao's motor area."""
    card = make_card(atlas, ZoneRef("international", "MS6", side), "en", on_head)
    return next(line for line in lines(card, Topic.COUNTERPARTS) if line.link and line.link.code == "J1")


# -- points -----------------------------------------------------------------------------------------


def test_a_points_card_says_how_to_find_it_and_what_is_found_by_it(atlas: Atlas):
    card = make_card(atlas, GV20)
    point = atlas.point("GV20")
    assert (card.code, card.chinese, card.pinyin) == ("GV20", "百会", "Bǎihuì")
    assert lines(card, Topic.FIND_IT)[0].words == point.location.text.en
    assert [line.words for line in lines(card, Topic.FIND_IT) if line.label == "Meridian"] == [
        point.meridian.en
    ]
    through = {line.label: line.link for line in lines(card, Topic.THROUGH)}
    assert {"MS5", "MS7", "Tongding"} <= set(through)
    assert through["MS5"] == ZoneRef("international", "MS5")


def test_the_zones_found_by_a_point_are_named_in_the_language_chosen(atlas: Atlas):
    names = {line.label: line.words for line in lines(make_card(atlas, GV20, "zh"), Topic.THROUGH)}
    assert names["MS5"] == "顶中线"


def test_a_point_of_which_no_zone_leans_has_no_such_section(atlas: Atlas):
    assert make_card(atlas, ZoneRef("acupoints", "TE23")).section(Topic.THROUGH) is None


def test_a_point_stands_for_nothing_by_itself_and_shows_no_needle(atlas: Atlas):
    card = make_card(atlas, GV20)
    assert (card.chips, card.chips_mark, card.angle, card.layers) == ((), "", None, ())


def test_an_electrode_site_is_not_needled_so_no_caution_for_every_zone_stands_on_it(atlas: Atlas):
    assert make_card(atlas, GV20).section(Topic.ALWAYS)
    assert make_card(atlas, ZoneRef("eeg", "C3")).section(Topic.ALWAYS) is None


def test_a_site_of_one_side_says_which(atlas: Atlas):
    assert "left side" in make_card(atlas, ZoneRef("eeg", "C3")).where
    assert "right side" in make_card(atlas, ZoneRef("eeg", "C4", Side.RIGHT)).where
    assert "on the midline" in make_card(atlas, ZoneRef("eeg", "Cz")).where


def test_older_names_of_a_point_are_told(atlas: Atlas):
    also = [line.words for line in lines(make_card(atlas, ZoneRef("eeg", "T7")), Topic.FIND_IT) if line.label]
    assert "T3" in also


def test_a_points_other_readings_are_kept_where_sources_disagree(atlas: Atlas):
    told = [line.words for line in lines(make_card(atlas, GV20), Topic.DISAGREEMENTS)]
    assert told == [variant.note.text.en for variant in atlas.point("GV20").variants]
    assert told


def test_a_points_cautions_come_with_what_concerns_life_first(atlas: Atlas):
    cautions = (
        Caution(statement=said("Mind the artery.")),
        Caution(statement=said("Never deep."), life=True),
    )
    points = [
        point.model_copy(update={"cautions": cautions}) if point.code == "GV20" else point
        for point in atlas.points
    ]
    card = make_card(atlas.model_copy(update={"points": tuple(points)}), GV20)
    assert [(line.words, line.tone) for line in lines(card, Topic.CAUTIONS)] == [
        ("Never deep.", LineTone.LIFE),
        ("Mind the artery.", LineTone.PLAIN),
    ]


def test_every_source_marked_on_a_points_card_is_listed_at_its_foot(atlas: Atlas):
    for point in atlas.points:
        card = make_card(atlas, ZoneRef(point.system, point.code))
        listed = {line.label for line in lines(card, Topic.SOURCES)}
        marks = [line.mark for section in card.sections for line in section.lines]
        cited = {word for mark in marks for word in mark.split(" · ")[0].split(", ") if word[:1] in "SCU"}
        assert {word for word in cited if word[1:2].isdigit()} <= listed, point.code


# -- counterparts -----------------------------------------------------------------------------------


def test_a_counterpart_leads_to_its_zone_on_the_side_chosen(atlas: Atlas):
    assert counterpart(atlas).link == ZoneRef("jiao", "J1")
    assert counterpart(atlas, None, Side.LEFT).link == ZoneRef("jiao", "J1", Side.LEFT)
    assert counterpart(atlas).label.startswith("J1 ")


def test_how_far_a_counterpart_lies_is_told_once_it_was_measured(atlas: Atlas):
    measured = counterpart(atlas, OnHead(apart=(("jiao", "J1", 5.4, 11.6), ("jiao", "J3", 1, 2))))
    assert measured.words.endswith("On this head 5 mm apart on average, 12 mm at most.")
    assert measured.words.startswith(counterpart(atlas).words)
    assert "On this head" not in counterpart(atlas).words
    assert "On this head" not in counterpart(atlas, OnHead(apart=(("jiao", "J3", 1, 2),))).words


def test_a_counterpart_speaks_chinese(atlas: Atlas):
    on_head = OnHead(apart=(("jiao", "J1", 5.4, 11.6),))
    told = lines(make_card(atlas, MS6, "zh", on_head), Topic.COUNTERPARTS)
    line = next(line for line in told if line.link and line.link.code == "J1")
    assert line.words.endswith("在此头上平均相距 5 毫米，最远 12 毫米。")


def test_a_counterpart_that_is_no_zone_of_the_atlas_leads_nowhere(atlas: Atlas):
    ms6 = atlas.zone("MS6")
    relation = ms6.relations[0].model_copy(update={"code": None})
    changed = tuple(
        zone.model_copy(update={"relations": (relation,)}) if zone is ms6 else zone for zone in atlas.zones
    )
    (line,) = lines(make_card(atlas.model_copy(update={"zones": changed}), MS6), Topic.COUNTERPARTS)
    assert line.link is None


@pytest.mark.parametrize(
    ("code", "other"),
    [
        ("MS6", "J1"),
        ("MS7", "J2"),
        ("MS2", "J14"),
        ("MS3", "J12"),
        ("MS4", "J15"),
        ("MS11", "J5"),
        ("MS14", "J11"),
    ],
)
def test_the_lines_and_jiaos_areas_lead_to_each_other(atlas: Atlas, code: str, other: str):
    led = lines(make_card(atlas, ZoneRef("international", code)), Topic.COUNTERPARTS)
    back = lines(make_card(atlas, ZoneRef("jiao", other)), Topic.COUNTERPARTS)
    assert ZoneRef("jiao", other) in [line.link for line in led]
    assert ZoneRef("international", code) in [line.link for line in back]


# -- cortex -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_said_of_the_cortex_begins_with_how_far_it_can_be_trusted(atlas: Atlas, language: str):
    told = lines(make_card(atlas, MS6, language), Topic.CORTEX)
    assert (told[0].words, told[0].mark) == (CORTEX.in_language(language), CORTEX_SOURCE)
    assert len(told) == 1 + len(atlas.zone("MS6").cortex)


def test_the_source_of_the_word_on_the_cortex_stands_at_the_foot_of_the_card(atlas: Atlas):
    """Also where no statement of the zone names it."""
    plain = tuple(s.model_copy(update={"sources": ("S6",)}) for s in atlas.zone("MS6").cortex)
    only = atlas.zone("MS6").model_copy(update={"cortex": plain, "evidence": (), "relations": ()})
    zones = tuple(only if zone.code == "MS6" else zone for zone in atlas.zones)
    card = make_card(atlas.model_copy(update={"zones": zones}), MS6)
    assert CORTEX_SOURCE in {line.label for line in lines(card, Topic.SOURCES)}


def test_a_zone_of_which_nothing_is_said_of_the_cortex_has_no_such_section(atlas: Atlas):
    assert not atlas.zone("MS1").model_copy(update={"cortex": ()}).cortex
    bare = tuple(zone.model_copy(update={"cortex": ()}) for zone in atlas.zones)
    assert make_card(atlas.model_copy(update={"zones": bare}), MS6).section(Topic.CORTEX) is None


# -- precision --------------------------------------------------------------------------------------


def test_a_place_that_is_only_approximate_says_so_and_why(atlas: Atlas):
    told = [
        line
        for line in lines(make_card(atlas, ZoneRef("zhu", "Eding")), Topic.FIND_IT)
        if line.tone is LineTone.ESTIMATE
    ]
    assert [(line.label, line.words) for line in told] == [
        ("Approximate", atlas.zone("Eding").precision_note.text.en)
    ]
    assert told[0].mark


def test_a_zone_that_cannot_be_placed_says_why_and_shows_the_rest(atlas: Atlas):
    card = make_card(atlas, ZoneRef("tang", "Tang-areas"))
    told = [line for line in lines(card, Topic.FIND_IT) if line.label == "Not drawn"]
    assert [line.words for line in told] == [atlas.zone("Tang-areas").unplaceable.text.en]
    assert told[0].tone is LineTone.ESTIMATE
    assert card.section(Topic.ALWAYS)


def test_other_names_of_a_zone_are_told(atlas: Atlas):
    told = lines(make_card(atlas, ZoneRef("jiao", "J9")), Topic.FIND_IT)
    (also,) = [line.words for line in told if line.label == "Also called"]
    assert "FMSA" in also


def test_without_an_angle_no_section_of_the_scalp_is_drawn(atlas: Atlas):
    without = [zone for zone in atlas.zones if zone.needling is None or zone.needling.angle is None]
    assert without
    for zone in without:
        card = make_card(atlas, ZoneRef(zone.system, zone.code))
        assert (card.angle, card.layers) == (None, ())


def test_with_an_angle_the_layers_are_named_and_the_needled_one_is_marked(atlas: Atlas):
    card = make_card(atlas, MS6)
    assert card.angle == (15, 30)
    assert [name for name, needled in card.layers if needled] == ["Loose areolar tissue"]
    assert len(card.layers) == 5
