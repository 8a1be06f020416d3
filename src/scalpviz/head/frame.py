"""The frame of a head, from its nasion, inion and tragi."""

from collections.abc import Mapping

import numpy as np

from scalpviz.errors import ScalpVizError
from scalpviz.head.skin.surface import Floats


def head_frame(landmarks: Mapping[str, Floats], reference: Mapping[str, Floats], where: str) -> Floats:
    """The rigid motion from a file's frame to the head's frame.

    The origin lies midway between the tragi and x runs from the left one to the right one. The tilt
    about x is the one that brings nasion and inion, seen from the side and from the origin, nearest to
    the directions they have on the reference head, whose Frankfurt plane is z = 0 (least squares, weighted
    by their distances): the orbit's lower rim, which would give the plane itself, is seldom pointed at.

    Parameters
    ----------
    landmarks : mapping of str to ndarray, shape (3,)
        At least nasion, inion and both tragi, mm.
    reference : mapping of str to ndarray, shape (3,)
        The same of the reference head, in its frame.
    where : str
        The file, for messages.

    Returns
    -------
    ndarray, shape (4, 4)

    Raises
    ------
    ScalpVizError
        The four do not span a head. Whether they stand it upright, `scalpviz.head.reading.upright` says.
    """
    left, right = landmarks["tragion_left"], landmarks["tragion_right"]
    nasion, inion = landmarks["nasion"], landmarks["inion"]
    breadth, length = float(np.linalg.norm(right - left)), float(np.linalg.norm(nasion - inion))
    _check_size(breadth, length, where)
    origin = (left + right) / 2
    x = (right - left) / breadth
    front = nasion - inion
    front = front - (front @ x) * x
    if np.linalg.norm(front) < 0.5 * length:
        raise ScalpVizError(
            "{where}: nasion, inion and tragi lie nearly in a line; point at them again, one is misplaced.",
            where=where,
        )
    y = front / np.linalg.norm(front)
    z = np.cross(x, y)
    own = np.array([[(p - origin) @ y, (p - origin) @ z] for p in (nasion, inion)])
    wanted = np.array([reference[name][1:] for name in ("nasion", "inion")])
    turn = np.arctan2(
        float(np.sum(own[:, 0] * wanted[:, 1] - own[:, 1] * wanted[:, 0])), float(np.sum(own * wanted))
    )
    rotation = np.array([x, np.cos(turn) * y - np.sin(turn) * z, np.sin(turn) * y + np.cos(turn) * z])
    motion = np.eye(4)
    motion[:3, :3] = rotation
    motion[:3, 3] = -rotation @ origin
    return motion


def _check_size(breadth: float, length: float, where: str) -> None:
    # From an infant to beyond the 99th percentile of adults, with room.
    if 80.0 <= breadth <= 220.0 and 90.0 <= length <= 260.0:
        return
    raise ScalpVizError(
        "{where}: the tragi lie {breadth} mm apart and nasion and inion {length} mm, which is no "
        'head; check the "unit" (mm, cm, m or in) and the four places.',
        where=where,
        breadth=f"{breadth:.3g}",
        length=f"{length:.3g}",
    )
