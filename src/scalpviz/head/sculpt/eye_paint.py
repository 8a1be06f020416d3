"""Painted masks of an open eye, as seen from the front; a mesh stores them at its vertices."""

import numpy as np

from scalpviz.head.sculpt.anatomy import eyes as numbers
from scalpviz.head.sculpt.eyes import Almond
from scalpviz.head.sculpt.field import MIRROR, Points, Values
from scalpviz.head.sculpt.shading import soft_step


def _right(points: Points) -> Points:
    return np.where(points[:, :1] < 0.0, points * MIRROR, points)


def sclera_mask(points: Points, opening: float = 1.0) -> Values:
    """What shows between the lids (n,), iris and pupil included.

    Parameters
    ----------
    points : (n, 3) array
        Places on the skin of a head with open eyes, mm.
    opening : float
        How far the lids are open, as in `with_open_lids`.
    """
    places = _right(points)
    inside = -Almond(opening)(places) - numbers.SCLERA_INSET
    low, high = np.array(numbers.EYE_BOX)
    shown = soft_step(inside, numbers.SCLERA_SOFT_EDGE)
    shown[~((places > low) & (places < high)).all(axis=1)] = 0.0
    away = np.linalg.norm((places - numbers.CARUNCLE[0])[:, [0, 2]], axis=1)
    return np.asarray(shown * soft_step(away - numbers.CARUNCLE[1][0], numbers.SCLERA_SOFT_EDGE))


def _disc(points: Points, radius: float, edge: float) -> Values:
    x, _, z = numbers.EYEBALL_CENTRE
    places = _right(points)
    return soft_step(radius - np.hypot(places[:, 0] - x, places[:, 2] - z), edge)


def iris_mask(points: Points, opening: float = 1.0) -> Values:
    """The iris (n,), pupil included, where the lids leave it free; see `sclera_mask`."""
    return _disc(points, numbers.IRIS_RADIUS, numbers.IRIS_SOFT_EDGE) * sclera_mask(points, opening)


def pupil_mask(points: Points, opening: float = 1.0) -> Values:
    """The pupil (n,) of an eye that looks straight ahead; see `sclera_mask`."""
    return _disc(points, numbers.PUPIL_RADIUS, numbers.PUPIL_SOFT_EDGE) * sclera_mask(points, opening)
