"""Tapes as they are drawn on the head."""

import numpy as np
import pytest

from scalpviz.atlas.keys import SiteKey
from scalpviz.scene import camera as cameras
from scalpviz.scene.export.picture import pixels
from scalpviz.scene.picking import Pick
from scalpviz.side import Side
from scalpviz.state.view import Labels, NamedView, Tape, View, ZoneRef

pytestmark = pytest.mark.window

EVERYTHING = frozenset(View.__dataclass_fields__)
BARE = {"labels": Labels.NONE, "systems": ()}


def show(theatre, camera, **chosen):
    scene = theatre.scene
    scene.apply(View(**BARE, **chosen), EVERYTHING)
    scene.look(camera)
    return pixels(theatre.stage)[..., :3].astype(float) / 255


def colours_at(scene, picture, places):
    seen = cameras.seen_at(scene.camera, np.atleast_2d(places), scene.aspect)
    width, height = scene.size
    columns = np.round((seen[:, 0] + 1) / 2 * width - 0.5).astype(int)
    rows = np.round((1 - seen[:, 1]) / 2 * height - 0.5).astype(int)
    return picture[rows, columns]


def is_tape(colours):
    """Yellow like the tape's face: far more green than blue, and light."""
    return (colours[..., 1] - colours[..., 2] > 0.2) & (colours[..., 1] > 0.5)


@pytest.fixture
def along_the_top(placement) -> Tape:
    by_code = {
        point.code: tuple(point.place.xyz) for point in placement.points if point.system == "acupoints"
    }
    return Tape(by_code["GV22"], by_code["GV20"])


def test_a_tape_shows_its_face_with_a_stroke_at_each_centimetre(theatre, along_the_top):
    scene = theatre.scene
    scene.apply(View(**BARE, tapes=(along_the_top,)), EVERYTHING)
    (laid,) = scene.tapes.measured(View(tapes=(along_the_top,)))
    middle = laid.path.at(laid.length / 2)
    above = scene.named(NamedView.TOP)
    camera = cameras.zoom(above, 2.0, scene.framing, middle)
    picture = show(theatre, camera, tapes=(along_the_top,))
    # the label lies over the middle
    for first, last, wanted in ((4.0, 36.0, [10, 20, 30]), (54.0, laid.length - 4.0, [60, 70, 80])):
        run = np.arange(first, last, 0.25)
        faces = is_tape(colours_at(scene, picture, laid.path.at_each(run)))
        strokes = [run[k] for k in np.flatnonzero(faces[:-1] & ~faces[1:])]
        assert strokes == pytest.approx(wanted, abs=1.0)


def test_behind_the_head_a_tape_is_not_seen(theatre, along_the_top):
    below = cameras.turn(theatre.scene.named(NamedView.FRONT), 0.0, -25.0, theatre.scene.framing)
    with_tape = show(theatre, below, tapes=(along_the_top,))
    assert np.array_equal(with_tape, show(theatre, below))


def test_the_first_end_shows_until_the_tape_leads_on_and_the_tape_in_hand_follows(theatre, along_the_top):
    scene, above = theatre.scene, theatre.scene.named(NamedView.TOP)
    begun = {"measuring": True, "tape_start": along_the_top.start}
    bare = show(theatre, above)
    picture = show(theatre, above, **begun)
    assert 20 < (picture != bare).any(axis=-1).sum() < 600
    theatre.asked = 0
    assert scene.reach(np.array(along_the_top.end))
    assert theatre.asked == 1
    led = pixels(theatre.stage)[..., :3].astype(float) / 255
    halfway = scene.tapes.in_hand.path.at(scene.tapes.in_hand.length * 0.47)
    around = halfway + np.linspace(-4.0, 4.0, 17)[:, None] * np.array([0.0, 1.0, 0.0])
    assert is_tape(colours_at(scene, led, around)).mean() > 0.4
    scene.reach(None)
    assert np.array_equal(pixels(theatre.stage)[..., :3].astype(float) / 255, picture)


def test_two_places_in_one_band_are_joined_along_it_and_others_are_not(theatre, zone):
    scene, line = theatre.scene, zone("MS6/right").centreline
    region = next(
        region
        for region in scene.head.lids.picker._painted.regions
        if [paint.zone for paint in region] == [SiteKey.parse("international/MS6/right")]
    )
    pick = Pick(line.at(90.0), 0, region)
    assert scene.tapes.followed(line.at(20.0), pick) == ZoneRef("international", "MS6", Side.RIGHT)
    assert scene.tapes.followed(zone("MS6/left").centreline.at(60.0), pick) is None
