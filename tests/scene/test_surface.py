"""Meshes as PyVista has them: single precision, copies, named arrays; no more of PyVista than its core."""

import subprocess
import sys

import numpy as np
import pytest
import pyvista

from scalpviz.scene.surface import as_bytes, flat_surface, surface

CORNERS = np.array([[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
FACES = np.array([[0, 1, 2], [0, 2, 3]])


def test_a_mesh_has_the_corners_faces_and_arrays_it_was_given():
    mesh = surface(CORNERS, FACES, normals=-CORNERS, colours=CORNERS, mark=np.arange(4))
    assert isinstance(mesh, pyvista.PolyData)
    assert mesh.points.dtype == np.float32
    assert (mesh.points == CORNERS).all()
    assert (mesh.regular_faces == FACES).all()
    assert (mesh.point_data.active_normals == -CORNERS).all()
    assert (mesh.point_data.active_scalars == 255 * CORNERS).all()
    assert mesh.point_data["mark"].tolist() == [0, 1, 2, 3]


def test_what_is_given_may_change_later():
    corners, faces, colours = CORNERS.astype(np.float32), FACES.copy(), np.zeros((4, 3), dtype=np.uint8)
    mesh = surface(corners, faces, colours=colours)
    corners[:], faces[:], colours[:] = 9.0, 1, 200
    assert mesh.points.max() == 1
    assert (mesh.regular_faces == FACES).all()
    assert mesh.point_data["colours"].max() == 0


def test_what_is_written_in_place_is_news_to_vtk():
    mesh = surface(CORNERS, FACES, colours=np.zeros((4, 3)))
    before = mesh.GetMTime()
    mesh.point_data["colours"][2] = (1, 2, 3)
    assert mesh.GetMTime() > before
    assert mesh.GetPointData().GetScalars().GetTuple(2) == (1, 2, 3)


@pytest.mark.parametrize(("given", "byte"), [(0.0, 0), (0.5, 128), (1.0, 255), (7.0, 255), (-1.0, 0)])
def test_colours_go_to_the_screens_scale(given, byte):
    assert as_bytes([given]).tolist() == [byte]


def test_a_flat_mesh_lies_on_the_picture():
    mesh = flat_surface(CORNERS[:, :2], FACES, np.ones((4, 4)))
    assert (mesh.points[:, 2] == 0).all()
    assert mesh.point_data.active_scalars.shape == (4, 4)


def test_plotting_stays_where_it_is():
    names = "('pyvista.plotting.plotter', 'matplotlib')"
    code = f"import sys, scalpviz.scene.surface; print(*[name in sys.modules for name in {names}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
