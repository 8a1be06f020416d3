"""From one person's head to the average adult's and back: the map that makes persons of one clay.

Features are typed once, on the average adult. Another person is that clay seen through a smooth map:
stretched level by level, filled out where a hat would feel it, pushed and swollen where a face differs.
"Person" below is the frame of the finished head, "clay" that of the tables; both in mm.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline, PchipInterpolator
from scipy.ndimage import gaussian_filter1d

from scalpviz.head.sculpt.anatomy import proportions as numbers
from scalpviz.head.sculpt.field import Points, Values

_INVERSIONS = 60
_TABLE = np.arange(-400.0, 401.0)
"""Levels z at which the smooth scales are tabulated, mm."""


@dataclass(frozen=True)
class Stretch:
    """How a person differs from the clay, as an anthropometrist would say it: 1 (or 0) is the clay.

    Attributes
    ----------
    length, breadth, height : float
        Scales of the braincase: front to back, side to side, from the nasion up.
    face_breadth, jaw_breadth, face_height : float
        Scales of the face at the zygomatic arches, of the jaw, and from the nasion down to the menton.
    neck_breadth, neck_height : float
        Scales of the neck.
    pupils : float
        mm that each eye stands farther from the midline.
    corners, shoulders, crown : float
        How much fuller the vault is than the clay's, as a part of its radius, halfway between front and
        side, side and top, back and top.
    """

    length: float = 1.0
    breadth: float = 1.0
    height: float = 1.0
    face_breadth: float = 1.0
    jaw_breadth: float = 1.0
    face_height: float = 1.0
    neck_breadth: float = 1.0
    neck_height: float = 1.0
    pupils: float = 0.0
    corners: float = 0.0
    shoulders: float = 0.0
    crown: float = 0.0


@dataclass(frozen=True)
class Push:
    """Clay moved with a thumb: a place and its mirror image shifted, fading over `reach`, mm."""

    place: tuple[float, float, float]
    reach: float
    shift: tuple[float, float, float]


@dataclass(frozen=True)
class Swell:
    """A place and its mirror image made larger about its middle by `scale`, fading over `reach`, mm."""

    place: tuple[float, float, float]
    reach: float
    scale: float


@dataclass(frozen=True)
class _Bump:
    """A push or a swell, ready to be summed."""

    place: NDArray[np.float64]
    reach: float
    shift: NDArray[np.float64]
    growth: float

    def moved(self, points: Points) -> Points:
        """Displacement (n, 3) of points (n, 3) with x >= 0; both mirror images count near the mid-plane."""
        total = np.zeros_like(points)
        for side in (1.0, -1.0):
            flip = np.array([side, 1.0, 1.0])
            away = points - self.place * flip
            weight = np.exp(-(away**2).sum(axis=1) / self.reach**2)[:, None]
            total += weight * (self.shift * flip + self.growth * away)
            if self.place[0] == 0.0:
                break
        return total


class Warp:
    """The map between a person's head and the clay; symmetric in x.

    Parameters
    ----------
    stretch : Stretch
    pushes, swells : tuple
        Placed in the clay.
    """

    def __init__(
        self, stretch: Stretch, pushes: tuple[Push, ...] = (), swells: tuple[Swell, ...] = ()
    ) -> None:
        self.stretch = stretch
        person = _levels(stretch)
        self._clay_level, self._person_level = CubicSpline(person, _TABLE), CubicSpline(_TABLE, person)
        self._breadth = CubicSpline(_TABLE, _breadths(stretch))
        self._bumps = [
            _Bump(np.array(numbers.EYE), numbers.EYE_REACH, np.array([stretch.pupils, 0.0, 0.0]), 0.0),
            *(_Bump(np.array(p.place), p.reach, np.array(p.shift), 0.0) for p in pushes),
            *(_Bump(np.array(s.place), s.reach, np.zeros(3), 1.0 - 1.0 / s.scale) for s in swells),
        ]
        self._bumps = [bump for bump in self._bumps if bump.growth or bump.shift.any()]

    @property
    def is_identity(self) -> bool:
        """Whether person and clay are the same."""
        return self.stretch == Stretch() and not self._bumps

    @property
    def scale(self) -> float:
        """About how many of the person's mm make one of the clay."""
        s = self.stretch
        return float(
            np.cbrt(s.length * 0.5 * (s.breadth + s.face_breadth) * 0.5 * (s.height + s.face_height))
        )

    def clay(self, points: Points) -> Points:
        """Where points (n, 3) of the person lie in the clay."""
        if self.is_identity:
            return np.array(points, dtype=float)
        stretched = np.array(points, dtype=float)
        side = np.where(stretched[:, 0] < 0.0, -1.0, 1.0)
        stretched[:, 2] = self._clay_level(stretched[:, 2])
        stretched[:, 0] = np.abs(stretched[:, 0]) / self._breadth(stretched[:, 2])
        stretched[:, 1] /= self.stretch.length
        stretched -= self._displacement(stretched)
        stretched[:, 0] *= side
        return stretched

    def person(self, points: Points) -> Points:
        """Where points (n, 3) of the clay lie on the person: the inverse of `clay`."""
        if self.is_identity:
            return np.array(points, dtype=float)
        goal = np.array(points, dtype=float)
        side = np.where(goal[:, 0] < 0.0, -1.0, 1.0)
        goal[:, 0] *= side
        moved = goal.copy()
        for _ in range(_INVERSIONS):
            moved = goal + self._displacement(moved)
        moved[:, 0] *= side * self._breadth(moved[:, 2])
        moved[:, 1] *= self.stretch.length
        moved[:, 2] = self._person_level(moved[:, 2])
        return moved

    def _displacement(self, points: Points) -> Points:
        total = self._filled(points)
        for bump in self._bumps:
            total += bump.moved(points)
        return total

    def _filled(self, points: Points) -> Points:
        s = self.stretch
        if not (s.corners or s.shoulders or s.crown):
            return np.zeros_like(points)
        spokes = points - numbers.FULLNESS_CENTRE
        squares = spokes**2 / np.maximum((spokes**2).sum(axis=1), 1.0)[:, None]
        behind = _soft(-spokes[:, 1], 30.0)
        more = 4.0 * (s.corners * squares[:, 0] * squares[:, 1] + s.shoulders * squares[:, 0] * squares[:, 2])
        # Toward the top, so that the occiput stays where it is.
        more += 6.75 * s.crown * squares[:, 1] * squares[:, 2] ** 2 * behind
        above = _soft(points[:, 2] - numbers.FULLNESS_FROM, numbers.FULLNESS_FADE)
        return np.asarray(spokes * (more * above)[:, None])


