"""The nose: a bridge of one smooth formula, tip, columella and wings blended onto it, nostrils cut."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline

from scalpviz.head.sculpt.anatomy import features as numbers
from scalpviz.head.sculpt.field import (
    Blend,
    Box,
    Ellipsoid,
    Points,
    Rows,
    Sculpture,
    Tube,
    Values,
    crease,
    rotation,
    smooth_max,
)

_STRETCH = 7.0
"""Distances to the bridge grow beyond their true size from about here, mm."""


def _sized(rows: Rows, size: float) -> list[tuple[float, ...]]:
    """Tube rows of a nose `size` times as large, about its root."""
    root = np.array(numbers.NOSE_ROOT)
    table = np.array(rows, dtype=float)
    table[:, :3] = root + size * (table[:, :3] - root)
    table[:, 3] *= size
    return [tuple(row) for row in table]


def _sized_ball(
    ball: Sequence[Sequence[float]], size: float, turn: NDArray[np.float64] | None = None
) -> Ellipsoid:
    root, centre = np.array(numbers.NOSE_ROOT), np.array(ball[0])
    placed = root + size * (centre - root)
    return Ellipsoid(placed.tolist(), [size * radius for radius in ball[1]], turn)


class Bridge:
    """The dorsum with its side planes: at each level a hyperbola, round on the ridge, straight beside it."""

    def __init__(self, size: float = 1.0) -> None:
        table = np.array(numbers.NOSE_BRIDGE[::-1], dtype=float)
        _, y, z = numbers.NOSE_ROOT
        table[:, 0] = z + size * (table[:, 0] - z)
        table[:, 1] = y + size * (table[:, 1] - y)
        table[:, 2] *= size
        self._lowest, self._highest = table[0, 0], table[-1, 0]
        self._table = CubicSpline(table[:, 0], table[:, 1:])
        self._slope = self._table.derivative()
        end, self._end_blend = numbers.NOSE_BRIDGE_END
        self._end = z + size * (end - z)
        self._foot = numbers.NOSE_BRIDGE_FOOT * size
        half = 1.3 * self._foot
        self.box = Box(
            np.array([-half, table[:, 1].min() - 12.0, self._end]),
            np.array([half, table[:, 1].max(), self._highest]),
        )

    def __call__(self, points: Points) -> Values:
        """Signed distance, mm; first-order."""
        level = np.clip(points[:, 2], self._lowest, self._highest)
        ridge, roundness, fall = self._table(level).T
        rise = self._slope(level)[:, 0]
        from_axis = np.sqrt(points[:, 0] ** 2 + roundness**2)
        outward = points[:, 0] / self._foot
        surface = ridge - fall * (from_axis - roundness) - self._foot * outward**4
        sideways = fall * points[:, 0] / from_axis + 4.0 * outward**3
        distance = (points[:, 1] - surface) / np.sqrt(1.0 + rise**2 + sideways**2)
        distance = smooth_max(distance, self._end - points[:, 2], self._end_blend)
        # Above its last row the bridge is over: the forehead must not feel it.
        distance = smooth_max(distance, points[:, 2] - self._highest, self._end_blend)
        # The open air in front of the cheeks is as far from the side planes as from the cheeks: stretched,
        # or the blend would reach to the edges of the box.
        return distance + np.maximum(distance, 0.0) ** 2 / _STRETCH


def with_nose_of_size(clay: Sculpture, size: float) -> Sculpture:
    """The clay with a nose; the nostrils are layer `"hollow"`.

    Parameters
    ----------
    clay : Sculpture
        The mask.
    size : float
        1 for the average adult; scales the nose about its root.
    """
    wing = rotation("x", numbers.NOSE_WING_TILT) @ rotation("z", numbers.NOSE_WING_TURN)
    clay = clay.then(
        Blend(Bridge(size), numbers.NOSE_BRIDGE_BLEND),
        Blend(_sized_ball(numbers.NOSE_DOME, size), numbers.NOSE_DOME_BLEND),
        Blend(Tube.through(_sized(numbers.NOSE_INFRATIP, size), 120), numbers.NOSE_COLUMELLA_BLEND),
        Blend(_sized_ball(numbers.NOSE_WING_BODY, size, wing), numbers.NOSE_WING_BODY_BLEND),
        Blend(Tube.through(_sized(numbers.NOSE_WING_RIM, size), 140), numbers.NOSE_WING_RIM_BLEND),
    )
    groove = crease(clay, _sized(numbers.ALAR_GROOVE, size), numbers.ALAR_GROOVE_RADIUS)
    turn = rotation("z", numbers.NOSTRIL_TURN)
    return clay.then(
        Blend(groove, numbers.ALAR_GROOVE_BLEND, cut=True),
        *(
            Blend(_sized_ball(part, size, turn), numbers.NOSTRIL_BLEND, cut=True, layer="hollow")
            for part in numbers.NOSTRIL
        ),
    )
