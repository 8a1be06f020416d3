"""The courses of the sutures over the skull cap, and how their edges interlock.

Only the place of the bregma has a source. The courses of the sutures, how they wind, and the corners of
the parietal bone below the vault are this project's own assumptions, unsourced (U), and schematic.
"""

from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin.mesh import Floats
from scalpviz.head.skull.rays import RaySurface

STEP = 0.3
"""Between the vertices of a suture, mm."""
JOINED = 4.0
"""Length over which a suture begins to wind at its ends, mm."""
ROUNDED = 3
"""Rounds of smoothing that take the points off the teeth."""


@dataclass(frozen=True)
class Winding:
    """How far a suture winds, by the share of its length.

    Parameters
    ----------
    shares, widths : tuple of float
        Shares of the length, 0 to 1, and how far it goes to either side there, mm.
    wave : float
        Length of one wave, mm.
    """

    shares: tuple[float, ...]
    widths: tuple[float, ...]
    wave: float


SAGITTAL = Winding((0.0, 0.12, 0.35, 0.65, 0.82, 0.92, 1.0), (0.4, 0.9, 1.7, 1.9, 1.0, 0.9, 1.4), 6.0)
CORONAL = Winding((0.0, 0.25, 0.5, 0.8, 1.0), (0.25, 0.5, 1.2, 0.8, 0.2), 4.2)
LAMBDOID = Winding((0.0, 0.2, 0.5, 0.8, 1.0), (1.0, 1.8, 2.0, 1.5, 0.7), 6.6)


def arch(top: Floats, end: Floats, other_end: Floats) -> Floats:
    """An even curve from a top to one end that passes the top at right angles to the line of both ends.

    Returns
    -------
    ndarray, shape (k, 3)
        Places in space near the head, mm, from top to end.
    """
    middle = (end + other_end) / 2
    turn = np.linspace(0.0, np.pi / 2, 60)[:, None]
    return np.asarray(middle + np.cos(turn) * (top - middle) + np.sin(turn) * (end - middle))


def limb(start: Floats, end: Floats, bow: Floats) -> Floats:
    """A slightly bowed curve from one place to another, shape (k, 3); `bow` is its middle's way aside, mm."""
    share = np.linspace(0.0, 1.0, 60)[:, None]
    return np.asarray((1 - share) * start + share * end + 4 * share * (1 - share) * bow)


def laid(bone: RaySurface, course: Floats) -> Floats:
    """A curve near the head, laid on the bone with a vertex every `STEP`, shape (k, 3)."""
    places = bone.under(course)
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(places, axis=0), axis=1))])
    even = np.linspace(0.0, along[-1], max(int(along[-1] / STEP), 8))
    return bone.under(np.stack([np.interp(even, along, places[:, axis]) for axis in range(3)], axis=1))


def wound(bone: RaySurface, course: Floats, winding: Winding, mirrored: bool = False) -> Floats:
    """A suture about a course on the bone: it winds, evenly enough for bone and not for a drawing.

    Parameters
    ----------
    course : ndarray, shape (k, 3)
        As of `laid`.
    mirrored : bool
        Winds as the same suture of the other side does in a mirror.
    """
    steps = np.linalg.norm(np.diff(course, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    wave = winding.wave * (1.0 + 0.30 * np.sin(along / 5.3) + 0.18 * np.sin(along / 2.3 + 1.0))
    phase = np.concatenate([[0.0], np.cumsum(2 * np.pi * steps / wave[1:])])
    width = np.interp(along / along[-1], winding.shares, winding.widths)
    width = (
        width
        * (1.0 + 0.30 * np.sin(along / 6.7 + 2.0) + 0.20 * np.sin(along / 2.9))
        * np.clip(np.minimum(along, along[-1] - along) / JOINED, 0.0, 1.0)
    )
    aside = np.sin(phase) + 0.42 * np.sin(2.63 * phase + 0.7) + 0.45 * np.sin(0.37 * phase + 0.4)
    aside = width * aside
    # Waves that lean over at their flanks become the rounded teeth of bone.
    onward = -0.09 * wave * np.sin(2 * phase) * np.minimum(width, 1.0)
    tangent = np.gradient(course, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    across = np.cross(bone.normals(bone.toward(course)), tangent) * (-1.0 if mirrored else 1.0)
    line = course + aside[:, None] * across + onward[:, None] * tangent
    for _ in range(ROUNDED):
        line[1:-1] = (line[:-2] + 2 * line[1:-1] + line[2:]) / 4
    return bone.under(line)
