"""The nearest place on a skin, exactly: inside triangles, whatever their sizes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scalpviz.head.skin.mesh import Floats, Ints, SkinMesh, Vec, dot, length_of, minus

if TYPE_CHECKING:
    from scipy.spatial import cKDTree

FIRST_LOOK = 12


@dataclass(frozen=True)
class _SizeClass:
    """Triangles whose corners lie at most `reach` from their centroid."""

    triangles: Ints
    tree: cKDTree
    reach: float


class NearestPlaces:
    """Finds the nearest place on the skin.

    The nearest triangle has its centroid within the distance to the skin plus the triangle's own
    reach. Triangles are sorted by size, so that a few large ones do not widen every search.
    """

    def __init__(self, mesh: SkinMesh) -> None:
        from scipy.spatial import cKDTree

        self._mesh = mesh
        self._corners = mesh.vertices[mesh.triangles]
        centroids = self._corners.mean(axis=1)
        reach = np.linalg.norm(self._corners - centroids[:, None], axis=2).max(axis=1)
        floor = max(float(np.median(reach)) * 2, 1e-300)
        grade = np.ceil(np.log2(np.maximum(reach / floor, 1.0))).astype(int)
        self._classes = []
        for level in np.unique(grade):
            rows = np.flatnonzero(grade == level)
            tree = cKDTree(centroids[rows], balanced_tree=False, compact_nodes=False, leafsize=24)
            self._classes.append(_SizeClass(rows, tree, float(reach[rows].max())))

    def find(self, places: Floats) -> tuple[Ints, Floats, Floats]:
        """Nearest places on the skin.

        Parameters
        ----------
        places : array, shape (k, 3)

        Returns
        -------
        triangles : array of int, shape (k,)
        weights : array, shape (k, 3)
            Barycentric, not negative, sum 1.
        xyz : array, shape (k, 3)
        """
        best = np.full(len(places), -1, dtype=np.int64)
        bound = np.full(len(places), np.inf)
        weights = np.zeros((len(places), 3))
        unsure = []
        for group in self._classes:
            count = min(FIRST_LOOK, len(group.triangles))
            distance, index = group.tree.query(places, k=count)
            distance, index = distance.reshape(len(places), count), index.reshape(len(places), count)
            rows = np.repeat(np.arange(len(places)), count)
            self._improve(places, rows, group.triangles[index.ravel()], best, bound, weights)
            unsure.append((group, distance[:, -1] if count < len(group.triangles) else None))
        for group, farthest in unsure:
            if farthest is None:
                continue
            open_rows = np.flatnonzero(farthest <= bound + group.reach)
            if not len(open_rows):
                continue
            balls = group.tree.query_ball_point(places[open_rows], bound[open_rows] + group.reach)
            rows = np.repeat(open_rows, [len(ball) for ball in balls])
            found = np.concatenate([np.asarray(ball, dtype=np.int64) for ball in balls])
            self._improve(places, rows, group.triangles[found], best, bound, weights)
        return best, weights, np.einsum("kc,kcd->kd", weights, self._corners[best])

    def find_one(self, place: Vec) -> tuple[int, Vec]:
        """The same for one place, without the overhead of arrays: its triangle and weights."""
        best, bound = -1, float("inf")
        weights: Vec = (0.0, 0.0, 0.0)
        looks = [self._look(group, place, FIRST_LOOK) for group in self._classes]
        order = sorted(range(len(looks)), key=lambda k: looks[k][0][0] - self._classes[k].reach)
        for k in order:
            group, (distances, rows) = self._classes[k], looks[k]
            seen = 0
            while True:
                for distance, row in zip(distances[seen:], rows[seen:], strict=True):
                    if distance > bound + group.reach:
                        break
                    triangle = int(group.triangles[row])
                    found, gap = self._in_triangle(triangle, place)
                    if gap < bound or (gap == bound and triangle < best):
                        best, bound, weights = triangle, gap, found
                seen = len(rows)
                if seen == len(group.triangles) or distances[-1] > bound + group.reach:
                    break
                distances, rows = self._look(group, place, 4 * seen)
        return best, weights

    @staticmethod
    def _look(group: _SizeClass, place: Vec, count: int) -> tuple[list[float], list[int]]:
        """Distances of the nearest centroids of a class, in order, and their rows."""
        count = min(count, len(group.triangles))
        distances, rows = group.tree.query(place, k=count)
        return np.atleast_1d(distances).tolist(), np.atleast_1d(rows).tolist()

    def _in_triangle(self, triangle: int, place: Vec) -> tuple[Vec, float]:
        """Weights of the place of a triangle nearest to another, and the distance to it."""
        a, b, c = (self._mesh.xyz[v] for v in self._mesh.corners[triangle])
        ab, ac, ap = minus(b, a), minus(c, a), minus(place, a)
        bb, bc, cc = dot(ab, ab), dot(ab, ac), dot(ac, ac)
        pb, pc = dot(ap, ab), dot(ap, ac)
        area = bb * cc - bc * bc
        if area > 0:
            v, w = (cc * pb - bc * pc) / area, (bb * pc - bc * pb) / area
            if v >= 0 and w >= 0 and v + w <= 1:
                off = (
                    ap[0] - v * ab[0] - w * ac[0],
                    ap[1] - v * ab[1] - w * ac[1],
                    ap[2] - v * ab[2] - w * ac[2],
                )
                return (1 - v - w, v, w), length_of(off)
        best, weights = float("inf"), (1.0, 0.0, 0.0)
        for k, (start, end) in enumerate(((a, b), (b, c), (c, a))):
            side, arm = minus(end, start), minus(place, start)
            square = dot(side, side)
            t = min(max(dot(arm, side) / square, 0.0), 1.0) if square > 0 else 0.0
            gap = length_of((arm[0] - t * side[0], arm[1] - t * side[1], arm[2] - t * side[2]))
            if gap < best:
                one, other = 1 - t, t
                best = gap
                weights = ((one, other, 0.0), (0.0, one, other), (other, 0.0, one))[k]
        return weights, best

    def _improve(
        self, places: Floats, rows: Ints, triangles: Ints, best: Ints, bound: Floats, weights: Floats
    ) -> None:
        """Take the nearest of the candidate triangles of each row, where it beats the bound."""
        if not len(rows):
            return
        candidate = nearest_in_triangles(places[rows], self._corners[triangles])
        offset = np.einsum("kc,kcd->kd", candidate, self._corners[triangles]) - places[rows]
        distance = np.sqrt(np.einsum("kd,kd->k", offset, offset))
        # Of triangles equally near (a place on an edge) the lowest number wins, so results repeat.
        order = np.lexsort((triangles, distance, rows))
        first = order[np.unique(rows[order], return_index=True)[1]]
        first = first[distance[first] < bound[rows[first]]]
        best[rows[first]] = triangles[first]
        bound[rows[first]] = distance[first]
        weights[rows[first]] = candidate[first]


def nearest_in_triangles(places: Floats, corners: Floats) -> Floats:
    """Barycentric weights of the nearest place in one triangle for each place.

    Parameters
    ----------
    places : array, shape (k, 3)
    corners : array, shape (k, 3, 3)

    Returns
    -------
    array, shape (k, 3)
        Not negative, sum 1.
    """
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    ab, ac, ap = b - a, c - a, places - a
    bb, bc, cc = _dot(ab, ab), _dot(ab, ac), _dot(ac, ac)
    pb, pc = _dot(ap, ab), _dot(ap, ac)
    area = bb * cc - bc * bc
    safe = np.where(area > 0, area, 1.0)
    v = (cc * pb - bc * pc) / safe
    w = (bb * pc - bc * pb) / safe
    inside = (area > 0) & (v >= 0) & (w >= 0) & (v + w <= 1)
    weights = np.column_stack([1 - v - w, v, w])
    outside = np.flatnonzero(~inside)
    if len(outside):
        weights[outside] = _nearest_on_sides(places[outside], corners[outside])
    return weights


def _nearest_on_sides(places: Floats, corners: Floats) -> Floats:
    """The same on the three sides only."""
    best = np.full(len(places), np.inf)
    weights = np.zeros((len(places), 3))
    for k in range(3):
        start, end = corners[:, k], corners[:, (k + 1) % 3]
        side = end - start
        square = _dot(side, side)
        t = np.clip(_dot(places - start, side) / np.where(square > 0, square, 1.0), 0.0, 1.0)
        gap = start + t[:, None] * side - places
        distance = _dot(gap, gap)
        rows = np.flatnonzero(distance < best)
        best[rows] = distance[rows]
        weights[rows] = 0.0
        weights[rows, k] = 1 - t[rows]
        weights[rows, (k + 1) % 3] = t[rows]
    return weights


def _dot(a: Floats, b: Floats) -> Floats:
    return np.asarray(np.einsum("kd,kd->k", a, b))
