"""The stored heads: sculpted by the project, shipped with the program."""

import json
from functools import cache
from pathlib import Path

import numpy as np

from scalpviz.assets import assets_dir
from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head, Landmark, OpenEyes
from scalpviz.head.skin.surface import Floats, SkinPath
from scalpviz.head.stored import DEFAULT, stored_heads

__all__ = ["DEFAULT", "load_reference", "stored_heads"]

_VERTEX = np.dtype(
    [("xyz", "<f4", 3), ("normal", "<i2", 3), ("ao", "u1"), ("hair", "u1"), ("brow", "u1"), ("lip", "u1")]
)
_TRIANGLE = np.dtype([("corners", "u1"), ("vertices", "<i4", 3)])
_OPEN_EYE = np.dtype(
    [
        ("row", "<i4"), ("xyz", "<f4", 3), ("normal", "<i2", 3), ("ao", "u1"), ("sclera", "u1"),
        ("iris", "u1"), ("pupil", "u1"),
    ]
)  # fmt: skip


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
        vertices, triangles, opened = _parse(raw)
    except (OSError, ValueError, KeyError) as error:
        raise ScalpVizError(
            "The stored head '{name}' in {folder} is missing or damaged; install ScalpViz again ({reason}).",
            name=name,
            folder=folder,
            reason=error,
        ) from error
    xyz = vertices["xyz"].astype(np.float64)
    faces = triangles["vertices"].astype(np.int64)
    return Head(
        name=words["name"],
        vertices=xyz,
        triangles=faces,
        landmarks={key: Landmark(np.array(place)) for key, place in words["landmarks"].items()},
        curves={key: SkinPath(np.array(line)) for key, line in words["curves"].items()},
        normals=_unit(vertices["normal"]),
        masks=_masks(vertices, "ao", "hair", "brow", "lip"),
        open_eyes=_open_eyes(opened),
    )


def _open_eyes(opened: np.ndarray) -> OpenEyes | None:
    if not len(opened):
        return None
    return OpenEyes(
        rows=opened["row"].astype(np.int64),
        vertices=opened["xyz"].astype(np.float64),
        normals=_unit(opened["normal"]),
        masks=_masks(opened, "ao", "sclera", "iris", "pupil"),
    )


def _unit(normals: np.ndarray) -> Floats:
    vectors = normals.astype(np.float64)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1)[:, None])


def _masks(records: np.ndarray, *names: str) -> dict[str, Floats]:
    return {name: records[name].astype(np.float64) / 255.0 for name in names}


def _parse(raw: bytes) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Vertices, triangles and open eyes, as records."""
    header, _, body = raw.partition(b"end_header\n")
    counts = {
        line.split()[1].decode(): int(line.split()[2])
        for line in header.splitlines()
        if line.startswith(b"element")
    }
    at, parts = 0, []
    for element, record in (("vertex", _VERTEX), ("face", _TRIANGLE), ("open_eye", _OPEN_EYE)):
        parts.append(np.frombuffer(body, dtype=record, count=counts.get(element, 0), offset=at))
        at += counts.get(element, 0) * record.itemsize
    vertices, triangles, opened = parts
    if not len(vertices) or not len(triangles) or np.any(triangles["corners"] != 3):
        raise ValueError("not a mesh of triangles")
    return vertices, triangles, opened
