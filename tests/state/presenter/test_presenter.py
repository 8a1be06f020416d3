from pathlib import Path

import pytest
from mock_window import MockWindow

from scalpviz.atlas.keys import SiteKey
from scalpviz.atlas.model import Atlas
from scalpviz.side import Side
from scalpviz.state.cards.card import LineTone, OnHead
from scalpviz.state.cards.topics import Topic
from scalpviz.state.presenter.presenter import Presenter
from scalpviz.state.view import Labels, NamedView, OwnHead, SkinTone, ZoneRef
from scalpviz.state.view_state import ViewState

MS1, MS6 = ZoneRef("international", "MS1"), ZoneRef("international", "MS6")
MS6_RIGHT = ZoneRef("international", "MS6", Side.RIGHT, "middle-two-fifths")
ANNA, BEN = (OwnHead(Path(f"{name}.ply"), Path(f"{name}.json")) for name in ("anna", "ben"))


def test_the_window_starts_with_the_whole_list_and_the_empty_card(presenter: Presenter, window: MockWindow):
    assert window.codes == [f"MS{k}" for k in range(1, 15)]
    assert [group.title for group in window.groups] == ["Forehead", "Vertex", "Temple", "Back of the head"]
    assert window.card is None


def test_selecting_marks_the_row_shows_the_card_and_brings_it_into_sight(
    presenter: Presenter, window: MockWindow
):
    presenter.select(MS6)
    assert window.selected == MS6
    assert window.card is not None
    assert window.card.code == "MS6"
    assert window.brought == [MS6]


def test_selecting_the_same_again_only_brings_it_into_sight(presenter: Presenter, window: MockWindow):
    presenter.select(MS6)
    card = window.card
    presenter.select(MS6)
    assert window.card is card
    assert window.brought == [MS6, MS6]


def test_selecting_an_unknown_zone_changes_nothing(presenter: Presenter, state: ViewState):
    with pytest.raises(KeyError):
        presenter.select(ZoneRef("international", "MS99"))
    assert state.view.selected is None


def test_clearing_shows_the_empty_card_and_ends_the_search(presenter: Presenter, window: MockWindow):
    presenter.search("aphasia")
    presenter.select(MS6)
    presenter.clear()
    assert window.card is None
    assert window.selected is None
    assert len(window.codes) == 14


def test_hovering_the_same_zone_is_told_once(presenter: Presenter, window: MockWindow):
    window.pointed.clear()
    for _ in range(5):
        presenter.hover(MS6_RIGHT)
    presenter.hover(None)
    presenter.hover(None)
    assert [line and line.code for line in window.pointed] == ["MS6", None]


def test_hovering_does_not_change_the_card(presenter: Presenter, window: MockWindow):
    presenter.select(MS1)
    presenter.hover(MS6_RIGHT)
    assert window.card is not None
    assert window.card.code == "MS1"


def test_a_search_lists_what_answers_with_the_reason(presenter: Presenter, window: MockWindow):
    presenter.search("aphasia")
    assert "MS6" in window.codes
    assert "MS1" not in window.codes
    zones = [row for group in window.groups for row in group.rows if isinstance(row.ref, ZoneRef)]
    assert all("aphasia" in row.why.lower() for row in zones)
    presenter.search("")
    assert len(window.codes) == 14


def test_a_search_without_answer_lists_nothing(presenter: Presenter, window: MockWindow):
    presenter.search("xylophone")
    assert window.codes == []
    assert window.query == "xylophone"
    presenter.choose_first()
    assert window.card is None


def test_enter_chooses_the_best_answer(presenter: Presenter, window: MockWindow):
    presenter.search("ms10")
    presenter.choose_first()
    assert window.card is not None
    assert window.card.code == "MS10"


def test_next_and_previous_follow_the_list_round(presenter: Presenter, state: ViewState):
    presenter.next_zone()
    assert state.view.selected == MS1
    presenter.previous_zone()
    assert state.view.selected == ZoneRef("international", "MS14")
    presenter.next_zone()
    assert state.view.selected == MS1


def test_next_goes_on_from_the_zone_of_a_side(presenter: Presenter, state: ViewState):
    presenter.select(MS6_RIGHT)
    presenter.next_zone()
    assert state.view.selected == ZoneRef("international", "MS7")


