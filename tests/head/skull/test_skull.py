"""The skull cap: under the scalp, on any head, with its sutures where the sources have them."""

import numpy as np
import pytest
import trimesh
from foreign import CENTRE, HeadFiles, egg, egg_landmarks
from heads import moved_head

from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head, Landmark
from scalpviz.head.reading.load import load_head
from scalpviz.head.skin.surface import Skin
from scalpviz.head.skull.cap import SCALP, SkullCap, skull_cap, skull_landmarks

PLACES = {"bregma", "lambda", "parietal_eminence_right", "parietal_eminence_left"}


@pytest.fixture(scope="module")
def cap(reference_head) -> SkullCap:
    return skull_cap(reference_head)


@pytest.fixture(scope="module", params=["ellipsoid", "small", "file"])
def foreign(request, ellipsoid, tmp_path_factory) -> Head:
    """Heads that the project did not sculpt: an ellipsoid, one of a child's size, one from a file."""
    if request.param == "file":
        files = HeadFiles(tmp_path_factory.mktemp("head"), unit="cm")
        return load_head(*files.write(scale=0.1))
    return moved_head(ellipsoid, np.diag([0.8, 0.85, 0.82, 1.0])) if request.param == "small" else ellipsoid


def beneath(head: Head, places: np.ndarray) -> np.ndarray:
    """How far places lie from the skin, mm; negative outside."""
    skin = Skin.of(head.vertices, head.triangles)
    triangles, _, nearest = skin.nearest_many(places)
    inward = np.einsum("kd,kd->k", nearest - places, skin.mesh.face_normals[triangles])
    return np.linalg.norm(nearest - places, axis=1) * np.sign(inward)


def arc_share(head: Head, name: str) -> float:
    """Share of the way from nasion to inion over the vault, by an upright cut through the head's middle."""
    mesh = trimesh.Trimesh(head.vertices, head.triangles, process=False)
    pieces = trimesh.intersections.mesh_plane(mesh, (1.0, 0.0, 0.0), (0.013, 0.0, 0.0))
    nasion, inion = head.landmark("nasion").xyz, head.landmark("inion").xyz
    chord = (inion - nasion) / np.linalg.norm(inion - nasion)
    upward = np.cross(chord, (1.0, 0.0, 0.0))

    def turn(places: np.ndarray) -> np.ndarray:
        """From the nasion (-pi / 2) over the vault to the inion (pi / 2), seen from the chord's middle."""
        away = places - (nasion + inion) / 2
        return np.arctan2(away @ chord, away @ upward)

    turns = turn(pieces.mean(axis=1))
    over = np.argsort(turns)[np.abs(np.sort(turns)) < np.pi / 2]
    lengths = np.linalg.norm(np.diff(pieces[over], axis=1)[:, 0], axis=1)
    middles = np.cumsum(lengths) - lengths / 2
    place = turn(skull_landmarks(head)[name].xyz)
    return float(np.interp(place, turns[over], middles) / lengths.sum())


def test_the_cap_lies_a_scalps_thickness_under_the_skin(reference_head, cap):
    outer = cap.vertices[: cap.outer]
    depth = beneath(reference_head, outer)
    assert np.abs(np.percentile(depth, [2, 98]) - SCALP).max() < 0.5
    assert np.abs(depth - SCALP).max() < 0.8


def test_the_cap_lies_a_scalps_thickness_under_the_skin_of_any_head(foreign):
    cap = skull_cap(foreign)
    outer = cap.vertices[: cap.outer]
    assert np.abs(beneath(foreign, outer) - SCALP).max() < 0.5


def test_sutures_lie_on_the_bone_and_above_its_edge(reference_head, cap):
    for name, suture in cap.sutures.items():
        assert np.abs(beneath(reference_head, suture) - SCALP).max() < 0.5, name
        assert (cap.rim.above(suture) > 0.0).all(), name
        on_bone = Skin(cap.vertices, cap.triangles).nearest_many(suture)[2]
        assert np.linalg.norm(on_bone - suture, axis=1).max() < 0.1, name


def test_the_bregma_lies_as_far_behind_the_nasion_as_the_source_says(reference_head, ellipsoid):
    for head in (reference_head, ellipsoid):
        assert arc_share(head, "bregma") == pytest.approx(120.2 / 365.0, abs=0.006)
        assert arc_share(head, "lambda") == pytest.approx(0.82, abs=0.006)


def test_the_sutures_meet_at_bregma_and_lambda(cap):
    bregma, lambda_ = cap.places["bregma"], cap.places["lambda"]
    for side in ("right", "left"):
        assert cap.sutures[f"coronal_{side}"][0] == pytest.approx(bregma, abs=0.05)
        assert cap.sutures[f"lambdoid_{side}"][0] == pytest.approx(lambda_, abs=0.05)
    assert cap.sutures["sagittal"][0] == pytest.approx(bregma, abs=0.05)
    assert cap.sutures["sagittal"][-1] == pytest.approx(lambda_, abs=0.05)


def test_the_sutures_wind_about_their_courses_but_stay_by_them(cap):
    for name, suture in cap.sutures.items():
        aside = np.linalg.norm(suture[:, None] - cap.courses[name][None], axis=2).min(axis=1)
        assert 0.8 < aside.max() < 4.5, name


