"""The signed field whose zero is a zone's outline.

Inside is negative. The value anywhere is the straight distance to the zone's line, plus the
little that the way along the skin is longer, less the band's half width. The straight distance
keeps every bend and round end exact; the remainder is known at the head's vertices (carried
outward along the skin by `paint_excess`) and smooth between them. Skin that is near in space and
far along the skin, the ear over the scalp, is far.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from scalpviz.head.skin import Floats, Ints
from scalpviz.placement.paint_excess import Seen, excess_along_skin
from scalpviz.placement.paint_line import LONGEST_PIECE, Foot, Line
from scalpviz.placement.placed import PlacedZone

FAR = 1e3
"""mm: stands for any distance that does not matter, outside (+) or deep inside (-)."""

OFF_SKIN = 0.5
"""mm: a line may lie so far off the triangle it belongs to."""


class Surface(Protocol):
    """A mesh: a `scalpviz.head.head.Head` is one."""

    @property
    def vertices(self) -> Floats:
        """Shape (n, 3), mm."""

    @property
    def triangles(self) -> np.ndarray:
        """Shape (m, 3), counterclockwise seen from outside."""


@dataclass(frozen=True, eq=False)
class ZoneField:
    """One zone's field on a head.

    Parameters
    ----------
    zone : PlacedZone
        The zone.
    line : Line
        Its centreline, or its closed boundary.
    radius : float
        Half a band's width, mm; 0 for a boundary.
    laterals : ndarray, shape (pieces, 3), or None
        Of a boundary: at each piece, along the skin and outward.
    vertices : ndarray of int, shape (k,)
        The head's vertices it is known at, ascending.
    triangles : ndarray of int
        The head's triangles between them, ascending.
    excess : ndarray, shape (k,)
        How much longer the way along the skin is than straight, mm; infinite where none leads
        there, minus infinite deep inside a boundary.
    values, along : ndarray, shape (k,)
        The field, and the place along the line.
    """

    zone: PlacedZone
    line: Line
    radius: float
    laterals: Floats | None
    vertices: Ints
    triangles: Ints
    excess: Floats
    values: Floats
    along: Floats

    def at(self, xyz: Floats, origins: Ints, weights: Floats) -> tuple[Floats, Floats]:
        """The field and the place along the line at points of the skin.

        Parameters
        ----------
        xyz : ndarray, shape (m, 3)
            Points, mm.
        origins, weights : ndarray, shape (m, 3)
            The head's vertices about each, and their weights.
        """
        row = np.minimum(np.searchsorted(self.vertices, origins), len(self.vertices) - 1)
        excess = np.where(self.vertices[row] == origins, self.excess[row], np.inf)
        excess = np.where(weights > 0.0, excess, 0.0)
        finite = np.isfinite(excess).all(axis=1)
        values = np.where((excess == -np.inf).any(axis=1), -FAR, FAR)
        along = np.zeros(len(xyz))
        if finite.any():
            foot = self.line.nearest(xyz[finite])
            extra = (excess[finite] * weights[finite]).sum(axis=1)
            values[finite] = self._signed(foot, xyz[finite], extra)
            along[finite] = foot.along
        return values, along

    def _signed(self, foot: Foot, xyz: Floats, excess: Floats) -> Floats:
        if self.laterals is None:
            return np.asarray(foot.distance + excess - self.radius)
        return np.asarray((foot.distance + excess) * sides(self.laterals, foot, xyz))


def sides(laterals: Floats, foot: Foot, xyz: Floats) -> Floats:
    """+1 on the side of the line its laterals point to, -1 on the other."""
    lateral = laterals[foot.piece]
    bent = foot.corner >= 0
    before = foot.corner[bent] - 1
    after = np.minimum(foot.corner[bent], len(laterals) - 1)
    lateral[bent] = laterals[before] + laterals[after]
    return np.where(np.einsum("mi,mi->m", xyz - foot.xyz, lateral) < 0.0, -1.0, 1.0)


def fields(surface: Surface, zones: Sequence[PlacedZone]) -> list[ZoneField]:
    """The field of each zone."""
    vertices, triangles = surface.vertices, np.asarray(surface.triangles, dtype=np.int64)
    reach = _longest_edges(vertices, triangles)
    patches = [_patch(vertices, triangles, reach, zone) for zone in zones]
    _carry(vertices, patches)
    return [_finished(vertices, triangles, patch) for patch in patches]


@dataclass(eq=False)
class _Patch:
    """The skin about a zone's line, while its field is worked out."""

    zone: PlacedZone
    line: Line
    radius: float
    vertices: Ints
    triangles: Ints
    corners: Ints
    foot: Foot
    source: Ints
    excess: Floats


