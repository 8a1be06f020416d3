"""How the finished head is written: a binary PLY with its shading, and a JSON of landmarks and curves."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scalpviz.head.sculpt.field import Points
from scalpviz.head.sculpt.marching import Triangles, settled

PLACE_STEP = 0.001
"""Everything written is rounded to this, mm."""

MASKS = ("ao", "hair", "brow", "lip")

_VERTEX = np.dtype([("place", "<f4", 3), ("normal", "<i2", 3), ("masks", "u1", len(MASKS))])
_TRIANGLE = np.dtype([("corners", "u1"), ("indices", "<i4", 3)])


@dataclass(frozen=True)
class PaintedMesh:
    """A closed mesh with what a renderer wants at each vertex.

    Attributes
    ----------
    vertices, normals : (n, 3) arrays
    triangles : (m, 3) array
    masks : mapping of name to (n,) array of 0..1
        `ao` (1 in the open), `hair`, `brow`, `lip`.
    """

    vertices: Points
    normals: Points
    triangles: Triangles
    masks: Mapping[str, NDArray[np.float64]]


def ply_bytes(mesh: PaintedMesh) -> bytes:
    """The mesh as a binary little-endian PLY."""
    properties = [f"property float {axis}" for axis in "xyz"]
    properties += [f"property short n{axis}" for axis in "xyz"]
    properties += [f"property uchar {name}" for name in MASKS]
    header = [
        "ply",
        "format binary_little_endian 1.0",
        "comment ScalpViz reference head, mm, RAS",
        f"element vertex {len(mesh.vertices)}",
        *properties,
        f"element face {len(mesh.triangles)}",
        "property list uchar int vertex_indices",
        "end_header",
    ]
    vertices = np.zeros(len(mesh.vertices), dtype=_VERTEX)
    vertices["place"] = settled(mesh.vertices, PLACE_STEP)
    vertices["normal"] = np.round(mesh.normals * 32767.0)
    for column, name in enumerate(MASKS):
        vertices["masks"][:, column] = np.round(np.clip(mesh.masks[name], 0.0, 1.0) * 255.0)
    triangles = np.zeros(len(mesh.triangles), dtype=_TRIANGLE)
    triangles["corners"] = 3
    triangles["indices"] = mesh.triangles
    return ("\n".join(header) + "\n").encode("ascii") + vertices.tobytes() + triangles.tobytes()


def _rounded(values: NDArray[np.float64]) -> list[float] | list[list[float]]:
    rounded: list[float] | list[list[float]] = (np.round(values, 3) + 0.0).tolist()
    return rounded


def landmarks_text(name: str, landmarks: Mapping[str, Points], curves: Mapping[str, Points]) -> str:
    """Landmarks (3,) and curves (n, 3) as JSON text, one entry a line."""

    def block(entries: Mapping[str, Points]) -> str:
        return ",\n".join(f'    "{key}": {json.dumps(_rounded(value))}' for key, value in entries.items())

    return (
        f'{{\n  "name": {json.dumps(name)},\n  "unit": "mm",\n'
        f'  "landmarks": {{\n{block(landmarks)}\n  }},\n  "curves": {{\n{block(curves)}\n  }}\n}}\n'
    )


def replace_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files by name: all of them, each whole, or none."""
    drafts = {name: folder / f".{name}.part" for name in contents}
    try:
        for name, draft in drafts.items():
            draft.write_bytes(contents[name])
        for name, draft in drafts.items():
            draft.replace(folder / name)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
