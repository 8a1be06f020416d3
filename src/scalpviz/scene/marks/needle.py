"""How a needle goes in: the needle at its entry, the angle, and an arrow along the skin to its tip.

The needle is drawn at the middle of the angles the atlas gives; the fan shows the whole range.
"""

import numpy as np

from scalpviz.head.skin.surface import Floats
from scalpviz.placement.placed import NeedlePath
from scalpviz.scene.colours import palette
from scalpviz.scene.labels.needle_drawing import NeedleDrawing
from scalpviz.scene.marks.solids import Solids

LIFT = 0.9
"""Height of the arrow's middle above the skin, mm."""
SHAFT, HEAD, HEAD_LENGTH, EDGE = 0.6, 1.7, 5.0, 0.35
BLADE, GRIP = 15.0, 13.0
"""Length of the needle's blade and of its grip outside the skin, mm."""
FAN = 13.0
"""Radius of the angle's fan, mm."""


def entry_frame(needle: NeedlePath) -> tuple[Floats, Floats]:
    """Unit direction along the skin at the entry, and unit outward normal square to it."""
    normal = np.asarray(needle.normal, dtype=float)
    normal = normal / np.linalg.norm(normal)
    ahead = needle.path.at(min(4.0, needle.path.length)) - needle.path.start
    ahead = ahead - (ahead @ normal) * normal
    return ahead / np.linalg.norm(ahead), normal


def draw_needle(solids: Solids, needle: NeedlePath) -> NeedleDrawing:
    """Add needle, fan and arrow to the solids."""
    ahead, normal = entry_frame(needle)
    entry = np.asarray(needle.entry, dtype=float)

    def outward(degrees: float) -> Floats:
        a = np.radians(degrees)
        return np.asarray(-np.cos(a) * ahead + np.sin(a) * normal)

    middle = (needle.angle_low + needle.angle_high) / 2
    out = outward(middle)
    solids.tube(np.stack([entry - 2.0 * out, entry + BLADE * out]), 0.32, palette.NEEDLE_METAL)
    solids.tube(np.stack([entry + BLADE * out, entry + (BLADE + GRIP) * out]), 0.85, palette.NEEDLE_GRIP)
    across = np.cross(ahead, normal)
    sweep = np.linspace(needle.angle_low, needle.angle_high, 13)
    rim = np.array([entry + FAN * outward(a) for a in sweep])
    solids.fan(entry, rim, across, palette.ANGLE_FAN)
    whole = np.array([entry + FAN * outward(a) for a in np.linspace(0.0, needle.angle_high, 17)])
    solids.tube(whole, 0.25, palette.ARROW)
    solids.tube(np.stack([entry, entry + (FAN + 2.0) * outward(0.0)]), 0.18, palette.ARROW)
    solids.ball(entry, 1.1, palette.ARROW)
    _arrow(solids, needle, normal)
    low, high = f"{needle.angle_low:g}", f"{needle.angle_high:g}"
    caption = f"{low}°" if low == high else f"{low}–{high}°"
    return NeedleDrawing(-out, entry, normal, entry + 0.75 * BLADE * out, caption)


def _arrow(solids: Solids, needle: NeedlePath, normal: Floats) -> None:
    """The arrow along the skin: light with a dark edge, so that it shows on any zone."""
    path = needle.path
    head = min(HEAD_LENGTH, 0.45 * path.length)
    count = max(int(path.length / 1.5), 4)
    places = path.at_each(np.linspace(0.0, path.length, count))
    lifted = places + LIFT * _normals_along(places, normal)
    run = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(lifted, axis=0), axis=1))])
    neck = run[-1] - head
    base = np.array([np.interp(neck, run, lifted[:, axis]) for axis in range(3)])
    shaft = np.vstack([lifted[run < neck - 0.1], base])
    axis = (lifted[-1] - base) / np.linalg.norm(lifted[-1] - base)
    solids.tube(shaft, SHAFT, palette.ARROW_FACE)
    solids.cone(base, lifted[-1], HEAD, palette.ARROW_FACE)
    solids.shell().tube(shaft, SHAFT + EDGE, palette.ARROW)
    solids.shell().cone(base - EDGE * axis, lifted[-1] + 2.5 * EDGE * axis, HEAD + 1.6 * EDGE, palette.ARROW)


def _normals_along(places: Floats, first: Floats) -> Floats:
    """Outward normals carried along a path on the skin: each turns with the path's own bend."""
    tangents = np.gradient(places, axis=0)
    tangents /= np.maximum(np.linalg.norm(tangents, axis=1), 1e-12)[:, None]
    normals = np.empty_like(places)
    last = first
    for row in range(len(places)):
        last = last - (last @ tangents[row]) * tangents[row]
        last = last / max(float(np.linalg.norm(last)), 1e-12)
        normals[row] = last
    return normals
