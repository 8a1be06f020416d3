"""Curves that run beside another: at an even distance, or at a distance that goes evenly."""

from collections.abc import Callable, Sequence

import numpy as np

from scalpviz.atlas.geometry import Sideways
from scalpviz.errors import ScalpVizError
from scalpviz.head.skin.surface import Floats, OffTheHead, Skin, SkinPath, SkinPoint
from scalpviz.placement.construct.points import DIRECTIONS
from scalpviz.side import Side

FEWEST_STATIONS, MOST_STATIONS = 12, 40
"""Places along the curve from which the walk to the side is made; taut tapes join their ends."""

SPACING = 1 / 90
"""Distance between them as a share of the head's size, where their number allows: some 4 mm."""

TANGENT_WINDOW = 1 / 15
"""Share of the curve's length over which its direction is taken: a hairline is never quite smooth."""

REACH = 1 / 3
"""Share of its length by which a curve is run on straight beyond its ends."""


def beside(skin: Skin, base: SkinPath, start: SkinPoint, end: SkinPoint) -> SkinPath:
    """A curve from one place to another whose distance from a third curve goes evenly.

    Its distance is measured along the skin, square to `base`; beyond its ends `base` is run on
    straight, so that a place past a corner has a square distance too.

    Parameters
    ----------
    base : SkinPath
        The curve it runs beside.
    start, end : SkinPoint
        Where it starts and ends, exactly.

    Raises
    ------
    OffTheHead
        Both places lie beside the same place of `base`, or a walk to the side leaves the mesh.
    """
    rail = _Rail(skin, base)
    here, there = rail.foot(start), rail.foot(end)
    if abs(there.position - here.position) <= 1e-6 * base.length:
        raise OffTheHead("A curve beside the hairline has no length: its ends lie beside one place of it.")
    share = _shares(skin, abs(there.position - here.position))
    positions = here.position + share * (there.position - here.position)
    distances = here.distance + share * (there.distance - here.distance)
    # "Square" is measured at both ends on the skin itself; what the rail's direction there differs
    # from it (a rough hairline) is spread evenly, so that the curve meets its ends without a step.
    slants = here.slant + share * (there.slant - here.slant)
    inner = rail.walk_aside(positions[1:-1], distances[1:-1], slants[1:-1])
    return _joined(skin, [start, *inner, end])


def parallel(
    skin: Skin,
    base: SkinPath,
    distance: Callable[[SkinPoint], float],
    toward: Sideways,
    side: Side,
) -> SkinPath:
    """A parallel of a curve, walked to square from it along the skin.

    Parameters
    ----------
    distance : callable
        mm, at a place of `base`.
    toward : str
        To which side: of `scalpviz.atlas.geometry.Sideways`.
    """
    rail = _Rail(skin, base, reach=0.0)
    positions = base.length * _shares(skin, base.length)
    way = _direction(toward, side)
    leftward = rail.leftward(positions) @ way
    if abs(leftward.mean()) < 1e-3:
        raise ScalpVizError(
            "A parallel {toward} of a curve that runs that way itself has no place; reword it.", toward=toward
        )
    sign = 1.0 if leftward.mean() > 0 else -1.0
    distances = np.array([sign * distance(place) for place in rail.places(positions)])
    return _joined(skin, rail.walk_aside(positions, distances, np.zeros(len(positions))))


def bowed(
    skin: Skin, tape: SkinPath, bows: Sequence[tuple[float, float]], toward: Sideways, side: Side
) -> SkinPath:
    """A tape bowed to one side into a smooth curve.

    Parameters
    ----------
    tape : SkinPath
        Start and end stay exactly.
    bows : sequence of (float, float)
        Where along the tape and how far beside it, both as fractions of its length.
    toward : str
        As in `parallel`.
    """
    from scipy.interpolate import CubicSpline  # brings half of scipy along: not before a curve is bowed

    rail = _Rail(skin, tape, reach=0.0)
    share = _shares(skin, tape.length)[1:-1]
    knots = np.array([(0.0, 0.0), *sorted(bows), (1.0, 0.0)])
    offsets = CubicSpline(knots[:, 0], knots[:, 1], bc_type="natural")(share)
    leftward = float((rail.leftward(share * tape.length) @ _direction(toward, side)).mean())
    if abs(leftward) < 1e-3:
        raise ScalpVizError("A tape that runs {toward} cannot be bowed {toward}; reword it.", toward=toward)
    distances = np.sign(leftward) * offsets * tape.length
    inner = rail.walk_aside(share * tape.length, distances, np.zeros(len(share)))
    return _joined(skin, [skin.nearest(tape.start), *inner, skin.nearest(tape.end)])


