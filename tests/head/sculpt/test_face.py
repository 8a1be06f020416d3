"""The sculpted face: its profile, its nose and mouth, its eyes closed and open, what character changes."""

import numpy as np
import pytest

pytest.importorskip("numba")

from scalpviz.head.sculpt.anatomy import eyes
from scalpviz.head.sculpt.base import BaseForm
from scalpviz.head.sculpt.eye_paint import iris_mask, pupil_mask, sclera_mask
from scalpviz.head.sculpt.features import FaceCharacter, with_eyes, with_mouth, with_nose
from scalpviz.head.sculpt.field import Sculpture, first_hits
from scalpviz.head.sculpt.strokes import Stroke

FORWARD = np.array([0.0, 1.0, 0.0])
RIGHTWARD = np.array([1.0, 0.0, 0.0])
LEVELS = np.arange(-86.0, 62.0, 0.5)


def from_front(clay, x, z):
    """y of the skin met by level rays from the front."""
    x, z = np.broadcast_arrays(np.asarray(x, dtype=float), np.asarray(z, dtype=float))
    return first_hits(clay, np.column_stack([x, 0 * x, z]), FORWARD, 40.0, 130.0, stride=0.7)[:, 1]


def from_right(clay, y, z):
    """x of the outermost skin met by level rays from the right; 0 where they meet none."""
    y, z = np.broadcast_arrays(np.asarray(y, dtype=float), np.asarray(z, dtype=float))
    x = first_hits(clay, np.column_stack([0 * y, y, z]), RIGHTWARD, 1.0, 45.0, stride=0.5)[:, 0]
    return np.where(x > 44.0, 0.0, x)


@pytest.fixture(scope="module")
def mask():
    return Sculpture(BaseForm())


@pytest.fixture(scope="module")
def closed(mask):
    return with_eyes(with_mouth(with_nose(mask)))


@pytest.fixture(scope="module")
def open_eyed(mask):
    return with_eyes(with_mouth(with_nose(mask)), open=True)


@pytest.fixture(scope="module")
def profile(closed):
    return from_front(closed, 0.0, LEVELS)


def between(profile, low, high):
    part = (low < LEVELS) & (high > LEVELS)
    return LEVELS[part], profile[part]


def test_the_glabella_is_a_hill_of_the_profile_between_forehead_and_nasion(profile):
    z, y = between(profile, 36.0, 54.0)
    assert 42.0 <= z[y.argmax()] <= 45.0
    assert y.max() == pytest.approx(97.6, abs=0.6)
    assert y.max() - between(profile, 56.0, 60.0)[1].max() > 1.5


def test_the_nasion_is_a_hollow_three_to_six_millimetres_behind_the_glabella(profile):
    z, y = between(profile, 20.0, 36.0)
    assert z[y.argmin()] == pytest.approx(29.5, abs=1.0)
    assert 3.0 < between(profile, 36.0, 54.0)[1].max() - y.min() < 6.0


def test_the_nose_tip_stands_twenty_millimetres_before_the_upper_lips_root(profile):
    z, y = between(profile, -22.0, 2.0)
    root = between(profile, -28.0, -23.0)[1].min()
    assert z[y.argmax()] == pytest.approx(-9.5, abs=2.0)
    assert y.max() - root == pytest.approx(19.5, abs=1.0)


def test_the_nose_wings_are_thirty_five_millimetres_apart(closed):
    y, z = np.meshgrid(np.arange(97.0, 106.0), np.arange(-18.0, -6.0))
    assert 2.0 * from_right(closed, y.ravel(), z.ravel()).max() == pytest.approx(35.0, abs=1.0)


def test_the_bridge_of_the_nose_runs_straight_to_its_tip(profile):
    z, y = between(profile, 2.0, 18.0)
    away = y - np.polyval(np.polyfit(z, y, 1), z)
    assert np.abs(away).max() < 0.5


def test_both_nostrils_open_downward_and_are_filled_on_request(closed):
    below = np.array([[7.0, 101.5, -14.5], [-7.0, 101.5, -14.5]])
    assert (closed(below) > 0.5).all()
    assert (closed.without("hollow")(below) < -0.5).all()


def test_the_lips_meet_behind_their_rounded_fronts(profile):
    upper, lower = between(profile, -42.0, -36.0)[1].max(), between(profile, -50.0, -44.5)[1].max()
    line = between(profile, -45.0, -41.5)[1].min()
    assert line < min(upper, lower) - 0.4
    assert 0.0 < upper - lower < 3.0
    assert between(profile, -60.0, -54.0)[1].min() < lower - 4.0


def test_the_face_is_smooth_across_the_midplane(closed):
    """The skin leaves the midline square to it: no ridge where a shape meets its mirror image."""
    level = np.concatenate([np.arange(-80.0, -22.0, 2.0), np.arange(-12.0, 60.0, 2.0)])
    near, middle = from_front(closed, 0.2, level), from_front(closed, 0.0, level)
    assert np.abs(near - middle).max() / 0.2 < 0.12


