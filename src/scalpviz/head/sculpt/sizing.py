"""How large the triangles should be, place by place: fine where the face has detail, even on the scalp."""

import numpy as np

from scalpviz.head.sculpt.anatomy import meshing as numbers
from scalpviz.head.sculpt.field import Points, Values


def _beyond(points: Points, box: tuple[tuple[float, float, float], tuple[float, float, float]]) -> Values:
    """Distance (n,) of points to a box, 0 inside."""
    low, high = np.array(box)
    return np.asarray(np.linalg.norm(np.maximum(np.maximum(low - points, points - high), 0.0), axis=1))


def edge_length(points: Points, scale: float = 1.0) -> Values:
    """Edge length wanted (n,) at points (n, 3) of the clay's right half, mm.

    On a head `scale` times as large as the clay the fine triangles grow or shrink twice as much: what is
    drawn together between scales needs more of them, and a large head should take no more room. Those of
    the scalp are never smaller than asked for.
    """
    length = np.full(len(points), numbers.SCALP_EDGE)
    below = np.maximum(numbers.NECK_TOP - points[:, 2], 0.0)
    length = np.minimum(length + numbers.GROWTH_DOWN_THE_NECK * below, numbers.NECK_EDGE)
    for region in numbers.FINE_REGIONS:
        length = np.minimum(length, region.edge + region.growth * _beyond(points, (region.low, region.high)))
    at_cut = np.abs(points[:, 2] - numbers.CUT_LEVEL)
    length = np.minimum(length, numbers.CUT_EDGE + numbers.CUT_GROWTH * at_cut)
    fine, coarse = scale * scale, max(scale, 1.0)
    share = np.clip(length / numbers.SCALP_EDGE, 0.0, 1.0) ** 2
    return np.asarray(length * (fine + (coarse - fine) * share))
