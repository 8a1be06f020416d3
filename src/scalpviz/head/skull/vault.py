"""The vault of a head as an even mesh: the skin above a line, smoothed, without ears and hair's noise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head
from scalpviz.head.skin.mesh import Floats, Ints, SkinMesh
from scalpviz.head.skull.rays import RaySurface
from scalpviz.head.skull.rim import Rim

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

RINGS = 56
"""Of the mesh, from its top to the line: 2 to 3 mm apart on an adult."""
SMOOTHED = 4
"""Rounds of smoothing, each over the neighbouring vertices."""
ENOUGH = 40_000
"""Vertices of the skin that are looked at; of a finer mesh every second, third ... one is."""
EDGE = 2.5
"""Radius of the rounded edge, mm."""
EDGE_TURNS = 4
"""Rings of the edge."""


@dataclass(frozen=True, eq=False)
class Vault:
    """An even, smooth mesh of the skin above the line.

    Parameters
    ----------
    vertices, normals : ndarray, shape (n, 3)
        mm and unit outward; the last `6 * RINGS` go round the line from the front to the right.
    triangles : ndarray of int, shape (m, 3)
        Counterclockwise seen from outside.
    """

    vertices: Floats
    normals: Floats
    triangles: Ints


def vault_of(head: Head, rim: Rim) -> Vault:
    """The vault of a head above a line.

    Raises
    ------
    ScalpVizError
        The head has too little skin there.
    """
    azimuth, down, triangles = _disc()
    directions = rim.directions(azimuth, down)
    reach = _smoothed(_skin_above(head, rim).distances(directions))
    vertices = rim.centre + reach[:, None] * directions
    return Vault(vertices, SkinMesh(vertices, triangles).vertex_normals, triangles)


def with_edge(vault: Vault, inner: Floats) -> tuple[Floats, Floats, Ints]:
    """The vault's mesh moved to other places, with a rounded edge rolled inward below the line.

    Parameters
    ----------
    inner : ndarray, shape (n, 3)
        The places, mm.

    Returns
    -------
    vertices, normals : ndarray, shape (n + EDGE_TURNS * 6 * RINGS, 3)
    triangles : ndarray of int
    """
    count, around = len(inner), 6 * RINGS
    ring, outward = inner[-around:], vault.normals[-around:]
    along = np.roll(ring, -1, axis=0) - np.roll(ring, 1, axis=0)
    downward = np.cross(along, outward)
    downward *= np.sign(np.einsum("kd,kd->k", downward, ring - vault.vertices[0]))[:, None]
    downward /= np.linalg.norm(downward, axis=1, keepdims=True)
    vertices, normals, triangles = [inner], [vault.normals], [vault.triangles]
    here = np.arange(around)
    after = (here + 1) % around
    for turn in range(1, EDGE_TURNS + 1):
        angle = np.pi * turn / EDGE_TURNS
        facing = np.cos(angle) * outward + np.sin(angle) * downward
        vertices.append(ring + EDGE * (facing - outward))
        normals.append(facing)
        start = count + (turn - 2) * around
        above, below = start + np.stack([here, after]), start + around + np.stack([here, after])
        triangles.append(np.stack([above[0], above[1], below[1]], axis=1))
        triangles.append(np.stack([above[0], below[1], below[0]], axis=1))
    return np.concatenate(vertices), np.concatenate(normals), np.concatenate(triangles)


def _skin_above(head: Head, rim: Rim) -> RaySurface:
    """The head's skin above the line and a little below it, as seen from the line's centre."""
    away = head.vertices - rim.centre
    outward = np.einsum("kd,kd->k", away, head.normals) > 0.3 * np.linalg.norm(away, axis=1)
    rows = np.flatnonzero(outward & (away @ rim.axes[2] > 0.0))
    rows = rows[rim.above(head.vertices[rows]) > -6.0]
    rows = rows[:: max(1, len(rows) // ENOUGH)]
    if len(rows) < 200:
        raise ScalpVizError(
            "This head has too little skin above the brows and ears for a skull cap; use a mesh that has it."
        )
    return RaySurface(rim.centre, head.vertices[rows], head.normals[rows])


@cache
def _disc() -> tuple[Floats, Floats, Ints]:
    """Azimuths, shares of the way down, and triangles of a round mesh: ring k has 6 k vertices.

    It is its own mirror image, triangles included.
    """
    turn = [np.arange(6 * k) * 2 * np.pi / (6 * k) for k in range(1, RINGS + 1)]
    down = [np.full(6 * k, k / RINGS) for k in range(1, RINGS + 1)]
    triangles = []
    for k in range(RINGS):
        for sector in range(6):
            inner = _row(k, sector * k + np.arange(k + 1))
            outer = _row(k + 1, sector * (k + 1) + np.arange(k + 2))
            triangles.append(np.stack([inner, outer[1:], outer[:-1]], axis=1))
            triangles.append(np.stack([inner[:-1], inner[1:], outer[1:-1]], axis=1))
    return (
        np.concatenate([[0.0], *turn]), np.concatenate([[0.0], *down]),
        np.concatenate(triangles).astype(np.int64),
    )  # fmt: skip


def _row(ring: int, place: Ints) -> Ints:
    """Row of a vertex of a ring; ring 0 is the top itself."""
    return np.zeros_like(place) if ring == 0 else 1 + 3 * ring * (ring - 1) + place % (6 * ring)


@cache
def _neighbours() -> csr_matrix:
    """Half of each vertex and half of the mean of its neighbours; along the line, of those on the line."""
    from scipy.sparse import csr_matrix

    triangles = _disc()[2]
    count = 1 + 3 * RINGS * (RINGS + 1)
    start, end = triangles.ravel(), np.roll(triangles, -1, axis=1).ravel()
    start, end = np.concatenate([start, end]), np.concatenate([end, start])
    edge = count - 6 * RINGS
    kept = (start < edge) | (end >= edge)
    graph = csr_matrix((np.ones(int(kept.sum())), (start[kept], end[kept])), shape=(count, count))
    graph.data[:] = 1.0
    each = np.asarray(graph.sum(axis=1)).ravel()
    graph.data *= np.repeat(0.5 / each, np.diff(graph.indptr))
    return graph


def _smoothed(values: Floats) -> Floats:
    for _ in range(SMOOTHED):
        values = 0.5 * values + _neighbours() @ values
    return values
