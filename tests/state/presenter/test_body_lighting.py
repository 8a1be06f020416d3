"""From a part of the body to zones, and back."""

import pytest
from mock_window import MockWindow
from small_atlas import LOWER, MIDDLE, UPPER, small_atlas

from scalpviz.atlas.load import load_atlas
from scalpviz.atlas.model import Atlas
from scalpviz.side import Side
from scalpviz.state.cards.body import AreaRef, Body, areas_of
from scalpviz.state.highlighting import Lighting
from scalpviz.state.presenter.presenter import Presenter
from scalpviz.state.view import ZoneRef
from scalpviz.state.view_state import ViewState

LEFT, RIGHT, MIDLINE = Side.LEFT, Side.RIGHT, Side.MIDLINE


def ref(code: str, side: Side | None = None, part: str | None = None) -> ZoneRef:
    return ZoneRef("jiao" if code.startswith("J") else "international", code, side, part)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return small_atlas()


@pytest.fixture
def presenter(atlas: Atlas, state: ViewState, window: MockWindow) -> Presenter:
    made = Presenter(atlas, state, window)
    made.start()
    return made


def test_the_hand_lights_the_middle_two_fifths_and_their_counterparts_on_the_other_side(
    presenter: Presenter, state: ViewState
):
    presenter.choose_area("hand", RIGHT)
    assert state.view.highlighted == {
        ref("MS6", LEFT, MIDDLE), ref("MS7", LEFT, MIDDLE), ref("J1", LEFT, MIDDLE), ref("J2", LEFT, MIDDLE),
    }  # fmt: skip
    assert state.view.systems == ("international",)


def test_in_the_shipped_atlas_too():
    lighting = Lighting(load_atlas())
    highlighted = {r for zone in lighting.of_area("hand", RIGHT, ("international",)) for r in zone.refs}
    assert {ref("MS6", LEFT, MIDDLE), ref("MS7", LEFT, MIDDLE)} <= highlighted


def test_without_a_side_of_the_body_both_sides_of_the_head_are_lit(presenter: Presenter, state: ViewState):
    presenter.choose_area("speech")
    both = {ref("MS6", LEFT, LOWER), ref("MS6", RIGHT, LOWER)}
    assert state.view.highlighted == both | {ref("J1", LEFT, LOWER), ref("J1", RIGHT, LOWER)}
    presenter.choose_area("mind")
    assert state.view.highlighted == {ref("MS1", MIDLINE)}


def test_an_area_lights_what_stands_for_a_part_of_it_as_well(presenter: Presenter, state: ViewState):
    presenter.choose_area("head")
    assert ref("MS1", MIDLINE) in state.view.highlighted
    assert ref("MS6", LEFT, LOWER) in state.view.highlighted


def test_an_area_that_no_zone_claims_lights_those_of_the_area_around_it(
    presenter: Presenter, state: ViewState
):
    presenter.choose_area("knee", LEFT)
    assert ref("MS6", RIGHT, UPPER) in state.view.highlighted
    assert ref("MS5", MIDLINE) in state.view.highlighted


def test_an_area_that_nothing_stands_for_lights_nothing_and_says_so(
    presenter: Presenter, state: ViewState, window: MockWindow
):
    presenter.choose_area("lungs")
    assert state.view.highlighted == frozenset()
    assert window.codes == []
    assert window.page is not None
    assert "No zone" in window.page.below


def test_the_list_holds_exactly_the_lit_zones_with_the_reason(presenter: Presenter, window: MockWindow):
    presenter.choose_area("hand", RIGHT)
    assert sorted(window.codes) == ["J1", "J2", "MS6", "MS7"]
    why = {row.code: row.why for group in window.groups for row in group.rows}
    assert why["MS6"] == "hand, middle two fifths, opposite side, movement"
    assert why["J1"] == "arm, middle two fifths, opposite side, movement, counterpart of MS6"


def test_a_zone_of_the_same_side_follows_its_own_rule_and_is_offered_where_its_system_is_not_on_view(
    presenter: Presenter, state: ViewState, window: MockWindow
):
    presenter.choose_area("hand", RIGHT)
    assert window.page is not None
    assert window.page.more.startswith("1 more")
    presenter.include_hidden_systems(True)
    assert ref("J8", RIGHT) in state.view.highlighted
    assert "J8" in window.codes


def test_another_system_on_view_lights_its_own_zones(presenter: Presenter, state: ViewState):
    presenter.choose_area("hand", LEFT)
    presenter.show_system("jiao")
    assert ref("J8", LEFT) in state.view.highlighted
    assert ref("MS7", RIGHT, MIDDLE) in state.view.highlighted, "as the counterpart of J2"


