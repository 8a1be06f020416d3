"""How far the vertices of a painted skin lie from the borders of zones: found when a zone is first drawn."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scalpviz.atlas.keys import SiteKey
from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.placement.painting.painted import Paint

FAR = 99.0
"""Distance given to vertices with no border near, mm."""
DASH = 4.6
"""About how long a dash of a border that is not exact is, with the gap that follows it, mm."""
_SHARES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
"""Places along an edge by which the nearest one is found."""


@dataclass(frozen=True, eq=False)
class Edges:
    """Pairs of triangles that share an edge.

    Parameters
    ----------
    first, second : ndarray of int, shape (k,)
        Rows of the triangles on either side.
    ends : ndarray of int, shape (k, 2)
        Vertices at the ends.
    closed : bool
        Whether every edge lies between exactly two triangles.
    """

    first: Ints
    second: Ints
    ends: Ints
    closed: bool


def edges_of(triangles: Ints) -> Edges:
    """The edges of a mesh that lie between two triangles."""
    count = len(triangles)
    start = np.concatenate([triangles[:, 0], triangles[:, 1], triangles[:, 2]])
    end = np.concatenate([triangles[:, 1], triangles[:, 2], triangles[:, 0]])
    low, high = np.minimum(start, end), np.maximum(start, end)
    key = low * (int(triangles.max()) + 1) + high
    order = np.argsort(key)
    key = key[order]
    same = np.flatnonzero(key[1:] == key[:-1])
    closed = 2 * len(same) == len(key) and bool((np.diff(same) == 2).all())
    first, second = order[same], order[same + 1]
    return Edges(first % count, second % count, np.stack([low[first], high[first]], axis=1), closed)


@dataclass(frozen=True, eq=False)
class ZoneBorders:
    """What is known of one zone, by region.

    Parameters
    ----------
    outline, division : mapping of int to ndarray
        Distances of a region's vertices to the outline, and to borders between parts, mm.
    """

    outline: Mapping[int, Floats]
    division: Mapping[int, Floats]


@dataclass(frozen=True, eq=False)
class BorderEdges:
    """Edges between two triangles of different regions.

    Parameters
    ----------
    inner, outer : ndarray of int, shape (k,)
        The regions on either side.
    ends : ndarray of int, shape (k, 2)
        Vertices at the ends.
    """

    inner: Ints
    outer: Ints
    ends: Ints

    @classmethod
    def between(cls, edges: Edges, region_of: Ints) -> "BorderEdges":
        """Those among the edges of a mesh whose triangles have these regions."""
        inner, outer = region_of[edges.first], region_of[edges.second]
        changes = inner != outer
        return cls(inner[changes], outer[changes], edges.ends[changes])


class SkinBorders:
    """Distances to borders for the vertices of a sheet.

    Parameters
    ----------
    vertices : ndarray, shape (n, 3)
        Of the painted skin, mm.
    edges : BorderEdges
        Of its triangles.
    regions : sequence of tuple of Paint
        What lies on each region.
    places : sequence of ndarray, shape (k, 3)
        For each region the places of its vertices, mm.
    known : mapping of SiteKey to ZoneBorders, optional
        What was measured before.
    """

    def __init__(
        self,
        vertices: Floats,
        edges: BorderEdges,
        regions: Sequence[tuple[Paint, ...]],
        places: Sequence[Floats],
        known: Mapping[SiteKey, ZoneBorders] | None = None,
    ) -> None:
        self.edges = edges
        self._inner, self._outer, self._ends = edges.inner, edges.outer, edges.ends
        self._vertices, self._places = vertices, places
        self._count = len(regions)
        self._parts: dict[SiteKey, dict[int, str]] = defaultdict(dict)
        for region, paints in enumerate(regions):
            for paint in paints:
                self._parts[paint.zone].setdefault(region, paint.part or "")
        self._known: dict[SiteKey, ZoneBorders] = dict(known or {})
        self._dashes: dict[SiteKey, dict[int, Floats]] = {}

    def nearest(self, region: int, zones: Sequence[SiteKey]) -> tuple[Floats, Floats]:
        """Distances of a region's vertices to the outlines of these zones, and to borders of their parts, mm.

        `FAR` where there is none.
        """
        outline = np.full(len(self._places[region]), FAR)
        division = outline.copy()
        for zone in zones:
            known = self._of(zone)
            for nearest, found in ((outline, known.outline), (division, known.division)):
                if region in found:
                    np.minimum(nearest, found[region], out=nearest)
        return outline, division

    def dashes(self, region: int, zone: SiteKey) -> Floats:
        """Where on the dashed outline of a zone a region's vertices lie, shape (k, 2).

        In dashes from two places of the outline, so that in every triangle one of the two runs evenly.
        """
        if zone not in self._dashes:
            self._dashes[zone] = self._dashed(zone)
        return self._dashes[zone].get(region, np.zeros((len(self._places[region]), 2)))

    def measured(self) -> Mapping[SiteKey, ZoneBorders]:
        """What is known of every zone, measured now where it was not before."""
        return {zone: self._of(zone) for zone in list(self._parts)}

    def _inside(self, zone: SiteKey) -> np.ndarray:
        inside = np.zeros(self._count, dtype=bool)
        inside[list(self._parts[zone])] = True
        return inside

    def _of(self, zone: SiteKey) -> ZoneBorders:
        if zone not in self._known:
            self._known[zone] = self._measured(zone)
        return self._known[zone]

    def _measured(self, zone: SiteKey) -> ZoneBorders:
        parts = self._parts.get(zone)
        if not parts:
            return ZoneBorders({}, {})
        inside, number = self._inside(zone), np.full(self._count, -1)
        names = sorted(set(parts.values()))
        for region, part in parts.items():
            number[region] = names.index(part)
        outline = inside[self._inner] != inside[self._outer]
        division = inside[self._inner] & inside[self._outer] & (number[self._inner] != number[self._outer])
        return ZoneBorders(*(self._distances(list(parts), chosen) for chosen in (outline, division)))

    def _distances(self, regions: list[int], chosen: np.ndarray) -> dict[int, Floats]:
        if not chosen.any():
            return {}
        places = [self._places[region] for region in regions]
        _, _, found = _nearest(self._vertices, self._ends[chosen], np.concatenate(places))
        cuts = np.cumsum([len(one) for one in places])[:-1]
        return dict(zip(regions, np.split(found, cuts), strict=True))

    def _dashed(self, zone: SiteKey) -> dict[int, Floats]:
        inside = self._inside(zone)
        ends = self._ends[inside[self._inner] != inside[self._outer]]
        if not len(ends):
            return {}
        starts, steps, laps = _in_dashes(self._vertices, ends)
        found = {}
        for region in self._parts[zone]:
            edge, share, _ = _nearest(self._vertices, ends, self._places[region])
            dashes, lap = starts[edge] + share * steps[edge], laps[edge]
            found[region] = np.stack([dashes, (dashes + lap // 2) % lap], axis=1)
        return found


def _nearest(vertices: Floats, edges: Ints, places: Floats) -> tuple[Ints, Floats, Floats]:
    """For each place the edge nearest to it, where on it (0 to 1), and how far away, mm."""
    from scipy.spatial import cKDTree  # a head out of the cache is shown before it is needed

    start, end = vertices[edges[:, 0]], vertices[edges[:, 1]]
    along = np.concatenate([start + share * (end - start) for share in _SHARES])
    edge = cKDTree(along).query(places)[1] % len(edges)
    line, away = end[edge] - start[edge], places - start[edge]
    size = np.maximum(np.einsum("ij,ij->i", line, line), 1e-12)
    share = np.clip(np.einsum("ij,ij->i", away, line) / size, 0.0, 1.0)
    return edge, share, np.linalg.norm(away - share[:, None] * line, axis=1)


def _in_dashes(vertices: Floats, edges: Ints) -> tuple[Floats, Floats, Floats]:
    """Edges that make up loops, walked round and counted in dashes.

    For each the dashes before its first end, those on it (less than none where it was walked backward), and
    how many the loop has.
    """
    length = np.linalg.norm(vertices[edges[:, 0]] - vertices[edges[:, 1]], axis=1)
    at = defaultdict(list)
    for row, (a, b) in enumerate(edges.tolist()):
        at[a].append(row)
        at[b].append(row)
    starts, steps, laps = np.zeros(len(edges)), np.zeros(len(edges)), np.ones(len(edges))
    left = set(range(len(edges)))
    while left:
        loop, forward = [], []
        row = min(left)
        here = int(edges[row, 0])
        while row in left:
            left.remove(row)
            ahead = here == edges[row, 0]
            loop.append(row)
            forward.append(ahead)
            here = int(edges[row, 1] if ahead else edges[row, 0])
            row = next((other for other in at[here] if other in left), row)
        run = np.concatenate([[0.0], np.cumsum(length[loop])])
        lap = max(round(run[-1] / DASH), 3)
        run *= lap / run[-1]
        way = np.array(forward)
        starts[loop] = np.where(way, run[:-1], run[1:])
        steps[loop] = np.where(way, np.diff(run), -np.diff(run))
        laps[loop] = lap
    return starts, steps, laps
