"""Zones painted on the reference head, against exact geodesic distances on the painted mesh."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import potpourri3d
import pygeodesic.geodesic as geodesic
import pytest
import trimesh
from scipy.spatial import cKDTree

from scalpviz.assets import assets_dir
from scalpviz.head.skin.surface import SkinPath
from scalpviz.placement.painting.mesh import CutMesh, EdgePoints
from scalpviz.placement.painting.outline import border_edges
from scalpviz.placement.painting.paint import paint
from scalpviz.placement.placed import PlacedPart, PlacedZone
from scalpviz.side import Side

# Where bands begin and end (mm): over the vertex, down the temple, across the ear's root, at the nape.
LINES = {
    "vertex": ((5.0, 20.0, 127.0), (60.0, 20.0, 80.0)),
    "forehead": ((15.0, 85.0, 85.0), (14.0, 96.0, 60.0)),
    "temple": ((52.0, 53.0, 92.0), (70.0, 10.0, 40.0)),
    "above the ear": ((71.0, 8.0, 28.0), (70.0, -35.0, 25.0)),
    "behind the ear": ((72.5, -14.0, 32.0), (66.0, -20.0, -26.0)),
    "back": ((13.0, -95.0, 35.0), (12.0, -90.0, 5.0)),
}


@dataclass(frozen=True, eq=False)
class Mesh:
    vertices: np.ndarray
    triangles: np.ndarray


@cache
def head():
    mesh = trimesh.load(assets_dir() / "meshes" / "average_adult.ply", process=False)
    return Mesh(np.array(mesh.vertices, dtype=float), np.array(mesh.faces))


@cache
def tape(name):
    mesh = head()
    ends = [int(np.argmin(np.linalg.norm(mesh.vertices - np.array(end), axis=1))) for end in LINES[name]]
    return SkinPath(
        potpourri3d.EdgeFlipGeodesicSolver(mesh.vertices, mesh.triangles).find_geodesic_path(*ends)
    )


def band(path, width, key="zone", parts=()):
    return PlacedZone(
        key, "MS6", "trial", Side.RIGHT, "band", path, width, tuple(parts), None, frozenset(), False
    )


def with_vertices_at(mesh, points):
    """The same surface with a vertex at each point that lies inside an edge."""
    cut = CutMesh(mesh.vertices, mesh.triangles, np.arange(len(mesh.triangles)))
    edges, triangles, _ = cut.edges()
    start = mesh.vertices[edges[:, 0]]
    span = mesh.vertices[edges[:, 1]] - start
    squares = (span**2).sum(axis=1)
    tree = cKDTree(start + 0.5 * span)
    found = {}
    for point in points:
        near = np.array(tree.query_ball_point(point, 0.5 * np.sqrt(squares.max()) + 1e-3))
        t = ((point - start[near]) * span[near]).sum(axis=1) / squares[near]
        gap = np.linalg.norm(start[near] + t[:, None] * span[near] - point, axis=1)
        gap[(t < 1e-3) | (t > 1 - 1e-3)] = np.inf
        if gap.min() < 1e-5:
            found[int(near[gap.argmin()])] = t[gap.argmin()]
    which = np.array(list(found))
    cut.split(EdgePoints(edges[which], triangles[which], np.array(list(found.values()))))
    return Mesh(cut.xyz, cut.triangles)


def about(mesh, path, margin):
    """The head's triangles near a path, by themselves."""
    near = cKDTree(path.xyz).query(mesh.vertices)[0] < margin
    kept = mesh.triangles[near[mesh.triangles].all(axis=1)]
    used, row = np.unique(kept, return_inverse=True)
    return Mesh(mesh.vertices[used], row.reshape(kept.shape))


def exact(mesh, sources):
    return geodesic.PyGeodesicAlgorithmExact(mesh.vertices, mesh.triangles).geodesicDistances(sources)[0]


def with_line(path, margin):
    """The skin about a path with the path's samples, at most 0.4 mm apart, among its vertices."""
    mesh, line = with_vertices_at(about(head(), path, margin), path.xyz), path.xyz
    while np.linalg.norm(np.diff(line, axis=0), axis=1).max() > 0.4:
        middles = 0.5 * (line[1:] + line[:-1])
        mesh = with_vertices_at(mesh, middles)
        line = np.insert(line, np.arange(1, len(line)), middles, axis=0)
    sources = np.flatnonzero(cKDTree(line).query(mesh.vertices)[0] < 1e-6)
    return mesh, sources


@pytest.mark.parametrize("width", [5.0, 24.0])
@pytest.mark.parametrize("name", LINES)
def test_the_outline_lies_at_the_exact_geodesic_offset(name, width):
    path = tape(name)
    mesh, sources = with_line(path, 0.5 * width + 12.0)
    assert len(sources) > path.length / 0.4
    painted = paint(mesh, [band(path, width)])
    border = np.sort(border_edges(painted, "zone"), axis=1)
    halved = CutMesh(painted.vertices, painted.triangles, np.arange(len(painted.triangles)))
    edges, triangles, _ = halved.edges()
    keys = edges[:, 0] * len(painted.vertices) + edges[:, 1]
    which = np.searchsorted(keys, border[:, 0] * len(painted.vertices) + border[:, 1])
    halved.split(EdgePoints(edges[which], triangles[which], np.full(len(which), 0.5)))
    away = exact(Mesh(halved.xyz, halved.triangles), sources)
    on_outline = np.append(np.unique(border), np.arange(len(painted.vertices), len(halved.xyz)))
    assert np.abs(away[on_outline] - width / 2).max() < 0.2
    inside = np.zeros(len(painted.vertices), dtype=bool)
    inside[painted.triangles[painted.triangles_of("zone")]] = True
    outside = np.zeros(len(painted.vertices), dtype=bool)
    outside[painted.triangles[painted.region_of == 0]] = True
    assert away[: len(painted.vertices)][inside].max() < width / 2 + 0.2
    assert away[: len(painted.vertices)][outside].min() > width / 2 - 0.2


def test_the_painted_head_is_as_watertight_as_the_head():
    fifths = (PlacedPart("upper", 0.0, 0.2), PlacedPart("middle", 0.2, 0.6), PlacedPart("lower", 0.6, 1.0))
    zones = [band(tape(name), 6.0, name, fifths if name == "vertex" else ()) for name in LINES]
    painted = paint(head(), zones)
    before = trimesh.Trimesh(head().vertices, head().triangles, process=False)
    after = trimesh.Trimesh(painted.vertices, painted.triangles, process=False)
    assert before.is_watertight
    assert after.is_watertight
    assert after.is_winding_consistent
    assert after.euler_number == before.euler_number
    assert after.area == pytest.approx(before.area, rel=1e-9)
    turned = np.einsum("ni,ni->n", after.face_normals, before.face_normals[painted.origin_triangles])
    assert turned.min() > 0.999999
    assert {paint.zone for region in painted.regions for paint in region} == set(LINES)
    assert len(painted.triangles) < 1.25 * len(head().triangles)


def test_a_band_across_the_root_of_the_ear_is_one_piece_of_skin():
    painted = paint(head(), [band(tape("behind the ear"), 6.0)])
    corners = painted.triangles[painted.triangles_of("zone")]
    piece = trimesh.Trimesh(painted.vertices, corners, process=False)
    assert len(trimesh.graph.connected_components(piece.face_adjacency, nodes=np.arange(len(corners)))) == 1
