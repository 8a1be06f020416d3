"""Rebuilds the stored reference head from the anatomical tables."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from scalpviz.errors import ScalpVizError
from scalpviz.head.sculpt.field import MIRROR, Points
from scalpviz.head.sculpt.head import head_without_openings, sculpted_head
from scalpviz.head.sculpt.landmarks import Found, landmarks
from scalpviz.head.sculpt.marching import half_surface, mirrored, settled
from scalpviz.head.sculpt.measures import Measured, measures, table
from scalpviz.head.sculpt.profile import Midline
from scalpviz.head.sculpt.remesh import remeshed
from scalpviz.head.sculpt.shading import brow_mask, hair_mask, lip_mask, normals, openness
from scalpviz.head.sculpt.sizing import edge_length
from scalpviz.head.sculpt.storage import PLACE_STEP, PaintedMesh, landmarks_text, ply_bytes, replace_files
from scalpviz.head.skin_mesh import SkinMesh
from scalpviz.head.skin_nearest import NearestPlaces

NAME = "Average adult"
FILE = "average_adult"


@dataclass(frozen=True)
class Detail:
    """How finely the head is built: grid cell, scale of all edge lengths, rounds of remeshing."""

    cell: float
    edge_scale: float
    rounds: int
    polish: int


FINAL = Detail(cell=0.75, edge_scale=1.0, rounds=10, polish=6)
PREVIEW = Detail(cell=1.5, edge_scale=2.2, rounds=6, polish=2)


@dataclass(frozen=True)
class FinishedHead:
    """Everything that is stored or reported of a sculpted head."""

    mesh: PaintedMesh
    landmarks: dict[str, Points]
    curves: dict[str, Points]
    measures: list[Measured]


def _on_mesh(mesh: PaintedMesh, found: Found) -> tuple[dict[str, Points], dict[str, Points]]:
    """Landmarks and curves moved into the triangles; the left mirrors the right exactly."""
    nearest = NearestPlaces(SkinMesh(mesh.vertices, mesh.triangles))

    def settle(points: Points) -> Points:
        right = settled(nearest.find(np.atleast_2d(points))[2], PLACE_STEP)
        right[np.atleast_2d(points)[:, 0] == 0.0, 0] = 0.0
        return right.reshape(np.shape(points))

    def one_side(points: Points) -> Points:
        return np.where(points[..., :1] < 0.0, settle(points * MIRROR) * MIRROR, settle(points))

    marks = {name: one_side(place) for name, place in found.both_sides().items()}
    return marks, {name: one_side(curve) for name, curve in found.hairline.named_curves().items()}


def finished_head(detail: Detail, report: Callable[[str], None]) -> FinishedHead:
    """Sculpt, mesh, paint and measure the head."""
    head = sculpted_head()
    report("The clay is ready; looking for its surface ...")
    vertices, triangles = half_surface(head, detail.cell)
    report(f"Remeshing {len(triangles)} triangles ...")
    vertices, triangles = remeshed(
        head,
        vertices,
        triangles,
        lambda at: detail.edge_scale * edge_length(at),
        detail.rounds,
        detail.polish,
    )
    vertices = settled(vertices, PLACE_STEP)
    skin = head.without("ear")
    midline = Midline(head, vertices, triangles)
    found = landmarks(head, vertices, midline)
    outward = normals(head, vertices)
    outward[vertices[:, 0] == 0.0, 0] = 0.0
    masks = {
        "ao": openness(head, head_without_openings(), vertices, outward, triangles),
        "hair": hair_mask(found.hairline, skin, vertices),
        "brow": brow_mask(vertices),
        "lip": lip_mask(vertices),
    }
    off = vertices[:, 0] != 0.0
    whole, faces = mirrored(vertices, triangles)
    mesh = PaintedMesh(
        whole,
        np.vstack([outward, outward[off] * MIRROR]),
        faces,
        {name: np.concatenate([mask, mask[off]]) for name, mask in masks.items()},
    )
    marks, curves = _on_mesh(mesh, found)
    return FinishedHead(mesh, marks, curves, measures(head, vertices, midline, found))


@contextmanager
def _written_or_explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ScalpVizError(
            f'The head cannot be written to "{folder}" ({error.strerror}): choose a folder you may write to.'
        ) from error


def sculpt(out_dir: Path, preview: bool = False, report: Callable[[str], None] = print) -> None:
    """Rebuild the reference head and write `average_adult.ply` and `average_adult.json`.

    The same code gives the same bytes in every run.

    Parameters
    ----------
    out_dir : Path
        Folder of the two files; made if it does not exist.
    preview : bool
        Build coarsely in a few seconds, to look at a change of the tables; never for the stored head.
    report : callable
        Takes each line of progress and the table of measures.

    Raises
    ------
    ScalpVizError
        A build-time library is missing, or the folder cannot be written.
    """
    with _written_or_explained(out_dir):
        out_dir.mkdir(parents=True, exist_ok=True)
    head = finished_head(PREVIEW if preview else FINAL, report)
    notes = landmarks_text(NAME, head.landmarks, head.curves)
    with _written_or_explained(out_dir):
        replace_files(out_dir, {f"{FILE}.ply": ply_bytes(head.mesh), f"{FILE}.json": notes.encode("utf-8")})
    report(table(head.measures))
    report(f"{len(head.mesh.vertices)} vertices, {len(head.mesh.triangles)} triangles written to {out_dir}")