def _patch(vertices: Floats, triangles: Ints, reach: Floats, zone: PlacedZone) -> _Patch:
    """Every triangle that may hold a point of the zone or of its outline."""
    boundary = zone.kind != "band"
    line, radius = Line(zone.centreline, closed=boundary), 0.0 if boundary else 0.5 * zone.width
    limit = reach + radius + OFF_SKIN
    near = np.arange(len(vertices))
    for axis in range(3):
        place, low, high = vertices[near, axis], line.xyz[:, axis].min(), line.xyz[:, axis].max()
        near = near[np.abs(place - 0.5 * (low + high)) <= 0.5 * (high - low) + limit[near]]
    near = near[line.rough_distance(vertices[near]) <= limit[near] + 1.5 * LONGEST_PIECE]
    foot = line.nearest(vertices[near])
    kept = np.zeros(len(vertices), dtype=bool)
    kept[near] = foot.distance <= limit[near]
    chosen = np.flatnonzero(kept[triangles[:, 0]])
    chosen = chosen[kept[triangles[chosen, 1]] & kept[triangles[chosen, 2]]]
    rows = np.full(len(vertices), -1, dtype=np.int64)
    rows[near] = np.arange(len(near))
    corners = rows[triangles[chosen]]
    closeness = foot.distance[corners] - reach[triangles[chosen]]
    source = _triangles_under(vertices, triangles[chosen], closeness.max(axis=1, initial=-np.inf), line)
    return _Patch(zone, line, radius, near, chosen, corners, foot, source, np.zeros(len(near)))


def _longest_edges(vertices: Floats, triangles: Ints) -> Floats:
    """The longest edge at each vertex, mm."""
    longest = np.zeros(len(vertices))
    for a, b in ((0, 1), (1, 2), (2, 0)):
        span = vertices[triangles[:, a]] - vertices[triangles[:, b]]
        length = np.sqrt(np.einsum("ni,ni->n", span, span))
        np.maximum.at(longest, triangles[:, a], length)
        np.maximum.at(longest, triangles[:, b], length)
    return longest


def _triangles_under(vertices: Floats, triangles: Ints, closeness: Floats, line: Line) -> Ints:
    """Row of the triangle each piece of the line lies in, or -1 where it is off the skin.

    A triangle the line passes has no corner farther from it than that corner's longest edge:
    `closeness`, shape (m,), is the greatest difference of the two.
    """
    close = np.flatnonzero(closeness <= OFF_SKIN)
    corners = vertices[triangles[close]]
    low, high = corners.min(axis=1) - OFF_SKIN, corners.max(axis=1) + OFF_SKIN
    points = line.middles
    inside = np.ones((len(points), len(close)), dtype=bool)
    for axis in range(3):
        inside &= (points[:, None, axis] >= low[:, axis]) & (points[:, None, axis] <= high[:, axis])
    piece, row = np.nonzero(inside)
    gap = _distance_to_triangles(points[piece], corners[row])
    order = np.lexsort((row, np.round(gap, 9), piece))
    piece, row, gap = piece[order], row[order], gap[order]
    first = np.concatenate([[True], piece[1:] != piece[:-1]]) if len(piece) else np.zeros(0, dtype=bool)
    first &= gap <= OFF_SKIN
    under = np.full(len(points), -1, dtype=np.int64)
    under[piece[first]] = close[row[first]]
    return under


def _distance_to_triangles(points: Floats, corners: Floats) -> Floats:
    """Distance of each point (m, 3) to its triangle (m, 3, 3)."""
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    normal = np.cross(b - a, c - a)
    area = np.maximum(np.linalg.norm(normal, axis=1), 1e-30)
    over = np.abs(np.einsum("ni,ni->n", points - a, normal)) / area
    within = np.ones(len(points), dtype=bool)
    nearest = np.full(len(points), np.inf)
    for start, end in ((a, b), (b, c), (c, a)):
        span, reach = end - start, points - start
        within &= np.einsum("ni,ni->n", np.cross(span, reach), normal) >= 0.0
        t = np.einsum("ni,ni->n", span, reach) / np.maximum(np.einsum("ni,ni->n", span, span), 1e-30)
        gap = reach - np.clip(t, 0.0, 1.0)[:, None] * span
        nearest = np.minimum(nearest, np.sqrt(np.einsum("ni,ni->n", gap, gap)))
    return np.where(within, over, nearest)


