"""The outlines of painted zones: where their triangles end."""

import numpy as np

from scalpviz.atlas.keys import SiteKey
from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.placement.painting.painted import PaintedSkin


def border_edges(painted: PaintedSkin, zone: SiteKey, part: str | None = None) -> Ints:
    """Edges between a zone's triangles (or one part's) and the others.

    Returns
    -------
    ndarray of int, shape (k, 2)
        Vertices; the zone lies on the left of each edge, seen from outside.
    """
    corners = painted.triangles[painted.triangles_of(zone, part)]
    starts, ends = corners.ravel(), np.roll(corners, -1, axis=1).ravel()
    count = len(painted.vertices)
    alone = np.isin(starts * count + ends, ends * count + starts, invert=True)
    return np.column_stack([starts[alone], ends[alone]])


def outline(painted: PaintedSkin, zone: SiteKey, part: str | None = None) -> list[Floats]:
    """The outline of a zone (or of one part of it) as closed loops.

    Returns
    -------
    list of ndarray, shape (k, 3)
        mm; the last vertex repeats the first. The longest loop comes first.
    """
    edges = border_edges(painted, zone, part)
    following: dict[int, list[int]] = {}
    for start, end in edges[np.lexsort((edges[:, 1], edges[:, 0]))].tolist():
        following.setdefault(start, []).append(end)
    loops = []
    for start in sorted(following):
        while following[start]:
            loop = [start, following[start].pop()]
            while loop[-1] != start:
                loop.append(following[loop[-1]].pop())
            loops.append(painted.vertices[loop])
    return sorted(loops, key=len, reverse=True)
