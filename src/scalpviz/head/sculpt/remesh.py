"""Graded remeshing: triangles as large as a sizing function asks, and as even as they can be.

The classic round of splits, collapses and flips followed by a slide along the surface, with a length
wanted per vertex. It is the room's own because the result must be the same bits in every run.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scalpviz.head.sculpt.buildtime import library
from scalpviz.head.sculpt.field import Field, Points, Values, gradient, project, unit
from scalpviz.head.sculpt.marching import Triangles, settled

Sizing = Callable[[Points], Values]
Flags = NDArray[np.bool_]

LONGEST, SHORTEST = 1.3333, 0.8
"""An edge is split above and collapsed below this part of the length wanted."""
_PLACE_STEP = 1e-6
"""Vertices are rounded to this between rounds, mm: the last bits of a processor must not decide a flip."""


def triangle_quality(vertices: Points, triangles: Triangles) -> Values:
    """1 for an equilateral triangle, 0 for a degenerate one; (m,) array."""
    a, b, c = (vertices[triangles[:, i]] for i in range(3))
    doubled = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    squares = ((b - a) ** 2).sum(axis=1) + ((c - b) ** 2).sum(axis=1) + ((a - c) ** 2).sum(axis=1)
    return np.asarray(2.0 * np.sqrt(3.0) * doubled / np.maximum(squares, 1e-30))


def _open_border(vertices: Points, triangles: Triangles) -> Flags:
    edges = np.sort(np.vstack([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]), axis=1)
    unique, times = np.unique(edges, axis=0, return_counts=True)
    border = np.zeros(len(vertices), dtype=bool)
    border[unique[times == 1].ravel()] = True
    return border


def _laid_out(kernel: Any, vertices: Points, triangles: Triangles, middle: Flags, sizing: Sizing) -> Any:
    """The half mesh as the kernel works on it, with room to double."""
    spare = len(vertices)
    mesh = kernel.Mesh(
        vertices=np.vstack([vertices, np.zeros((spare, 3))]),
        wanted=np.concatenate([sizing(vertices), np.ones(spare)]),
        middle=np.concatenate([middle, np.zeros(spare, dtype=bool)]),
        triangles=np.vstack([triangles, np.zeros((4 * spare, 3), dtype=np.int64)]),
        fan=np.zeros((2 * spare, kernel.FAN), dtype=np.int64),
        around=np.zeros(2 * spare, dtype=np.int64),
        alive=np.zeros(len(triangles) + 4 * spare, dtype=bool),
    )
    kernel.enter_all(mesh, len(triangles))
    return mesh


def remeshed(
    field: Field, vertices: Points, triangles: Triangles, sizing: Sizing, rounds: int = 10, polish: int = 6
) -> tuple[Points, Triangles]:
    """A half mesh with the edge lengths that `sizing` asks for, its vertices on the field's surface.

    Parameters
    ----------
    field : Field
        Whose zero surface the mesh follows.
    vertices, triangles : (n, 3), (m, 3) arrays
        A half mesh, open at x = 0; the open border stays in that plane.
    sizing : callable
        Points (n, 3) to edge lengths wanted (n,), mm.
    rounds : int
        Of splitting, collapsing, flipping and sliding.
    polish : int
        Further rounds that only flip for shape and slide.
    """
    kernel = library("scalpviz.head.sculpt.remesh_kernel")
    middle = _open_border(vertices, triangles)
    for number in range(rounds + polish):
        shaping = number < rounds
        mesh = _laid_out(kernel, vertices, triangles, middle, sizing)
        count, pieces = len(vertices), len(triangles)
        if shaping:
            if number > 0:  # the marched mesh is finer than wanted everywhere
                count, pieces = kernel.split_long(mesh, count, pieces, LONGEST)
            kernel.collapse_short(mesh, pieces, SHORTEST, LONGEST)
        for _ in range(3):
            kernel.flip_edges(mesh, pieces, shaping)
        used = np.nonzero(mesh.around[:count] > 0)[0]
        normals = np.zeros_like(mesh.vertices)
        normals[used] = unit(gradient(field, mesh.vertices[used], 0.2))
        for _ in range(2 if shaping else 1):
            mesh.vertices[:] = kernel.slide(mesh, count, normals, 0.5)
        renamed = np.full(len(mesh.vertices), -1)
        renamed[used] = np.arange(len(used))
        triangles = renamed[mesh.triangles[:pieces][mesh.alive[:pieces]]]
        middle = mesh.middle[used]
        vertices = mesh.vertices[used]
        vertices[middle, 0] = 0.0
        last = number == rounds + polish - 1
        vertices = settled(project(field, vertices, rounds=4 if last else 1), _PLACE_STEP)
    return vertices, triangles
