"""The index of conditions: search, the side rule, the page."""

import pytest
from mock_window import MockWindow
from small_atlas import LOWER, MIDDLE, UPPER, small_atlas

from scalpviz.atlas.model import Atlas
from scalpviz.side import Side
from scalpviz.state.cards.card import LineTone
from scalpviz.state.cards.condition_rows import ConditionRef
from scalpviz.state.cards.conditions import ConditionIndex, read_complaint
from scalpviz.state.cards.topics import Topic
from scalpviz.state.highlighting import sides_of_head
from scalpviz.state.presenter.presenter import Presenter
from scalpviz.state.view import ZoneRef
from scalpviz.state.view_state import ViewState

LEFT, RIGHT, MIDLINE = Side.LEFT, Side.RIGHT, Side.MIDLINE


def ref(code: str, side: Side | None = None, part: str | None = None) -> ZoneRef:
    system = "acupoints" if code.startswith("GV") else "jiao" if code.startswith("J") else "international"
    return ZoneRef(system, code, side, part)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return small_atlas()


@pytest.fixture
def presenter(atlas: Atlas, state: ViewState, window: MockWindow) -> Presenter:
    made = Presenter(atlas, state, window)
    made.start()
    return made


@pytest.mark.parametrize(
    ("laterality", "rule", "side", "head"),
    [
        ("bilateral", "opposite", RIGHT, (LEFT,)), ("bilateral", "opposite", LEFT, (RIGHT,)),
        ("bilateral", "same", RIGHT, (RIGHT,)), ("bilateral", "both", RIGHT, (LEFT, RIGHT)),
        ("bilateral", "none", RIGHT, (LEFT, RIGHT)), ("bilateral", "opposite", None, (LEFT, RIGHT)),
        ("midline", "opposite", RIGHT, (MIDLINE,)), ("right", "opposite", RIGHT, (RIGHT,)),
    ],
)  # fmt: skip
def test_the_side_of_the_head_follows_from_the_side_of_the_body(
    laterality: str, rule: str, side: Side | None, head: tuple[Side, ...]
):
    assert sides_of_head(laterality, rule, side) == head


def test_a_stroke_with_the_right_side_weak_lights_the_left_ms6_and_the_rest_of_its_row(
    presenter: Presenter, state: ViewState
):
    presenter.choose_condition("stroke", RIGHT)
    assert state.view.highlighted == {
        ref("MS6", LEFT), ref("GV20", MIDLINE), ref("MS7", LEFT, MIDDLE), ref("MS5", MIDLINE),
    }  # fmt: skip


def test_the_affected_side_can_be_changed_and_left_open(presenter: Presenter, state: ViewState):
    presenter.choose_condition("stroke")
    assert {ref("MS6", LEFT), ref("MS6", RIGHT)} <= state.view.highlighted
    presenter.set_affected(LEFT)
    assert ref("MS6", RIGHT) in state.view.highlighted
    assert ref("MS6", LEFT) not in state.view.highlighted
    presenter.undo()
    assert state.view.affected is None


def test_zones_of_other_systems_are_offered_and_lit_when_asked_for(
    presenter: Presenter, state: ViewState, window: MockWindow
):
    presenter.choose_condition("stroke", RIGHT)
    assert window.page is not None
    assert window.page.more.startswith("2 more")
    presenter.include_hidden_systems(True)
    assert {ref("J8", RIGHT), ref("J1", LEFT, UPPER), ref("J1", RIGHT, UPPER)} <= state.view.highlighted
    presenter.include_hidden_systems(False)
    assert not any(highlighted.system == "jiao" for highlighted in state.view.highlighted)


def test_where_no_system_on_view_has_a_zone_all_are_lit(presenter: Presenter, state: ViewState):
    presenter.choose_condition("restless")
    assert state.view.highlighted == {ref("J1", LEFT, UPPER), ref("J1", RIGHT, UPPER)}


def test_a_condition_without_sides_takes_none(presenter: Presenter, state: ViewState, window: MockWindow):
    presenter.choose_condition("insomnia", LEFT)
    assert state.view.affected is None
    assert window.page is not None
    assert not window.page.switch


def test_an_area_and_a_condition_give_way_to_each_other(presenter: Presenter, state: ViewState):
    presenter.choose_area("hand", RIGHT)
    presenter.choose_condition("insomnia")
    assert (state.view.area, state.view.condition) == (None, "insomnia")
    presenter.choose_area("hand", RIGHT)
    assert (state.view.area, state.view.condition) == ("hand", None)


