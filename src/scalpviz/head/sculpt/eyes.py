"""The eyes: lids over the globe, closed or open, and the painted masks of an open eye."""

from collections.abc import Sequence

import numpy as np
from scipy.interpolate import CubicSpline, PchipInterpolator

from scalpviz.head.sculpt.anatomy import eyes as numbers
from scalpviz.head.sculpt.field import (
    Blend,
    Box,
    Ellipsoid,
    Points,
    Sculpture,
    Values,
    smooth_max,
    smooth_min,
)
from scalpviz.head.sculpt.strokes import Stroke

Curve = Sequence[tuple[float, float]]


def _along(curve: Curve, lifts: Curve, widths: tuple[float, float], shift: float = 0.0) -> Stroke:
    """A stroke along a lid margin, `shift` mm above it, with lifts typed over x."""
    line, table = np.array(curve), np.array(lifts)
    x = np.linspace(lifts[0][0], lifts[-1][0], 25)
    z = CubicSpline(line[:, 0], line[:, 1])(x) + shift
    lift = PchipInterpolator(table[:, 0], table[:, 1])(x)
    return Stroke([(float(a), float(b), float(c), *widths) for a, b, c in zip(x, z, lift, strict=True)])


def with_lids(clay: Sculpture) -> Sculpture:
    """The clay with the lids' bulge over the globe."""
    return clay.then(Blend(Ellipsoid(numbers.EYEBALL_CENTRE, numbers.LID_RADII), numbers.LID_BLEND))


def with_closed_lids(clay: Sculpture) -> Sculpture:
    """The clay with lids that rest on each other: the upper one's fold, its edge over the lower one."""
    return with_lids(clay).then(
        Stroke(numbers.CORNEA_UNDER_LID),
        Stroke(numbers.LID_FOLD_CLOSED),
        _along(numbers.LASH_LINE_CLOSED, numbers.UPPER_LID_EDGE, numbers.UPPER_LID_EDGE_WIDTHS),
        _along(
            numbers.LASH_LINE_CLOSED,
            numbers.LASH_FURROW,
            numbers.LASH_FURROW_WIDTHS,
            -numbers.LASH_FURROW_DROP,
        ),
    )


def _between(closed: Curve, wide: Curve, opening: float) -> Curve:
    """A lid margin between the closed eye's lash line and the open eye's margin."""
    line, margin = np.array(closed), np.array(wide)
    rest = CubicSpline(line[:, 0], line[:, 1])(margin[:, 0])
    levels = rest + opening * (margin[:, 1] - rest)
    return [(float(x), float(z)) for x, z in zip(margin[:, 0], levels, strict=True)]


class Almond:
    """The opening between the lids as seen from the front: two curves from corner to corner."""

    def __init__(self, opening: float = 1.0) -> None:
        self.upper = _between(numbers.LASH_LINE_CLOSED, numbers.UPPER_MARGIN_OPEN, opening)
        self.lower = _between(numbers.LASH_LINE_CLOSED, numbers.LOWER_MARGIN_OPEN, opening)
        upper, lower = np.array(self.upper), np.array(self.lower)
        self._corners = upper[[0, -1]]
        self._upper = CubicSpline(upper[:, 0], upper[:, 1])
        self._lower = CubicSpline(lower[:, 0], lower[:, 1])

    def __call__(self, points: Points) -> Values:
        """Distance (n,) to its outline on the right side, negative inside, mm; first-order."""
        seen = points[:, [0, 2]]
        (inner, _), (outer, _) = self._corners
        x = np.clip(seen[:, 0], inner, outer)
        over = (seen[:, 1] - self._upper(x)) / np.sqrt(1.0 + self._upper(x, 1) ** 2)
        under = (self._lower(x) - seen[:, 1]) / np.sqrt(1.0 + self._lower(x, 1) ** 2)
        beside = np.maximum(inner - seen[:, 0], seen[:, 0] - outer)
        return np.asarray(
            np.where(beside > 0.0, np.hypot(np.maximum(over, under), beside), np.maximum(over, under))
        )


class Opening:
    """The step that opens the lids: a shallow cut in the shape of an almond, the globe on its floor."""

    layer = "face"

    def __init__(self, almond: Almond) -> None:
        self._almond = almond
        x, y, z = numbers.EYEBALL_CENTRE
        forward, radius = numbers.CORNEA
        self._globe = Ellipsoid((x, y, z), (numbers.GLOBE_RADIUS,) * 3)
        self._cornea = Ellipsoid((x, y + forward, z), (radius,) * 3)
        self._caruncle = Ellipsoid(*numbers.CARUNCLE)
        self._box = Box(*(np.array(corner) for corner in numbers.EYE_BOX))

    def apply(self, points: Points, values: Values) -> None:
        """Cut, then set the globe in."""
        near = self._box.contains(points)
        if not len(near):
            return
        places, clay = points[near], values[near]
        almond = self._almond(places)
        cut = np.minimum(-almond, clay + numbers.OPENING_DEPTH)
        opened = smooth_max(clay, cut, numbers.OPENING_ROUND)
        globe = smooth_min(self._globe(places), self._cornea(places), 1.5)
        globe = smooth_min(globe, self._caruncle(places), 1.0)
        # Behind the lids the globe has no surface of its own.
        globe = np.maximum(globe, almond - 1.5)
        values[near] = smooth_min(opened, globe, numbers.GLOBE_BLEND)


def with_open_lids(clay: Sculpture, opening: float = 1.0) -> Sculpture:
    """The clay with open lids and the globe between them.

    Parameters
    ----------
    clay : Sculpture
        The mask with its brows.
    opening : float
        0 for lids that touch, 1 for eyes that look straight ahead.
    """
    almond = Almond(opening)
    return with_lids(clay).then(
        Stroke(numbers.LID_FOLD_OPEN),
        _along(almond.upper, numbers.UPPER_MARGIN_LIFT, numbers.MARGIN_WIDTHS),
        _along(almond.lower, numbers.LOWER_MARGIN_LIFT, numbers.MARGIN_WIDTHS),
        Opening(almond),
    )