def test_selecting_a_lit_zone_of_another_system_leaves_the_systems_as_they_are(
    presenter: Presenter, state: ViewState
):
    presenter.choose_area("hand", RIGHT)
    presenter.select(ref("J1", LEFT, MIDDLE))
    assert state.view.systems == ("international",)
    assert state.view.area == "hand"


def test_choosing_the_same_area_again_lights_nothing(presenter: Presenter, state: ViewState):
    presenter.choose_area("hand", RIGHT)
    presenter.choose_area("hand", LEFT)
    assert ref("MS6", RIGHT, MIDDLE) in state.view.highlighted
    presenter.choose_area("hand", LEFT)
    assert (state.view.area, state.view.affected, state.view.highlighted) == (None, None, frozenset())


def test_clearing_ends_it_and_undo_brings_it_back(presenter: Presenter, state: ViewState, window: MockWindow):
    presenter.choose_area("hand", RIGHT)
    highlighted = state.view.highlighted
    presenter.clear()
    assert state.view.highlighted == frozenset()
    assert window.page is None
    presenter.undo()
    assert (state.view.area, state.view.affected, state.view.highlighted) == ("hand", RIGHT, highlighted)
    assert window.page is not None
    presenter.undo()
    assert state.view.area is None


def test_an_area_the_atlas_does_not_know_changes_nothing(presenter: Presenter, state: ViewState):
    with pytest.raises(KeyError):
        presenter.choose_area("tail")
    assert state.view.area is None


def test_a_hidden_side_shows_again_when_it_is_lit(presenter: Presenter, state: ViewState):
    presenter.show_sides(RIGHT)
    presenter.choose_area("hand", RIGHT)
    assert LEFT in state.view.sides


def test_the_lit_zone_is_brought_into_sight_with_its_side(presenter: Presenter, window: MockWindow):
    presenter.choose_area("hand", RIGHT)
    assert window.brought[-1] == ref("MS6", LEFT, MIDDLE)


def test_a_selected_zone_lights_its_areas_on_the_figure(presenter: Presenter, window: MockWindow):
    presenter.select(ref("MS6", LEFT, MIDDLE))
    assert window.body.highlighted == {AreaRef("arm", RIGHT), AreaRef("hand", RIGHT)}
    assert window.body.zone == ref("MS6", LEFT, MIDDLE)
    presenter.select(None)
    assert window.body.highlighted == frozenset()


def test_areas_have_no_side_where_the_zone_has_none_or_no_source_names_one(atlas: Atlas):
    assert AreaRef("arm") in areas_of(atlas, ref("MS6"))
    assert AreaRef("speech") in areas_of(atlas, ref("MS6", LEFT))
    assert AreaRef("hand", LEFT) in areas_of(atlas, ref("J8", LEFT))


def test_a_point_stands_for_no_area(atlas: Atlas):
    assert areas_of(atlas, ZoneRef("acupoints", "GV20")) == frozenset()


def test_a_side_can_be_chosen_only_where_some_zone_stands_for_one(presenter: Presenter, window: MockWindow):
    presenter.choose_area("arm")
    assert window.page is not None
    assert window.page.switch
    assert [choice.side for choice in window.page.choices] == [LEFT, None, RIGHT]
    presenter.choose_area("mind")
    assert window.page is not None
    assert not window.page.switch


def test_words_follow_the_language(presenter: Presenter, window: MockWindow):
    presenter.set_language("zh")
    presenter.choose_area("hand", RIGHT)
    assert window.page is not None
    assert window.page.title == "手"
    assert any("对侧" in link.detail for group in window.page.groups for link in group.links)


def test_functions_are_what_no_figure_draws_and_some_zone_stands_for(atlas: Atlas):
    drawn = frozenset({"head", "face", "eyes", "arm", "hand", "leg", "knee"})
    named = {ref.area for _, refs in Body(atlas).functions(drawn) for ref in refs}
    assert named == {"speech", "mind"}


def test_a_figure_takes_the_first_area_that_the_atlas_knows(atlas: Atlas):
    body = Body(atlas)
    assert body.first_known(("toes", "foot", "leg")) == "leg"
    assert body.first_known(("toes",)) is None
    assert body.name(AreaRef("hand", LEFT)) == "Hand, left side"
    assert body.count(AreaRef("hand", LEFT), ("international",)) == (2, 4)
