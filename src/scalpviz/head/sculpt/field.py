"""Signed distance fields: the sculptor's clay.

A field maps points (n, 3) to values (n,): negative inside, positive outside, about the distance in mm
near its zero surface. Shapes are blended by a polynomial smooth minimum of width k, each only inside
its own padded box, so a head of fifty shapes costs little more than the few that are near a point.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline, PchipInterpolator
from scipy.ndimage import gaussian_filter1d

from scalpviz.head.sculpt.buildtime import library

Points = NDArray[np.float64]
Values = NDArray[np.float64]
Field = Callable[[Points], Values]
Rows = Sequence[Sequence[float]]

REACH = 4.5
"""Values are wanted this far from the surface, mm: the pad of every box beyond its blend width."""

MIRROR = np.array([-1.0, 1.0, 1.0])


def smooth_min(a: Values, b: Values, k: float) -> Values:
    """Union of two fields with a fillet; the plain minimum where they differ by more than `k` mm."""
    h = np.maximum(k - np.abs(a - b), 0.0) / k
    return np.minimum(a, b) - h * h * (0.25 * k)


def smooth_max(a: Values, b: Values, k: float) -> Values:
    """Intersection of two fields, its edge rounded over `k` mm."""
    return -smooth_min(-a, -b, k)


def rotation(axis: str, degrees: float) -> NDArray[np.float64]:
    """Matrix (3, 3) that turns about a frame axis, `"x"`, `"y"` or `"z"`."""
    angle = np.radians(degrees)
    i, j = {"x": (1, 2), "y": (2, 0), "z": (0, 1)}[axis]
    matrix = np.eye(3)
    matrix[i, i] = matrix[j, j] = np.cos(angle)
    matrix[i, j] = -np.sin(angle)
    matrix[j, i] = np.sin(angle)
    return matrix


@dataclass(frozen=True)
class Box:
    """An axis-aligned box, corners `low` and `high` (3,), mm."""

    low: NDArray[np.float64]
    high: NDArray[np.float64]

    def contains(self, points: Points, pad: float = 0.0) -> NDArray[np.intp]:
        """Indices of the points inside the box grown by `pad` mm."""
        inside = (points > self.low - pad) & (points < self.high + pad)
        return np.nonzero(inside.all(axis=1))[0]


class FieldShape(Protocol):
    """A field with a box around its zero surface."""

    @property
    def box(self) -> Box:
        """Where it lies."""

    def __call__(self, points: Points) -> Values:
        """Signed distance, mm."""


class Ellipsoid:
    """An ellipsoid; `turn` (3, 3) has its axes as columns. The distance is a first-order estimate."""

    def __init__(
        self, centre: Sequence[float], radii: Sequence[float], turn: NDArray[np.float64] | None = None
    ) -> None:
        self._centre = np.asarray(centre, dtype=float)
        self._radii = np.asarray(radii, dtype=float)
        self._turn = turn
        reach = self._radii.max()
        self.box = Box(self._centre - reach, self._centre + reach)

    def __call__(self, points: Points) -> Values:
        """Signed distance, mm."""
        q = points - self._centre
        if self._turn is not None:
            q = q @ self._turn
        scaled = np.sqrt(((q / self._radii) ** 2).sum(axis=1))
        steepness = np.sqrt(((q / self._radii**2) ** 2).sum(axis=1))
        return np.asarray(scaled * (scaled - 1.0) / np.maximum(steepness, 1e-9))


def smooth_path(rows: Rows, count: int, mirrored: bool = False) -> tuple[Points, Values]:
    """A smooth curve through typed rows.

    Parameters
    ----------
    rows : sequence of (x, y, z, value)
        The value (a radius, a depth) is carried along without overshoot.
    count : int
        Nodes wanted, evenly spread in the curve's parameter.
    mirrored : bool
        The first row lies at the midline and the curve goes on, mirrored, to the other side.

    Returns
    -------
    nodes : (count, 3) array
    values : (count,) array
    """
    table = np.asarray(rows, dtype=float)
    if mirrored:
        other = table[::-1].copy()
        other[:, 0] *= -1.0
        table = np.vstack([other[:-1] if abs(table[0, 0]) < 1e-9 else other, table])
        count = 2 * count
    steps = np.linalg.norm(np.diff(table[:, :3], axis=0), axis=1) ** 0.75
    at = np.concatenate([[0.0], np.cumsum(steps)])
    wanted = np.linspace(0.0, at[-1], count)
    nodes = np.ascontiguousarray(CubicSpline(at, table[:, :3])(wanted))
    values = np.ascontiguousarray(PchipInterpolator(at, table[:, 3])(wanted))
    return nodes, values


class Tube:
    """A canal surface: the envelope of balls along a curve. Smooth where a chain of capsules shows ribs."""

    def __init__(self, nodes: Points, radii: Values) -> None:
        self._nodes = nodes
        self._radii = radii
        reach = radii.max()
        self.box = Box(nodes.min(axis=0) - reach, nodes.max(axis=0) + reach)

    @classmethod
    def through(cls, rows: Rows, count: int = 120, mirrored: bool = False) -> "Tube":
        """Tube through rows of x, y, z, radius; see `smooth_path`."""
        return cls(*smooth_path(rows, count, mirrored))

    def __call__(self, points: Points) -> Values:
        """Signed distance, mm."""
        kernel = library("scalpviz.head.sculpt.canal_kernel")
        return np.asarray(kernel.canal_distance(np.ascontiguousarray(points), self._nodes, self._radii))


class FieldStep(Protocol):
    """One act of sculpting: changes the values of the points it reaches, in place."""

    @property
    def layer(self) -> str:
        """Steps of one layer can be left out together."""

    def apply(self, points: Points, values: Values) -> None:
        """Change `values` (n,) at `points` (n, 3); only x >= 0 is asked for."""


@dataclass(frozen=True)
class Blend:
    """Adds a shape to the clay, or cuts it out, over a blend of `k` mm."""

    shape: FieldShape
    k: float
    cut: bool = False
    layer: str = "face"

    def apply(self, points: Points, values: Values) -> None:
        """Blend the shape in."""
        near = self.shape.box.contains(points, pad=self.k + REACH)
        if not len(near):
            return
        distance = self.shape(points[near])
        box = self.shape.box
        if not self.cut and -box.high[0] < box.low[0] < self.k:
            # A shape close to the mid-plane meets its own mirror image there: without this a ridge remains.
            distance = smooth_min(distance, self.shape(points[near] * MIRROR), self.k)
        if self.cut:
            values[near] = smooth_max(values[near], -distance, self.k)
        else:
            values[near] = smooth_min(values[near], distance, self.k)


class Sculpture:
    """A base form and the steps that were taken on it; itself a field, mirror-symmetric in x."""

    def __init__(self, base: Field, steps: Sequence[FieldStep] = ()) -> None:
        self._base = base
        self._steps = list(steps)

    def then(self, *steps: FieldStep) -> "Sculpture":
        """The sculpture after further steps."""
        return Sculpture(self._base, [*self._steps, *steps])

    def without(self, *layers: str) -> "Sculpture":
        """The sculpture without the steps of these layers."""
        return Sculpture(self._base, [step for step in self._steps if step.layer not in layers])

    def __call__(self, points: Points) -> Values:
        """Signed distance, mm."""
        right = np.array(points, dtype=float)
        right[:, 0] = np.abs(right[:, 0])
        values = np.array(self._base(right))
        for step in self._steps:
            step.apply(right, values)
        return values


def gradient(field: Field, points: Points, step: float = 0.05) -> Points:
    """Gradient (n, 3) by central differences over `step` mm."""
    result = np.empty_like(points)
    for axis in range(3):
        shift = np.zeros(3)
        shift[axis] = step
        result[:, axis] = (field(points + shift) - field(points - shift)) / (2.0 * step)
    return result


def unit(vectors: Points) -> Points:
    """Vectors (n, 3) scaled to length 1."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1), 1e-9)[:, None])