def _soft(depth: Values, width: float) -> Values:
    """0 far below depth 0, 1 far above, smooth over `width`."""
    t = np.clip(depth / width + 0.5, 0.0, 1.0)
    return np.asarray(t * t * t * (10.0 - 15.0 * t + 6.0 * t * t))


def _smooth(knots: NDArray[np.float64], values: NDArray[np.float64], width: float) -> NDArray[np.float64]:
    """A scale that goes through knots, at the levels of the table, its bends spread over `width` mm."""
    return np.asarray(gaussian_filter1d(PchipInterpolator(knots, values)(_TABLE), width, mode="nearest"))


def _levels(s: Stretch) -> NDArray[np.float64]:
    """The person's level z for every level of the table, which is the clay's."""
    slopes = np.array([s.neck_height, s.neck_height, s.face_height, s.face_height, s.height, s.height])
    rise = numbers.LEVEL_BEND
    knots = np.array(
        [
            -400.0,
            numbers.MENTON - rise,
            numbers.MENTON + rise,
            numbers.NASION - rise,
            numbers.NASION + rise,
            400.0,
        ]
    )
    slope = _smooth(knots, slopes, numbers.LEVEL_BEND / 2.0)
    level = np.concatenate([[0.0], np.cumsum(0.5 * (slope[1:] + slope[:-1]))])
    return np.asarray(level - np.interp(0.0, _TABLE, level))


def _breadths(s: Stretch) -> NDArray[np.float64]:
    """The scale of x at every level of the table."""
    scales = [getattr(s, name) for name, _ in numbers.BREADTHS]
    return _smooth(np.array([level for _, level in numbers.BREADTHS]), np.array(scales), numbers.BREADTH_BEND)
