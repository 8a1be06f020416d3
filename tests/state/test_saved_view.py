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
from scalpviz.state.known_ids import KnownIds
from scalpviz.state.presenter.presenter import Presenter
from scalpviz.state.presets import PRESETS, preset
from scalpviz.state.saved_view import SavedView, brought, from_json, saved, to_json
from scalpviz.state.view import Camera, Centimetres, Labels, OwnHead, SkinTone, Tape, View, ZoneRef
from scalpviz.state.view_state import ViewState

NUMBERS = st.floats(-1000, 1000, allow_nan=False)
PLACES = st.tuples(NUMBERS, NUMBERS, NUMBERS)
ZONES = st.builds(
    ZoneRef, st.sampled_from(["international", "jiao"]), st.sampled_from(["MS6", "J1"]),
    st.sampled_from([None, *Side]), st.sampled_from([None, "upper-fifth"]),
)  # fmt: skip
SWITCHES = ("points", "meridians", "sites", "reference_lines", "include_hidden_systems", "needles", "guides",
    "eyes_open",
            "skull", "variants")  # fmt: skip
VIEWS = st.builds(
    View,
    head=st.one_of(st.just("child"), st.just(OwnHead(Path("/a/b.ply"), Path("/a/b.json")))),
    systems=st.sampled_from([("international",), ("jiao", "zhu")]),
    centimetres=st.sampled_from(Centimetres), labels=st.sampled_from(Labels), skin=st.sampled_from(SkinTone),
    sides=st.frozensets(st.sampled_from(Side)), highlighted=st.frozensets(ZONES, max_size=3),
    selected=st.one_of(st.none(), ZONES), affected=st.sampled_from([None, Side.LEFT]),
    area=st.sampled_from([None, "hand"]), condition=st.sampled_from([None, "insomnia"]),
    hidden_regions=st.frozensets(st.sampled_from(["forehead", "nape"])),
    tapes=st.lists(st.builds(Tape, PLACES, PLACES, st.one_of(st.none(), ZONES)), max_size=2).map(tuple),
    camera=st.one_of(st.none(), st.builds(Camera, PLACES, PLACES, PLACES, st.floats(5, 60))),
    **dict.fromkeys(SWITCHES, st.booleans()),
)  # fmt: skip
EVERYTHING = KnownIds(
    zones=frozenset((system, code) for system in ("international", "jiao") for code in ("MS6", "J1")),
    systems=frozenset({"international", "jiao", "zhu"}),
    regions=frozenset({"forehead", "nape"}),
    areas=frozenset({"hand"}),
    conditions=frozenset({"insomnia"}),
    heads=frozenset({"child", "average_adult"}),
)


def through_a_file(view):
    (kept,) = from_json(json.loads(json.dumps(to_json((saved("Lesson", view),)))))
    return kept


@given(VIEWS)
def test_a_view_comes_back_from_its_file_exactly(view):
    found = brought(through_a_file(view), EVERYTHING)
    assert replace(View(camera=view.camera), **found.changes) == view
    assert found.left_out == ()


def test_what_belongs_to_the_reader_is_not_saved():
    kept = saved("x", View(language="zh", text_hidden=True, query="arm"))
    assert not {"language", "text_hidden", "query", "folded", "presenting"} & kept.fields.keys()


def test_what_is_unknown_here_is_left_out_and_told():
    other = ZoneRef("other", "X1")
    view = View(
        systems=("other", "jiao"), selected=other, highlighted=frozenset({other, ZoneRef("jiao", "J1")}),
        hidden_regions=frozenset({"sky", "nape"}), condition="boredom", head="giant",
        tapes=(Tape((0, 0, 0), (1, 1, 1)),), camera=Camera((0, 9, 0), (0, 0, 0), (0, 0, 1)),
    )  # fmt: skip
    found = brought(through_a_file(view), EVERYTHING)
    after = replace(View(), **found.changes)
    assert (after.systems, after.selected, after.highlighted) == (
        ("jiao",),
        None,
        frozenset({ZoneRef("jiao", "J1")}),
    )
    assert (after.hidden_regions, after.condition) == (frozenset({"nape"}), None)
    assert set(found.left_out) == {"other", "other X1", "sky", "boredom", "giant"}
    # neither the tapes nor the eye belong to another head
    assert not {"head", "tapes", "camera"} & found.changes.keys()


def test_a_field_of_another_version_is_left_out_and_told_but_stays_in_the_file():
    kept = from_json({"scalpviz": "views", "views": [{"name": "x", "points": True, "aura": 3}]})
    found = brought(kept[0], EVERYTHING)
    assert (found.changes["points"], found.left_out) == (True, ("aura",))
    assert to_json(kept)["views"][0]["aura"] == 3


def test_a_file_of_the_names_that_fields_had_before_is_read():
    old = {"lit": [{"system": "jiao", "code": "J1", "side": "left", "part": None}], "beyond": True}
    found = brought(SavedView("x", {"condition": "insomnia", **old}), EVERYTHING)
    assert found.left_out == ()
    assert found.changes["highlighted"] == {ZoneRef("jiao", "J1", Side.LEFT)}
    assert found.changes["include_hidden_systems"] is True


def test_a_name_of_today_counts_before_the_one_it_had():
    found = brought(SavedView("x", {"beyond": True, "include_hidden_systems": False}), EVERYTHING)
    assert (found.changes["include_hidden_systems"], found.left_out) == (False, ())


