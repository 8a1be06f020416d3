"""The part of a head's mesh that is being cut: triangles split at points of their edges."""

from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin.surface import Floats, Ints


@dataclass(frozen=True, eq=False)
class EdgePoints:
    """Points on edges of a mesh.

    Parameters
    ----------
    edges : ndarray of int, shape (k, 2)
        Ends, the lower first.
    triangles : ndarray of int, shape (k,)
        A triangle with that edge.
    t : ndarray, shape (k,)
        Fraction of the way from the first end to the second.
    """

    edges: Ints
    triangles: Ints
    t: Floats

    def __len__(self) -> int:
        return len(self.t)


class CutMesh:
    """Some of a head's triangles, to be split; the others stay as they are.

    Parameters
    ----------
    vertices, triangles : ndarray
        Of the head.
    chosen : ndarray of int
        Rows of the head's triangles, ascending.

    Attributes
    ----------
    xyz, origins, weights : ndarray, shape (n, 3)
        Of the vertices here; the head's own first.
    triangles : ndarray of int, shape (m, 3)
        Of vertices here.
    origin : ndarray of int, shape (m,)
        Row of `chosen` each triangle came from.
    own : ndarray of int
        The head's vertices that are the first ones here.
    fresh : int
        The triangles from this one on came with the last split.
    """

    def __init__(self, vertices: Floats, triangles: Ints, chosen: Ints) -> None:
        self._vertices, self._corners = vertices, triangles[chosen]
        self.chosen = chosen
        used = np.zeros(len(vertices), dtype=bool)
        used[self._corners] = True
        self.own = np.flatnonzero(used)
        row = np.full(len(vertices), -1, dtype=np.int64)
        row[self.own] = np.arange(len(self.own))
        self.xyz = vertices[self.own]
        self.origins = np.repeat(self.own[:, None], 3, axis=1)
        self.weights = np.tile([1.0, 0.0, 0.0], (len(self.own), 1))
        self.triangles = row[self._corners]
        self.origin = np.arange(len(chosen))
        self.fresh = 0
        self._locked = self._rim(triangles, row)

    def _rim(self, triangles: Ints, row: Ints) -> Ints:
        """Edges shared with triangles that stay as they are: they must not be split."""
        rest = np.ones(len(triangles), dtype=bool)
        rest[self.chosen] = False
        outside = np.flatnonzero(rest)
        local = row[triangles[outside]]
        local = local[(local >= 0).sum(axis=1) >= 2]
        pairs = np.vstack([local[:, [0, 1]], local[:, [1, 2]], local[:, [2, 0]]])
        pairs = np.sort(pairs[(pairs >= 0).all(axis=1)], axis=1)
        return np.unique(pairs[:, 0] * len(self.own) + pairs[:, 1])

    def edges(self) -> tuple[Ints, Ints, Ints]:
        """Edges (k, 2), lower end first; a triangle of each (k,); the three edges of each triangle (m, 3).

        Edge i of a triangle runs from corner i to the next.
        """
        return edges_of(self.triangles, len(self.xyz))

    def locked(self, edges: Ints) -> np.ndarray:
        """Which of the edges must not be split."""
        if len(self._locked) == 0:
            return np.zeros(len(edges), dtype=bool)
        old = edges[:, 1] < len(self.own)
        key = np.where(old, edges[:, 0] * len(self.own) + edges[:, 1], -1)
        at = np.minimum(np.searchsorted(self._locked, key), len(self._locked) - 1)
        return np.asarray(self._locked[at] == key)

    def _place(self, points: EdgePoints) -> tuple[Floats, Ints, Floats]:
        """Where points on edges lie: xyz, the head's vertices about them and their weights."""
        corners = self._corners[self.origin[points.triangles]]
        weights = np.zeros((len(points), 3))
        for end, share in ((0, 1.0 - points.t), (1, points.t)):
            vertex = points.edges[:, end]
            # A vertex of the head is named three times, with weight only the first time.
            same = self.origins[vertex][:, :, None] == corners[:, None, :]
            weights += np.einsum("nt,ntk->nk", self.weights[vertex] * share[:, None], same)
        return np.einsum("nk,nki->ni", weights, self._vertices[corners]), corners, weights

    def split(self, points: EdgePoints) -> Ints:
        """Split edges at points, one on each, and every triangle that has such an edge.

        Returns
        -------
        ndarray of int
            The triangle each triangle was, or was a part of.
        """
        xyz, origins, weights = self._place(points)
        first = len(self.xyz)
        self.xyz = np.vstack([self.xyz, xyz])
        self.origins = np.vstack([self.origins, origins])
        self.weights = np.vstack([self.weights, weights])
        new = self._new_vertices(points.edges, first)
        parent = np.flatnonzero((new >= 0).any(axis=1))
        children, of = _children(self.xyz, self.triangles[parent], new[parent])
        kept = np.ones(len(self.triangles), dtype=bool)
        kept[parent] = False
        self.fresh = len(self.triangles) - len(parent)
        self.triangles = np.vstack([self.triangles[kept], children])
        before = np.append(np.flatnonzero(kept), parent[of])
        self.origin = self.origin[before]
        return before

    def _new_vertices(self, edges: Ints, first: int) -> Ints:
        """For each edge of each triangle the vertex that splits it, or -1; shape (m, 3)."""
        ended = np.zeros(first + len(edges), dtype=bool)
        ended[edges] = True
        new = np.full(self.triangles.shape, -1, dtype=np.int64)
        touched = ended[self.triangles]
        rows = np.flatnonzero(touched.sum(axis=1) >= 2)
        corners = self.triangles[rows]
        order = np.argsort(edges[:, 0] * first + edges[:, 1])
        keys = (edges[:, 0] * first + edges[:, 1])[order]
        for side in range(3):
            a, b = corners[:, side], corners[:, (side + 1) % 3]
            key = np.minimum(a, b) * first + np.maximum(a, b)
            at = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
            new[rows, side] = np.where(keys[at] == key, first + order[at], -1)
        return new


