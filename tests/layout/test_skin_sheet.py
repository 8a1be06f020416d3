from dataclasses import replace

import numpy as np
import pytest
from scipy.spatial import cKDTree

from scalpviz.layout.skin.borders import FAR, edges_of
from scalpviz.layout.skin.sheet import skin_sheet
from scalpviz.scene.colours.palette import COMPLEXIONS
from scalpviz.scene.skin.complexion import bare_colour
from scalpviz.state.view import SkinTone


@pytest.fixture(scope="module")
def sheet(placement, painted):
    return skin_sheet(placement.head, painted)


def test_every_corner_of_a_triangle_wears_the_colour_of_its_own_region(sheet, painted):
    assert (sheet.region_of[sheet.triangles] == painted.region_of[sheet.painted_rows, None]).all()


def areas(vertices, triangles):
    corners = vertices[triangles]
    return np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) / 2


def test_what_is_joined_leaves_every_region_its_area(sheet, painted):
    count = len(painted.regions)
    before = np.bincount(painted.region_of, areas(painted.vertices, painted.triangles), count)
    after = np.bincount(painted.region_of[sheet.painted_rows], areas(sheet.vertices, sheet.triangles), count)
    assert after == pytest.approx(before, rel=0.01, abs=0.3)
    assert after.sum() == pytest.approx(before.sum(), rel=1e-4)


def test_fewer_triangles_are_drawn_than_cutting_left_and_the_head_s_own_stay(sheet, painted, placement):
    assert len(np.unique(sheet.painted_rows)) == len(sheet.painted_rows) < 0.9 * len(painted.triangles)
    own = len(placement.head.vertices)
    uncut = (painted.triangles < own).all(axis=1)
    free = np.flatnonzero(uncut & ~np.isin(painted.triangles, painted.triangles[~uncut]).any(axis=1))
    assert len(free) > 10000
    drawn = dict(zip(sheet.painted_rows.tolist(), sheet.vertices[sheet.triangles], strict=True))
    as_before = [
        row in drawn and bool((drawn[row] == painted.vertices[painted.triangles[row]]).all())
        for row in free.tolist()
    ]
    assert np.mean(as_before) > 0.97


def test_no_outline_strays_when_short_edges_are_joined(sheet, painted):
    tree = cKDTree(_along_borders(painted.vertices, painted.triangles, painted.region_of))
    drawn = _along_borders(sheet.vertices, *_welded(sheet))
    assert tree.query(drawn)[0].max() < 0.3


def _welded(sheet):
    """Triangles by place instead of by region, and their regions."""
    places, index = np.unique(sheet.vertices, axis=0, return_inverse=True)
    first = np.zeros(len(places), dtype=int)
    first[index] = np.arange(len(sheet.vertices))
    return first[index[sheet.triangles]], sheet.region_of[sheet.triangles[:, 0]]


def _along_borders(vertices, triangles, region_of):
    """Places, 0.1 of an edge apart, along the edges between two regions."""
    edges = edges_of(np.asarray(triangles, dtype=np.int64))
    ends = vertices[edges.ends[region_of[edges.first] != region_of[edges.second]]]
    return np.concatenate([ends[:, 0] + s * (ends[:, 1] - ends[:, 0]) for s in np.linspace(0, 1, 11)])


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
    first, second, both = (
        sheet.borders.nearest(region, zones)[0] for zones in ((one,), (other,), (one, other))
    )
    assert (both == np.minimum(first, second)).all()
    assert (first != second).any()
    assert (sheet.borders.nearest(region, ())[0] == FAR).all()


def test_only_zones_with_parts_have_borders_within(sheet, painted, placement):
    least = {zone.key: FAR for zone in placement.zones}
    for region, paints in enumerate(painted.regions):
        for paint in paints:
            division = sheet.borders.nearest(region, (paint.zone,))[1]
            least[paint.zone] = min(least[paint.zone], division.min(initial=FAR))
    for zone in placement.zones:
        assert least[zone.key] == (0 if zone.parts else FAR), zone.key


def test_scalp_brows_and_lips_are_tinted(sheet, placement, painted):
    hair = painted.carried(placement.head.masks["hair"])[sheet.painted_vertices]
    colour = bare_colour(sheet.masks, COMPLEXIONS[SkinTone.LIGHT])

    def spread(rows):
        return (colour[rows].max(axis=1) - colour[rows].min(axis=1)).mean()

    assert spread(hair > 0.95) < 0.6 * spread(hair < 0.05)


def test_the_reference_head_is_known_to_be_closed_and_one_with_a_hole_is_not(sheet, placement, painted):
    assert sheet.closed
    kept = replace(
        painted,
        triangles=painted.triangles[1:],
        region_of=painted.region_of[1:],
        origin_triangles=painted.origin_triangles[1:],
    )
    assert not skin_sheet(placement.head, kept).closed
