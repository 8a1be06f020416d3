"""Landmarks that would turn a head over or round are caught by the look of its mesh."""

import numpy as np
import pytest
from foreign import FOUR

from scalpviz.errors import ScalpVizError
from scalpviz.head.frame import head_frame
from scalpviz.head.head import Head
from scalpviz.head.reading.upright import check_upright

RIGHTLY = dict(zip(FOUR, FOUR, strict=True))
TRAGI = {"tragion_left": "tragion_right", "tragion_right": "tragion_left"}
ENDS = {"nasion": "inion", "inion": "nasion"}


def checked(head: Head, named: dict[str, str], lowest: float = -np.inf) -> None:
    """Check a head whose landmarks carry other landmarks' names, cut off below a level, mm."""
    places = {name: head.landmarks[true].xyz for name, true in named.items()}
    motion = head_frame(places, {name: mark.xyz for name, mark in head.landmarks.items()}, "marks.json")

    def moved(xyz: np.ndarray) -> np.ndarray:
        return xyz @ motion[:3, :3].T + motion[:3, 3]

    kept = head.triangles[(head.vertices[head.triangles, 2] > lowest).all(axis=1)]
    check_upright(
        moved(head.vertices), kept, {name: moved(xyz) for name, xyz in places.items()}, "marks.json"
    )


@pytest.mark.parametrize("lowest", [-np.inf, -85.0, -40.0])
def test_a_head_named_rightly_passes_wherever_its_neck_is_cut(reference_head: Head, lowest: float):
    checked(reference_head, RIGHTLY, lowest)


@pytest.mark.parametrize("lowest", [-np.inf, -85.0, -40.0])
@pytest.mark.parametrize(
    ("swapped", "words"),
    [
        (TRAGI, "stand on its top; tragion_left and tragion_right look swapped"),
        (ENDS, "stand on its top; nasion and inion look swapped"),
        (TRAGI | ENDS, "look backward"),
    ],
)
def test_each_swap_is_told_from_the_others(
    reference_head: Head, swapped: dict[str, str], words: str, lowest: float
):
    with pytest.raises(ScalpVizError, match=f"marks.json: .*{words}"):
        checked(reference_head, RIGHTLY | swapped, lowest)


def test_an_inion_felt_three_centimetres_too_low_is_no_swap(reference_head: Head):
    low = reference_head.landmarks["inion"].xyz - [0, 0, 30]
    behind = reference_head.vertices[reference_head.vertices[:, 1] < -20]
    xyz = behind[np.argmin(np.linalg.norm(behind - low, axis=1))]
    marks = dict(reference_head.landmarks)
    marks["inion"] = type(marks["inion"])(xyz)
    head = Head("felt", reference_head.vertices, reference_head.triangles, marks, {}, reference_head.normals)
    checked(head, RIGHTLY)


def test_a_ponytail_does_not_turn_the_head_round(reference_head: Head):
    vertices = reference_head.vertices.copy()
    tail = (np.abs(vertices[:, 0]) < 10) & (vertices[:, 1] < -40) & (np.abs(vertices[:, 2] + 40) < 12)
    assert tail.any()
    vertices[tail, 1] -= 80
    checked(Head("tail", vertices, reference_head.triangles, reference_head.landmarks, {}, vertices), RIGHTLY)


def test_a_pair_named_crosswise_is_refused(reference_head: Head):
    crossed = {"pupil_left": "pupil_right", "pupil_right": "pupil_left"}
    with pytest.raises(ScalpVizError, match="pupil_left and pupil_right look swapped"):
        checked(reference_head, RIGHTLY | crossed)


def test_one_landmark_on_the_other_side_is_named(reference_head: Head):
    with pytest.raises(ScalpVizError, match="gonion_left does not lie on the subject's left side"):
        checked(reference_head, RIGHTLY | {"gonion_left": "gonion_right"})