def test_an_unknown_condition_changes_nothing(presenter: Presenter, state: ViewState):
    with pytest.raises(KeyError):
        presenter.choose_condition("hiccups")
    assert state.view.condition is None


def test_the_page_says_what_each_set_is_for_and_what_the_side_rule_comes_to(
    presenter: Presenter, window: MockWindow
):
    presenter.choose_condition("stroke", RIGHT)
    page = window.page
    assert page is not None
    assert page.title == "Stroke with weakness of one side"
    first, arm, same, both = page.groups
    assert first.title == "Opposite side of the head: left"
    assert first.lines[0].words == "The usual set."
    assert first.lines[0].mark == "S6"
    assert [link.code for link in first.links] == ["MS6", "GV20"]
    assert arm.links[0].ref == ref("MS7", LEFT, MIDDLE)
    assert arm.links[0].detail == "middle two fifths, left side"
    assert same.title == "Same side of the head: right"
    assert not same.links[0].highlighted
    assert both.title == "Both sides of the head"


def test_cautions_that_concern_life_come_first_and_say_so(presenter: Presenter, window: MockWindow):
    presenter.choose_condition("stroke")
    assert window.page is not None
    topics = {section.topic: section for section in window.page.sections}
    assert [line.tone for line in topics[Topic.CAUTIONS].lines] == [LineTone.LIFE, LineTone.PLAIN]
    assert topics[Topic.CAUTIONS].lines[0].label == "Danger to life"
    assert "without sham" in topics[Topic.EVIDENCE].lines[0].words
    assert "S6" in {line.label for line in topics[Topic.SOURCES].lines}


def test_the_index_stands_by_group_in_either_language(atlas: Atlas):
    index = ConditionIndex(atlas)
    assert [(group.title, len(group.rows)) for group in index.groups()] == [("Brain", 3), ("Mind", 1)]
    assert index.groups(language="zh")[1].rows[0].name == "失眠"


@pytest.mark.parametrize(
    ("typed", "side"),
    [
        ("stroke, right side weak", RIGHT), ("stroke left", LEFT), ("left-sided weakness", LEFT),
        ("hemiplegia", None), ("右侧偏瘫", RIGHT), ("左侧半身不遂", LEFT), ("中风，右侧无力", RIGHT),
        ("双侧偏瘫", None), ("weak left and right", None), ("Paralysis of the RIGHT side", RIGHT),
    ],
)  # fmt: skip
def test_a_typed_complaint_finds_the_stroke_first_with_its_side(atlas: Atlas, typed: str, side: Side | None):
    assert ConditionIndex(atlas).find(typed)[0].ref == ConditionRef("stroke", side)


@pytest.mark.parametrize(
    "typed", ["stroke, lesion on the left", "stroke of the right brain", "左侧大脑 中风", "右脑"]
)
def test_the_side_of_the_brain_is_not_taken_for_that_of_the_body(typed: str):
    assert read_complaint(typed).side is None


def test_words_that_only_mean_the_same_give_way_to_the_word_itself(atlas: Atlas):
    index = ConditionIndex(atlas)
    assert [row.ref.condition for row in index.find("偏瘫")] == ["stroke"]
    assert {row.ref.condition for row in index.find("paresis")} == {"stroke", "palsy"}


def test_what_fits_only_in_part_is_not_found(atlas: Atlas):
    index = ConditionIndex(atlas)
    assert index.find("stroke xylophone") == ()
    assert index.find("right side") == ()
    assert index.find("MS6") == ()


def test_search_lists_the_condition_first_and_enter_chooses_it_with_its_side(
    presenter: Presenter, state: ViewState, window: MockWindow
):
    presenter.search("stroke, right side weak")
    assert window.groups[0].title == "Conditions"
    assert window.groups[0].rows[0].why == "right side affected"
    presenter.choose_first()
    assert (state.view.condition, state.view.affected, state.view.query) == ("stroke", RIGHT, "")
    assert ref("MS6", LEFT) in state.view.highlighted
    assert window.groups[0].title == "Stroke with weakness of one side, right side affected"
    assert window.codes == ["MS6", "GV20", "MS7", "MS5"]


def test_stepping_through_the_list_goes_over_conditions_to_zones(presenter: Presenter, state: ViewState):
    presenter.search("face")
    presenter.next_zone()
    assert state.view.selected is not None
    assert state.view.condition is None


def test_a_part_is_told_where_only_a_part_is_lit(presenter: Presenter, window: MockWindow):
    presenter.choose_condition("palsy", LEFT)
    (group,) = window.groups
    assert group.rows[0].ref == ref("MS6", RIGHT, LOWER)
    assert "right side" in group.rows[0].why