def project(
    field: Field, points: Points, rounds: int = 3, longest: float = 0.8, step: float = 0.05
) -> Points:
    """Points (n, 3) moved onto the zero surface by Newton steps of at most `longest` mm.

    Points of the mid-plane (x = 0) stay on it.
    """
    moved = points.copy()
    middle = moved[:, 0] == 0.0
    for _ in range(rounds):
        slope = gradient(field, moved, step)
        move = -(field(moved) / np.maximum((slope**2).sum(axis=1), 0.2))[:, None] * slope
        length = np.linalg.norm(move, axis=1)
        move *= np.minimum(1.0, longest / np.maximum(length, 1e-9))[:, None]
        move[middle, 0] = 0.0
        moved += move
    return moved


def crease(
    field: Field, rows: Rows, radius: float, ridge: bool = False, mirrored: bool = False, count: int = 60
) -> Tube:
    """A tube that follows the surface: cut out it is a groove, added it is a ridge.

    Parameters
    ----------
    field : Field
        The clay so far; the path is projected on its surface, so a groove has no pits at its ends.
    rows : sequence of (x, y, z, depth)
        The path and how far the tube enters the surface, mm; a depth of minus the blend width fades out.
    radius : float
        Of the tube, mm.
    ridge : bool
        The tube comes from below, for a ridge.
    mirrored : bool
        The path starts at the midline and goes on to the other side.
    """
    path, depth = smooth_path(rows, count, mirrored)
    path = project(field, path, rounds=8, longest=50.0, step=0.1)
    outward = unit(gaussian_filter1d(unit(gradient(field, path, 0.6)), 2.0, axis=0, mode="nearest"))
    side = -1.0 if ridge else 1.0
    nodes = path + side * outward * (radius - depth)[:, None]
    return Tube(np.ascontiguousarray(nodes), np.full(len(nodes), radius))


def first_hits(
    field: Field, origins: Points, directions: Points, nearest: float, farthest: float, stride: float = 1.5
) -> Points:
    """Outermost surface points on rays.

    Parameters
    ----------
    origins, directions : (n, 3) arrays or one (3,) for all
        The rays; directions of any length.
    nearest, farthest : float
        Where along the ray to look, mm; the search runs from far to near.
    stride : float
        FieldStep of the search before the bisection, mm.
    """
    starts, ways = np.broadcast_arrays(
        np.atleast_2d(origins).astype(float), np.atleast_2d(directions).astype(float)
    )
    ways = unit(np.array(ways))
    reach = np.arange(farthest, nearest, -stride)
    samples = (starts[:, None] + reach[None, :, None] * ways[:, None]).reshape(-1, 3)
    inside = field(samples).reshape(len(starts), len(reach)) <= 0.0
    hit = np.maximum(inside.argmax(axis=1), 1)
    outer, inner = reach[hit - 1], reach[hit]
    for _ in range(30):
        middle = 0.5 * (outer + inner)
        out = field(starts + middle[:, None] * ways) > 0.0
        outer = np.where(out, middle, outer)
        inner = np.where(out, inner, middle)
    return np.asarray(starts + outer[:, None] * ways)
