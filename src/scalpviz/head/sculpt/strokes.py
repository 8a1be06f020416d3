"""Strokes: soft ridges and furrows drawn on the clay as seen from the front.

Where a crease is a tube blended into the clay, a stroke raises or sinks the surface that is there, so it
follows every form below it and fades out without an edge.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.interpolate import CubicSpline, PchipInterpolator
from scipy.spatial import cKDTree

from scalpviz.head.sculpt.field import MIRROR, Box, Points, Values

_SPACING = 0.15
"""Of the nodes along a path, mm."""
_FADE = 3.2
"""A stroke is forgotten this many widths away from its path."""


class StrokePoint(NamedTuple):
    """One typed place of a stroke, mm: where it passes, how far it lifts, how wide it is to both hands.

    The left hand is that of someone who walks along the path and sees the face upright, from the front;
    as the subject's right is at the viewer's left, a path typed from the midline outward has what is
    above it on its right hand.
    """

    x: float
    z: float
    lift: float
    above: float
    below: float


class Stroke:
    """The step that lifts (or sinks) the clay along a path over the front of the face.

    Parameters
    ----------
    rows : sequence of (x, z, lift, width above, width below)
        Typed from the midline outward, or upward; a lift of 0 at an end lets it fade. mm.
    strength : float
        Times every lift.
    mirrored : bool
        The first row lies at the midline and the path goes on, mirrored, to the other side.
    depth : (float, float)
        y between which the skin is touched, mm.
    layer : str
        See `Step`.
    """

    def __init__(
        self,
        rows: Sequence[tuple[float, float, float, float, float]],
        strength: float = 1.0,
        mirrored: bool = False,
        depth: tuple[float, float] = (55.0, 130.0),
        layer: str = "face",
    ) -> None:
        table = np.array([StrokePoint(*row) for row in rows], dtype=float)
        if mirrored:
            other = table[:0:-1] * [-1.0, 1.0, 1.0, 1.0, 1.0]
            table = np.vstack([other, table])
        steps = np.linalg.norm(np.diff(table[:, :2], axis=0), axis=1) ** 0.75
        at = np.concatenate([[0.0], np.cumsum(steps)])
        curve = CubicSpline(at, table[:, :2])
        coarse = curve(np.linspace(0.0, at[-1], 200))
        length = np.linalg.norm(np.diff(coarse, axis=0), axis=1).sum()
        wanted = np.linspace(0.0, at[-1], int(length / _SPACING) + 2)
        self._path = curve(wanted)
        ways = curve(wanted, 1)
        ways /= np.linalg.norm(ways, axis=1)[:, None]
        self._ways = ways
        # A further row beyond either end: a lift that ends in 0 then fades out without a kink.
        beyond = np.concatenate([[at[0] - at[1]], at, [2 * at[-1] - at[-2]]])
        lifts = np.concatenate([table[:1, 2], table[:, 2], table[-1:, 2]])
        self._lift = strength * PchipInterpolator(beyond, lifts)(wanted)
        self._above = PchipInterpolator(at, table[:, 3])(wanted)
        self._below = PchipInterpolator(at, table[:, 4])(wanted)
        self._spacing = np.linalg.norm(np.gradient(self._path, axis=0), axis=1)
        self._tree = cKDTree(self._path)
        reach = _FADE * table[:, 3:].max()
        low, high = self._path.min(axis=0) - reach, self._path.max(axis=0) + reach
        self.box = Box(np.array([low[0], depth[0], low[1]]), np.array([high[0], depth[1], high[1]]))
        self._at_midline = bool(low[0] < 0.0) and bool(self._path[:, 0].max() > 1e-6) and not mirrored
        self.layer = layer

    def lift(self, points: Points) -> Values:
        """How far the skin at `points` (n, 3) is raised, mm."""
        seen = points[:, [0, 2]]
        nearest = self._tree.query(seen)[1]
        offset = seen - self._path[nearest]
        ways = self._ways[nearest]
        side = ways[:, 0] * offset[:, 1] - ways[:, 1] * offset[:, 0]
        along = (ways * offset).sum(axis=1)
        # Between the nodes: without this the spacing of the nodes shows in the shading.
        nodes = np.arange(len(self._path))
        at = np.clip(nearest + along / self._spacing[nearest], 0, nodes[-1])
        beyond = along - (at - nearest) * self._spacing[nearest]
        above, below = (np.interp(at, nodes, width) for width in (self._above, self._below))
        away = np.hypot(side, beyond) / np.where(side > 0.0, above, below)
        return np.asarray(np.interp(at, nodes, self._lift) * np.exp(-(away**2)))

    def apply(self, points: Points, values: Values) -> None:
        """Lift the clay."""
        near = self.box.contains(points)
        if not len(near):
            return
        raised = self.lift(points[near])
        if self._at_midline:
            raised = raised + self.lift(points[near] * MIRROR)
        # A bulge of the field itself: away from the skin it must not make a surface of its own.
        values[near] -= raised * np.exp(-((values[near] / 6.0) ** 2))
