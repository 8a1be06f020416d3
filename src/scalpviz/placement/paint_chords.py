"""Give every painted triangle a corner that is not on a border.

A triangle with all corners on borders looks, to whoever interpolates a distance from the border over
it, like border all over: in the corners of overlaps and at tips. Halving its inner edges mends that.
"""

import numpy as np

from scalpviz.head.skin import Ints
from scalpviz.placement.paint_mesh import CutMesh, EdgePoints

SHORTEST = 0.3
"""mm: chords that are not longer stay."""


def halve_chords(mesh: CutMesh, region_of: Ints) -> Ints:
    """Split edges that join two borders without being one.

    Parameters
    ----------
    region_of : ndarray of int, shape (m,)
        Region of each triangle; 0 is bare skin.

    Returns
    -------
    ndarray of int
        Region of each triangle after the split.
    """
    edges, triangle_of, edges_of = mesh.edges()
    low, high = np.full(len(edges), np.iinfo(np.int64).max), np.full(len(edges), -1)
    for side in range(3):
        np.minimum.at(low, edges_of[:, side], region_of)
        np.maximum.at(high, edges_of[:, side], region_of)
    border = low != high
    on_border = np.zeros(len(mesh.xyz), dtype=bool)
    on_border[edges[border]] = True
    length = np.linalg.norm(mesh.xyz[edges[:, 0]] - mesh.xyz[edges[:, 1]], axis=1)
    chord = ~border & (low > 0) & on_border[edges].all(axis=1) & (length > SHORTEST)
    chord = np.flatnonzero(chord & ~mesh.locked(edges))
    if len(chord) == 0:
        return region_of
    halves = EdgePoints(edges[chord], triangle_of[chord], np.full(len(chord), 0.5))
    return np.asarray(region_of[mesh.split(halves)])
