"""Back and forward through what was looked at, links, folding and variants, with a mock window."""

import pytest

from scalpviz.atlas.keys import SiteKey
from scalpviz.side import Side
from scalpviz.state.cards.card import LineTone, VariantOnHead
from scalpviz.state.cards.topics import FOLDING, Topic
from scalpviz.state.links import AreaLink, ConditionLink
from scalpviz.state.trail import LENGTH, Place, Trail
from scalpviz.state.view import ZoneRef

MS1, MS6, MS7 = (ZoneRef("international", code) for code in ("MS1", "MS6", "MS7"))
J1 = ZoneRef("jiao", "J1")
GV20 = ZoneRef("acupoints", "GV20")


# -- the trail by itself ----------------------------------------------------------------------------


def test_somewhere_new_cuts_off_what_lay_ahead():
    trail = Trail()
    for ref in (MS1, MS6, MS7):
        trail.visit(Place(ref))
    trail.go(-1)
    trail.go(-1)
    trail.visit(Place(J1))
    assert [place.selected for place in trail.places] == [MS1, J1]
    assert trail.ahead is None
    assert trail.before == Place(MS1)


def test_another_side_or_part_of_the_same_zone_is_no_new_place():
    trail = Trail()
    trail.visit(Place(MS6))
    trail.visit(Place(ZoneRef("international", "MS6", Side.LEFT, "upper-fifth")))
    assert [place.selected.side for place in trail.places] == [Side.LEFT]


def test_the_trail_forgets_its_far_end():
    trail = Trail()
    for number in range(LENGTH + 10):
        trail.visit(Place(ZoneRef("eeg", f"P{number}")))
    assert len(trail.places) == LENGTH
    assert trail.places[-1].selected.code == f"P{LENGTH + 9}"
    assert trail.before.selected.code == f"P{LENGTH + 8}"


# -- going back and forward -------------------------------------------------------------------------


def test_at_first_there_is_no_way_back_or_forward(presenter, state):
    assert not presenter.can_go_back
    assert not presenter.can_go_forward
    before = state.view
    presenter.go_back()
    presenter.go_forward()
    assert state.view == before


def test_back_and_forward_go_through_zones_points_areas_and_conditions(presenter, state, window):
    presenter.select(MS6)
    presenter.select(GV20)
    presenter.choose_area("hand", Side.LEFT)
    presenter.choose_condition("insomnia")
    seen = []
    while presenter.can_go_back:
        presenter.go_back()
        seen.append((state.view.selected, state.view.area, state.view.condition))
    assert seen == [(None, "hand", None), (GV20, None, None), (MS6, None, None)]
    assert window.card is not None
    presenter.go_forward()
    presenter.go_forward()
    assert (state.view.area, state.view.affected) == ("hand", Side.LEFT)
    assert state.view.highlighted
    assert window.page is not None


def test_back_lights_what_was_lit(presenter, state):
    presenter.choose_area("hand", Side.LEFT)
    highlighted = state.view.highlighted
    presenter.choose_condition("insomnia")
    assert state.view.highlighted != highlighted
    presenter.go_back()
    assert state.view.highlighted == highlighted


def test_a_zone_opened_from_a_page_goes_back_to_the_page(presenter, state):
    presenter.choose_area("hand")
    presenter.select(MS6)
    presenter.go_back()
    assert (state.view.selected, state.view.area) == (None, "hand")
    presenter.go_forward()
    assert (state.view.selected, state.view.area) == (MS6, "hand")


def test_back_from_nothing_leads_to_what_was_looked_at_last(presenter, state):
    presenter.select(MS1)
    presenter.select(MS6)
    presenter.clear()
    presenter.go_back()
    assert state.view.selected == MS6
    presenter.go_back()
    assert state.view.selected == MS1


def test_the_systems_needed_come_back_with_a_place(presenter, state):
    presenter.select(MS6)
    presenter.show_system("jiao")
    presenter.select(J1)
    presenter.go_back()
    assert (state.view.selected, state.view.systems) == (MS6, ("international",))
    presenter.go_forward()
    assert (state.view.selected, state.view.systems) == (J1, ("jiao",))


def test_systems_stay_as_they_are_where_the_zone_can_be_seen(presenter, state):
    presenter.select(MS6)
    presenter.follow(J1)
    assert state.view.systems == ("international", "jiao")
    presenter.go_back()
    assert (state.view.selected, state.view.systems) == (MS6, ("international", "jiao"))


def test_a_side_that_was_hidden_since_shows_again(presenter, state):
    presenter.select(ZoneRef("international", "MS6", Side.LEFT))
    presenter.select(MS1)
    presenter.show_sides(Side.RIGHT)
    presenter.go_back()
    assert Side.LEFT in state.view.sides


def test_the_trail_and_undo_go_their_own_ways(presenter, state):
    presenter.select(MS1)
    presenter.select(MS6)
    presenter.switch("skull", True)
    presenter.go_back()
    assert state.view.skull
    presenter.undo()
    assert (state.view.selected, state.view.skull) == (MS6, True)
    presenter.undo()
    assert (state.view.selected, state.view.skull) == (MS6, False)


# -- links ------------------------------------------------------------------------------------------


def test_a_link_to_an_area_lights_it_on_its_side(presenter, state):
    presenter.select(MS6)
    presenter.follow(AreaLink("hand", Side.LEFT))
    assert (state.view.area, state.view.affected, state.view.selected) == ("hand", Side.LEFT, None)


def test_a_link_to_the_area_that_is_lit_leads_to_its_page_and_puts_out_nothing(presenter, state):
    presenter.choose_area("hand")
    presenter.select(MS6)
    presenter.follow(AreaLink("hand"))
    assert (state.view.area, state.view.selected) == ("hand", None)


