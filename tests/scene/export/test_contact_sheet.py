"""The sheet of twelve views: what each looks at, on heads of any size, and what the pictures show."""

from dataclasses import replace

import numpy as np
import pytest

from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head
from scalpviz.scene import camera as cameras
from scalpviz.scene.colours import palette
from scalpviz.scene.colours.palette import COMPLEXIONS
from scalpviz.scene.colours.vision import difference, lightness
from scalpviz.scene.export.contact_sheet import SHOTS, draw_sheets, shot_camera
from scalpviz.state.view import SkinTone

LOOKED_AT = {
    "From below the ear": ("subaurale_right", "tragion_right"),
    "Nape": ("inion", "posterior_hairline"),
    "Eye": ("endocanthion_right", "exocanthion_right", "pupil_right"),
    "Ear": ("ear_apex_right", "subaurale_right", "tragion_right"),
    "Nose": ("pronasale", "alare_right", "subnasale"),
    "Mouth": ("stomion", "cheilion_right", "cheilion_left"),
}


def smaller(head: Head, by: float) -> Head:
    """The head shrunk towards its origin."""
    marks = {name: replace(mark, xyz=by * mark.xyz) for name, mark in head.landmarks.items()}
    return replace(head, vertices=by * head.vertices, landmarks=marks)


@pytest.mark.parametrize("size", [1.0, 0.84])
@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.caption)
def test_each_view_holds_what_it_is_named_for_on_heads_of_any_size(reference_head, shot, size):
    head = smaller(reference_head, size)
    eye = shot_camera(shot, head, cameras.framing(head))
    names = LOOKED_AT.get(shot.caption, ("vertex", "tragion_right", "tragion_left", "pronasale", "inion"))
    places = np.array([head.landmarks[name].xyz for name in names])
    assert np.abs(cameras.seen_at(eye, places, 1.0)).max() < 0.95


@pytest.mark.parametrize("shot", [shot for shot in SHOTS if shot.landmarks], ids=lambda shot: shot.caption)
def test_close_ups_shrink_with_the_head(reference_head, shot):
    small = smaller(reference_head, 0.8)
    one, other = (shot_camera(shot, head, cameras.framing(head)) for head in (reference_head, small))
    assert other.position == pytest.approx(0.8 * np.array(one.position))
    assert other.focus == pytest.approx(0.8 * np.array(one.focus))


def test_there_are_twelve_views_with_names_of_their_own():
    assert len({shot.caption for shot in SHOTS}) == 12


def test_a_head_without_a_landmark_is_told_which(reference_head):
    marks = {name: mark for name, mark in reference_head.landmarks.items() if name != "stomion"}
    head = replace(reference_head, landmarks=marks)
    mouth = next(shot for shot in SHOTS if shot.caption == "Mouth")
    with pytest.raises(ScalpVizError, match="stomion"):
        shot_camera(mouth, head, cameras.framing(head))


@pytest.fixture(scope="module")
def sheets(placement, atlas) -> dict[SkinTone, np.ndarray]:
    return dict(draw_sheets(placement.head, placement.zones, atlas, tuple(SkinTone)))


@pytest.mark.window
def test_the_sheets_of_all_tones_are_alike_but_for_the_skin(sheets):
    assert set(sheets) == set(SkinTone)
    assert len({sheet.shape for sheet in sheets.values()}) == 1
    ground = np.round(255 * np.array(palette.SHEET))
    covered = [(np.abs(sheet - ground).max(axis=2) > 40).mean() for sheet in sheets.values()]
    assert min(covered) > 0.2
    tones = {skin: lightness(sheet.reshape(-1, 3) / 255.0).mean() for skin, sheet in sheets.items()}
    assert tones[SkinTone.DARK] < tones[SkinTone.LIGHT] - 10
    assert tones[SkinTone.LIGHT] < tones[SkinTone.CLAY]


@pytest.mark.window
def test_zones_are_on_the_sheet_only_when_given(sheets, placement, atlas):
    plain = dict(draw_sheets(placement.head, (), atlas, (SkinTone.CLAY,)))[SkinTone.CLAY]
    wine = np.array(palette.colour("86204F"))
    wine = COMPLEXIONS[SkinTone.CLAY].zone(wine)

    def worn(sheet: np.ndarray) -> int:
        return int((difference(sheet[::2, ::2] / 255.0, wine) < 8).sum())

    assert worn(sheets[SkinTone.CLAY]) > 200 > 10 * worn(plain)
