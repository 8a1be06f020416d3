"""The midline of the finished mesh and tapes laid over the head."""

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import ConvexHull

from scalpviz.head.sculpt.field import Field, Points, Values, first_hits, project
from scalpviz.head.sculpt.hairline import arc_lengths, resampled
from scalpviz.head.sculpt.marching import Triangles

_STEP = 0.25
"""Spacing of the midline's points, mm."""


class MidlineProfile:
    """The border of a half mesh in the mid-plane, from the neck cut up over the face and down behind.

    Attributes
    ----------
    path : (n, 3) array
        Dense, on the field's surface: from the lowest point, over face and vertex, and back to it, mm.
    """

    def __init__(self, field: Field, vertices: Points, triangles: Triangles) -> None:
        edges = np.vstack([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
        edges = edges[(vertices[edges, 0] == 0.0).all(axis=1)]
        directed = {(int(a), int(b)) for a, b in edges}
        following = {a: b for a, b in directed if (b, a) not in directed}
        on_top = max(following, key=lambda i: float(vertices[i, 2]))
        loop = [on_top]
        while following[loop[-1]] != on_top:
            loop.append(following[loop[-1]])
        path = project(field, resampled(vertices[np.array([*loop, on_top])], _STEP)[:-1], rounds=2)
        lowest = int(np.argmin(path[:, 2]))
        path = np.roll(path, -lowest, axis=0)
        rising_in_front = path[len(path) // 4, 1] > path[3 * len(path) // 4, 1]
        self.path = path if rising_in_front else path[::-1]
        self._at: Values = arc_lengths(self.path)
        self._top = int(np.argmax(self.path[:, 2]))

    @property
    def front(self) -> Points:
        """The part before the vertex, from below."""
        return self.path[: self._top + 1]

    @property
    def back(self) -> Points:
        """The part behind the vertex, from above."""
        return self.path[self._top :]

    def position(self, point: NDArray[np.float64]) -> float:
        """Length along the path to its point nearest to `point` (3,), mm."""
        start, step = self.path[:-1], np.diff(self.path, axis=0)
        t = np.clip(((point - start) * step).sum(axis=1) / (step**2).sum(axis=1), 0.0, 1.0)
        gaps = np.linalg.norm(start + t[:, None] * step - point, axis=1)
        at = int(np.argmin(gaps))
        return float(self._at[at] + t[at] * (self._at[at + 1] - self._at[at]))

    def at(self, position: float) -> NDArray[np.float64]:
        """The point (3,) this far along the path, mm."""
        return np.array([np.interp(position, self._at, self.path[:, axis]) for axis in range(3)])

    def between(self, start: NDArray[np.float64], end: NDArray[np.float64]) -> Points:
        """The part of the path between two of its points, their own places included."""
        first, last = sorted((self.position(start), self.position(end)))
        inner = (self._at > first) & (self._at < last)
        return np.vstack([self.at(first), self.path[inner], self.at(last)])


def girth(plane_points: NDArray[np.float64]) -> float:
    """Length of a tape pulled tight round points (n, 2) of a plane, mm."""
    corners = plane_points[ConvexHull(plane_points).vertices]
    return float(np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1).sum())


def taut_over(plane_points: NDArray[np.float64]) -> float:
    """Length of a tape pulled tight over an open row of plane points (n, 2), end to end, mm."""
    return girth(plane_points) - float(np.linalg.norm(plane_points[0] - plane_points[-1]))


def ring(
    skin: Field,
    centre: NDArray[np.float64],
    toward: NDArray[np.float64],
    across: NDArray[np.float64],
    first: float,
    last: float,
    count: int,
) -> NDArray[np.float64]:
    """Where a plane cuts the skin: its coordinates (count, 2) along `toward` and `across` a centre.

    Parameters
    ----------
    centre, toward, across : (3,) arrays
        A point inside the head and two perpendicular unit vectors.
    first, last : float
        Angles from `toward` to `across`, degrees.
    """
    angles = np.radians(np.linspace(first, last, count))
    ways = np.cos(angles)[:, None] * toward + np.sin(angles)[:, None] * across
    offsets = first_hits(skin, centre, ways, 20.0, 140.0) - centre
    return np.column_stack([offsets @ toward, offsets @ across])
