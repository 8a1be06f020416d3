"""Where labels go: beside their zones, where the skin faces the eye, none over another.

Pure arithmetic in pixels; knows no VTK.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin import Floats
from scalpviz.scene.camera import scale, seen_at
from scalpviz.state.view import Camera

FACING = 0.30
"""Least cosine between skin and sight line where a label may sit."""

_COMPASS = np.array([[np.cos(a), np.sin(a)] for a in np.radians(np.arange(0, 360, 30))])
_ANCHORS = (0.5, 0.15, 0.85)
_GAP = 7.0
_HALF_BAND = 3.0


@dataclass(frozen=True, eq=False)
class Wanted:
    """A label that should be shown if there is room.

    Parameters
    ----------
    key : str
        Of its zone.
    places, normals : ndarray, shape (k, 3)
        Along the zone's centreline, mm, and outward there.
    width, height : float
        Of its plate, pixels.
    rank : int
        Lower ranks choose their place first.
    """

    key: str
    places: Floats
    normals: Floats
    width: float
    height: float
    rank: int


@dataclass(frozen=True)
class Spot:
    """Where a label sits: centre of its plate, the place on the zone it belongs to, and which try it was."""

    centre: tuple[float, float]
    anchor: tuple[float, float]
    choice: int


Box = tuple[float, float, float, float]
"""Left, bottom, right, top, pixels."""


def arrange(
    wanted: Sequence[Wanted],
    camera: Camera,
    size: tuple[int, int],
    open_to_eye: Callable[[Floats], bool],
    before: Mapping[str, Spot],
    taken: Sequence[Box] = (),
) -> dict[str, Spot]:
    """Find a spot for each label that has one.

    Parameters
    ----------
    open_to_eye : callable
        Whether nothing stands between the eye and a place of the skin.
    before : mapping of str to Spot
        Spots of the last picture: labels keep their side while the head turns.
    taken : sequence of Box
        Where no label may lie.
    """
    if not wanted:
        return {}
    width, height = size
    counts = [len(label.places) for label in wanted]
    places = np.concatenate([label.places for label in wanted])
    normals = np.concatenate([label.normals for label in wanted])
    sight = np.asarray(camera.position) - places
    facing = np.einsum("ij,ij->i", normals, sight) / np.linalg.norm(sight, axis=1)
    pixels = (seen_at(camera, places, width / height) + 1) / 2 * (width, height)
    visible = (facing > FACING) & (pixels > 0).all(axis=1) & (pixels < (width, height)).all(axis=1)
    busy, owner = pixels[visible], np.repeat(np.arange(len(wanted)), counts)[visible]
    middle = np.asarray([width / 2, height / 2]) if not len(busy) else busy.mean(axis=0)
    gap = _GAP + _HALF_BAND * scale(camera, height)
    starts = np.concatenate([[0], np.cumsum(counts)])
    boxes = np.array(taken, dtype=float).reshape(-1, 4)
    spots: dict[str, Spot] = {}
    for row in sorted(range(len(wanted)), key=lambda k: (wanted[k].rank, k)):
        label = wanted[row]
        seen = np.flatnonzero(visible[starts[row] : starts[row + 1]]) + starts[row]
        if not len(seen):
            continue
        chosen = seen[[round(f * (len(seen) - 1)) for f in _ANCHORS]]
        anchors = pixels[chosen]
        unhidden = np.repeat([open_to_eye(place) for place in places[chosen]], len(_COMPASS))
        half = np.array([label.width, label.height]) / 2
        reach = gap + np.abs(_COMPASS) @ half
        centres = (anchors[:, None, :] + (_COMPASS * reach[:, None])[None]).reshape(-1, 2)
        low, high = centres - half, centres + half
        free = unhidden & (low > 4).all(axis=1) & (high < np.array([width, height]) - 4).all(axis=1)
        if len(boxes):
            apart = (
                (low[:, None, 0] > boxes[None, :, 2] + 3) | (high[:, None, 0] < boxes[None, :, 0] - 3)
                | (low[:, None, 1] > boxes[None, :, 3] + 2) | (high[:, None, 1] < boxes[None, :, 1] - 2)
            )  # fmt: skip
            free &= apart.all(axis=1)
        if not free.any():
            continue
        margin = _HALF_BAND * scale(camera, height)
        inside = (
            (busy[None] > low[:, None] - margin) & (busy[None] < high[:, None] + margin)
        ).all(axis=2)  # fmt: skip
        covered = (inside * np.where(owner == row, 0.6, 1.0)).sum(axis=1)
        outward = anchors - middle
        outward = outward / np.maximum(np.linalg.norm(outward, axis=1), 1.0)[:, None]
        cost = 1.5 * covered - 0.35 * (outward @ _COMPASS.T).ravel()
        cost += np.repeat(0.45 * np.arange(len(_ANCHORS)), len(_COMPASS))
        if label.key in before:
            cost[before[label.key].choice] -= 0.9
        choice = int(np.argmin(np.where(free, cost, np.inf)))
        boxes = np.vstack([boxes, [*low[choice], *high[choice]]])
        anchor, centre = anchors[choice // len(_COMPASS)], centres[choice]
        spots[label.key] = Spot(
            (float(centre[0]), float(centre[1])), (float(anchor[0]), float(anchor[1])), choice
        )
    return spots
