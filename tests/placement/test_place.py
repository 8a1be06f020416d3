import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from heads import ellipsoid_head, moved_head
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import distance_to_skin, exact_length

from scalpviz.atlas.geometry import Metric
from scalpviz.atlas.keys import SiteKey
from scalpviz.atlas.links import walk
from scalpviz.atlas.load import load_atlas
from scalpviz.atlas.model import Atlas, Zone
from scalpviz.head.head import Head
from scalpviz.head.reading.load import load_head
from scalpviz.head.skin.surface import Skin
from scalpviz.head.write import ply_bytes
from scalpviz.languages import say
from scalpviz.placement.construct.solver import ConstructionSolver
from scalpviz.placement.place import place, place_zone, sides_of
from scalpviz.placement.placed import PlacedZone, Placement
from scalpviz.placement.report import report
from scalpviz.side import Side

PROPORTIONAL = ("international", "eeg")
"""Systems whose places are shares of this head's arcs, so that they fit a body of any shape and size."""
GEODESICS = ["MS6", "MS7", "MS8", "MS9", "MS11", "MS13"]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas()


@pytest.fixture(scope="module")
def on_reference(atlas: Atlas, reference_head: Head) -> Placement:
    return place(atlas, reference_head)


@pytest.fixture(scope="module")
def on_ellipsoid(atlas: Atlas, ellipsoid: Head) -> Placement:
    return place(atlas, ellipsoid, PROPORTIONAL)


def zone(placement: Placement, code: str, side: Side) -> PlacedZone:
    return next(z for z in placement.zones if (z.code, z.side) == (code, side))


def xyz_of(placement: Placement, code: str, side: Side = Side.MIDLINE) -> np.ndarray:
    return next(p.place.xyz for p in placement.points if (p.code, p.side) == (code, side))


def everything(placement: Placement) -> np.ndarray:
    """All points, and each zone at eleven places, in the placement's order, shape (k, 3)."""
    lines = [z.centreline.at(s) for z in placement.zones for s in np.linspace(0, z.length, 11)]
    return np.array([*(p.place.xyz for p in placement.points), *lines])


def lines(placement: Placement) -> list[PlacedZone]:
    """The international lines."""
    return [z for z in placement.zones if z.system == "international"]


def test_every_point_and_every_zone_that_has_a_shape_is_placed_on_the_reference_head(atlas, on_reference):
    assert on_reference.unplaced == {}
    sides = {(z.system, z.code, z.side) for z in on_reference.zones}
    assert sides == {
        (z.system, z.code, side) for z in atlas.zones if z.shape for side in sides_of(z.laterality)
    }
    assert len({z.key for z in on_reference.zones}) == len(on_reference.zones)
    assert len(on_reference.points) == sum(len(sides_of(p.laterality)) for p in atlas.points)


@pytest.mark.parametrize("where", ["on_reference", "on_ellipsoid"])
def test_all_twenty_five_lines_are_placed(request, where):
    placement = request.getfixturevalue(where)
    assert placement.unplaced == {}
    assert len(lines(placement)) == 25


def test_all_lines_and_points_lie_on_the_skin(on_reference, reference_head):
    places = everything(on_reference)
    gaps = distance_to_skin(
        reference_head.vertices, reference_head.triangles, places[:: 1 + len(places) // 500]
    )
    assert gaps.max() < 0.1


def test_between_two_vertices_of_a_line_the_skin_is_the_line(on_reference, reference_head):
    """Every piece lies in one triangle, so its middle lies on the skin too."""
    skin = Skin.of(reference_head.vertices, reference_head.triangles)
    for z in on_reference.zones:
        middles = (z.centreline.xyz[1:] + z.centreline.xyz[:-1]) / 2
        np.testing.assert_allclose(skin.nearest_many(middles)[2], middles, atol=1e-6)


@pytest.mark.parametrize("where", ["on_reference", "on_ellipsoid"])
def test_left_is_the_mirror_image_of_right_on_a_symmetric_head(request, atlas, where):
    placement = request.getfixturevalue(where)
    mirror = np.array([-1.0, 1, 1])
    for point in placement.points:
        if point.side is Side.RIGHT and atlas.point(point.code).laterality == "bilateral":
            left = xyz_of(placement, point.code, Side.LEFT)
            assert np.linalg.norm(left * mirror - point.place.xyz) < 0.1
    by_key = {z.key: z for z in placement.zones}
    for z in placement.zones:
        if z.side is Side.RIGHT:
            other = by_key[replace(z.key, side=Side.LEFT)]
            for share in np.linspace(0, 1, 21):
                there = z.centreline.at(share * z.length) * mirror
                # The edge of a disc or polygon may be walked from another place, a centreline may not.
                along = share * other.length if z.kind == "band" else other.centreline.position_of(there)
                assert np.linalg.norm(other.centreline.at(along) - there) < 0.1, z.key


@pytest.mark.parametrize("code", GEODESICS)
def test_a_straight_line_over_the_scalp_is_the_exact_geodesic(on_reference, reference_head, code):
    skin = Skin.of(reference_head.vertices, reference_head.triangles)
    line = zone(on_reference, code, Side.RIGHT).centreline
    exact = exact_length(skin, skin.nearest(line.start), skin.nearest(line.end), line)
    assert line.length == pytest.approx(exact, rel=1e-3)


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [("MS5", "GV20", "GV21"), ("MS6", "EX-HN1.anterior", "GB6"), ("MS7", "GV20", "GB7"),
     ("MS8", "BL6", "BL7"), ("MS9", "GB17", "GB18"), ("MS10", "GB4", "GB6"), ("MS11", "GB8", "GB7"),
     ("MS12", "GV18", "GV17")],
)  # fmt: skip
def test_a_line_between_two_points_starts_and_ends_at_them(on_reference, atlas, code, start, end):
    for z in on_reference.zones:
        if z.code == code:
            for place_, name in ((z.centreline.start, start), (z.centreline.end, end)):
                side = Side.MIDLINE if atlas.point(name).laterality == "midline" else z.side
                assert np.linalg.norm(place_ - xyz_of(on_reference, name, side)) < 0.5