def edges_of(triangles: Ints, count: int) -> tuple[Ints, Ints, Ints]:
    """Edges (k, 2), lower end first; a triangle of each (k,); the three edges of each triangle (m, 3)."""
    ends = np.roll(triangles, -1, axis=1)
    keys = (np.minimum(triangles, ends) * count + np.maximum(triangles, ends)).ravel()
    unique, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    return np.column_stack(np.divmod(unique, count)), first // 3, inverse.reshape(triangles.shape)


def _children(xyz: Floats, triangles: Ints, new: Ints) -> tuple[Ints, Ints]:
    """The triangles that take the place of `triangles`, and the row of the one each replaces."""
    marked = new >= 0
    count = marked.sum(axis=1)
    children, parents = [], []

    def add(rows: Ints, *corners: tuple[Ints, Ints, Ints]) -> None:
        for triple in corners:
            children.append(np.column_stack(triple))
            parents.append(rows)

    rows = np.flatnonzero(count == 1)
    (a, b, c), (m, _, _) = _turned(triangles, new, rows, marked[rows].argmax(axis=1))
    add(rows, (a, m, c), (m, b, c))

    rows = np.flatnonzero(count == 2)
    # Turned so that the whole edge lies between corners b and c.
    (a, b, c), (m, _, n) = _turned(triangles, new, rows, (marked[rows].argmin(axis=1) + 2) % 3)
    add(rows, (a, m, n))
    first = _gap(xyz, m, c) <= _gap(xyz, b, n)
    y = np.flatnonzero(first)
    add(rows[y], (m[y], b[y], c[y]), (m[y], c[y], n[y]))
    y = np.flatnonzero(~first)
    add(rows[y], (m[y], b[y], n[y]), (b[y], c[y], n[y]))

    rows = np.flatnonzero(count == 3)
    (a, b, c), (m, k, n) = _turned(triangles, new, rows, np.zeros(len(rows), dtype=np.int64))
    add(rows, (a, m, n), (m, b, k), (k, c, n), (m, k, n))
    return np.vstack(children), np.concatenate(parents)


def _turned(triangles: Ints, new: Ints, rows: Ints, turn: Ints) -> tuple[list[Ints], list[Ints]]:
    """Corners and new vertices of some triangles, beginning at corner `turn`."""
    steps = [(turn + step) % 3 for step in range(3)]
    return [triangles[rows, step] for step in steps], [new[rows, step] for step in steps]


def _gap(xyz: Floats, a: Ints, b: Ints) -> Floats:
    """Distance between vertices, rounded so that mirror images choose alike."""
    return np.asarray(np.round(np.linalg.norm(xyz[a] - xyz[b], axis=1), 9))