def _carry(vertices: Floats, patches: Sequence[_Patch]) -> None:
    """What the way along the skin adds, in all patches at once."""
    if not patches:
        return
    starts = np.cumsum([0] + [len(patch.vertices) for patch in patches])
    under = np.zeros(starts[-1], dtype=bool)
    for patch, first in zip(patches, starts, strict=False):
        under[first + patch.corners[patch.source[patch.source >= 0]]] = True
    seen = Seen(
        xyz=np.concatenate([vertices[patch.vertices] for patch in patches]),
        feet=np.concatenate([patch.foot.xyz for patch in patches]),
        distance=np.concatenate([patch.foot.distance for patch in patches]),
        along=np.concatenate([patch.foot.along for patch in patches]),
        round=np.repeat(
            [patch.line.length if patch.line.closed else np.inf for patch in patches], np.diff(starts)
        ),
        start=under,
    )
    excess = excess_along_skin(
        seen, np.concatenate([patch.corners + first for patch, first in zip(patches, starts, strict=False)])
    )
    for patch, first, last in zip(patches, starts, starts[1:], strict=False):
        patch.excess = excess[first:last]


def _finished(vertices: Floats, triangles: Ints, patch: _Patch) -> ZoneField:
    """The field of a patch whose distances were carried; what was not reached is left out."""
    reached = np.isfinite(patch.excess)
    known, excess, along = patch.vertices[reached], patch.excess[reached], patch.foot.along[reached]
    distance = patch.foot.distance[reached] + excess
    if patch.zone.kind == "band":
        values = distance - patch.radius
        return ZoneField(
            patch.zone, patch.line, patch.radius, None, known, patch.triangles, excess, values, along
        )
    laterals = _outward(vertices, triangles, patch)
    values = distance * sides(laterals, patch.foot, vertices[patch.vertices])[reached]
    deep = _enclosed(triangles, len(vertices), known, values)
    owned = np.concatenate([known, deep])
    order = np.argsort(owned)
    inside = np.zeros(len(vertices), dtype=bool)
    inside[deep] = True
    inside[known[values < 0.0]] = True
    inner = np.flatnonzero(inside[triangles].all(axis=1))
    return ZoneField(
        patch.zone,
        patch.line,
        0.0,
        laterals,
        owned[order],
        np.union1d(patch.triangles, inner),
        np.append(excess, np.full(len(deep), -np.inf))[order],
        np.append(values, np.full(len(deep), -FAR))[order],
        np.append(along, np.zeros(len(deep)))[order],
    )


def _outward(vertices: Floats, triangles: Ints, patch: _Patch) -> Floats:
    """Unit vectors across each piece of a boundary, out of it."""
    line = patch.line
    known = np.flatnonzero(patch.source >= 0)
    nearest = known[np.abs(np.arange(len(line.span))[:, None] - known).argmin(axis=1)]
    corners = vertices[triangles[patch.triangles[patch.source[nearest]]]]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals /= np.linalg.norm(normals, axis=1)[:, None]
    laterals = np.cross(line.span, normals)
    laterals /= np.linalg.norm(laterals, axis=1)[:, None]
    spoke = line.xyz[:-1] - line.xyz.mean(axis=0)
    turning = np.einsum("ni,ni->", np.cross(spoke, line.span), normals)
    return np.asarray(laterals if turning > 0.0 else -laterals)


def _enclosed(triangles: Ints, count: int, known: Ints, values: Floats) -> Ints:
    """Vertices inside a boundary beyond the ones at it."""
    seen = np.zeros(count, dtype=bool)
    seen[known] = True
    front = np.zeros(count, dtype=bool)
    front[known[values < 0.0]] = True
    inside = np.zeros(count, dtype=bool)
    while True:
        touched = triangles[front[triangles].any(axis=1)].ravel()
        fresh = np.unique(touched[~seen[touched]])
        if len(fresh) == 0:
            return np.flatnonzero(inside)
        seen[fresh] = True
        inside[fresh] = True
        front[:] = False
        front[fresh] = True
