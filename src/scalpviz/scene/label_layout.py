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
_GAP, _SMALL_GAP = 7.0, 1.0
_SMALL_SHARE = 0.7
"""How much of the room about a zone's line a point takes."""
_MOST = 64
"""Labels in one picture: more of them hide the head, and each costs a share of the frame."""
_HALF_BAND = 3.0
_CELL = 3.0
_TOLERATED = 1.2
"""What a label may cover before it looks for another side; a small one, before it is left out."""


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
    small : bool
        Whether it stands close beside its place, and only where it hides nothing else.
    """

    key: str
    places: Floats
    normals: Floats
    width: float
    height: float
    rank: int
    depth: float = 0.0
    small: bool = False

    @property
    def choices(self) -> int:
        """How many places about it are tried: one with a single place has no other to point to."""
        return len(_COMPASS) if len(self.places) == 1 else len(_TOWARD)


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
    keep_clear: Floats | None = None,
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
    keep_clear : ndarray, shape (k, 6), optional
        Further places that labels should not cover, mm, with the outward normals there.
    """
    if not wanted:
        return {}
    width, height = size
    starts = np.cumsum([0, *(len(label.places) for label in wanted)])
    more = np.zeros((0, 6)) if keep_clear is None else keep_clear
    places = np.concatenate([*(label.places for label in wanted), more[:, :3]])
    normals = np.concatenate([*(label.normals for label in wanted), more[:, 3:]])
    sight = np.asarray(camera.position) - places
    facing = np.einsum("ij,ij->i", normals, sight) / np.linalg.norm(sight, axis=1)
    pixels = (seen_at(camera, places, width / height) + 1) / 2 * (width, height)
    visible = (facing > FACING) & (pixels > 0).all(axis=1) & (pixels < (width, height)).all(axis=1)
    owner = np.full(len(places), -1)
    owner[: starts[-1]] = np.repeat(np.arange(len(wanted)), np.diff(starts))
    margin = _HALF_BAND * scale(camera, height)
    crowd = _Crowd(pixels[visible], owner[visible], list(taken), (width, height), margin)
    spots: dict[str, Spot] = {}
    tried: list[_Tried] = []

    def turn(row: int) -> tuple[object, ...]:
        # Among equals those of the last picture come first, so that none comes and goes while the head turns.
        label = wanted[row]
        return label.small, label.rank, label.key not in before, row

    for row in sorted(range(len(wanted)), key=turn):
        label = wanted[row]
        if len(spots) == _MOST:
            break
        seen = np.flatnonzero(visible[starts[row] : starts[row + 1]]) + starts[row]
        if not len(seen):
            continue
        chosen = seen[[round(f * (len(seen) - 1)) for f in _ANCHORS]]
        above = places[chosen] + label.depth * normals[chosen]
        if label.small:
            tried.append(_Tried(label, pixels[chosen], above, before.get(label.key)))
            continue
        choice = _choose(crowd, row, label, pixels[chosen], before.get(label.key), above, open_to_eye)
        if choice is not None:
            anchor = pixels[chosen[_ANCHOR_OF[choice]]]
            centre = anchor + crowd.offsets(label)[choice]
            crowd.settle(centre, label)
            spots[label.key] = _spot(centre, anchor, choice)
    return spots | _settle_small(crowd, tried, open_to_eye, _MOST - len(spots))


def _spot(centre: Floats, anchor: Floats, choice: int) -> Spot:
    return Spot((float(centre[0]), float(centre[1])), (float(anchor[0]), float(anchor[1])), choice)


@dataclass(frozen=True, eq=False)
class _Tried:
    """A small label with the places that it may stand beside: in pixels, and on the skin."""

    label: Wanted
    anchors: Floats
    places: Floats
    before: Spot | None


class _Crowd:
    """What labels must keep off: each other, and if they can the zones."""

    def __init__(
        self, busy: Floats, owner: Ints, taken: list[Box], size: tuple[int, int], margin: float
    ) -> None:
        self.busy, self.owner, self.margin = busy, owner, margin
        self.size = np.array(size, dtype=float)
        self.middle = busy.mean(axis=0) if len(busy) else self.size / 2
        self.boxes = np.array(taken, dtype=float).reshape(-1, 4)

    def outward(self, anchors: Floats) -> Floats:
        """From the middle of all that is shown, unit."""
        away = anchors - self.middle
        return np.asarray(away / np.maximum(np.linalg.norm(away, axis=1), 1.0)[:, None])

    def offsets(self, label: Wanted) -> Floats:
        """From the anchor to the middle of the plate, for every choice."""
        half = np.array([label.width, label.height]) / 2
        toward = _TOWARD[: label.choices]
        gap = _SMALL_GAP + _SMALL_SHARE * self.margin if label.small else _GAP + self.margin
        return np.asarray(toward * (gap + np.abs(toward) @ half)[:, None])

    def free(self, centres: Floats, label: Wanted) -> NDArray[np.bool_]:
        """Where the plate lies within the picture and over nothing that is settled."""
        half = np.array([[label.width, label.height]]) / 2
        return self.clear(centres - half, centres + half)

    def clear(self, low: Floats, high: Floats) -> NDArray[np.bool_]:
        """Which boxes lie within the picture and over nothing that is settled."""
        (x, y), (x_end, y_end), (width, height) = low.T, high.T, self.size
        free = (x > 4) & (x_end < width - 4) & (y > 4) & (y_end < height - 4)
        if len(self.boxes):
            left, bottom, right, top = self.boxes.T[:, None]
            apart = (x[:, None] > right + 3) | (x_end[:, None] < left - 3)
            apart |= (y[:, None] > top + 2) | (y_end[:, None] < bottom - 2)
            free &= apart.all(axis=1)
        return np.asarray(free)

    def covered(self, centres: Floats, label: Wanted, row: int) -> Floats:
        """How much of the zones the plate would hide."""
        across, up = label.width / 2 + self.margin, label.height / 2 + self.margin
        x, y = self.busy.T[:, None]
        inside = np.abs(x - centres[:, :1]) < across
        inside &= np.abs(y - centres[:, 1:]) < up
        return np.asarray(inside @ np.where(self.owner == row, 0.6, 1.0))

    def counted(self, low: Floats, high: Floats) -> Ints:
        """How many places of zones and points lie in each of many boxes, to a cell of `_CELL` pixels."""
        cells = np.ceil(self.size / _CELL).astype(np.int64) + 1
        at = np.clip((self.busy / _CELL).astype(np.int64), 0, cells - 1)
        many = np.bincount(at[:, 0] * cells[1] + at[:, 1], minlength=int(cells.prod())).reshape(cells)
        total = np.zeros(cells + 1, dtype=np.int64)
        total[1:, 1:] = many.cumsum(axis=0).cumsum(axis=1)
        left, bottom = np.clip(np.round(low / _CELL).astype(np.int64), 0, cells).T
        right, top = np.clip(np.round(high / _CELL).astype(np.int64), 0, cells).T
        return np.asarray(total[right, top] - total[left, top] - total[right, bottom] + total[left, bottom])

    def settle(self, centre: Floats, label: Wanted) -> None:
        """Keep the place of a plate for it."""
        half = np.array([label.width, label.height]) / 2
        self.boxes = np.vstack([self.boxes, [*(centre - half), *(centre + half)]])


