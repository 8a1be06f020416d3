"""The base form: one radial function fitted through the typed points of vault and mask.

From a centre inside the head every direction meets the skin once (nose, lids and ears come later), so
the form is a smooth function radius(direction). Editing one typed point moves the surface just there.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import RBFInterpolator
from scipy.ndimage import gaussian_filter, map_coordinates, spline_filter

from scalpviz.head.sculpt.anatomy import mask, vault
from scalpviz.head.sculpt.field import MIRROR, Points, Values

CENTRE = np.array([0.0, 5.0, 30.0])
"""Every direction is seen from here, mm."""

_CELLS = 360
"""Cells of the table over half a turn: half a degree each."""
_PAD = 8
_TABLE_STEP = 1e-4
"""Radii are rounded to this, mm: the last bits of a linear solver differ between processors."""


def vault_points() -> Points:
    """Points (n, 3) of the vault's right half and midline, mm, from its superellipse sections."""
    rows: list[tuple[float, float, float]] = []
    for section in vault.SECTIONS:
        for angle in np.linspace(0.0, np.pi, 13 if section.level < 110 else 9):
            forward, sideways = np.cos(angle), np.sin(angle)
            if forward >= 0:
                exponent, length = section.front_exponent, section.front - section.widest_at
            else:
                exponent, length = section.back_exponent, section.widest_at - section.back
            stretch = (abs(forward) ** exponent + abs(sideways) ** exponent) ** (-1.0 / exponent)
            y = section.widest_at + length * forward * stretch
            rows.append((max(section.half_width * sideways * stretch, 0.0), y, section.level))
    rows.append(vault.TOP)
    points = np.array(rows)
    away = ((points[:, 1:] - vault.TEMPLE_HOLLOW_CENTRE) / vault.TEMPLE_HOLLOW_REACH) ** 2
    points[:, 0] = np.abs(points[:, 0] - vault.TEMPLE_HOLLOW_DEPTH * np.exp(-away.sum(axis=1)))
    points[points[:, 0] < 1e-6, 0] = 0.0
    return points


def smoothing(points: Points) -> Values:
    """How loosely the surface follows each point (n,): tight at the front of the face, loose on the vault."""
    x, y, z = np.abs(points[:, 0]), points[:, 1], points[:, 2]
    result = np.full(len(points), mask.SMOOTHING_VAULT)
    face = z < mask.FACE_TOP
    front = face & (y > mask.FACE_FRONT_FRONT_OF)
    result[face & (y > mask.FACE_SIDE_FRONT_OF)] = mask.SMOOTHING_FACE_SIDE
    result[front] = mask.SMOOTHING_FACE_FRONT
    result[front & (z < mask.FRONT_CHEEK_BELOW) & (x > mask.FRONT_CHEEK_OUTSIDE)] = mask.SMOOTHING_FRONT_CHEEK
    return result


def _padded(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Continue the half-turn table beyond the mid-plane and the poles by its own mirror image."""
    poles = table[::-1]
    wide = np.hstack([poles[:, _PAD:0:-1], table, poles[:, -2 : -_PAD - 2 : -1]])
    return np.pad(wide, ((_PAD, _PAD), (0, 0)), mode="reflect")


class BaseForm:
    """The base form as a field: (distance from the centre - radius) / slope of the surface."""

    def __init__(self) -> None:
        right = np.vstack([np.array(mask.ALL, dtype=float), vault_points()])
        points = np.vstack([right, right[right[:, 0] > 0] * MIRROR])
        spokes = points - CENTRE
        radii = np.linalg.norm(spokes, axis=1)
        fit = RBFInterpolator(
            spokes / radii[:, None], radii, kernel="cubic", smoothing=smoothing(points), degree=1
        )
        turn, tilt = np.meshgrid(
            np.linspace(0, np.pi, _CELLS + 1), np.linspace(0, np.pi, _CELLS + 1), indexing="ij"
        )
        directions = np.stack(
            [np.sin(turn) * np.sin(tilt), np.cos(turn) * np.sin(tilt), np.cos(tilt)], axis=-1
        )
        table = fit(directions.reshape(-1, 3)).reshape(turn.shape)
        table = np.round(table / _TABLE_STEP) * _TABLE_STEP
        table[:, 0] = table[:, 0].mean()
        table[:, -1] = table[:, -1].mean()
        self._cell = np.pi / _CELLS
        padded, inner = _padded(table), slice(_PAD, -_PAD)
        by_turn = np.asarray(np.gradient(padded, self._cell, axis=0))[inner, inner]
        by_turn = by_turn / np.maximum(np.sin(tilt), 0.02)
        by_tilt = np.asarray(np.gradient(padded, self._cell, axis=1))[inner, inner]
        slope = np.sqrt(1.0 + np.minimum((by_tilt**2 + by_turn**2) / table**2, 8.0))
        self._radius = spline_filter(padded)
        self._slope = spline_filter(gaussian_filter(_padded(slope), 2.5, mode="nearest"))

    def __call__(self, points: Points) -> Values:
        """Signed distance, mm; symmetric in x."""
        spokes = points - CENTRE
        lengths = np.linalg.norm(spokes, axis=1) + 1e-9
        turn = np.arctan2(np.abs(spokes[:, 0]), spokes[:, 1])
        tilt = np.arccos(np.clip(spokes[:, 2] / lengths, -1.0, 1.0))
        where = np.stack([turn / self._cell + _PAD, tilt / self._cell + _PAD])
        radius = map_coordinates(self._radius, where, order=3, prefilter=False, mode="nearest")
        slope = map_coordinates(self._slope, where, order=3, prefilter=False, mode="nearest")
        return np.asarray((lengths - radius) / slope)
