"""Reading a head's mesh from a file and looking whether one can measure on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from scalpviz.errors import ScalpVizError
from scalpviz.head.reading.mend import compact, joined, one_skin
from scalpviz.head.skin.surface import Floats, Ints

SUFFIXES: Mapping[str, str] = {".ply": "ply", ".obj": "obj", ".stl": "stl", ".glb": "glb"}
FEWEST_TRIANGLES = 500
"""A head of fewer has no place one could point at."""
MOST_TRIANGLES = 6_000_000
"""More than the finest scanners give for a head; a computer would be at it for minutes."""


@dataclass(frozen=True, eq=False)
class RawMesh:
    """A mesh as one can measure on it, in the unit and frame of its file.

    Parameters
    ----------
    vertices : ndarray, shape (n, 3)
        In the file's unit.
    triangles : ndarray of int, shape (m, 3)
        Counterclockwise seen from outside.
    borders : tuple of ndarray of int
        Vertices of each open border, in order.
    """

    vertices: Floats
    triangles: Ints
    borders: tuple[Ints, ...]


def read_mesh(path: Path) -> RawMesh:
    """Read a mesh and make it fit to measure on.

    Vertices at one place become one, triangles without area go, crumbs beside the head go, and
    triangles are turned to face outward.

    Raises
    ------
    ScalpVizError
        The file is missing, of another kind, damaged, empty, holds numbers that are no places, or its
        mesh comes in pieces or in sheets.
    """
    vertices, triangles = _raw(path)
    if len(triangles) == 0:
        raise ScalpVizError(
            "{path}: there are no triangles in it; export the head as a surface mesh.", path=path
        )
    vertices, triangles = compact(vertices, triangles)
    bad = int((~np.isfinite(vertices).all(axis=1)).sum())
    if bad:
        raise ScalpVizError(
            "{path}: {bad} vertices are not numbers (NaN or infinite); export the mesh again.",
            path=path,
            bad=bad,
        )
    vertices, triangles = joined(vertices, triangles)
    if len(triangles) < FEWEST_TRIANGLES:
        raise ScalpVizError(
            "{path}: {count} triangles are too few for a head; give a mesh of at least {least}.",
            path=path,
            count=len(triangles),
            least=FEWEST_TRIANGLES,
        )
    if len(triangles) > MOST_TRIANGLES:
        raise ScalpVizError(
            "{path}: {count} triangles are too many; reduce the mesh to {most} or fewer.",
            path=path,
            count=len(triangles),
            most=MOST_TRIANGLES,
        )
    return RawMesh(*one_skin(path, vertices, triangles))


def check_mesh_file(path: Path) -> None:
    """Look whether there is a file that could hold a mesh, without reading it.

    Raises
    ------
    ScalpVizError
        The file is missing, empty, or of another kind.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise ScalpVizError(
            "{path}: a head is read from PLY, OBJ, STL or GLB; export it as one of these.", path=path
        )
    if not path.is_file():
        raise ScalpVizError("There is no file {path}; check its name.", path=path)
    if path.stat().st_size == 0:
        raise ScalpVizError("{path}: the file is empty; export the head again.", path=path)


def _raw(path: Path) -> tuple[Floats, Ints]:
    check_mesh_file(path)
    kind = SUFFIXES[path.suffix.lower()]
    import trimesh  # only here: the window must not wait for it

    try:
        scene: Any = trimesh.load(
            path, file_type=kind, process=False, maintain_order=True, skip_materials=True
        )
        mesh: Any = scene.to_mesh() if isinstance(scene, trimesh.Scene) else scene
        vertices = np.asarray(mesh.vertices, dtype=np.float64)
        triangles = np.asarray(getattr(mesh, "faces", np.zeros((0, 3))), dtype=np.int64).reshape(-1, 3)
    except OSError as error:
        raise ScalpVizError(
            "Cannot read {path}: {reason}; check the file.", path=path, reason=error.strerror or error
        ) from error
    except Exception as error:  # a damaged file makes the readers fail in many ways
        raise ScalpVizError(
            "{path}: not a mesh that can be read as {kind}; export the head again.",
            path=path,
            kind=kind.upper(),
        ) from error
    if len(triangles) and (triangles.min() < 0 or triangles.max() >= len(vertices)):
        raise ScalpVizError(
            "{path}: triangles name vertices that do not exist; export the head again.", path=path
        )
    return vertices, triangles