def test_the_forehead_lines_start_half_a_cun_inside_the_hairline_and_end_half_a_cun_below(on_reference):
    skin = Skin.of(on_reference.head.vertices, on_reference.head.triangles)
    hairline = skin.laid_path(on_reference.head.curves["hairline_front"])
    inside, below = on_reference.measures["cun_midline"] / 2, on_reference.measures["cun_forehead"] / 2
    line = zone(on_reference, "MS1", Side.MIDLINE).centreline
    crossing = line.position_of(skin.crossing(line, hairline).xyz)
    assert crossing == pytest.approx(inside, abs=0.5)
    assert line.length - crossing == pytest.approx(below, abs=0.5)
    for code, point in (("MS2", "BL3"), ("MS3", "GB15")):
        line = zone(on_reference, code, Side.RIGHT).centreline
        crossing = line.position_of(skin.crossing(line, hairline).xyz)
        assert line.length - crossing == pytest.approx(below, abs=0.5)
        assert np.linalg.norm(line.start - xyz_of(on_reference, point, Side.RIGHT)) < 0.5


def test_points_of_the_midline_lie_at_their_cun_from_the_hairline(on_reference):
    """Measured by stepping along the skin's section by the plane x = 0, taken anew."""
    head = on_reference.head
    skin = Skin(head.vertices, head.triangles)
    start = skin.nearest(head.landmarks["anterior_hairline"].xyz)
    tape = skin.section_toward(start, np.array([1.0, 0, 0]), np.array([0.0, -1, 0]), longest=400)
    whole = tape.position_of(head.landmarks["posterior_hairline"].xyz)
    for code, cuns in (
        ("GV24", 0.5),
        ("GV23", 1),
        ("GV22", 2),
        ("GV21", 3.5),
        ("GV20", 5),
        ("GV19", 6.5),
        ("GV18", 8),
    ):
        assert tape.position_of(xyz_of(on_reference, code)) == pytest.approx(whole * cuns / 12, abs=0.5)


def test_bl9_lies_its_cun_beside_gv17(on_reference):
    skin = Skin.of(on_reference.head.vertices, on_reference.head.triangles)
    inion = skin.nearest(xyz_of(on_reference, "GV17"))
    expected = 1.3 * on_reference.measures["cun_lateral_back"]
    for side in (Side.RIGHT, Side.LEFT):
        there = skin.nearest(xyz_of(on_reference, "BL9", side))
        tape = skin.geodesic(inion, there)
        assert exact_length(skin, inion, there, tape) == pytest.approx(expected, abs=0.5)


def test_ms14_runs_two_cun_straight_down(on_reference):
    line = zone(on_reference, "MS14", Side.LEFT).centreline
    assert line.length == pytest.approx(2 * on_reference.measures["cun_midline"], abs=1e-3)
    np.testing.assert_allclose(line.xyz[:, 0], line.start[0], atol=1e-6)
    assert line.end[2] < line.start[2] - 30


