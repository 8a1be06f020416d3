import gc
from dataclasses import replace

import numpy as np
import pytest
from vtkmodules.vtkCommonCore import vtkObjectBase

from scalpviz.atlas.keys import SiteKey
from scalpviz.scene import camera as cameras
from scalpviz.scene.colours.record_colours import zone_colours
from scalpviz.scene.colours.vision import oklab
from scalpviz.scene.export.picture import open_canvas, pixels
from scalpviz.scene.head_scene import HeadScene
from scalpviz.scene.marks.needle_layer import NeedleLayer
from scalpviz.scene.skin.layer import SkinLayer
from scalpviz.side import Side
from scalpviz.state.view import Labels, NamedView, View, ZoneRef

pytestmark = pytest.mark.window

MS6 = ZoneRef("international", "MS6")


def place_of(scene, where):
    """Row and column of a place of the skin, seen from the picture's top left corner."""
    x, y = cameras.seen_at(scene.camera, np.asarray(where)[None], scene.aspect)[0]
    width, height = scene.size
    return round((1 - y) / 2 * height - 0.5), round((x + 1) / 2 * width - 0.5)


def hue(colour) -> float:
    """Angle of a colour round the axis of greys, radians."""
    _, a, b = oklab(np.asarray(colour, dtype=float) / 255)
    return float(np.arctan2(b, a))


@pytest.mark.parametrize(
    ("code", "key", "view", "share"),
    [
        ("MS6", "MS6/right", NamedView.RIGHT, 0.7), ("MS7", "MS7/left", NamedView.LEFT, 0.5),
        ("MS5", "MS5/midline", NamedView.TOP, 0.2), ("MS12", "MS12/midline", NamedView.BACK, 0.5),
        ("MS2", "MS2/right", NamedView.FRONT, 0.7), ("MS14", "MS14/left", NamedView.BACK, 0.5),
    ],
)  # fmt: skip
def test_a_zone_has_its_colour_on_the_screen(theatre, zone, atlas, code, key, view, share):
    scene = theatre.scene
    scene.apply(View(labels=Labels.NONE), frozenset({"labels"}))
    scene.look(scene.named(view))
    chosen = zone(key)
    row, column = place_of(scene, chosen.centreline.at(share * chosen.length))
    seen = pixels(theatre.stage)[row, column]
    own = 255 * np.array(zone_colours(atlas)["international", code])
    apart = (hue(seen) - hue(own) + np.pi) % (2 * np.pi) - np.pi
    assert abs(apart) < 0.45


def test_pointing_at_a_pixel_names_the_zone_painted_there(theatre, zone):
    scene = theatre.scene
    scene.look(scene.named(NamedView.RIGHT))
    row, column = place_of(scene, zone("MS6/right").centreline.at(70.0))
    assert scene.zone_at(column + 0.5, scene.size[1] - row - 0.5) == ZoneRef(
        "international", "MS6", Side.RIGHT, "middle-two-fifths"
    )
    assert scene.zone_at(3, scene.size[1] - 3) is None


def test_zones_not_on_view_are_not_found(theatre, zone):
    scene = theatre.scene
    scene.look(scene.named(NamedView.RIGHT))
    row, column = place_of(scene, zone("MS6/right").centreline.at(70.0))
    scene.apply(View(sides=frozenset({Side.LEFT})), frozenset({"sides"}))
    assert scene.zone_at(column + 0.5, scene.size[1] - row - 0.5) is None


@pytest.mark.parametrize(
    "change",
    [
        {"selected": MS6}, {"hovered": MS6}, {"sides": frozenset({Side.RIGHT})}, {"systems": ()},
        {"labels": Labels.NAMES}, {"language": "zh"}, {"guides": True},
    ],
)  # fmt: skip
def test_one_change_asks_for_one_frame_and_draws_none_by_itself(theatre, change):
    before = theatre.drawn
    view = replace(View(), **change)
    assert theatre.scene.apply(view, frozenset(change))
    assert theatre.asked == 1
    assert theatre.drawn == before


def test_what_changes_nothing_asks_for_no_frame(theatre):
    scene = theatre.scene
    view = View(selected=MS6)
    scene.apply(view, frozenset({"selected"}))
    theatre.asked = 0
    assert not scene.apply(view, frozenset({"selected"}))
    assert not scene.apply(replace(view, query="arm"), frozenset({"query"}))
    assert not scene.look(scene.camera)
    assert not scene.set_theme("light")
    assert theatre.asked == 0


def test_the_window_draws_once_when_it_is_told_to(theatre):
    theatre.scene.apply(View(selected=MS6), frozenset({"selected"}))
    before = theatre.drawn
    theatre.stage.render_window.Render()
    assert theatre.drawn == before + 1