def test_nothing_of_the_face_shows_a_seam_where_a_shape_ends(closed):
    """Along any level line over the front the slope of the skin changes gently, away from lids and lips."""
    x = np.arange(0.0, 28.0, 0.5)
    for level in (58.0, 60.0, 62.0, -62.0, -70.0):
        bend = np.diff(from_front(closed, x, level), n=2) / 0.25
        assert np.abs(bend).max() < 0.11, level


def test_the_globe_bulges_under_the_closed_lids(closed):
    x, _, z = eyes.EYEBALL_CENTRE
    crown, corner = from_front(closed, x, z - 1.0), from_front(closed, x, z - 14.0)
    assert 1.0 < (crown - corner)[0] < 4.0


def test_open_eyes_change_the_skin_only_in_their_box(closed, open_eyed):
    low, high = np.array(eyes.EYE_BOX)
    x, z = (grid.ravel() for grid in np.meshgrid(np.arange(0.0, 62.0, 1.5), np.arange(-30.0, 62.0, 1.5)))
    skin = np.column_stack([x, from_front(closed, x, z), z])
    outside = ~((skin > low) & (skin < high)).all(axis=1)
    change = np.abs(from_front(open_eyed, x, z) - skin[:, 1])
    assert change[outside].max() < 2e-3
    assert change[~outside].max() > 2.0


def test_an_open_eye_shows_the_globe_below_the_lids(closed, open_eyed):
    x, y, z = eyes.EYEBALL_CENTRE
    pupil = from_front(open_eyed, x, z)[0]
    assert 1.0 < from_front(closed, x, z)[0] - pupil < 3.5
    assert pupil > y + eyes.GLOBE_RADIUS - 0.2


def test_a_narrower_eye_shows_less_of_the_globe(mask, closed):
    x, _, z = eyes.EYEBALL_CENTRE
    column = z + np.arange(-8.0, 8.0, 0.25)

    def sunk(clay):
        return int((from_front(closed, x, column) - from_front(clay, x, column) > 1.0).sum())

    wide = with_eyes(with_mouth(with_nose(mask)), open=True)
    narrow = with_eyes(with_mouth(with_nose(mask)), FaceCharacter(opening=0.5), open=True)
    assert 0 < sunk(narrow) < 0.75 * sunk(wide)


def test_pupil_lies_in_iris_and_iris_in_what_the_lids_leave_free(open_eyed):
    x, z = (grid.ravel() for grid in np.meshgrid(np.arange(-60.0, 60.0, 0.5), np.arange(4.0, 46.0, 0.5)))
    places = np.column_stack([x, from_front(open_eyed, x, z), z])
    pupil, iris, white = pupil_mask(places), iris_mask(places), sclera_mask(places)
    assert (pupil <= iris + 1e-9).all()
    assert (iris <= white + 1e-9).all()
    seen = places[pupil > 0.5]
    assert np.abs(seen[:, 0]).mean() == pytest.approx(62.9 / 2.0, abs=0.1)
    assert seen[:, 2].mean() == pytest.approx(eyes.EYEBALL_CENTRE[2], abs=0.3)
    assert (seen[:, 0] > 0).sum() == (seen[:, 0] < 0).sum() > 20
    assert white.max() == pytest.approx(1.0)


def test_a_larger_nose_is_wider_and_stands_farther_out(mask):
    y, z = np.meshgrid(np.arange(97.0, 108.0), np.arange(-20.0, -6.0))

    def size(nose):
        clay = with_nose(mask, FaceCharacter(nose=nose))
        return from_right(clay, y.ravel(), z.ravel()).max(), from_front(clay, 0.0, LEVELS).max()

    small, large = size(0.85), size(1.1)
    assert small[0] < large[0] - 3.0
    assert small[1] < large[1] - 4.0


def test_fuller_lips_and_stronger_brows_stand_out_farther(mask):
    def stand(character):
        clay = with_eyes(with_mouth(mask, character), character)
        return from_front(clay, [0.0, 0.0, 16.0], [-39.0, -47.0, 46.2])

    thin, full = stand(FaceCharacter(lips=0.8, brow=0.3)), stand(FaceCharacter(lips=1.2, brow=2.0))
    assert (full > thin + 0.5).all()


def test_a_stroke_lifts_by_what_is_typed_and_fades_to_both_hands():
    def flat(points):
        return points[:, 1] - 80.0

    rows = [(5.0, 0.0, 0.0, 3.0, 1.0), (20.0, 0.0, 1.0, 3.0, 1.0), (35.0, 0.0, 0.0, 3.0, 1.0)]
    clay = Sculpture(flat, [Stroke(rows)])
    y = from_front(clay, [20.0, 20.0, 20.0, 20.0, -20.0, 60.0], [0.0, 3.0, -3.0, 12.0, 0.0, 0.0])
    assert y == pytest.approx([81.0, 80.0 + np.exp(-1), 80.0, 80.0, 81.0, 80.0], abs=0.04)
