"""Small holes in a scan, closed so that a tape can be laid over them."""

from collections.abc import Sequence

import numpy as np

from scalpviz.head.skin.surface import Floats, Ints


def length_round(vertices: Floats, border: Ints) -> float:
    """Length of a closed border, in the unit of the vertices."""
    places = vertices[border]
    return float(np.linalg.norm(np.roll(places, -1, axis=0) - places, axis=1).sum())


def filled(vertices: Floats, triangles: Ints, holes: Sequence[Ints]) -> tuple[Floats, Ints]:
    """The mesh with a fan of triangles over each hole, from a new vertex in its middle.

    Parameters
    ----------
    vertices : array, shape (n, 3)
        The new vertices come after these.
    triangles : array of int, shape (m, 3)
        The new triangles come after these and face the same way.
    holes : sequence of arrays of int
        Vertices of each border, in the direction of the triangles' own edges.
    """
    middles: list[Floats] = []
    fans: list[Ints] = []
    for hole in holes:
        middle = len(vertices) + len(middles)
        middles.append(vertices[hole].mean(axis=0))
        # Against the border's direction, so that each common edge is run both ways.
        fans.append(np.column_stack([np.roll(hole, -1), hole, np.full(len(hole), middle)]))
    if not holes:
        return vertices, triangles
    return np.vstack([vertices, *middles]), np.vstack([triangles, *fans])