def test_next_stays_within_the_answers_of_a_search(presenter: Presenter, window: MockWindow):
    presenter.search("aphasia")
    answers = [row.ref for group in window.groups for row in group.rows if isinstance(row.ref, ZoneRef)]
    walked = []
    for _ in answers:
        presenter.next_zone()
        assert window.card is not None
        walked.append(window.card.ref)
    assert walked == answers
    presenter.next_zone()
    assert window.card.ref == answers[0]


def test_hiding_a_side_lets_go_of_a_zone_on_it(presenter: Presenter, state: ViewState):
    presenter.select(MS6_RIGHT)
    presenter.show_sides(Side.LEFT)
    assert state.view.selected is None
    assert state.view.sides == {Side.LEFT, Side.MIDLINE}


def test_selecting_on_a_hidden_side_shows_that_side(presenter: Presenter, state: ViewState):
    presenter.show_sides(Side.LEFT)
    presenter.select(MS6_RIGHT)
    assert Side.RIGHT in state.view.sides


def test_the_last_side_shown_gives_way_to_the_other(presenter: Presenter, state: ViewState):
    presenter.toggle_side(Side.LEFT)
    assert state.view.sides == {Side.RIGHT, Side.MIDLINE}
    presenter.toggle_side(Side.RIGHT)
    assert state.view.sides == {Side.LEFT, Side.MIDLINE}


def test_labels_go_round_codes_names_nothing(presenter: Presenter, state: ViewState):
    seen = []
    for _ in range(3):
        presenter.next_labels()
        seen.append(state.view.labels)
    assert seen == [Labels.NAMES, Labels.NONE, Labels.CODES]


def test_language_changes_list_and_card(presenter: Presenter, window: MockWindow):
    presenter.select(MS1)
    presenter.set_language("zh")
    assert window.groups[0].rows[0].name == "额中线"
    assert window.card is not None
    assert window.card.section(Topic.INDICATIONS).title == "主治"


def test_named_views_and_home_are_flights(presenter: Presenter, window: MockWindow):
    presenter.look_from(NamedView.BACK)
    presenter.go_home()
    assert window.flights == [NamedView.BACK, None]


def test_undo_takes_the_card_back_too(presenter: Presenter, window: MockWindow):
    presenter.select(MS1)
    presenter.select(MS6)
    presenter.undo()
    assert window.card is not None
    assert window.card.code == "MS1"
    presenter.redo()
    assert window.card.code == "MS6"


def test_the_skull_is_shown_and_hidden_and_both_can_be_undone(presenter: Presenter, state: ViewState):
    assert not state.view.skull
    presenter.toggle("skull")
    assert state.view.skull
    presenter.undo()
    assert not state.view.skull
    presenter.redo()
    assert state.view.skull
    presenter.toggle("skull")
    assert not state.view.skull


def test_the_tone_of_the_skin_is_chosen_and_can_be_undone(presenter: Presenter, state: ViewState):
    assert state.view.skin is SkinTone.LIGHT
    presenter.set_skin(SkinTone.DARK)
    presenter.set_skin(SkinTone.CLAY)
    assert state.view.skin is SkinTone.CLAY
    presenter.undo()
    assert state.view.skin is SkinTone.DARK
    presenter.undo()
    assert state.view.skin is SkinTone.LIGHT


def test_another_head_is_asked_for_once_and_keeps_what_is_chosen(
    presenter: Presenter, state: ViewState, window: MockWindow
):
    presenter.select(MS6)
    presenter.show_head("child")
    presenter.show_head("child")
    assert window.loaded == ["child"]
    assert (state.view.head, state.view.selected) == ("child", MS6)


def test_undo_asks_for_the_head_before_a_persons_own_too(presenter: Presenter, window: MockWindow):
    presenter.show_head(ANNA)
    presenter.head_shown({}, opens_eyes=False)
    presenter.show_head(BEN)
    presenter.head_shown({}, opens_eyes=False)
    presenter.undo()
    presenter.undo()
    assert window.loaded == [ANNA, BEN, ANNA, "average_adult"]


def test_files_that_are_opened_again_are_read_again(presenter: Presenter, window: MockWindow):
    presenter.show_head(ANNA)
    presenter.show_head(ANNA)
    assert window.loaded == [ANNA, ANNA]


def test_a_head_that_is_refused_leaves_the_one_on_show_and_no_step(
    presenter: Presenter, state: ViewState, window: MockWindow
):
    presenter.head_shown({}, opens_eyes=True)
    presenter.show_head(ANNA)
    presenter.head_refused()
    assert state.view.head == "average_adult"
    assert window.loaded == [ANNA]
    assert not presenter.can_undo
    assert presenter.own_head is None