def test_the_sagittal_suture_winds_more_than_the_coronal_near_the_bregma(cap):
    def lengthened(name: str, part: slice) -> float:
        both = (cap.sutures[name][part], cap.courses[name][part])
        return float(np.divide(*(np.linalg.norm(np.diff(line, axis=0), axis=1).sum() for line in both)))

    assert lengthened("coronal_right", slice(60)) < 1.25
    assert lengthened("sagittal", slice(150, 250)) > 1.4


def test_a_symmetric_head_has_a_symmetric_skull(reference_head, cap):
    flip = np.array([-1.0, 1.0, 1.0])
    mirrored = cap.vertices * flip
    order = [np.lexsort(np.round(v, 2).T) for v in (cap.vertices, mirrored)]
    assert cap.vertices[order[0]] == pytest.approx(mirrored[order[1]], abs=0.02)
    for name in ("coronal", "lambdoid"):
        assert cap.sutures[f"{name}_right"] * flip == pytest.approx(cap.sutures[f"{name}_left"], abs=0.02)
    marks = cap.landmarks
    assert marks["parietal_eminence_right"].xyz * flip == pytest.approx(
        marks["parietal_eminence_left"].xyz, abs=0.02
    )
    assert abs(marks["bregma"].xyz[0]) < 0.02


def test_the_skull_grows_with_the_head(ellipsoid):
    larger = moved_head(ellipsoid, np.diag([1.1, 1.1, 1.1, 1.0]))
    small, large = skull_landmarks(ellipsoid), skull_landmarks(larger)
    assert set(small) == PLACES
    for name in PLACES:
        assert large[name].xyz == pytest.approx(1.1 * small[name].xyz, abs=0.8), name


def test_places_of_the_skull_lie_on_the_skin_and_are_estimates(foreign):
    marks = skull_landmarks(foreign)
    assert set(marks) == PLACES
    for name, mark in marks.items():
        assert abs(beneath(foreign, mark.xyz[None])[0]) < 1e-6, name
        assert mark.estimated


def test_the_parietal_eminence_stands_out_above_and_behind_the_ear(reference_head, foreign):
    for head in (reference_head, foreign):
        marks = skull_landmarks(head)
        for side, sign in (("right", 1), ("left", -1)):
            place, ear = marks[f"parietal_eminence_{side}"].xyz, head.landmarks[f"tragion_{side}"].xyz
            assert sign * place[0] > 0.5 * abs(ear[0])
            assert marks["lambda"].xyz[1] + 20 < place[1] < ear[1]
            assert ear[2] + 50 < place[2] < marks["bregma"].xyz[2]


def test_hair_on_a_scan_hardly_moves_the_bone(tmp_path):
    rough = egg(6)
    away = np.random.default_rng(5).normal(0.0, 0.4, len(rough.vertices))
    rough.vertices = np.asarray(rough.vertices) + away[:, None] * rough.vertex_normals
    noisy = skull_cap(load_head(*HeadFiles(tmp_path, mesh=rough).write()))
    even = skull_cap(load_head(*HeadFiles(tmp_path, mesh=egg(6)).write()))
    bone = even.vertices[: even.outer]
    apart = np.linalg.norm(noisy.surface.under(bone) - bone, axis=1)
    assert apart.max() < 0.8
    for name in PLACES:
        assert np.linalg.norm(noisy.landmarks[name].xyz - even.landmarks[name].xyz) < 6.0, name


def test_the_cap_ends_above_brows_ears_and_protuberance(reference_head, cap):
    lower = ("eyebrow_medial_right", "eyebrow_lateral_left", "ear_apex_right", "ear_apex_left", "inion")
    below = np.array([reference_head.landmarks[name].xyz for name in lower])
    assert (cap.rim.above(below) < 0.0).all()
    assert cap.rim.above(np.array([[0.0, 0.0, 130.0], [0.0, 81.0, 98.0]])).min() > 30.0


def test_the_cap_is_one_sheet_whose_faces_look_outward(cap):
    mesh = trimesh.Trimesh(cap.vertices, cap.triangles, process=False)
    assert mesh.is_winding_consistent
    assert mesh.body_count == 1
    assert np.einsum("kd,kd->k", mesh.vertex_normals, cap.normals).min() > 0.8
    assert mesh.euler_number == 1


def test_the_same_head_is_built_once(reference_head, cap):
    assert skull_cap(reference_head) is cap


def test_a_head_without_a_vault_is_told_so(tmp_path):
    bald = egg()
    kept = bald.triangles_center[:, 2] < CENTRE[2] - 10
    bald.update_faces(kept)
    bald.remove_unreferenced_vertices()
    head = Head(
        name="person",
        vertices=np.asarray(bald.vertices),
        triangles=np.asarray(bald.faces),
        landmarks={name: Landmark(place) for name, place in egg_landmarks().items()},
        curves={},
        normals=np.asarray(bald.vertex_normals),
    )
    with pytest.raises(ScalpVizError, match="skull cap"):
        skull_cap(head)
