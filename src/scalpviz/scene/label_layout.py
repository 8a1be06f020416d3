"""Where labels go: beside their zones, where the skin faces the eye, none over another.

Pure arithmetic in pixels; knows no VTK.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scalpviz.head.skin import Floats, Ints
from scalpviz.scene.camera import scale, seen_at
from scalpviz.state.view import Camera

FACING = 0.30
"""Least cosine between skin and sight line where a label may sit."""

_COMPASS = np.array([[np.cos(a), np.sin(a)] for a in np.radians(np.arange(0, 360, 45))])
_ANCHORS = (0.5, 0.15, 0.85)
_ANCHOR_OF = np.repeat(np.arange(len(_ANCHORS)), len(_COMPASS))
_TOWARD = np.tile(_COMPASS, (len(_ANCHORS), 1))
_GAP = 7.0
_HALF_BAND = 3.0
_TOLERATED = 1.2
"""What a label may cover before it looks for another side."""
_MOST = 64
"""Labels in one picture: more of them hide the head, and each costs a share of the frame."""


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
    depth : float
        How far under the skin the places lie, mm: sight ends at the skin above them.
    """

    key: str
    places: Floats
    normals: Floats
    width: float
    height: float
    rank: int
    depth: float = 0.0


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
    starts = np.cumsum([0, *(len(label.places) for label in wanted)])
    places = np.concatenate([label.places for label in wanted])
    normals = np.concatenate([label.normals for label in wanted])
    sight = np.asarray(camera.position) - places
    facing = np.einsum("ij,ij->i", normals, sight) / np.linalg.norm(sight, axis=1)
    pixels = (seen_at(camera, places, width / height) + 1) / 2 * (width, height)
    visible = (facing > FACING) & (pixels > 0).all(axis=1) & (pixels < (width, height)).all(axis=1)
    owner = np.repeat(np.arange(len(wanted)), np.diff(starts))[visible]
    crowd = _Crowd(pixels[visible], owner, list(taken), (width, height), _HALF_BAND * scale(camera, height))
    spots: dict[str, Spot] = {}
    # Among equals those of the last picture come first, so that none comes and goes while the head turns.
    for row in sorted(range(len(wanted)), key=lambda k: (wanted[k].rank, wanted[k].key not in before, k)):
        if len(spots) == _MOST:
            break
        label = wanted[row]
        seen = np.flatnonzero(visible[starts[row] : starts[row + 1]]) + starts[row]
        if not len(seen):
            continue
        chosen = seen[[round(f * (len(seen) - 1)) for f in _ANCHORS]]
        above = places[chosen] + label.depth * normals[chosen]
        choice = _choose(crowd, row, label, pixels[chosen], before.get(label.key), above, open_to_eye)
        if choice is None:
            continue
        anchor = pixels[chosen[_ANCHOR_OF[choice]]]
        centre = anchor + crowd.offsets(label)[choice]
        crowd.settle(centre, label)
        spots[label.key] = Spot(
            (float(centre[0]), float(centre[1])), (float(anchor[0]), float(anchor[1])), choice
        )
    return spots


class _Crowd:
    """What labels must keep off: each other, and if they can the zones."""

    def __init__(
        self, busy: Floats, owner: Ints, taken: list[Box], size: tuple[int, int], margin: float
    ) -> None:
        self.busy, self.owner, self.margin = busy, owner, margin
        self.size = np.array(size, dtype=float)
        self.middle = busy.mean(axis=0) if len(busy) else self.size / 2
        self.boxes = np.array(taken, dtype=float).reshape(-1, 4)

    def offsets(self, label: Wanted) -> Floats:
        """From the anchor to the middle of the plate, for every choice."""
        half = np.array([label.width, label.height]) / 2
        return np.asarray(_TOWARD * (_GAP + self.margin + np.abs(_TOWARD) @ half)[:, None])

    def free(self, centres: Floats, label: Wanted) -> NDArray[np.bool_]:
        """Where the plate lies within the picture and over nothing that is settled."""
        x, y = centres.T
        across, up = label.width / 2, label.height / 2
        width, height = self.size
        free = (x - across > 4) & (x + across < width - 4) & (y - up > 4) & (y + up < height - 4)
        if len(self.boxes):
            left, bottom, right, top = self.boxes.T[:, None]
            x, y = x[:, None], y[:, None]
            apart = (x - across > right + 3) | (x + across < left - 3)
            apart |= (y - up > top + 2) | (y + up < bottom - 2)
            free &= apart.all(axis=1)
        return np.asarray(free)

    def covered(self, centres: Floats, label: Wanted, row: int) -> Floats:
        """How much of the zones the plate would hide."""
        across, up = label.width / 2 + self.margin, label.height / 2 + self.margin
        x, y = self.busy.T[:, None]
        inside = np.abs(x - centres[:, :1]) < across
        inside &= np.abs(y - centres[:, 1:]) < up
        return np.asarray(inside @ np.where(self.owner == row, 0.6, 1.0))

    def settle(self, centre: Floats, label: Wanted) -> None:
        """Keep the place of a plate for it."""
        half = np.array([label.width, label.height]) / 2
        self.boxes = np.vstack([self.boxes, [*(centre - half), *(centre + half)]])


def _choose(
    crowd: _Crowd, row: int, label: Wanted, anchors: Floats, before: Spot | None, places: Floats,
    open_to_eye: Callable[[Floats], bool],
) -> int | None:  # fmt: skip
    """The choice for one label: the one before if it still does, else the cheapest whose anchor is seen."""
    centres = anchors[_ANCHOR_OF] + crowd.offsets(label)
    if before is not None:
        kept = centres[[before.choice]]
        does = crowd.free(kept, label)[0] and crowd.covered(kept, label, row)[0] <= _TOLERATED
        if does and open_to_eye(places[_ANCHOR_OF[before.choice]]):
            return before.choice
    free = crowd.free(centres, label)
    if not free.any():
        return None
    outward = anchors - crowd.middle
    outward = outward / np.maximum(np.linalg.norm(outward, axis=1), 1.0)[:, None]
    cost = 1.5 * crowd.covered(centres, label, row) + 0.45 * _ANCHOR_OF
    cost -= 0.35 * (outward[_ANCHOR_OF] * _TOWARD).sum(axis=1)
    cost = np.where(free, cost, np.inf)
    while np.isfinite(cost).any():
        choice = int(np.argmin(cost))
        if open_to_eye(places[_ANCHOR_OF[choice]]):
            return choice
        cost[_ANCHOR_OF[choice] == _ANCHOR_OF] = np.inf
    return None
