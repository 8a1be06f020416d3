"""Independent answers to check the skin against: pygeodesic for lengths, brute force for distances."""

import numpy as np
import pygeodesic.geodesic as exact
import trimesh

from scalpviz.head.skin import Skin, SkinPath, SkinPoint

CORRIDOR = 25.0
"""mm on either side of a tape that the exact solver is given: it knows all of the skin there."""


def exact_length(skin: Skin, start: SkinPoint, end: SkinPoint, tape: SkinPath | None = None) -> float:
    """Length of the exact geodesic between two places inside triangles.

    The places are made vertices, for the solver knows only vertices. With a tape, only the skin round it
    is looked at.
    """
    vertices, triangles = list(skin.vertices), skin.triangles.tolist()
    rows = []
    for point in (start, end):
        a, b, c = triangles[point.triangle]
        rows.append(len(vertices))
        # Off the edges by a few micrometres, for slivers would stop the solver.
        vertices.append((0.999 * point.weights + 0.001 / 3) @ skin.vertices[[a, b, c]])
        triangles[point.triangle] = (a, b, rows[-1])
        triangles += [(b, c, rows[-1]), (c, a, rows[-1])]
    xyz, faces = np.array(vertices), np.array(triangles)
    if tape is not None:
        stations = np.array([tape.at(s) for s in np.arange(0, tape.length + 3, 3)])
        middles = xyz[faces].mean(axis=1)
        gaps = np.linalg.norm(middles[:, None] - stations[None], axis=2).min(axis=1)
        faces = faces[gaps < CORRIDOR]
        used, faces = np.unique(faces, return_inverse=True)
        faces = faces.reshape(-1, 3)
        rows = [int(np.searchsorted(used, row)) for row in rows]
        xyz = xyz[used]
    solver = exact.PyGeodesicAlgorithmExact(xyz, faces)
    return float(solver.geodesicDistance(rows[0], rows[1])[0])


def distance_to_skin(vertices: np.ndarray, triangles: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Distance of each place to the nearest triangle, mm; every triangle that may count is looked at."""
    corners = vertices[triangles]
    middles = corners.mean(axis=1)
    reach = np.linalg.norm(corners - middles[:, None], axis=2).max()
    gaps = []
    for place in places:
        far = np.linalg.norm(middles - place, axis=1)
        near = corners[far < far.min() + 2 * reach]
        nearest = trimesh.triangles.closest_point(near, np.tile(place, (len(near), 1)))
        gaps.append(np.linalg.norm(nearest - place, axis=1).min())
    return np.array(gaps)
