"""Guides on the skin: hairline, midline, and the points the zones lean on."""

import numpy as np

from scalpviz.head.skin import Floats
from scalpviz.placement.placed import Placement
from scalpviz.scene import palette
from scalpviz.scene.picking import Picker
from scalpviz.scene.solids import Solids

RADIUS = 0.45
BALL = 1.5


def draw_guides(solids: Solids, placement: Placement, picker: Picker) -> None:
    """Add hairline and midline as thin cords and the reference points as small balls.

    A point that leans on an estimated landmark wears another colour.
    """
    for name, curve in placement.head.curves.items():
        if name.startswith("hairline"):
            solids.tube(_spaced(curve.xyz), RADIUS, palette.GUIDE_HAIRLINE)
    midline = midline_under(placement, picker)
    if len(midline) > 1:
        solids.tube(midline, RADIUS, palette.GUIDE_MIDLINE)
    for point in placement.points:
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
    found = []
    for a, b in ((toward[0], toward[1]), (toward[1], toward[2])):
        for share in np.linspace(0.0, 1.0, 70):
            aim = (1 - share) * a + share * b
            aim = aim / np.linalg.norm(aim)
            pick = picker.along(centre + 400.0 * aim, -aim)
            if pick is not None:
                found.append(pick.xyz)
    return _spaced(np.array(found)) if found else np.zeros((0, 3))


def _spaced(path: Floats) -> Floats:
    """The path with places at most every millimetre or so, no two the same."""
    steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    kept = np.concatenate([[True], steps > 1e-6])
    path = path[kept]
    s = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    even = np.linspace(0.0, s[-1], max(int(s[-1]), 2))
    return np.stack([np.interp(even, s, path[:, axis]) for axis in range(3)], axis=1)
