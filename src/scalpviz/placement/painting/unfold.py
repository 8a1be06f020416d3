"""Distances along folded skin, carried on from triangle to triangle.

Across an edge a-b the distance from a line is known at the two ends, and so is the place on the
line each end is nearest to. Laid flat, the line is then a point, a straight piece, or something
between them, and the distance at a fraction t of the edge is the root of

    ((1 - t) d_a + t d_b)^2 - t (1 - t) E,   E = edge^2 - (d_b - d_a)^2 - (s_b - s_a)^2

which is exact for a point (s_b = s_a) and for a straight piece (E = 0). The third corner is
reached by the shortest way over the edge. It knows nothing of straight distances through space,
which mean little in the folds of an ear; near the line's ends `paint_excess` is the more exact.
"""

from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin.surface import Floats, Ints

_SWEEPS = 1000
_SETTLED = 1e-7
_NEWTON = 3


@dataclass(frozen=True, eq=False)
class _Wedges:
    """Triangles laid flat on an edge a-b, the corner c above it."""

    a: Ints
    b: Ints
    c: Ints
    edge: Floats
    foot: Floats
    height: Floats


def unfold(xyz: Floats, triangles: Ints, distance: Floats, along: Floats, free: np.ndarray) -> Floats:
    """Distances of the free vertices, carried on from the others.

    Parameters
    ----------
    xyz, triangles : ndarray, shape (n, 3) and (m, 3)
        The mesh, mm.
    distance, along : ndarray, shape (n,)
        Of the others: along the skin from the line, and place on the line, mm.
    free : ndarray of bool, shape (n,)
        Vertices to work out.

    Returns
    -------
    ndarray, shape (n,)
        Infinite where no triangle leads.
    """
    wedges = _wedges(xyz, triangles, free)
    distance, along = np.where(free, np.inf, distance), along.copy()
    changed = ~free
    for _ in range(_SWEEPS):
        known = np.isfinite(distance[wedges.a] + distance[wedges.b])
        rows = np.flatnonzero((changed[wedges.a] | changed[wedges.b]) & known)
        reached, place = _over_the_edge(wedges, rows, distance, along)
        corner = wedges.c[rows]
        nearer = reached < distance[corner] - _SETTLED
        if not nearer.any():
            break
        corner, reached, place = corner[nearer], reached[nearer], place[nearer]
        np.minimum.at(distance, corner, reached)
        best = reached <= distance[corner]
        along[corner[best]] = place[best]
        changed = np.zeros(len(distance), dtype=bool)
        changed[corner] = True
    return distance


def _wedges(xyz: Floats, triangles: Ints, free: np.ndarray) -> _Wedges:
    corners = triangles[free[triangles].any(axis=1)]
    a, b, c = (np.roll(corners, -turn, axis=1).T.ravel() for turn in range(3))
    wanted = free[c]
    a, b, c = a[wanted], b[wanted], c[wanted]
    along, slope = xyz[b] - xyz[a], xyz[c] - xyz[a]
    edge = np.maximum(np.linalg.norm(along, axis=1), 1e-12)
    foot = np.einsum("ni,ni->n", along, slope) / edge
    height = np.sqrt(np.maximum(np.einsum("ni,ni->n", slope, slope) - foot**2, 0.0))
    return _Wedges(a, b, c, edge, foot, height)


def _over_the_edge(wedges: _Wedges, rows: Ints, distance: Floats, along: Floats) -> tuple[Floats, Floats]:
    """Distance of the far corner, and its place on the line, by the shortest way over the edge."""
    edge, foot, height = wedges.edge[rows], wedges.foot[rows], wedges.height[rows]
    near, far = distance[wedges.a[rows]], distance[wedges.b[rows]]
    start, end = along[wedges.a[rows]], along[wedges.b[rows]]
    rise = far - near
    bow = np.clip(edge**2 - rise**2 - (end - start) ** 2, 0.0, 4.0 * near * far)
    # The way from a straight piece leaves the edge at a right angle to the piece: a good first guess.
    slope = np.clip(rise / edge, -0.999, 0.999)
    t = np.clip((foot - height * slope / np.sqrt(1.0 - slope**2)) / edge, 0.0, 1.0)
    for _ in range(_NEWTON):
        source = np.sqrt(np.maximum((near + t * rise) ** 2 - t * (1.0 - t) * bow, 1e-12))
        ahead = t * edge - foot
        leg = np.sqrt(ahead**2 + height**2 + 1e-12)
        first = ((near + t * rise) * rise - (0.5 - t) * bow) / source
        second = (rise**2 + bow - first**2) / source + (edge * height) ** 2 / leg**3
        t = np.clip(t - (first + ahead * edge / leg) / np.maximum(second, 1e-6), 0.0, 1.0)
    source = np.sqrt(np.maximum((near + t * rise) ** 2 - t * (1.0 - t) * bow, 0.0))
    return source + np.hypot(t * edge - foot, height), start + t * (end - start)
