# mypy: disallow-untyped-decorators=False
"""The distance to a canal surface, compiled. Imported only when a head is sculpted (numba)."""

import numpy as np
from numba import njit
from numpy.typing import NDArray


@njit(cache=True)
def ball_distance(
    points: NDArray[np.float64], i: int, nodes: NDArray[np.float64], radii: NDArray[np.float64], j: int
) -> float:
    """Distance of point i to ball j."""
    dx = points[i, 0] - nodes[j, 0]
    dy = points[i, 1] - nodes[j, 1]
    dz = points[i, 2] - nodes[j, 2]
    return float(np.sqrt(dx * dx + dy * dy + dz * dz) - radii[j])


@njit(cache=True)
def canal_distance(
    points: NDArray[np.float64], nodes: NDArray[np.float64], radii: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Least distance (n,) of points (n, 3) to the balls along a curve.

    The nodes are dense; a parabola through the best three gives the minimum between them, so that
    the surface has no ribs.
    """
    count = len(nodes)
    out = np.empty(len(points))
    for i in range(len(points)):
        best, at = np.inf, 0
        for j in range(count):
            distance = ball_distance(points, i, nodes, radii, j)
            if distance < best:
                best, at = distance, j
        at = min(max(at, 1), count - 2)
        before = ball_distance(points, i, nodes, radii, at - 1)
        here = ball_distance(points, i, nodes, radii, at)
        after = ball_distance(points, i, nodes, radii, at + 1)
        bend = before - 2.0 * here + after
        if bend > 1e-9:
            u = min(1.0, max(-1.0, (before - after) / (2.0 * bend)))
            best = here + 0.5 * (after - before) * u + 0.5 * bend * u * u
        out[i] = best
    return out
