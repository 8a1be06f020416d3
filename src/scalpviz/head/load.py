"""Reading a person's head: mesh and landmarks joined, in the head's frame."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from scalpviz.errors import ScalpVizError
from scalpviz.head.estimate import complete
from scalpviz.head.frame import head_frame
from scalpviz.head.head import Head, Landmark
from scalpviz.head.landmark_file import LandmarkFile, read_landmarks
from scalpviz.head.names import REQUIRED_LANDMARKS
from scalpviz.head.read import RawMesh, read_mesh
from scalpviz.head.reference import load_reference
from scalpviz.head.skin import Floats, Ints, Skin
from scalpviz.head.units import MILLIMETRES

OFF_THE_SKIN = 5.0
"""A landmark farther than this from the skin was not pointed at on this mesh, mm."""
SMALL_HOLE = 15.0
"""Holes of less than this round are gone round by every tape, mm."""
MOST_SMALL_HOLES = 20
NECK = 25.0
"""A border that lies as a whole farther than this below the tragi is the cut of the neck, mm."""


def load_head(mesh_path: Path, landmarks_path: Path) -> Head:
    """Read a head from a mesh file and a landmarks file.

    The mesh's unit is the one in which the landmarks lie on its skin. Landmarks and hairline that are not
    given are estimated from the reference head and marked so.

    Parameters
    ----------
    mesh_path : Path
        PLY, OBJ, STL or GLB.
    landmarks_path : Path
        See `scalpviz.head.landmark_file`; in the mesh's frame.

    Raises
    ------
    ScalpVizError
        Either file cannot be used; one sentence says why and what to do.
    """
    given = read_landmarks(landmarks_path)
    raw = read_mesh(mesh_path)
    reference = load_reference()
    where = {name: mark.xyz for name, mark in reference.landmarks.items()}
    motion = head_frame(given.landmarks, where, str(landmarks_path))
    vertices = _moved(raw.vertices * _unit(raw, given, mesh_path), motion)
    _check_holes(raw, vertices, mesh_path)
    skin = Skin.of(vertices, raw.triangles)
    head = Head(
        name=mesh_path.stem,
        vertices=vertices,
        triangles=raw.triangles,
        landmarks=_on_the_skin(skin, given, motion),
        curves={name: skin.laid(_moved(line, motion)) for name, line in given.curves.items()},
        normals=skin.mesh.vertex_normals,
        to_file=np.asarray(np.linalg.inv(motion), dtype=np.float64),
    )
    return complete(head, reference)


def _moved(xyz: Floats, motion: Floats) -> Floats:
    return np.asarray(xyz @ motion[:3, :3].T + motion[:3, 3])


def _unit(raw: RawMesh, given: LandmarkFile, mesh_path: Path) -> float:
    """Millimetres per unit of the mesh: the unit in which it passes through the landmarks."""
    places = np.array(list(given.landmarks.values()))
    names = list(given.landmarks)
    skin = Skin(raw.vertices, raw.triangles)
    gaps: dict[float, Floats] = {}
    for scale in MILLIMETRES.values():
        nearest = skin.nearest_many(places / scale)[2] * scale
        gaps[scale] = np.linalg.norm(nearest - places, axis=1)
    best = min(gaps, key=lambda scale: float(np.median(gaps[scale])))
    gap = gaps[best]
    if float(gap.max()) <= OFF_THE_SKIN:
        return best
    off = [name for name, distance in zip(names, gap, strict=True) if distance > OFF_THE_SKIN]
    required = [name for name in off if name in REQUIRED_LANDMARKS]
    if len(required) > 2 or len(off) > len(names) / 2:
        low, high = (raw.vertices * best).min(axis=0), (raw.vertices * best).max(axis=0)
        raise ScalpVizError(
            f"{given.path}: the landmarks do not lie on the head in {mesh_path.name} (it spans "
            f"{_span(low, high)} mm if its unit is {_name(best)}); give them in the mesh's own frame and a "
            "unit that fits."
        )
    worst = names[int(np.argmax(gap))]
    raise ScalpVizError(
        f"{given.path}: {worst} lies {float(gap.max()):.0f} mm off the skin of {mesh_path.name}; "
        "point at it again on the mesh."
    )


def _span(low: Floats, high: Floats) -> str:
    return ", ".join(f"{axis} {a:.0f} to {b:.0f}" for axis, a, b in zip("xyz", low, high, strict=True))


def _name(scale: float) -> str:
    return next(name for name, value in MILLIMETRES.items() if value == scale)


def _check_holes(raw: RawMesh, vertices: Floats, mesh_path: Path) -> None:
    holes: list[float] = []
    small = 0
    for border in raw.borders:
        places = vertices[border]
        if places[:, 2].max() < -NECK:
            continue
        round_it = float(np.linalg.norm(np.roll(places, -1, axis=0) - places, axis=1).sum())
        if round_it > SMALL_HOLE:
            holes.append(round_it)
        else:
            small += 1
    if holes:
        many = len(holes) > 1
        raise ScalpVizError(
            f"{mesh_path}: the skin has {len(holes)} hole{'s' if many else ''} above the neck, the largest "
            f"{max(holes):.0f} mm round; close {'them' if many else 'it'} in a mesh program (only the neck "
            "may be open)."
        )
    if small > MOST_SMALL_HOLES:
        raise ScalpVizError(
            f"{mesh_path}: the skin is full of holes ({small} small ones above the neck); close them in a "
            "mesh program."
        )


def _on_the_skin(skin: Skin, given: LandmarkFile, motion: Floats) -> Mapping[str, Landmark]:
    places = _moved(np.array(list(given.landmarks.values())), motion)
    nearest: tuple[Ints, Floats, Floats] = skin.nearest_many(places)
    return {name: Landmark(place) for name, place in zip(given.landmarks, nearest[2], strict=True)}
