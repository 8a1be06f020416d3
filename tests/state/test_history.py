import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalpviz.state.history import DEPTH, RUN, History, choices
from scalpviz.state.view import Camera, Labels, ZoneRef
from scalpviz.state.view_state import ViewState

MS1, MS6 = ZoneRef("international", "MS1"), ZoneRef("international", "MS6")


def test_undo_takes_choices_back_one_by_one_and_redo_does_them_again():
    state = ViewState()
    history = History(state)
    state.change(selected=MS6)
    state.change(labels=Labels.NAMES)
    assert history.undo()
    assert (state.view.selected, state.view.labels) == (MS6, Labels.CODES)
    assert history.undo()
    assert state.view.selected is None
    assert not history.undo()
    assert history.redo()
    assert history.redo()
    assert (state.view.selected, state.view.labels) == (MS6, Labels.NAMES)
    assert not history.can_redo


def eye_at(x):
    return Camera((x, 700, 0), (0, 0, 0), (0, 0, 1))


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_pointing_and_typing_are_not_steps():
    state = ViewState()
    history = History(state)
    state.change(hovered=MS6)
    state.change(query="arm")
    assert not history.can_undo


def test_undo_leaves_the_search_where_it_is():
    state = ViewState()
    history = History(state)
    state.change(selected=MS6)
    state.change(query="arm")
    history.undo()
    assert state.view.query == "arm"


def test_a_move_of_the_eye_is_a_step_and_a_run_of_moves_is_one(clock):
    state = ViewState()
    history = History(state, clock)
    history.look_through(eye_at(1), by_user=True)
    for x in (2, 3, 4):
        clock.now += RUN / 2
        history.look_through(eye_at(x), by_user=True)
    clock.now += 2 * RUN
    history.look_through(eye_at(5), by_user=True)
    history.undo()
    assert state.view.camera == eye_at(4)
    history.undo()
    assert state.view.camera is None
    assert not history.can_undo
    history.redo()
    history.redo()
    assert state.view.camera == eye_at(5)


def test_a_choice_and_the_flight_it_caused_are_one_step(clock):
    state = ViewState()
    history = History(state, clock)
    history.look_through(eye_at(1), by_user=True)
    state.change(selected=MS6)
    history.look_through(eye_at(2), by_user=False)
    history.undo()
    assert (state.view.selected, state.view.camera) == (None, eye_at(1))
    history.redo()
    assert (state.view.selected, state.view.camera) == (MS6, eye_at(2))


def test_a_move_right_after_a_choice_is_a_step_of_its_own(clock):
    state = ViewState()
    history = History(state, clock)
    history.look_through(eye_at(1), by_user=True)
    state.change(selected=MS6)
    history.look_through(eye_at(2), by_user=True)
    history.undo()
    assert (state.view.selected, state.view.camera) == (MS6, eye_at(1))


DOINGS = st.lists(
    st.one_of(
        st.tuples(st.just("select"), st.sampled_from([None, MS1, MS6])),
        st.tuples(st.just("labels"), st.sampled_from(list(Labels))),
        st.tuples(st.just("moved"), st.integers(0, 5)),
        st.tuples(st.just("flown"), st.integers(0, 5)),
        st.tuples(st.just("wait"), st.floats(0, 3)),
        st.tuples(st.just("undo"), st.none()),
        st.tuples(st.just("redo"), st.none()),
    ),
    max_size=40,
)


@given(DOINGS)
def test_undo_of_everything_leads_to_the_start_and_redo_to_the_end(doings):
    state, clock = ViewState(), Clock()
    history = History(state, clock)
    start = choices(state.view)
    # a flight that belongs to no choice of the past belongs to the start
    history.look_through(eye_at(9), by_user=True)
    for doing, with_what in doings:
        if doing == "select":
            state.change(selected=with_what)
        elif doing == "labels":
            state.change(labels=with_what)
        elif doing == "wait":
            clock.now += with_what
        elif doing in ("moved", "flown") and history.can_undo:
            history.look_through(eye_at(with_what), by_user=doing == "moved")
        elif doing == "undo":
            history.undo()
        elif doing == "redo":
            history.redo()
    end = choices(state.view)
    undone = 0
    while history.undo():
        undone += 1
    assert choices(state.view) == start
    while history.can_redo:
        history.redo()
        undone -= 1
    assert undone <= 0
    assert undone < 0 or choices(state.view) == end


def test_a_new_choice_after_undo_forgets_what_was_undone():
    state = ViewState()
    history = History(state)
    state.change(selected=MS6)
    history.undo()
    state.change(selected=MS1)
    assert not history.can_redo


def test_the_oldest_steps_are_forgotten_at_last():
    state = ViewState()
    history = History(state)
    for k in range(DEPTH + 20):
        state.change(selected=(MS1, MS6)[k % 2])
    taken = 0
    while history.undo():
        taken += 1
    assert taken == DEPTH


def test_a_choice_that_could_not_be_carried_out_is_in_no_step():
    state = ViewState()
    history = History(state)
    state.change(selected=MS6)
    state.change(head="nobody")
    state.change(labels=Labels.NAMES)
    history.strike("head", "nobody", "average_adult")
    assert (state.view.head, state.view.labels) == ("average_adult", Labels.NAMES)
    heads = []
    while history.undo():
        heads.append(state.view.head)
    assert heads == ["average_adult", "average_adult"]
    assert state.view.selected is None
    while history.redo():
        assert state.view.head == "average_adult"
    assert (state.view.selected, state.view.labels) == (MS6, Labels.NAMES)


def test_a_struck_choice_that_was_the_only_step_leaves_nothing_to_undo():
    state = ViewState()
    history = History(state)
    state.change(head="nobody")
    history.strike("head", "nobody", "average_adult")
    assert not history.can_undo
    assert not history.can_redo


def test_what_a_listener_changes_while_a_step_is_taken_back_is_no_step():
    state = ViewState()
    history = History(state)
    state.listen(lambda view, changed: state.change(guides=view.skull) if "skull" in changed else None)
    state.change(skull=True)
    assert state.view.guides
    history.undo()
    history.undo()
    assert (state.view.skull, state.view.guides, history.can_undo) == (False, False, False)
    history.redo()
    assert state.view.skull


def test_a_step_taken_back_by_a_listener_is_no_step():
    state = ViewState()
    history = History(state)
    state.change(points=True)
    state.listen(lambda _view, changed: history.undo() if "query" in changed else None)
    state.change(query="arm")
    assert (state.view.points, history.can_undo, history.can_redo) == (False, False, True)
