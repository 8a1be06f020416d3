from scalpviz.state.history import DEPTH, History
from scalpviz.state.view import Camera, Labels, ViewState, ZoneRef

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


def test_pointing_typing_and_turning_are_not_steps():
    state = ViewState()
    history = History(state)
    state.change(hovered=MS6)
    state.change(query="arm")
    state.change(camera=Camera((0, 700, 0), (0, 0, 0), (0, 0, 1)))
    assert not history.can_undo


def test_undo_leaves_the_search_and_the_eye_where_they_are():
    state = ViewState()
    history = History(state)
    eye = Camera((0, 700, 0), (0, 0, 0), (0, 0, 1))
    state.change(selected=MS6)
    state.change(query="arm", camera=eye)
    history.undo()
    assert (state.view.query, state.view.camera) == ("arm", eye)


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
