"""Electrode sites: every one against sections of the bare mesh, by the rules of the 10-10 system."""

from dataclasses import replace

import numpy as np
import pytest
from heads import moved_head
from oracle import distance_to_skin, section_line, section_over, share_of, thickness

from scalpviz.atlas.load import load_atlas
from scalpviz.atlas.model import Atlas
from scalpviz.head.head import Head, Landmark
from scalpviz.head.reference import load_reference
from scalpviz.head.sculpt.anatomy.electrodes import SITES as TEMPLATE
from scalpviz.head.stored import stored_heads
from scalpviz.placement.place import place
from scalpviz.side import Side

Sites = dict[str, np.ndarray]

FOUR = {"nasion", "inion", "tragion_left", "tragion_right"}
MIDLINE = ["Nz", "Fpz", "AFz", "Fz", "FCz", "Cz", "CPz", "Pz", "POz", "Oz", "Iz"]
ARC = {"T7": 0.1, "C5": 0.2, "C3": 0.3, "C1": 0.4, "C2": 0.6, "C4": 0.7, "C6": 0.8, "T8": 0.9}
RINGS = {
    "T7": (["Fp1", "AF7", "F7", "FT7"], ["TP7", "P7", "PO7", "O1"]),
    "T8": (["Fp2", "AF8", "F8", "FT8"], ["TP8", "P8", "PO8", "O2"]),
}
ROWS = {
    ("AF7", "AFz", "AF8"): (["AF3"], ["AF4"]),
    ("F7", "Fz", "F8"): (["F5", "F3", "F1"], ["F6", "F4", "F2"]),
    ("FT7", "FCz", "FT8"): (["FC5", "FC3", "FC1"], ["FC6", "FC4", "FC2"]),
    ("TP7", "CPz", "TP8"): (["CP5", "CP3", "CP1"], ["CP6", "CP4", "CP2"]),
    ("P7", "Pz", "P8"): (["P5", "P3", "P1"], ["P6", "P4", "P2"]),
    ("PO7", "POz", "PO8"): (["PO3"], ["PO4"]),
}
"""Ends and middle of each row, and the sites between on the left and on the right, from outside inward."""


def by_the_rules(head: Head) -> Sites:
    """Every site, from nasion, inion and tragi alone, on sections that trimesh cuts."""
    vertices, triangles = head.vertices, head.triangles
    marks = {name: head.landmarks[name].xyz for name in FOUR}
    nasion, inion = marks["nasion"], marks["inion"]
    left, right = marks["tragion_left"], marks["tragion_right"]
    # Of the planes through nasion and inion, the one most nearly square to the line between the ears.
    chord = (inion - nasion) / np.linalg.norm(inion - nasion)
    normal = (right - left) - ((right - left) @ chord) * chord
    whole = section_line(vertices, triangles, nasion, normal)
    top = whole[np.argmax(whole[:, 2])]
    midline = section_over(vertices, triangles, nasion, top, inion)
    sites = {name: share_of(midline, step / 10) for step, name in enumerate(MIDLINE)}
    sites |= {"T9": left, "T10": right}
    arc = section_over(vertices, triangles, left, sites["Cz"], right)
    sites |= {name: share_of(arc, share) for name, share in ARC.items()}
    for temple, (before, behind) in RINGS.items():
        ring = section_over(vertices, triangles, sites["Fpz"], sites[temple], sites["Oz"])
        at = int(np.argmin(np.linalg.norm(ring - sites[temple], axis=1)))
        halves = (np.vstack([ring[:at], sites[temple]]), np.vstack([sites[temple], ring[at + 1 :]]))
        for half, names in zip(halves, (before, behind), strict=True):
            sites |= {name: share_of(half, (k + 1) / 5) for k, name in enumerate(names)}
    for ends, sides in ROWS.items():
        row = section_over(vertices, triangles, *(sites[name] for name in ends))
        at = int(np.argmin(np.linalg.norm(row - sites[ends[1]], axis=1)))
        halves = (np.vstack([row[:at], sites[ends[1]]]), np.vstack([row[at + 1 :][::-1], sites[ends[1]]]))
        for half, names in zip(halves, sides, strict=True):
            steps = len(names) + 1
            sites |= {name: share_of(half, (k + 1) / steps) for k, name in enumerate(names)}
    return sites


def placed(atlas: Atlas, head: Head) -> Sites:
    placement = place(atlas, head, ["eeg"])
    assert placement.unplaced == {}
    return {point.code: point.place.xyz for point in placement.points}


def leaning(head: Head) -> Head:
    """The head sheared: no plane mirrors it."""
    shear = np.eye(4)
    shear[0, 1], shear[0, 2], shear[1, 2] = 0.06, -0.05, 0.06
    return moved_head(head, shear)


