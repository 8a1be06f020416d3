import numpy as np
import pytest

from scalpviz.scene.marks.needle import draw_needle, entry_frame
from scalpviz.scene.marks.solids import Solids


@pytest.mark.parametrize("key", ["MS1/midline", "MS6/right", "MS14/left"])
def test_the_needle_enters_at_the_middle_of_its_angles_pointing_along_the_path(zone, key):
    needle = zone(key).needle
    drawing = draw_needle(Solids(), needle)
    ahead, normal = entry_frame(needle)
    into = np.degrees(np.arcsin(-drawing.axis @ normal))
    assert into == pytest.approx((needle.angle_low + needle.angle_high) / 2, abs=1e-6)
    assert drawing.axis @ ahead > 0.8
    assert drawing.caption == "15–30°"


def test_the_arrow_ends_at_the_tip_and_stays_near_the_skin(zone):
    needle = zone("MS6/right").needle
    solids = Solids()
    draw_needle(solids, needle)
    points = np.concatenate(solids.points)
    assert np.linalg.norm(points - needle.tip, axis=1).min() < 2.0
    beyond = points[(points - needle.tip) @ (needle.tip - needle.path.at(needle.path.length - 10)) > 0]
    assert np.linalg.norm(beyond - needle.tip, axis=1).max() < 6.0


def test_the_handle_is_outside_the_head(zone, picker):
    needle = zone("MS7/left").needle
    drawing = draw_needle(Solids(), needle)
    outside = needle.entry - 20 * drawing.axis
    centre = np.array([0.0, 0.0, 30.0])
    first = picker.along(
        centre + 3 * (outside - centre), (centre - outside) / np.linalg.norm(centre - outside)
    )
    assert np.linalg.norm(first.xyz - centre) < np.linalg.norm(outside - centre) - 3


@pytest.mark.parametrize("form", ["tube", "cone", "ball"])
def test_solids_are_closed_and_face_outward(form):
    solids = Solids()
    if form == "tube":
        solids.tube(np.array([[0.0, 0, 0], [0, 5, 1], [0, 10, 0]]), 1.0, (1, 1, 1))
    elif form == "cone":
        solids.cone(np.zeros(3), np.array([0.0, 0, 4]), 1.0, (1, 1, 1))
    else:
        solids.ball(np.array([1.0, 2, 3]), 2.0, (1, 1, 1))
    points, normals, colours, triangles = solids.arrays()
    a, b, c = (points[triangles[:, k]] for k in range(3))
    volume = np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6
    exact = {"tube": np.pi * 10.2, "cone": np.pi * 4 / 3, "ball": 4 / 3 * np.pi * 8}[form]
    assert 0.8 * exact < volume < 1.02 * exact
    flat = np.cross(b - a, c - a)
    solid = np.linalg.norm(flat, axis=1) > 1e-4
    assert (np.einsum("ij,ij->i", flat, normals[triangles].mean(axis=1))[solid] > 0).all()
    assert colours.shape == points.shape


def test_a_shell_faces_inward():
    solids = Solids()
    solids.shell().ball(np.zeros(3), 2.0, (0, 0, 0))
    points, _, _, triangles = solids.arrays()
    a, b, c = (points[triangles[:, k]] for k in range(3))
    assert np.einsum("ij,ij->i", a, np.cross(b, c)).sum() < 0