def test_a_link_to_a_condition_chooses_it(presenter, state):
    presenter.follow(ConditionLink("insomnia"))
    assert state.view.condition == "insomnia"


def test_chips_of_one_side_lead_to_the_other_side_of_the_body(presenter, window):
    presenter.select(ZoneRef("international", "MS6", Side.RIGHT))
    hand = next(chip for chip in window.card.chips if chip.words == "Hand")
    assert hand.link == AreaLink("hand", Side.LEFT)
    presenter.select(MS6)
    hand = next(chip for chip in window.card.chips if chip.words == "Hand")
    assert hand.link == AreaLink("hand")


def test_a_card_names_every_condition_that_combines_its_zone(atlas, presenter, window):
    presenter.select(MS6)
    links = {line.link for line in window.card.section(Topic.CONDITIONS).lines}
    naming = {
        ConditionLink(condition.id)
        for condition in atlas.conditions
        for combination in condition.combinations
        if any((zone.system, zone.code) == ("international", "MS6") for zone in combination.zones)
    }
    assert links == naming
    assert naming


# -- folding ----------------------------------------------------------------------------------------


def test_a_folded_section_is_folded_on_every_card(presenter, window):
    presenter.select(MS6)
    presenter.toggle_fold(Topic.NEEDLING)
    assert window.card.section(Topic.NEEDLING).folded
    presenter.select(MS1)
    assert window.card.section(Topic.NEEDLING).folded
    presenter.toggle_fold(Topic.NEEDLING)
    assert window.card.section(Topic.NEEDLING).shown


@pytest.mark.parametrize("code", ["MS1", "MS6", "MS12"])
def test_what_concerns_life_never_folds_away(presenter, window, code):
    presenter.select(ZoneRef("international", code))
    presenter.fold_all()
    for section in window.card.sections:
        assert section.folded
        assert section.shown == section.grave[:1]
        assert all(line.tone is LineTone.LIFE for line in section.shown)
    assert any(section.shown for section in window.card.sections)
    presenter.unfold_all()
    assert all(section.shown == section.lines for section in window.card.sections)


def test_all_is_folded_and_opened_at_once(presenter, state):
    presenter.fold_all()
    assert state.view.folded == FOLDING
    presenter.unfold_all()
    assert not state.view.folded


def test_folding_is_no_step_to_take_back(presenter):
    presenter.toggle_fold(Topic.NEEDLING)
    assert not presenter.can_undo


def test_pages_of_conditions_fold_with_the_cards(presenter, window):
    presenter.choose_condition("stroke-hemiplegia")
    folded = {section.topic: section.folded for section in window.page.sections}
    assert folded[Topic.SOURCES]
    presenter.toggle_fold(Topic.SOURCES)
    assert not any(section.folded for section in window.page.sections)


# -- variants ---------------------------------------------------------------------------------------


def notes(window) -> list[str]:
    return [line.note for line in window.card.section(Topic.DISAGREEMENTS).lines]


def test_variants_say_how_far_off_they_lie_only_while_they_are_drawn(presenter, window):
    presenter.measure_variants_with(lambda _system, _code: (VariantOnHead("from-gv21", 7.8, 14.5),))
    presenter.head_shown({SiteKey("international", "MS6", Side.RIGHT): on_head()}, opens_eyes=False)
    presenter.select(MS6)
    assert notes(window) == ["", ""]
    presenter.toggle("variants")
    assert notes(window) == [
        "8 mm off on average on this head, 14 mm at most.", "Cannot be drawn: words only.",
    ]  # fmt: skip
    assert [line.drawn for line in window.card.section(Topic.DISAGREEMENTS).lines] == [True, False]
    presenter.undo()
    assert notes(window) == ["", ""]


@pytest.mark.parametrize(
    ("mean", "most", "words"),
    [
        (0.1, 0.2, "In the same place on this head."),
        (12.0, 12.3, "12 mm off on this head."),
        (0.4, 3.4, "Up to 3 mm off on this head."),
    ],
)
def test_a_distance_is_told_in_as_few_words_as_will_do(presenter, window, mean, most, words):
    presenter.measure_variants_with(lambda _system, _code: (VariantOnHead("from-gv21", mean, most),))
    presenter.head_shown({SiteKey("international", "MS6", Side.RIGHT): on_head()}, opens_eyes=False)
    presenter.switch("variants", True)
    presenter.select(MS6)
    assert notes(window)[0] == words


def test_a_variant_that_this_head_cannot_place_says_so(presenter, window):
    presenter.head_shown({SiteKey("international", "MS6", Side.RIGHT): on_head()}, opens_eyes=False)
    presenter.switch("variants", True)
    presenter.select(MS6)
    assert notes(window)[0] == "Cannot be drawn on this head."


def test_only_what_has_a_variant_of_its_own_form_can_draw_one(presenter):
    assert not presenter.has_variants
    presenter.select(MS1)
    assert not presenter.has_variants
    presenter.select(MS6)
    assert presenter.has_variants
    presenter.select(GV20)
    assert presenter.has_variants


def on_head():
    from scalpviz.state.cards.card import OnHead

    return OnHead(((Side.RIGHT, 171.2),))


def test_the_regions_are_listed_again_while_the_card_stays(presenter, state, window):
    presenter.choose_area("hand")
    presenter.select(MS6)
    presenter.list_regions()
    assert (state.view.selected, state.view.area, state.view.highlighted) == (MS6, None, frozenset())
    assert "Vertex" in [group.title for group in window.groups]