def _shares(skin: Skin, length: float) -> Floats:
    """Where the stations of a curve of that length lie, as shares of it, both ends among them."""
    pieces = int(np.ceil(length / (SPACING * skin.mesh.size)))
    return np.linspace(0.0, 1.0, min(max(pieces, FEWEST_STATIONS), MOST_STATIONS) + 1)


def _direction(toward: Sideways, side: Side) -> Floats:
    """Which way a word points in the head's frame, shape (3,)."""
    if toward == "lateral" or toward == "medial":
        if side is Side.MIDLINE:
            raise ScalpVizError(
                "A curve of the midline has no {toward} side; make it bilateral.", toward=toward
            )
        return np.array([side.sign * (1.0 if toward == "lateral" else -1.0), 0.0, 0.0])
    return DIRECTIONS[toward]


def _joined(skin: Skin, places: list[SkinPoint]) -> SkinPath:
    """Taut tapes through places, those that coincide taken once."""
    kept = [places[0]]
    for place in places[1:]:
        if np.linalg.norm(place.xyz - kept[-1].xyz) > 1e-9 * skin.mesh.size:
            kept.append(place)
    if len(kept) < 2:
        raise OffTheHead(
            "A curve beside another has no length on this head; check the landmarks it leans on."
        )
    return skin.through(kept)


class _Foot:
    """Where a place stands beside a rail: position along it, distance to the left, slant of the way."""

    def __init__(self, position: float, distance: float, slant: float) -> None:
        self.position = position
        self.distance = distance
        self.slant = slant


class _Rail:
    """A curve to walk aside from, run on straight beyond its ends."""

    def __init__(self, skin: Skin, base: SkinPath, reach: float = REACH) -> None:
        self._skin = skin
        self._window = TANGENT_WINDOW * base.length
        self._path = base
        # Positions are counted from the start of `base`, so they are negative on the run-on before it.
        self._before = 0.0
        if reach > 0:
            onward = self._run_on(base, reach * base.length)
            backward = self._run_on(base.reversed(), reach * base.length)
            if onward is not None:
                self._path = self._path.followed_by(onward)
            if backward is not None:
                self._before = backward.length
                self._path = backward.reversed().followed_by(self._path)

    def _run_on(self, path: SkinPath, length: float) -> SkinPath | None:
        tangent = path.tangent_at(path.length, self._window)
        try:
            return self._skin.trace(self._skin.nearest(path.end), tangent, length)
        except OffTheHead:
            return None

    def _frames(self, positions: Floats) -> tuple[list[SkinPoint], Floats, Floats]:
        """Places on the rail with the directions along it and to its left, shape (k, 3) each."""
        path, skin = self._path, self._skin
        along = positions + self._before
        tangents = path.tangents_at(along, self._window)
        points = skin.nearest_points(path.at_each(along))
        normals = skin.normals_at(points)
        left = np.cross(normals, tangents)
        left /= np.linalg.norm(left, axis=1, keepdims=True)
        return points, np.cross(left, normals), left

    def places(self, positions: Floats) -> list[SkinPoint]:
        """Places on the rail."""
        return self._frames(positions)[0]

    def leftward(self, positions: Floats) -> Floats:
        """Directions to its left along the skin, seen from outside, shape (k, 3)."""
        return self._frames(positions)[2]

    def foot(self, place: SkinPoint) -> _Foot:
        """Where a place stands beside the rail."""
        position = self._path.position_of(place.xyz) - self._before
        points, along, left = self._frames(np.array([position]))
        if np.linalg.norm(place.xyz - points[0].xyz) <= 1e-6 * self._skin.mesh.size:
            return _Foot(position, 0.0, 0.0)
        tape = self._skin.geodesic(points[0], place)
        first = tape.xyz[1] - tape.xyz[0]
        leftward, onward = float(first @ left[0]), float(first @ along[0])
        sign = 1.0 if leftward >= 0 else -1.0
        return _Foot(position, sign * tape.length, float(np.arctan2(onward, sign * leftward)))

    def walk_aside(self, positions: Floats, distances: Floats, slants: Floats) -> list[SkinPoint]:
        """Walk from places of the rail to its left (where negative, right), turned onward by a slant."""
        points, along, left = self._frames(positions)
        ends = []
        for k, point in enumerate(points):
            if distances[k] == 0:
                ends.append(point.xyz)
                continue
            sign = np.sign(distances[k])
            way = np.cos(slants[k]) * sign * left[k] + np.sin(slants[k]) * along[k]
            ends.append(self._skin.trace(point, way, abs(float(distances[k]))).end)
        return self._skin.nearest_points(np.array(ends))
