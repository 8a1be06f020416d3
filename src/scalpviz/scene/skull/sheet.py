"""The skull cap made ready to draw: bone, sutures as dark grooves on it, marks, and their names."""

from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.head.skull.cap import SCALP, SkullCap
from scalpviz.languages import Sentence
from scalpviz.scene.colours import palette
from scalpviz.scene.colours.palette import blend
from scalpviz.scene.labels.layer import NameOnHead
from scalpviz.scene.marks.solids import Solids

FEATHER = 15.0
"""Over which the skin becomes thin, mm; it begins `WHOLE` above the cap's edge, which it hides."""
WHOLE = 3.0
GROOVE: tuple[tuple[float, float, float], ...] = (
    (-1.15, 0.10, 0.0), (-0.42, 0.24, 0.85), (0.0, 0.28, 1.0), (0.42, 0.24, 0.85), (1.15, 0.10, 0.0),
)  # fmt: skip
"""Across a suture: how far aside (mm), how high over the bone (mm), how dark (0 to 1)."""
BALL = 1.3
SHADE_OVER = 28.0
"""Height over the cap's edge in which the bone lightens, mm."""
GLOSS = 0.4
NOTE = Sentence("Skull and sutures: schematic")
NO_SKULL = Sentence("This head has too little skin above brows and ears for a skull")


@dataclass(frozen=True, eq=False)
class SkullSheet:
    """One mesh: bone and sutures.

    Parameters
    ----------
    vertices, normals, colours : ndarray, shape (n, 3)
        mm, unit, sRGB.
    triangles : ndarray of int, shape (m, 3)
    """

    vertices: Floats
    normals: Floats
    colours: Floats
    triangles: Ints


def skull_sheet(cap: SkullCap) -> SkullSheet:
    """The cap as it is drawn."""
    pieces = [(cap.vertices, cap.normals, _bone(cap, cap.vertices), cap.triangles)]
    pieces += [_groove(cap, line) for line in cap.sutures.values()]
    marks = Solids()
    for place in cap.places.values():
        marks.ball(place, BALL, palette.SUTURE)
    pieces.append(marks.arrays())
    starts = np.cumsum([0, *(len(piece[0]) for piece in pieces)])[:-1]
    vertices, normals, colours = (np.concatenate([piece[k] for piece in pieces]) for k in range(3))
    triangles = [piece[3] + start for piece, start in zip(pieces, starts, strict=True)]
    return SkullSheet(vertices, normals, colours, np.concatenate(triangles))


def thin_skin(cap: SkullCap, places: Floats) -> Floats:
    """How thin the skin is drawn over the cap, shape (n,): 0 at its edge, 1 well above it."""
    share = np.clip((cap.rim.above(places) - WHOLE) / FEATHER, 0.0, 1.0)
    return np.asarray(share * share * (3 - 2 * share))


def skull_names(cap: SkullCap) -> tuple[NameOnHead, ...]:
    """What is written beside the sutures and the places of the skull."""
    found: list[NameOnHead] = []
    for words, lines in (
        (Sentence("Coronal suture"), _both(cap, "coronal", 0.4, 0.8)),
        (Sentence("Sagittal suture"), cap.courses["sagittal"][_spread(cap.courses["sagittal"], 0.25, 0.75)]),
        (Sentence("Lambdoid suture"), _both(cap, "lambdoid", 0.35, 0.85)),
        (Sentence("Bregma"), cap.places["bregma"][None]),
        (Sentence("Lambda"), cap.places["lambda"][None]),
        (Sentence("Parietal eminence"), cap.places["parietal_eminence_right"][None]),
        (Sentence("Parietal eminence"), cap.places["parietal_eminence_left"][None]),
    ):
        normals = cap.surface.normals(cap.surface.toward(lines))
        found.append(NameOnHead(f"skull {len(found)}", words, lines, normals, SCALP, palette.SHADED_BONE))
    return tuple(found)


def _both(cap: SkullCap, name: str, first: float, last: float) -> Floats:
    """Places along the outer parts of a suture, from one side to the other."""
    right, left = (cap.courses[f"{name}_{side}"] for side in ("right", "left"))
    return np.concatenate([left[_spread(left, first, last)][::-1], right[_spread(right, first, last)]])


def _spread(line: Floats, first: float, last: float) -> Ints:
    return np.round(np.linspace(first, last, 7) * (len(line) - 1)).astype(np.int64)


def _bone(cap: SkullCap, places: Floats) -> Floats:
    """Colour of the bone: darker toward the cap's edge, as under a thicker cover, shape (n, 3)."""
    share = np.clip(cap.rim.above(places) / SHADE_OVER, 0.0, 1.0)
    return blend(np.asarray(palette.SHADED_BONE)[None], np.asarray(palette.BONE)[None], 0.35 + 0.65 * share)


def _groove(cap: SkullCap, line: Floats) -> tuple[Floats, Floats, Floats, Ints]:
    """A ribbon along a suture, dark in the middle, that fades into the bone at its sides."""
    normals = cap.surface.normals(cap.surface.toward(line))
    tangents = np.gradient(line, axis=0)
    tangents /= np.maximum(np.linalg.norm(tangents, axis=1, keepdims=True), 1e-9)
    across = np.cross(normals, tangents)
    rows, bone = [], _bone(cap, line)
    for aside, height, dark in GROOVE:
        rows.append((line + aside * across + height * normals, blend(bone, np.asarray(palette.SUTURE), dark)))
    n, k = len(line), len(GROOVE)
    i, j = (a.ravel() for a in np.meshgrid(np.arange(n - 1), np.arange(k - 1), indexing="ij"))
    a = i * k + j
    quads = np.stack([a, a + k, a + k + 1, a, a + k + 1, a + 1], axis=1).reshape(-1, 3)
    return (
        np.stack([row[0] for row in rows], axis=1).reshape(-1, 3), np.repeat(normals, k, axis=0),
        np.stack([row[1] for row in rows], axis=1).reshape(-1, 3), quads,
    )  # fmt: skip
