"""The skull cap under a head's scalp, its sutures, and the places of the skull one can feel: a schema.

Built for any head from its skin: the vault above a line over brows, ears and the protuberance, moved
inward by the thickness of the scalp. What has a source: the thickness, about 6 mm (S92, good for a schema
only), and the bregma, 120.2 mm behind the nasion on average (S55b), here a share of the arc to the inion.
What has none (U), the project's own assumption: the place of the lambda, the corners of the parietal bone
at the temple and behind the ear, the courses of the sutures, the rule for the parietal eminence.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head, Landmark
from scalpviz.head.names import sided
from scalpviz.head.skin.mesh import Floats, Ints
from scalpviz.head.skin.surface import Skin, SkinPath
from scalpviz.head.skull.rays import RaySurface
from scalpviz.head.skull.rim import Rim, rim_of
from scalpviz.head.skull.sutures import CORONAL, LAMBDOID, SAGITTAL, arch, laid, limb, wound
from scalpviz.head.skull.vault import Vault, vault_of, with_edge
from scalpviz.side import Side

SCALP = 6.0
"""Thickness of the scalp, mm (S92: schematic)."""
REFERENCE_ARC = 365.0
"""Nasion to inion over the vault on the average adult, mm."""
BREGMA_SHARE = 120.2 / REFERENCE_ARC
"""Of the arc from nasion to inion (S55b: 120.2 mm, 115 to 135, behind the nasion)."""
LAMBDA_SHARE = 0.82
"""Of the same arc: 65 mm above the inion on the average adult. Unsourced (U); S25 equates the lambda
with GV19, which lies higher, and is only rough."""
PTERION_FORWARD, PTERION_UP = 0.45, 38.0
"""From the tragion: share of the way to the nasion's depth; mm up at the reference's size. Unsourced (U)."""
ASTERION_BACK, ASTERION_UP = 45.0, 12.0
"""From the tragion, mm at the reference's size. Unsourced (U)."""
SIDES = (Side.RIGHT, Side.LEFT)
WINDINGS = {"sagittal": SAGITTAL, "coronal": CORONAL, "lambdoid": LAMBDOID}
CLEAR = 4.0
"""How far above the cap's edge a suture ends, mm."""
BOW = 6.0
"""How far the lambdoid bows outward from the straight way, mm."""


@dataclass(frozen=True, eq=False)
class SkullCap:
    """The skull cap of one head.

    Parameters
    ----------
    vertices, normals : ndarray, shape (n, 3)
        mm and unit outward; the outer surface, then its rounded edge.
    outer : int
        How many of them belong to the outer surface.
    triangles : ndarray of int, shape (m, 3)
        Counterclockwise seen from outside.
    sutures, courses : mapping of str to ndarray, shape (k, 3)
        `sagittal` (front to back), `coronal_right`, `coronal_left` (from the bregma), `lambdoid_right`,
        `lambdoid_left` (from the lambda), on the bone: with the winding of their edges, and without.
    places : mapping of str to ndarray, shape (3,)
        On the bone: `bregma`, `lambda`, `parietal_eminence_right`, `parietal_eminence_left`.
    landmarks : mapping of str to Landmark
        The same on the skin above; all estimated.
    rim : Rim
        Where the cap ends.
    surface : RaySurface
        The bone without its edge.
    """

    vertices: Floats
    normals: Floats
    outer: int
    triangles: Ints
    sutures: Mapping[str, Floats]
    courses: Mapping[str, Floats]
    places: Mapping[str, Floats]
    landmarks: Mapping[str, Landmark]
    rim: Rim
    surface: RaySurface


_known: WeakKeyDictionary[Head, SkullCap] = WeakKeyDictionary()


def skull_landmarks(head: Head) -> dict[str, Landmark]:
    """Places of the skull as places on the skin above.

    `bregma`, `lambda`, `parietal_eminence_right`, `parietal_eminence_left`: all estimated; only the
    bregma's rule has a source.

    Raises
    ------
    ScalpVizError
        As `skull_cap`.
    """
    return dict(skull_cap(head).landmarks)


def skull_cap(head: Head) -> SkullCap:
    """The skull cap of a head; kept as long as the head is.

    Raises
    ------
    ScalpVizError
        The head has too little skin above the brows, or its landmarks do not lie on it.
    """
    if head not in _known:
        _known[head] = _built(head)
    return _known[head]


