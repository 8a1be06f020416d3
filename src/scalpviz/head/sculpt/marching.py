"""From a field to a first, even triangle mesh of the right half."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from scalpviz.head.sculpt.buildtime import library
from scalpviz.head.sculpt.field import Box, Field, Points, Values

Triangles = NDArray[np.int64]

RIGHT_HALF = Box(np.array([0.0, -112.0, -171.0]), np.array([104.0, 128.0, 138.0]))
"""Holds the right half of the head with its neck, mm. Its low side in x is the mid-plane."""

_COARSE = 4
"""Fine cells per coarse cell: values are computed coarsely first, then finely near the surface."""
_FAR = 50.0
_VALUE_STEP = 1e-6
"""Samples are rounded to this, mm, so that the last bits of a processor do not reach the mesh."""
_AT_ONCE = 250_000


def settled(values: NDArray[np.float64], step: float) -> NDArray[np.float64]:
    """Values rounded to multiples of `step`; minus zero becomes zero."""
    return np.round(values / step) * step + 0.0


def sample(field: Field, points: Points) -> Values:
    """The field at many points, in portions that fit the memory."""
    parts = np.array_split(points, max(1, -(-len(points) // _AT_ONCE)))
    return np.concatenate([field(part) for part in parts])


def _corners_of(cells: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Grid corners (n + 1 per axis) that belong to any marked cell (n per axis)."""
    corners = np.zeros(np.array(cells.shape) + 1, dtype=bool)
    for a in (slice(None, -1), slice(1, None)):
        for b in (slice(None, -1), slice(1, None)):
            for c in (slice(None, -1), slice(1, None)):
                corners[a, b, c] |= cells
    return corners


def half_surface(field: Field, cell: float, box: Box = RIGHT_HALF) -> tuple[Points, Triangles]:
    """The zero surface at x >= 0 by marching cubes, open exactly at x = 0.

    Parameters
    ----------
    field : Field
        Symmetric in x.
    cell : float
        Edge of a grid cell, mm.
    box : Box
        Where to look; its low x is 0.

    Returns
    -------
    vertices : (n, 3) array, mm
    triangles : (m, 3) array
        Counter-clockwise seen from outside; the largest component only.
    """
    coarse_shape = np.ceil((box.high - box.low) / (cell * _COARSE)).astype(int) + 1
    axes = [low + np.arange(n) * cell * _COARSE for low, n in zip(box.low, coarse_shape, strict=True)]
    coarse = sample(field, np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)).reshape(
        coarse_shape
    )
    close = np.abs(coarse) < 2.2 * cell * _COARSE + 2.0
    near_cells = np.zeros(coarse_shape - 1, dtype=bool)
    for a in (slice(None, -1), slice(1, None)):
        for b in (slice(None, -1), slice(1, None)):
            for c in (slice(None, -1), slice(1, None)):
                near_cells |= close[a, b, c]
    block = np.ones((_COARSE,) * 3, dtype=bool)
    wanted = _corners_of(np.kron(near_cells, block))
    inside = np.kron(coarse[:-1, :-1, :-1] < 0.0, block)
    grid = np.full(wanted.shape, _FAR, dtype=np.float32)
    grid[:-1, :-1, :-1][inside] = -_FAR
    places = np.argwhere(wanted)
    grid[wanted] = settled(sample(field, box.low + places * cell), _VALUE_STEP)
    vertices, triangles, _, _ = library("skimage.measure").marching_cubes(
        grid, 0.0, spacing=(cell,) * 3, gradient_direction="descent", mask=wanted
    )
    vertices = settled(vertices.astype(float) + box.low, _VALUE_STEP)
    return largest_component(*welded(vertices, triangles.astype(np.int64)))


def welded(vertices: Points, triangles: Triangles) -> tuple[Points, Triangles]:
    """Vertices at one place made one; triangles that lost a corner dropped."""
    unique, inverse = np.unique(vertices, axis=0, return_inverse=True)
    triangles = inverse.reshape(-1)[triangles]
    whole = (
        (triangles[:, 0] != triangles[:, 1])
        & (triangles[:, 1] != triangles[:, 2])
        & (triangles[:, 2] != triangles[:, 0])
    )
    return unique, triangles[whole]


def largest_component(vertices: Points, triangles: Triangles) -> tuple[Points, Triangles]:
    """The component with most triangles, unused vertices dropped."""
    pairs = np.vstack([triangles[:, :2], triangles[:, 1:]])
    links = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(vertices),) * 2)
    label = connected_components(links, directed=False)[1][triangles[:, 0]]
    triangles = triangles[label == np.bincount(label).argmax()]
    used, renamed = np.unique(triangles, return_inverse=True)
    return vertices[used], renamed.reshape(-1, 3)


def mirrored(vertices: Points, triangles: Triangles) -> tuple[Points, Triangles]:
    """A half mesh (x >= 0, open at x = 0) closed by its mirror image; the right half keeps its indices."""
    off = vertices[:, 0] != 0.0
    twin = np.where(off, len(vertices) + np.cumsum(off) - 1, np.arange(len(vertices)))
    both = np.vstack([vertices, vertices[off] * [-1.0, 1.0, 1.0]])
    return both, np.vstack([triangles, twin[triangles][:, ::-1]])
