"""Small heads made by rule: bodies with closed forms that carry every landmark and hairline.

The ellipsoid head is centred on (0, 0, 30) with half axes (76, 97, 100) mm; its tragi lie on y = 0, z = 0.
"""

from dataclasses import replace
from functools import cache

import numpy as np
import trimesh

from scalpviz.head.head import Head, Landmark, OpenEyes
from scalpviz.head.skin.surface import Skin, SkinPath
from scalpviz.side import Side

CENTRE = np.array([0.0, 0.0, 30.0])
HALF_AXES = np.array([76.0, 97.0, 100.0])
EYE_RADII = {"sclera": 9.0, "iris": 6.0, "pupil": 3.5}

# Where a landmark lies, seen from the centre: degrees to the right of the front, degrees above level.
MIDLINE = {
    "glabella": (0, 12), "nasion": (0, 0), "vertex": (0, 90), "opisthocranion": (180, 4), "inion": (180, -16),
    "c7": (180, -65), "pronasale": (0, -25), "subnasale": (0, -32), "stomion": (0, -40), "pogonion": (0, -52),
    "menton": (0, -60), "anterior_hairline": (0, 46), "posterior_hairline": (180, -40),
}  # fmt: skip
PAIRED = {
    "pupil": (19, -5), "endocanthion": (9, -5), "exocanthion": (29, -5), "eyebrow_medial": (6, 6),
    "eyebrow_lateral": (35, 5), "frontal_notch": (10, 5), "hairline_corner": (42, 42),
    "sideburn_back": (86, -3), "ear_apex": (97, -1), "ear_apex_scalp": (98, 3), "ear_root_back": (104, -12),
    "zygomatic_arch_middle": (64, -18), "frontotemporale": (38, 14), "gonion": (72, -48),
    "mastoid_tip": (112, -32), "alare": (10, -26), "cheilion": (15, -41), "subaurale": (98, -36),
    "tragion": (90, -22.48),
}  # fmt: skip
HAIRLINE = {
    "hairline_temple": [
        (42, 42), (45, 36), (49, 28), (54, 20), (61, 14), (67, 8), (70, 0), (72, -10), (75, -20),
    ],
    "hairline_ear": [(75, -20), (84, -8), (92, 1), (98, 3), (106, -2), (112, -14), (117, -28), (124, -34)],
}  # fmt: skip


def on_ellipsoid(degrees_right: float, degrees_up: float) -> np.ndarray:
    """The place on the analytic ellipsoid in a direction from its centre, shape (3,)."""
    a, b = np.radians(degrees_right), np.radians(degrees_up)
    ray = np.array([np.sin(a) * np.cos(b), np.cos(a) * np.cos(b), np.sin(b)])
    return CENTRE + ray / np.linalg.norm(ray / HALF_AXES)


def _mirrored(line: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(-right, up) for right, up in line]


def _dense(line: list[tuple[float, float]], count: int = 25) -> np.ndarray:
    """Many places along a line given by a few directions."""
    stops = np.array(line, dtype=float)
    t = np.linspace(0, len(stops) - 1, count)
    k = np.arange(len(stops))
    return np.array(
        [
            on_ellipsoid(a, b)
            for a, b in zip(np.interp(t, k, stops[:, 0]), np.interp(t, k, stops[:, 1]), strict=True)
        ]
    )


@cache
def ellipsoid_head(subdivisions: int = 5) -> Head:
    """A head in the shape of an ellipsoid, mirror-symmetric, with vertices exactly on x = 0.

    Parameters
    ----------
    subdivisions : int
        Of the icosahedron: 4 gives 5,120 triangles, 5 gives 20,480.
    """
    ball = trimesh.creation.icosphere(subdivisions=subdivisions)
    vertices = np.asarray(ball.vertices) * HALF_AXES + CENTRE
    triangles = np.asarray(ball.faces, dtype=np.int64)
    skin = Skin.of(vertices, triangles)
    landmarks = {name: Landmark(skin.nearest(on_ellipsoid(*place)).xyz) for name, place in MIDLINE.items()}
    curves: dict[str, SkinPath] = {}
    for name, (right, up) in PAIRED.items():
        landmarks[f"{name}_right"] = Landmark(skin.nearest(on_ellipsoid(right, up)).xyz)
        landmarks[f"{name}_left"] = Landmark(skin.nearest(on_ellipsoid(-right, up)).xyz)
    for name, line in HAIRLINE.items():
        curves[f"{name}_right"] = skin.laid(_dense(line))
        curves[f"{name}_left"] = skin.laid(_dense(_mirrored(line)))
    front = [(42, 42), (30, 45), (15, 46), (0, 46)]
    nape = [(124, -34), (145, -39), (165, -40), (180, -40)]
    curves["hairline_front"] = skin.laid(_dense([*front, *_mirrored(front)[-2::-1]], 41))
    curves["hairline_nape"] = skin.laid(
        _dense([*nape, *((360 - right, up) for right, up in nape[-2::-1])], 41)
    )
    normals = (vertices - CENTRE) / HALF_AXES**2
    return Head(
        name="ellipsoid",
        vertices=vertices,
        triangles=triangles,
        landmarks=landmarks,
        curves=curves,
        normals=normals / np.linalg.norm(normals, axis=1, keepdims=True),
    )


def moved_head(head: Head, matrix: np.ndarray) -> Head:
    """The head after a motion of space (4 by 4: turning, moving, scaling, shearing), in the same triangles.

    Normals are turned as the skin is.
    """

    def move(xyz: np.ndarray) -> np.ndarray:
        return np.asarray(xyz @ matrix[:3, :3].T + matrix[:3, 3])

    normals = head.normals @ np.linalg.inv(matrix[:3, :3])
    return replace(
        head,
        vertices=move(head.vertices),
        landmarks={name: replace(mark, xyz=move(mark.xyz)) for name, mark in head.landmarks.items()},
        curves={name: SkinPath(move(path.xyz)) for name, path in head.curves.items()},
        normals=normals / np.linalg.norm(normals, axis=1, keepdims=True),
    )


def with_eyes_that_open(head: Head, reach: float = 12.0) -> Head:
    """The head itself if it can open its eyes, else one whose eyes stand out 1.5 mm when open.

    Parameters
    ----------
    reach : float
        No vertex farther from a pupil moves, mm.
    """
    if head.open_eyes is not None:
        return head
    pupils = np.array([head.landmark("pupil", side).xyz for side in (Side.RIGHT, Side.LEFT)])
    away = np.linalg.norm(head.vertices[:, None] - pupils[None], axis=2).min(axis=1)
    rows = np.flatnonzero(away < reach)
    rise = 1.5 * (1 - away[rows] / reach)
    masks = {name: (away[rows] < radius).astype(float) for name, radius in EYE_RADII.items()}
    opened = OpenEyes(
        rows=rows,
        vertices=head.vertices[rows] + rise[:, None] * np.array([0.0, 1.0, 0.0]),
        normals=head.normals[rows],
        masks={"ao": np.ones(len(rows)), **masks},
    )
    return replace(head, open_eyes=opened)
