"""Places on the skin and paths along it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scalpviz.head.skin.mesh import Floats


@dataclass(frozen=True, eq=False)
class SkinPoint:
    """A place on the skin: inside a triangle.

    Parameters
    ----------
    triangle : int
        Row of `Skin.triangles`.
    weights : ndarray, shape (3,)
        Barycentric weights, not negative, sum 1.
    xyz : ndarray, shape (3,)
        The place, mm.
    """

    triangle: int
    weights: Floats
    xyz: Floats


@dataclass(frozen=True, eq=False)
class SkinPath:
    """A polyline on the skin: every piece lies within one triangle.

    Parameters
    ----------
    xyz : ndarray, shape (n, 3)
        Vertices, mm; n >= 2.
    """

    xyz: Floats

    @cached_property
    def arc_lengths(self) -> Floats:
        """Length from the start to each vertex, mm, shape (n,)."""
        steps = np.linalg.norm(np.diff(self.xyz, axis=0), axis=1)
        return np.concatenate([[0.0], np.cumsum(steps)])

    @property
    def length(self) -> float:
        """Length along the skin, mm."""
        return float(self.arc_lengths[-1])

    @property
    def start(self) -> Floats:
        """First vertex, shape (3,)."""
        return np.asarray(self.xyz[0])

    @property
    def end(self) -> Floats:
        """Last vertex, shape (3,)."""
        return np.asarray(self.xyz[-1])

    @property
    def closed(self) -> bool:
        """Whether the path ends where it starts."""
        return len(self.xyz) > 2 and bool(np.all(self.xyz[0] == self.xyz[-1]))

    def at(self, distance: float) -> Floats:
        """The place at a distance from the start, mm, shape (3,); clipped to the path's ends."""
        s = self.arc_lengths
        i = int(np.clip(np.searchsorted(s, distance, side="right") - 1, 0, len(s) - 2))
        step = s[i + 1] - s[i]
        t = min(max((distance - s[i]) / step, 0.0), 1.0) if step > 0 else 0.0
        return np.asarray(self.xyz[i] + t * (self.xyz[i + 1] - self.xyz[i]))

    def at_each(self, distances: Floats) -> Floats:
        """The same as `at` for many distances, shape (k, 3)."""
        s = self.arc_lengths
        i = np.clip(np.searchsorted(s, distances, side="right") - 1, 0, len(s) - 2)
        step = s[i + 1] - s[i]
        t = np.clip((distances - s[i]) / np.where(step > 0, step, np.inf), 0.0, 1.0)
        return np.asarray(self.xyz[i] + t[:, None] * (self.xyz[i + 1] - self.xyz[i]))

    def between(self, first: float, last: float) -> "SkinPath":
        """The part between two distances from the start, mm, `first` < `last`."""
        s = self.arc_lengths
        inner = self.xyz[(s > first + 1e-9) & (s < last - 1e-9)]
        return SkinPath(np.vstack([self.at(first), inner, self.at(last)]))

    def reversed(self) -> "SkinPath":
        """The same path, run backward."""
        return SkinPath(self.xyz[::-1].copy())

    def position_of(self, xyz: Floats) -> float:
        """Distance from the start of the place on the path nearest to one, mm (of several, the first)."""
        side = np.diff(self.xyz, axis=0)
        square = np.einsum("kd,kd->k", side, side)
        offset = xyz - self.xyz[:-1]
        t = np.einsum("kd,kd->k", offset, side) / np.where(square > 0, square, 1.0)
        t = np.clip(t, 0.0, 1.0)
        gap = offset - t[:, None] * side
        k = int(np.argmin(np.einsum("kd,kd->k", gap, gap)))
        return float(self.arc_lengths[k] + t[k] * (self.arc_lengths[k + 1] - self.arc_lengths[k]))

    def tangent_at(self, distance: float, window: float) -> Floats:
        """Unit direction of the path at a distance from its start, shape (3,).

        Parameters
        ----------
        window : float
            Length of path the direction is taken over, mm, half before and half behind; smooths a
            rough line. Ends of the path shift it inward.
        """
        low = min(max(distance - window / 2, 0.0), max(self.length - window, 0.0))
        chord = self.at(low + window) - self.at(low)
        return np.asarray(chord / np.linalg.norm(chord))

    def tangents_at(self, distances: Floats, window: float) -> Floats:
        """The same as `tangent_at` for many distances, shape (k, 3)."""
        low = np.minimum(np.maximum(distances - window / 2, 0.0), max(self.length - window, 0.0))
        chords = self.at_each(low + window) - self.at_each(low)
        return np.asarray(chords / np.linalg.norm(chords, axis=1, keepdims=True))

    def followed_by(self, other: "SkinPath") -> "SkinPath":
        """Join to it a path that starts where it ends."""
        return SkinPath(np.vstack([self.xyz, other.xyz[1:]]))
