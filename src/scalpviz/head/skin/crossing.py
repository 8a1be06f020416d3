"""Where two polylines on a skin cross."""

from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin.mesh import Floats


@dataclass(frozen=True, eq=False)
class Crossings:
    """Where one line meets another, in the order of the first.

    Parameters
    ----------
    places : array, shape (k, 3)
        On the first line.
    gaps : array, shape (k,)
        Distance to the second, mm.
    """

    places: Floats
    gaps: Floats

    def nearest_only(self) -> "Crossings":
        """Only the meeting with the smallest gap."""
        k = int(np.argmin(self.gaps))
        return Crossings(self.places[k : k + 1], self.gaps[k : k + 1])


def crossings(one: Floats, other: Floats, within: float) -> Crossings:
    """Meetings of two polylines, shapes (n, 3) and (m, 3), that pass within a distance of each other."""
    a, u = one[:-1], np.diff(one, axis=0)
    b, v = other[:-1], np.diff(other, axis=0)
    reach_a, reach_b = np.linalg.norm(u, axis=1) / 2, np.linalg.norm(v, axis=1) / 2
    middle_a, middle_b = a + u / 2, b + v / 2
    square = (
        np.einsum("kd,kd->k", middle_a, middle_a)[:, None]
        + np.einsum("kd,kd->k", middle_b, middle_b)[None]
        - 2 * middle_a @ middle_b.T
    )
    reach = reach_a[:, None] + reach_b[None] + within
    slack = 1e-9 * (np.abs(one).max() + np.abs(other).max()) ** 2
    i, j = np.nonzero(square <= reach**2 + slack)
    if not len(i):
        return Crossings(np.zeros((0, 3)), np.zeros(0))
    s, t = _closest(a[i], u[i], b[j], v[j])
    places = a[i] + s[:, None] * u[i]
    gaps = np.linalg.norm(b[j] + t[:, None] * v[j] - places, axis=1)
    near = gaps <= within
    if not near.any():
        return Crossings(np.zeros((0, 3)), np.zeros(0))
    run = np.concatenate([[0.0], np.cumsum(2 * reach_a)])
    position = (run[i] + s * 2 * reach_a[i])[near]
    places, gaps = places[near], gaps[near]
    order = np.argsort(position)
    position, places, gaps = position[order], places[order], gaps[order]
    # A crossing at an edge of the mesh shows on both sides of it: one meeting, not two.
    group = np.concatenate([[0], np.cumsum(np.diff(position) > 10 * within)])
    best = [
        rows[np.argmin(gaps[rows])] for rows in (np.flatnonzero(group == g) for g in range(group[-1] + 1))
    ]
    return Crossings(places[best], gaps[best])


def plane_crossings(line: Floats, normal: Floats, level: float, within: float) -> Crossings:
    """Where a polyline, shape (n, 3), goes through the plane x . normal = level, normal of length 1.

    A line that only comes within a distance of the plane meets it where it is nearest.
    """
    height = line @ normal - level
    k = np.flatnonzero((height[:-1] >= 0) != (height[1:] >= 0))
    if not len(k):
        nearest = int(np.argmin(np.abs(height)))
        if abs(height[nearest]) > within:
            return Crossings(np.zeros((0, 3)), np.zeros(0))
        return Crossings(line[nearest][None], np.abs(height[nearest])[None])
    t = height[k] / (height[k] - height[k + 1])
    return Crossings(line[k] + t[:, None] * (line[k + 1] - line[k]), np.zeros(len(k)))


def _closest(a: Floats, u: Floats, b: Floats, v: Floats) -> tuple[Floats, Floats]:
    """Fractions along segments a + s u and b + t v (row by row) of their closest approach."""
    r = a - b
    uu, vv, uv = _dot(u, u), _dot(v, v), _dot(u, v)
    ur, vr = _dot(u, r), _dot(v, r)
    uu, vv = np.where(uu > 0, uu, 1.0), np.where(vv > 0, vv, 1.0)
    area = uu * vv - uv * uv
    s = np.where(area > 1e-14 * uu * vv, (uv * vr - vv * ur) / np.where(area > 0, area, 1.0), 0.0)
    s = np.clip(s, 0.0, 1.0)
    t = np.clip((uv * s + vr) / vv, 0.0, 1.0)
    s = np.clip((uv * t - ur) / uu, 0.0, 1.0)
    return s, t


def _dot(a: Floats, b: Floats) -> Floats:
    return np.asarray(np.einsum("kd,kd->k", a, b))
