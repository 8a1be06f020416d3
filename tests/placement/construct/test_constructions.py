import numpy as np
import pytest
from oracle import exact_length
from pydantic import TypeAdapter

from scalpviz.atlas.geometry import Curve, Point
from scalpviz.atlas.load import load_atlas
from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head
from scalpviz.head.skin.surface import OffTheHead
from scalpviz.placement.construct.solver import ConstructionSolver
from scalpviz.side import Side

POINT, CURVE = TypeAdapter(Point), TypeAdapter(Curve)
MIDLINE = {"kind": "midline"}


def mark(name: str) -> dict:
    return {"kind": "landmark", "name": name}


def mm(value: float) -> dict:
    return {"value": value, "unit": "mm"}


def cun(value: float, of: str) -> dict:
    return {"value": value, "unit": "cun", "of": of}


def back(distance: dict) -> dict:
    """From the anterior hairline backward along the midline."""
    return {
        "kind": "along", "curve": MIDLINE, "start": mark("anterior_hairline"),
        "toward": mark("posterior_hairline"), "distance": distance,
    }  # fmt: skip


@pytest.fixture(scope="module")
def solver(ellipsoid: Head) -> ConstructionSolver:
    return ConstructionSolver(load_atlas(), ellipsoid)


def point(solver: ConstructionSolver, construction: dict, side: Side = Side.RIGHT):
    return solver.point(POINT.validate_python(construction), side)


def curve(solver: ConstructionSolver, construction: dict, side: Side = Side.RIGHT):
    return solver.curve(CURVE.validate_python(construction), side)


def test_five_of_twelve_cun_lie_five_twelfths_of_the_way_back(solver):
    midline = solver.context.midline.path
    ends = [solver.context.station(name) for name in ("anterior_hairline", "posterior_hairline")]
    found = midline.position_of(point(solver, back(cun(5, "midline"))).xyz)
    assert (found - ends[0]) / (ends[1] - ends[0]) == pytest.approx(5 / 12, abs=1e-6)


def test_along_goes_toward_the_place_named_even_against_the_curve(solver):
    there = point(solver, back(mm(30)))
    again = point(
        solver,
        {
            "kind": "along",
            "curve": MIDLINE,
            "start": back(mm(50)),
            "toward": mark("glabella"),
            "distance": mm(20),
        },
    )
    np.testing.assert_allclose(again.xyz, there.xyz, atol=1e-6)


def test_centimetres_are_ten_millimetres(solver):
    one, other = point(solver, back(mm(40))), point(solver, back({"value": 4, "unit": "cm"}))
    np.testing.assert_allclose(one.xyz, other.xyz, atol=1e-9)


def test_along_a_curve_that_ends_too_soon_is_off_the_head(solver):
    with pytest.raises(OffTheHead, match="ends before 900 mm"):
        point(solver, back(mm(900)))


def test_a_fraction_of_a_curve_divides_its_length(solver):
    course = {"kind": "geodesic", "through": [mark("vertex"), mark("hairline_corner")]}
    place = point(solver, {"kind": "fraction", "curve": course, "fraction": 0.25})
    path = curve(solver, course)
    assert path.position_of(place.xyz) == pytest.approx(path.length / 4, abs=1e-6)


@pytest.mark.parametrize("distance", [15.0, 120.0])
def test_toward_lies_at_its_distance_also_beyond_the_goal(solver, distance):
    start = point(solver, mark("vertex"))
    place = point(
        solver,
        {
            "kind": "toward",
            "start": mark("vertex"),
            "toward": mark("hairline_corner"),
            "distance": mm(distance),
        },
    )
    assert exact_length(solver.skin, start, place) == pytest.approx(distance, rel=1e-3)


@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
def test_lateral_leaves_the_midline_square_for_its_distance(solver, side):
    origin = point(solver, back(mm(90)))
    place = point(solver, {"kind": "lateral", "start": back(mm(90)), "distance": mm(35)}, side)
    assert place.xyz[0] * side.sign > 0
    assert exact_length(solver.skin, origin, place) == pytest.approx(35, rel=1e-3)
    tape = solver.skin.geodesic(origin, place)
    midline = solver.context.midline.path
    along = midline.tangent_at(midline.position_of(origin.xyz), 5.0)
    first = tape.at(3) - tape.start
    assert first @ along / np.linalg.norm(first) == pytest.approx(0, abs=0.02)
    # The midline is the nearest there is: nobody on it is nearer than the place one set off from.
    gaps = np.linalg.norm(midline.xyz - place.xyz, axis=1)
    assert np.linalg.norm(midline.xyz[gaps.argmin()] - origin.xyz) < 2.5


