"""The painted skin made ready to draw: borders split, distances to borders, the skin's own colour."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy.spatial import cKDTree

from scalpviz.head.head import Head
from scalpviz.head.skin import Floats, Ints
from scalpviz.placement.painted import PaintedSkin
from scalpviz.scene.skin_masks import SkinMasks, skin_masks

GRAIN = 6.0
FAR = 99.0
"""Distance given to vertices with no border near, mm."""


@dataclass(frozen=True, eq=False)
class SkinSheet:
    """One mesh whose vertices belong to one region each, so that colours end exactly at borders.

    Parameters
    ----------
    vertices, normals : ndarray, shape (n, 3)
        Places (mm), unit normals.
    masks : SkinMasks
        Hair, brows, lips, eyes and folds at the vertices.
    triangles : ndarray of int, shape (m, 3)
        Neighbours near each other in memory: a software renderer gains a fifth of a frame.
    painted_rows : ndarray of int, shape (m,)
        Row of the painted skin's triangles for each triangle.
    painted_vertices : ndarray of int, shape (n,)
        Row of the painted skin's vertices for each vertex.
    region_of : ndarray of int, shape (n,)
        Row of the painted skin's regions for each vertex.
    outlines, divisions : mapping of (int, str) to ndarray
        For a region and a zone in it: distance of the region's vertices to the outline of the zone,
        and to the nearest border between its parts, mm.
    members : tuple of ndarray of int
        Vertices of each region.
    closed : bool
        Whether the skin has no border, so that its inside can never be seen.
    """

    vertices: Floats
    normals: Floats
    masks: SkinMasks
    triangles: Ints
    painted_rows: Ints
    painted_vertices: Ints
    region_of: Ints
    outlines: Mapping[tuple[int, str], Floats]
    divisions: Mapping[tuple[int, str], Floats]
    members: tuple[Ints, ...]
    closed: bool

    def to_borders(self, region: int, zones: tuple[str, ...]) -> tuple[Floats, Floats]:
        """Distances of a region's vertices to the outlines of these zones, and to borders of their parts, mm.

        `FAR` where there is none.
        """
        both = []
        for known in (self.outlines, self.divisions):
            nearest = np.full(len(self.members[region]), FAR)
            for zone in zones:
                if (region, zone) in known:
                    nearest = np.minimum(nearest, known[region, zone])
            both.append(nearest)
        return both[0], both[1]


def skin_sheet(head: Head, painted: PaintedSkin) -> SkinSheet:
    """Split the painted skin along the borders of its regions."""
    triangles = np.asarray(painted.triangles, dtype=np.int64)
    count = len(painted.regions)
    rows = along_a_space_filling_curve(np.asarray(painted.vertices)[triangles].mean(axis=1))
    corner = (triangles * count + np.asarray(painted.region_of, dtype=np.int64)[:, None])[rows]
    kept, first, index = np.unique(corner.ravel(), return_index=True, return_inverse=True)
    by_use = np.argsort(first)
    place = np.empty_like(by_use)
    place[by_use] = np.arange(len(by_use))
    origin, region = kept[by_use] // count, kept[by_use] % count
    order = np.argsort(region, kind="stable")
    members = tuple(np.split(order, np.searchsorted(region[order], np.arange(1, count))))
    edges = _edges_of(triangles)
    outlines, divisions = _border_distances(painted, origin, members, edges)
    return SkinSheet(
        vertices=np.asarray(painted.vertices)[origin],
        normals=_normals(head, painted)[origin],
        masks=skin_masks(head, painted).at(origin),
        triangles=place[index.reshape(triangles.shape)],
        painted_rows=rows,
        painted_vertices=origin,
        region_of=region,
        outlines=outlines,
        divisions=divisions,
        members=members,
        closed=edges.closed,
    )


def reshaped(sheet: SkinSheet, head: Head, painted: PaintedSkin) -> SkinSheet:
    """The sheet after places, normals or masks of its head have changed, but neither triangles nor zones.

    Distances to borders stay: nothing moves where there is paint.
    """
    origin = sheet.painted_vertices
    return replace(
        sheet,
        vertices=np.asarray(painted.vertices)[origin],
        normals=_normals(head, painted)[origin],
        masks=skin_masks(head, painted).at(origin),
    )


def _normals(head: Head, painted: PaintedSkin) -> Floats:
    normals = painted.carried(head.normals)
    return np.asarray(normals / np.maximum(np.linalg.norm(normals, axis=1), 1e-12)[:, None])


def along_a_space_filling_curve(places: Floats) -> Ints:
    """Order in which places that lie near each other follow each other (Morton, cells of `GRAIN` mm)."""
    cells = ((places - places.min(axis=0)) / GRAIN).astype(np.int64)
    key = np.zeros(len(cells), dtype=np.int64)
    for bit in range(10):
        for axis in range(3):
            key |= ((cells[:, axis] >> bit) & 1) << (3 * bit + axis)
    return np.argsort(key, kind="stable")


@dataclass(frozen=True, eq=False)
class _Edges:
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


def _edges_of(triangles: Ints) -> _Edges:
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
    return _Edges(first % count, second % count, np.stack([low[first], high[first]], axis=1), closed)


_Distances = dict[tuple[int, str], Floats]


def _border_distances(
    painted: PaintedSkin, origin: Ints, members: tuple[Ints, ...], edges: _Edges
) -> tuple[_Distances, _Distances]:
    """Distances of each region's vertices to outlines and divisions of the zones it lies in."""
    vertices = np.asarray(painted.vertices, dtype=float)
    places = vertices[origin]
    outlines: _Distances = {}
    divisions: _Distances = {}
    region_of = np.asarray(painted.region_of)
    inner, outer = region_of[edges.first], region_of[edges.second]
    changes = inner != outer
    inner, outer, ends = inner[changes], outer[changes], edges.ends[changes]
    zones = sorted({paint.zone for region in painted.regions for paint in region})
    for zone in zones:
        part = [next((p.part or "" for p in region if p.zone == zone), None) for region in painted.regions]
        inside = np.array([p is not None for p in part])
        number = np.unique([p or "" for p in part], return_inverse=True)[1]
        regions = np.flatnonzero(inside)
        rows = np.concatenate([members[r] for r in regions])
        cuts = np.cumsum([len(members[r]) for r in regions])[:-1]
        outline = inside[inner] != inside[outer]
        division = inside[inner] & inside[outer] & (number[inner] != number[outer])
        for chosen, known in ((outline, outlines), (division, divisions)):
            if chosen.any():
                found = cKDTree(_along(vertices, ends[chosen])).query(places[rows])[0]
                for region, distances in zip(regions, np.split(found, cuts), strict=True):
                    known[int(region), zone] = distances
    return outlines, divisions


def _along(vertices: Floats, edges: Ints) -> Floats:
    """Places along edges, close enough together to measure distances from."""
    start, end = vertices[edges[:, 0]], vertices[edges[:, 1]]
    return np.concatenate([start + f * (end - start) for f in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)])
