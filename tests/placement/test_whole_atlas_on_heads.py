"""The whole atlas on the adult head and on a second head of another shape: on the skin, off the ears."""

from collections.abc import Iterator

import numpy as np
import pytest
import trimesh
from heads import moved_head
from scipy.spatial import cKDTree

from scalpviz.atlas.load import load_atlas
from scalpviz.atlas.model import Atlas
from scalpviz.head.head import Head
from scalpviz.placement.place import place, sides_of
from scalpviz.placement.placed import PlacedZone, Placement
from scalpviz.side import Side

LENGTH = 188 / 199.5
"""ANSUR II, men: the 5th percentile of head length over its mean (S56)."""
BREADTH = 163 / 154.3
"""The 95th percentile of head breadth over its mean."""
HEIGHT = (131.1 - 1.645 * 6.2) / 131.1
"""The 5th percentile of tragion to top of head, from mean and spread, over its mean."""

ON_THE_SKIN = 1e-6
"""mm."""
STEP = 1.5
"""mm between the places at which a line is asked whether it is on an ear."""
AURICLE = 25.0
"""mm: whoever pushes a needle straight in comes out at the back of an auricle before."""

JIAO_CM = {
    "J5": 4.0, "J6": 3.0, "J7": 4.0, "J8": 3.0, "J9": 3.0, "J10": 4.0, "J11": 4.0, "J12": 2.0,
    "J13": 2.0, "J14": 4.0, "J15": 2.0, "J16": 2.0, "J17": 4.0,
}  # fmt: skip
"""Lengths that Jiao's sources print, cm; of the three lines of J8 each has its own."""


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas()


@pytest.fixture(scope="module")
def second_head(reference_head: Head) -> Head:
    """The adult made shorter, broader and lower; on it nothing has the proportions it had."""
    return moved_head(reference_head, np.diag([BREADTH, LENGTH, HEIGHT, 1.0]))


@pytest.fixture(scope="module", params=["reference_head", "second_head"])
def laid(request: pytest.FixtureRequest, atlas: Atlas) -> Placement:
    return place(atlas, request.getfixturevalue(request.param))


