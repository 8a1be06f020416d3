from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial import cKDTree

from scalpviz.scene import palette
from scalpviz.scene.vision import Vision, difference, encoded, from_oklab, lightness, linear, oklab, simulated

shade = st.floats(0, 1)
NEAR = 20.0


def least(first, second) -> float:
    return min(float(difference(np.array(first), np.array(second), vision)) for vision in Vision)


@given(shade, shade, shade)
def test_oklab_and_back_is_the_same_colour(r, g, b):
    assert from_oklab(oklab(np.array([r, g, b]))) == pytest.approx([r, g, b], abs=2e-3)
    assert encoded(linear(np.array([r, g, b]))) == pytest.approx([r, g, b], abs=1e-9)


@given(shade)
def test_grey_looks_the_same_to_everyone(value):
    grey = np.full(3, value)
    for vision in Vision:
        assert simulated(grey, vision) == pytest.approx(grey, abs=1e-5)


def test_red_and_green_of_one_lightness_are_told_apart_only_with_all_cones():
    red, green = np.array([0.80, 0.33, 0.25]), np.array([0.50, 0.55, 0.10])
    assert difference(red, green) > 2 * difference(red, green, Vision.DEUTERANOPIA)


def neighbours(placement):
    for one, other in combinations(placement.zones, 2):
        if one.code != other.code and one.system == other.system:
            gap = cKDTree(one.centreline.xyz).query(other.centreline.xyz)[0].min()
            if gap < NEAR + (one.width + other.width) / 2:
                yield one, other


def test_neighbouring_zones_differ_for_every_kind_of_colour_vision(placement, atlas):
    colours = palette.zone_colours(atlas)
    pairs = list(neighbours(placement))
    assert len({(a.code, b.code) for a, b in pairs}) > 12
    for one, other in pairs:
        assert least(colours[one.system, one.code], colours[other.system, other.code]) > 12, (
            one.key,
            other.key,
        )


def test_neighbouring_zones_differ_in_lightness_too(placement, atlas):
    colours = palette.zone_colours(atlas)
    for one, other in neighbours(placement):
        a, b = (np.array(colours[zone.system, zone.code]) for zone in (one, other))
        assert abs(lightness(a) - lightness(b)) > 5, (one.key, other.key)


def test_zones_stand_out_from_shaved_scalp_for_every_kind_of_colour_vision(atlas):
    scalp = palette.blend(np.array(palette.SKIN), np.array(palette.SHAVED), 0.85)
    for (_, code), colour in palette.zone_colours(atlas).items():
        assert least(colour, scalp) > 8, code


def test_no_two_zones_of_a_system_share_a_colour(atlas):
    colours = palette.zone_colours(atlas)
    assert len(set(colours.values())) == len(colours)


def test_parts_of_a_zone_differ_slightly_in_lightness():
    base = palette.ZONE_COLOURS[5]
    up, down = palette.lifted(base, palette.PART_STEP), palette.lifted(base, -palette.PART_STEP)
    assert 3 < difference(up, np.array(base)) < 8
    assert 3 < difference(down, np.array(base)) < 8


def contrast(first, second) -> float:
    """Contrast ratio of WCAG 2."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    light, dark = sorted((float(linear(np.array(c)) @ weights) for c in (first, second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_are_legible_in_both_themes(theme):
    around = palette.SURROUNDINGS[theme]
    assert contrast(around.label_ink, around.label) > 7
    assert contrast(around.muted, around.label) > 4.5
    assert contrast(around.ink, around.background_low) > 7
    assert contrast(around.ink, around.background_high) > 7
