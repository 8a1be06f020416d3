"""Making triangles from anywhere into one skin: joined, of one piece, of one sheet, facing outward."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import breadth_first_order, connected_components

from scalpviz.errors import ScalpVizError
from scalpviz.head.skin.surface import Floats, Ints

CRUMBS = 0.01
"""Pieces of less than this share of the whole area are left out."""
SAME_PLACE = 1e-8
"""Vertices are one when they round to the same multiple of this share of the mesh's diagonal."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class _Edges:
    """The sides of all triangles, told by who shares them.

    Side 3 t + k of triangle t runs from its corner k to its corner k + 1 (mod 3).

    Parameters
    ----------
    start, end : ndarray of int, shape (3 m,)
        Vertices of each side.
    one, other : ndarray of int, shape (p,)
        Sides that two triangles share.
    lone : ndarray of int, shape (b,)
        Sides at a border.
    crowded : int
        Edges that more than two triangles share.
    """

    start: Ints
    end: Ints
    one: Ints
    other: Ints
    lone: Ints
    crowded: int


def compact(vertices: Floats, triangles: Ints) -> tuple[Floats, Ints]:
    """Only the vertices that triangles use."""
    used = np.zeros(len(vertices), dtype=bool)
    used[triangles] = True
    return vertices[used], (np.cumsum(used) - 1)[triangles]


def joined(vertices: Floats, triangles: Ints) -> tuple[Floats, Ints]:
    """Vertices at one place become one; triangles without area and repeated ones go."""
    step = max(float(np.linalg.norm(np.ptp(vertices, axis=0))), 1e-300) * SAME_PLACE
    grid = np.round((vertices - vertices.min(axis=0)) / step).astype(np.int64)
    first, inverse = _distinct(grid)
    vertices, triangles = vertices[first], inverse[triangles]
    a, b, c = triangles.T
    triangles = triangles[(a != b) & (b != c) & (c != a)]
    triangles = triangles[_areas(vertices, triangles) > 0]
    once, _ = _distinct(np.sort(triangles, axis=1))
    return compact(vertices, triangles[np.sort(once)])


def one_skin(path: Path, vertices: Floats, triangles: Ints) -> tuple[Floats, Ints, tuple[Ints, ...]]:
    """The head's own piece, each triangle counterclockwise seen from outside, and its open borders.

    Parameters
    ----------
    path : Path
        The file, for messages.

    Returns
    -------
    vertices : ndarray, shape (n, 3)
    triangles : ndarray of int, shape (m, 3)
    borders : tuple of ndarray of int
        Vertices of each open border, in order.

    Raises
    ------
    ScalpVizError
        The mesh has several pieces, or more than one sheet, or no outside.
    """
    vertices, triangles = _one_piece(path, vertices, triangles)
    edges = _edges(triangles)
    if edges.crowded:
        raise ScalpVizError(
            "{path}: {edges} edges belong to more than two triangles, so the mesh is no single "
            "skin; repair it in a mesh program (non-manifold edges).",
            path=path,
            edges=edges.crowded,
        )
    turned = _turned(path, edges, len(triangles))
    if _volume(vertices, np.where(turned[:, None], triangles[:, ::-1], triangles)) < 0:
        turned = ~turned
    outward = np.ascontiguousarray(np.where(turned[:, None], triangles[:, ::-1], triangles))
    swap = turned[edges.lone // 3]
    start, end = edges.start[edges.lone], edges.end[edges.lone]
    return vertices, outward, _loops(np.where(swap, end, start), np.where(swap, start, end))


def _distinct(rows: Ints) -> tuple[Ints, Ints]:
    """Index of the first of each distinct row, and for every row which of these it equals."""
    # One number per row sorts ten times faster than rows do; that two rows share one is all but
    # impossible, and looked for.
    key = np.zeros(len(rows), dtype=np.uint64)
    for column in rows.T:
        key = (key ^ column.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        key ^= key >> np.uint64(29)
    _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
    if not np.array_equal(rows[first][inverse], rows):
        _, first, inverse = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    return first, inverse.reshape(-1)


def _areas(vertices: Floats, triangles: Ints) -> Floats:
    p = vertices[triangles]
    return np.asarray(np.linalg.norm(np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0]), axis=1) / 2)


def _one_piece(path: Path, vertices: Floats, triangles: Ints) -> tuple[Floats, Ints]:
    ends = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]]])
    graph = csr_matrix((np.ones(len(ends), bool), ends.T), shape=(len(vertices), len(vertices)))
    count, piece = connected_components(graph, directed=False)
    if count == 1:
        return vertices, triangles
    area = _areas(vertices, triangles)
    share = np.bincount(piece[triangles[:, 0]], area / area.sum(), minlength=count)
    large = int((share > CRUMBS).sum())
    if large > 1:
        raise ScalpVizError(
            "{path}: the mesh has {large} separate pieces; leave only the head, and join its parts into one "
            "surface.",
            path=path,
            large=large,
        )
    return compact(vertices, triangles[piece[triangles[:, 0]] == int(np.argmax(share))])


def _edges(triangles: Ints) -> _Edges:
    start, end = triangles.ravel(), np.roll(triangles, -1, axis=1).ravel()
    key = np.minimum(start, end) * (int(triangles.max()) + 1) + np.maximum(start, end)
    order = np.argsort(key)
    fresh = np.flatnonzero(np.diff(key[order], prepend=-1))
    uses = np.diff(fresh, append=len(order))
    shared = fresh[uses == 2]
    return _Edges(
        start, end, order[shared], order[shared + 1], order[fresh[uses == 1]], int((uses > 2).sum())
    )


def _turned(path: Path, edges: _Edges, count: int) -> Flags:
    """Which triangles to turn so that neighbours run along their common edge in opposite directions."""
    turned = np.zeros(count, dtype=bool)
    one, other = edges.one // 3, edges.other // 3
    clash = edges.start[edges.one] == edges.start[edges.other]
    if not clash.any():
        return turned
    # Walk outward from the first triangle and remember whether it was turned on the way.
    graph = csr_matrix((np.where(clash, 2, 1), (one, other)), shape=(count, count))
    graph = graph.maximum(graph.T).tocsr()
    visited, parent = breadth_first_order(graph, 0, directed=False)
    steps = np.asarray(graph[visited[1:], parent[visited[1:]]]).ravel()
    for triangle, before, step in zip(visited[1:], parent[visited[1:]], steps, strict=True):
        turned[triangle] = turned[before] ^ (step == 2)
    if ((turned[one] ^ turned[other]) != clash).any():
        raise ScalpVizError(
            "{path}: the mesh has no inside and outside (one-sided); repair it in a mesh program.", path=path
        )
    return turned


def _volume(vertices: Floats, triangles: Ints) -> float:
    p = vertices[triangles] - vertices.mean(axis=0)
    return float(np.einsum("ij,ij->", p[:, 0], np.cross(p[:, 1], p[:, 2]))) / 6


def _loops(start: Ints, end: Ints) -> tuple[Ints, ...]:
    """Directed border edges put one after the other."""
    following: dict[int, list[int]] = {}
    for a, b in zip(start.tolist(), end.tolist(), strict=True):
        following.setdefault(a, []).append(b)
    loops = []
    while following:
        first = next(iter(following))
        loop, at = [first], first
        while at in following:
            onward = following[at]
            step = onward.pop()
            if not onward:
                del following[at]
            at = step
            if at == first:
                break
            loop.append(at)
        loops.append(np.array(loop, dtype=np.int64))
    return tuple(loops)
