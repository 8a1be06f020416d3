"""Jaw, neck and the bones a hand feels there, on the field itself."""

import numpy as np
import pytest

from scalpviz.head.sculpt.anatomy import sites
from scalpviz.head.sculpt.base import BaseForm
from scalpviz.head.sculpt.bones import Swelling, with_felt_bones
from scalpviz.head.sculpt.field import MIRROR, Ellipsoid, Points, Sculpture, first_hits
from scalpviz.head.sculpt.neck import Neck, NeckCharacter, NeckCut
from scalpviz.head.sculpt.profile import girth, ring

pytest.importorskip("numba")

SIDE = np.array([1.0, 0.0, 0.0])
BACKWARD = np.array([0.0, -1.0, 0.0])
FORWARD = np.array([0.0, 1.0, 0.0])


@pytest.fixture(scope="module")
def base():
    return BaseForm()


@pytest.fixture(scope="module")
def skin_of(base):
    def build(**character: float) -> Sculpture:
        who = NeckCharacter(**character)
        return with_felt_bones(Sculpture(base, [Neck(who)]), who)

    return build


@pytest.fixture(scope="module")
def skin(skin_of):
    return skin_of()


def hits(skin: Sculpture, y: float, levels, way: np.ndarray) -> Points:
    origins = np.array([[0.0, y, level] for level in np.atleast_1d(levels)], dtype=float)
    return first_hits(skin, origins, way, 0.0, 125.0)


def back_of(skin: Sculpture) -> Points:
    """The midline of the back, as far as the straight part of the cut."""
    return hits(skin.then(NeckCut()), -15.0, np.arange(24.0, -164.0, -0.25), BACKWARD)


def standing_out(path: Points, reach: float, window: tuple[float, float]) -> tuple[np.ndarray, float]:
    """The point farthest outside the chord of its neighbours `reach` mm before and behind, and how far.

    It has to be a bump of its own: the most outstanding point must not lie at the window's edge.
    """
    at = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])

    def moved(by: float) -> Points:
        return np.column_stack([np.interp(at + by, at, path[:, axis]) for axis in range(3)])

    before, behind = moved(-reach), moved(reach)
    chord = behind - before
    chord /= np.linalg.norm(chord, axis=1)[:, None]
    away = (path - before)[:, 1] * chord[:, 2] - (path - before)[:, 2] * chord[:, 1]
    away[(path[:, 2] < window[0]) | (path[:, 2] > window[1])] = -np.inf
    found = path[away.argmax()]
    assert window[0] + 0.5 < found[2] < window[1] - 0.5
    return found, float(away.max())


def inion_of(skin: Sculpture) -> tuple[np.ndarray, float]:
    return standing_out(back_of(skin), sites.INION_REACH, sites.INION_WINDOW)


def c7_of(skin: Sculpture) -> tuple[np.ndarray, float]:
    return standing_out(back_of(skin), sites.C7_REACH, sites.C7_WINDOW)


def tape(skin: Sculpture) -> float:
    tilt = np.radians(12.0)
    along = np.array([0.0, np.cos(tilt), -np.sin(tilt)])
    return girth(ring(skin, np.array([0.0, -6.0, -112.0]), along, SIDE, 0.0, 360.0, 361))


def test_the_inion_is_the_knob_of_the_occipital_profile(skin):
    inion, sagitta = inion_of(skin)
    assert inion[2] == pytest.approx(-7.0, abs=1.5)
    assert sagitta > 2.0
    assert skin.without("bones")(inion[None])[0] >= 1.5


def test_the_vertebra_prominens_is_the_knob_of_the_nape(skin):
    c7, sagitta = c7_of(skin)
    assert c7[2] == pytest.approx(-139.3, abs=2.0)
    assert sagitta > 1.5
    assert skin.without("bones")(c7[None])[0] >= 1.5


def test_the_knobs_are_round_and_fade_to_the_side(skin):
    smooth = skin.without("bones")
    for level in (-7.0, -140.0):
        crest = float(smooth(hits(skin, -15.0, level, BACKWARD))[0])
        aside = first_hits(skin, np.array([22.0, -15.0, level]), BACKWARD, 0.0, 125.0)
        assert smooth(aside)[0] < 0.4 * crest


def test_the_nuchal_line_fades_toward_the_mastoid(skin):
    smooth = skin.without("bones")
    lifts = []
    for x, y in ((13, -84), (40, -70), (58, -44)):
        ring_round = np.array([[0.0, 0.0, z] for z in np.arange(-14.0, 8.0, 1.0)])
        outward = np.array([x, y, 0.0])
        lifts.append(smooth(first_hits(skin, ring_round, outward, 0.0, 125.0)).max())
    assert lifts[0] > lifts[1] > lifts[2]
    assert lifts[1] > 0.2


def test_the_mastoid_process_ends_in_a_tip_behind_and_below_the_lobule(skin):
    smooth = skin.without("bones")
    levels = np.arange(0.0, -48.0, -1.0)
    out = smooth(hits(skin, -20.0, levels, SIDE))
    assert -30.0 <= levels[out.argmax()] <= -18.0
    assert out.max() >= 2.0
    assert out[-1] < 0.3


def test_a_furrow_runs_down_the_nape_between_two_columns(skin):
    for level in (-50.0, -65.0, -80.0):
        middle, column = (
            first_hits(skin, np.array([x, -15.0, level]), BACKWARD, 0.0, 125.0)[0, 1] for x in (0.0, 14.0)
        )
        assert middle > column + 0.2


