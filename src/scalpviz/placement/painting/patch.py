"""The skin about a zone's line: every triangle the zone or its outline may touch."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.placement.painting.excess import Seen, excess_along_skin
from scalpviz.placement.painting.line import LONGEST_PIECE, Feet, Lines, PaintLine

OFF_SKIN = 0.5
"""mm: a line may lie so far off the triangle it belongs to."""


@dataclass(frozen=True, eq=False)
class SkinPatch:
    """The skin about one line.

    Parameters
    ----------
    vertices : ndarray of int, shape (k,)
        Of the head, ascending.
    triangles : ndarray of int, shape (m,)
        Of the head, between those vertices.
    corners : ndarray of int, shape (m, 3)
        The triangles' corners as rows of `vertices`.
    feet : Feet
        Of the vertices.
    under : ndarray of int, shape (pieces,)
        Row of `triangles` each piece of the line lies in, -1 where it is off the skin.
    """

    vertices: Ints
    triangles: Ints
    corners: Ints
    feet: Feet
    under: Ints


def patches(vertices: Floats, triangles: Ints, lines: Lines, radii: Floats) -> list[SkinPatch]:
    """The skin within a radius (mm) of each line, and a little more.

    A vertex belongs if a triangle at it may reach so near: if it is no farther than its longest edge
    beyond the radius. So every triangle that holds such a place is there whole.
    """
    longest = _longest_edges(vertices, triangles)
    slack = longest + OFF_SKIN
    near = [_about(vertices, slack + radius, line) for line, radius in zip(lines.lines, radii, strict=True)]
    feet = [lines.nearest(np.full(len(rows), row), vertices[rows]) for row, rows in enumerate(near)]
    return [
        _patch(vertices, triangles, longest, slack + radius, rows, here, line)
        for rows, here, line, radius in zip(near, feet, lines.lines, radii, strict=True)
    ]


def excesses(vertices: Floats, lines: Lines, found: Sequence[SkinPatch]) -> list[Floats]:
    """At each patch's vertices, how much longer the way along the skin is; infinite where none leads."""
    starts = np.cumsum([0] + [len(patch.vertices) for patch in found])
    under = np.zeros(starts[-1], dtype=bool)
    for patch, first in zip(found, starts, strict=False):
        under[first + patch.corners[patch.under[patch.under >= 0]]] = True
    round_trip = [line.length if line.closed else np.inf for line in lines.lines]
    seen = Seen(
        xyz=np.concatenate([vertices[patch.vertices] for patch in found]),
        feet=np.concatenate([patch.feet.xyz for patch in found]),
        distance=np.concatenate([patch.feet.distance for patch in found]),
        along=np.concatenate([patch.feet.along for patch in found]),
        round=np.repeat(round_trip, np.diff(starts)),
        start=under,
    )
    corners = np.concatenate([patch.corners + first for patch, first in zip(found, starts, strict=False)])
    return np.split(excess_along_skin(seen, corners), starts[1:-1])


def _longest_edges(vertices: Floats, triangles: Ints) -> Floats:
    """The longest edge at each vertex, mm."""
    longest = np.zeros(len(vertices))
    for a, b in ((0, 1), (1, 2), (2, 0)):
        span = vertices[triangles[:, a]] - vertices[triangles[:, b]]
        length = np.sqrt(np.einsum("ni,ni->n", span, span))
        np.maximum.at(longest, triangles[:, a], length)
        np.maximum.at(longest, triangles[:, b], length)
    return longest


def _about(vertices: Floats, limit: Floats, line: PaintLine) -> Ints:
    """Vertices within their limit of a line, and a few more."""
    near = np.arange(len(vertices))
    for axis in range(3):
        place, low, high = vertices[near, axis], line.xyz[:, axis].min(), line.xyz[:, axis].max()
        near = near[np.abs(place - 0.5 * (low + high)) <= 0.5 * (high - low) + limit[near]]
    return near[line.rough_distance(vertices[near]) <= limit[near] + 1.5 * LONGEST_PIECE]


def _patch(
    vertices: Floats, triangles: Ints, longest: Floats, limit: Floats, near: Ints, feet: Feet, line: PaintLine
) -> SkinPatch:
    row = np.full(len(vertices), -1, dtype=np.int64)
    row[near] = np.arange(len(near))
    kept = np.zeros(len(vertices), dtype=bool)
    kept[near] = feet.distance <= limit[near]
    chosen = np.flatnonzero(kept[triangles[:, 0]])
    chosen = chosen[kept[triangles[chosen, 1]] & kept[triangles[chosen, 2]]]
    corners = row[triangles[chosen]]
    # No corner of a triangle the line passes is farther from the line than its longest edge.
    passed = np.flatnonzero((feet.distance[corners] <= longest[triangles[chosen]] + OFF_SKIN).all(axis=1))
    under = _triangles_under(vertices[triangles[chosen[passed]]], line)
    under[under >= 0] = passed[under[under >= 0]]
    return SkinPatch(near, chosen, corners, feet, under)


def _triangles_under(corners: Floats, line: PaintLine) -> Ints:
    """Row of the triangle (m, 3, 3) each piece of a line lies in, or -1 where it is off them all."""
    points = 0.5 * (line.xyz[1:] + line.xyz[:-1])
    low, high = corners.min(axis=1) - OFF_SKIN, corners.max(axis=1) + OFF_SKIN
    inside = np.ones((len(points), len(corners)), dtype=bool)
    for axis in range(3):
        inside &= (points[:, None, axis] >= low[:, axis]) & (points[:, None, axis] <= high[:, axis])
    piece, row = np.nonzero(inside)
    gap = _distance_to_triangles(points[piece], corners[row])
    order = np.lexsort((row, np.round(gap, 9), piece))
    piece, row, gap = piece[order], row[order], gap[order]
    first = np.ones(len(piece), dtype=bool)
    first[1:] = piece[1:] != piece[:-1]
    first &= gap <= OFF_SKIN
    under = np.full(len(points), -1, dtype=np.int64)
    under[piece[first]] = row[first]
    return under


def _distance_to_triangles(points: Floats, corners: Floats) -> Floats:
    """Distance of each point (m, 3) to its triangle (m, 3, 3)."""
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    normal = np.cross(b - a, c - a)
    area = np.maximum(np.linalg.norm(normal, axis=1), 1e-30)
    over = np.abs(np.einsum("ni,ni->n", points - a, normal)) / area
    within = np.ones(len(points), dtype=bool)
    nearest = np.full(len(points), np.inf)
    for start, end in ((a, b), (b, c), (c, a)):
        span, reach = end - start, points - start
        within &= np.einsum("ni,ni->n", np.cross(span, reach), normal) >= 0.0
        t = np.einsum("ni,ni->n", span, reach) / np.maximum(np.einsum("ni,ni->n", span, span), 1e-30)
        gap = reach - np.clip(t, 0.0, 1.0)[:, None] * span
        nearest = np.minimum(nearest, np.sqrt(np.einsum("ni,ni->n", gap, gap)))
    return np.where(within, over, nearest)
