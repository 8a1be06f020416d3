"""The auricle: a thin plate on a relief, tubes for its rims, the bowl of the concha; in its own frame."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline, RBFInterpolator
from scipy.ndimage import gaussian_filter, map_coordinates

from scalpviz.head.sculpt.anatomy import ear as numbers
from scalpviz.head.sculpt.field import Box, Points, Rows, Tube, Values, smooth_max, smooth_min
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


def smooth_heights(rows: Rows) -> NDArray[np.float64]:
    """Heights on the plane grid of a smooth sheet near typed rows of u, v, w, mm."""
    typed = np.array(rows, dtype=float)
    sheet = RBFInterpolator(
        typed[:, :2], typed[:, 2], kernel="thin_plate_spline", smoothing=numbers.RELIEF_SMOOTHING
    )
    cells = _grid()
    heights = np.round(sheet(cells.reshape(-1, 2)).reshape(cells.shape[:2]), 6)
    return np.asarray(gaussian_filter(heights, numbers.RELIEF_BLUR / _CELL, mode="nearest"))


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
        self._relief = smooth_heights(numbers.RELIEF)
        steepness = np.gradient(self._relief, _CELL)
        self._stretch = np.sqrt(1.0 + steepness[0] ** 2 + steepness[1] ** 2)
        self._floor = smooth_heights(numbers.FLOOR)
        self._outline = outline_distance(numbers.OUTLINE, 160)
        self._concha = gaussian_filter(outline_distance(numbers.CONCHA, 80), 1.6)
        self._helix = Tube.through(numbers.HELIX, 160)
        self._notch = Tube.through(numbers.NOTCH, 50)
        self._crus = Tube.through(numbers.CRUS, 50)
        self._wall = Tube.through(numbers.WALL_UNDER_HELIX, 120)
        self._antihelix = Tube.through(numbers.ANTIHELIX, 110)
        self._lower_crus = Tube.through(numbers.LOWER_CRUS, 60)
        self._tragus = Tube.through(numbers.TRAGUS, 60)
        self._meatus = Tube.through(numbers.MEATUS, 20) if with_meatus else None
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

    def _concha_wall(self, local: Points, outside: float) -> Values:
        """Signed distance to the leaning wall of the concha, `outside` mm beyond its outline."""
        draft = numbers.CONCHA_DRAFT
        leaning = _on_plane(self._concha, local) - outside - draft * local[:, 2]
        return np.asarray(leaning / np.hypot(1.0, draft))

    def auricle(self, local: Points) -> Values:
        """Signed distance to the auricle before the concha is hollowed; `local` in u, v, w."""
        height = _on_plane(self._relief, local)
        above = local[:, 2] - height
        low, high = numbers.LOBULE_LEVELS
        share = np.clip((high - local[:, 1]) / (high - low), 0.0, 1.0)
        share = share * share * (3.0 - 2.0 * share)
        thickness = numbers.PLATE_HALF_THICKNESS * (1.0 - share) + numbers.LOBULE_HALF_THICKNESS * share
        edge = numbers.PLATE_EDGE * (1.0 - share) + numbers.LOBULE_EDGE * share
        inset = numbers.OUTLINE_INSET * (1.0 - share) + numbers.LOBULE_INSET * share
        rim = _on_plane(self._outline, local) + inset
        sheet = np.abs(above) / _on_plane(self._stretch, local) - thickness
        h = np.maximum(edge - np.abs(sheet - rim), 0.0) / edge
        ear = np.maximum(sheet, rim) + h * h * (0.25 * edge)
        bowl = smooth_max(self._concha_wall(local, numbers.CONCHA_WALL), above, 3.0)
        for shape, k in (
            (bowl, 6.0),
            (self._antihelix(local), 4.0),
            (self._lower_crus(local), 3.2),
            (self._wall(local), 2.5),
            (self._helix(local), 1.8),
        ):
            ear = smooth_min(ear, shape, k)
        return ear

    def apply(self, points: Points, values: Values) -> None:
        """Add the auricle, hollow the concha, lay the crus and the tragus over it, open the meatus."""
        near = self._box.contains(points)
        if not len(near):
            return
        local = self.local(points[near])
        clay = smooth_min(values[near], self.auricle(local), 6.0)
        clay = smooth_min(clay, self._tragus(local), 7.0)
        hollow = smooth_max(self._concha_wall(local, 0.0), _on_plane(self._floor, local) - local[:, 2], 4.0)
        clay = smooth_max(clay, -smooth_min(hollow, self._notch(local), 6.0), 3.0)
        clay = smooth_min(clay, self._crus(local), 4.0)
        if self._meatus is not None:
            clay = smooth_max(clay, -self._meatus(local), 3.0)
        values[near] = smooth_min(clay, self._tragus(local), 1.6)
