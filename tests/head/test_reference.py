"""The reference head as the program reads it."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head
from scalpviz.head.names import ALL_LANDMARKS, CURVES
from scalpviz.head.reference import load_reference
from scalpviz.head.skin.surface import Skin


def test_the_reference_head_has_every_landmark_and_curve_and_none_is_estimated(reference_head: Head):
    assert set(reference_head.landmarks) == set(ALL_LANDMARKS)
    assert set(reference_head.curves) == set(CURVES)
    assert not any(mark.estimated for mark in reference_head.landmarks.values())
    assert not reference_head.curves_estimated


def test_its_landmarks_and_curves_lie_on_its_skin(reference_head: Head):
    skin = Skin.of(reference_head.vertices, reference_head.triangles)
    marks = np.array([mark.xyz for mark in reference_head.landmarks.values()])
    assert np.linalg.norm(skin.nearest_many(marks)[2] - marks, axis=1).max() < 0.002
    for curve in reference_head.curves.values():
        chords = np.vstack([curve.xyz, (curve.xyz[1:] + curve.xyz[:-1]) / 2])
        assert np.linalg.norm(skin.nearest_many(chords)[2] - chords, axis=1).max() < 0.02


def test_its_frame_is_the_frame_of_its_landmarks(reference_head: Head):
    right, left = (reference_head.landmarks[f"tragion_{side}"].xyz for side in ("right", "left"))
    np.testing.assert_allclose(right + left, 0.0, atol=0.01)
    np.testing.assert_array_equal(reference_head.to_file, np.eye(4))


def test_its_normals_are_unit_and_point_outward(reference_head: Head):
    np.testing.assert_allclose(np.linalg.norm(reference_head.normals, axis=1), 1.0, atol=1e-9)
    corners = reference_head.vertices[reference_head.triangles]
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    mean = reference_head.normals[reference_head.triangles].mean(axis=1)
    assert (np.einsum("ij,ij->i", facing, mean) > 0).mean() > 0.99


def test_masks_run_from_nought_to_one(reference_head: Head):
    assert set(reference_head.masks) == {"ao", "hair", "brow", "lip"}
    for mask in reference_head.masks.values():
        assert len(mask) == len(reference_head.vertices)
        assert mask.min() >= 0
        assert 0.5 < mask.max() <= 1


def test_reading_it_waits_for_no_mesh_library():
    code = (
        "import sys; from scalpviz.head.reference import load_reference; load_reference(); "
        "print('trimesh' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("content", [None, b"", b"ply\nend_header\n", b"no mesh at all"])
def test_a_stored_head_that_is_missing_or_damaged_is_said_in_one_sentence(
    tmp_path: Path, content: bytes | None
):
    (tmp_path / "someone.json").write_text('{"name": "x", "landmarks": {}, "curves": {}}')
    if content is not None:
        (tmp_path / "someone.ply").write_bytes(content)
    with pytest.raises(ScalpVizError, match="install ScalpViz again") as caught:
        load_reference("someone", tmp_path)
    assert "\n" not in str(caught.value)
