from dataclasses import replace

import numpy as np
import pytest

from scalpviz.scene.palette import COMPLEXIONS
from scalpviz.scene.skin_borders import FAR
from scalpviz.scene.skin_sheet import skin_sheet
from scalpviz.state.view import SkinTone


@pytest.fixture(scope="module")
def sheet(placement, painted):
    return skin_sheet(placement.head, painted)


def test_every_corner_of_a_triangle_wears_the_colour_of_its_own_region(sheet, painted):
    assert (sheet.region_of[sheet.triangles] == painted.region_of[sheet.painted_rows, None]).all()


def test_splitting_moves_no_triangle(sheet, painted):
    assert (sheet.vertices[sheet.triangles] == painted.vertices[painted.triangles[sheet.painted_rows]]).all()
    assert sorted(sheet.painted_rows) == list(range(len(painted.triangles)))


def test_only_vertices_on_borders_are_split(sheet, painted):
    assert len(painted.vertices) < len(sheet.vertices) < 1.4 * len(painted.vertices)


def test_the_head_s_smooth_normals_are_carried_over(sheet, placement):
    assert np.linalg.norm(sheet.normals, axis=1) == pytest.approx(1.0, abs=1e-9)
    corners = sheet.vertices[sheet.triangles[:5000]]
    flat = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert np.einsum("ij,ij->i", flat, sheet.normals[sheet.triangles[:5000, 0]]).mean() > 0


def test_the_outline_is_half_the_width_from_the_centreline(sheet, painted, zone):
    chosen = zone("MS7/right")
    middle = chosen.centreline.at(0.62 * chosen.length)
    away, to_outline = min(
        (float(np.linalg.norm(sheet.vertices[row] - middle)), float(distance))
        for region, paints in enumerate(painted.regions)
        if [paint.zone for paint in paints] == [chosen.key]
        for row, distance in zip(
            sheet.members[region], sheet.borders.nearest(region, (chosen.key,))[0], strict=True
        )
    )
    assert to_outline == pytest.approx(chosen.width / 2, abs=away + 0.2)


def test_only_the_borders_of_zones_that_are_drawn_are_measured(sheet, painted):
    region = next(r for r, paints in enumerate(painted.regions) if len(paints) > 1)
    one, other = (paint.zone for paint in painted.regions[region][:2])
    first, second, both = (sheet.borders.nearest(region, zones)[0] for zones in ((one,), (other,), (one, other)))
    assert (both == np.minimum(first, second)).all()
    assert (first != second).any()
    assert (sheet.borders.nearest(region, ())[0] == FAR).all()


def test_zones_without_parts_have_no_divisions(sheet, painted, placement):
    parted = {zone.key for zone in placement.zones if zone.parts}
    assert {zone for _, zone in sheet.divisions} == parted
    assert min(distances.min() for distances in sheet.divisions.values()) == 0


def test_scalp_brows_and_lips_are_tinted(sheet, placement, painted):
    hair = painted.carried(placement.head.masks["hair"])
    colour = {
        tuple(v): c
        for v, c in zip(sheet.vertices, sheet.masks.bare(COMPLEXIONS[SkinTone.LIGHT]), strict=True)
    }
    hairy = np.array([colour[tuple(painted.vertices[k])] for k in np.flatnonzero(hair > 0.95)[::50]])
    bald = np.array([colour[tuple(painted.vertices[k])] for k in np.flatnonzero(hair < 0.05)[::50]])
    spread = lambda c: (c.max(axis=1) - c.min(axis=1)).mean()  # noqa: E731
    assert spread(hairy) < 0.6 * spread(bald)


def test_the_reference_head_is_known_to_be_closed_and_one_with_a_hole_is_not(sheet, placement, painted):
    assert sheet.closed
    kept = replace(
        painted,
        triangles=painted.triangles[1:],
        region_of=painted.region_of[1:],
        origin_triangles=painted.origin_triangles[1:],
    )
    assert not skin_sheet(placement.head, kept).closed
