"""Independent answers to check the skin against: pygeodesic for lengths, brute force for distances."""

import numpy as np
import pygeodesic.geodesic as exact
import trimesh
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from scalpviz.head.skin.surface import Skin, SkinPath, SkinPoint

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


def section_line(
    vertices: np.ndarray, triangles: np.ndarray, start: np.ndarray, normal: np.ndarray
) -> np.ndarray:
    """The section of a mesh by a plane through a place, as trimesh cuts it: the piece nearest to the place.

    Parameters
    ----------
    start : ndarray, shape (3,)
        On the mesh.
    normal : ndarray, shape (3,)
        Of the plane.

    Returns
    -------
    ndarray, shape (k, 3)
        In order; it ends where it starts if the piece is closed. The plane lies a hundred-thousandth of a
        millimetre beside the place, so that it meets no vertex.
    """
    unit = normal / np.linalg.norm(normal)
    mesh = trimesh.Trimesh(vertices, triangles, process=False)
    pieces = np.asarray(trimesh.intersections.mesh_plane(mesh, unit, start + 1e-5 * unit))
    ends = pieces.reshape(-1, 3)
    # Ends of neighbouring pieces are the same place: each is given one number.
    pairs = cKDTree(ends).query_pairs(1e-7, output_type="ndarray")
    links = coo_matrix((np.ones(len(pairs)), pairs.T), shape=(len(ends), len(ends)))
    node = connected_components(links, directed=False)[1].reshape(-1, 2)
    graph: dict[int, list[int]] = {}
    for row, (one, other) in enumerate(node):
        if one != other:
            graph.setdefault(int(one), []).append(row)
            graph.setdefault(int(other), []).append(row)
    place = {int(number): ends[k] for k, number in enumerate(node.ravel())}
    first = int(np.argmin(np.linalg.norm(pieces.mean(axis=1) - start, axis=1)))

    def onward(number: int) -> list[int]:
        walked, row = [number], first
        while True:
            following = [other for other in graph[walked[-1]] if other != row]
            if not following or following[0] == first:
                return walked
            row = following[0]
            walked.append(int(node[row][1] if node[row][0] == walked[-1] else node[row][0]))

    ahead = onward(int(node[first][1]))
    if ahead[-1] == node[first][0]:
        return np.array([place[number] for number in [ahead[-1], *ahead]])
    return np.array([place[number] for number in [*onward(int(node[first][0]))[::-1], *ahead]])


def section_over(
    vertices: np.ndarray, triangles: np.ndarray, first: np.ndarray, over: np.ndarray, last: np.ndarray
) -> np.ndarray:
    """The section by the plane through three places, from the first over the second to the third, (k, 3)."""
    line = section_line(vertices, triangles, first, np.cross(over - first, last - first))
    if np.linalg.norm(line[0] - line[-1]) < 1e-6:
        line = np.roll(line[:-1], -int(np.argmin(np.linalg.norm(line[:-1] - first, axis=1))), axis=0)
        line = np.vstack([line, line[0]])
    for way in (line, line[::-1]):
        begin, middle, end = (
            int(np.argmin(np.linalg.norm(way[1:-1] - p, axis=1))) for p in (first, over, last)
        )
        begin = 0 if np.linalg.norm(line[0] - line[-1]) < 1e-6 else begin
        if begin < middle < end:
            return np.vstack([first, way[1:-1][begin + 1 : end], last])
    raise AssertionError("the section does not run over the three places")


def share_of(line: np.ndarray, share: float) -> np.ndarray:
    """The place at a share of the length of a polyline, shape (3,)."""
    run = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    return np.array([np.interp(share * run[-1], run, line[:, k]) for k in range(3)])


def thickness(vertices: np.ndarray, triangles: np.ndarray, place: np.ndarray) -> float:
    """How far it is from a place on a mesh straight inward to where its other side is met, mm."""
    corners = vertices[triangles]
    close = np.argsort(np.linalg.norm(corners.mean(axis=1) - place, axis=1))[:200]
    feet = trimesh.triangles.closest_point(corners[close], np.tile(place, (len(close), 1)))
    a, b, c = corners[close[np.argmin(np.linalg.norm(feet - place, axis=1))]]
    inward = -np.cross(b - a, c - a) / np.linalg.norm(np.cross(b - a, c - a))
    # Every triangle that the ray goes through (Moeller and Trumbore).
    one, other = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    across = np.cross(inward, other)
    area = np.einsum("kd,kd->k", one, across)
    area = np.where(np.abs(area) > 1e-12, area, np.inf)
    away = place - corners[:, 0]
    u = np.einsum("kd,kd->k", away, across) / area
    turned = np.cross(away, one)
    v, depth = turned @ inward / area, np.einsum("kd,kd->k", other, turned) / area
    met = depth[(u >= 0) & (v >= 0) & (u + v <= 1) & (depth > 0.05)]
    return float(met.min()) if len(met) else np.inf
