"""Reading a person's head: mesh and landmarks joined, in the head's frame."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from scipy.spatial import cKDTree

from scalpviz.errors import ScalpVizError
from scalpviz.head.frame import head_frame
from scalpviz.head.head import Head, Landmark
from scalpviz.head.names import REQUIRED_LANDMARKS
from scalpviz.head.reading.estimate import complete
from scalpviz.head.reading.fill import filled, length_round
from scalpviz.head.reading.landmark_file import LandmarkFile, read_landmarks
from scalpviz.head.reading.mesh_file import RawMesh, read_mesh
from scalpviz.head.reading.units import MILLIMETRES
from scalpviz.head.reading.upright import check_upright
from scalpviz.head.reference import load_reference
from scalpviz.head.skin.surface import Floats, Skin

OFF_THE_SKIN = 5.0
"""A landmark farther than this from the skin was not pointed at on this mesh, mm."""
SMALL_HOLE = 15.0
"""Holes of less than this round are closed, mm: no walk along the skin could cross them."""
MOST_SMALL_HOLES = 20
NECK = 25.0
"""A border that lies as a whole farther than this below the tragi is the cut of the neck, mm."""
FACE = 10.0
"""The lids' openings reach no higher than this above the nasion, mm."""


def load_head(mesh_path: Path, landmarks_path: Path) -> Head:
    """Read a head from a mesh file and a landmarks file.

    The mesh's unit is the one in which the landmarks lie on its skin. Landmarks and hairline that are not
    given are estimated from the reference head and marked so.

    Parameters
    ----------
    mesh_path : Path
        PLY, OBJ, STL or GLB.
    landmarks_path : Path
        See `scalpviz.head.reading.landmark_file`; in the mesh's frame.

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
    vertices = _moved(raw.vertices * _millimetres_per_unit(raw, given), motion)
    places = {name: _moved(xyz, motion) for name, xyz in given.landmarks.items()}
    marks = _on_the_skin(Skin.of(vertices, raw.triangles), places, given, mesh_path)
    check_upright(vertices, raw.triangles, places, str(landmarks_path))
    _check_holes(raw, vertices, places["nasion"], mesh_path)
    small = [border for border in raw.borders if length_round(vertices, border) <= SMALL_HOLE]
    vertices, triangles = filled(vertices, raw.triangles, small)
    skin = Skin.of(vertices, triangles)
    head = Head(
        name=mesh_path.stem,
        vertices=vertices,
        triangles=triangles,
        landmarks=marks,
        curves={name: skin.laid(_moved(line, motion)) for name, line in given.curves.items()},
        normals=skin.mesh.vertex_normals,
        to_file=np.asarray(np.linalg.inv(motion), dtype=np.float64),
    )
    return complete(head, reference)


def _moved(xyz: Floats, motion: Floats) -> Floats:
    return np.asarray(xyz @ motion[:3, :3].T + motion[:3, 3])


def _millimetres_per_unit(raw: RawMesh, given: LandmarkFile) -> float:
    """Millimetres per unit of the mesh: the unit in which it passes nearest to the landmarks."""
    places = np.array(list(given.landmarks.values()))
    # Units differ by far more than the gaps that a few thousand vertices leave between them.
    some = raw.vertices[:: max(1, len(raw.vertices) // 20_000)]
    tree = cKDTree(some)
    return min(
        MILLIMETRES.values(), key=lambda scale: float(np.median(tree.query(places / scale)[0])) * scale
    )


def _check_holes(raw: RawMesh, vertices: Floats, nasion: Floats, mesh_path: Path) -> None:
    holes: list[float] = []
    small = 0
    for border in raw.borders:
        places = vertices[border]
        if places[:, 2].max() < -NECK or _in_the_face(places, nasion):
            continue
        round_it = length_round(vertices, border)
        if round_it > SMALL_HOLE:
            holes.append(round_it)
        else:
            small += 1
    if holes:
        many = len(holes) > 1
        raise ScalpVizError(
            "{mesh}: the scalp has {count} hole{s} above the neck, the largest "
            "{most} mm round; close {them} in a mesh program (only the neck "
            "may be open).",
            mesh=mesh_path,
            count=len(holes),
            s="s" if many else "",
            most=f"{max(holes):.0f}",
            them="them" if many else "it",
        )
    if small > MOST_SMALL_HOLES:
        raise ScalpVizError(
            "{mesh}: the skin is full of holes ({small} small ones above the neck); close them in a "
            "mesh program.",
            mesh=mesh_path,
            small=small,
        )


def _in_the_face(places: Floats, nasion: Floats) -> bool:
    """Eyes, nostrils and mouth may be open: no tape runs there."""
    return bool((places[:, 1] > nasion[1] / 3).all() and (places[:, 2] < nasion[2] + FACE).all())


def _on_the_skin(
    skin: Skin, places: Mapping[str, Floats], given: LandmarkFile, mesh_path: Path
) -> dict[str, Landmark]:
    """The landmarks moved onto the skin, where each lies near it."""
    names = list(places)
    asked = np.array(list(places.values()))
    nearest = skin.nearest_many(asked)[2]
    gap = np.linalg.norm(nearest - asked, axis=1)
    off = [name for name, distance in zip(names, gap, strict=True) if distance > OFF_THE_SKIN]
    if sum(name in REQUIRED_LANDMARKS for name in off) > 2 or len(off) > len(names) / 2:
        raise ScalpVizError(
            "{path}: {off} of the {count} landmarks lie off the skin of {mesh}, "
            "up to {most} mm; give them in the mesh's own frame and a unit that fits.",
            path=given.path,
            off=len(off),
            count=len(names),
            mesh=mesh_path.name,
            most=f"{float(gap.max()):.0f}",
        )
    worst, most = names[int(np.argmax(gap))], float(gap.max())
    if len(off) > 1:
        raise ScalpVizError(
            "{path}: {worst} lies {gap} mm off the skin of {mesh} "
            "(and so do {others} others); point at it again on the mesh.",
            path=given.path,
            worst=worst,
            gap=f"{most:.0f}",
            mesh=mesh_path.name,
            others=len(off) - 1,
        )
    if off:
        raise ScalpVizError(
            "{path}: {worst} lies {gap} mm off the skin of {mesh}; point at it again on the mesh.",
            path=given.path,
            worst=worst,
            gap=f"{most:.0f}",
            mesh=mesh_path.name,
        )
    return {name: Landmark(place) for name, place in zip(names, nearest, strict=True)}
