"""Presenter mode: one zone after the other, told step by step."""

import pytest
from mock_window import MockWindow

from scalpviz.atlas.load import load_atlas
from scalpviz.state.cards.presenting_text import Told
from scalpviz.state.presenter.presenter import Presenter
from scalpviz.state.view import ZoneRef
from scalpviz.state.view_state import ViewState

MS6 = ZoneRef("international", "MS6")


@pytest.fixture
def window():
    return MockWindow()


@pytest.fixture
def presenter(window):
    made = Presenter(load_atlas(), ViewState(), window)
    made.start()
    return made


def test_nothing_is_presented_at_the_desk(presenter, window):
    presenter.select(MS6)
    assert window.presented is None


def test_presenting_begins_with_the_chosen_zone_or_the_first_of_the_list(presenter, window):
    presenter.start_presenting()
    assert (window.presented.code, window.presented.place, window.presented.count) == ("MS1", 1, 14)
    presenter.stop_presenting()
    assert window.presented is None
    presenter.select(MS6)
    presenter.start_presenting()
    assert (window.presented.code, window.presented.place) == ("MS6", 6)


def test_the_text_is_told_step_by_step_and_hidden_again_with_the_next_zone(presenter, window):
    presenter.start_presenting()
    told = []
    for _ in range(4):
        told.append(window.presented.told)
        presenter.tell_more()
    assert told == [Told.CODE, Told.NAME, Told.ALL, Told.CODE]
    presenter.next_zone()
    assert window.presented.told is Told.CODE


def test_next_and_previous_go_through_the_system_and_round(presenter, window):
    presenter.start_presenting()
    presenter.previous_zone()
    assert (window.presented.code, window.presented.place) == ("MS14", 14)
    presenter.next_zone()
    assert window.presented.code == "MS1"


def test_what_a_search_found_is_gone_through_instead(presenter, window):
    presenter.search("aphasia")
    presenter.start_presenting()
    count = window.presented.count
    assert 0 < count < 14
    seen = set()
    for _ in range(count):
        seen.add(window.presented.code)
        presenter.next_zone()
    assert len(seen) == count
    listed = {row.ref.code for group in window.groups for row in group.rows if isinstance(row.ref, ZoneRef)}
    assert seen == listed


def test_escape_ends_it_and_leaves_the_zone_chosen(presenter, window):
    presenter.start_presenting()
    presenter.next_zone()
    presenter.clear()
    assert not presenter.presenting
    assert window.selected.code == "MS2"


def test_presenting_itself_is_no_step_of_undo(presenter):
    presenter.start_presenting()
    presenter.undo()
    assert presenter.presenting


def test_the_hall_reads_chinese_in_the_chinese_window(presenter, window):
    presenter.set_language("zh")
    presenter.start_presenting()
    assert window.presented.name == "额中线"
    assert window.presented.chinese == ""
    assert window.presented.stands_for
    assert all(any("\u4e00" <= c <= "\u9fff" for c in words) for words in window.presented.indications)