def mirrored(head: Head) -> Head:
    """The head in a mirror, its landmarks named anew."""
    other = {"left": "right", "right": "left"}
    swapped = {
        "_".join([*name.split("_")[:-1], other[name.split("_")[-1]]])
        if name.endswith(tuple(other))
        else name: mark
        for name, mark in head.landmarks.items()
    }
    flat = moved_head(replace(head, landmarks=swapped, curves={}), np.diag([-1.0, 1.0, 1.0, 1.0]))
    return replace(flat, triangles=head.triangles[:, ::-1].copy())


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas()


@pytest.fixture(scope="module", params=stored_heads())
def stored(request: pytest.FixtureRequest) -> Head:
    return load_reference(request.param)


def test_the_sites_are_those_of_the_rows_and_the_ring_each_on_its_side(atlas: Atlas, reference_head: Head):
    sites = by_the_rules(reference_head)
    assert len(sites) == 65
    placement = place(atlas, reference_head, ["eeg"])
    assert {p.code for p in placement.points} == set(sites)
    assert len(placement.points) == len(sites), "each site once"
    for point in placement.points:
        number = point.code.lstrip("FAPCTOINpz")
        side = Side.MIDLINE if not number else Side.LEFT if int(number) % 2 else Side.RIGHT
        assert point.side is side, point.code
        assert point.system == "eeg"
    assert placement.zones == ()


def test_every_site_lies_where_sections_of_the_bare_mesh_put_it(atlas: Atlas, stored: Head):
    found, expected = placed(atlas, stored), by_the_rules(stored)
    for name, place_ in expected.items():
        assert np.linalg.norm(found[name] - place_) < 0.3, name


def test_every_site_lies_where_the_rules_put_it_on_a_head_without_symmetry(
    atlas: Atlas, reference_head: Head
):
    head = leaning(reference_head)
    found, expected = placed(atlas, head), by_the_rules(head)
    for name, place_ in expected.items():
        assert np.linalg.norm(found[name] - place_) < 0.3, name


def test_in_a_mirror_left_and_right_change_places(atlas: Atlas, reference_head: Head):
    head = leaning(reference_head)
    plain, turned = placed(atlas, head), placed(atlas, mirrored(head))
    for name, place_ in plain.items():
        number = name.lstrip("FAPCTOINpz")
        letters = name.removesuffix(number)
        other = name if not number else f"{letters}{int(number) + (1 if int(number) % 2 else -1)}"
        assert np.linalg.norm(turned[other] * [-1, 1, 1] - place_) < 0.01, name


def test_sites_lie_on_the_skin_and_off_the_auricle(atlas: Atlas, stored: Head):
    sites = placed(atlas, stored)
    places = np.array(list(sites.values()))
    assert distance_to_skin(stored.vertices, stored.triangles, places).max() < 1e-3
    for name, xyz in sites.items():
        # A needle pushed straight in comes out at the back of an ear after some millimetres.
        assert thickness(stored.vertices, stored.triangles, xyz) > 50, name


def test_four_landmarks_are_enough_and_nothing_estimated_is_leaned_on(atlas: Atlas, reference_head: Head):
    """All other landmarks and the hairline are estimated, and lie elsewhere: no site takes notice."""
    astray = {
        name: mark if name in FOUR else Landmark(mark.xyz + np.array([3.0, -8.0, 5.0]), estimated=True)
        for name, mark in reference_head.landmarks.items()
    }
    head = replace(reference_head, landmarks=astray, curves_estimated=True)
    placement = place(atlas, head, ["eeg"])
    assert not any(point.estimated for point in placement.points)
    assert set().union(*(point.leans_on for point in placement.points)) == FOUR
    plain = placed(atlas, reference_head)
    for point in placement.points:
        np.testing.assert_allclose(point.place.xyz, plain[point.code], atol=1e-6)


def test_with_four_landmarks_and_no_others_every_site_has_its_place(atlas: Atlas, reference_head: Head):
    four = {name: mark for name, mark in reference_head.landmarks.items() if name in FOUR}
    bare = placed(atlas, replace(reference_head, landmarks=four, curves={}))
    plain = placed(atlas, reference_head)
    for name, xyz in plain.items():
        np.testing.assert_allclose(bare[name], xyz, atol=1e-6)


def test_the_sites_fit_a_template_that_others_measured(atlas: Atlas, stored: Head):
    """After turning, shifting and scaling as a whole: heads differ in shape, so some millimetres remain."""
    sites = placed(atlas, stored)
    names = [name for name in TEMPLATE if name in sites]
    assert len(names) == 35
    own, theirs = np.array([sites[name] for name in names]), np.array([TEMPLATE[name] for name in names])
    a, b = own - own.mean(axis=0), theirs - theirs.mean(axis=0)
    u, spread, v = np.linalg.svd(b.T @ a)
    turn = u @ np.diag([1, 1, np.sign(np.linalg.det(u @ v))]) @ v
    left = np.linalg.norm(a - spread.sum() / (b**2).sum() * b @ turn, axis=1)
    assert np.sqrt((left**2).mean()) < 4
    assert left.max() < 8
