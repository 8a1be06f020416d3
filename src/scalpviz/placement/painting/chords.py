"""Give every painted triangle a corner that is not on a border.

A triangle with all corners on borders looks, to whoever interpolates a distance from the border over
it, like border all over: in the corners of overlaps and at tips. Halving its inner edges mends that.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from scalpviz.atlas.keys import SiteKey
from scalpviz.head.skin.surface import Ints
from scalpviz.placement.painting.mesh import CutMesh, EdgePoints
from scalpviz.placement.painting.painted import Paint

SHORTEST = 0.3
"""mm: chords that are not longer stay."""


def halve_chords(mesh: CutMesh, region_of: Ints, regions: Sequence[tuple[Paint, ...]]) -> Ints:
    """Split edges that join two borders without being one of them.

    Only borders of zones that a triangle lies in count: the outline of another zone that ends at it is not
    drawn on it. An edge on one zone's outline may join borders of others.

    Parameters
    ----------
    region_of : ndarray of int, shape (m,)
        Region of each triangle; 0 is bare skin.
    regions : sequence of tuple of Paint
        What lies on each region.

    Returns
    -------
    ndarray of int
        Region of each triangle after the split.
    """
    edges, triangle_of, edges_of = mesh.edges()
    low, high = np.full(len(edges), np.iinfo(np.int64).max), np.full(len(edges), -1)
    for side in range(3):
        np.minimum.at(low, edges_of[:, side], region_of)
        np.maximum.at(high, edges_of[:, side], region_of)
    length = np.linalg.norm(mesh.xyz[edges[:, 0]] - mesh.xyz[edges[:, 1]], axis=1)
    border = low != high
    on_border = np.zeros(len(mesh.xyz), dtype=bool)
    on_border[edges[border]] = True
    chord = np.flatnonzero(
        on_border[edges].all(axis=1) & (high > 0) & (length > SHORTEST) & ~mesh.locked(edges)
    )
    drawn = np.zeros((2, len(chord), 2), dtype=bool)
    for lies in _parts_by_region(regions):
        changes = lies[low] != lies[high]
        at = np.zeros(len(mesh.xyz), dtype=bool)
        at[edges[changes]] = True
        joined = at[edges[chord]] & ~changes[chord, None]
        for side, region in enumerate((low, high)):
            drawn[side] |= joined & (lies[region[chord]] >= 0)[:, None]
    chord = chord[drawn.all(axis=2).any(axis=0)]
    if len(chord) == 0:
        return region_of
    halves = EdgePoints(edges[chord], triangle_of[chord], np.full(len(chord), 0.5))
    return np.asarray(region_of[mesh.split(halves)])


def _parts_by_region(regions: Sequence[tuple[Paint, ...]]) -> Iterator[Ints]:
    """For each zone the number of its part that lies on each region, -1 where it does not lie."""
    parts: dict[SiteKey, dict[str | None, int]] = {}
    for paint in (paint for region in regions for paint in region):
        known = parts.setdefault(paint.zone, {})
        known.setdefault(paint.part, len(known))
    found = {zone: np.full(len(regions), -1) for zone in parts}
    for row, region in enumerate(regions):
        for paint in region:
            found[paint.zone][row] = parts[paint.zone][paint.part]
    yield from found.values()
