"""The map between persons and the clay."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scalpviz.head.sculpt.field import MIRROR
from scalpviz.head.sculpt.people import PEOPLE
from scalpviz.head.sculpt.warp import Push, Stretch, Swell, Warp

SCALE = st.floats(0.8, 1.1)
FULLNESS = st.floats(-0.05, 0.05)


def places(count=300):
    return np.random.default_rng(1).uniform([-90.0, -100.0, -165.0], [90.0, 115.0, 130.0], (count, 3))


@settings(max_examples=30, deadline=None)
@given(SCALE, SCALE, SCALE, SCALE, FULLNESS, FULLNESS, FULLNESS)
def test_from_the_clay_to_the_person_and_back_is_the_same_place(
    length, breadth, height, face, one, two, three
):
    warp = Warp(Stretch(length, breadth, height, face, face, face, corners=one, shoulders=two, crown=three))
    assert np.abs(warp.clay(warp.person(places())) - places()).max() < 1e-3


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.file)
def test_every_person_mirrors_left_to_right(person):
    warp = Warp(person.traits.stretch, person.traits.pushes, person.traits.swells)
    assert warp.clay(places() * MIRROR) == pytest.approx(warp.clay(places()) * MIRROR)
    assert np.abs(warp.person(warp.clay(places())) - places()).max() < 1e-3


def test_the_clay_itself_is_left_alone():
    assert (Warp(Stretch()).clay(places()) == places()).all()
    assert (Warp(Stretch()).person(places()) == places()).all()


def test_face_and_braincase_are_stretched_on_their_own():
    warp = Warp(Stretch(height=0.9, face_height=0.8))
    menton, nasion, top = warp.person(np.array([[0.0, 90, -80], [0.0, 90, 8], [0.0, 0, 129]]))
    assert nasion[2] - menton[2] == pytest.approx(0.8 * 88.0, abs=0.5)
    assert menton[2] == pytest.approx(-64.0, abs=0.5)
    assert top[2] == pytest.approx(0.8 * 29.5 + 0.9 * 99.5, abs=0.5)


def test_the_axis_of_the_ears_stays_where_it_is():
    warp = Warp(Stretch(height=0.9, face_height=0.8, neck_height=0.7))
    assert warp.person(np.array([[70.0, 0.0, 0.0]]))[0, 1:] == pytest.approx([0.0, 0.0], abs=1e-4)


def test_a_push_moves_its_place_and_its_mirror_image_by_the_shift_and_nothing_far():
    warp = Warp(Stretch(), pushes=(Push((40.0, 60.0, -30.0), 15.0, (2.0, 1.0, 0.0)),))
    near, twin, far = warp.clay(np.array([[42.0, 61, -30], [-42.0, 61, -30], [0.0, 0, 120]]))
    assert near == pytest.approx([40.0, 60.0, -30.0], abs=0.1)
    assert twin == pytest.approx([-40.0, 60.0, -30.0], abs=0.1)
    assert far == pytest.approx([0.0, 0.0, 120.0])


def test_a_swell_makes_its_place_larger():
    warp = Warp(Stretch(), swells=(Swell((31.5, 76.0, 22.0), 30.0, 1.2),))
    ends = warp.person(np.array([[30.5, 76.0, 22.0], [32.5, 76.0, 22.0]]))
    assert np.linalg.norm(ends[1] - ends[0]) == pytest.approx(2.4, rel=0.02)


def test_fuller_corners_widen_the_vault_between_front_and_side():
    warp = Warp(Stretch(corners=0.04))
    corner, side = warp.person(np.array([[55.0, 55.0, 75.0], [75.0, 0.0, 75.0]]))
    assert corner[0] > 55.8
    assert side[0] == pytest.approx(75.0, abs=0.05)
