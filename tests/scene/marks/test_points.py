"""Acupoints, electrode sites, meridians and reference lines on the head."""

from dataclasses import replace

import numpy as np
import pytest

from scalpviz.scene import camera as cameras
from scalpviz.scene.colours import palette
from scalpviz.scene.colours.record_colours import MERIDIAN_COLOURS
from scalpviz.scene.colours.vision import lightness
from scalpviz.scene.export.picture import pixels
from scalpviz.scene.marks.marks import Marks
from scalpviz.scene.marks.points import REACH, shown_points
from scalpviz.scene.points_on_skin import points_on_skin
from scalpviz.side import Side
from scalpviz.state.view import Labels, NamedView, View, ZoneRef

pytestmark = pytest.mark.window

BARE = View(labels=Labels.NONE, systems=())
GB8 = ZoneRef("acupoints", "GB8", Side.RIGHT)
C4 = ZoneRef("eeg", "C4")
RADIUS = 1.75
"""Of a spot seen from near by, mm."""
EVERYTHING = frozenset(View.__dataclass_fields__)


def show(theatre, view, ref=None, nearer=0.35):
    """Draw a view from straight above a point, and return the picture."""
    scene = theatre.scene
    scene.apply(view, EVERYTHING)
    if ref is not None:
        item = item_of(scene, ref)
        place, normal = item.places[0], item.normals[0]
        far = nearer * np.linalg.norm(np.asarray(scene.home().position) - scene.framing.centre)
        scene.look(replace(scene.home(), position=tuple(place + far * normal), focus=tuple(place)))
    return pixels(theatre.stage)


def item_of(scene, ref):
    return next(item for item in scene.head.points_of(ref))


def beside(scene, ref, away):
    """Pixels (row, column) in a ring of that radius (mm) round a point."""
    item = item_of(scene, ref)
    first = np.cross(item.normals[0], [0.0, 0.0, 1.0])
    first /= np.linalg.norm(first)
    second = np.cross(item.normals[0], first)
    turn = np.linspace(0, 2 * np.pi, 8, endpoint=False)[:, None]
    places = item.point.place.xyz + away * (np.cos(turn) * first + np.sin(turn) * second)
    return pixels_of(scene, places)


def pixels_of(scene, places):
    at = cameras.seen_at(scene.camera, np.atleast_2d(places), scene.aspect)
    width, height = scene.size
    columns, rows = (at[:, 0] + 1) / 2 * width - 0.5, (1 - at[:, 1]) / 2 * height - 0.5
    return np.round(rows).astype(int), np.round(columns).astype(int)


def colour_of(picture, where):
    return picture[where].astype(float).mean(axis=0)


def tint(colour):
    """A colour without its lightness."""
    colour = np.asarray(colour, dtype=float)
    return colour / colour.sum()


def test_points_appear_on_the_skin_and_go_without_a_trace(theatre):
    before = show(theatre, BARE, GB8)
    shown = show(theatre, replace(BARE, points=True))
    at = beside(theatre.scene, GB8, 0.6)
    own = np.asarray(MERIDIAN_COLOURS["GB"])
    assert np.abs(tint(colour_of(shown, at)) - tint(own)).max() < 0.12
    assert np.abs(tint(colour_of(before, at)) - tint(own)).max() > 0.15
    assert (show(theatre, BARE) == before).all()


def test_electrode_sites_are_light_in_a_dark_ring_and_acupoints_coloured_in_a_white_one(theatre):
    point = show(theatre, replace(BARE, points=True), GB8)
    middle, ring = (colour_of(point, beside(theatre.scene, GB8, away)) for away in (0.5, 0.85 * RADIUS))
    assert lightness(ring / 255) > lightness(middle / 255) + 15
    site = show(theatre, replace(BARE, sites=True), C4)
    middle, ring = (colour_of(site, beside(theatre.scene, C4, away)) for away in (0.4, 0.85 * RADIUS))
    assert lightness(middle / 255) > lightness(ring / 255) + 25


def test_switches_show_points_of_their_own_kind_only(placement):
    items = points_on_skin(placement)
    for view, systems in (
        (BARE, set()), (replace(BARE, points=True), {"acupoints"}), (replace(BARE, sites=True), {"eeg"}),
    ):  # fmt: skip
        assert {item.point.system for item in shown_points(items, view)} == systems


def test_points_and_sites_of_a_side_that_is_hidden_are_hidden(placement):
    items = points_on_skin(placement)
    shown = shown_points(
        items, replace(BARE, points=True, sites=True, sides=frozenset({Side.RIGHT, Side.MIDLINE}))
    )
    for system in ("acupoints", "eeg"):
        assert {item.point.side for item in shown if item.point.system == system} == {
            Side.RIGHT,
            Side.MIDLINE,
        }


