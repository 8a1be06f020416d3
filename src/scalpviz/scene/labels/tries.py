"""Where a label might go: close beside its place on every side, or further off at the end of a line.

Pure arithmetic in pixels, for many labels at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from scalpviz.atlas.keys import SiteKey
from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.scene.camera import scale, seen_at
from scalpviz.state.view import Camera

FACING, STILL_FACING = 0.30, 0.24
"""Least cosine between skin and sight line where a label may begin to point, and where it may still."""
CLOSE = 8
"""The first so many tries about a place stand close beside it; the others need a line."""
_DISTANCES = (13.0, 21.0, 31.0, 43.0, 58.0, 76.0, 98.0, 124.0, 154.0, 190.0)
"""From the place to the nearest edge of the plate, pixels of the screen."""
_ROUND = 16


def _compass(count: int) -> Floats:
    turn = 2 * np.pi * np.arange(count) / count
    return np.stack([np.cos(turn), np.sin(turn)], axis=1)


TOWARD = np.concatenate([_compass(CLOSE), np.tile(_compass(_ROUND), (len(_DISTANCES), 1))])
AWAY = np.concatenate([np.zeros(CLOSE), np.repeat(_DISTANCES, _ROUND)])
TRIES = len(TOWARD)
_EVERY = np.arange(TRIES)[None]
_BASE = np.where(AWAY > 0, 0.9 + 0.030 * AWAY, 0.0)

_GAP, _SMALL_GAP = 7.0, 1.0
"""Between the zone, or the point, and what stands close beside it, pixels of the screen."""
_SMALL_SHARE = 0.7
"""How much of the room about a zone's line a point takes."""
_HALF_BAND = 3.0
"""Of a zone, mm."""
_EDGE = 4.0
"""Least distance from the picture's edges, pixels of the screen."""
_CELL = 4.0
_OVER_ZONE, _OVER_POINT = 1.2, 3.0
"""What it costs to hide a piece of a zone, or a point."""
_OUTWARD = 0.35
_ASIDE = 0.45
"""What it costs to point to the next place on the zone rather than to the first."""
LED_COST = float(_BASE[CLOSE:].min()) - _OUTWARD
"""No try that needs a line costs less."""


LabelKey = SiteKey | str
"""A zone's label has the zone's key; others have names of their own, such as `point/GV20`."""


@dataclass(frozen=True, eq=False)
class Wanted:
    """A label that should be shown if there is room.

    Parameters
    ----------
    key : LabelKey
        Of its zone or its name.
    places, normals : ndarray, shape (k, 3)
        Along the zone's centreline, mm, and outward there.
    width, height : float
        Of its plate, pixels.
    rank : int
        Lower ranks choose their place first.
    depth : float
        How far under the skin the places lie, mm: sight ends at the skin above them.
    small : bool
        Whether it stands close beside its place, as those of points do.
    """

    key: LabelKey
    places: Floats
    normals: Floats
    width: float
    height: float
    rank: int
    depth: float = 0.0
    small: bool = False


@dataclass(frozen=True, eq=False)
class Tries:
    """Where one label might go, cheapest first.

    Parameters
    ----------
    corners : ndarray, shape (n, 2)
        Lower left corners of its plate, whole pixels.
    places, ways : ndarray of int, shape (n,)
        The place on its zone that it would point to; the row of `TOWARD` it lies at.
    costs : ndarray, shape (n,)
    """

    corners: Floats
    places: Ints
    ways: Ints
    costs: Floats


