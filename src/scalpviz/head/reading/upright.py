"""Whether the landmarks stand a head the right way round: the mesh itself bears witness.

From nasion, inion and tragi alone nobody can tell a head from one that stands on its vertex: swapping left
and right turns it over, swapping nasion and inion too. But above the four lies a dome and below them a
neck, and the nose juts out at the nasion's end.
"""

from collections.abc import Mapping

import numpy as np

from scalpviz.errors import ScalpVizError
from scalpviz.head.names import PAIRED_LANDMARKS
from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.languages import Sentence

CONE = np.cos(np.radians(40.0))
"""The dome is looked for this near to straight up."""
DOME = (0.7, 1.9)
"""How far the dome lies from the middle between nasion and inion, in half their distance."""
FACES_OUT = 0.85
"""Least cosine between the dome's normal and the ray that meets it: a neck's side and its cut fail."""
CLEAR = 0.2
"""Difference of two shares of the cone that are not alike by chance."""
NOSE = 0.08
"""How far a nose juts out at least, in half the distance from nasion to inion."""
ASIDE = 5.0
"""A paired landmark this far on the wrong side was not meant there, mm."""


def check_upright(vertices: Floats, triangles: Ints, landmarks: Mapping[str, Floats], where: str) -> None:
    """Refuse landmarks that would turn the head over, round, or swap a pair.

    Parameters
    ----------
    vertices : array, shape (n, 3)
        mm, in the frame that the landmarks give (`scalpviz.head.frame`).
    triangles : array of int, shape (m, 3)
        Counterclockwise seen from outside.
    landmarks : mapping of str to ndarray, shape (3,)
        In the same frame.
    where : str
        The landmarks file, for messages.

    Raises
    ------
    ScalpVizError
        Names what looks swapped.
    """
    nasion, inion = landmarks["nasion"], landmarks["inion"]
    # Seen along the line from inion to nasion, which no swap turns over or tilts; in its half length.
    middle, reach = (nasion + inion) / 2, float(np.linalg.norm((nasion - inion)[1:])) / 2
    _, ahead, rise = (nasion - inion) / (2 * reach)
    turn = np.array([[1.0, 0.0, 0.0], [0.0, ahead, rise], [0.0, -rise, ahead]])
    seen = (vertices - middle) @ turn.T / reach
    up = _dome(seen, triangles)
    # Where the mesh tells nothing, the landmarks must: nasion and inion lie above the tragi.
    upside_down = up < -CLEAR or (up < CLEAR and nasion[2] + inion[2] < 0)
    at_nasion, at_inion = _juts(seen * (-1 if upside_down else 1, 1, -1 if upside_down else 1))
    nose_at_inion = at_inion - at_nasion > NOSE
    if upside_down:
        raise ScalpVizError(_swapped(where, nose_at_inion, at_nasion - at_inion > NOSE))
    # Hair may jut out behind; only without a nose in front is the head the wrong way round.
    if nose_at_inion and at_nasion < NOSE / 2:
        raise ScalpVizError(
            "{where}: the head would look backward; nasion and inion look swapped, and so do tragion_left "
            "and tragion_right (left is the subject's left).",
            where=where,
        )
    _check_pairs(landmarks, where)


def _swapped(where: str, nose_at_inion: bool, nose_at_nasion: bool) -> Sentence:
    if nose_at_inion:
        return Sentence(
            "{where}: the head would stand on its top; nasion and inion look swapped: the nasion lies above "
            "the nose.",
            where=where,
        )
    if nose_at_nasion:
        return Sentence(
            "{where}: the head would stand on its top; tragion_left and tragion_right look swapped (left is "
            "the subject's left), or the mesh is a mirror image.",
            where=where,
        )
    return Sentence(
        "{where}: the head would stand on its top; tragion_left and tragion_right, or nasion and inion, look "
        "swapped: left is the subject's left.",
        where=where,
    )


def _dome(vertices: Floats, triangles: Ints) -> float:
    """Share of a cone about straight up that the mesh closes as a dome, less the share below."""
    height = vertices[triangles[:, 0], 2]
    p = vertices[triangles[np.abs(height) > DOME[0] * CONE / 2]]
    centre = p.mean(axis=1)
    r = np.linalg.norm(centre, axis=1)
    near = (r > DOME[0]) & (r < DOME[1]) & (np.abs(centre[:, 2]) > CONE * r)
    p, r, ray = p[near], r[near], centre[near] / r[near, None]
    across = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0]) / 2
    seen = np.einsum("ij,ij->i", across, ray)
    outward = seen > FACES_OUT * np.linalg.norm(across, axis=1)
    share = np.where(outward, seen / r**2, 0.0) / (2 * np.pi * (1 - CONE))
    above = ray[:, 2] > 0
    return min(float(share[above].sum()), 1.0) - min(float(share[~above].sum()), 1.0)


def _juts(vertices: Floats) -> tuple[float, float]:
    """How far the head juts out beyond nasion and beyond inion, in the middle and below them."""
    x, y, z = vertices.T
    y = y[(np.abs(x) < 0.15) & (z < 0) & (z > -0.7)]
    return (float(y.max() - 1), float(-1 - y.min())) if len(y) else (0.0, 0.0)


def _check_pairs(landmarks: Mapping[str, Floats], where: str) -> None:
    for name in PAIRED_LANDMARKS:
        astray = [
            side
            for side, sign in (("right", 1), ("left", -1))
            if f"{name}_{side}" in landmarks and landmarks[f"{name}_{side}"][0] * sign < -ASIDE
        ]
        if len(astray) == 2:
            raise ScalpVizError(
                "{where}: {name}_left and {name}_right look swapped: left is the subject's left.",
                where=where,
                name=name,
            )
        if astray:
            raise ScalpVizError(
                "{where}: {name}_{side} does not lie on the subject's {side} side; "
                "rename it or point at it again.",
                where=where,
                name=name,
                side=astray[0],
            )
