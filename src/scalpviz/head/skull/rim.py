"""Where the skull cap ends: a line round the head above brows, ears and the protuberance at the back."""

from dataclasses import dataclass

import numpy as np

from scalpviz.head.head import Head
from scalpviz.head.skin.mesh import Floats
from scalpviz.side import Side

ABOVE_NASION = 15.0
ABOVE_INION = 12.0
ABOVE_EAR = 8.0
"""Heights of the line over the landmarks, mm on a head of the reference's size. The project's own choice."""
LIFT_REACH = np.radians(85.0)
"""How far round the head the line takes to come down again from above the ear."""
EAR_OVER_TRAGION = np.array([0.0, -14.0, 32.0])
"""From the tragion to where the ear's root ends, for a head without that landmark, mm."""


@dataclass(frozen=True, eq=False)
class Rim:
    """The line as an elevation over a tilted plane, seen from a centre.

    Parameters
    ----------
    centre : ndarray, shape (3,)
        Midway between the line's front and its back, mm.
    axes : ndarray, shape (3, 3)
        Rows: to the right, toward the line's front, and up at right angles to both.
    ear_azimuth, ear_elevation : float
        Where the line is highest, radians from the front and over the plane; the same on both sides.
    """

    centre: Floats
    axes: Floats
    ear_azimuth: float
    ear_elevation: float

    def elevation(self, azimuth: Floats) -> Floats:
        """Elevation of the line over the plane at azimuths (radians, 0 in front, to the right), radians."""
        away = np.abs(np.abs((azimuth + np.pi) % (2 * np.pi) - np.pi) - self.ear_azimuth) / LIFT_REACH
        return np.asarray(self.ear_elevation * np.cos(np.minimum(away, 1.0) * np.pi / 2) ** 2)

    def directions(self, azimuth: Floats, down: Floats) -> Floats:
        """Unit directions, shape (k, 3): `down` is 0 straight up from the plane and 1 on the line."""
        polar = down * (np.pi / 2 - self.elevation(azimuth))
        flat = np.stack([np.sin(azimuth) * np.sin(polar), np.cos(azimuth) * np.sin(polar), np.cos(polar)], -1)
        return np.asarray(flat @ self.axes)

    def above(self, places: Floats) -> Floats:
        """How far above the line places lie, along the head's round, mm, shape (k,); negative below."""
        right, front, up = ((np.asarray(places) - self.centre) @ self.axes.T).T
        level = np.hypot(right, front)
        over = np.arctan2(up, level) - self.elevation(np.arctan2(right, front))
        return np.asarray(over * np.hypot(level, up))


def rim_of(head: Head, size: float) -> Rim:
    """The line on one head.

    Parameters
    ----------
    size : float
        Of the head as a share of the reference head's.
    """
    across = head.landmark("tragion", Side.RIGHT).xyz - head.landmark("tragion", Side.LEFT).xyz
    right = across / np.linalg.norm(across)
    up = np.array([0.0, 0.0, size])
    front = head.landmark("nasion").xyz + ABOVE_NASION * up
    back = head.landmark("inion").xyz + ABOVE_INION * up
    forward = front - back
    forward = forward - (forward @ right) * right
    forward = forward / np.linalg.norm(forward)
    axes = np.array([right, forward, np.cross(right, forward)])
    centre = (front + back) / 2
    tops = np.array([_ear_top(head, side, size) + ABOVE_EAR * up for side in (Side.RIGHT, Side.LEFT)])
    sideways, ahead, over = ((tops - centre) @ axes.T).T
    azimuth = np.arctan2(np.abs(sideways), ahead)
    elevation = np.arctan2(over, np.hypot(sideways, ahead))
    return Rim(centre, axes, float(azimuth.mean()), max(float(elevation.max()), 0.0))


def _ear_top(head: Head, side: Side, size: float) -> Floats:
    """Where the ear's root ends upward, shape (3,)."""
    for name in ("ear_apex_scalp", "ear_apex"):
        if f"{name}_{side.value}" in head.landmarks:
            return head.landmark(name, side).xyz
    return head.landmark("tragion", side).xyz + size * EAR_OVER_TRAGION
