"""Split triangles where outlines and borders between parts pass."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.placement.painting.mesh import EdgePoints
from scalpviz.placement.painting.values import Values


@dataclass(frozen=True)
class Cut:
    """A level to cut along: a zone's outline, or the border of its parts at a place along its line.

    Parameters
    ----------
    zone : int
        Row of the zone.
    along : float or None
        mm from the line's start; None for the outline.
    """

    zone: int
    along: float | None = None


@dataclass(frozen=True, eq=False)
class _Crossings:
    """Edges one cut crosses, and its level at their ends."""

    edges: Ints
    triangles: Ints
    low: Floats
    high: Floats


def cut_outlines(values: Values) -> None:
    """Cut along every zone's outline."""
    _snap(values.field, values.fields.tolerance[:, None])
    _carry_out(values, [Cut(zone) for zone in range(len(values.fields.zones))])


def cut_parts(values: Values) -> None:
    """Cut every zone that has parts along the borders between them; its outline is cut already."""
    _carry_out(
        values,
        [
            Cut(row, end * values.fields.lines.lines[row].length)
            for row, zone in enumerate(values.fields.zones)
            for end in sorted({end for part in zone.parts for end in (part.start, part.end)})
            if 1e-9 < end < 1.0 - 1e-9
        ],
    )


def inside(values: Values, zone: int) -> Ints:
    """Triangles that lie in a zone whose outline is cut."""
    rows = values.triangles(zone)
    corner = values.field[zone][values.mesh.triangles[rows]]
    strongest = corner[np.arange(len(rows)), np.abs(corner).argmax(axis=1)]
    flat = np.flatnonzero(strongest == 0.0)
    thirds = np.full((len(flat), 3), 1.0 / 3.0)
    strongest[flat] = values.in_triangles(np.full(len(flat), zone), rows[flat], thirds)[0]
    return np.asarray(rows[strongest < 0.0])


def _snap(level: Floats, tolerance: Floats | float) -> None:
    """Let an outline so near to a vertex pass through it, so that no triangle gets thinner for nothing."""
    level[np.abs(level) <= tolerance] = 0.0


def _carry_out(values: Values, cuts: Sequence[Cut]) -> None:
    """Cut in rounds; in one round no triangle is cut along two levels."""
    pending = list(cuts)
    while pending:
        taken = np.zeros(len(values.mesh.triangles), dtype=bool)
        chosen: list[Cut] = []
        found: list[_Crossings] = []
        deferred = []
        for cut in pending:
            rows, level = _level(values, cut)
            crossed = (level.min(axis=1, initial=0.0) < 0.0) & (level.max(axis=1, initial=0.0) > 0.0)
            rows, level = rows[crossed], level[crossed]
            if taken[rows].any():
                deferred.append(cut)
            elif len(rows):
                taken[rows] = True
                chosen.append(cut)
                found.append(_crossings(values, rows, level))
        if chosen:
            _split(values, chosen, found)
        pending = deferred


def _level(values: Values, cut: Cut) -> tuple[Ints, Floats]:
    """Triangles a cut may pass and the level at their corners; zero is where it passes."""
    if cut.along is None:
        rows = values.triangles(cut.zone)
        return rows, values.field[cut.zone][values.mesh.triangles[rows]]
    rows = inside(values, cut.zone)
    level = values.along[cut.zone][values.mesh.triangles[rows]] - cut.along
    _snap(level, values.fields.tolerance[cut.zone])
    return rows, level


def _crossings(values: Values, rows: Ints, level: Floats) -> _Crossings:
    corners = values.mesh.triangles[rows]
    ahead, level_ahead = np.roll(corners, -1, axis=1), np.roll(level, -1, axis=1)
    crossed = level * level_ahead < 0.0
    a, b, at_a, at_b = corners[crossed], ahead[crossed], level[crossed], level_ahead[crossed]
    owner = np.broadcast_to(rows[:, None], crossed.shape)[crossed]
    edges = np.column_stack([np.minimum(a, b), np.maximum(a, b)])
    _, first = np.unique(edges[:, 0] * len(values.mesh.xyz) + edges[:, 1], return_index=True)
    low, high = np.where(a > b, at_b, at_a), np.where(a > b, at_a, at_b)
    return _Crossings(edges[first], owner[first], low[first], high[first])


def _split(values: Values, cuts: Sequence[Cut], found: Sequence[_Crossings]) -> None:
    """Split the edges of one round's crossings, and write down what is known there."""
    sizes = [len(one.edges) for one in found]
    zones = np.repeat([cut.zone for cut in cuts], sizes)
    places = np.repeat([np.nan if cut.along is None else cut.along for cut in cuts], sizes)
    points = _roots(values, zones, places, found)
    # Two borders of parts may cross an edge outside both their zones: the first one splits it.
    _, first = np.unique(points.edges[:, 0] * len(values.mesh.xyz) + points.edges[:, 1], return_index=True)
    first.sort()
    new = len(values.mesh.xyz) + np.arange(len(first))
    values.split(EdgePoints(points.edges[first], points.triangles[first], points.t[first]))
    _snap(values.field[:, new[0] :], values.fields.tolerance[:, None])
    zones, places = zones[first], places[first]
    outline = np.isnan(places)
    values.field[zones[outline], new[outline]] = 0.0
    values.along[zones[~outline], new[~outline]] = places[~outline]


def _roots(values: Values, zones: Ints, places: Floats, found: Sequence[_Crossings]) -> EdgePoints:
    """Where the level is zero on each edge: the straight guess, mended twice with the true value there."""
    edges = np.concatenate([one.edges for one in found])
    triangles = np.concatenate([one.triangles for one in found])
    low, high = np.concatenate([one.low for one in found]), np.concatenate([one.high for one in found])
    left, right = np.zeros(len(low)), np.ones(len(low))
    t = low / (low - high)
    for _ in range(2):
        field, along = values.on_edges(zones, EdgePoints(edges, triangles, t))
        here = np.where(np.isnan(places), field, along - places)
        before = here * low > 0.0
        left, low = np.where(before, t, left), np.where(before, here, low)
        right, high = np.where(before, right, t), np.where(before, high, here)
        t = np.where(here == 0.0, t, left + (right - left) * low / np.where(low == high, 1.0, low - high))
    return EdgePoints(edges, triangles, np.clip(t, 1e-6, 1.0 - 1e-6))
