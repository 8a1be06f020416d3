"""Landmarks, hairline and masks of the stored heads."""

import numpy as np
import pytest

MIDLINE = [
    *("glabella", "nasion", "inion", "vertex", "opisthocranion", "anterior_hairline", "posterior_hairline"),
    *("c7", "pronasale", "subnasale", "stomion", "pogonion", "menton"),
]
PAIRED = [
    *("tragion", "tragus", "pupil", "endocanthion", "exocanthion", "eyebrow_medial", "eyebrow_lateral"),
    *("frontal_notch", "hairline_corner", "sideburn_back", "ear_apex", "ear_apex_scalp", "ear_root_back"),
    *("mastoid_tip", "zygomatic_arch_middle", "frontotemporale", "gonion", "alare", "cheilion", "subaurale"),
]
CURVES = [
    *("hairline_front", "hairline_temple_right", "hairline_temple_left", "hairline_ear_right"),
    *("hairline_ear_left", "hairline_nape"),
]
MIRROR = np.array([-1.0, 1.0, 1.0])


def test_every_landmark_is_stored_once(stored):
    sides = [f"{name}_{side}" for name in PAIRED for side in ("left", "right")]
    assert sorted(stored.landmarks) == sorted(MIDLINE + sides)
    assert sorted(stored.curves) == sorted(CURVES)
    assert stored.notes["name"]
    assert stored.notes["unit"] == "mm"


def test_landmarks_lie_on_the_skin(stored):
    assert stored.gaps(np.array(list(stored.landmarks.values()))).max() <= 0.05


def test_paired_landmarks_mirror_each_other_and_the_right_is_at_positive_x(stored):
    for name in PAIRED:
        right, left = stored.landmarks[f"{name}_right"], stored.landmarks[f"{name}_left"]
        assert right[0] > 0
        assert (right * MIRROR == left).all()
    assert all(stored.landmarks[name][0] == 0.0 for name in MIDLINE)


def test_the_origin_lies_midway_between_the_tragi(stored):
    middle = (stored.landmarks["tragion_left"] + stored.landmarks["tragion_right"]) / 2
    assert np.abs(middle).max() < 0.05


@pytest.mark.parametrize(
    "chain",
    [
        "vertex anterior_hairline glabella nasion pronasale subnasale stomion pogonion menton",
        "vertex opisthocranion inion posterior_hairline c7",
        "hairline_corner_right frontotemporale_right exocanthion_right alare_right cheilion_right",
        "ear_apex_scalp_right ear_apex_right ear_root_back_right tragion_right tragus_right",
        "tragus_right subaurale_right gonion_right",
    ],
)
def test_landmarks_follow_each_other_from_above(stored, chain):
    heights = [stored.landmarks[name][2] for name in chain.split()]
    assert heights == sorted(heights, reverse=True)


def test_the_crossing_of_sideburn_and_ear_apex_lies_in_front_of_the_ear(stored):
    sideburn, apex = stored.landmarks["sideburn_back_right"], stored.landmarks["ear_apex_right"]
    assert abs(sideburn[2] - apex[2]) < 1.0
    assert 10.0 < sideburn[1] - apex[1] < 30.0


def test_the_sideburn_is_about_two_centimetres_wide_at_the_ear_apex(adult):
    level = adult.landmarks["ear_apex_right"][2]
    front = adult.curves["hairline_temple_right"]
    front = front[np.abs(front[:, 2] - level).argmin()]
    assert 18.0 <= np.linalg.norm(front - adult.landmarks["sideburn_back_right"]) <= 22.0


def test_the_temple_hairline_bows_forward(adult):
    temple = adult.curves["hairline_temple_right"]
    recess = temple[(temple[:, 2] > 74) & (temple[:, 2] < 82), 1].min()
    bow = temple[(temple[:, 2] > 58) & (temple[:, 2] < 70), 1].max()
    assert recess < temple[0, 1] - 2.0
    assert bow > recess + 1.0
    assert bow > temple[-1, 1] + 25.0


def test_hairline_curves_lie_on_the_skin_in_small_steps(stored):
    for points in stored.curves.values():
        assert np.linalg.norm(np.diff(points, axis=0), axis=1).max() <= 2.0
        assert stored.gaps(points).max() <= 0.05


def test_hairline_curves_close_round_the_scalp(stored):
    c = stored.curves
    ends = {
        "corner": (c["hairline_front"][0], c["hairline_temple_right"][0]),
        "sideburn": (c["hairline_temple_right"][-1], c["hairline_ear_right"][0]),
        "lobule": (c["hairline_ear_right"][-1], c["hairline_nape"][0]),
        "left lobule": (c["hairline_nape"][-1], c["hairline_ear_left"][-1]),
        "left sideburn": (c["hairline_ear_left"][0], c["hairline_temple_left"][-1]),
        "left corner": (c["hairline_temple_left"][0], c["hairline_front"][-1]),
    }
    for one, other in ends.values():
        assert (one == other).all()
    for curve, landmark in (
        ("hairline_front", "anterior_hairline"),
        ("hairline_nape", "posterior_hairline"),
        ("hairline_ear_right", "ear_apex_scalp_right"),
    ):
        assert np.linalg.norm(c[curve] - stored.landmarks[landmark], axis=1).min() < 1.0


def test_hair_covers_the_scalp_and_stops_at_face_ears_and_neck(stored):
    assert all(stored.at("hair", name) == 255 for name in ("vertex", "opisthocranion", "inion"))
    bare = ("glabella", "pronasale", "c7", "gonion_right", "ear_apex_right", "subaurale_left", "tragion_left")
    assert all(stored.at("hair", name) == 0 for name in bare)
    assert all(0 < stored.at("hair", n) < 255 for n in ("anterior_hairline", "posterior_hairline"))


def test_the_edge_of_the_hair_is_three_millimetres_soft(stored):
    from scipy.spatial import cKDTree

    hairline = np.vstack(list(stored.curves.values()))
    away = cKDTree(hairline).query(stored.vertices)[0]
    hair = stored.masks["hair"]
    forehead = (stored.vertices[:, 1] > 40) & (stored.vertices[:, 2] > 40)
    assert set(np.unique(hair[forehead & (away > 2.1)])) == {0, 255}
    soft = hair[forehead & (away < 1.0)]
    assert ((soft > 0) & (soft < 255)).all()


def test_brows_and_lips_are_painted_where_they_are(adult):
    brow = adult.vertices[adult.masks["brow"] > 200]
    lip = adult.vertices[adult.masks["lip"] > 200]
    assert abs(brow[:, 0]).min() > 8.0
    assert 35.0 < brow[:, 2].min() < brow[:, 2].max() < 54.0
    corner = adult.landmarks["cheilion_right"]
    assert abs(lip[:, 0]).max() < corner[0] + 0.5
    assert lip[:, 2].min() < adult.landmarks["stomion"][2] < lip[:, 2].max()
    assert adult.at("lip", "pogonion") == adult.at("lip", "subnasale") == 0


def test_light_reaches_the_vertex_and_not_the_ear_canal(adult):
    assert adult.at("ao", "vertex") > 245
    tragion = adult.landmarks["tragion_right"]
    canal = np.linalg.norm(adult.vertices - (tragion - [12.0, 6.0, 6.0]), axis=1).argmin()
    assert adult.masks["ao"][canal] < 60
