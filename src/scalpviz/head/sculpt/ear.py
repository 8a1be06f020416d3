"""The auricle: a thin plate on a relief, tubes for its rims, a carved concha; in a frame of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline, RBFInterpolator
from scipy.ndimage import gaussian_filter, map_coordinates

from scalpviz.head.sculpt.anatomy import ear as numbers
from scalpviz.head.sculpt.field import Box, Ellipsoid, Points, Tube, Values, rotation, smooth_max, smooth_min
from scalpviz.head.sculpt.plane import edge_distance, inside

_CELL = 0.5
_LOW = np.array([-16.0, -46.0])
_HIGH = np.array([46.0, 46.0])
"""The plane tables of the ear: cell size and extent in u and v, mm."""

Outline = Sequence[tuple[float, float]]


def _grid() -> NDArray[np.float64]:
    """Cell corners (nu, nv, 2) of the plane tables."""
    u = np.arange(_LOW[0], _HIGH[0], _CELL)
    v = np.arange(_LOW[1], _HIGH[1], _CELL)
    return np.stack(np.meshgrid(u, v, indexing="ij"), axis=-1)


def outline_distance(outline: Outline, count: int) -> NDArray[np.float64]:
    """Signed distance to a smooth closed outline on the plane grid, negative inside, mm."""
    knots = np.array([*outline, outline[0]], dtype=float)
    at = np.arange(len(knots))
    corners = CubicSpline(at, knots, bc_type="periodic")(np.linspace(0, at[-1], count, endpoint=False))
    cells = _grid()
    q = cells.reshape(-1, 2)
    distance = edge_distance(corners, q)
    return np.where(inside(corners, q), -distance, distance).reshape(cells.shape[:2])


def _on_plane(table: NDArray[np.float64], local: Points) -> Values:
    where = ((local[:, :2] - _LOW) / _CELL).T
    return np.asarray(map_coordinates(table, where, order=3, prefilter=False, mode="nearest"))


@dataclass(frozen=True)
class EarShape:
    """How an auricle differs from the average adult's; the tragion hardly moves with it."""

    length: float = 1.0
    """Times the average length, along the ear's long axis."""
    breadth: float = 1.0
    """Times the average breadth."""
    flare: float = numbers.FLARE
    """Degrees the auricle stands off the head."""


AVERAGE = EarShape()


class Ear:
    """The step that adds the right auricle (and, by symmetry, the left)."""

    layer = "ear"

    def __init__(self, shape: EarShape = AVERAGE, with_meatus: bool = True) -> None:
        flare, tilt = np.radians(shape.flare), np.radians(numbers.TILT)
        back, up = np.array([np.sin(flare), -np.cos(flare), 0.0]), np.array([0.0, 0.0, 1.0])
        self._axes = np.stack(
            [
                np.cos(tilt) * back - np.sin(tilt) * up,
                np.sin(tilt) * back + np.cos(tilt) * up,
                np.array([np.cos(flare), np.sin(flare), 0.0]),
            ]
        )
        self._scale = np.array(numbers.SCALE) * [shape.breadth, shape.length, 1.0]
        relief = np.array(numbers.RELIEF, dtype=float)
        plate = RBFInterpolator(
            relief[:, :2], relief[:, 2], kernel="thin_plate_spline", smoothing=numbers.RELIEF_SMOOTHING
        )
        cells = _grid()
        heights = np.round(plate(cells.reshape(-1, 2)).reshape(cells.shape[:2]), 6)
        self._relief = gaussian_filter(heights, numbers.RELIEF_BLUR / _CELL, mode="nearest")
        self._outline = outline_distance(numbers.OUTLINE, 160)
        self._concha = gaussian_filter(outline_distance(numbers.CONCHA, 80), 1.2)
        self._helix = Tube.through(numbers.HELIX, 160)
        self._wall = Tube.through(numbers.WALL_UNDER_HELIX, 120)
        self._antihelix = Tube.through(numbers.ANTIHELIX, 110)
        self._lower_crus = Tube.through(numbers.LOWER_CRUS, 60)
        self._tragus = Tube.through(numbers.TRAGUS, 60)
        self._meatus = Tube.through(numbers.MEATUS, 20) if with_meatus else None
        self._lobule = Ellipsoid(*numbers.LOBULE, rotation("z", numbers.LOBULE_TURN))
        self._root = Ellipsoid(*numbers.ROOT)
        self._box = Box(np.array(numbers.BOX[0]), np.array(numbers.BOX[1]))

    def local(self, points: Points) -> Points:
        """Points (n, 3) of the head's frame in the ear's u, v, w."""
        return np.asarray((points - numbers.ORIGIN) @ self._axes.T / self._scale)

    def in_own_axes(self, points: Points) -> Points:
        """Points (n, 3) along the ear's axes in true mm, for measuring its length and breadth."""
        return np.asarray((points - numbers.ORIGIN) @ self._axes.T)

    def tragus_summit(self) -> Points:
        """Where the flap of the tragus stands out most, (3,) in the head's frame, mm."""
        return np.asarray((np.array(numbers.TRAGUS_SUMMIT) * self._scale) @ self._axes + numbers.ORIGIN)

    def auricle(self, local: Points) -> Values:
        """Signed distance to the plate with its rims, before it joins the head; `local` in u, v, w."""
        height = _on_plane(self._relief, local)
        rim = _on_plane(self._outline, local) + numbers.OUTLINE_INSET
        ear = smooth_max(np.abs(local[:, 2] - height) - numbers.PLATE_HALF_THICKNESS, rim, 3.0)
        for shape, k in (
            (self._lobule, 3.0),
            (self._antihelix, 2.6),
            (self._lower_crus, 2.4),
            (self._wall, 2.5),
            (self._helix, 1.8),
        ):
            ear = smooth_min(ear, shape(local), k)
        return smooth_min(ear, smooth_max(self._root(local), local[:, 2] - height, 3.0), 6.0)

    def apply(self, points: Points, values: Values) -> None:
        """Carve the concha, add the auricle, carve again shallowly, and open the meatus."""
        near = self._box.contains(points)
        if not len(near):
            return
        local = self.local(points[near])
        clay = values[near]
        height, concha = _on_plane(self._relief, local), _on_plane(self._concha, local)
        hollow = smooth_max(concha + 0.5, height + 0.2 - local[:, 2], 3.0)
        clay = smooth_max(clay, -hollow, 3.0)
        clay = smooth_min(clay, self.auricle(local), 5.0)
        clay = smooth_min(clay, self._tragus(local), 6.0)
        # The blends above partly filled the concha.
        hollow = smooth_max(concha + 2.6, height + 2.3 - local[:, 2], 3.0)
        clay = smooth_max(clay, -hollow, 2.0)
        if self._meatus is not None:
            clay = smooth_max(clay, -self._meatus(local), 4.0)
        clay = smooth_min(clay, self._helix(local), 1.4)
        values[near] = smooth_min(clay, self._tragus(local), 1.6)