def test_a_lateral_cun_is_the_unit_of_its_own_station(solver):
    measures = solver.context
    front = point(
        solver, {"kind": "lateral", "start": mark("anterior_hairline"), "distance": cun(2, "lateral")}
    )
    rear = point(solver, {"kind": "lateral", "start": mark("inion"), "distance": cun(2, "lateral")})
    from scalpviz.placement.measures import cun as unit

    for place, name, segment in (
        (front, "anterior_hairline", "lateral_front"),
        (rear, "inion", "lateral_back"),
    ):
        expected = 2 * unit(measures, segment)
        assert exact_length(solver.skin, point(solver, mark(name)), place) == pytest.approx(
            expected, rel=1e-3
        )


def test_nothing_lies_to_the_side_of_the_midline_on_the_midline(solver):
    with pytest.raises(ScalpVizError, match="bilateral"):
        point(solver, {"kind": "lateral", "start": mark("vertex"), "distance": mm(20)}, Side.MIDLINE)


@pytest.mark.parametrize(
    ("direction", "plane", "axis", "sign"),
    [("above", "sagittal", 2, 1), ("below", "sagittal", 2, -1), ("behind", "horizontal", 1, -1),
     ("front", "horizontal", 1, 1), ("above", "coronal", 2, 1), ("behind", "sagittal", 1, -1)],
)  # fmt: skip
def test_straight_stays_in_its_plane_and_goes_its_way(solver, direction, plane, axis, sign):
    # At the widest place of the head a sagittal plane only grazes it.
    name = "hairline_corner" if plane == "sagittal" else "ear_apex_scalp"
    start = point(solver, mark(name))
    path = curve(
        solver,
        {"kind": "straight_line", "start": mark(name), "direction": direction, "plane": plane,
         "distance": mm(40)},
    )  # fmt: skip
    still = {"sagittal": 0, "coronal": 1, "horizontal": 2}[plane]
    np.testing.assert_allclose(path.xyz[:, still], start.xyz[still], atol=1e-6)
    assert path.length == pytest.approx(40)
    assert sign * (path.end - start.xyz)[axis] > 3


def test_straight_across_its_own_plane_is_refused(solver):
    with pytest.raises(ScalpVizError, match="another plane"):
        point(
            solver,
            {
                "kind": "straight",
                "start": mark("vertex"),
                "direction": "above",
                "plane": "horizontal",
                "distance": mm(9),
            },
        )


def test_a_crossing_lies_on_both_curves(solver):
    sagittal = {"kind": "section", "plane": "sagittal", "through": mark("pupil")}
    hairline = {"kind": "head", "name": "hairline_front"}
    place = point(
        solver, {"kind": "crossing", "curves": [hairline, sagittal], "near": mark("hairline_corner")}
    )
    path = curve(solver, hairline)
    assert np.linalg.norm(path.at(path.position_of(place.xyz)) - place.xyz) < 1e-6
    assert place.xyz[0] == pytest.approx(point(solver, mark("pupil")).xyz[0], abs=1e-6)


def test_of_several_crossings_the_one_near_the_hint_is_taken(solver):
    planes = [
        {"kind": "section", "plane": "coronal", "through": mark("sideburn_back")},
        {"kind": "section", "plane": "horizontal", "through": mark("ear_apex")},
    ]
    for side in (Side.RIGHT, Side.LEFT):
        found = point(solver, {"kind": "crossing", "curves": planes, "near": mark("sideburn_back")}, side)
        assert found.xyz[0] * side.sign > 0
        assert found.xyz[1] == pytest.approx(point(solver, mark("sideburn_back"), side).xyz[1], abs=1e-6)
        assert found.xyz[2] == pytest.approx(point(solver, mark("ear_apex"), side).xyz[2], abs=1e-6)


