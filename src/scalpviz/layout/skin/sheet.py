"""The painted skin made ready to draw: borders split, distances to borders, the skin's own colour."""

from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import numpy as np

from scalpviz.head.head import Head
from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.layout.skin.borders import BorderEdges, SkinBorders, edges_of
from scalpviz.layout.skin.masks import SkinMasks, skin_masks
from scalpviz.layout.skin.thinning import thinned
from scalpviz.placement.painting.painted import PaintedSkin

GRAIN = 6.0


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
    borders : SkinBorders
        How far the vertices of each region lie from outlines and from borders of parts.
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
    borders: SkinBorders
    members: tuple[Ints, ...]
    closed: bool


_KNOWN: "WeakKeyDictionary[PaintedSkin, SkinSheet]" = WeakKeyDictionary()


def skin_sheet(head: Head, painted: PaintedSkin) -> SkinSheet:
    """Split the painted skin along the borders of its regions, with no more triangles than they take.

    It is done once for each painted skin, in whatever thread asks first: with many zones it takes a second.
    """
    if painted not in _KNOWN:
        _KNOWN[painted] = _split(head, painted)
    return _KNOWN[painted]


def remember(painted: PaintedSkin, sheet: SkinSheet) -> None:
    """Have the sheet of a painted skin at hand, as it was split before."""
    _KNOWN[painted] = sheet


def _split(head: Head, painted: PaintedSkin) -> SkinSheet:
    vertices = np.asarray(painted.vertices, dtype=float)
    whole = np.asarray(painted.triangles, dtype=np.int64)
    all_regions = np.asarray(painted.region_of, dtype=np.int64)
    thin = thinned(vertices, whole, all_regions, len(head.vertices))
    count = len(painted.regions)
    along = along_a_space_filling_curve(vertices[thin.triangles].mean(axis=1))
    # bare skin is drawn by itself
    along = along[np.argsort(all_regions[thin.rows[along]] > 0, kind="stable")]
    rows, triangles = thin.rows[along], thin.triangles[along]
    region_of = all_regions[rows]
    corner = triangles * count + region_of[:, None]
    kept, first, index = np.unique(corner.ravel(), return_index=True, return_inverse=True)
    by_use = np.argsort(first)
    place = np.empty_like(by_use)
    place[by_use] = np.arange(len(by_use))
    origin, region = kept[by_use] // count, kept[by_use] % count
    order = np.argsort(region, kind="stable")
    members = tuple(np.split(order, np.searchsorted(region[order], np.arange(1, count))))
    edges = edges_of(triangles)
    places = [vertices[origin[of]] for of in members]
    return SkinSheet(
        vertices=vertices[origin],
        normals=_normals(head, painted)[origin],
        masks=skin_masks(head, painted).at(origin),
        triangles=place[index.reshape(triangles.shape)],
        painted_rows=rows,
        painted_vertices=origin,
        region_of=region,
        borders=SkinBorders(vertices, BorderEdges.between(edges, region_of), painted.regions, places),
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
