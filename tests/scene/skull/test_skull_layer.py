"""The skull cap under a thin skin: what shines through, what stays as it was."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from scalpviz.head.skull.cap import skull_cap
from scalpviz.scene import camera as cameras
from scalpviz.scene.colours import palette
from scalpviz.scene.colours.record_colours import zone_colours
from scalpviz.scene.colours.vision import oklab
from scalpviz.scene.export.picture import picture, pixels
from scalpviz.scene.skull.layer import SkullLayer
from scalpviz.scene.skull.sheet import NO_SKULL, NOTE, skull_names, skull_sheet, thin_skin
from scalpviz.state.view import Labels, NamedView, View, ZoneRef

pytestmark = pytest.mark.window

SKULL = frozenset({"skull"})
QUIET = View(labels=Labels.NONE, systems=())
"""Nothing but the head."""


def colour_at(theatre, where) -> np.ndarray:
    """Colour of the picture at a place in space, the mean of nine pixels."""
    scene = theatre.scene
    x, y = cameras.seen_at(scene.camera, np.asarray(where)[None], scene.aspect)[0]
    width, height = scene.size
    row, column = round((1 - y) / 2 * height - 0.5), round((x + 1) / 2 * width - 0.5)
    return pixels(theatre.stage)[row - 1 : row + 2, column - 1 : column + 2].reshape(-1, 3).mean(axis=0)


@pytest.fixture
def quiet(theatre):
    """The scene seen from above, with nothing on it."""
    theatre.scene.apply(QUIET, frozenset({"labels", "systems"}))
    theatre.scene.look(theatre.scene.named(NamedView.TOP))
    return theatre


def show_skull(theatre, shown: bool = True) -> bool:
    return theatre.scene.apply(replace(QUIET, skull=shown), SKULL)


def test_bone_shines_through_the_scalp_and_skin_hides_it_again(quiet, reference_head):
    place = skull_cap(reference_head).surface.under(np.array([[25.0, -20.0, 120.0]]))[0]
    skin = colour_at(quiet, place)
    show_skull(quiet)
    thin = colour_at(quiet, place)
    bone = 255 * np.array(palette.BONE)
    chroma = [np.hypot(*oklab(c / 255)[1:]) for c in (thin, bone)]
    assert thin.mean() > skin.mean() + 20
    assert abs(chroma[0] - chroma[1]) < 0.03
    show_skull(quiet, False)
    assert colour_at(quiet, place) == pytest.approx(skin)


def test_a_suture_is_a_dark_line_on_the_bone(quiet, reference_head):
    cap = skull_cap(reference_head)
    line = cap.sutures["sagittal"][::4]
    aside = cap.surface.under(line + np.array([9.0, 0.0, 0.0]))
    upright = cap.surface.normals(cap.surface.toward(line))[:, 2] > 0.8
    show_skull(quiet)
    on_line = np.array([colour_at(quiet, place).mean() for place in line[upright][:12]])
    beside = np.array([colour_at(quiet, place).mean() for place in aside[upright][:12]])
    assert (on_line < beside - 25).mean() > 0.8


@pytest.mark.parametrize("view", [NamedView.FRONT, NamedView.LEFT, NamedView.BACK])
def test_face_ears_and_neck_stay_as_they_were(quiet, reference_head, view):
    scene = quiet.scene
    scene.look(scene.named(view))
    before = pixels(quiet.stage).astype(int)
    show_skull(quiet)
    after = pixels(quiet.stage).astype(int)
    names = {"front": "subnasale", "left": "tragion_left", "back": "posterior_hairline"}
    place = reference_head.landmarks[names[view]].xyz
    y = cameras.seen_at(scene.camera, place[None], scene.aspect)[0, 1]
    below = slice(round((1 - y) / 2 * scene.size[1]), scene.size[1] - 60)
    middle = slice(scene.size[0] // 5, 7 * scene.size[0] // 10)
    assert np.abs(before - after)[below, middle].max() == 0


def test_zones_can_be_read_over_the_bone(theatre, zone, atlas):
    scene = theatre.scene
    scene.apply(View(labels=Labels.NONE), frozenset({"labels"}))
    scene.look(scene.named(NamedView.RIGHT))
    place = zone("MS6/right").centreline.at(0.5 * zone("MS6/right").length)
    before = colour_at(theatre, place)
    scene.apply(View(labels=Labels.NONE, skull=True), SKULL)
    assert np.abs(colour_at(theatre, place) - before).max() < 45
    own = oklab(np.array(zone_colours(atlas)["international", "MS6"]))
    seen = oklab(colour_at(theatre, place) / 255)
    apart = np.arctan2(seen[2], seen[1]) - np.arctan2(own[2], own[1])
    assert abs((apart + np.pi) % (2 * np.pi) - np.pi) < 0.45


def test_the_picture_is_the_same_as_before_once_the_skull_is_gone(quiet):
    before = pixels(quiet.stage)
    show_skull(quiet)
    assert (pixels(quiet.stage) != before).any()
    show_skull(quiet, False)
    assert (pixels(quiet.stage) == before).all()


def test_showing_it_asks_for_one_frame_and_hiding_what_is_hidden_for_none(quiet):
    quiet.asked = 0
    assert show_skull(quiet)
    assert quiet.asked == 1
    assert show_skull(quiet, False)
    assert not show_skull(quiet, False)
    assert quiet.asked == 2


def test_pointing_still_meets_the_skin(theatre, zone):
    scene = theatre.scene
    scene.look(scene.named(NamedView.RIGHT))
    x, y = cameras.seen_at(scene.camera, zone("MS6/right").centreline.at(70.0)[None], scene.aspect)[0]
    pixel = (x + 1) / 2 * scene.size[0], (y + 1) / 2 * scene.size[1]
    before, found = scene.pick(*pixel), scene.zone_at(*pixel)
    scene.apply(View(skull=True), SKULL)
    assert scene.pick(*pixel).xyz == pytest.approx(before.xyz)
    assert scene.zone_at(*pixel) == found
    assert found.code == "MS6"


@pytest.mark.parametrize("view", NamedView)
def test_no_name_lies_over_another_and_the_note_stands_free(theatre, view):
    scene = theatre.scene
    scene.apply(View(skull=True, selected=ZoneRef("international", "MS6")), SKULL | {"selected"})
    scene.look(scene.named(view))
    pixels(theatre.stage)
    labels = scene._overlay._labels
    texts = {name.key: name.words for name in labels._names} | labels._texts
    boxes = []
    for key, spot in labels._spots.items():
        width, height = labels._room(texts[key], 72)
        boxes.append((*spot.centre, width, height))
    # From straight ahead the forehead hides every place that has a name.
    assert any(str(key).startswith("skull") for key in labels._spots) or view is NamedView.FRONT
    for one, other in combinations(boxes, 2):
        apart = [abs(one[k] - other[k]) >= (one[k + 2] + other[k + 2]) / 2 for k in (0, 1)]
        assert any(apart)


def test_names_are_hidden_with_the_other_labels_but_the_note_stays(quiet):
    show_skull(quiet)
    pixels(quiet.stage)
    overlay = quiet.scene._overlay
    assert overlay._labels._spots == {}
    assert overlay._note.actor.GetVisibility()
    assert overlay._note.actor.GetInput() == NOTE
    assert "schematic" in NOTE


def test_every_name_points_at_the_bone(reference_head):
    cap = skull_cap(reference_head)
    names = skull_names(cap)
    words = [name.words for name in names]
    assert {"Bregma", "Lambda", "Coronal suture", "Sagittal suture", "Lambdoid suture"} < set(words)
    assert words.count("Parietal eminence") == 2
    for name in names:
        assert np.linalg.norm(cap.surface.under(name.places) - name.places, axis=1).max() < 0.1, name.words


def test_the_skin_is_whole_at_the_caps_edge_and_thin_on_the_vault(reference_head):
    cap = skull_cap(reference_head)
    vertices = reference_head.vertices
    thin = thin_skin(cap, vertices)
    assert (thin[cap.rim.above(vertices) < 2.0] == 0.0).all()
    assert (thin[cap.rim.above(vertices) > 20.0] == 1.0).all()
    ears = np.abs(vertices[:, 0]) > 78.0
    assert ears.sum() > 100
    assert (thin[ears & (vertices[:, 2] < 28.0)] == 0.0).all()


def test_sutures_are_drawn_just_above_the_bone(reference_head):
    cap = skull_cap(reference_head)
    sheet = skull_sheet(cap)
    drawn = sheet.vertices[len(cap.vertices) : len(cap.vertices) + 5 * len(cap.sutures["sagittal"])]
    above = np.linalg.norm(drawn - cap.rim.centre, axis=1) - cap.surface.distances(cap.surface.toward(drawn))
    assert above.min() > 0.0
    assert above.max() < 0.5


def test_a_head_without_a_vault_keeps_its_skin_and_says_why(theatre, monkeypatch):
    from scalpviz.errors import ScalpVizError
    from scalpviz.scene.skull import layer

    def none(_head):
        raise ScalpVizError("This head has too little skin.")

    monkeypatch.setattr(layer, "skull_cap", none)
    assert theatre.scene.apply(View(skull=True), SKULL)
    pixels(theatre.stage)
    assert not theatre.scene.layer(SkullLayer).visible
    assert theatre.scene._overlay._note.actor.GetInput() == NO_SKULL


def test_another_head_gets_a_skull_of_its_own(quiet, placement, painted, atlas):
    show_skull(quiet)
    before = pixels(quiet.stage)
    quiet.scene.show(placement, painted, atlas)
    assert (pixels(quiet.stage) == before).all()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_file_shows_the_skull_too(placement, painted, atlas, theme):
    def drawn(skull: bool) -> np.ndarray:
        view = View(skull=skull, labels=Labels.NONE)
        top = (lambda scene: scene.named(NamedView.TOP), (200, 160))
        return picture(placement, painted, atlas, view, *top, theme)

    apart = np.abs(drawn(True).astype(int) - drawn(False)).max(axis=2)
    assert (apart > 15).mean() > 0.15
