"""How the finished head is written: a binary PLY with its shading, and a JSON of landmarks and curves."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scalpviz.head.sculpt.field import Points
from scalpviz.head.sculpt.marching import Triangles, settled
from scalpviz.head.sculpt.opened import OpenedLids

PLACE_STEP = 0.001
"""Everything written is rounded to this, mm."""

MASKS = ("ao", "hair", "brow", "lip")

EYE_MASKS = ("ao", "sclera", "iris", "pupil")

_VERTEX = np.dtype([("place", "<f4", 3), ("normal", "<i2", 3), ("masks", "u1", len(MASKS))])
_TRIANGLE = np.dtype([("corners", "u1"), ("indices", "<i4", 3)])
_OPEN_EYE = np.dtype(
    [("vertex", "<i4"), ("place", "<f4", 3), ("normal", "<i2", 3), ("masks", "u1", len(EYE_MASKS))]
)


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


def _properties(masks: tuple[str, ...]) -> list[str]:
    properties = [f"property float {axis}" for axis in "xyz"]
    properties += [f"property short n{axis}" for axis in "xyz"]
    return properties + [f"property uchar {name}" for name in masks]


def ply_bytes(mesh: PaintedMesh, eyes: OpenedLids) -> bytes:
    """The mesh as a binary little-endian PLY, its open eyes as an element of their own."""
    header = [
        "ply",
        "format binary_little_endian 1.0",
        "comment ScalpViz reference head, mm, RAS",
        f"element vertex {len(mesh.vertices)}",
        *_properties(MASKS),
        f"element face {len(mesh.triangles)}",
        "property list uchar int vertex_indices",
        f"element open_eye {len(eyes.rows)}",
        "property int vertex",
        *_properties(EYE_MASKS),
        "end_header",
    ]
    vertices = np.zeros(len(mesh.vertices), dtype=_VERTEX)
    _fill(vertices, mesh.vertices, mesh.normals, [mesh.masks[name] for name in MASKS])
    triangles = np.zeros(len(mesh.triangles), dtype=_TRIANGLE)
    triangles["corners"] = 3
    triangles["indices"] = mesh.triangles
    opened = np.zeros(len(eyes.rows), dtype=_OPEN_EYE)
    opened["vertex"] = eyes.rows
    _fill(opened, eyes.vertices, eyes.normals, [eyes.masks[name] for name in EYE_MASKS])
    body = vertices.tobytes() + triangles.tobytes() + opened.tobytes()
    return ("\n".join(header) + "\n").encode("ascii") + body


def _fill(
    records: NDArray[np.void], places: Points, normals: Points, masks: list[NDArray[np.float64]]
) -> None:
    records["place"] = settled(places, PLACE_STEP)
    records["normal"] = np.round(normals * 32767.0)
    for column, mask in enumerate(masks):
        records["masks"][:, column] = np.round(np.clip(mask, 0.0, 1.0) * 255.0)


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
