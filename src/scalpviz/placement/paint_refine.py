"""Make triangles small where an outline bends, so that its pieces between edges may be straight.

On straight stretches the head's own triangles do. At round ends, corners and creases a triangle
is split until the outline, drawn straight from edge to edge, is `STRAIGHT` near its true place.
"""

import numpy as np

from scalpviz.head.skin import Floats, Ints
from scalpviz.placement.paint_mesh import CutMesh, EdgePoints
from scalpviz.placement.paint_values import Values

STRAIGHT = 0.02
"""mm: how far an outline's straight piece may lie from the true outline."""

SHORTEST = 0.08
"""mm: shorter edges are not split."""

LONGEST_AT_A_TIP = 0.7
"""mm: edges are not asked to be shorter than this because the zone itself is narrow."""

NEAR = 0.6
"""A triangle's farthest place from its corners, as a part of its longest edge (at most 0.578)."""

_PASSES = 14


def refine(mesh: CutMesh, values: Values) -> None:
    """Split triangles until every zone's outline can be cut straight."""
    for _ in range(_PASSES):
        edges, triangle_of, edges_of = mesh.edges()
        span = mesh.xyz[edges[:, 0]] - mesh.xyz[edges[:, 1]]
        length = np.sqrt(np.einsum("ni,ni->n", span, span))
        marked = np.zeros(len(edges), dtype=bool)
        for zone in range(len(values.fields)):
            marked[_bent(mesh, values, zone, edges_of, edges, triangle_of, length)] = True
        locked = mesh.locked(edges)
        marked &= (length > SHORTEST) & ~locked
        if not marked.any():
            return
        _with_longest(marked, locked, edges_of, length)
        chosen = np.flatnonzero(marked)
        mesh.split(EdgePoints(edges[chosen], triangle_of[chosen], np.full(len(chosen), 0.5)))
        values.follow()


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


def _bent(
    mesh: CutMesh, values: Values, zone: int, edges_of: Ints, edges: Ints, triangle_of: Ints, length: Floats
) -> Ints:
    """Edges to split for one zone."""
    field = values.fields[zone]
    # Triangles that were there before the last split were looked at then.
    rows = values.triangles(zone)
    rows = rows[rows >= mesh.fresh]
    corner = values.field[zone][mesh.triangles[rows]]
    longest = length[edges_of[rows]].max(axis=1)
    near = np.abs(corner).min(axis=1) <= NEAR * longest
    rows, corner, longest = rows[near], corner[near], longest[near]
    if len(rows) == 0:
        return np.zeros(0, dtype=np.int64)
    sides, ahead = edges_of[rows], np.roll(corner, -1, axis=1)

    # Edges whose ends are on one side may still be crossed twice: look at their middle.
    alike = (corner * ahead >= 0.0) & (np.minimum(np.abs(corner), np.abs(ahead)) <= 0.5 * length[sides])
    which, first = np.unique(sides[alike], return_index=True)
    side_sign = np.where(corner + ahead >= 0.0, 1.0, -1.0)[alike][first]
    middles = mesh.place(EdgePoints(edges[which], triangle_of[which], np.full(len(which), 0.5)))

    # Where the outline passes, look at the middle of its straight piece.
    crossed = np.flatnonzero((corner.min(axis=1) < 0.0) & (corner.max(axis=1) > 0.0))
    ends = _piece_middles(corner[crossed])
    pieces = mesh.place_within(rows[crossed], ends)

    here, _ = field.at(*(np.vstack([one, other]) for one, other in zip(middles, pieces, strict=True)))
    at_middle, at_piece = here[: len(which)], here[len(which) :]
    twice = which[at_middle * side_sign < -STRAIGHT]
    off = crossed[np.abs(at_piece) > STRAIGHT]
    if field.laterals is None:
        tip = (longest > 1.2 * max(field.radius, LONGEST_AT_A_TIP)) & (corner.min(axis=1) < field.radius)
        off = np.union1d(off, np.flatnonzero(tip))
    longest_side = np.round(length[sides[off]], 9).argmax(axis=1)
    return np.concatenate([twice, sides[off, longest_side]])


def _piece_middles(corner: Floats) -> Floats:
    """Weights of the middle of the straight piece on which a linear field is zero, shape (n, 3)."""
    ahead = np.roll(corner, -1, axis=1)
    crossing = corner * ahead < 0.0
    t = np.where(crossing, corner / np.where(crossing, corner - ahead, 1.0), 0.0)
    weights = np.where(crossing, 1.0 - t, 0.0) + np.roll(np.where(crossing, t, 0.0), 1, axis=1)
    weights += corner == 0.0
    return np.asarray(weights / weights.sum(axis=1)[:, None])
