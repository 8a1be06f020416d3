"""A named view is brought back exactly, through a file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mock_window import MockWindow

from scalpviz.atlas.load import load_atlas
from scalpviz.side import Side
from scalpviz.state.presenter import Presenter
from scalpviz.state.presets import PRESETS, preset
from scalpviz.state.saved_view import LEFT_OUT, SavedView, changes_of, from_json, saved, to_json
from scalpviz.state.view import Camera, Centimetres, Labels, OwnHead, SkinTone, Tape, View, ViewState, ZoneRef

NUMBERS = st.floats(-1000, 1000, allow_nan=False)
PLACES = st.tuples(NUMBERS, NUMBERS, NUMBERS)
ZONES = st.builds(
    ZoneRef, st.sampled_from(["international", "jiao"]), st.sampled_from(["MS6", "J1"]),
    st.sampled_from([None, *Side]), st.sampled_from([None, "upper-fifth"]),
)  # fmt: skip
VIEWS = st.builds(
    View,
    head=st.one_of(st.just("child"), st.just(OwnHead(Path("/a/b.ply"), Path("/a/b.json")))),
    systems=st.sampled_from([("international",), ("jiao", "zhu")]),
    points=st.booleans(), guides=st.booleans(), variants=st.booleans(),
    centimetres=st.sampled_from(Centimetres), labels=st.sampled_from(Labels), skin=st.sampled_from(SkinTone),
    sides=st.frozensets(st.sampled_from(Side)), lit=st.frozensets(ZONES, max_size=3),
    selected=st.one_of(st.none(), ZONES), affected=st.sampled_from([None, Side.LEFT]),
    hidden_regions=st.frozensets(st.sampled_from(["forehead", "nape"])),
    tapes=st.lists(st.builds(Tape, PLACES, PLACES, st.one_of(st.none(), ZONES)), max_size=2).map(tuple),
    camera=st.one_of(st.none(), st.builds(Camera, PLACES, PLACES, PLACES, st.floats(5, 60))),
)  # fmt: skip


@given(VIEWS)
def test_a_view_comes_back_from_its_file_exactly(view):
    (kept,) = from_json(json.loads(json.dumps(to_json((saved("Lesson", view),)))))
    assert kept.name == "Lesson"
    changes = changes_of(kept, lambda _ref: True, frozenset({"international", "jiao", "zhu"}))
    assert replace(View(), **changes) == view


def test_what_belongs_to_the_reader_is_not_saved():
    kept = saved("x", View(language="zh", text_hidden=True, query="arm"))
    assert not LEFT_OUT & kept.fields.keys()


def test_what_this_atlas_does_not_know_is_left_out():
    view = View(
        systems=("other", "jiao"), selected=ZoneRef("other", "X1"), lit=frozenset({ZoneRef("other", "X1")})
    )
    changes = changes_of(saved("x", view), lambda ref: ref.system == "jiao", frozenset({"jiao"}))
    assert (changes["systems"], changes["selected"], changes["lit"]) == (("jiao",), None, frozenset())


@pytest.mark.parametrize("content", [[], {}, {"scalpviz": "heads"}, "views"])
def test_other_files_are_no_views(content):
    with pytest.raises(ValueError, match="no file of views"):
        from_json(content)


@pytest.mark.parametrize("broken", [{"sides": ["up"]}, {"points": 3}, {"camera": {"position": [1]}}])
def test_a_field_changed_by_hand_is_refused(broken):
    with pytest.raises((ValueError, TypeError, KeyError)):
        changes_of(SavedView("x", broken), lambda _ref: True, frozenset())


@pytest.fixture
def presenter():
    made = Presenter(load_atlas(), ViewState(), MockWindow())
    made.start()
    return made


@pytest.mark.parametrize("name", [one.id for one in PRESETS])
def test_a_preset_is_one_step(presenter, name):
    before = presenter._state.view
    presenter.show_preset(name)
    shown = presenter._state.view
    assert {field: getattr(shown, field) for field in preset(name).view} == preset(name).view
    if shown != before:
        presenter.undo()
    assert presenter._state.view == before


def test_bringing_a_view_back_is_one_step(presenter):
    presenter.select(ZoneRef("jiao", "J1"))
    kept = presenter.save_view("x", Camera((0, 700, 0), (0, 0, 0), (0, 0, 1)))
    presenter.show_system("zhu")
    presenter.toggle_points()
    presenter.show_saved(kept)
    view = presenter._state.view
    assert (view.systems, view.selected, view.points) == (("jiao",), ZoneRef("jiao", "J1"), False)
    assert view.camera == Camera((0, 700, 0), (0, 0, 0), (0, 0, 1))
    presenter.undo()
    assert presenter._state.view.systems == ("zhu",)


def test_a_region_is_hidden_and_shown_and_choosing_a_zone_in_it_shows_it(presenter):
    presenter.select(ZoneRef("international", "MS1"))
    presenter.toggle_region("forehead")
    view = presenter._state.view
    assert (view.hidden_regions, view.selected) == (frozenset({"forehead"}), None)
    presenter.select(ZoneRef("international", "MS2"))
    assert presenter._state.view.hidden_regions == frozenset()
