from dataclasses import replace

import numpy as np
import pytest
from heads import CENTRE, HALF_AXES, moved_head
from scipy.integrate import quad

from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head
from scalpviz.placement.head_context import HeadContext


def ellipse_arc(start: np.ndarray, end: np.ndarray) -> float:
    """Length of the middle section of the ellipsoid head between two of its places, over the top."""
    angles = [
        np.arctan2((p - CENTRE)[2] / HALF_AXES[2], (p - CENTRE)[1] / HALF_AXES[1]) for p in (start, end)
    ]
    low, high = angles[0], angles[1] % (2 * np.pi)
    return quad(lambda t: np.hypot(HALF_AXES[1] * np.sin(t), HALF_AXES[2] * np.cos(t)), low, high)[0]


def leaning(head: Head) -> Head:
    """The head sheared and dented: no plane mirrors it."""
    shear = np.eye(4)
    shear[0, 1], shear[0, 2], shear[1, 2] = 0.12, -0.08, 0.1
    return moved_head(head, shear)


def test_the_midline_of_a_symmetric_head_lies_on_its_middle_plane(ellipsoid):
    path = HeadContext(ellipsoid).midline.path
    np.testing.assert_allclose(path.xyz[:, 0], 0, atol=1e-9)


def test_the_midline_is_as_long_as_the_ellipse(ellipsoid):
    context = HeadContext(ellipsoid)
    nasion, inion = (ellipsoid.landmarks[name].xyz for name in ("nasion", "inion"))
    assert context.station("inion") == pytest.approx(ellipse_arc(nasion, inion), rel=1e-3)


def test_the_midline_starts_at_the_nasion_and_ends_at_c7(ellipsoid):
    path = HeadContext(ellipsoid).midline.path
    np.testing.assert_allclose(path.start, ellipsoid.landmarks["nasion"].xyz, atol=1e-9)
    np.testing.assert_allclose(path.end, ellipsoid.landmarks["c7"].xyz, atol=1e-6)


def test_stations_follow_one_another_from_front_to_back(ellipsoid):
    context = HeadContext(ellipsoid)
    names = [
        "nasion",
        "glabella",
        "anterior_hairline",
        "vertex",
        "opisthocranion",
        "inion",
        "posterior_hairline",
    ]
    stations = [context.station(name) for name in names]
    assert stations == sorted(stations)
    assert stations[0] == 0


def test_on_an_asymmetric_head_the_midline_goes_through_nasion_and_inion_and_parts_the_tragi(ellipsoid):
    head = leaning(ellipsoid)
    midline = HeadContext(head).midline
    nasion, inion = (head.landmarks[name].xyz for name in ("nasion", "inion"))
    np.testing.assert_allclose((midline.path.xyz - nasion) @ midline.normal, 0, atol=1e-6)
    assert np.linalg.norm(midline.path.at(midline.station(inion)) - inion) < 1e-6
    # No other plane through nasion and inion has a normal nearer to the line between the tragi.
    across = head.landmarks["tragion_right"].xyz - head.landmarks["tragion_left"].xyz
    axis = (inion - nasion) / np.linalg.norm(inion - nasion)
    others = [
        np.cos(t) * midline.normal + np.sin(t) * np.cross(axis, midline.normal)
        for t in np.linspace(-1, 1, 201)
    ]
    assert midline.normal @ across >= max(other @ across for other in others) - 1e-9


def test_no_nose_however_long_turns_the_midline(ellipsoid):
    tip = ellipsoid.landmarks["pronasale"].xyz
    near = np.exp(-(np.linalg.norm(ellipsoid.vertices - tip, axis=1) ** 2) / 200)
    nosed = replace(ellipsoid, vertices=ellipsoid.vertices + near[:, None] * np.array([25.0, 60.0, 0.0]))
    plain, bent = HeadContext(ellipsoid).midline.path, HeadContext(nosed).midline.path
    above = plain.position_of(ellipsoid.landmarks["glabella"].xyz)
    for s in np.linspace(above, plain.length - 1, 30):
        place = plain.at(s)
        assert np.linalg.norm(bent.at(bent.position_of(place)) - place) < 0.5


def test_without_c7_the_midline_ends_below_on_a_closed_head_and_at_the_cut_of_an_open_one(ellipsoid):
    marks = {name: mark for name, mark in ellipsoid.landmarks.items() if name != "c7"}
    closed = replace(ellipsoid, landmarks=marks)
    assert HeadContext(closed).midline.path.end[2] == pytest.approx(CENTRE[2] - HALF_AXES[2], abs=0.5)
    low = ellipsoid.vertices[ellipsoid.triangles, 2].min(axis=1)
    cut = replace(closed, triangles=ellipsoid.triangles[low > -40])
    assert -42 < HeadContext(cut).midline.path.end[2] < -36


def test_an_inion_far_from_the_midline_is_told(ellipsoid):
    marks = dict(ellipsoid.landmarks)
    marks["inion"] = replace(marks["inion"], xyz=np.array([0.0, -20.0, 40.0]))
    # The place on the skin nearest to a point deep inside lies somewhere, but a plane finds it; a head whose
    # nasion sits on a small separate flap has no midline to the inion.
    flap = np.array([[0.0, 97, 200], [10, 97, 200], [0, 107, 205]])
    head = replace(
        ellipsoid,
        vertices=np.vstack([ellipsoid.vertices, flap]),
        triangles=np.vstack([ellipsoid.triangles, len(ellipsoid.vertices) + np.arange(3)]),
        landmarks=marks | {"nasion": replace(marks["nasion"], xyz=flap.mean(axis=0))},
    )
    with pytest.raises(ScalpVizError, match="does not come by the inion"):
        _ = HeadContext(head).midline


def test_a_head_without_inion_says_which_landmark_is_missing(ellipsoid):
    marks = {name: mark for name, mark in ellipsoid.landmarks.items() if name != "inion"}
    with pytest.raises(ScalpVizError, match="'inion'"):
        _ = HeadContext(replace(ellipsoid, landmarks=marks)).midline
