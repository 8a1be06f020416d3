"""What a renderer wants at each vertex: normals, how open the place is to the sky, and soft painted masks."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline, PchipInterpolator
from scipy.sparse import coo_matrix, diags

from scalpviz.head.sculpt.anatomy import features, hair
from scalpviz.head.sculpt.field import Field, Points, Values, gradient, unit
from scalpviz.head.sculpt.hairline import Hairline, depth_in_hair
from scalpviz.head.sculpt.marching import Triangles

TAPS = ((1.2, 1.0), (2.5, 0.9), (5.0, 0.8), (10.0, 0.7), (18.0, 0.6))
"""Distances along the normal at which nearby skin is looked for, mm, and their weights."""
STRENGTH = 1.25
DARKEST = 0.12
OPENING_SKIN = 0.6
OPENING_FADE = 1.8
"""Beyond this depth in a nostril or ear canal the light fades, and how fast, mm."""


def normals(field: Field, points: Points) -> Points:
    """Outward unit normals (n, 3): the field's gradient, smoother than the triangles'."""
    return unit(gradient(field, points, 0.12))


def openness(field: Field, filled: Field, points: Points, outward: Points, triangles: Triangles) -> Values:
    """Baked ambient occlusion (n,): 1 in the open, near 0 deep in a fold.

    Parameters
    ----------
    field : Field
        The head.
    filled : Field
        The head with nostrils and ear canals filled; a point far below its surface is in the dark.
    points, outward : (n, 3) arrays
        Places on the skin and their normals.
    triangles : (m, 3) array
        The mesh over which the result is smoothed.
    """
    hidden, total = np.zeros(len(points)), 0.0
    for reach, weight in TAPS:
        hidden += weight * np.clip((reach - field(points + reach * outward)) / reach, 0.0, 1.0)
        total += weight
    depth = np.maximum(-filled(points), 0.0)
    light = np.clip(1.0 - STRENGTH * hidden / total, DARKEST, 1.0)
    light *= np.exp(-np.maximum(depth - OPENING_SKIN, 0.0) / OPENING_FADE)
    edges = np.vstack([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    links = coo_matrix((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), shape=(len(points),) * 2).tocsr()
    links = ((links + links.T) > 0).astype(float) + diags(np.ones(len(points)))
    average = diags(1.0 / np.asarray(links.sum(axis=1)).ravel()) @ links
    for _ in range(3):
        light = average @ light
    return np.asarray(light)


def soft_step(depth: Values, width: float) -> Values:
    """0 outside, 1 inside, smooth over `width` mm about depth 0."""
    t = np.clip(depth / width + 0.5, 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t))


def hair_mask(line: Hairline, skin: Field, points: Points) -> Values:
    """Hair-bearing scalp (n,): 1 inside the hairline, 0 outside and on the auricles."""
    off_the_scalp = soft_step(skin(points) - 0.8, 0.8)
    return soft_step(depth_in_hair(line, points), hair.SOFT_EDGE) * (1.0 - off_the_scalp)


def _dense(rows: Sequence[tuple[float, float, float]], count: int) -> NDArray[np.float64]:
    table = np.array(rows)
    wanted = np.linspace(table[0, 0], table[-1, 0], count)
    return np.column_stack(
        [
            wanted,
            CubicSpline(table[:, 0], table[:, 1])(wanted),
            PchipInterpolator(table[:, 0], table[:, 2])(wanted),
        ]
    )


def brow_mask(points: Points) -> Values:
    """Painted eyebrow (n,), as seen from the front."""
    path = _dense(features.EYEBROW, 160)
    depth = np.full(len(points), -1e3)
    front = np.nonzero((points[:, 1] > 55.0) & (np.abs(points[:, 2] - 43.0) < 20.0))[0]
    seen = np.column_stack([np.abs(points[front, 0]), points[front, 2]])
    away = np.linalg.norm(seen[:, None] - path[None, :, :2], axis=2)
    depth[front] = (path[:, 2] - away).max(axis=1)
    return soft_step(depth, hair.BROW_SOFT_EDGE)


def lip_mask(points: Points) -> Values:
    """Vermilion of both lips (n,), as seen from the front."""
    upper, lower = np.array(features.VERMILION_UPPER), np.array(features.VERMILION_LOWER)
    x = np.clip(np.abs(points[:, 0]), 0.0, upper[-1, 0])
    # Even about the midline below; a cupid's bow above.
    top = PchipInterpolator(upper[:, 0], upper[:, 1])(x)
    bottom = CubicSpline(lower[:, 0], lower[:, 1], bc_type=((1, 0.0), (2, 0.0)))(x)
    depth = np.minimum(
        np.minimum(top - points[:, 2], points[:, 2] - bottom), upper[-1, 0] - np.abs(points[:, 0])
    )
    depth[points[:, 1] < 78.0] = -1e3
    return soft_step(depth, hair.LIP_SOFT_EDGE)