def test_the_level_of_an_ear_standing_off_reaches_the_temple(reference_head):
    """The plane through the ear's tip cuts a small loop out of the ear; GB7 lies on the head all the same."""
    solver = ConstructionSolver(load_atlas(), reference_head)
    found = solver.named_point("GB7", Side.RIGHT)
    assert found.xyz[2] == pytest.approx(reference_head.landmarks["ear_apex_right"].xyz[2], abs=1e-3)
    assert found.xyz[1] == pytest.approx(reference_head.landmarks["sideburn_back_right"].xyz[1], abs=1e-3)


def test_the_arch_goes_from_the_right_over_the_top_to_the_left(solver):
    arch = curve(solver, {"kind": "arch", "over": "ear_apex_scalp"}, Side.MIDLINE)
    np.testing.assert_allclose(
        arch.start, solver.context.landmark("ear_apex_scalp", Side.RIGHT).xyz, atol=1e-6
    )
    np.testing.assert_allclose(arch.end, solver.context.landmark("ear_apex_scalp", Side.LEFT).xyz, atol=1e-3)
    assert arch.at(arch.length / 2)[2] > 120
    place = point(
        solver, {"kind": "crossing", "curves": [MIDLINE, {"kind": "arch", "over": "ear_apex_scalp"}]}
    )
    assert place.xyz[0] == pytest.approx(0, abs=1e-6)


def test_a_part_runs_from_its_start_to_its_end_whichever_way_the_curve_runs(solver):
    one, other = back(mm(20)), back(mm(60))
    for start, end in ((one, other), (other, one)):
        part = curve(solver, {"kind": "part", "curve": MIDLINE, "start": start, "end": end})
        np.testing.assert_allclose(part.start, point(solver, start).xyz, atol=1e-6)
        np.testing.assert_allclose(part.end, point(solver, end).xyz, atol=1e-6)
        assert part.length == pytest.approx(40, abs=1e-6)


def test_of_a_loop_the_shorter_part_is_taken_also_over_its_seam(solver):
    def level(direction: str) -> dict:
        return {"kind": "straight", "start": mark("tragion"), "direction": direction, "plane": "horizontal",
                "distance": mm(25)}  # fmt: skip

    loop = {"kind": "section", "plane": "horizontal", "through": mark("tragion")}
    for start, end in (("front", "behind"), ("behind", "front")):
        part = curve(solver, {"kind": "part", "curve": loop, "start": level(start), "end": level(end)})
        assert part.length == pytest.approx(50, abs=1e-3)
        np.testing.assert_allclose(part.start, point(solver, level(start)).xyz, atol=1e-6)
        np.testing.assert_allclose(part.end, point(solver, level(end)).xyz, atol=1e-6)


def test_a_curve_beside_the_hairline_meets_its_ends_and_its_distance_goes_evenly(solver):
    course = {
        "kind": "beside", "curve": {"kind": "head", "name": "hairline_front"},
        "start": back(mm(10)),
        "end": {"kind": "straight", "start": mark("hairline_corner"), "direction": "above",
                "plane": "sagittal", "distance": mm(20)},
    }  # fmt: skip
    path = curve(solver, course)
    np.testing.assert_allclose(path.start, point(solver, course["start"]).xyz, atol=1e-9)
    np.testing.assert_allclose(path.end, point(solver, course["end"]).xyz, atol=1e-9)
    hairline = curve(solver, course["curve"])
    # Places beside the hairline itself, not beside its run-on beyond the corner.
    gaps = []
    for share in np.linspace(0, 0.6, 7):
        place = path.at(share * path.length)
        gaps.append(
            (hairline.position_of(place), np.linalg.norm(hairline.at(hairline.position_of(place)) - place))
        )
    stations, distances = np.array(gaps).T
    assert distances[0] == pytest.approx(10, abs=0.2)
    straight = np.polyval(np.polyfit(stations, distances, 1), stations)
    np.testing.assert_allclose(distances, straight, atol=0.4)
    assert distances[-1] > 13


