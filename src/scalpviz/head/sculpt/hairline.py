"""The hairline as curves on the skin, and whether a place bears hair."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline
from scipy.spatial import cKDTree

from scalpviz.head.sculpt.anatomy import hair as numbers
from scalpviz.head.sculpt.base import CENTRE
from scalpviz.head.sculpt.field import MIRROR, Field, Points, Values, first_hits, project
from scalpviz.head.sculpt.head import SculptedHead
from scalpviz.head.sculpt.plane import inside

_FINE = 0.25
"""Spacing of the curves while they are made, mm."""


def seen_from_front(skin: Field, rows: NDArray[np.float64]) -> Points:
    """Skin points (n, 3) at x, z (n, 2) met by level rays from the front."""
    origins = np.column_stack([rows[:, 0], np.zeros(len(rows)), rows[:, 1]])
    return first_hits(skin, origins, np.array([0.0, 1.0, 0.0]), -20.0, 130.0)


def seen_from_side(skin: Field, rows: NDArray[np.float64]) -> Points:
    """Skin points (n, 3) at y, z (n, 2) met by level rays from the right."""
    origins = np.column_stack([np.zeros(len(rows)), rows])
    return first_hits(skin, origins, np.array([1.0, 0.0, 0.0]), 0.0, 110.0)


def arc_lengths(path: Points) -> Values:
    """Length along a polyline at each of its points (n,), mm."""
    return np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])


def resampled(path: Points, step: float) -> Points:
    """A polyline with its ends kept and points at most `step` apart, mm."""
    at = arc_lengths(path)
    wanted = np.linspace(0.0, at[-1], int(np.ceil(at[-1] / step)) + 1)
    return np.column_stack([np.interp(wanted, at, path[:, axis]) for axis in range(3)])


def smooth_on_skin(skin: Field, knots: Points, even_ends: tuple[bool, bool] = (False, False)) -> Points:
    """A smooth curve over the skin through knots (n, 3), points `_FINE` apart.

    `even_ends` tells which ends lie in the midline and are crossed at right angles to it.
    """
    at = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(knots, axis=0), axis=1) ** 0.5)])
    ends = []
    for end, even in zip((0, -1), even_ends, strict=True):
        slope = np.zeros(3)
        if even:
            inward = 1 if end == 0 else -1
            slope[0] = (
                inward * np.linalg.norm(knots[end + inward] - knots[end]) / abs(at[end + inward] - at[end])
            )
            slope[0] *= np.sign(knots[end + inward][0])
        ends.append((1, slope) if even else (2, slope))
    spline = CubicSpline(at, knots, bc_type=tuple(ends))
    dense = spline(np.linspace(0.0, at[-1], 40 * len(knots)))
    dense = project(skin, resampled(dense, _FINE), rounds=6, longest=3.0)
    return project(skin, resampled(dense, _FINE), rounds=3)


@dataclass(frozen=True)
class Hairline:
    """The right half of the hairline: polylines (n, 3) that follow each other, mm.

    Attributes
    ----------
    front : array
        From the anterior hairline in the midline to the corner of the forehead.
    temple : array
        From the corner, bowed forward over the temple, to the front lower end of the sideburn.
    ear : array
        Up the back of the sideburn, over the ear and down behind the lobule.
    nape : array
        From behind the lobule to the posterior hairline in the midline.
    """

    front: Points
    temple: Points
    ear: Points
    nape: Points

    @property
    def corner(self) -> Points:
        """The corner of the forehead (3,)."""
        return np.asarray(self.front[-1])

    def named_curves(self) -> dict[str, Points]:
        """Every stored curve by name, both sides, points evenly spaced."""
        step = numbers.CURVE_STEP
        front, temple, ear, nape = (
            resampled(c, step) for c in (self.front, self.temple, self.ear, self.nape)
        )
        return {
            "hairline_front": np.vstack([front[::-1], front[1:] * MIRROR]),
            "hairline_temple_right": temple,
            "hairline_temple_left": temple * MIRROR,
            "hairline_ear_right": ear,
            "hairline_ear_left": ear * MIRROR,
            "hairline_nape": np.vstack([nape, nape[-2::-1] * MIRROR]),
        }

    def loop(self) -> Points:
        """The whole closed hairline (n, 3), first the right half from the front backward."""
        half = np.vstack([self.front, self.temple[1:], self.ear[1:], self.nape[1:]])
        return np.vstack([half, half[-2:0:-1] * MIRROR])


def hairline(skin: SculptedHead, anterior: Points, posterior: Points) -> Hairline:
    """The hairline on a head without auricles, between its two midline points (3,).

    Its knots are typed on the clay; the curves are smoothed on the person.
    """
    clay, warp = skin.clay, skin.warp
    rows = np.array(numbers.FRONT)
    rows[:, 1] += warp.clay(anterior[None])[0, 2]
    front = warp.person(seen_from_front(clay, rows[1:]))
    temple, ear, nape = (
        warp.person(seen_from_side(clay, np.array(table)))
        for table in (numbers.TEMPLE, numbers.EAR, numbers.NAPE)
    )
    return Hairline(
        front=smooth_on_skin(skin, np.vstack([anterior, front]), (True, False)),
        temple=smooth_on_skin(skin, np.vstack([front[-1:], temple])),
        ear=smooth_on_skin(skin, ear),
        nape=smooth_on_skin(skin, np.vstack([ear[-1:], nape, posterior]), (False, True)),
    )


def _flat(points: Points) -> NDArray[np.float64]:
    """Directions from the head's centre as a plane map (n, 2) about the top, true to angles from it."""
    spokes = points - CENTRE
    tilt = np.arccos(spokes[:, 2] / np.linalg.norm(spokes, axis=1))
    level = np.maximum(np.hypot(spokes[:, 0], spokes[:, 1]), 1e-12)
    return np.asarray(spokes[:, :2] / level[:, None] * tilt[:, None])


def depth_in_hair(line: Hairline, points: Points) -> Values:
    """How far inside the hairline points (n, 3) of the scalp lie, mm; negative outside."""
    loop = line.loop()
    distance = cKDTree(loop).query(points)[0]
    return np.asarray(np.where(inside(_flat(loop[::2]), _flat(points)), distance, -distance))