def test_a_head_on_show_that_cannot_be_read_again_stays(presenter: Presenter, state: ViewState):
    presenter.show_head(ANNA)
    presenter.head_shown({}, opens_eyes=False)
    presenter.show_head(ANNA)
    presenter.head_refused()
    assert state.view.head == ANNA
    assert presenter.own_head == ANNA


def test_the_next_head_goes_round_the_stored_ones_and_the_one_that_was_opened(
    atlas: Atlas, state: ViewState, window: MockWindow
):
    presenter = Presenter(atlas, state, window, heads=("average_adult", "child"))
    presenter.next_head()
    presenter.next_head()
    assert window.loaded == ["child", "average_adult"]
    presenter.show_head(ANNA)
    presenter.head_shown({}, opens_eyes=False)
    presenter.next_head()
    presenter.next_head()
    presenter.next_head()
    assert window.loaded[2:] == [ANNA, "average_adult", "child", ANNA]


def test_the_opened_head_comes_back_when_asked_for(presenter: Presenter, state: ViewState):
    presenter.show_own_head()
    assert state.view.head == "average_adult"
    presenter.show_head(ANNA)
    presenter.show_head("average_adult")
    presenter.show_own_head()
    assert state.view.head == ANNA


def test_eyes_open_and_close_and_both_can_be_undone(presenter: Presenter, state: ViewState):
    presenter.head_shown({}, opens_eyes=True)
    assert not presenter.eyes_are_open
    presenter.toggle("eyes_open")
    assert presenter.eyes_are_open
    presenter.undo()
    assert not presenter.eyes_are_open
    presenter.redo()
    presenter.toggle("eyes_open")
    assert not presenter.eyes_are_open


def test_guides_hold_the_eyes_open(presenter: Presenter, state: ViewState):
    presenter.head_shown({}, opens_eyes=True)
    presenter.switch("guides", True)
    assert presenter.eyes_are_open
    assert not presenter.can_open_eyes
    presenter.switch("guides", False)
    assert not presenter.eyes_are_open
    assert presenter.can_open_eyes


def test_a_head_that_cannot_open_its_eyes_keeps_them_closed(presenter: Presenter):
    presenter.head_shown({}, opens_eyes=False)
    presenter.switch("guides", True)
    assert not presenter.eyes_are_open
    assert not presenter.can_open_eyes


def test_what_is_known_of_a_head_comes_onto_the_card_on_show(presenter: Presenter, window: MockWindow):
    presenter.select(MS6)
    presenter.head_shown(
        {
            SiteKey("international", "MS6", Side.RIGHT): OnHead(((Side.RIGHT, 150.0),)),
            SiteKey("international", "MS6", Side.LEFT): OnHead(((Side.LEFT, 150.3),), estimated=True),
        },
        opens_eyes=False,
    )
    lines = window.card.section(Topic.FIND_IT).lines
    assert any("150 mm" in line.words for line in lines)
    assert any(line.tone is LineTone.ESTIMATE for line in lines)
    presenter.select(ZoneRef("international", "MS6", Side.RIGHT))
    assert all(line.tone is LineTone.PLAIN for line in window.card.section(Topic.FIND_IT).lines)


def test_a_system_shows_its_own_zones_and_lets_go_of_others(presenter: Presenter, state: ViewState):
    presenter.select(MS6)
    presenter.show_system("international")
    assert state.view.selected == MS6
    presenter.show_system("jiao")
    assert state.view.selected is None
    assert state.view.systems == ("jiao",)


def test_of_a_long_reason_only_the_words_that_answer_are_told(presenter: Presenter, window: MockWindow):
    presenter.search("aphasia")
    why = {row.code: row.why for group in window.groups for row in group.rows}
    assert why["MS6"] == "Indication: motor aphasia"


def test_a_point_that_cannot_be_placed_says_so_on_its_card(presenter: Presenter, window: MockWindow):
    reason = "The head has no landmark 'ear_apex_scalp_left'."
    presenter.head_shown({SiteKey("acupoints", "TE20", Side.LEFT): OnHead(unplaced=reason)}, opens_eyes=False)
    presenter.select(ZoneRef("acupoints", "TE20", Side.LEFT))
    assert window.card is not None
    assert reason in [line.words for line in window.card.section(Topic.FIND_IT).lines]
    presenter.select(ZoneRef("acupoints", "TE20", Side.RIGHT))
    assert reason not in [line.words for line in window.card.section(Topic.FIND_IT).lines]
