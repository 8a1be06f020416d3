"""Boundaries of zones that are no bands."""

from collections.abc import Sequence

import numpy as np

from scalpviz.errors import ScalpVizError
from scalpviz.head.skin.surface import Skin, SkinPath, SkinPoint

SAGITTA = 0.02
"""By how much the sides of a disc's outline may cut across its round, mm."""
FEWEST, MOST = 24, 120
"""Directions in which the edge of a disc is sought."""

GAP = 0.01
"""How far apart the ends of two neighbouring sides of a polygon may lie, as a share of its boundary."""


def disc_boundary(skin: Skin, centre: SkinPoint, radius: float) -> SkinPath:
    """All places at a distance from a centre: walked to in every direction, joined by taut tapes.

    Raises
    ------
    ScalpVizError
        The radius is zero.
    OffTheHead
        The disc reaches over the mesh's border.
    """
    if not radius > 0:
        raise ScalpVizError("A disc needs a radius of more than 0; give it one.")
    normal = skin.normal_at(centre)
    first = np.cross(normal, np.eye(3)[np.argmin(np.abs(normal))])
    first /= np.linalg.norm(first)
    second = np.cross(normal, first)
    sides = np.pi / np.arccos(1.0 - min(SAGITTA / radius, 1.0))
    angles = np.linspace(0.0, 2 * np.pi, int(np.clip(np.ceil(sides), FEWEST, MOST)), endpoint=False)
    ends = [skin.trace(centre, np.cos(a) * first + np.sin(a) * second, radius).end for a in angles]
    return skin.laid(np.array([*ends, ends[0]]))


def polygon_boundary(skin: Skin, sides: Sequence[SkinPath]) -> SkinPath:
    """Sides that follow one another, joined into a closed path; a side may run either way.

    Raises
    ------
    ScalpVizError
        The end of a side and the start of the next lie apart.
    """
    whole = sum(side.length for side in sides)
    ordered = [_toward(sides[0], sides[1])]
    for side in sides[1:]:
        here = ordered[-1].end
        backward = np.linalg.norm(side.end - here) < np.linalg.norm(side.start - here)
        ordered.append(side.reversed() if backward else side)
    for side, following in zip(ordered, [*ordered[1:], ordered[0]], strict=True):
        if np.linalg.norm(following.start - side.end) > GAP * whole:
            raise ScalpVizError(
                "The sides of a polygon do not meet on this head; let each start where one ends."
            )
    path = ordered[0]
    for side in ordered[1:]:
        path = _linked(skin, path, side.start).followed_by(side)
    path = _linked(skin, path, path.start)
    path.xyz[-1] = path.xyz[0]
    return path


def _toward(side: SkinPath, following: SkinPath) -> SkinPath:
    """The side, turned so that it ends where the following one begins or ends."""

    def gap(place: np.ndarray) -> float:
        return min(float(np.linalg.norm(place - end)) for end in (following.start, following.end))

    return side if gap(side.end) <= gap(side.start) else side.reversed()


def _linked(skin: Skin, path: SkinPath, goal: np.ndarray) -> SkinPath:
    """The path, led on to a place that its end may just miss."""
    if np.linalg.norm(path.end - goal) <= 1e-9 * skin.mesh.size:
        return SkinPath(path.xyz.copy())
    return path.followed_by(skin.geodesic(skin.nearest(path.end), skin.nearest(goal)))
