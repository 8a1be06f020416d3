import pytest

from scalpviz.atlas.model import Atlas
from scalpviz.errors import ScalpVizError
from scalpviz.side import Side
from scalpviz.state.cards.card import LineTone, OnHead
from scalpviz.state.cards.card_writer import make_card
from scalpviz.state.cards.topics import Topic
from scalpviz.state.view import ZoneRef

MS6 = ZoneRef("international", "MS6")
ORDER = list(Topic)


def test_the_card_of_every_zone_names_it_and_says_what_it_is_for(atlas: Atlas):
    for zone in atlas.zones:
        card = make_card(atlas, ZoneRef(zone.system, zone.code))
        assert (card.code, card.chinese, card.pinyin, card.english) == (
            zone.code, zone.names.zh, zone.names.pinyin, zone.names.en,
        )  # fmt: skip
        assert bool(card.chips) == bool(zone.targets), zone.code
        asked = {
            Topic.INDICATIONS: zone.indications,
            Topic.NEEDLING: zone.needling,
            Topic.CORTEX: zone.cortex,
        }
        for topic, known in asked.items():
            assert bool(card.section(topic)) == bool(known), f"{zone.code}: {topic}"
        for topic in (Topic.FIND_IT, Topic.ALWAYS, Topic.SOURCES):
            assert card.section(topic), f"{zone.code} lacks {topic}"


def test_sections_follow_one_order_and_none_is_empty(atlas: Atlas):
    for zone in atlas.zones:
        topics = [section.topic for section in make_card(atlas, ZoneRef(zone.system, zone.code)).sections]
        assert topics == sorted(topics, key=ORDER.index)
        assert all(section.lines for section in make_card(atlas, ZoneRef(zone.system, zone.code)).sections)


def test_every_statement_of_the_zone_carries_its_sources(atlas: Atlas):
    card = make_card(atlas, MS6)
    told = (Topic.INDICATIONS, Topic.NEEDLING, Topic.CAUTIONS, Topic.DISAGREEMENTS, Topic.EVIDENCE)
    for topic in told:
        section = card.section(topic)
        assert section is not None
        assert all(line.mark for line in section.lines)


def test_every_source_that_is_marked_is_listed_at_the_foot(atlas: Atlas):
    for zone in atlas.zones:
        card = make_card(atlas, ZoneRef(zone.system, zone.code))
        listed = {line.label for line in card.section(Topic.SOURCES).lines}
        marks = [line.mark for section in card.sections for line in section.lines]
        marks += [chip.mark for chip in card.chips]
        cited = {word for mark in marks for word in mark.split(" · ")[0].split(", ") if word[:1] in "SCU"}
        assert {word for word in cited if word[1:2].isdigit()} <= listed


def test_a_caution_that_concerns_life_says_so_in_words_and_comes_first(atlas: Atlas):
    lines = make_card(atlas, ZoneRef("international", "MS1")).section(Topic.ALWAYS).lines
    tones = [line.tone for line in lines]
    assert LineTone.LIFE in tones
    assert tones == sorted(tones, key=lambda tone: tone is not LineTone.LIFE)
    assert all(line.label == "Danger to life" for line in lines if line.tone is LineTone.LIFE)


def test_a_part_lights_only_what_that_part_stands_for(atlas: Atlas):
    card = make_card(atlas, ZoneRef("international", "MS6", Side.RIGHT, "middle-two-fifths"))
    assert {chip.words for chip in card.chips if chip.highlighted} == {"Arm", "Hand"}
    assert {chip.words for chip in card.chips} > {"Arm", "Hand", "Leg"}


def test_the_side_that_was_chosen_stands_under_the_names(atlas: Atlas):
    assert "right side" in make_card(atlas, ZoneRef("international", "MS6", Side.RIGHT)).where
    assert "on both sides" in make_card(atlas, MS6).where
    assert "on the midline" in make_card(atlas, ZoneRef("international", "MS1", Side.MIDLINE)).where


def found_here(atlas: Atlas, on_head: OnHead | None) -> list[tuple[str, LineTone]]:
    section = make_card(atlas, MS6, "en", on_head).section(Topic.FIND_IT)
    assert section is not None
    return [(line.words, line.tone) for line in section.lines]


def test_a_place_that_leans_on_estimates_says_so(atlas: Atlas):
    lines = found_here(atlas, OnHead(((Side.RIGHT, 171.2),), estimated=True))
    assert any(tone is LineTone.ESTIMATE and "estimated landmarks" in words for words, tone in lines)


def test_a_measured_place_does_not_speak_of_estimates(atlas: Atlas):
    lines = found_here(atlas, OnHead(((Side.RIGHT, 171.2),)))
    assert all(tone is LineTone.PLAIN for _, tone in lines)
    assert any("171 mm" in words for words, _ in lines)


def test_lengths_of_an_uneven_head_are_told_for_each_side(atlas: Atlas):
    words = " ".join(w for w, _ in found_here(atlas, OnHead(((Side.RIGHT, 171.2), (Side.LEFT, 168.9)))))
    assert "right side 171 mm" in words
    assert "left side 169 mm" in words


def test_a_zone_that_could_not_be_placed_gives_the_reason(atlas: Atlas):
    lines = found_here(atlas, OnHead(unplaced="The head has no landmark 'inion'."))
    assert ("The head has no landmark 'inion'.", LineTone.ESTIMATE) in lines


def test_the_reason_is_told_in_the_language_of_the_card(atlas: Atlas):
    error = ScalpVizError(
        "The {what} of this head has no length; check the order of its landmarks.", what="nape"
    )
    lines = make_card(atlas, MS6, "zh", OnHead(unplaced=error.sentence)).section(Topic.FIND_IT).lines
    assert "此头部的 nape 没有长度；请检查标志点的次序。" in [line.words for line in lines]


def test_the_card_speaks_chinese_where_there_is_chinese(atlas: Atlas):
    card = make_card(atlas, MS6, "zh")
    assert card.section(Topic.INDICATIONS).title == "主治"
    assert "上肢" in {chip.words for chip in card.chips}


def test_an_unknown_zone_has_no_card(atlas: Atlas):
    with pytest.raises(KeyError):
        make_card(atlas, ZoneRef("international", "MS99"))


def test_sources_of_all_chips_stand_above_them(atlas: Atlas):
    assert make_card(atlas, MS6).chips_mark == "S6, S7, S10"
    assert make_card(atlas, ZoneRef("international", "MS9")).chips_mark == "U-textbook · unsourced"