def test_the_average_neck_has_the_sourced_girth(skin):
    assert tape(skin) == pytest.approx(364.0, rel=0.01)


@pytest.mark.parametrize("scale", [0.88, 1.1])
def test_girth_scales_the_neck_and_leaves_the_skull(skin, skin_of, scale):
    other = skin_of(girth=scale)
    assert tape(other) == pytest.approx(scale * tape(skin), rel=0.015)
    over = np.array([[0.0, -60.0, 40.0], [70.0, 10.0, 30.0], [0.0, 95.0, -70.0], [60.0, -40.0, 25.0]])
    assert other(over) == pytest.approx(skin(over), abs=0.05)


@pytest.mark.parametrize(
    "who",
    [{"girth": 0.9, "muscle": 0.75, "bones": 0.8}, {"girth": 1.06, "muscle": 1.2, "bones": 1.2}],
    ids=["slender", "stout"],
)
def test_the_knobs_are_found_on_a_slender_and_a_stout_neck(skin_of, who):
    skin = skin_of(**who)
    assert inion_of(skin)[0][2] == pytest.approx(-7.0, abs=1.5)
    assert c7_of(skin)[0][2] == pytest.approx(-140.0, abs=4.0)


def test_a_soft_boned_neck_keeps_the_crest_of_its_knobs(skin, skin_of):
    soft = skin_of(girth=0.84, larynx=0.0, muscle=0.4, bones=0.5)
    # On the soft knob of the nape the profile's own bend, which lies lower, has a larger say.
    for found, drift in ((inion_of, 2.0), (c7_of, 7.0)):
        assert found(soft)[0][2] == pytest.approx(found(skin)[0][2], abs=drift)
        assert found(soft)[1] < found(skin)[1]


def test_no_larynx_is_a_smooth_throat(skin, skin_of):
    levels = np.arange(-96.0, -126.0, -2.0)
    throat, smooth = (hits(s, -5.0, levels, FORWARD)[:, 1] for s in (skin, skin_of(larynx=0.0)))
    assert (throat - smooth).max() > 1.0
    assert np.diff(throat, 2).min() < -0.07
    assert np.diff(smooth, 2).min() > -0.04


def test_muscle_says_how_far_the_cords_stand_out(skin_of):
    flat, average, strong = (skin_of(muscle=m) for m in (0.0, 1.0, 1.4))
    cord = np.array([35.0, 22.0, -115.0])
    toward = np.array([0.61, 0.79, 0.0])
    reach = [
        first_hits(s, cord - 15 * toward, toward, 0.0, 60.0)[0] @ toward for s in (flat, average, strong)
    ]
    assert reach[1] > reach[0] + 1.0
    assert reach[2] > reach[1] + 0.4


def test_half_the_bones_stand_out_half_as_far(skin, skin_of):
    soft = skin_of(bones=0.5)
    smooth = skin.without("bones")
    for level in (-7.0, -140.0):
        full, half = (float(smooth(hits(s, -15.0, level, BACKWARD))[0]) for s in (skin, soft))
        assert half == pytest.approx(0.5 * full, rel=0.15)


def test_the_jaw_stands_clear_of_the_neck_below_it(skin):
    """Below the border the skin lies farther in than the border itself, from the angle forward."""
    for y, border, below in ((24.0, -64.0, -84.0), (32.0, -68.0, -88.0), (40.0, -73.0, -92.0)):
        jaw, neck = (
            first_hits(skin, np.array([0.0, y, z]), SIDE, -1.0, 100.0)[0, 0] for z in (border, below)
        )
        assert jaw > neck + 3.0


def test_the_neck_ends_in_a_level_cut(skin):
    cut = skin.then(NeckCut())
    origins = np.array([[x, y, -100.0] for x in (0.0, 20.0, 40.0) for y in (-60.0, -30.0, 0.0)])
    ends = first_hits(cut, origins, np.array([0.0, 0.0, -1.0]), 0.0, 120.0)
    assert ends[:, 2] == pytest.approx(-165.0, abs=0.05)


def test_a_swelling_lifts_the_skin_by_what_was_typed_and_fades():
    ball = Sculpture(Ellipsoid((0.0, 0.0, 0.0), (60.0, 60.0, 60.0)))
    knob = ball.then(Swelling(ball, ((0.0, -55.0, 0.0, 2.0, 8.0),)))
    height = np.linalg.norm(hits(knob, 0.0, (0.0, 4.0, 8.0, 40.0), BACKWARD), axis=1) - 60.0
    assert height[0] == pytest.approx(2.0, abs=0.2)
    assert (np.diff(height) < 0.0).all()
    assert height[-1] == pytest.approx(0.0, abs=1e-3)


def test_a_swelling_off_the_midline_is_the_same_on_both_sides():
    ball = Sculpture(Ellipsoid((0.0, 0.0, 0.0), (60.0, 60.0, 60.0)))
    column = Swelling(ball, ((9.0, -59.0, -20.0, 1.0, 8.0), (9.0, -59.0, 20.0, 1.0, 8.0)))
    points = np.array([[3.0, -60.0, 0.0], [9.0, -60.0, 5.0]])
    lifted = ball.then(column)
    assert lifted(points) == pytest.approx(lifted(points * MIRROR))
    across = lifted(np.array([[-0.01, -60.0, 0.0], [0.0, -60.0, 0.0], [0.01, -60.0, 0.0]]))
    assert np.diff(across) == pytest.approx(0.0, abs=1e-4)
