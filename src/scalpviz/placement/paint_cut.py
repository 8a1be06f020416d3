"""Split triangles where outlines and borders between parts pass."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin import Floats, Ints
from scalpviz.placement.paint_mesh import CutMesh, EdgePoints
from scalpviz.placement.paint_values import Values

SNAP = 0.03
"""mm: an outline so near to a vertex passes through it, so no triangle gets thinner for nothing."""

_ROUNDS = 1000


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
    """Where one cut crosses edges."""

    cut: Cut
    edges: Ints
    triangles: Ints
    low: Floats
    high: Floats


def cut_outlines(mesh: CutMesh, values: Values) -> None:
    """Cut along every zone's outline."""
    _snap(values)
    _carry_out(mesh, values, [Cut(zone) for zone in range(len(values.fields))])


def cut_parts(mesh: CutMesh, values: Values) -> None:
    """Cut every zone that has parts along the borders between them; its outline is cut already."""
    cuts = []
    for zone, field in enumerate(values.fields):
        ends = {end for part in field.zone.parts for end in (part.start, part.end)}
        cuts += [Cut(zone, end * field.line.length) for end in sorted(ends) if 1e-9 < end < 1.0 - 1e-9]
    _carry_out(mesh, values, cuts)


def inside(mesh: CutMesh, values: Values, zone: int) -> Ints:
    """Triangles that lie in a zone whose outline is cut."""
    rows = values.triangles(zone)
    corner = values.field[zone][mesh.triangles[rows]]
    strongest = corner[np.arange(len(rows)), np.abs(corner).argmax(axis=1)]
    flat = np.flatnonzero(strongest == 0.0)
    if len(flat):
        middle = mesh.place_within(rows[flat], np.full((len(flat), 3), 1.0 / 3.0))
        strongest[flat] = values.fields[zone].at(*middle)[0]
    return np.asarray(rows[strongest < 0.0])


def _snap(values: Values) -> None:
    values.field[np.abs(values.field) <= SNAP] = 0.0


def _carry_out(mesh: CutMesh, values: Values, cuts: list[Cut]) -> None:
    """Cut in rounds; in one round no triangle is cut along two levels."""
    pending = cuts
    for _ in range(_ROUNDS):
        taken = np.zeros(len(mesh.triangles), dtype=bool)
        chosen, deferred = [], []
        for cut in pending:
            rows, level = _level(mesh, values, cut)
            low, high = level.min(axis=1), level.max(axis=1)
            crossed = (low < 0.0) & (high > 0.0)
            if not crossed.any():
                continue
            rows, level = rows[crossed], level[crossed]
            if taken[rows].any():
                deferred.append(cut)
                continue
            taken[rows] = True
            chosen.append(_crossings(mesh, cut, rows, level))
        if not chosen:
            return
        _split(mesh, values, chosen)
        pending = deferred


def _level(mesh: CutMesh, values: Values, cut: Cut) -> tuple[Ints, Floats]:
    """Triangles a cut may pass and the level at their corners; zero is where it passes."""
    if cut.along is None:
        rows = values.triangles(cut.zone)
        return rows, values.field[cut.zone][mesh.triangles[rows]]
    rows = inside(mesh, values, cut.zone)
    level = values.along[cut.zone][mesh.triangles[rows]] - cut.along
    level[np.abs(level) <= SNAP] = 0.0
    return rows, level


def _crossings(mesh: CutMesh, cut: Cut, rows: Ints, level: Floats) -> _Crossings:
    corners = mesh.triangles[rows]
    ahead, level_ahead = np.roll(corners, -1, axis=1), np.roll(level, -1, axis=1)
    crossed = level * level_ahead < 0.0
    a, b, at_a, at_b = corners[crossed], ahead[crossed], level[crossed], level_ahead[crossed]
    owner = np.broadcast_to(rows[:, None], crossed.shape)[crossed]
    turned = a > b
    edges = np.column_stack([np.minimum(a, b), np.maximum(a, b)])
    _, first = np.unique(edges[:, 0] * len(mesh.xyz) + edges[:, 1], return_index=True)
    low, high = np.where(turned, at_b, at_a), np.where(turned, at_a, at_b)
    return _Crossings(cut, edges[first], owner[first], low[first], high[first])


def _split(mesh: CutMesh, values: Values, chosen: list[_Crossings]) -> None:
    """Split the edges of one round's crossings, and write down what is known there."""
    found = [_root(mesh, values, one) for one in chosen]
    edges = np.vstack([points.edges for points in found])
    # Two borders of parts may meet on an edge neither owns: the first one splits it.
    _, first = np.unique(edges[:, 0] * len(mesh.xyz) + edges[:, 1], return_index=True)
    first.sort()
    owner = np.repeat(np.arange(len(found)), [len(points) for points in found])[first]
    start = len(mesh.xyz)
    mesh.split(
        EdgePoints(
            edges[first],
            np.concatenate([points.triangles for points in found])[first],
            np.concatenate([points.t for points in found])[first],
        )
    )
    values.follow()
    values.field[:, start:][np.abs(values.field[:, start:]) <= SNAP] = 0.0
    for row, one in enumerate(chosen):
        own = start + np.flatnonzero(owner == row)
        if one.cut.along is None:
            values.field[one.cut.zone, own] = 0.0
        else:
            values.along[one.cut.zone, own] = one.cut.along


def _root(mesh: CutMesh, values: Values, crossings: _Crossings) -> EdgePoints:
    """Where the level is zero on each edge: the straight guess, mended twice with the true value there."""
    low, high = crossings.low, crossings.high
    left, right = np.zeros(len(low)), np.ones(len(low))
    t = low / (low - high)
    look = _looker(values, crossings.cut)
    for _ in range(2):
        here = look(*mesh.place(EdgePoints(crossings.edges, crossings.triangles, t)))
        before = here * low > 0.0
        left, low = np.where(before, t, left), np.where(before, here, low)
        right, high = np.where(before, right, t), np.where(before, high, here)
        t = np.where(here == 0.0, t, left + (right - left) * low / np.where(low == high, 1.0, low - high))
    return EdgePoints(crossings.edges, crossings.triangles, np.clip(t, 1e-6, 1.0 - 1e-6))


def _looker(values: Values, cut: Cut) -> Callable[[Floats, Ints, Floats], Floats]:
    field, along = values.fields[cut.zone], cut.along
    if along is None:
        return lambda xyz, origins, weights: field.at(xyz, origins, weights)[0]
    return lambda xyz, origins, weights: field.at(xyz, origins, weights)[1] - along
