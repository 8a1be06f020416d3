"""Guides on the skin: hairline, midline, the lines through the pupils, and the points the zones lean on."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from scalpviz.head.head import Head
from scalpviz.head.names import sided
from scalpviz.head.skin.surface import Floats
from scalpviz.placement.placed import Placement
from scalpviz.scene.colours import palette
from scalpviz.scene.marks.solids import Solids
from scalpviz.scene.picking import Picker
from scalpviz.side import Side

RADIUS = 0.45
FINE_RADIUS = 0.3
BALL = 1.5


def draw_guides(solids: Solids, placement: Placement, picker: Picker) -> None:
    """Add hairline, midline and pupil lines as thin cords and the reference points as small balls.

    What leans on an estimated landmark wears another colour.
    """
    for name, curve in placement.head.curves.items():
        if name.startswith("hairline"):
            solids.tube(spaced(curve.xyz), RADIUS, palette.GUIDE_HAIRLINE)
    midline = midline_under(placement, picker)
    if len(midline) > 1:
        solids.tube(midline, RADIUS, palette.GUIDE_MIDLINE)
    for side in (Side.RIGHT, Side.LEFT):
        line = pupil_line(placement.head, side, picker)
        if len(line) > 1:
            estimated = placement.head.landmark("pupil", side).estimated
            tone = palette.GUIDE_ESTIMATED if estimated else palette.GUIDE_MIDLINE
            solids.tube(line, FINE_RADIUS, tone)
    for point in (p for p in placement.points if p.system == "acupoints"):
        tone = palette.GUIDE_ESTIMATED if point.estimated else palette.GUIDE_POINT
        solids.ball(point.place.xyz, BALL, tone)


def midline_under(placement: Placement, picker: Picker) -> Floats:
    """The section of the skin between the nasion, the vertex and the nape, shape (n, 3), as the eye sees it.

    Only drawn: what is measured along the midline is `scalpviz.placement`'s.
    """
    marks = placement.head.landmarks
    if not {"nasion", "vertex", "inion"} <= marks.keys():
        return np.zeros((0, 3))
    end = marks.get("posterior_hairline", marks["inion"])
    start, top, last = marks["nasion"].xyz, marks["vertex"].xyz, end.xyz
    centre = (start + marks["inion"].xyz) / 2 + (top - (start + marks["inion"].xyz) / 2) * 0.3
    toward = [(p - centre) / np.linalg.norm(p - centre) for p in (start, top, last)]
    return _seen_between(toward, centre, picker)


def pupil_line(head: Head, side: Side, picker: Picker) -> Floats:
    """From the pupil straight up to the front hairline, in a plane parallel to the midline, shape (n, 3).

    Empty where the hairline does not pass above the pupil. Only drawn, as the midline is.
    """
    hairline = head.curves.get("hairline_front")
    if hairline is None or sided("pupil", side) not in head.landmarks:
        return np.zeros((0, 3))
    pupil = head.landmark("pupil", side).xyz
    across = hairline.xyz[:, 0] - pupil[0]
    crossings = np.flatnonzero(across[:-1] * across[1:] <= 0.0)
    if not len(crossings):
        return np.zeros((0, 3))
    k = int(crossings[0])
    share = across[k] / (across[k] - across[k + 1]) if across[k] != across[k + 1] else 0.0
    end = (1 - share) * hairline.xyz[k] + share * hairline.xyz[k + 1]
    centre = np.array([pupil[0], 0.0, pupil[2]])
    toward = [(place - centre) / np.linalg.norm(place - centre) for place in (pupil, end)]
    return _seen_between(toward, centre, picker)


def _seen_between(toward: Sequence[Floats], centre: Floats, picker: Picker) -> Floats:
    """Where the skin shows between directions from a centre that lie in one plane, shape (n, 3)."""
    found = []
    for a, b in pairwise(toward):
        for share in np.linspace(0.0, 1.0, 70):
            aim = (1 - share) * a + share * b
            aim = aim / np.linalg.norm(aim)
            pick = picker.along(centre + 400.0 * aim, -aim)
            if pick is not None:
                found.append(pick.xyz)
    return spaced(np.array(found)) if found else np.zeros((0, 3))


def spaced(path: Floats, step: float = 1.0) -> Floats:
    """The path with places every `step` mm or so, no two the same."""
    steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    kept = np.concatenate([[True], steps > 1e-6])
    path = path[kept]
    s = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    even = np.linspace(0.0, s[-1], max(int(s[-1] / step), 2))
    return np.stack([np.interp(even, s, path[:, axis]) for axis in range(3)], axis=1)
