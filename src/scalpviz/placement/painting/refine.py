"""Make triangles small where an outline bends, so that its pieces between edges may be straight.

On straight stretches the head's own triangles do. At round ends, corners and creases a triangle
is split until the outline, drawn straight from edge to edge, is as near its true place as its zone's
tolerance.
"""

import numpy as np

from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.placement.painting.mesh import EdgePoints
from scalpviz.placement.painting.values import Values

SHORTEST = 0.08
"""mm: shorter edges are not split."""

LONGEST_AT_A_TIP = 0.7
"""mm: edges are not asked to be shorter than this because the zone itself is narrow."""

NEAR = 0.6
"""A triangle's farthest place from its corners, as a part of its longest edge (at most 0.578)."""

_PASSES = 14


def refine(values: Values) -> None:
    """Split triangles until every zone's outline can be cut straight."""
    mesh = values.mesh
    for _ in range(_PASSES):
        edges, triangle_of, edges_of = mesh.edges()
        span = mesh.xyz[edges[:, 0]] - mesh.xyz[edges[:, 1]]
        length = np.sqrt(np.einsum("ni,ni->n", span, span))
        marked = np.zeros(len(edges), dtype=bool)
        marked[_bent(values, edges, triangle_of, edges_of, length)] = True
        locked = mesh.locked(edges)
        marked &= (length > SHORTEST) & ~locked
        if not marked.any():
            return
        _with_longest(marked, locked, edges_of, length)
        chosen = np.flatnonzero(marked)
        values.split(EdgePoints(edges[chosen], triangle_of[chosen], np.full(len(chosen), 0.5)))


def _with_longest(marked: np.ndarray, locked: np.ndarray, edges_of: Ints, length: Floats) -> None:
    """Mark the longest edge of every triangle with a marked edge: halving it keeps the shapes decent."""
    # Lengths are rounded so that mirror images choose alike.
    longest = edges_of[np.arange(len(edges_of)), np.round(length, 9)[edges_of].argmax(axis=1)]
    while True:
        more = longest[marked[edges_of].any(axis=1)]
        more = more[~marked[more] & ~locked[more]]
        if len(more) == 0:
            return
        marked[more] = True


def _bent(values: Values, edges: Ints, triangle_of: Ints, edges_of: Ints, length: Floats) -> Ints:
    """Edges to split so that an outline lies straighter in some triangle."""
    # Triangles that were there before the last split were looked at then.
    zone, row = values.fresh()
    corner = values.field[zone[:, None], values.mesh.triangles[row]]
    longest = length[edges_of[row]].max(axis=1)
    near = np.abs(corner).min(axis=1) <= NEAR * longest
    zone, row, corner, longest = zone[near], row[near], corner[near], longest[near]
    sides, ahead = edges_of[row], np.roll(corner, -1, axis=1)

    # Edges whose ends are on one side may still be crossed twice: look at their middle.
    alike = (corner * ahead >= 0.0) & (np.minimum(np.abs(corner), np.abs(ahead)) <= 0.5 * length[sides])
    pair, first = np.unique((zone[:, None] * len(edges) + sides)[alike], return_index=True)
    side = np.where(corner + ahead >= 0.0, 1.0, -1.0)[alike][first]
    owner, edge = np.divmod(pair, len(edges))
    middles = EdgePoints(edges[edge], triangle_of[edge], np.full(len(edge), 0.5))
    twice = edge[values.on_edges(owner, middles)[0] * side < -values.fields.tolerance[owner]]

    # Where the outline passes, look at the middle of its straight piece.
    crossed = np.flatnonzero((corner.min(axis=1) < 0.0) & (corner.max(axis=1) > 0.0))
    shares = _piece_middles(corner[crossed])
    off = np.zeros(len(row), dtype=bool)
    apart = np.abs(values.in_triangles(zone[crossed], row[crossed], shares)[0])
    off[crossed] = apart > values.fields.tolerance[zone[crossed]]

    # A narrow zone may end within a triangle and touch none of its corners.
    radius = values.fields.radius[zone]
    large = longest > 1.2 * np.maximum(radius, LONGEST_AT_A_TIP)
    off |= values.fields.is_band[zone] & large & (corner.min(axis=1) < radius)
    sides = sides[off]
    return np.append(twice, sides[np.arange(len(sides)), np.round(length[sides], 9).argmax(axis=1)])


def _piece_middles(corner: Floats) -> Floats:
    """Weights of the middle of the straight piece on which a linear field is zero, shape (n, 3)."""
    ahead = np.roll(corner, -1, axis=1)
    crossing = corner * ahead < 0.0
    t = np.where(crossing, corner / np.where(crossing, corner - ahead, 1.0), 0.0)
    weights = np.where(crossing, 1.0 - t, 0.0) + np.roll(np.where(crossing, t, 0.0), 1, axis=1)
    weights += corner == 0.0
    return np.asarray(weights / weights.sum(axis=1)[:, None])