def _built(head: Head) -> SkullCap:
    skin = Skin.of(head.vertices, head.triangles)
    arc = _midline_arc(head, skin)
    size = arc.length / REFERENCE_ARC
    rim = rim_of(head, size)
    vault = vault_of(head, rim)
    skin_rays = RaySurface(rim.centre, vault.vertices, vault.normals)
    inner = vault.vertices - SCALP * vault.normals
    bone = RaySurface(rim.centre, inner, vault.normals)

    top, back = arc.at(BREGMA_SHARE * arc.length), arc.at(LAMBDA_SHARE * arc.length)
    corners = {side: _parietal_corners(head, side, size, skin_rays) for side in SIDES}
    on_skin = {"bregma": top, "lambda": back}
    for side in SIDES:
        quad = np.array([top, corners[side][0], corners[side][1], back])
        on_skin[sided("parietal_eminence", side)] = _standing_out(vault, rim, quad)

    def under(places: Floats) -> Floats:
        """The bone beneath places of the skin: inward along its smoothed normals."""
        return bone.under(places - SCALP * skin_rays.normals(skin_rays.toward(places)))

    courses = {name: laid(bone, _down_to(rim, line)) for name, line in _lines(arc, corners, under).items()}
    vertices, normals, triangles = with_edge(vault, inner)
    return SkullCap(
        vertices=vertices,
        normals=normals,
        outer=len(inner),
        triangles=triangles,
        sutures={
            name: wound(bone, course, WINDINGS[name.split("_")[0]], mirrored=name.endswith("left"))
            for name, course in courses.items()
        },
        courses=courses,
        places={name: under(place[None])[0] for name, place in on_skin.items()},
        landmarks={name: Landmark(skin.nearest(place).xyz, True) for name, place in on_skin.items()},
        rim=rim,
        surface=bone,
    )


def _midline_arc(head: Head, skin: Skin) -> SkinPath:
    """The arc over the vault from nasion to inion, in the plane that parts the tragi most evenly."""
    nasion, inion = skin.nearest(head.landmark("nasion").xyz), head.landmark("inion").xyz
    axis = inion - nasion.xyz
    axis = axis / np.linalg.norm(axis)
    across = head.landmark("tragion", Side.RIGHT).xyz - head.landmark("tragion", Side.LEFT).xyz
    normal = across - (across @ axis) * axis
    normal = normal / np.linalg.norm(normal)
    whole = skin.section_toward(nasion, normal, np.cross(normal, -axis))
    end = whole.position_of(inion)
    if np.linalg.norm(whole.at(end) - inion) > 0.1 * np.linalg.norm(inion - nasion.xyz):
        raise ScalpVizError(
            "The skull cap cannot be laid out: the midline from the nasion does not come by the inion; check "
            "the landmarks nasion, inion and tragi."
        )
    return whole.between(0.0, end)


def _parietal_corners(head: Head, side: Side, size: float, skin: RaySurface) -> Floats:
    """Skin over the lower corners of a parietal bone, at the temple and behind the ear, shape (2, 3)."""
    ear, nasion = head.landmark("tragion", side).xyz, head.landmark("nasion").xyz
    temple = ear + np.array([0.0, PTERION_FORWARD * (nasion[1] - ear[1]), PTERION_UP * size])
    behind = ear + np.array([0.0, -ASTERION_BACK * size, ASTERION_UP * size])
    return skin.under(np.array([temple, behind]))


def _standing_out(vault: Vault, rim: Rim, quad: Floats) -> Floats:
    """The parietal eminence: where the skin over the bone is farthest from the plane through its corners.

    The rule is this project's own (U). The mean over what lies within half a millimetre of the farthest
    keeps a rough skin from deciding alone.

    Parameters
    ----------
    quad : ndarray, shape (4, 3)
        Corners of the bone on the skin, in order.
    """
    middle = quad.mean(axis=0)
    normal = np.cross(quad[2] - quad[0], quad[3] - quad[1])
    normal = normal / np.linalg.norm(normal)
    normal = normal if normal @ (middle - rim.centre) > 0 else -normal
    away = vault.vertices - rim.centre
    within = np.ones(len(away), dtype=bool)
    for first, second in zip(quad, np.roll(quad, -1, axis=0), strict=True):
        wall = np.cross(first - rim.centre, second - rim.centre)
        within &= (away @ wall) * ((middle - rim.centre) @ wall) > 0
    height = np.where(within, (vault.vertices - middle) @ normal, -np.inf)
    weight = np.maximum(height - (height.max() - 0.5), 0.0)
    return np.asarray(weight @ vault.vertices / weight.sum())


def _lines(
    arc: SkinPath, corners: Mapping[Side, Floats], under: Callable[[Floats], Floats]
) -> dict[str, Floats]:
    """Lines near the bone that the sutures follow, by name."""
    stations = np.linspace(BREGMA_SHARE, LAMBDA_SHARE, 60) * arc.length
    middle = under(np.array([arc.at(s) for s in stations]))
    found = {"sagittal": middle}
    low = {side: under(corners[side]) for side in SIDES}
    for side in SIDES:
        found[sided("coronal", side)] = arch(middle[0], low[side][0], low[side.mirrored][0])
        out = (middle[-1] + low[side][1]) / 2 - (middle[0] + low[side][0]) / 2
        found[sided("lambdoid", side)] = limb(middle[-1], low[side][1], -BOW * out / np.linalg.norm(out))
    return found


def _down_to(rim: Rim, line: Floats) -> Floats:
    """The part of a line before it first comes near the cap's edge."""
    below = np.flatnonzero(rim.above(line) < CLEAR)
    return line[: max(int(below[0]), 2)] if len(below) else line
