"""The stored heads, read by the tests themselves."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import trimesh

from scalpviz.assets import assets_dir

VERTEX = np.dtype([("place", "<f4", 3), ("normal", "<i2", 3), ("masks", "u1", 4)])
OPEN_EYE = np.dtype([("row", "<i4"), ("place", "<f4", 3), ("normal", "<i2", 3), ("masks", "u1", 4)])
HEADS = ("average_adult", "average_woman", "average_man", "child")
TRIANGLE = np.dtype([("corners", "u1"), ("indices", "<i4", 3)])


@dataclass(frozen=True)
class Stored:
    """What the two files of a stored head hold."""

    name: str
    ply: Path
    header: list[str]
    vertices: np.ndarray
    normals: np.ndarray
    masks: dict[str, np.ndarray]
    triangles: np.ndarray
    landmarks: dict[str, np.ndarray]
    curves: dict[str, np.ndarray]
    notes: dict
    opened: np.ndarray

    @property
    def awake(self) -> np.ndarray:
        """Vertices with the eyes open."""
        vertices = self.vertices.copy()
        vertices[self.opened["row"]] = self.opened["place"]
        return vertices

    @property
    def mesh(self) -> trimesh.Trimesh:
        return trimesh.Trimesh(self.vertices, self.triangles, process=False)

    def gaps(self, points: np.ndarray) -> np.ndarray:
        """Distance of points (n, 3) to the skin: exact to the triangles nearest by their centroids."""
        from scipy.spatial import cKDTree

        corners = self.vertices[self.triangles]
        near = cKDTree(corners.mean(axis=1)).query(points, k=40)[1]
        best = np.full(len(points), np.inf)
        for column in near.T:
            foot = trimesh.triangles.closest_point(corners[column], points)
            best = np.minimum(best, np.linalg.norm(foot - points, axis=1))
        return best

    def at(self, mask: str, landmark: str) -> int:
        """The mask's value at the vertex next to a landmark."""
        nearest = np.linalg.norm(self.vertices - self.landmarks[landmark], axis=1).argmin()
        return int(self.masks[mask][nearest])


def read(folder: Path, name: str) -> Stored:
    ply = folder / f"{name}.ply"
    raw = ply.read_bytes()
    end = raw.index(b"end_header\n") + len(b"end_header\n")
    header = raw[:end].decode("ascii").splitlines()
    counts = {line.split()[1]: int(line.split()[2]) for line in header if line.startswith("element")}
    body = np.frombuffer(raw, VERTEX, counts["vertex"], end)
    faces = np.frombuffer(raw, TRIANGLE, counts["face"], end + body.nbytes)
    opened = np.frombuffer(raw, OPEN_EYE, counts["open_eye"], end + body.nbytes + faces.nbytes)
    assert end + body.nbytes + faces.nbytes + opened.nbytes == len(raw)
    notes = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return Stored(
        name=name,
        ply=ply,
        header=header,
        vertices=body["place"].astype(float),
        normals=body["normal"] / 32767.0,
        masks=dict(zip(("ao", "hair", "brow", "lip"), body["masks"].T, strict=True)),
        triangles=faces["indices"].astype(int),
        landmarks={name: np.array(xyz) for name, xyz in notes["landmarks"].items()},
        curves={name: np.array(points) for name, points in notes["curves"].items()},
        notes=notes,
        opened=opened,
    )


@pytest.fixture(scope="session", params=HEADS)
def stored(request) -> Stored:
    return read(assets_dir() / "meshes", request.param)


@pytest.fixture(scope="session")
def adult() -> Stored:
    return read(assets_dir() / "meshes", "average_adult")
