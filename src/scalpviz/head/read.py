"""Reading a head's mesh from a file and looking whether one can measure on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import breadth_first_order, connected_components

from scalpviz.errors import ScalpVizError
from scalpviz.head.skin import Floats, Ints
from scalpviz.head.skin_mesh import SkinMesh

SUFFIXES: Mapping[str, str] = {".ply": "ply", ".obj": "obj", ".stl": "stl", ".glb": "glb"}
CRUMBS = 0.01
"""Pieces of less than this share of the whole area are left out."""
FEWEST_TRIANGLES = 500
"""A head of fewer has no place one could point at."""


@dataclass(frozen=True, eq=False)
class RawMesh:
    """A mesh as one can measure on it, in the unit and frame of its file.

    Parameters
    ----------
    vertices : ndarray, shape (n, 3)
        In the file's unit.
    triangles : ndarray of int, shape (m, 3)
        Counterclockwise seen from outside.
    borders : tuple of ndarray of int
        Vertices of each open border, in order.
    """

    vertices: Floats
    triangles: Ints
    borders: tuple[Ints, ...]


def read_mesh(path: Path) -> RawMesh:
    """Read a mesh and make it fit to measure on.

    Vertices at one place become one, triangles without area go, crumbs beside the head go, and
    triangles are turned to face outward.

    Raises
    ------
    ScalpVizError
        The file is missing, of another kind, damaged, empty, holds numbers that are no places, or its
        mesh comes in pieces or in sheets.
    """
    vertices, triangles = _raw(path)
    if len(triangles) == 0:
        raise ScalpVizError(f"{path}: there are no triangles in it; export the head as a surface mesh.")
    used = np.unique(triangles)
    if not np.isfinite(vertices[used]).all():
        bad = int((~np.isfinite(vertices[used]).all(axis=1)).sum())
        raise ScalpVizError(
            f"{path}: {bad} vertices are not numbers (NaN or infinite); export the mesh again."
        )
    vertices, triangles = _merged(vertices, triangles)
    if len(triangles) < FEWEST_TRIANGLES:
        raise ScalpVizError(
            f"{path}: {len(triangles)} triangles are too few for a head; give a mesh of at least "
            f"{FEWEST_TRIANGLES}."
        )
    vertices, triangles = _one_piece(path, vertices, triangles)
    _check_sheets(path, triangles)
    triangles = _facing_outward(vertices, _wound_alike(path, triangles))
    return RawMesh(vertices, triangles, _borders(triangles))


def _raw(path: Path) -> tuple[Floats, Ints]:
    kind = SUFFIXES.get(path.suffix.lower())
    if kind is None:
        raise ScalpVizError(f"{path}: a head is read from PLY, OBJ, STL or GLB; export it as one of these.")
    if not path.is_file():
        raise ScalpVizError(f"There is no file {path}; check its name.")
    if path.stat().st_size == 0:
        raise ScalpVizError(f"{path}: the file is empty; export the head again.")
    import trimesh  # only here: the window must not wait for it

    try:
        scene: Any = trimesh.load(
            path, file_type=kind, process=False, maintain_order=True, skip_materials=True
        )
        mesh: Any = scene.to_mesh() if isinstance(scene, trimesh.Scene) else scene
        vertices = np.asarray(mesh.vertices, dtype=np.float64)
        triangles = np.asarray(getattr(mesh, "faces", np.zeros((0, 3))), dtype=np.int64).reshape(-1, 3)
    except OSError as error:
        raise ScalpVizError(f"Cannot read {path}: {error.strerror or error}; check the file.") from error
    except Exception as error:  # a damaged file makes the readers fail in many ways
        raise ScalpVizError(
            f"{path}: not a mesh that can be read as {kind.upper()}; export the head again."
        ) from error
    if len(triangles) and (triangles.min() < 0 or triangles.max() >= len(vertices)):
        raise ScalpVizError(f"{path}: triangles name vertices that do not exist; export the head again.")
    return vertices, triangles


def _merged(vertices: Floats, triangles: Ints) -> tuple[Floats, Ints]:
    used = np.unique(triangles)
    step = max(float(np.linalg.norm(np.ptp(vertices[used], axis=0))), 1e-300) * 1e-8
    _, first, inverse = np.unique(
        np.round(vertices / step).astype(np.int64), axis=0, return_index=True, return_inverse=True
    )
    triangles = inverse.reshape(-1)[triangles]
    a, b, c = triangles.T
    triangles = triangles[(a != b) & (b != c) & (c != a)]
    corners = vertices[first][triangles]
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    triangles = triangles[area > 0]
    _, once = np.unique(np.sort(triangles, axis=1), axis=0, return_index=True)
    return _compact(vertices[first], triangles[np.sort(once)])


def _compact(vertices: Floats, triangles: Ints) -> tuple[Floats, Ints]:
    used, inverse = np.unique(triangles, return_inverse=True)
    return vertices[used], inverse.reshape(triangles.shape).astype(np.int64)


def _one_piece(path: Path, vertices: Floats, triangles: Ints) -> tuple[Floats, Ints]:
    ends = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]]])
    graph = csr_matrix((np.ones(len(ends), bool), ends.T), shape=(len(vertices), len(vertices)))
    count, piece = connected_components(graph, directed=False)
    if count == 1:
        return vertices, triangles
    p = vertices[triangles]
    area = np.linalg.norm(np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0]), axis=1)
    share = np.bincount(piece[triangles[:, 0]], area, minlength=count) / area.sum()
    large = int((share > CRUMBS).sum())
    if large > 1:
        raise ScalpVizError(
            f"{path}: the mesh has {large} separate pieces; leave only the head, and join its parts into one "
            "surface."
        )
    return _compact(vertices, triangles[piece[triangles[:, 0]] == int(np.argmax(share))])


def _edges(triangles: Ints) -> Ints:
    return np.sort(np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]), axis=1)


def _check_sheets(path: Path, triangles: Ints) -> None:
    _, uses = np.unique(_edges(triangles), axis=0, return_counts=True)
    shared = int((uses > 2).sum())
    if shared:
        raise ScalpVizError(
            f"{path}: {shared} edges belong to more than two triangles, so the mesh is no single skin; "
            "repair it in a mesh program (non-manifold edges)."
        )


def _wound_alike(path: Path, triangles: Ints) -> Ints:
    """Turn triangles so that neighbours run along their common edge in opposite directions."""
    count = len(triangles)
    start, end = triangles.ravel(), np.roll(triangles, -1, axis=1).ravel()
    low, high = np.minimum(start, end), np.maximum(start, end)
    order = np.lexsort((high, low))
    pair = np.flatnonzero((low[order][1:] == low[order][:-1]) & (high[order][1:] == high[order][:-1]))
    one, other = order[pair], order[pair + 1]
    clash = start[one] == start[other]
    if not clash.any():
        return triangles
    # Each triangle is turned or not: walk outward from the first and remember the parity.
    weight = np.where(clash, 2, 1)
    graph = csr_matrix((weight, (one // 3, other // 3)), shape=(count, count))
    graph = graph.maximum(graph.T).tocsr()
    visited, parent = breadth_first_order(graph, 0, directed=False)
    turned = np.zeros(count, dtype=bool)
    steps = np.asarray(graph[visited[1:], parent[visited[1:]]]).ravel()
    for triangle, before, step in zip(visited[1:], parent[visited[1:]], steps, strict=True):
        turned[triangle] = turned[before] ^ (step == 2)
    if ((turned[one // 3] ^ turned[other // 3]) != clash).any():
        raise ScalpVizError(
            f"{path}: the mesh has no inside and outside (one-sided); repair it in a mesh program."
        )
    return np.where(turned[:, None], triangles[:, ::-1], triangles)


def _facing_outward(vertices: Floats, triangles: Ints) -> Ints:
    p = vertices[triangles] - vertices.mean(axis=0)
    volume = np.einsum("ij,ij->", p[:, 0], np.cross(p[:, 1], p[:, 2]))
    return np.ascontiguousarray(triangles[:, ::-1]) if volume < 0 else np.ascontiguousarray(triangles)


def _borders(triangles: Ints) -> tuple[Ints, ...]:
    size = int(triangles.max()) + 1
    across = SkinMesh(np.zeros((size, 3)), triangles).neighbours
    rows, sides = np.nonzero(across < 0)
    following: dict[int, list[int]] = {}
    for a, b in zip(triangles[rows, sides], triangles[rows, (sides + 1) % 3], strict=True):
        following.setdefault(int(a), []).append(int(b))
    borders = []
    while following:
        first = next(iter(following))
        loop, at = [first], first
        while at in following:
            onward = following[at]
            step = onward.pop()
            if not onward:
                del following[at]
            at = step
            if at == first:
                break
            loop.append(at)
        borders.append(np.array(loop, dtype=np.int64))
    return tuple(borders)