def test_highlighting_touches_only_the_vertices_of_what_changed(theatre, painted):
    scene = theatre.scene
    scene.apply(View(selected=MS6), frozenset({"selected"}))
    skin = scene.layer(SkinLayer)
    view = View(selected=MS6, hovered=ZoneRef("international", "MS12"))
    touched = skin.actor.paint(skin._colouring.looks(view))
    regions = {int(skin.actor._sheet.region_of[row]) for row in touched}
    assert regions
    for region in regions:
        assert any(
            paint.zone == SiteKey.parse("international/MS12/midline") for paint in painted.regions[region]
        )


def test_deselecting_leaves_the_colours_as_they_were(theatre):
    colours = theatre.scene.layer(SkinLayer).actor.colours
    before = colours.copy()
    theatre.scene.apply(View(selected=MS6), frozenset({"selected"}))
    assert (colours != before).any()
    theatre.scene.apply(View(), frozenset({"selected"}))
    assert (colours == before).all()


def test_a_needle_is_drawn_for_each_side_of_the_selected_zone(theatre):
    scene = theatre.scene
    scene.apply(View(selected=MS6), frozenset({"selected"}))
    assert len(scene.layer(NeedleLayer).needles) == 2
    actor = scene.layer(NeedleLayer).actor.actor
    scene.apply(View(selected=replace(MS6, side=Side.LEFT)), frozenset({"selected"}))
    assert len(scene.layer(NeedleLayer).needles) == 1
    assert scene.layer(NeedleLayer).actor.actor is actor
    scene.apply(View(selected=MS6, needles=False), frozenset({"selected", "needles"}))
    assert scene.layer(NeedleLayer).needles == ()
    assert not scene.layer(NeedleLayer).actor.visible


def test_dark_surroundings_are_darker_than_the_head_and_light_ones_lighter(theatre):
    scene = theatre.scene
    light = pixels(theatre.stage)[5, 5].mean()
    scene.set_theme("dark")
    assert theatre.asked == 1
    assert pixels(theatre.stage)[5, 5].mean() < 90 < 200 < light


def test_the_back_is_out_of_sight_from_the_front_and_the_camera_that_faces_it_sees_it(theatre):
    scene = theatre.scene
    behind = ZoneRef("international", "MS12")
    scene.look(scene.named(NamedView.FRONT))
    assert not scene.sees(behind)
    assert scene.sees(ZoneRef("international", "MS1"))
    scene.look(scene.facing(behind))
    assert scene.sees(behind)


def test_every_zone_is_seen_from_the_camera_that_faces_it(theatre, placement):
    scene = theatre.scene
    for chosen in placement.zones:
        ref = ZoneRef(chosen.system, chosen.code, chosen.side)
        scene.look(scene.facing(ref))
        assert scene.sees(ref), chosen.key


def test_labels_appear_and_go(theatre):
    scene = theatre.scene
    bare = View(labels=Labels.NONE)
    scene.apply(bare, frozenset({"labels"}))
    without = pixels(theatre.stage)
    scene.apply(View(), frozenset({"labels"}))
    assert (pixels(theatre.stage) != without).any()
    scene.apply(bare, frozenset({"labels"}))
    assert (pixels(theatre.stage) == without).all()


def test_showing_another_head_leaves_nothing_of_the_first(theatre, placement, painted, atlas):
    scene = theatre.scene
    scene.apply(View(labels=Labels.NONE), frozenset({"labels"}))
    before = pixels(theatre.stage)
    props = theatre.stage.renderer.GetViewProps().GetNumberOfItems()
    scene.show(placement, painted, atlas)
    assert theatre.stage.renderer.GetViewProps().GetNumberOfItems() == props
    assert (pixels(theatre.stage) == before).all()


def vtk_objects() -> int:
    gc.collect()
    return sum(isinstance(thing, vtkObjectBase) for thing in gc.get_objects())


def test_a_closed_scene_leaves_nothing_behind(placement, painted, atlas):
    def once() -> None:
        stage = open_canvas((320, 240))
        layers = stage.render_window.GetNumberOfLayers()
        scene = HeadScene(stage)
        scene.show(placement, painted, atlas)
        scene.apply(View(selected=MS6, guides=True), frozenset({"selected", "guides"}))
        stage.render_window.Render()
        scene.close()
        assert stage.renderer.GetViewProps().GetNumberOfItems() == 0
        assert stage.render_window.GetNumberOfLayers() == layers
        assert not stage.renderer.HasObserver("StartEvent")
        stage.render_window.Finalize()

    once()
    before = vtk_objects()
    for _ in range(3):
        once()
    assert vtk_objects() <= before


def test_a_thousand_selections_make_no_new_actors(theatre, placement):
    scene = theatre.scene
    refs = [ZoneRef(zone.system, zone.code, zone.side) for zone in placement.zones]
    for ref in refs:
        scene.apply(View(selected=ref), frozenset({"selected"}))
        scene._before_frame()
    before = vtk_objects()
    for turn in range(100):
        scene.apply(View(selected=refs[turn % len(refs)]), frozenset({"selected"}))
        scene._before_frame()
    assert vtk_objects() <= before + 5
