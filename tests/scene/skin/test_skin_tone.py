"""The tones of the skin: what they change in the picture, and what stays."""

from dataclasses import replace

import numpy as np
import pytest

from scalpviz.layout.skin.masks import skin_masks
from scalpviz.layout.skin.sheet import skin_sheet
from scalpviz.placement.painting.paint import paint
from scalpviz.scene.colours import palette
from scalpviz.scene.colours.palette import COMPLEXIONS
from scalpviz.scene.colours.vision import lightness, oklab
from scalpviz.scene.export.picture import pixels
from scalpviz.scene.skin.complexion import WET, bare_colour, gloss
from scalpviz.state.view import Labels, NamedView, SkinTone, View, ZoneRef

SKIN = frozenset({"skin"})


@pytest.fixture(scope="module")
def masks(placement, painted):
    return skin_sheet(placement.head, painted).masks


def mean_of(masks, skin: SkinTone, where: np.ndarray) -> np.ndarray:
    return bare_colour(masks, COMPLEXIONS[skin])[where & (masks.openness > 0.9)].mean(axis=0)


@pytest.mark.parametrize("skin", SkinTone)
def test_shaved_scalp_and_brow_are_darker_than_the_skin_beside_them(masks, skin):
    plain = (masks.hair + masks.brow + masks.lip < 0.01) & (masks.height == 1)
    bare = lightness(mean_of(masks, skin, plain))
    assert lightness(mean_of(masks, skin, masks.hair > 0.95)) < bare - 3
    assert lightness(mean_of(masks, skin, masks.brow > 0.8)) < bare - 3


def test_lips_have_a_colour_of_their_own_unless_the_head_is_of_clay(masks):
    lips, plain = masks.lip > 0.8, (masks.hair + masks.brow + masks.lip < 0.01) & (masks.height == 1)

    def redder(skin: SkinTone) -> float:
        lip, bare = (oklab(mean_of(masks, skin, where)) for where in (lips, plain))
        return 100 * float(lip[1] - bare[1])

    assert redder(SkinTone.LIGHT) > 2
    assert redder(SkinTone.DARK) > 1
    assert abs(redder(SkinTone.CLAY)) < 0.7


def redness(masks, skin: SkinTone, rows: np.ndarray) -> float:
    return 100 * float(oklab(bare_colour(masks, COMPLEXIONS[skin])[rows])[:, 1].mean())


def rows_near(placement, painted, name: str, reach: float = 6.0) -> np.ndarray:
    away = painted.vertices - placement.head.landmark(name).xyz
    return np.flatnonzero(np.linalg.norm(away, axis=1) < reach)


@pytest.mark.parametrize("name", ["pronasale", "alare_left", "pogonion"])
def test_blood_shows_through_nose_and_chin_but_not_through_clay(placement, painted, name):
    masks = skin_masks(placement.head, painted)
    rows = rows_near(placement, painted, name)
    plain = replace(masks, blood=np.zeros_like(masks.blood))
    for skin in (SkinTone.LIGHT, SkinTone.DARK):
        assert redness(masks, skin, rows) > redness(plain, skin, rows) + 0.4
    assert redness(masks, SkinTone.CLAY, rows) == redness(plain, SkinTone.CLAY, rows)


def test_the_skin_about_the_eyes_is_darker_than_on_the_forehead(placement, painted):
    masks = skin_masks(placement.head, painted)
    lids, forehead = (rows_near(placement, painted, name) for name in ("pupil_left", "glabella"))
    assert masks.thin[lids].min() > 0.8
    assert masks.thin[forehead].max() < 0.2


def test_blood_is_not_guessed_where_a_landmark_was_estimated(placement, painted):
    head = placement.head
    guessed = {name: replace(mark, estimated=True) for name, mark in head.landmarks.items()}
    masks = skin_masks(replace(head, landmarks=guessed), painted)
    assert masks.blood.max() == masks.thin.max() == 0


