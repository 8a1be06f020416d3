from dataclasses import replace

import numpy as np
import pytest
from heads import HALF_AXES, moved_head
from oracle import exact_length

from scalpviz.placement.head_context import HeadContext
from scalpviz.placement.measures import cun, measures
from scalpviz.side import Side

NAMES = {
    "nasion_inion_arc", "tragus_tragus_arc", "glabella_hairline_arc", "hairline_hairline_arc",
    "hairline_corner_arc", "mastoid_arc", "cun_forehead", "cun_midline", "cun_lateral_front",
    "cun_lateral_back", "head_length", "head_breadth",
}  # fmt: skip


def test_a_head_with_all_landmarks_has_every_measure(ellipsoid):
    found = measures(HeadContext(ellipsoid))
    assert set(found) == NAMES
    assert all(value > 0 for value in found.values())


def test_a_cun_divides_its_own_arc(ellipsoid):
    found = measures(HeadContext(ellipsoid))
    assert found["cun_forehead"] * 3 == pytest.approx(found["glabella_hairline_arc"])
    assert found["cun_midline"] * 12 == pytest.approx(found["hairline_hairline_arc"])
    assert found["cun_lateral_front"] * 4.5 == pytest.approx(found["hairline_corner_arc"] / 2)
    assert found["cun_lateral_back"] * 9 == pytest.approx(found["mastoid_arc"])


def test_the_corner_arc_is_held_to_the_midline_at_the_hairline(ellipsoid):
    context = HeadContext(ellipsoid)
    middle = context.landmark("anterior_hairline")
    halves = [
        exact_length(context.skin, context.landmark("hairline_corner", s), middle)
        for s in (Side.RIGHT, Side.LEFT)
    ]
    assert measures(context)["hairline_corner_arc"] == pytest.approx(sum(halves), rel=1e-3)


def test_the_mastoid_arc_is_held_to_the_midline_at_the_inion(ellipsoid):
    context = HeadContext(ellipsoid)
    middle = context.landmark("inion")
    halves = [
        exact_length(context.skin, context.landmark("mastoid_tip", s), middle)
        for s in (Side.RIGHT, Side.LEFT)
    ]
    assert measures(context)["mastoid_arc"] == pytest.approx(sum(halves), rel=1e-3)


def test_the_lateral_cun_goes_evenly_from_the_front_unit_to_the_back_unit(ellipsoid):
    context = HeadContext(ellipsoid)
    front, back = cun(context, "lateral_front"), cun(context, "lateral_back")
    hairline, inion = context.station("anterior_hairline"), context.station("inion")
    assert cun(context, "lateral", hairline) == pytest.approx(front)
    assert cun(context, "lateral", (hairline + inion) / 2) == pytest.approx((front + back) / 2)
    assert cun(context, "lateral", inion) == pytest.approx(back)
    assert cun(context, "lateral", hairline - 30) == pytest.approx(front)
    assert cun(context, "lateral", inion + 30) == pytest.approx(back)


def test_length_and_breadth_of_the_ellipsoid_are_its_axes(ellipsoid):
    found = measures(HeadContext(ellipsoid))
    assert found["head_breadth"] == pytest.approx(2 * HALF_AXES[0], rel=5e-3)
    # From a glabella a little above the middle the farthest place lies a little short of the axis.
    assert 0.985 * 2 * HALF_AXES[1] < found["head_length"] <= 2 * HALF_AXES[1] * 1.005


def test_an_ear_is_no_breadth_of_the_head(ellipsoid):
    ear = ellipsoid.landmarks["ear_apex_right"].xyz
    near = np.exp(-(np.linalg.norm(ellipsoid.vertices - (ear - [0, 0, 12]), axis=1) ** 2) / 60)
    eared = replace(ellipsoid, vertices=ellipsoid.vertices + near[:, None] * np.array([25.0, 0, 0]))
    assert measures(HeadContext(eared))["head_breadth"] == pytest.approx(2 * HALF_AXES[0], rel=1e-2)


def test_a_larger_head_has_larger_measures_in_proportion(ellipsoid):
    scaled = measures(HeadContext(moved_head(ellipsoid, np.diag([1.13, 1.13, 1.13, 1]))))
    for name, value in measures(HeadContext(ellipsoid)).items():
        assert scaled[name] == pytest.approx(1.13 * value, rel=1e-5)


def test_a_missing_landmark_takes_only_its_own_measures_away(ellipsoid):
    marks = {name: mark for name, mark in ellipsoid.landmarks.items() if name != "mastoid_tip_left"}
    found = measures(HeadContext(replace(ellipsoid, landmarks=marks)))
    assert set(found) == NAMES - {"mastoid_arc", "cun_lateral_back"}


def test_the_reference_head_has_the_arcs_of_an_average_adult(reference_head):
    found = measures(HeadContext(reference_head))
    assert found["nasion_inion_arc"] == pytest.approx(365, rel=0.015)
    assert found["tragus_tragus_arc"] == pytest.approx(366, rel=0.015)
    assert found["head_length"] == pytest.approx(194.7, rel=0.015)
    assert found["head_breadth"] == pytest.approx(151.1, rel=0.015)
