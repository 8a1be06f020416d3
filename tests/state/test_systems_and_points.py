"""Systems side by side, links of a card, switches for points and lines, another atlas."""

import pytest
from mock_window import MockWindow

from scalpviz.atlas.keys import SiteKey
from scalpviz.atlas.model import Atlas
from scalpviz.side import Side
from scalpviz.state.cards.card import OnHead
from scalpviz.state.cards.topics import Topic
from scalpviz.state.presenter.presenter import Presenter
from scalpviz.state.view import Centimetres, ZoneRef
from scalpviz.state.view_state import ViewState

MS6, J1 = ZoneRef("international", "MS6"), ZoneRef("jiao", "J1")
GV20, C3 = ZoneRef("acupoints", "GV20"), ZoneRef("eeg", "C3")


def listed(window: MockWindow) -> set[str]:
    return {row.ref.system for group in window.groups for row in group.rows}


# -- systems ----------------------------------------------------------------------------------------


def test_a_second_system_is_shown_beside_the_first_and_both_are_listed(
    presenter: Presenter, state: ViewState, window: MockWindow
):
    presenter.compare_with("jiao")
    assert state.view.systems == ("international", "jiao")
    assert listed(window) == {"international", "jiao"}


def test_comparing_with_another_replaces_the_second(presenter: Presenter, state: ViewState):
    presenter.compare_with("jiao")
    presenter.compare_with("zhu")
    assert state.view.systems == ("international", "zhu")


@pytest.mark.parametrize("other", ["", "international"])
def test_comparing_with_none_or_with_itself_shows_the_first_alone(
    presenter: Presenter, state: ViewState, other: str
):
    presenter.compare_with("jiao")
    presenter.compare_with(other)
    assert state.view.systems == ("international",)


def test_ending_a_comparison_lets_go_of_a_zone_of_the_second_system_only(
    presenter: Presenter, state: ViewState
):
    presenter.compare_with("jiao")
    presenter.select(J1)
    presenter.compare_with("")
    assert state.view.selected is None
    presenter.select(MS6)
    presenter.compare_with("jiao")
    presenter.compare_with("")
    assert state.view.selected == MS6


def test_all_systems_are_those_that_have_zones(
    presenter: Presenter, state: ViewState, window: MockWindow, atlas: Atlas
):
    presenter.show_all_systems()
    assert set(state.view.systems) == {zone.system for zone in atlas.zones}
    assert listed(window) == set(state.view.systems)
    assert not {"eeg", "acupoints"} & set(state.view.systems), "points have switches of their own"


def test_a_comparison_can_be_undone(presenter: Presenter, state: ViewState):
    presenter.compare_with("jiao")
    presenter.show_all_systems()
    presenter.undo()
    assert state.view.systems == ("international", "jiao")
    presenter.undo()
    assert state.view.systems == ("international",)


# -- links of a card --------------------------------------------------------------------------------


def test_a_link_to_a_counterpart_shows_its_system_beside_the_one_on_show(
    presenter: Presenter, state: ViewState, window: MockWindow
):
    presenter.select(MS6)
    presenter.follow(J1)
    assert state.view.systems == ("international", "jiao")
    assert state.view.selected == J1
    assert window.card is not None
    assert window.card.code == "J1"


def test_a_link_within_what_is_shown_changes_no_system(presenter: Presenter, state: ViewState):
    presenter.compare_with("jiao")
    presenter.follow(J1)
    presenter.follow(MS6)
    assert state.view.systems == ("international", "jiao")
    assert state.view.selected == MS6


def test_a_link_to_a_point_leaves_the_systems_as_they_are(presenter: Presenter, state: ViewState):
    presenter.follow(GV20)
    assert state.view.systems == ("international",)
    assert state.view.selected == GV20


def test_selecting_a_zone_of_a_system_not_on_show_shows_that_system(presenter: Presenter, state: ViewState):
    presenter.select(J1)
    assert state.view.systems == ("jiao",)


@pytest.mark.parametrize("point", [GV20, C3])
def test_selecting_a_point_changes_no_system_and_shows_its_card(
    presenter: Presenter, state: ViewState, window: MockWindow, point: ZoneRef
):
    presenter.select(point)
    assert state.view.systems == ("international",)
    assert window.card is not None
    assert window.card.ref == point


def test_a_search_for_a_point_chooses_it(presenter: Presenter, state: ViewState):
    presenter.search("GV20")
    presenter.choose_first()
    assert state.view.selected == GV20


def test_pointing_at_a_point_names_it(presenter: Presenter, window: MockWindow):
    presenter.hover(ZoneRef("acupoints", "BL8", Side.LEFT))
    line = window.pointed[-1]
    assert line is not None
    assert (line.code, line.place) == ("BL8", "left side")
    assert "Bladder" in line.stands_for


# -- switches ---------------------------------------------------------------------------------------

SWITCHES = ("points", "meridians", "sites", "reference_lines")


@pytest.mark.parametrize("field", SWITCHES)
def test_a_switch_draws_and_hides_one_thing_and_can_be_undone(
    presenter: Presenter, state: ViewState, field: str
):
    assert not any(getattr(state.view, name) for name in SWITCHES)
    presenter.toggle(field)
    assert [name for name in SWITCHES if getattr(state.view, name)] == [field]
    presenter.undo()
    assert not getattr(state.view, field)
    presenter.redo()
    presenter.toggle(field)
    assert not getattr(state.view, field)


def test_centimetres_are_taken_as_printed_until_they_are_to_grow_with_the_head(
    presenter: Presenter, state: ViewState
):
    assert state.view.centimetres is Centimetres.PRINTED
    presenter.set_centimetres(Centimetres.SCALED)
    assert state.view.centimetres is Centimetres.SCALED
    presenter.undo()
    assert state.view.centimetres is Centimetres.PRINTED


# -- what is known on the head, another atlas -------------------------------------------------------


def test_the_distance_of_a_counterpart_comes_onto_the_card_of_either_side(
    presenter: Presenter, window: MockWindow
):
    presenter.select(ZoneRef("international", "MS6", Side.LEFT))
    presenter.head_shown(
        {
            SiteKey("international", "MS6", Side.RIGHT): OnHead(apart=(("jiao", "J1", 5.0, 9.0),)),
            SiteKey("international", "MS6", Side.LEFT): OnHead(apart=(("jiao", "J1", 6.0, 9.0),)),
        },
        opens_eyes=False,
    )
    assert window.card is not None
    told = " ".join(line.words for line in window.card.section(Topic.COUNTERPARTS).lines)
    assert "6 mm apart on average" in told


def test_another_atlas_is_listed_and_searched_at_once(presenter: Presenter, window: MockWindow, atlas: Atlas):
    names = atlas.zone("MS6").names.model_copy(update={"en": "Xylophone line"})
    own = atlas.zone("MS6").model_copy(update={"code": "MY1", "names": names})
    presenter.search("xylophone")
    assert window.codes == []
    presenter.take_atlas(atlas.model_copy(update={"zones": (*atlas.zones, own)}))
    assert window.codes == ["MY1"]
    presenter.search("")
    assert "MY1" in window.codes
    presenter.select(ZoneRef("international", "MY1"))
    assert window.card is not None
    assert window.card.english == "Xylophone line"