@settings(max_examples=8, deadline=None)
@given(scale=st.floats(0.7, 1.4), shift=st.tuples(*[st.floats(-50, 50)] * 3))
def test_on_a_larger_head_elsewhere_everything_is_larger_and_moves_with_it(atlas, scale, shift):
    """But for widths and a few places that are printed in mm, every place is proportional."""
    proportional = [p for p in atlas.points if not any(isinstance(c, Metric) for _, c in walk(p.place))]
    assert len(proportional) >= len(atlas.points) - 3
    atlas = atlas.model_copy(update={"points": tuple(proportional)})
    head = ellipsoid_head(4)
    motion = np.diag([scale, scale, scale, 1.0])
    motion[:3, 3] = shift
    moved = everything(place(atlas, moved_head(head, motion), PROPORTIONAL))
    expected = everything(place(atlas, head, PROPORTIONAL)) * scale + np.array(shift)
    assert np.linalg.norm(moved - expected, axis=1).max() < 0.01


def test_a_turned_and_moved_file_gives_the_same_places_in_its_own_frame(atlas, tmp_path: Path):
    head = ellipsoid_head(4)
    angle = np.radians(110)
    turn = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
    turn = turn @ np.array([[1, 0, 0], [0, 0, -1], [0, 1, 0]])
    found = []
    for name, rotation, shift in (
        ("straight", np.eye(3), np.zeros(3)),
        ("turned", turn, np.array([300.0, -40, 90])),
    ):
        mesh, marks = tmp_path / f"{name}.ply", tmp_path / f"{name}.json"
        mesh.write_bytes(ply_bytes(head.vertices @ rotation.T + shift, head.triangles))
        marks.write_text(
            json.dumps(
                {
                    "unit": "mm",
                    "landmarks": {
                        n: (m.xyz @ rotation.T + shift).tolist() for n, m in head.landmarks.items()
                    },
                    "curves": {n: (c.xyz @ rotation.T + shift).tolist() for n, c in head.curves.items()},
                }
            )
        )
        data = report(place(atlas, load_head(mesh, marks)))
        places = [p["xyz"] for p in data["points"]] + [z["path"][k] for z in data["zones"] for k in (0, -1)]
        lengths = [z["length_mm"] for z in data["zones"]]
        found.append((np.array(places), np.array(lengths)))
    (straight, lengths), (turned, other_lengths) = found
    assert np.linalg.norm(straight @ turn.T + [300, -40, 90] - turned, axis=1).max() < 0.01
    np.testing.assert_allclose(lengths, other_lengths, atol=0.01)


def test_on_an_asymmetric_head_everything_still_has_its_place(atlas, ellipsoid):
    shear = np.eye(4)
    shear[0, 1], shear[0, 2], shear[1, 2] = 0.1, -0.06, 0.08
    head = moved_head(ellipsoid, shear)
    placement = place(atlas, head, PROPORTIONAL)
    assert placement.unplaced == {}
    assert distance_to_skin(head.vertices, head.triangles, everything(placement)).max() < 0.1
    right, left = (zone(placement, "MS6", side).length for side in (Side.RIGHT, Side.LEFT))
    assert abs(right - left) > 1, "the two sides of this head differ, and so do its lines"


def test_a_missing_landmark_leaves_out_what_leans_on_it_and_places_the_rest(atlas, ellipsoid):
    marks = {name: mark for name, mark in ellipsoid.landmarks.items() if name != "ear_apex_scalp_left"}
    placement = place(atlas, replace(ellipsoid, landmarks=marks), PROPORTIONAL)
    assert {
        SiteKey("acupoints", "TE20", Side.LEFT),
        SiteKey("acupoints", "GB8", Side.LEFT),
        SiteKey("international", "MS11", Side.LEFT),
    } <= set(placement.unplaced)
    for key, reason in placement.unplaced.items():
        assert key.side is Side.LEFT
        assert "'ear_apex_scalp_left'" in reason
        assert reason.endswith(".")
        assert say(reason, "zh").endswith("没有标志点 'ear_apex_scalp_left'；请在其标志点文件中添加。")
    assert len(placement.zones) == 24


def test_what_leans_on_an_estimated_landmark_says_so_and_nothing_else_does(atlas, ellipsoid):
    marks = dict(ellipsoid.landmarks)
    marks["mastoid_tip_left"] = replace(marks["mastoid_tip_left"], estimated=True)
    placement = place(atlas, replace(ellipsoid, landmarks=marks), PROPORTIONAL)
    estimated = {str(z.key) for z in placement.zones if z.estimated}
    # The lateral cun of the back of the head is half of the mastoid arc, on both sides.
    assert {"international/MS13/right", "international/MS14/left"} <= estimated
    assert not {"international/MS1/midline", "international/MS7/right", "international/MS11/left"} & estimated
    for z in placement.zones:
        assert z.estimated == ("mastoid_tip_left" in z.leans_on)


