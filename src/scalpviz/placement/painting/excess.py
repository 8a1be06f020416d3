"""How much longer the way along the skin is than straight, carried outward from a line.

The nearest way from a corner c to the line leaves c's triangle over the edge a-b opposite, at a
point p. Straight through space, p is so far from the line, and the skin between p and the line
adds what it adds at a and b, interpolated: so

    excess_c = |c - p| + straight_p - straight_c + (1 - t) excess_a + t excess_b

for the triangle about c that gives the least. The straight distances hold everything that bends
quickly (the line's ends, its corners, the line itself); what is interpolated is smooth. In the
folds of an ear it is not, and the straight way from c no longer tells where the edge is crossed:
there `paint_unfold` carries the distance itself on.
"""

from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.placement.painting.unfold import unfold

FOLDED = 0.1
"""mm: a greater excess is a fold (a sphere of a head's size reaches it 25 mm from the line)."""

_SWEEPS = 1000
_SETTLED = 1e-7
_BLOCK = 40_000
_ON_SKIN = 0.1


@dataclass(frozen=True, eq=False)
class Seen:
    """What is known of the vertices of a mesh and a line near them.

    Parameters
    ----------
    xyz, feet : ndarray, shape (n, 3)
        The vertices, and the places of the line nearest to them in a straight measure, mm.
    distance, along : ndarray, shape (n,)
        Straight between the two, and place along the line, mm.
    round : ndarray, shape (n,)
        Length of the line if it is closed, else infinite.
    start : ndarray of bool, shape (n,)
        Whether the line passes a triangle at the vertex: nothing is in the way.
    """

    xyz: Floats
    feet: Floats
    distance: Floats
    along: Floats
    round: Floats
    start: np.ndarray


def excess_along_skin(seen: Seen, triangles: Ints) -> Floats:
    """How much longer the way along the skin is, mm; infinite where no triangle leads.

    Parameters
    ----------
    seen : Seen
        The vertices and their line; several meshes, each with a line, may stand side by side.
    triangles : ndarray of int, shape (m, 3)
        Between the vertices.
    """
    a, b, c = (np.roll(triangles, -turn, axis=1).T.ravel() for turn in range(3))
    t, gain, own = np.empty(len(a)), np.empty(len(a)), np.empty(len(a), dtype=bool)
    for first in range(0, len(a), _BLOCK):
        part = slice(first, first + _BLOCK)
        own[part] = _in_own_triangle(seen, a[part], b[part], c[part])
        t[part], gain[part] = _over_the_edge(seen, a[part], b[part], c[part])
    excess = np.where(seen.start, 0.0, np.inf)
    excess[c[own]] = 0.0
    changed = excess == 0.0
    for _ in range(_SWEEPS):
        rows = np.flatnonzero(changed[a] | changed[b])
        share, corner = t[rows], c[rows]
        # An end that is not reached yet does not matter if the way goes by the other.
        near = np.where(share < 1.0, excess[a[rows]], 0.0)
        far = np.where(share > 0.0, excess[b[rows]], 0.0)
        reached = gain[rows] + (1.0 - share) * near + share * far
        nearer = reached < excess[corner] - _SETTLED
        if not nearer.any():
            break
        np.minimum.at(excess, corner[nearer], reached[nearer])
        changed = np.zeros(len(excess), dtype=bool)
        changed[corner[nearer]] = True
    return _in_folds(seen, triangles, excess)


def _in_folds(seen: Seen, triangles: Ints, excess: Floats) -> Floats:
    """Where the skin turns so far that the straight way misleads, carry the distance itself on."""
    folded = excess > FOLDED
    if not folded.any():
        return excess
    beyond = unfold(seen.xyz, triangles, seen.distance + excess, seen.along, folded)
    return np.where(folded, np.clip(beyond - seen.distance, 0.0, excess), excess)


def _in_own_triangle(seen: Seen, a: Ints, b: Ints, c: Ints) -> np.ndarray:
    """Whether the foot of c lies in the triangle itself."""
    to_a, to_b, to_foot = (end - seen.xyz[c] for end in (seen.xyz[a], seen.xyz[b], seen.feet[c]))
    aa, bb, ab = _dot(to_a, to_a), _dot(to_b, to_b), _dot(to_a, to_b)
    fa, fb, ff = _dot(to_foot, to_a), _dot(to_foot, to_b), _dot(to_foot, to_foot)
    area = np.maximum(aa * bb - ab**2, 1e-12)
    u, v = (bb * fa - ab * fb) / area, (aa * fb - ab * fa) / area
    off = ff - (u * fa + v * fb)
    return np.asarray((u > -1e-9) & (v > -1e-9) & (u + v < 1.0 + 1e-9) & (off < _ON_SKIN**2))


def _over_the_edge(seen: Seen, a: Ints, b: Ints, c: Ints) -> tuple[Floats, Floats]:
    """Where the way from c to the line goes over the edge a-b, and what it adds up to there."""
    edge, way = seen.xyz[b] - seen.xyz[a], seen.feet[c] - seen.xyz[c]
    apart = seen.xyz[a] - seen.xyz[c]
    edge_edge, way_way, edge_way = _dot(edge, edge), _dot(way, way), _dot(edge, way)
    spread = edge_edge * way_way - edge_way**2
    crossing = edge_way * _dot(way, apart) - _dot(edge, apart) * way_way
    t = np.clip(crossing / np.maximum(spread, 1e-12), 0.0, 1.0)
    p = seen.xyz[a] + t[:, None] * edge
    straight = np.sqrt(_square_to_line(seen, a, b, c, p))
    leg = p - seen.xyz[c]
    return t, np.maximum(np.sqrt(_dot(leg, leg)) + straight - seen.distance[c], 0.0)


def _square_to_line(seen: Seen, a: Ints, b: Ints, c: Ints, p: Floats) -> Floats:
    """Square of the straight distance from p to the line between the feet of a, b and c."""
    foot_a, foot_b = seen.feet[a], seen.feet[b]
    span, reach = foot_b - foot_a, p - foot_a
    chord = _dot(span, span)
    arc = np.abs(seen.along[b] - seen.along[a])
    arc = np.minimum(arc, seen.round[a] - arc)
    u = np.clip(_dot(span, reach) / np.maximum(chord, 1e-30), 0.0, 1.0)
    # Feet on two branches of the line: there is no line between them.
    u = np.where(arc**2 > 1.5 * chord + 1e-6, np.round(u), u)
    gap, other = reach - u[:, None] * span, p - seen.feet[c]
    return np.minimum(_dot(gap, gap), _dot(other, other))


def _dot(a: Floats, b: Floats) -> Floats:
    return np.asarray(np.einsum("ni,ni->n", a, b))
