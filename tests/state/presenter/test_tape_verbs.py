"""The tape: begun, laid, dismissed, taken back; and which head it belongs to."""

import pytest

from scalpviz.state.presenter.presenter import Presenter
from scalpviz.state.view import OwnHead, Tape, ZoneRef

A, B, C = (0.0, 80.0, 90.0), (0.0, 0.0, 120.0), (30.0, 10.0, 110.0)


@pytest.fixture
def laid(presenter: Presenter) -> Presenter:
    """A tape lies on the head that is on show, and the next one is in hand."""
    presenter.head_shown({}, opens_eyes=False)
    presenter.start_measuring()
    presenter.set_tape_end(A)
    presenter.set_tape_end(B)
    return presenter


def test_the_first_place_begins_a_tape_and_the_second_lays_it(presenter, state):
    presenter.start_measuring()
    presenter.set_tape_end(A)
    assert (state.view.tape_start, state.view.tapes) == (A, ())
    presenter.set_tape_end(B)
    assert (state.view.tape_start, state.view.tapes) == (None, (Tape(A, B),))
    assert state.view.measuring


def test_a_tape_can_follow_a_zone_to_its_second_end(presenter, state):
    zone = ZoneRef("international", "MS5")
    presenter.start_measuring()
    presenter.set_tape_end(A)
    presenter.set_tape_end(B, zone)
    assert state.view.tapes == (Tape(A, B, zone),)


def test_without_the_tape_in_hand_a_place_means_nothing(presenter, state):
    presenter.set_tape_end(A)
    assert state.view.tape_start is None


def test_the_same_place_twice_lays_no_tape(presenter, state):
    presenter.start_measuring()
    presenter.set_tape_end(A)
    presenter.set_tape_end(A)
    assert (state.view.tape_start, state.view.tapes) == (A, ())


def test_a_tape_that_lies_there_already_is_not_laid_again(presenter, state):
    presenter.lay_tapes(Tape(A, B), Tape(B, C))
    presenter.lay_tapes(Tape(B, C))
    assert state.view.tapes == (Tape(A, B), Tape(B, C))


def test_escape_gives_a_begun_tape_up_then_puts_the_tape_away_then_clears(presenter, state):
    presenter.select(ZoneRef("international", "MS1"))
    presenter.start_measuring()
    presenter.set_tape_end(A)
    presenter.clear()
    assert (state.view.tape_start, state.view.measuring) == (None, True)
    presenter.clear()
    assert not state.view.measuring
    assert state.view.selected is not None
    presenter.clear()
    assert state.view.selected is None


def test_putting_the_tape_away_leaves_what_is_laid(laid, state):
    laid.set_tape_end(C)
    laid.stop_measuring()
    assert (state.view.tapes, state.view.tape_start) == ((Tape(A, B),), None)


def test_one_tape_or_all_are_dismissed(presenter, state):
    presenter.lay_tapes(Tape(A, B), Tape(B, C), Tape(A, C))
    presenter.dismiss_tape(1)
    assert state.view.tapes == (Tape(A, B), Tape(A, C))
    presenter.dismiss_tapes()
    assert state.view.tapes == ()


def test_every_step_of_a_tape_can_be_taken_back_and_done_again(laid, state):
    laid.dismiss_tapes()
    stations = []
    while laid.can_undo:
        laid.undo()
        stations.append((len(state.view.tapes), state.view.tape_start, state.view.measuring))
    assert stations == [(1, None, True), (0, A, True), (0, None, True), (0, None, False)]
    while laid.can_redo:
        laid.redo()
    assert (state.view.tapes, state.view.measuring) == ((), True)


def test_another_head_has_no_tapes_and_undo_brings_head_and_tapes_back(laid, state):
    laid.set_tape_end(C)
    laid.show_head("child")
    assert (state.view.tapes, state.view.tape_start) == ((), None)
    laid.head_shown({}, opens_eyes=False)
    laid.undo()
    assert state.view.head == "average_adult"
    assert (state.view.tapes, state.view.tape_start) == ((Tape(A, B),), C)


def test_a_head_that_is_refused_leaves_the_tapes_where_they_lie(laid, state):
    laid.show_head(OwnHead("broken.ply", "broken.json"))
    laid.head_refused()
    assert state.view.head == "average_adult"
    assert state.view.tapes == (Tape(A, B),)
    laid.undo()
    assert (state.view.tapes, state.view.tape_start) == ((), A)


def test_while_another_head_is_on_its_way_no_tape_is_laid(laid, state):
    laid.show_head("child")
    laid.set_tape_end(A)
    laid.lay_tapes(Tape(A, B))
    assert (state.view.tapes, state.view.tape_start) == ((), None)


def test_files_read_again_have_no_tapes(laid, state, window):
    head = OwnHead("someone.ply", "someone.json")
    laid.show_head(head)
    laid.head_shown({}, opens_eyes=False)
    laid.lay_tapes(Tape(A, B))
    laid.show_head(head)
    assert window.loaded[-1] == head
    assert state.view.tapes == ()
