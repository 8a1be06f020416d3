"""Zones laid on a head by hand, for tests that need no atlas to be placed.

Bands run along arcs between typed places: about where the international lines lie.
"""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from scalpviz.head.head import Head
from scalpviz.head.skin import SkinPath
from scalpviz.placement.paint import paint
from scalpviz.placement.painted import PaintedSkin
from scalpviz.placement.placed import NeedlePath, PlacedPart, PlacedZone, Placement
from scalpviz.scene.picking import Picker
from scalpviz.side import Side

FIFTHS = (
    PlacedPart("upper-fifth", 0.0, 0.2),
    PlacedPart("middle-two-fifths", 0.2, 0.6),
    PlacedPart("lower-two-fifths", 0.6, 1.0),
)
BANDS: dict[str, tuple[tuple[float, float, float], tuple[float, float, float], bool]] = {
    "MS1": ((0, 74, 103), (0, 88, 84), False),
    "MS2": ((18, 75, 100), (18, 88, 82), True),
    "MS3": ((33, 70, 98), (33, 84, 80), True),
    "MS4": ((48, 60, 95), (48, 76, 75), True),
    "MS5": ((0, -10, 130), (0, 20, 128), False),
    "MS6": ((0, 12, 129), (68, 28, 45), True),
    "MS7": ((0, -10, 130), (70, 6, 40), True),
    "MS8": ((22, 0, 128), (22, -30, 124), True),
    "MS9": ((38, 10, 122), (38, -20, 120), True),
    "MS10": ((55, 52, 75), (68, 32, 50), True),
    "MS11": ((72, -12, 60), (71, 4, 40), True),
    "MS12": ((0, -90, 45), (0, -92, 12), False),
    "MS13": ((8, -90, 45), (8, -92, 12), True),
    "MS14": ((22, -85, 12), (22, -75, -20), True),
}


def bare_painted(head: Head) -> PaintedSkin:
    """The head's own mesh with nothing on it."""
    n, m = len(head.vertices), len(head.triangles)
    own = np.tile(np.arange(n)[:, None], (1, 3))
    return PaintedSkin(
        np.asarray(head.vertices), np.asarray(head.triangles, dtype=np.int64), own,
        np.tile([1.0, 0.0, 0.0], (n, 1)), np.arange(m), ((),), np.zeros(m, dtype=np.int64),
    )  # fmt: skip


def arc(picker: Picker, start: tuple[float, ...], end: tuple[float, ...]) -> SkinPath:
    """Places on the skin under the great arc between two directions."""
    centre = np.array([0.0, -5.0, 35.0])
    a, b = ((np.array(p) - centre) / np.linalg.norm(np.array(p) - centre) for p in (start, end))
    angle = np.arccos(np.clip(a @ b, -1, 1))
    xyz = []
    for t in np.linspace(0, 1, 60):
        d = (np.sin((1 - t) * angle) * a + np.sin(t * angle) * b) / np.sin(angle)
        pick = picker.along(centre + 400 * d, -d)
        assert pick is not None
        xyz.append(pick.xyz)
    return SkinPath(np.array(xyz))


def hand_made(head: Head, codes: tuple[str, ...] = tuple(BANDS)) -> tuple[Placement, PaintedSkin]:
    """Bands of these codes, both sides, on a head."""
    painted = bare_painted(head)
    picker = Picker(painted)
    tree = cKDTree(head.vertices)
    zones = []
    for code in codes:
        start, end, paired = BANDS[code]
        for side in (Side.RIGHT, Side.LEFT) if paired else (Side.MIDLINE,):
            flip = -1.0 if side is Side.LEFT else 1.0
            path = arc(picker, (flip * start[0], *start[1:]), (flip * end[0], *end[1:]))
            normal = head.normals[tree.query(path.start)[1]]
            needle = NeedlePath(path.start, path.end, normal, 15.0, 30.0, path)
            parts = FIFTHS if code in ("MS6", "MS7") else ()
            zones.append(
                PlacedZone(f"international/{code}/{side}", code, "international", side, "band", path, 6.0,
                           parts, needle, frozenset(), False)
            )  # fmt: skip
    return Placement(head, (), tuple(zones), {}, {}), paint(head, zones)
