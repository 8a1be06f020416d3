"""The auricle: a plate between two smooth reliefs, its rim a tube, its concha sunk; in a frame of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline, PchipInterpolator, RBFInterpolator
from scipy.ndimage import gaussian_filter, map_coordinates, spline_filter
from scipy.spatial import cKDTree

from scalpviz.head.sculpt.anatomy import ear as numbers
from scalpviz.head.sculpt.field import Box, Ellipsoid, Points, Rows, Tube, Values, rotation, smooth_max, smooth_min
from scalpviz.head.sculpt.plane import edge_distance, inside

_CELL = 0.4
_LOW = np.array([-20.0, -50.0])
_HIGH = np.array([50.0, 50.0])
"""The plane tables of the ear: cell size and extent in u and v, mm."""

Table = NDArray[np.float64]
Outline = Sequence[tuple[float, float]]


def _grid() -> Table:
    """Cell corners (nu, nv, 2) of the plane tables."""
    u = np.arange(_LOW[0], _HIGH[0], _CELL)
    v = np.arange(_LOW[1], _HIGH[1], _CELL)
    return np.stack(np.meshgrid(u, v, indexing="ij"), axis=-1)


def _blurred(table: Table, width: float) -> Table:
    return np.asarray(gaussian_filter(table, width / _CELL, mode="nearest"))


def outline_distance(outline: Outline, count: int = 160) -> Table:
    """Signed distance to a smooth closed outline on the plane grid, negative inside, mm."""
    knots = np.array([*outline, outline[0]], dtype=float)
    at = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(knots, axis=0), axis=1) ** 0.5)])
    corners = CubicSpline(at, knots, bc_type="periodic")(np.linspace(0, at[-1], count, endpoint=False))
    cells = _grid()
    q = cells.reshape(-1, 2)
    distance = edge_distance(corners, q)
    return np.where(inside(corners, q), -distance, distance).reshape(cells.shape[:2])


def ridge(rows: Rows) -> Table:
    """Heights of a soft ridge on the plane grid; `rows` of u, v, height, half width."""
    table = np.asarray(rows, dtype=float)
    steps = np.linalg.norm(np.diff(table[:, :2], axis=0), axis=1) ** 0.75
    at = np.concatenate([[0.0], np.cumsum(steps)])
    wanted = np.linspace(0.0, at[-1], 600)
    cells = _grid()
    away, node = cKDTree(CubicSpline(at, table[:, :2])(wanted)).query(cells.reshape(-1, 2))
    height, width = (PchipInterpolator(at, column)(wanted)[node] for column in table.T[2:])
    return np.asarray(height * np.exp(-((away / width) ** 2))).reshape(cells.shape[:2])


def ramp(t: Values) -> Values:
    """0 below 0, 1 above 1, without a kink of slope or bend."""
    t = np.clip(t, 0.0, 1.0)
    return np.asarray(t**3 * (10.0 - 15.0 * t + 6.0 * t * t))


def sunk(distance: Table, depth: float, wall: tuple[float, float]) -> Table:
    """How far a bowl sinks: from 0 at `wall[0]` beyond an outline to `depth` `wall[1]` further in, mm."""
    return np.asarray(depth * ramp((wall[0] - distance) / wall[1]))


@dataclass(frozen=True)
class Relief:
    """A height w over the plane as a field: (w - height) / slope of the relief."""

    height: Table
    slope: Table

    @classmethod
    def of(cls, heights: Table) -> "Relief":
        """The relief of a table of heights, mm."""
        # The last bits of a linear solver differ between processors.
        settled = np.round(heights, 6)
        by_u, by_v = np.gradient(settled, _CELL)
        slope = _blurred(np.sqrt(1.0 + by_u**2 + by_v**2), 0.8)
        return cls(spline_filter(settled), spline_filter(slope))

    def __call__(self, local: Points) -> Values:
        """Signed distance, mm; negative below."""
        return (local[:, 2] - _on_plane(self.height, local)) / _on_plane(self.slope, local)


def _on_plane(table: Table, local: Points) -> Values:
    where = ((local[:, :2] - _LOW) / _CELL).T
    return np.asarray(map_coordinates(table, where, order=3, prefilter=False, mode="nearest"))


@dataclass(frozen=True)
class EarShape:
    """What makes one person's ear unlike another's; the default is the average adult's.

    Parameters
    ----------
    length, breadth, depth : float
        Scales along v, u and w of the ear's frame, about its origin on the head.
    flare : float
        Degrees the auricle stands off the head.
    origin : (float, float, float)
        Where the frame sits on the head, mm.
    """

    length: float = 1.0
    breadth: float = 1.0
    depth: float = 1.0
    flare: float = numbers.FLARE
    origin: tuple[float, float, float] = numbers.ORIGIN


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
        self._origin = np.array(shape.origin)
        self._scale = np.array([shape.breadth, shape.length, shape.depth])
        self._mean_scale = float(np.cbrt(self._scale.prod()))
        self._model()
        self._helix = Tube.through(numbers.HELIX, 240)
        self._notch = Tube.through(numbers.NOTCH, 60)
        self._meatus = Tube.through(numbers.MEATUS, 60) if with_meatus else None
        self._mound = Ellipsoid(*numbers.TRAGUS_MOUND, rotation("y", -numbers.TRAGUS_TURN))
        self._tragus = Ellipsoid(*numbers.TRAGUS, rotation("y", -numbers.TRAGUS_TURN))
        self._box = Box(np.array(numbers.BOX[0]), np.array(numbers.BOX[1]))

    def _model(self) -> None:
        """Front and back of the plate, its edge and the concha's brim as tables."""
        cells = _grid()
        plate = np.array(numbers.PLATE, dtype=float)
        fit = RBFInterpolator(
            plate[:, :2], plate[:, 2], kernel="thin_plate_spline", smoothing=numbers.PLATE_SMOOTHING
        )
        middle = fit(cells.reshape(-1, 2)).reshape(cells.shape[:2])
        for rows in numbers.FURROWS:
            middle = middle - ridge(rows)
        above, below = numbers.LOBULE_LEVELS
        lobule = ramp((above - cells[..., 1]) / (above - below))
        half = numbers.HALF_THICKNESS + lobule * (numbers.LOBULE_HALF_THICKNESS - numbers.HALF_THICKNESS)
        brim = _blurred(outline_distance(numbers.CONCHA), 1.2)
        raised = np.zeros_like(middle)
        for rows in numbers.RIDGES:
            raised = smooth_max(raised, ridge(rows), 0.8)
        wall = (numbers.CONCHA_WALL[0] + numbers.CONCHA_WALL_THICKNESS, numbers.CONCHA_WALL[1])
        hollow = sunk(brim, numbers.CONCHA_DEPTH, numbers.CONCHA_WALL)
        eminence = sunk(brim, numbers.CONCHA_DEPTH, wall)
        root = sunk(_blurred(outline_distance(numbers.ROOT), 1.2), numbers.ROOT_DEPTH, numbers.ROOT_WALL)
        self._front = Relief.of(_blurred(middle + half + raised - hollow, 0.6))
        self._back = Relief.of(_blurred(middle - half - smooth_max(eminence, root, 3.0), 1.2))
        self._edge = spline_filter(_blurred(outline_distance(numbers.OUTLINE), 0.6))
        self._brim = spline_filter(brim)

    def local(self, points: Points) -> Points:
        """Points (n, 3) of the head's frame in the ear's u, v, w."""
        return np.asarray((points - self._origin) @ self._axes.T / self._scale)

    def in_own_axes(self, points: Points) -> Points:
        """Points (n, 3) along the ear's axes in true mm, for measuring its length and breadth."""
        return np.asarray((points - self._origin) @ self._axes.T)

    def in_head(self, local: Points) -> Points:
        """Points (n, 3) of the ear's u, v, w in the head's frame."""
        return np.asarray((local * self._scale) @ self._axes + self._origin)

    def tragus_summit(self) -> NDArray[np.float64]:
        """Where the tragus stands out farthest (3,), in the head's frame, mm."""
        return self.in_head(np.array(numbers.TRAGUS_SUMMIT))

    def auricle(self, local: Points) -> Values:
        """Signed distance to the plate with its rim, before it joins the head; `local` in u, v, w."""
        plate = smooth_max(self._front(local), -self._back(local), 1.0)
        plate = smooth_max(plate, _on_plane(self._edge, local), 3.0)
        return smooth_min(plate, self._helix(local), 2.0)

    def apply(self, points: Points, values: Values) -> None:
        """Add the auricle and the mound of the tragus, carve the concha, and open the meatus."""
        near = self._box.contains(points)
        if not len(near):
            return
        local = self.local(points[near])
        clay = values[near] / self._mean_scale
        clay = smooth_min(clay, self.auricle(local), 5.0)
        clay = smooth_min(clay, self._mound(local), 6.0)
        hollow = smooth_max(_on_plane(self._brim, local) - 1.0, -self._front(local), 2.0)
        clay = smooth_max(clay, -hollow, 2.0)
        if self._meatus is not None:
            clay = smooth_max(clay, -self._meatus(local), 3.0)
        clay = smooth_min(clay, self._helix(local), 1.6)
        clay = smooth_min(clay, self._tragus(local), 2.0)
        values[near] = smooth_max(clay, -self._notch(local), 2.0) * self._mean_scale
