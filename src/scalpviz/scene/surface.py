"""Meshes for VTK, as PyVista has them: made here and nowhere else in the scene.

Only PyVista's core is used, which brings VTK's data model; its plotting is another matter.
"""

from typing import Any

import numpy as np
import pyvista
from numpy.typing import ArrayLike

from scalpviz.head.skin.surface import Floats


def surface(
    vertices: ArrayLike,
    triangles: ArrayLike,
    *,
    normals: ArrayLike | None = None,
    colours: ArrayLike | None = None,
    **arrays: ArrayLike,
) -> pyvista.PolyData:
    """A mesh of triangles.

    Parameters
    ----------
    vertices : array, shape (n, 3)
        Places; kept in single precision.
    triangles : array of int, shape (m, 3)
        Rows of their corners.
    normals : array, shape (n, 3), optional
        Unit normals at the vertices.
    colours : array, shape (n, 3) or (n, 4), optional
        At the vertices: uint8 as they are, else 0 to 1.
    **arrays : array, shape (n,) or (n, k)
        What a program of the mapper reads at the vertices, by name; kept in single precision.

    Returns
    -------
    pyvista.PolyData
        Of arrays that are its own: what is given may change later.
    """
    mesh = pyvista.PolyData.from_regular_faces(single(vertices), corners(triangles))
    if normals is not None:
        mesh.point_data.set_array(single(normals), "normals")
        mesh.point_data.active_normals_name = "normals"
    if colours is not None:
        mesh.point_data.set_array(as_bytes(colours), "colours")
        mesh.point_data.active_scalars_name = "colours"
    for name, values in arrays.items():
        mesh.point_data.set_array(single(values), name)
    return mesh


def single(values: ArrayLike) -> np.ndarray:
    """A copy in single precision, as graphics cards take it."""
    return np.array(values, dtype=np.float32, order="C")


def corners(triangles: ArrayLike) -> Any:
    """A copy of the rows of triangles' corners as VTK counts, shape (m, 3)."""
    return np.array(triangles, dtype=np.int64, order="C").reshape(-1, 3)


def as_bytes(colours: ArrayLike) -> np.ndarray:
    """Colours on the screen's scale, uint8; those of 0 to 1 are rounded, bytes stay."""
    given = np.asarray(colours)
    if given.dtype == np.uint8:
        return np.array(given, order="C")
    return np.round(255 * np.clip(given, 0.0, 1.0)).astype(np.uint8)


def flat_surface(places: Floats, triangles: ArrayLike, colours: ArrayLike) -> pyvista.PolyData:
    """A mesh that lies on the picture.

    Parameters
    ----------
    places : ndarray, shape (n, 2)
        Pixels.
    """
    return surface(np.column_stack([places, np.zeros(len(places))]), triangles, colours=colours)
