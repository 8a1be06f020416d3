"""The triangles of a skin, in the form the walks over it need: plain numbers and neighbours."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

Vec = tuple[float, float, float]
T = TypeVar("T")


def dot(a: Vec, b: Vec) -> float:
    """Scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def minus(a: Vec, b: Vec) -> Vec:
    """Difference a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def cross(a: Vec, b: Vec) -> Vec:
    """Vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def along(a: Vec, b: Vec, t: float) -> Vec:
    """The place a + t (b - a)."""
    return (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2]))


def length_of(a: Vec) -> float:
    """Length of a vector."""
    return sqrt(dot(a, a))


def length_along(places: list[Vec]) -> float:
    """Length of a polyline."""
    return sum(length_of(minus(b, a)) for a, b in pairwise(places))


def as_vec(xyz: Floats) -> Vec:
    """Three floats out of an array."""
    x, y, z = xyz.tolist()
    return (x, y, z)


class Rows(dict[int, T]):
    """Rows of an array as tuples of plain numbers, made when first looked at.

    A walk reads single numbers, which come out of a tuple ten times faster than out of an array; it
    sees a few thousand triangles of a head that may have a million.
    """

    def __init__(self, array: Floats | Ints) -> None:
        super().__init__()
        self._array = array

    def __missing__(self, row: int) -> T:
        found = cast(T, tuple(self._array[row].tolist()))
        self[row] = found
        return found


class SkinMesh:
    """Vertices, triangles and who lies beside whom.

    Parameters
    ----------
    vertices : array, shape (n, 3)
        mm.
    triangles : array of int, shape (m, 3)
        Counterclockwise seen from outside.

    Notes
    -----
    Edge k of a triangle runs from its corner k to its corner k + 1 (mod 3).
    """

    def __init__(self, vertices: Floats, triangles: Ints) -> None:
        self.vertices: Floats = np.ascontiguousarray(vertices, dtype=np.float64)
        self.triangles: Ints = np.ascontiguousarray(triangles, dtype=np.int64)

    @cached_property
    def xyz(self) -> Rows[Vec]:
        """The vertices, row by row."""
        return Rows(self.vertices)

    @cached_property
    def corners(self) -> Rows[tuple[int, int, int]]:
        """The corners of each triangle, row by row."""
        return Rows(self.triangles)

    @cached_property
    def across(self) -> Rows[tuple[int, int, int]]:
        """The triangle across each edge, row by row; -1 at the border."""
        return Rows(self.neighbours)

    @cached_property
    def neighbours(self) -> Ints:
        """The triangle across each edge, shape (m, 3); -1 at the border."""
        start = self.triangles.ravel()
        end = np.roll(self.triangles, -1, axis=1).ravel()
        key = np.minimum(start, end) * len(self.vertices) + np.maximum(start, end)
        order = np.argsort(key)
        ordered = key[order]
        # The two triangles of an edge stand side by side; of three, the first two are neighbours.
        first = np.flatnonzero(ordered[:-1] == ordered[1:])
        first = first[np.concatenate([[True], np.diff(first) > 1])[: len(first)]]
        one, other = order[first], order[first + 1]
        across = np.full(len(key), -1, dtype=np.int64)
        across[one], across[other] = other // 3, one // 3
        return across.reshape(-1, 3)

    @cached_property
    def face_normals(self) -> Floats:
        """Unit normal of each triangle, shape (m, 3); zero where a triangle has no area."""
        a, b, c = (self.vertices[self.triangles[:, k]] for k in range(3))
        normals = np.cross(b - a, c - a)
        lengths = np.linalg.norm(normals, axis=1, keepdims=True)
        return np.asarray(np.divide(normals, lengths, out=np.zeros_like(normals), where=lengths > 0))

    @cached_property
    def vertex_normals(self) -> Floats:
        """Unit normal at each vertex, shape (n, 3): its triangles weighted by their angle there."""
        p = self.vertices[self.triangles]
        normals = np.zeros_like(self.vertices)
        for k in range(3):
            u = p[:, (k + 1) % 3] - p[:, k]
            v = p[:, (k + 2) % 3] - p[:, k]
            angle = np.arctan2(np.linalg.norm(np.cross(u, v), axis=1), np.einsum("ij,ij->i", u, v))
            for axis in range(3):
                weight = angle * self.face_normals[:, axis]
                normals[:, axis] += np.bincount(self.triangles[:, k], weight, minlength=len(normals))
        lengths = np.linalg.norm(normals, axis=1, keepdims=True)
        return np.asarray(np.divide(normals, lengths, out=np.zeros_like(normals), where=lengths > 0))

    @cached_property
    def edge_graph(self) -> csr_matrix:
        """Lengths of the edges as a sparse symmetric graph of the vertices."""
        from scipy.sparse import csr_matrix

        start = self.triangles.ravel()
        end = np.roll(self.triangles, -1, axis=1).ravel()
        beside = self.neighbours.ravel()
        # Each edge once: from the triangle of the lower number, or from its only one.
        once = (beside < 0) | (np.arange(len(start)) // 3 < beside)
        start, end = start[once], end[once]
        lengths = np.linalg.norm(self.vertices[start] - self.vertices[end], axis=1)
        rows, columns = np.concatenate([start, end]), np.concatenate([end, start])
        size = len(self.vertices)
        return csr_matrix((np.concatenate([lengths, lengths]), (rows, columns)), shape=(size, size))

    @cached_property
    def size(self) -> float:
        """Diagonal of the box round the vertices, mm: the scale of what counts as zero."""
        return float(np.linalg.norm(np.ptp(self.vertices, axis=0)))

    def nudged(self, face: int, place: Vec) -> Vec:
        """A place moved into its triangle by a billionth, off its edges and corners."""
        a, b, c = (self.xyz[v] for v in self.corners[face])
        middle = ((a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3, (a[2] + b[2] + c[2]) / 3)
        return along(place, middle, 1e-9)

    def around(self, vertex: int, face: int, counterclockwise: bool) -> int:
        """The next triangle round a vertex, seen from outside; -1 at the border."""
        k = self.corners[face].index(vertex)
        return self.across[face][(k + 2) % 3 if counterclockwise else k]
