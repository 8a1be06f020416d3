"""Rebuilds the stored heads from the anatomical tables."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from scalpviz.errors import ScalpVizError
from scalpviz.head.sculpt.field import MIRROR, Points
from scalpviz.head.sculpt.fit import ROUNDS, fitted
from scalpviz.head.sculpt.head import Clay
from scalpviz.head.sculpt.landmarks import Found, landmarks
from scalpviz.head.sculpt.marching import half_surface, mirrored, settled
from scalpviz.head.sculpt.measures import Measured, measures, table
from scalpviz.head.sculpt.opened import OpenedLids, closed_lids, opened_eyes
from scalpviz.head.sculpt.people import PEOPLE, Person
from scalpviz.head.sculpt.profile import MidlineProfile
from scalpviz.head.sculpt.remesh import remeshed
from scalpviz.head.sculpt.shading import brow_mask, hair_mask, lip_mask, normals, openness
from scalpviz.head.sculpt.sizing import edge_length
from scalpviz.head.sculpt.storage import PLACE_STEP, PaintedMesh, landmarks_text, ply_bytes, replace_files
from scalpviz.head.skin.mesh import SkinMesh
from scalpviz.head.skin.nearest import NearestPlaces


@dataclass(frozen=True)
class Detail:
    """How finely a head is built.

    Grid cell (mm), scale of all edge lengths, rounds of remeshing, of polishing and of fitting, and whether
    the eyes can be opened.
    """

    cell: float
    edge_scale: float
    rounds: int
    polish: int
    fits: int
    opens_eyes: bool


FINAL = Detail(cell=0.75, edge_scale=1.0, rounds=10, polish=9, fits=ROUNDS, opens_eyes=True)
PREVIEW = Detail(cell=1.5, edge_scale=2.2, rounds=5, polish=2, fits=1, opens_eyes=False)
NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True)
class FinishedHead:
    """Everything that is stored or reported of a sculpted head."""

    mesh: PaintedMesh
    eyes: OpenedLids
    landmarks: dict[str, Points]
    curves: dict[str, Points]
    measures: list[Measured]


def _on_mesh(mesh: PaintedMesh, found: Found) -> tuple[dict[str, Points], dict[str, Points]]:
    """Landmarks and curves moved into the triangles; the left mirrors the right exactly."""
    nearest = NearestPlaces(SkinMesh(mesh.vertices, mesh.triangles))
    edges = np.vstack([mesh.triangles[:, [0, 1]], mesh.triangles[:, [1, 2]], mesh.triangles[:, [2, 0]]])
    middle = mesh.vertices[edges[(mesh.vertices[edges, 0] == 0.0).all(axis=1)]]

    def in_the_middle(place: Points) -> Points:
        start, step = middle[:, 0], middle[:, 1] - middle[:, 0]
        t = np.clip(((place - start) * step).sum(axis=1) / (step**2).sum(axis=1), 0.0, 1.0)
        feet = start + t[:, None] * step
        return np.asarray(feet[np.linalg.norm(feet - place, axis=1).argmin()])

    def settle(points: Points) -> Points:
        flat = np.atleast_2d(points)
        right = nearest.find(flat)[2]
        for row in np.nonzero(flat[:, 0] == 0.0)[0]:
            right[row] = in_the_middle(flat[row])
        return settled(right, PLACE_STEP).reshape(np.shape(points))

    def one_side(points: Points) -> Points:
        return np.where(points[..., :1] < 0.0, settle(points * MIRROR) * MIRROR, settle(points))

    marks = {name: one_side(place) for name, place in found.both_sides().items()}
    return marks, {name: one_side(curve) for name, curve in found.hairline.named_curves().items()}


def finished_head(person: Person, detail: Detail, report: Callable[[str], None]) -> FinishedHead:
    """Sculpt, fit, mesh, paint and measure one person's head."""
    clay = Clay(person.traits)
    report(f"{person.name}: the clay is ready; fitting its measures ...")
    fit = fitted(person, clay, report, detail.fits)
    head = clay.head(fit.stretch, fit.ear)
    awake = Clay(person.traits, eyes_open=True).head(fit.stretch, fit.ear) if detail.opens_eyes else head
    vertices, triangles = half_surface(awake, detail.cell)
    report(f"Remeshing {len(triangles)} triangles ...")
    meshed, triangles = remeshed(
        awake,
        vertices,
        triangles,
        lambda at: detail.edge_scale * edge_length(head.warp.clay(at), head.warp.scale),
        detail.rounds,
        detail.polish,
    )
    meshed = settled(meshed, PLACE_STEP)
    vertices, about_eyes = (
        closed_lids(head, awake, meshed, triangles) if detail.opens_eyes else (meshed, NONE)
    )
    skin, midline = head.without("ear"), MidlineProfile(head, vertices, triangles)
    found = landmarks(head, vertices, midline, person.hairlines, fit.ear)
    outward = normals(head, vertices)
    outward[vertices[:, 0] == 0.0, 0] = 0.0
    in_clay = head.warp.clay(vertices)
    filled = clay.head(fit.stretch, fit.ear, with_openings=False)
    masks = {
        "ao": openness(head, filled, vertices, outward, triangles),
        "hair": hair_mask(found.hairline, skin, vertices),
        "brow": brow_mask(in_clay),
        "lip": lip_mask(in_clay),
    }
    eyes = opened_eyes(awake, meshed, about_eyes, triangles, person.traits.face.opening)
    off = vertices[:, 0] != 0.0
    whole, faces = mirrored(vertices, triangles)
    mesh = PaintedMesh(
        whole,
        np.vstack([outward, outward[off] * MIRROR]),
        faces,
        {name: np.concatenate([mask, mask[off]]) for name, mask in masks.items()},
    )
    marks, curves = _on_mesh(mesh, found)
    results = measures(head, vertices, midline, found, fit.ear, person.targets)
    return FinishedHead(mesh, eyes.on_both_sides(off), marks, curves, results)


