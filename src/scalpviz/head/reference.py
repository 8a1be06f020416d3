"""The reference head: sculpted by the project, stored with the program."""

import json
from functools import cache
from pathlib import Path

import numpy as np

from scalpviz.assets import assets_dir
from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head, Landmark
from scalpviz.head.skin import SkinPath

DEFAULT = "average_adult"

_VERTEX = np.dtype(
    [("xyz", "<f4", 3), ("normal", "<i2", 3), ("ao", "u1"), ("hair", "u1"), ("brow", "u1"), ("lip", "u1")]
)
_TRIANGLE = np.dtype([("corners", "u1"), ("vertices", "<i4", 3)])


@cache
def load_reference(name: str = DEFAULT, folder: Path | None = None) -> Head:
    """Read a stored head.

    Its PLY is read directly (no mesh library is imported), since the window's first frame waits for it. Its
    landmarks and curves were put on the skin when it was sculpted and are taken as they stand: landmarks to
    0.001 mm, and the curves in steps so small that their chords leave the skin by 0.02 mm at most.

    Parameters
    ----------
    name : str
        File name without its ending.
    folder : Path, optional
        Where it lies; the program's own `assets/meshes` if not given.

    Raises
    ------
    ScalpVizError
        The stored files are missing or damaged.
    """
    folder = folder or assets_dir() / "meshes"
    try:
        raw = (folder / f"{name}.ply").read_bytes()
        words = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        vertices, triangles = _parse(raw)
    except (OSError, ValueError, KeyError) as error:
        raise ScalpVizError(
            f"The stored head '{name}' in {folder} is missing or damaged; install ScalpViz again ({error})."
        ) from error
    xyz = vertices["xyz"].astype(np.float64)
    normals = vertices["normal"].astype(np.float64)
    normals /= np.linalg.norm(normals, axis=1)[:, None]
    faces = triangles["vertices"].astype(np.int64)
    return Head(
        name=words["name"],
        vertices=xyz,
        triangles=faces,
        landmarks={key: Landmark(np.array(place)) for key, place in words["landmarks"].items()},
        curves={key: SkinPath(np.array(line)) for key, line in words["curves"].items()},
        normals=normals,
        masks={key: vertices[key].astype(np.float64) / 255.0 for key in ("ao", "hair", "brow", "lip")},
    )


def _parse(raw: bytes) -> tuple[np.ndarray, np.ndarray]:
    header, _, body = raw.partition(b"end_header\n")
    counts = {
        line.split()[1].decode(): int(line.split()[2])
        for line in header.splitlines()
        if line.startswith(b"element")
    }
    vertices = np.frombuffer(body, dtype=_VERTEX, count=counts["vertex"])
    triangles = np.frombuffer(
        body, dtype=_TRIANGLE, count=counts["face"], offset=counts["vertex"] * _VERTEX.itemsize
    )
    if np.any(triangles["corners"] != 3):
        raise ValueError("not a mesh of triangles")
    return vertices, triangles
