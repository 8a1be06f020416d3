"""Listeners hear every change in order, those who prepare first, whatever any of them does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalpviz.state.view import Labels, View
from scalpviz.state.view_state import MOST_NESTED, EndlessChangeError, Phase, ViewState


def heard(state: ViewState, phase: Phase = Phase.SHOW) -> list[tuple[View, frozenset[str]]]:
    told: list[tuple[View, frozenset[str]]] = []
    state.listen(lambda view, changed: told.append((view, changed)), phase)
    return told


def test_listeners_hear_once_which_fields_changed():
    state = ViewState()
    told = heard(state)
    assert state.change(labels=Labels.NAMES, needles=False, guides=False) == {"labels", "needles"}
    assert told == [(state.view, frozenset({"labels", "needles"}))]


def test_the_same_again_is_no_change():
    state = ViewState(View(query="arm"))
    told = heard(state)
    assert state.change(query="arm") == frozenset()
    assert told == []


def test_a_listener_that_ended_hears_no_more():
    state = ViewState()
    told: list[str] = []
    end = state.listen(lambda view, _changed: told.append(view.query))
    state.change(query="a")
    end()
    state.change(query="b")
    assert told == ["a"]


def test_a_change_made_by_a_listener_is_heard_after_the_one_it_answers():
    state = ViewState()
    before = heard(state)

    def answer(view: View, changed: frozenset[str]) -> None:
        if "query" in changed:
            assert state.change(labels=Labels.NONE) == {"labels"}
            assert state.view.labels is Labels.NONE

    state.listen(answer)
    after = heard(state)
    state.change(query="arm")
    first, second = View(query="arm"), View(query="arm", labels=Labels.NONE)
    assert before == after == [(first, frozenset({"query"})), (second, frozenset({"labels"}))]


def test_those_who_prepare_hear_before_those_who_show_whoever_came_first():
    state = ViewState()
    order: list[str] = []
    state.listen(lambda *_: order.append("widget"))
    state.listen(lambda *_: order.append("translator"), Phase.PREPARE)
    state.listen(lambda *_: order.append("scene"))
    state.listen(lambda *_: order.append("layout"), Phase.PREPARE)
    state.change(query="arm")
    assert order == ["translator", "layout", "widget", "scene"]


def test_a_listener_that_raises_keeps_no_one_from_hearing_and_the_error_is_raised():
    state = ViewState()

    def stumble(view: View, changed: frozenset[str]) -> None:
        if "query" in changed:
            state.change(labels=Labels.NONE)
            raise ValueError("no such zone")

    state.listen(stumble, Phase.PREPARE)
    told = heard(state)
    with pytest.raises(ValueError, match="no such zone"):
        state.change(query="arm")
    assert [changed for _, changed in told] == [{"query"}, {"labels"}]
    state.change(guides=True)
    assert told[-1] == (state.view, frozenset({"guides"}))


def test_listeners_that_answer_each_other_without_end_are_stopped():
    state = ViewState()
    state.listen(lambda view, _changed: state.change(needles=not view.needles))
    told = heard(state)
    with pytest.raises(EndlessChangeError, match="needles"):
        state.change(query="arm")
    assert len(told) == MOST_NESTED


def test_after_an_endless_round_others_are_told_again():
    state = ViewState()
    end = state.listen(lambda view, _changed: state.change(needles=not view.needles))
    with pytest.raises(EndlessChangeError):
        state.change(query="arm")
    end()
    told = heard(state)
    state.change(query="leg")
    assert told == [(state.view, frozenset({"query"}))]


def test_what_follows_from_a_change_has_its_reason_and_it_ends_with_it():
    state = ViewState()
    reasons: list[object] = []
    state.listen(lambda *_: state.change(labels=Labels.NONE))
    state.listen(lambda *_: reasons.append(state.reason))
    state.change("undo", query="arm")
    state.change(query="leg")
    assert reasons == ["undo", "undo", None]
    assert state.reason is None


QUERIES = st.lists(st.sampled_from("abcde"), min_size=1, max_size=6)
ANSWERS = st.lists(
    st.tuples(st.sampled_from(Phase), st.sampled_from("abcde"), st.sampled_from("vwxyz")), max_size=6
)


@given(QUERIES, ANSWERS)
def test_every_listener_hears_every_change_once_and_in_order(queries: list[str], answers):
    """Listeners answer some words with others that none of them answers."""
    state = ViewState()
    watchers = [heard(state)]
    for phase, asked, answer in answers:
        state.listen(
            lambda view, _changed, asked=asked, answer=answer: (
                state.change(query=answer) if view.query == asked else None
            ),
            phase,
        )
        watchers.append(heard(state, phase))
    for query in queries:
        before = len(watchers[0])
        state.change(query=query)
        told = watchers[0][before:]
        # the last that is heard is what is
        assert not told or told[-1][0] == state.view
    views = [view for view, _ in watchers[0]]
    for told in watchers:
        assert told == watchers[0]
    for earlier, (later, changed) in zip([View(), *views], watchers[0], strict=False):
        assert (earlier != later, changed) == (True, {"query"})