@pytest.mark.parametrize("ref", [GB8, C4])
def test_a_chosen_point_is_drawn_though_its_kind_is_off_and_wears_a_yellow_ring(theatre, ref):
    before = show(theatre, BARE, ref)
    chosen = show(theatre, replace(BARE, selected=ref))
    at = beside(theatre.scene, ref, 1.2 * 1.72 * RADIUS)
    yellow = tint(palette.POINT_RING)
    assert np.abs(tint(colour_of(chosen, at)) - yellow).max() < 0.08
    assert np.abs(tint(colour_of(before, at)) - yellow).max() > 0.12


def test_a_point_under_the_pointer_grows(theatre):
    calm = show(theatre, replace(BARE, points=True), GB8)
    hovered = show(theatre, replace(BARE, points=True, hovered=GB8))
    at = beside(theatre.scene, GB8, 1.1 * RADIUS)
    assert lightness(colour_of(hovered, at) / 255) > lightness(colour_of(calm, at) / 255) + 8


def test_a_point_is_picked_within_reach_before_the_zone_below_it(theatre):
    scene = theatre.scene
    view = View(labels=Labels.NONE)
    show(theatre, view, GB8)
    row, column = (int(axis[0]) for axis in pixels_of(scene, item_of(scene, GB8).point.place.xyz))
    x, y = column + 0.5, scene.size[1] - row - 0.5
    assert scene.zone_at(x, y).system == "international"
    scene.apply(replace(view, points=True), frozenset({"points"}))
    assert scene.zone_at(x, y) == GB8
    rows, columns = beside(scene, GB8, REACH + 1.5)
    around = [scene.zone_at(c + 0.5, scene.size[1] - r - 0.5) for r, c in zip(rows, columns, strict=True)]
    assert GB8 not in around


def test_a_chosen_point_is_flown_to_and_seen(theatre):
    scene = theatre.scene
    scene.look(scene.named(NamedView.LEFT))
    assert not scene.sees(GB8)
    scene.look(scene.facing(GB8))
    assert scene.sees(GB8)


def test_labels_keep_their_sides_while_the_head_turns_a_little(theatre):
    scene = theatre.scene
    scene.apply(View(points=True, sites=True), EVERYTHING)
    scene.look(scene.named(NamedView.TOP))
    theatre.stage.render_window.Render()
    before = dict(scene._overlay._labels._spots)
    scene.look(cameras.turn(scene.camera, 0.3, 0.0, scene.framing))
    theatre.stage.render_window.Render()
    after = scene._overlay._labels._spots
    kept = [key for key in before if key in after and before[key].choice == after[key].choice]
    assert len(kept) > 0.9 * len(before)


def test_meridians_run_over_the_skin_on_the_sides_on_view_and_go(theatre):
    scene = theatre.scene
    before = show(theatre, BARE, GB8, nearer=0.8)
    shown = show(theatre, replace(BARE, meridians=True))
    line = next(
        x
        for x in scene.layer(Marks)._on_head.lines.meridians(scene._view)
        if x.id == "GB" and x.side is Side.RIGHT
    )
    places = np.array([line.path.at(s) for s in np.linspace(0.0, line.path.length, 60)])
    eye = np.asarray(scene.camera.position)
    seen = np.array([p for p in places if scene.head.picker.open_to(eye, p, 0.8)])
    assert len(seen) > 10
    at = pixels_of(scene, seen)
    changed = (np.abs(shown[at].astype(int) - before[at]) > 12).any(axis=1)
    assert changed.mean() > 0.9
    left = show(theatre, replace(BARE, meridians=True, sides=frozenset({Side.LEFT})))
    assert (left[at] == before[at]).all(axis=1).mean() > 0.9
    assert (show(theatre, BARE) == before).all()


def test_reference_lines_are_dashed_belong_to_the_systems_on_view_and_go(theatre):
    scene = theatre.scene
    jiao = replace(BARE, systems=("jiao",))
    scene.apply(jiao, EVERYTHING)
    scene.look(scene.named(NamedView.TOP))
    before = pixels(theatre.stage)
    shown = show(theatre, replace(jiao, reference_lines=True))
    line = next(x for x in scene.layer(Marks)._on_head.lines.reference(scene._view) if x.id == "jiao-ap-line")
    places = np.array([line.path.at(s) for s in np.linspace(0.3, 0.7, 150) * line.path.length])
    at = pixels_of(scene, places)
    dark = (shown[at].astype(int).sum(axis=1) < before[at].astype(int).sum(axis=1) - 60).astype(int)
    assert 0.3 < dark.mean() < 0.95
    assert (np.diff(dark) == 1).sum() >= 5
    international = replace(jiao, systems=("international",))
    without = show(theatre, international)
    assert (show(theatre, replace(international, reference_lines=True)) == without).all()
    assert (show(theatre, jiao) == before).all()


def test_lines_are_named_in_few_words_once_on_each_side(theatre):
    scene = theatre.scene
    scene.apply(replace(BARE, systems=("jiao",), labels=Labels.CODES, reference_lines=True), EVERYTHING)
    names = [name for name in scene._overlay._labels._names if name.key.startswith("line/jiao-")]
    assert len(names) >= 3
    assert len({name.key for name in names}) == len(names)
    assert all(0 < len(name.words) < 40 for name in names)
