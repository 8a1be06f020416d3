from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial import cKDTree

from scalpviz.layout.skin.sheet import skin_sheet
from scalpviz.placement.painting.paint import paint
from scalpviz.scene.colours import palette
from scalpviz.scene.colours.colouring import Colouring
from scalpviz.scene.colours.record_colours import ZONE_COLOURS, zone_colours
from scalpviz.scene.colours.vision import (
    Vision,
    cielab,
    difference,
    encoded,
    from_oklab,
    lightness,
    linear,
    oklab,
    simulated,
)
from scalpviz.scene.skin.actor import painted_over
from scalpviz.state.view import SkinTone, View, ZoneRef

shade = st.floats(0, 1)
NEAR = 20.0


def least(first, second) -> float:
    return min(float(difference(np.array(first), np.array(second), vision)) for vision in Vision)


@given(shade, shade, shade)
def test_oklab_and_back_is_the_same_colour(r, g, b):
    assert from_oklab(oklab(np.array([r, g, b]))) == pytest.approx([r, g, b], abs=2e-3)
    assert encoded(linear(np.array([r, g, b]))) == pytest.approx([r, g, b], abs=1e-7)


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
    colours = zone_colours(atlas)
    pairs = list(neighbours(placement))
    assert len({(a.code, b.code) for a, b in pairs}) > 12
    for one, other in pairs:
        assert least(colours[one.system, one.code], colours[other.system, other.code]) > 12, (
            one.key,
            other.key,
        )


def test_neighbouring_zones_differ_in_lightness_too(placement, atlas):
    colours = zone_colours(atlas)
    for one, other in neighbours(placement):
        a, b = (np.array(colours[zone.system, zone.code]) for zone in (one, other))
        assert abs(lightness(a) - lightness(b)) > 5, (one.key, other.key)


LEAST = 10.0
"""Distance in CIE L*a*b*, where about 2 can just be seen side by side."""
NEAR_BORDER = 5.0


def apart(first, second) -> float:
    """Least CIE L*a*b* distance for any kind of colour vision."""
    return min(
        float(np.linalg.norm(cielab(simulated(first, v)) - cielab(simulated(second, v)))) for v in Vision
    )


@pytest.fixture(scope="module")
def lines(placement):
    """The international lines alone: zones of other systems would lie between them and the skin."""
    return replace(placement, zones=tuple(z for z in placement.zones if z.system == "international"))


@pytest.fixture(scope="module")
def painted_lines(lines):
    return paint(lines.head, lines.zones)


@pytest.fixture(scope="module")
def about(lines, painted_lines):
    """By key: whether bare skin, and whether shaved scalp, is a fifth or more of what lies about a zone."""
    sheet = skin_sheet(lines.head, painted_lines)
    bare = sheet.members[next(r for r, paints in enumerate(painted_lines.regions) if not paints)]
    found = {}
    for zone in lines.zones:
        rows = np.concatenate(
            [
                sheet.members[r]
                for r, paints in enumerate(painted_lines.regions)
                if any(p.zone == zone.key for p in paints)
            ]
        )
        near = bare[cKDTree(sheet.vertices[rows]).query(sheet.vertices[bare])[0] < NEAR_BORDER]
        hair = sheet.masks.hair[near]
        # Other zones may lie all round.
        found[zone.key] = (len(near) and (hair < 0.3).mean() > 0.2, len(near) and (hair > 0.7).mean() > 0.2)
    return found


@pytest.mark.parametrize("state", ["calm", "hovered", "selected"])
@pytest.mark.parametrize("skin", SkinTone)
def test_zones_stand_out_from_the_skin_and_hair_about_them_for_every_kind_of_vision(
    skin, state, lines, painted_lines, atlas, about
):
    complexion = palette.COMPLEXIONS[skin]
    by_key = {zone.key: zone for zone in lines.zones}
    colouring = Colouring(by_key, zone_colours(atlas), painted_lines.regions)
    checked = 0
    for zone in lines.zones:
        ref = ZoneRef(zone.system, zone.code)
        looks = colouring.looks(View(skin=skin, **({} if state == "calm" else {state: ref})))
        for region, paints in enumerate(painted_lines.regions):
            if {paint.zone for paint in paints} != {zone.key}:
                continue
            grounds = (np.array(complexion.skin), complexion.shaved)
            for ground, there in zip(grounds, about[zone.key], strict=True):
                if there:
                    worn = painted_over(ground[None], np.ones(1), looks[region].coat)[0]
                    assert apart(worn, ground) > LEAST, (zone.key, paints)
                    checked += 1
    assert checked > 25


@pytest.mark.parametrize("skin", SkinTone)
def test_neighbouring_zones_differ_on_every_skin(skin, placement, atlas):
    colours, complexion = zone_colours(atlas), palette.COMPLEXIONS[skin]
    for one, other in neighbours(placement):
        a, b = (complexion.zone(np.array(colours[zone.system, zone.code])) for zone in (one, other))
        assert least(a, b) > 10, (one.key, other.key)


def test_lines_along_borders_are_light_on_dark_skin_and_dark_on_the_others():
    assert min(palette.COMPLEXIONS[SkinTone.DARK].rim_light) > 0.4
    assert palette.COMPLEXIONS[SkinTone.LIGHT].rim_light == palette.COMPLEXIONS[SkinTone.CLAY].rim_light
    assert palette.COMPLEXIONS[SkinTone.LIGHT].rim_light == (0, 0, 0)


def test_skins_differ_as_their_names_say():
    tone = {skin: cielab(np.array(c.skin)) for skin, c in palette.COMPLEXIONS.items()}
    assert tone[SkinTone.DARK][0] < 40 < 75 < tone[SkinTone.LIGHT][0]
    assert np.hypot(*tone[SkinTone.CLAY][1:]) < 8
    for complexion in palette.COMPLEXIONS.values():
        assert apart(complexion.shaved, np.array(complexion.skin)) > 6


def test_white_and_primaries_have_the_lab_values_of_the_standard():
    assert cielab(np.ones(3)) == pytest.approx([100, 0, 0], abs=0.02)
    assert cielab(np.zeros(3)) == pytest.approx([0, 0, 0], abs=0.02)
    assert cielab(np.array([1.0, 0, 0])) == pytest.approx([53.24, 80.09, 67.20], abs=0.1)
    assert cielab(np.array([0, 0, 1.0])) == pytest.approx([32.30, 79.19, -107.86], abs=0.1)


def test_no_two_zones_of_a_system_share_a_colour_while_there_are_enough(atlas):
    colours = zone_colours(atlas)
    for system in atlas.systems:
        worn = [colours[system.id, zone.code] for zone in atlas.zones_of(system.id)]
        assert len(set(worn)) >= min(len(worn), len(ZONE_COLOURS)), system.id


def test_parts_of_a_zone_differ_slightly_in_lightness():
    base = ZONE_COLOURS[5]
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