def test_tapes_along_unknown_zones_are_left_out_and_the_head_comes_all_the_same():
    view = View(head="child", tapes=(Tape((0, 0, 0), (1, 1, 1), ZoneRef("other", "X1")),))
    found = brought(through_a_file(view), EVERYTHING)
    assert (found.changes["head"], found.changes.get("tapes", ())) == ("child", ())
    assert found.left_out == ("other X1",)


def test_what_an_older_file_does_not_say_is_as_in_a_new_window():
    found = brought(SavedView("x", {"points": True}), EVERYTHING)
    assert replace(View(skull=True, labels=Labels.NONE), **found.changes) == View(points=True)


@pytest.mark.parametrize(
    "content", [[], {}, {"scalpviz": "heads"}, "views", {"scalpviz": "views", "views": 3}]
)
def test_other_files_are_no_views(content):
    with pytest.raises(ValueError, match="no file of views"):
        from_json(content)


def test_of_two_views_of_one_name_the_first_counts():
    kept = from_json(
        {"scalpviz": "views", "views": [{"name": "x", "points": True}, {"name": " x "}, {"name": ""}, 7]}
    )
    assert [(one.name, one.fields) for one in kept] == [("x", {"points": True})]


@pytest.mark.parametrize(
    "broken",
    [
        {"sides": ["up"]}, {"points": 3}, {"camera": {"position": [1]}}, {"tapes": 5}, {"highlighted": "MS6"},
        {"camera": {"position": [0, float("nan"), 0], "focus": [0, 0, 0], "up": [0, 0, 1], "view_angle": 24}},
    ],
)  # fmt: skip
def test_a_field_spoilt_by_hand_is_left_out_and_told(broken):
    found = brought(SavedView("x", {**broken, "skull": True}), EVERYTHING)
    assert found.left_out == tuple(broken)
    assert replace(View(), **found.changes) == View(skull=True)


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
    assert {field: getattr(shown, field) for field in preset(name).fields()} == preset(name).fields()
    if shown != before:
        presenter.undo()
    assert presenter._state.view == before
    assert preset(name).holds(shown)
    assert sum(one.holds(shown) for one in PRESETS) == 1


def test_everything_at_once_shows_every_system_and_the_next_preset_one_again(presenter):
    presenter.show_system("jiao")
    presenter.show_preset("everything")
    assert len(presenter._state.view.systems) > 5
    presenter.show_preset("lines")
    assert len(presenter._state.view.systems) == 1


def test_a_preset_that_hides_the_chosen_zone_chooses_it_no_more(presenter):
    presenter.show_system("jiao")
    presenter.show_all_systems()
    presenter.select(ZoneRef("jiao", "J1"))
    presenter.show_preset("lines")
    assert presenter._state.view.selected is None


def test_bringing_a_view_back_is_one_step(presenter):
    presenter.select(ZoneRef("jiao", "J1"))
    kept = presenter.save_view("x", Camera((0, 700, 0), (0, 0, 0), (0, 0, 1)))
    presenter.show_system("zhu")
    presenter.toggle("points")
    presenter.show_saved(kept)
    view = presenter._state.view
    assert (view.systems, view.selected, view.points) == (("jiao",), ZoneRef("jiao", "J1"), False)
    assert view.camera == Camera((0, 700, 0), (0, 0, 0), (0, 0, 1))
    # the eye goes where the view was seen from, not to the zone that comes to be chosen
    assert presenter._window.brought[-1:] == [ZoneRef("jiao", "J1")]
    assert len(presenter._window.brought) == 1
    presenter.undo()
    view = presenter._state.view
    assert (view.systems, view.selected, view.points) == (("zhu",), None, True)


def test_what_belongs_to_the_moment_ends_when_a_view_comes(presenter):
    kept = presenter.save_view("x")
    presenter.search("arm")
    presenter.toggle("spinning")
    presenter.start_measuring()
    presenter.show_saved(kept)
    view = presenter._state.view
    assert (view.query, view.spinning, view.measuring) == ("", False, False)


def test_a_region_is_hidden_and_shown_and_choosing_a_zone_in_it_shows_it(presenter):
    presenter.select(ZoneRef("international", "MS1"))
    presenter.toggle_region("forehead")
    view = presenter._state.view
    assert (view.hidden_regions, view.selected) == (frozenset({"forehead"}), None)
    presenter.select(ZoneRef("international", "MS2"))
    assert presenter._state.view.hidden_regions == frozenset()


def test_a_point_in_a_hidden_region_is_chosen_no_more(presenter):
    presenter.select(ZoneRef("acupoints", "GV24"))
    region = presenter._atlas.point("GV24").region
    presenter.toggle_region(region)
    assert presenter._state.view.selected is None


def test_hiding_a_region_leaves_a_lit_zone_of_another_system_chosen(presenter):
    presenter.choose_condition(presenter._atlas.conditions[0].id)
    highlighted = next(iter(presenter._state.view.highlighted))
    presenter.select(highlighted)
    presenter.toggle_region("no-region-of-it")
    assert presenter._state.view.selected == highlighted


def test_a_condition_shows_the_regions_of_what_it_lights(presenter):
    for region in presenter._atlas.regions:
        presenter.toggle_region(region.id)
    presenter.choose_condition(presenter._atlas.conditions[0].id)
    view = presenter._state.view
    shown = {presenter._region_of(ref) for ref in view.highlighted}
    assert shown
    assert not shown & view.hidden_regions
    assert view.hidden_regions