def _choose(
    crowd: _Crowd, row: int, label: Wanted, anchors: Floats, before: Spot | None, places: Floats,
    open_to_eye: Callable[[Floats], bool],
) -> int | None:  # fmt: skip
    """The choice for one label: the one before if it still does, else the cheapest whose anchor is seen."""
    anchor_of, toward = _ANCHOR_OF[: label.choices], _TOWARD[: label.choices]
    centres = anchors[anchor_of] + crowd.offsets(label)
    if before is not None:
        kept = centres[[before.choice]]
        does = crowd.free(kept, label)[0] and crowd.covered(kept, label, row)[0] <= _TOLERATED
        if does and open_to_eye(places[_ANCHOR_OF[before.choice]]):
            return before.choice
    free = crowd.free(centres, label)
    if not free.any():
        return None
    outward = crowd.outward(anchors)
    cost = 1.5 * crowd.covered(centres, label, row) + 0.45 * anchor_of
    cost -= 0.35 * (outward[anchor_of] * toward).sum(axis=1)
    cost = np.where(free, cost, np.inf)
    while np.isfinite(cost).any():
        choice = int(np.argmin(cost))
        if open_to_eye(places[_ANCHOR_OF[choice]]):
            return choice
        cost[anchor_of[choice] == anchor_of] = np.inf
    return None


def _settle_small(
    crowd: _Crowd, tried: list[_Tried], open_to_eye: Callable[[Floats], bool], most: int
) -> dict[str, Spot]:
    """Spots of small labels, weighed all at once: there may be a hundred of them."""
    if not tried:
        return {}
    counts = [one.label.choices for one in tried]
    owner = np.repeat(np.arange(len(tried)), counts)
    choice = np.concatenate([np.arange(count) for count in counts])
    anchors = np.concatenate([one.anchors[_ANCHOR_OF[: one.label.choices]] for one in tried])
    centres = anchors + np.concatenate([crowd.offsets(one.label) for one in tried])
    half = np.array([[one.label.width, one.label.height] for one in tried])[owner] / 2
    cost = _small_costs(crowd, centres, half)
    cost -= 0.35 * (crowd.outward(anchors) * _TOWARD[choice]).sum(axis=1) - 0.45 * _ANCHOR_OF[choice]
    starts = np.cumsum([0, *counts])
    for k, one in enumerate(tried):
        if one.before is not None:
            cost[starts[k] + one.before.choice] -= 10.0
    spots: dict[str, Spot] = {}
    settled: list[tuple[float, float, float, float]] = []
    for k, one in enumerate(tried):
        if len(spots) == most:
            break
        own = slice(int(starts[k]), int(starts[k + 1]))
        half_width, half_height = one.label.width / 2 + 2.0, one.label.height / 2 + 1.5
        shut: set[int] = set()
        for at in np.argsort(cost[own], kind="stable") + own.start:
            anchor = int(_ANCHOR_OF[choice[at]])
            if not np.isfinite(cost[at]):
                break
            x, y = centres[at].tolist()
            if anchor in shut or any(
                abs(x - cx) < half_width + w and abs(y - cy) < half_height + h for cx, cy, w, h in settled
            ):
                continue
            if not open_to_eye(one.places[anchor]):
                shut.add(anchor)
                continue
            settled.append((x, y, half_width - 1.0, half_height - 0.5))
            spots[one.label.key] = _spot(centres[at], anchors[at], int(choice[at]))
            break
    return spots


def _small_costs(crowd: _Crowd, centres: Floats, half: Floats) -> Floats:
    """What small plates would hide; infinite where that is too much, or something is settled there."""
    low, high = centres - half, centres + half
    allowed = crowd.clear(low, high)
    # a plate stands just clear of its own place, so that all it hides is others'
    room = _SMALL_SHARE * crowd.margin
    covered = crowd.counted(low - room, high + room)
    return np.where(allowed & (covered <= _TOLERATED), 1.5 * covered, np.inf)