def test_an_estimated_hairline_marks_what_leans_on_it(atlas, ellipsoid):
    placement = place(atlas, replace(ellipsoid, curves_estimated=True), PROPORTIONAL)
    assert zone(placement, "MS3", Side.LEFT).estimated
    assert not zone(placement, "MS11", Side.LEFT).estimated


def test_only_zones_of_the_systems_asked_for_are_placed(atlas, ellipsoid):
    assert place(atlas, ellipsoid, systems=["nobody"]).zones == ()
    assert len(place(atlas, ellipsoid, systems=["international"]).zones) == 25


def test_the_acupoints_come_with_the_zones_that_lean_on_them_and_not_with_other_points(atlas, ellipsoid):
    with_zones = place(atlas, ellipsoid, systems=["international"])
    assert {p.system for p in with_zones.points} == {"acupoints"}
    assert place(atlas, ellipsoid, systems=["nobody"]).points == ()
    alone = place(atlas, ellipsoid, systems=["acupoints"])
    assert [p.code for p in alone.points] == [p.code for p in with_zones.points]
    assert alone.zones == ()


def test_the_needle_goes_as_the_atlas_says(on_reference, atlas):
    for z in on_reference.zones:
        needling = atlas.zone(z.code, z.system).needling
        if z.kind != "band" or needling is None or needling.angle is None:
            assert z.needle is None
            continue
        first, last = (
            (z.centreline.end, z.centreline.start)
            if needling.reverse
            else (z.centreline.start, z.centreline.end)
        )
        np.testing.assert_array_equal(z.needle.entry, first)
        np.testing.assert_array_equal(z.needle.tip, last)
        assert (z.needle.angle_low, z.needle.angle_high) == (needling.angle.low, needling.angle.high)
        # Outward: away from the middle of the head.
        assert z.needle.normal @ (z.needle.entry - np.array([0, 0, 40])) > 0


def test_a_reversed_needle_enters_at_the_end(atlas, ellipsoid):
    ms5 = atlas.zone("MS5")
    against = ms5.model_copy(update={"needling": ms5.needling.model_copy(update={"reverse": True})})
    (placed,) = place_zone(ConstructionSolver(atlas, ellipsoid), against, Side.MIDLINE)
    np.testing.assert_array_equal(placed.needle.entry, placed.centreline.end)
    np.testing.assert_array_equal(placed.needle.path.start, placed.centreline.end)


def test_the_fifths_of_ms6_are_its_parts(on_reference):
    parts = zone(on_reference, "MS6", Side.RIGHT).parts
    assert [(part.start, part.end) for part in parts] == [(0, 0.2), (0.2, 0.6), (0.6, 1)]


def test_every_variant_with_a_shape_of_its_own_has_its_place(atlas, reference_head):
    solver = ConstructionSolver(atlas, reference_head)
    laid = 0
    for z in atlas.zones:
        for variant in z.variants:
            if variant.shape is not None:
                for side in sides_of(z.laterality):
                    pieces = place_zone(solver, z, side, variant.shape)
                    laid += sum(piece.length for piece in pieces) > 5
    for point in atlas.points:
        for variant in point.variants:
            if variant.place is not None:
                for side in sides_of(point.laterality):
                    solver.point(variant.place, side)
    assert laid >= 10


def disc(code: str, radius: float, unit: str = "mm") -> dict:
    """A disc about a point."""
    centre = {"kind": "point", "code": code}
    return {"shape": "disc", "centre": centre, "radius": {"value": radius, "unit": unit}}


def shaped(atlas: Atlas, shape: dict | None, **other: object) -> Zone:
    """MS8 with another shape."""
    data = atlas.zone("MS8").model_dump() | {"shape": shape, "parts": (), "variants": ()} | other
    return Zone.model_validate(data)


def test_a_disc_is_placed_with_its_diameter_and_no_needle(atlas, ellipsoid):
    shape = disc("BL8", 1.2, "cm")
    (placed,) = place_zone(ConstructionSolver(atlas, ellipsoid), shaped(atlas, shape), Side.LEFT)
    assert (placed.kind, placed.width, placed.needle) == ("disc", 24.0, None)
    assert placed.centreline.closed


def test_a_polygon_is_placed_by_its_closed_boundary(atlas, ellipsoid):
    corners = [{"kind": "point", "code": code} for code in ("BL6", "BL7", "GB18", "GB17")]
    sides = [{"kind": "geodesic", "through": [corners[k], corners[(k + 1) % 4]]} for k in range(4)]
    (placed,) = place_zone(
        ConstructionSolver(atlas, ellipsoid),
        shaped(atlas, {"shape": "polygon", "boundary": sides}),
        Side.RIGHT,
    )
    assert (placed.kind, placed.width) == ("polygon", 0.0)
    assert placed.centreline.closed
