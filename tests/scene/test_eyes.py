"""Eyes that open and close on the screen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pytest
from heads import with_eyes_that_open

from scalpviz.head.head import Head
from scalpviz.placement.painting.painted import PaintedSkin
from scalpviz.placement.placed import Placement
from scalpviz.scene.colours import palette
from scalpviz.scene.export.picture import OffscreenCanvas, open_canvas, pixels
from scalpviz.scene.eyes import Eyes
from scalpviz.scene.head_scene import HeadScene
from scalpviz.scene.marks.guides import pupil_line
from scalpviz.scene.skin.layer import SkinLayer
from scalpviz.side import Side
from scalpviz.state.view import Labels, NamedView, View, ZoneRef

pytestmark = pytest.mark.window

OPEN = View(eyes_open=True, labels=Labels.NONE)
CLOSED = View(labels=Labels.NONE)
EYES = frozenset({"eyes_open"})
MS6 = ZoneRef("international", "MS6")


@pytest.fixture(scope="module")
def head(reference_head: Head) -> Head:
    return with_eyes_that_open(reference_head)


@dataclass
class Sleeper:
    """A head on a stage that asks for frames."""

    stage: OffscreenCanvas
    scene: HeadScene
    asked: int = 0


@pytest.fixture
def sleeper(head: Head, placement: Placement, painted: PaintedSkin, atlas) -> Iterator[Sleeper]:
    stage = open_canvas((640, 480))
    shown = Sleeper(stage, HeadScene(stage))

    def asked() -> None:
        shown.asked += 1

    shown.scene.show(replace(placement, head=head), painted, atlas)
    shown.scene.apply(CLOSED, frozenset({"labels"}))
    shown.scene.look(shown.scene.named(NamedView.FRONT))
    pixels(stage)
    shown.scene.request_render = asked
    yield shown
    shown.scene.close()
    stage.render_window.Finalize()


def at_the_pupil(sleeper: Sleeper, head: Head) -> np.ndarray:
    """The colour at the right pupil, as drawn."""
    from scalpviz.scene import camera as cameras

    scene = sleeper.scene
    x, y = cameras.seen_at(scene.camera, head.landmark("pupil", Side.RIGHT).xyz[None], scene.aspect)[0]
    width, height = scene.size
    drawn = pixels(sleeper.stage)
    return drawn[round((1 - y) / 2 * height - 0.5), round((x + 1) / 2 * width - 0.5)].astype(float)


def test_the_lid_gives_way_to_the_pupil_and_comes_back(sleeper: Sleeper, head: Head):
    lid = at_the_pupil(sleeper, head)
    assert sleeper.scene.apply(OPEN, EYES)
    assert sleeper.asked == 1
    pupil = at_the_pupil(sleeper, head)
    assert pupil.mean() < 0.55 * lid.mean()
    assert sleeper.scene.apply(CLOSED, EYES)
    assert (at_the_pupil(sleeper, head) == lid).all()


def test_guides_open_the_eyes_and_leave_them_as_they_were(sleeper: Sleeper):
    scene = sleeper.scene
    before = pixels(sleeper.stage)
    closed = scene.head.picker
    scene.apply(replace(CLOSED, guides=True), frozenset({"guides"}))
    assert scene.head.picker is not closed
    scene.apply(CLOSED, frozenset({"guides"}))
    assert scene.head.picker is closed
    assert (pixels(sleeper.stage) == before).all()


def test_a_second_wish_for_open_eyes_asks_for_no_frame(sleeper: Sleeper):
    sleeper.scene.apply(OPEN, EYES)
    sleeper.asked = 0
    assert not sleeper.scene.apply(OPEN, EYES)
    assert sleeper.asked == 0


def test_a_head_without_open_eyes_keeps_them_closed(placement, painted, atlas):
    stage = open_canvas((320, 240))
    scene = HeadScene(stage)
    scene.show(replace(placement, head=replace(placement.head, open_eyes=None)), painted, atlas)
    scene.apply(CLOSED, frozenset({"labels"}))
    assert not scene.apply(OPEN, EYES)
    scene.close()
    stage.render_window.Finalize()


def test_the_pointer_meets_the_open_eye_where_it_is_drawn(sleeper: Sleeper, head: Head):
    scene = sleeper.scene
    scene.apply(OPEN, EYES)
    awake = head.awake()
    row = head.open_eyes.rows[np.argmax(head.open_eyes.masks["pupil"])]
    there = awake.vertices[row]
    toward = np.array([0.0, -1.0, 0.0])
    met = scene.head.picker.along(there - 300.0 * toward, toward)
    np.testing.assert_allclose(met.xyz, there, atol=1e-3)


def test_zones_are_found_with_the_eyes_open_as_with_them_closed(sleeper: Sleeper):
    scene = sleeper.scene
    places = [(x, y) for x in range(40, 640, 40) for y in range(240, 480, 20)]
    closed = [scene.zone_at(*place) for place in places]
    scene.apply(OPEN, EYES)
    assert [scene.zone_at(*place) for place in places] == closed
    assert any(closed)


def test_a_choice_made_before_the_eyes_open_is_still_lit(sleeper: Sleeper):
    scene = sleeper.scene
    scene.apply(replace(CLOSED, selected=MS6), frozenset({"selected"}))
    colours = scene.layer(SkinLayer).actor.colours
    before = colours.copy()
    scene.apply(replace(OPEN, selected=MS6), EYES)
    rows = np.concatenate(scene.head.lids.sheet.members[1:])
    assert (colours[rows] == before[rows]).all()
    assert (colours != before).any()


def test_opening_the_eyes_moves_nothing_that_is_painted(head: Head, painted: PaintedSkin):
    eyes = Eyes(head, painted)
    closed, opened = eyes.body(False).sheet, eyes.body(True).sheet
    moved = np.linalg.norm(opened.vertices - closed.vertices, axis=1) > 0
    assert moved.any()
    assert not moved[closed.region_of > 0].any()
    assert opened.triangles is closed.triangles
    assert eyes.body(True) is eyes.body(True)


def test_the_white_of_the_eye_is_not_white_and_the_pupil_is_nearly_black():
    assert 0.8 < max(palette.SCLERA) < 0.97
    assert max(palette.PUPIL) < 0.1 < max(palette.IRIS) < 0.5


def test_the_pupil_line_runs_straight_up_from_the_pupil_to_the_hairline(head: Head, picker):
    for side in (Side.RIGHT, Side.LEFT):
        line = pupil_line(head, side, picker)
        pupil = head.landmark("pupil", side).xyz
        np.testing.assert_allclose(line[:, 0], pupil[0], atol=0.01)
        assert np.linalg.norm(line[0] - pupil) < 1.0
        hairline = head.curves["hairline_front"].xyz
        assert np.linalg.norm(hairline - line[-1], axis=1).min() < 1.5
        assert (np.diff(line[:, 2]) > 0).mean() > 0.95


def test_a_hairline_that_does_not_pass_above_the_pupil_leaves_no_line(head: Head, picker):
    hairline = head.curves["hairline_front"]
    away = replace(hairline, xyz=hairline.xyz + np.array([200.0, 0.0, 0.0]))
    bald = replace(head, curves={**head.curves, "hairline_front": away})
    assert len(pupil_line(bald, Side.RIGHT, picker)) == 0
    assert len(pupil_line(replace(head, curves={}), Side.RIGHT, picker)) == 0