@contextmanager
def _written_or_explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ScalpVizError(
            'The head cannot be written to "{folder}" ({reason}): choose a folder you may write to.',
            folder=folder,
            reason=error.strerror,
        ) from error


def sculpt(
    out_dir: Path,
    preview: bool = False,
    report: Callable[[str], None] = print,
    heads: Sequence[str] = (),
) -> None:
    """Rebuild stored heads: of each a PLY and a JSON, say `child.ply` and `child.json`.

    The same code gives the same bytes in every run.

    Parameters
    ----------
    out_dir : Path
        Folder of the files; made if it does not exist.
    preview : bool
        Build coarsely in a few seconds, to look at a change of the tables; never for a stored head. Without
        `heads` only the average adult.
    report : callable
        Takes each line of progress and the table of measures.
    heads : sequence of str
        File names of the heads wanted; all of them if empty.

    Raises
    ------
    ScalpVizError
        A head is unknown, a build-time library is missing, or the folder cannot be written.
    """
    people = _chosen(heads or ([PEOPLE[0].file] if preview else []))
    with _written_or_explained(out_dir):
        out_dir.mkdir(parents=True, exist_ok=True)
    for person in people:
        head = finished_head(person, PREVIEW if preview else FINAL, report)
        notes = landmarks_text(person.name, head.landmarks, head.curves)
        files = {
            f"{person.file}.ply": ply_bytes(head.mesh, head.eyes),
            f"{person.file}.json": notes.encode("utf-8"),
        }
        with _written_or_explained(out_dir):
            replace_files(out_dir, files)
        report(table(head.measures))
        count, pieces = len(head.mesh.vertices), len(head.mesh.triangles)
        report(f"{person.name}: {count} vertices, {pieces} triangles written to {out_dir}")


def _chosen(heads: Sequence[str]) -> list[Person]:
    known = {person.file: person for person in PEOPLE}
    for name in heads:
        if name not in known:
            raise ScalpVizError(
                "There is no head '{name}' to sculpt: choose among {known}.",
                name=name,
                known=", ".join(known),
            )
    return [known[name] for name in heads] if heads else list(PEOPLE)