def test_stubble_is_uneven_about_its_mean_falls_the_same_each_time_and_is_no_finer_beside_zones(
    placement, painted
):
    head = placement.head
    masks, again, bare = (skin_masks(head, skin) for skin in (painted, painted, paint(head, ())))
    assert (masks.stubble == again.stubble).all()
    own = len(head.vertices)
    assert masks.stubble[:own] == pytest.approx(bare.stubble[:own], abs=1e-12)
    assert abs(bare.stubble.mean()) < 0.01
    assert bare.stubble.std() > 0.2
    shaved = (masks.hair > 0.95) & (masks.openness > 0.95) & (masks.height == 1)
    spread = {skin: lightness(bare_colour(masks, c)[shaved]).std() for skin, c in COMPLEXIONS.items()}
    smooth = replace(masks, stubble=np.zeros_like(masks.stubble))
    for skin in (SkinTone.LIGHT, SkinTone.DARK):
        assert spread[skin] > lightness(bare_colour(smooth, COMPLEXIONS[skin])[shaved]).std() + 0.4
    assert spread[SkinTone.CLAY] == lightness(bare_colour(smooth, COMPLEXIONS[SkinTone.CLAY])[shaved]).std()


def test_dark_skin_shines_more_than_light_skin_and_clay_least(masks):
    shine = [
        gloss(masks, COMPLEXIONS[skin]).mean() for skin in (SkinTone.CLAY, SkinTone.LIGHT, SkinTone.DARK)
    ]
    assert shine == sorted(shine)
    assert shine[2] > 1.4 * shine[1]


@pytest.mark.parametrize("skin", SkinTone)
def test_no_skin_shines_like_the_wet_eye(masks, skin):
    assert gloss(masks, COMPLEXIONS[skin]).max() < WET / 2


@pytest.mark.window
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_picture_follows_the_tone_and_comes_back_to_the_very_same(theatre, theme):
    scene = theatre.scene
    scene.set_theme(theme)
    scene.look(scene.named(NamedView.FRONT))
    view = View(labels=Labels.NONE, selected=ZoneRef("international", "MS1"), needles=False)
    scene.apply(view, frozenset({"labels", "selected", "needles"}))
    before = pixels(theatre.stage)
    theatre.asked = 0
    assert scene.apply(replace(view, skin=SkinTone.DARK), SKIN)
    assert theatre.asked == 1
    dark = pixels(theatre.stage)
    assert not scene.apply(replace(view, skin=SkinTone.DARK), SKIN)
    height, width = before.shape[:2]
    face = (slice(height // 2, 3 * height // 4), slice(2 * width // 5, 3 * width // 5))
    assert dark[face].mean() < before[face].mean() - 40
    assert (dark[:20, :20] == before[:20, :20]).all()
    scene.apply(view, SKIN)
    assert (pixels(theatre.stage) == before).all()


@pytest.mark.window
def test_a_chosen_zone_is_brighter_than_dark_skin_and_has_light_lines_along_its_border(theatre):
    scene = theatre.scene
    scene.look(scene.named(NamedView.FRONT))
    view = View(
        labels=Labels.NONE, selected=ZoneRef("international", "MS2"), needles=False, skin=SkinTone.DARK
    )
    scene.apply(view, frozenset({"labels", "selected", "needles", "skin"}))
    lined = pixels(theatre.stage)
    scene.apply(replace(view, selected=None, systems=()), frozenset({"selected", "systems"}))
    plain = pixels(theatre.stage)
    drawn = np.abs(lined.astype(int) - plain).sum(axis=2) > 60
    assert drawn.sum() > 100
    ink = lightness(lined[drawn] / 255.0)
    assert ink.mean() > lightness(plain[drawn] / 255.0).mean() + 8
    assert np.percentile(ink, 95) > lightness(np.array(palette.COMPLEXIONS[SkinTone.DARK].skin)) + 30


@pytest.mark.window
def test_the_skull_stays_in_sight_when_the_tone_changes(theatre):
    scene = theatre.scene
    scene.look(scene.named(NamedView.TOP))
    dark = View(labels=Labels.NONE, systems=(), skin=SkinTone.DARK)
    scene.apply(dark, frozenset({"labels", "systems", "skin"}))
    covered = pixels(theatre.stage)
    bared = replace(dark, skull=True)
    scene.apply(bared, frozenset({"skull"}))
    through = pixels(theatre.stage)
    scene.apply(replace(bared, skin=SkinTone.LIGHT), SKIN)
    scene.apply(bared, SKIN)
    assert (pixels(theatre.stage) == through).all()
    middle = (slice(200, 280), slice(280, 360))
    assert through[middle].mean() > covered[middle].mean() + 30
