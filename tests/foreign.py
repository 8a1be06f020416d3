"""Heads that come from elsewhere, as files: an egg with a neck cut, quick to read and to measure on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import trimesh

AXES = np.array([74.0, 96.0, 100.0])
CENTRE = np.array([0.0, 0.0, 29.0])
FOUR = ("nasion", "inion", "tragion_left", "tragion_right")


def on_egg(direction: tuple[float, float, float]) -> np.ndarray:
    """The place where a ray from the egg's centre meets its shell."""
    ray = np.array(direction) / np.linalg.norm(np.array(direction) / AXES)
    return CENTRE + ray


def egg(subdivisions: int = 5, neck: bool = True) -> trimesh.Trimesh:
    """An egg of a head's size, mm; open below z = -45 when it has a neck."""
    mesh = trimesh.creation.icosphere(subdivisions=subdivisions)
    mesh.apply_scale(AXES)
    mesh.apply_translation(CENTRE)
    if neck:
        keep = mesh.triangles_center[:, 2] > -45
        mesh = trimesh.Trimesh(mesh.vertices, mesh.faces[keep], process=False)
        mesh.remove_unreferenced_vertices()
    return mesh


def egg_landmarks() -> dict[str, np.ndarray]:
    """The four that a head cannot do without."""
    return {
        "nasion": on_egg((0, 93, 1)),
        "inion": on_egg((0, -90, -25)),
        "tragion_left": on_egg((-72, 0, -29)),
        "tragion_right": on_egg((72, 0, -29)),
    }


@dataclass
class HeadFiles:
    """A mesh and a landmarks file in a folder, each written as asked for."""

    folder: Path
    mesh: trimesh.Trimesh = field(default_factory=egg)
    landmarks: Mapping[str, np.ndarray] = field(default_factory=egg_landmarks)
    unit: str = "mm"

    def write(
        self, suffix: str = "ply", scale: float = 1.0, motion: np.ndarray | None = None
    ) -> tuple[Path, Path]:
        """Write both; `scale` is file units per mm for the mesh, `motion` a 4x4 motion of both."""
        motion = np.eye(4) if motion is None else motion
        mesh = self.mesh.copy()
        mesh.apply_transform(motion)
        mesh.apply_scale(scale)
        mesh_path = self.folder / f"person.{suffix}"
        mesh.export(mesh_path)
        per = {"mm": 1.0, "cm": 0.1, "m": 0.001, "in": 1 / 25.4}[self.unit]
        places = {name: (motion[:3, :3] @ xyz + motion[:3, 3]) * per for name, xyz in self.landmarks.items()}
        return mesh_path, self.write_landmarks({"unit": self.unit, "landmarks": places})

    def write_landmarks(self, content: object) -> Path:
        """Write a landmarks file of that content."""
        path = self.folder / "person.json"
        path.write_text(
            json.dumps(content, default=lambda value: np.asarray(value).tolist()), encoding="utf-8"
        )
        return path