def test_a_curve_beside_another_at_one_distance_keeps_it(solver):
    course = {
        "kind": "beside", "curve": MIDLINE,
        "start": {"kind": "lateral", "start": back(mm(60)), "distance": mm(30)},
        "end": {"kind": "lateral", "start": back(mm(140)), "distance": mm(30)},
    }  # fmt: skip
    path = curve(solver, course)
    for share in np.linspace(0, 1, 6):
        place = solver.skin.nearest(path.at(share * path.length))
        midline = solver.context.midline.path
        foot = solver.skin.nearest(midline.at(midline.position_of(place.xyz)))
        assert exact_length(solver.skin, foot, place) == pytest.approx(30, abs=0.1)


def test_a_curve_beside_another_has_no_kinks(solver):
    path = solver.named_curve("GV24-ST8", Side.RIGHT)
    chords = np.diff([path.at(s) for s in np.linspace(0, path.length, 25)], axis=0)
    chords /= np.linalg.norm(chords, axis=1, keepdims=True)
    assert (chords[1:] * chords[:-1]).sum(axis=1).min() > np.cos(np.radians(12))


@pytest.mark.parametrize(("toward", "sign"), [("lateral", 1), ("medial", -1)])
def test_a_parallel_lies_on_the_side_named_at_its_distance(solver, toward, sign):
    base = {"kind": "part", "curve": {"kind": "section", "plane": "sagittal", "through": mark("pupil")},
            "start": {"kind": "straight", "start": mark("pupil"), "direction": "above", "plane": "sagittal",
                      "distance": mm(90)},
            "end": {"kind": "straight", "start": mark("pupil"), "direction": "above", "plane": "sagittal",
                    "distance": mm(150)}}  # fmt: skip
    for side in (Side.RIGHT, Side.LEFT):
        path = curve(solver, {"kind": "parallel", "curve": base, "distance": mm(12), "toward": toward}, side)
        middle = curve(solver, base, side)
        for share in (0.1, 0.5, 0.9):
            place = solver.skin.nearest(path.at(share * path.length))
            foot = solver.skin.nearest(middle.at(middle.position_of(place.xyz)))
            assert exact_length(solver.skin, foot, place) == pytest.approx(12, abs=0.1)
            assert (place.xyz - foot.xyz)[0] * side.sign * sign > 8


def test_a_parallel_toward_where_the_curve_itself_runs_is_refused(solver):
    over_the_ears = {"kind": "arch", "over": "ear_apex_scalp"}
    with pytest.raises(ScalpVizError, match="runs that way itself"):
        curve(solver, {"kind": "parallel", "curve": over_the_ears, "distance": mm(10), "toward": "lateral"})


def test_a_bowed_curve_passes_its_tape_at_the_offsets_given(solver):
    ends = [mark("hairline_corner"), mark("sideburn_back")]
    bowed = curve(
        solver,
        {
            "kind": "bowed",
            "start": ends[0],
            "end": ends[1],
            "toward": "behind",
            "bows": [{"at": 0.5, "offset": 0.1}],
        },
    )
    tape = curve(solver, {"kind": "geodesic", "through": ends})
    np.testing.assert_allclose(bowed.start, tape.start, atol=1e-6)
    np.testing.assert_allclose(bowed.end, tape.end, atol=1e-6)
    gaps = np.linalg.norm(bowed.xyz - tape.at(tape.length / 2), axis=1)
    assert gaps.min() == pytest.approx(0.1 * tape.length, rel=0.03)
    assert bowed.xyz[gaps.argmin()][1] < tape.at(tape.length / 2)[1]


def test_a_result_names_the_landmarks_it_leans_on(solver):
    rule = POINT.validate_python(
        {"kind": "lateral", "start": mark("inion"), "distance": cun(1, "lateral_back")}
    )
    solver.point(rule, Side.LEFT)
    assert solver.leans_on(rule, Side.LEFT) == {
        "nasion", "inion", "tragion_left", "tragion_right", "mastoid_tip_left", "mastoid_tip_right",
    }  # fmt: skip


def test_what_is_not_in_the_atlas_is_named(solver):
    with pytest.raises(ScalpVizError, match="'ZZ99'"):
        point(solver, {"kind": "point", "code": "ZZ99"})
    with pytest.raises(ScalpVizError, match="'nowhere'"):
        curve(solver, {"kind": "curve", "id": "nowhere"})


def test_a_construction_that_failed_fails_again_with_the_same_words(solver):
    for _ in range(2):
        with pytest.raises(OffTheHead, match="ends before 901 mm"):
            point(solver, back(mm(901)))
