"""The auricle as a tape, a calliper and a thumb and finger would find it."""

from functools import cache

import numpy as np
import pytest

from scalpviz.head.sculpt.ear import AVERAGE, Ear, EarShape
from scalpviz.head.sculpt.field import Box, Sculpture, first_hits, gradient, unit
from scalpviz.head.sculpt.head import SculptedHead, sculpted_head
from scalpviz.head.sculpt.landmarks import auricle
from scalpviz.head.sculpt.marching import half_surface

pytest.importorskip("numba")

AROUND = Box(np.array([56.0, -58.0, -48.0]), np.array([104.0, 24.0, 44.0]))
SIDE = np.array([1.0, 0.0, 0.0])


@cache
def average() -> SculptedHead:
    return sculpted_head()


@pytest.fixture(scope="module")
def skin() -> Sculpture:
    return average().clay.without("ear")


@cache
def surface(shape: EarShape) -> np.ndarray:
    head = average().clay.without("ear").then(Ear(shape))
    return half_surface(head, 1.0, AROUND)[0]


def sizes(shape: EarShape, skin: Sculpture) -> np.ndarray:
    """Breadth and length of the part that stands clear of the head."""
    return np.ptp(Ear(shape).in_own_axes(auricle(surface(shape), average(), skin)), axis=0)[:2]


def span(head: Sculpture, points: np.ndarray, way: float) -> np.ndarray:
    """How far from skin to skin along the normals: through flesh (way -1) or through air (way 1)."""
    along = np.arange(0.4, 6.0, 0.1)
    outward = unit(gradient(head, points))
    samples = points[:, None] + way * along[None, :, None] * outward[:, None]
    values = way * head(samples.reshape(-1, 3)).reshape(len(points), -1)
    met = values < 0.0
    return np.where(met.any(axis=1), along[met.argmax(axis=1)], np.inf)


def test_the_drawn_ear_is_near_the_measures_that_fitting_gives_it(skin):
    assert sizes(AVERAGE, skin) == pytest.approx([34.7, 61.8], rel=0.1)


@pytest.mark.parametrize(("length", "breadth"), [(0.85, 0.92), (1.06, 1.0), (1.0, 1.08)])
def test_a_scaled_ear_is_longer_and_broader_by_its_factors(skin, length, breadth):
    scaled = sizes(EarShape(length=length, breadth=breadth), skin)
    assert scaled / sizes(AVERAGE, skin) == pytest.approx([breadth, length], abs=0.03)


def test_an_ear_of_larger_flare_stands_off_farther():
    close, average, wide = (
        surface(EarShape(flare=degrees))[:, 0].max() for degrees in (25.0, AVERAGE.flare, 37.0)
    )
    assert average - close > 1.5
    assert wide - average > 1.5


@pytest.mark.parametrize("shape", [AVERAGE, EarShape(0.85, 0.92), EarShape(flare=36.0)])
def test_the_summit_of_the_tragus_lies_on_the_skin_below_the_tragion(skin, shape):
    ear = Ear(shape)
    head, summit = skin.then(ear), ear.tragus_summit()
    assert summit.shape == (3,)
    assert summit[2] == pytest.approx(-6.5, abs=1.0)
    assert abs(head(summit[None])[0]) < 0.8
    tragion = first_hits(head, np.zeros(3), SIDE, 60.0, 110.0, stride=0.2)[0]
    assert 70.0 < tragion[0] < 75.0
    assert summit[0] > tragion[0]


@pytest.mark.parametrize("shape", [AVERAGE, EarShape(0.85, 0.92)])
def test_the_ear_is_nowhere_thinner_than_skin_and_cartilage_and_its_folds_stay_open(skin, shape):
    head = skin.then(Ear(shape))
    points = auricle(surface(shape), average(), skin)
    assert len(points) > 2000
    assert span(head, points, -1.0).min() > 2.4
    assert span(head, points, 1.0).min() > 2.0


def test_the_lobule_is_flat(skin):
    ear = Ear()
    head = skin.then(ear)
    points = auricle(surface(AVERAGE), average(), skin)
    place = ear.local(points)
    lobule = points[(np.abs(place[:, 0] - 12.0) < 2.5) & (np.abs(place[:, 1] + 26.0) < 2.0)]
    thickness = span(head, lobule, -1.0)
    assert 3.6 < np.median(thickness) < 5.2


def test_the_field_of_the_ear_keeps_the_scale_of_a_distance(skin):
    head = skin.then(Ear())
    steepness = np.linalg.norm(gradient(head, auricle(surface(AVERAGE), average(), skin)), axis=1)
    low, high = np.percentile(steepness, [5.0, 99.9])
    assert low > 0.6
    assert high < 1.4