class Picture:
    """All places of labels as the eye sees them.

    Parameters
    ----------
    wanted : sequence of Wanted
    camera, size
        Eye, and the picture's width and height in pixels.
    zoom : float
        Pixels of the picture to one of the screen.
    least : ndarray, shape (n,)
        Of each label: the least cosine between skin and sight line where it may point.
    keep_clear : ndarray, shape (k, 6), optional
        Further places that labels should not cover, mm, with the outward normals there.
    """

    def __init__(
        self, wanted: Sequence[Wanted], camera: Camera, size: tuple[int, int], zoom: float, least: Floats,
        keep_clear: Floats | None = None,
    ) -> None:  # fmt: skip
        self._size, self._zoom = np.array(size, dtype=float), zoom
        self._starts = np.cumsum([0, *(len(label.places) for label in wanted)])
        self._wanted = wanted
        more = np.zeros((0, 6)) if keep_clear is None else keep_clear
        places = np.concatenate([*(label.places for label in wanted), more[:, :3]])
        normals = np.concatenate([*(label.normals for label in wanted), more[:, 3:]])
        sight = np.asarray(camera.position) - places
        facing = np.einsum("ij,ij->i", normals, sight) / np.linalg.norm(sight, axis=1)
        self.pixels = (seen_at(camera, places, size[0] / size[1]) + 1) / 2 * self._size
        inside = (self.pixels > 0).all(axis=1) & (self.pixels < self._size).all(axis=1)
        counts = np.diff(self._starts)
        self._seen = inside[: self._starts[-1]] & (facing[: self._starts[-1]] > np.repeat(least, counts))
        in_sight = np.add.reduceat(self._seen, self._starts[:-1]) > 0
        self.in_sight = [int(row) for row in np.flatnonzero(in_sight)]
        """Labels with a place that is seen."""
        self.alone = np.flatnonzero((counts == 1) & self._seen[self._starts[:-1]])
        """Labels of single places that are seen."""
        self._band = _HALF_BAND * scale(camera, size[1])
        shown = inside & (facing > FACING)
        busy = self.pixels[shown]
        self._middle = busy.mean(axis=0) if len(busy) else self._size / 2
        weights = np.full(len(places), _OVER_ZONE)
        weights[self._starts[:-1][counts == 1]] = _OVER_POINT
        small = np.array([label.small for label in wanted])
        self._sizes = np.array([(label.width, label.height) for label in wanted])
        self._room = np.where(small, _SMALL_SHARE, 1.0) * self._band
        self._beside = np.where(small, _SMALL_GAP, _GAP) * zoom + self._room
        self._cover = _summed(busy, weights[shown], self._size, _CELL * zoom)

    def at(self, label: int, place: int) -> Floats:
        """Where a place of a label's zone appears, pixels."""
        return np.asarray(self.pixels[self._starts[label] + place])

    def sees(self, label: int, place: int) -> bool:
        """Whether a place of a label's zone is in the picture and faces the eye."""
        return bool(self._seen[self._starts[label] + place])

    def seen(self, label: int) -> list[int]:
        """All such places."""
        own = self._seen[self._starts[label] : self._starts[label + 1]]
        return [int(place) for place in np.flatnonzero(own)]

    def tries(
        self, labels: Sequence[int], places: Sequence[Sequence[int]], count: int = TRIES
    ) -> list[Tries]:
        """Where labels might go that may point to these places, the better ones first.

        Parameters
        ----------
        count : int
            How many tries about each place: all, or those close by.
        """
        if not labels:
            return []
        counts = [len(some) for some in places]
        owner = np.repeat(np.asarray(labels, dtype=np.int64), counts)
        place = np.concatenate([np.asarray(some, dtype=np.int64) for some in places])
        aside = _ASIDE * np.concatenate([np.arange(count) for count in counts])
        corners, costs = self._weighed(owner, place, aside, _EVERY[:, :count])
        found, ways = [], np.tile(np.arange(count), max(counts))
        for first, last in pairwise(np.cumsum([0, *counts])):
            cost = costs[first:last].ravel()
            order = np.argsort(cost, kind="stable")[: np.isfinite(cost).sum()]
            at, whose = corners[first:last].reshape(-1, 2), np.repeat(place[first:last], count)
            found.append(Tries(at[order], whose[order], ways[order], cost[order]))
        return found

    def single(
        self, labels: Sequence[int], places: Sequence[int], ways: Sequence[int]
    ) -> tuple[Floats, Floats]:
        """Corners and costs of one try for each of many labels."""
        chosen = np.asarray(ways, dtype=np.int64)
        owner, place = np.asarray(labels, dtype=np.int64), np.asarray(places, dtype=np.int64)
        corners, costs = self._weighed(owner, place, np.zeros(len(owner)), chosen[:, None])
        return corners[:, 0], costs[:, 0]

    def _weighed(self, owner: Ints, place: Ints, aside: Floats, ways: Ints = _EVERY) -> tuple[Floats, Floats]:
        """Corners, shape (a, t, 2), and costs, shape (a, t), of tries about places.

        A cost is infinite where the plate would leave the picture.
        """
        zoom, toward = self._zoom, TOWARD[ways]
        anchors = self.pixels[self._starts[owner] + place][:, None]
        sizes, room = self._sizes[owner][:, None], self._room[owner][:, None, None]
        gap = np.maximum(AWAY[ways] * zoom, self._beside[owner][:, None])
        reach = gap + (np.abs(toward) * sizes).sum(axis=2) / 2
        corners = np.round(anchors + toward * reach[..., None] - sizes / 2)
        ends = corners + sizes
        edge = _EDGE * zoom
        fits = ((corners > edge) & (ends < self._size - edge)).all(axis=2)
        # a plate stands just clear of its own place, so that all it hides is others'
        wider = np.minimum(room, _SMALL_SHARE * self._band)
        hidden = self._hidden(corners - wider, ends + wider)
        off = anchors - self._middle
        off = off / np.maximum(np.linalg.norm(off, axis=2, keepdims=True), 1.0)
        cost = hidden + _BASE[ways] + aside[:, None] - _OUTWARD * (off * toward).sum(axis=2)
        return corners, np.where(fits, cost, np.inf)

    def _hidden(self, low: Floats, high: Floats) -> Floats:
        """What lies in each of many boxes."""
        cell, (across, up) = _CELL * self._zoom, np.array(self._cover.shape) - 1
        left, right = (np.clip(np.rint(x[..., 0] / cell), 0, across).astype(np.int64) for x in (low, high))
        bottom, top = (np.clip(np.rint(x[..., 1] / cell), 0, up).astype(np.int64) for x in (low, high))
        total, row = self._cover.ravel(), up + 1
        left, right = left * row, right * row
        return np.asarray(
            total[right + top] - total[left + top] - total[right + bottom] + total[left + bottom]
        )


def _summed(places: Floats, weights: Floats, size: Floats, cell: float) -> Floats:
    """Weights of all places below and left of each corner of a grid."""
    cells = np.ceil(size / cell).astype(np.int64) + 1
    at = np.clip((places / cell).astype(np.int64), 0, cells - 1)
    many = np.bincount(at[:, 0] * cells[1] + at[:, 1], weights, minlength=int(cells.prod())).reshape(cells)
    total = np.zeros(cells + 1)
    total[1:, 1:] = many.cumsum(axis=0).cumsum(axis=1)
    return total
