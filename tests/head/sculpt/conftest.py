"""The stored head, read by the tests themselves."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import trimesh

from scalpviz.assets import assets_dir

VERTEX = np.dtype([("place", "<f4", 3), ("normal", "<i2", 3), ("masks", "u1", 4)])
TRIANGLE = np.dtype([("corners", "u1"), ("indices", "<i4", 3)])


@dataclass(frozen=True)
class Stored:
    """What the two files of the reference head hold."""

    ply: Path
    header: list[str]
    vertices: np.ndarray
    normals: np.ndarray
    masks: dict[str, np.ndarray]
    triangles: np.ndarray
    landmarks: dict[str, np.ndarray]
    curves: dict[str, np.ndarray]
    notes: dict

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


def read(folder: Path) -> Stored:
    ply = folder / "average_adult.ply"
    raw = ply.read_bytes()
    end = raw.index(b"end_header\n") + len(b"end_header\n")
    header = raw[:end].decode("ascii").splitlines()
    counts = {line.split()[1]: int(line.split()[2]) for line in header if line.startswith("element")}
    body = np.frombuffer(raw, VERTEX, counts["vertex"], end)
    faces = np.frombuffer(raw, TRIANGLE, counts["face"], end + body.nbytes)
    assert end + body.nbytes + faces.nbytes == len(raw)
    notes = json.loads((folder / "average_adult.json").read_text(encoding="utf-8"))
    return Stored(
        ply=ply,
        header=header,
        vertices=body["place"].astype(float),
        normals=body["normal"] / 32767.0,
        masks=dict(zip(("ao", "hair", "brow", "lip"), body["masks"].T, strict=True)),
        triangles=faces["indices"].astype(int),
        landmarks={name: np.array(xyz) for name, xyz in notes["landmarks"].items()},
        curves={name: np.array(points) for name, points in notes["curves"].items()},
        notes=notes,
    )


@pytest.fixture(scope="session")
def stored() -> Stored:
    return read(assets_dir() / "meshes")