def off_the_skin(head: Head, places: np.ndarray) -> np.ndarray:
    """Distance to the nearest of the triangles whose middles lie nearest, mm: the true one or more."""
    corners = head.vertices[head.triangles]
    tree = cKDTree(corners.mean(axis=1))
    gaps = np.full(len(places), np.inf)
    for near in (16, 400):
        rows = np.flatnonzero(gaps > ON_THE_SKIN)
        for some in np.array_split(rows, max(1, len(rows) * near // 200_000)):
            if len(some):
                candidates = tree.query(places[some], k=near)[1]
                each = np.repeat(places[some], near, axis=0)
                feet = trimesh.triangles.closest_point(corners[candidates.ravel()], each)
                gaps[some] = np.linalg.norm(feet - each, axis=1).reshape(-1, near).min(axis=1)
    return gaps


def depths(head: Head, places: np.ndarray) -> np.ndarray:
    """From each place straight inward to where the skin is met again, mm; inf where that is far off."""
    corners = head.vertices[head.triangles]
    middles = corners.mean(axis=1)
    _, own = cKDTree(middles).query(places, k=24)
    local = corners[np.unique(np.concatenate(cKDTree(middles).query_ball_point(places, AURICLE + 15)))]
    one, other = local[:, 1] - local[:, 0], local[:, 2] - local[:, 0]
    found = np.full(len(places), np.inf)
    for row, place_ in enumerate(places):
        near = corners[own[row]]
        feet = trimesh.triangles.closest_point(near, np.tile(place_, (len(near), 1)))
        a, b, c = near[np.argmin(np.linalg.norm(feet - place_, axis=1))]
        inward = -np.cross(b - a, c - a) / np.linalg.norm(np.cross(b - a, c - a))
        # Every triangle that the ray goes through (Moeller and Trumbore).
        across = np.cross(inward, other)
        area = np.einsum("kd,kd->k", one, across)
        area = np.where(np.abs(area) > 1e-12, area, np.inf)
        away = place_ - local[:, 0]
        u = np.einsum("kd,kd->k", away, across) / area
        turned = np.cross(away, one)
        v, depth = turned @ inward / area, np.einsum("kd,kd->k", other, turned) / area
        met = depth[(u >= 0) & (v >= 0) & (u + v <= 1) & (depth > 0.05)]
        found[row] = met.min() if len(met) else np.inf
    return found


def round_the_ear(head: Head, places: np.ndarray, side: Side) -> np.ndarray:
    """Those of some places that lie in a box round the auricle, as its four landmarks bound it, (k, 3)."""
    names = ("ear_apex", "ear_root_back", "subaurale", "tragus")
    marks = np.array([head.landmark(name, side).xyz for name in names])
    low, high = marks.min(axis=0) - np.array([25, 20, 12]), marks.max(axis=0) + np.array([25, 12, 12])
    return places[((places > low) & (places < high)).all(axis=1)]


def stations(zone: PlacedZone) -> np.ndarray:
    line = zone.centreline
    return np.array([line.at(s) for s in np.linspace(0, line.length, int(line.length / STEP) + 2)])


def lines_by_side(laid: Placement) -> Iterator[tuple[str, Side, np.ndarray]]:
    for zone in laid.zones:
        for side in (Side.RIGHT, Side.LEFT):
            yield zone.key, side, stations(zone)
    for point in laid.points:
        for side in (Side.RIGHT, Side.LEFT):
            yield f"{point.system}/{point.code}/{point.side}", side, np.array([point.place.xyz])


def test_everything_that_has_a_shape_has_its_place(atlas: Atlas, laid: Placement):
    assert laid.unplaced == {}
    placed = {(zone.system, zone.code, zone.side) for zone in laid.zones}
    shaped = [zone for zone in atlas.zones if zone.shape is not None]
    assert placed == {(zone.system, zone.code, side) for zone in shaped for side in sides_of(zone.laterality)}
    points = {(point.code, point.side) for point in laid.points}
    assert points == {(point.code, side) for point in atlas.points for side in sides_of(point.laterality)}


def test_every_place_of_every_line_and_between_them_lies_on_the_skin(laid: Placement):
    """A piece of a line lies in one triangle, so that its middle is as good a place as its ends."""
    lines = [zone.centreline.xyz for zone in laid.zones]
    places = np.vstack([*lines, *((line[1:] + line[:-1]) / 2 for line in lines)])
    assert len(places) > 5000
    assert off_the_skin(laid.head, places).max() < ON_THE_SKIN


def test_every_point_lies_on_the_skin(laid: Placement):
    places = np.array([point.place.xyz for point in laid.points])
    assert off_the_skin(laid.head, places).max() < ON_THE_SKIN


def test_a_place_above_the_skin_is_told(reference_head: Head):
    """The measure that the tests above lean on sees a thousandth of a millimetre."""
    lifted = reference_head.vertices[:200] + 1e-3 * reference_head.normals[:200]
    assert off_the_skin(reference_head, lifted).min() > 1e-4


def test_no_zone_and_no_point_lies_on_an_ear(laid: Placement):
    on_ears = {}
    for key, side, places in lines_by_side(laid):
        near = round_the_ear(laid.head, places, side)
        if len(near) and (shallow := depths(laid.head, near).min()) < AURICLE:
            on_ears[key] = round(float(shallow), 1)
    assert on_ears == {}


def test_an_auricle_is_known_by_its_thinness(laid: Placement):
    for side in (Side.RIGHT, Side.LEFT):
        ear = np.array([laid.head.landmark(name, side).xyz for name in ("ear_apex", "subaurale")])
        assert len(round_the_ear(laid.head, ear, side)) == len(ear)
        assert depths(laid.head, ear).max() < AURICLE


def test_no_zone_leaves_the_head_for_the_neck_below_the_seventh_vertebra(laid: Placement):
    lowest = min(float(zone.centreline.xyz[:, 2].min()) for zone in laid.zones)
    assert lowest > laid.head.landmarks["c7"].xyz[2]


def jiao_lengths(laid: Placement) -> dict[str, list[float]]:
    lengths: dict[str, list[float]] = {}
    for zone in laid.zones:
        if zone.system == "jiao":
            lengths.setdefault(zone.code, []).append(zone.length)
    return {code: lengths[code] for code in JIAO_CM}


def test_jiaos_lengths_are_as_printed(laid: Placement):
    for code, lengths in jiao_lengths(laid).items():
        assert lengths == pytest.approx([10 * JIAO_CM[code]] * len(lengths), abs=0.2), code
    assert len(jiao_lengths(laid)["J8"]) == 6, "three lines on each side"


def test_scaled_centimetres_grow_and_shrink_with_the_arc_from_nasion_to_inion(
    atlas: Atlas, second_head: Head
):
    """Printed for an adult whose arc is 36.5 cm."""
    laid = place(atlas, second_head, ["jiao"], scaled=True)
    share = laid.measures["nasion_inion_arc"] / 365
    assert share < 0.95, "this head is a short one"
    for code, lengths in jiao_lengths(laid).items():
        assert lengths == pytest.approx([10 * JIAO_CM[code] * share] * len(lengths), abs=0.2), code
