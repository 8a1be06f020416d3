"""The skin of a head as a surface one can measure on.

Points lie inside triangles, not on vertices; lengths run along the surface.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scalpviz.errors import ScalpVizError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class OffTheHead(ScalpVizError):
    """A walk along the skin met the border of the mesh, or a curve does not exist on this head."""


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

    def at(self, distance: float) -> Floats:
        """The place at a distance from the start, mm, shape (3,); clipped to the path's ends."""
        s = np.clip(distance, 0.0, self.length)
        return np.array([np.interp(s, self.arc_lengths, self.xyz[:, axis]) for axis in range(3)])

    def between(self, first: float, last: float) -> "SkinPath":
        """The part between two distances from the start, mm, `first` < `last`."""
        s = self.arc_lengths
        inner = self.xyz[(s > first + 1e-9) & (s < last - 1e-9)]
        return SkinPath(np.vstack([self.at(first), inner, self.at(last)]))

    def reversed(self) -> "SkinPath":
        """The same path, run backward."""
        return SkinPath(self.xyz[::-1].copy())
