"""Where labels go: beside what they name, where the skin faces the eye, none over another.

A label stands close beside its place if it can, else further off at the end of a line, and is left out
only where there is no room at all. While the head turns each keeps its place as long as that will do.
Pure arithmetic in pixels; knows no VTK.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin.surface import Floats
from scalpviz.scene.labels.occupancy_grid import FOREVER, Box, OccupancyGrid
from scalpviz.scene.labels.tries import (
    CLOSE,
    FACING,
    LED_COST,
    STILL_FACING,
    TRIES,
    LabelKey,
    Picture,
    Tries,
    Wanted,
)
from scalpviz.state.view import Camera

__all__ = ["FACING", "STRONG", "Box", "Spot", "Wanted", "arrange"]

STRONG = 2
"""Ranks below this are chosen or pointed at: they come before what stood in the last picture."""
_ALONG, _PLACES = (0.5, 0.3, 0.7, 0.15, 0.85), 3
"""Which of the places of a zone in sight its label may point to, as shares of their number, and how many."""
_MOST_PLATES, _MOST = 48, 200
"""Labels in one picture, of zones and altogether: more of them hide the head, and each costs a share of the
frame."""
_WORSE = 4.5
"""How much more than when it was chosen a try may cost and still be kept."""
_KEPT, _SAME_WAY = 1.5, 0.8
"""How much better a try must be than the one before, or than one to the same side of another place."""
_NEARER = 2.0
"""How much must be won before a label that stands off comes closer."""
_SHIFTS, _SHIFTED = 40, 2
"""How many tries are weighed when others make way for a label, and how many others may."""
_ALL_SHIFTS, _FEW_SHIFTS = 120, 16
"""How often others are moved in a picture that is new, and in one that follows another."""


@dataclass(frozen=True)
class Spot:
    """Where a label sits.

    Parameters
    ----------
    centre, anchor : tuple of float
        Middle of its plate; the place on the zone it belongs to.
    choice : int
        Which try it was: the place on the zone and the side of it.
    width, height : float
        Of its plate.
    led : bool
        Whether it stands off, so that it needs a line.
    cost, least : float
        Of the try, now and the least since it was chosen.
    """

    centre: tuple[float, float]
    anchor: tuple[float, float]
    choice: int
    width: float = 0.0
    height: float = 0.0
    led: bool = False
    cost: float = 0.0
    least: float = 0.0

    @property
    def place(self) -> int:
        """Which of the places on its zone it points to."""
        return self.choice // TRIES

    @property
    def box(self) -> Box:
        """The plate."""
        (x, y), half, high = self.centre, self.width / 2, self.height / 2
        return x - half, y - high, x + half, y + high


def arrange(
    wanted: Sequence[Wanted],
    camera: Camera,
    size: tuple[int, int],
    open_to_eye: Callable[[Floats], bool],
    before: Mapping[LabelKey, Spot],
    taken: Sequence[Box] = (),
    keep_clear: Floats | None = None,
    zoom: float = 1.0,
    *,
    anew: bool = False,
) -> dict[LabelKey, Spot]:
    """Find a spot for each label that has one.

    Parameters
    ----------
    open_to_eye : callable
        Whether nothing stands between the eye and a place of the skin.
    before : mapping of LabelKey to Spot
        Spots of the last picture: labels keep their place while the head turns.
    taken : sequence of Box
        Where no label may lie.
    keep_clear : ndarray, shape (k, 6), optional
        Further places that labels should not cover, mm, with the outward normals there.
    zoom : float
        Pixels of the picture to one of the screen.
    anew : bool
        Whether labels may move anywhere, so that all lie as well as they can.
    """
    if not wanted:
        return {}
    least = np.array([STILL_FACING if label.key in before else FACING for label in wanted])
    picture = Picture(wanted, camera, size, zoom, least, keep_clear)
    grid = OccupancyGrid(size, zoom, list(taken))
    return _Arranger(wanted, picture, grid, open_to_eye, {} if anew else before).run()


@dataclass(frozen=True, eq=False)
class _Settled:
    """A label that has its place."""

    corner: Floats
    place: int
    way: int
    cost: float
    least: float


class _Arranger:
    """Gives labels their places, one after another."""

    def __init__(
        self, wanted: Sequence[Wanted], picture: Picture, grid: OccupancyGrid,
        open_to_eye: Callable[[Floats], bool], before: Mapping[LabelKey, Spot],
    ) -> None:  # fmt: skip
        self._wanted, self._picture, self._grid = wanted, picture, grid
        self._open_to_eye, self._before = open_to_eye, before
        self._settled: dict[int, _Settled] = {}
        self._plates = 0
        self._shifts_left = _FEW_SHIFTS if before else _ALL_SHIFTS
        self._anchors: dict[int, list[int]] = {}
        """The places that each label may point to."""
        self._near: dict[int, Tries] = {}
        self._tries: dict[int, Tries] = {}
        """Tries close by, and all of them; the latter only where they are needed."""
        self._open: dict[tuple[int, int], bool] = {}

    def run(self) -> dict[LabelKey, Spot]:
        """Place them all."""
        for row in self._picture.alone.tolist():
            self._grid.mark(self._picture.at(row, 0), row + 1)
        rows = sorted(self._picture.in_sight, key=self._turn)
        last = self._last(rows)
        strong = [row for row in rows if self._wanted[row].rank < STRONG]
        # What is chosen comes first; then what stood there already stays, and the rest finds room about it.
        self._place_all([row for row in strong if not self._keep(row, last.get(row))])
        others = rows[len(strong) :]
        self._place_all([row for row in others if not self._keep(row, last.get(row))])
        self._come_nearer({row: it for row, it in last.items() if it is self._settled.get(row)})
        for row in rows:
            # those that were sent away, or kept away by what came nearer
            if row not in self._settled and row in self._anchors and not self._full(row):
                _ = self._place(row) or self._keep(row, last.get(row), over_points=True)
        return {self._wanted[row].key: self._spot(row, it) for row, it in self._settled.items()}

    def _turn(self, row: int) -> tuple[int, bool, int]:
        # Among equals those of the last picture come first, so that none comes and goes.
        return self._wanted[row].rank, self._wanted[row].key not in self._before, row

    def _last(self, rows: Sequence[int]) -> dict[int, _Settled]:
        """Where labels of the last picture would stand in this one, if they point to the same place."""
        known = []
        for row in rows:
            spot = self._before.get(self._wanted[row].key)
            if spot is None or spot.place >= len(self._wanted[row].places):
                continue
            if self._picture.sees(row, spot.place):
                known.append((row, *divmod(spot.choice, TRIES), spot.least))
        if not known:
            return {}
        owners, places, ways, least = zip(*known, strict=True)
        corners, costs = self._picture.single(owners, places, ways)
        return {
            row: _Settled(corners[k], places[k], ways[k], float(costs[k]), min(float(costs[k]), least[k]))
            for k, row in enumerate(owners)
            if costs[k] <= least[k] + _WORSE
        }

    def _keep(self, row: int, it: _Settled | None, *, over_points: bool = False) -> bool:
        """Leave a label where it was, if that still will do."""
        if it is None or self._full(row) or not self._is_open(row, it.place):
            return False
        return self._settle(row, it, over_points=over_points)

    def _full(self, row: int) -> bool:
        many = self._plates >= _MOST_PLATES and not self._wanted[row].small
        return many or len(self._settled) >= _MOST

    def _place_all(self, rows: Sequence[int]) -> None:
        """Find room for labels, the first before the last; others may make way for those that find none."""
        self._weigh(rows)
        left = [row for row in rows if not self._full(row) and not self._place(row)]
        for row in left:
            if self._anchors[row]:
                self._make_way(row)

    def _weigh(self, rows: Sequence[int]) -> None:
        """List the tries of these labels; at first only those close by where they may well be enough."""
        for row in rows:
            if row not in self._anchors:
                self._anchors[row] = self._find_anchors(row)
        new = [row for row in rows if self._anchors[row] and self._wanted[row].key not in self._before]
        self._near |= dict(zip(new, self._tries_of(new, CLOSE), strict=True))
        crowded = (
            row for row in new if not len(self._near[row].costs) or self._near[row].costs[0] >= LED_COST
        )
        self._weigh_all([*(row for row in rows if self._anchors[row] and row not in self._near), *crowded])

    def _weigh_all(self, rows: Sequence[int]) -> None:
        """List every try of these labels."""
        rows = [row for row in rows if row not in self._tries]
        for row, tries in zip(rows, self._tries_of(rows, TRIES), strict=True):
            self._tries[row] = self._biased(row, tries)

    def _tries_of(self, rows: Sequence[int], count: int) -> list[Tries]:
        return self._picture.tries(rows, [self._anchors[row] for row in rows], count)

    def _find_anchors(self, row: int) -> list[int]:
        """Places that a label may point to: the one before, the middle of what is seen, its ends."""
        seen = self._picture.seen(row)
        if len(seen) < 2:
            return [place for place in seen if self._is_open(row, place)]
        ends = list(dict.fromkeys(seen[round(share * (len(seen) - 1))] for share in _ALONG))
        spot = self._before.get(self._wanted[row].key)
        last = [] if spot is None or spot.place not in seen else [spot.place]
        # where a point is printed a line would seem to come from the point
        ends.sort(key=lambda place: self._grid.is_marked(self._picture.at(row, place), row + 1))
        some = dict.fromkeys([*last, *ends[:_PLACES]])
        found = [place for place in some if self._is_open(row, place)]
        return found or next(([place] for place in seen if self._is_open(row, place)), [])

    def _biased(self, row: int, tries: Tries) -> Tries:
        """The same tries with the one before put forward."""
        spot = self._before.get(self._wanted[row].key)
        if spot is None:
            return tries
        way = tries.ways == spot.choice % TRIES
        costs = tries.costs - np.where(way, np.where(tries.places == spot.place, _KEPT, _SAME_WAY), 0.0)
        order = np.argsort(costs, kind="stable")
        return Tries(tries.corners[order], tries.places[order], tries.ways[order], tries.costs[order])

    def _is_open(self, row: int, place: int) -> bool:
        if (row, place) not in self._open:
            label = self._wanted[row]
            above = label.places[place] + label.depth * label.normals[place]
            self._open[row, place] = self._open_to_eye(above)
        return self._open[row, place]

    def _place(self, row: int) -> bool:
        """Give a label the cheapest place that is free."""
        if not self._anchors[row]:
            return False
        if row not in self._tries:
            near = self._near[row]
            enough = int(np.searchsorted(near.costs, LED_COST))
            if any(self._settle(row, _nth(near, k)) for k in range(enough)):
                return True
            self._weigh_all([row])
        tries = self._tries[row]
        return any(self._settle(row, _nth(tries, k)) for k in range(len(tries.costs)))

    def _settle(self, row: int, it: _Settled, *, over_points: bool = False) -> bool:
        """Put a label here; False if something is in the way."""
        box = self._box(row, it.corner)
        if not self._grid.is_free(box):
            return False
        if it.way >= CLOSE or not self._wanted[row].small:
            line = self._line(row, it)
            if not self._grid.is_open(*line, row + 1, over_marks=over_points):
                return False
        self._take(row, it)
        return True

    def _take(self, row: int, it: _Settled) -> None:
        """Put a label where nothing is in its way."""
        lined = it.way >= CLOSE or not self._wanted[row].small
        self._grid.take(row + 1, self._box(row, it.corner), self._line(row, it) if lined else None)
        self._settled[row] = it
        self._plates += not self._wanted[row].small

    def _lift(self, row: int) -> _Settled:
        """Take a label from its place."""
        self._grid.release(row + 1)
        self._plates -= not self._wanted[row].small
        return self._settled.pop(row)

    def _come_nearer(self, kept: Mapping[int, _Settled]) -> None:
        """Bring labels that stand off closer to what they name, where there is room by now."""
        led = [row for row, it in kept.items() if it.way >= CLOSE]
        for row, tries in zip(led, self._picture.tries(led, [[kept[row].place] for row in led]), strict=True):
            it = self._lift(row)
            better = int(np.searchsorted(tries.costs, it.cost - _NEARER))
            if not any(self._settle(row, _nth(tries, k)) for k in range(better)):
                self._take(row, it)

    def _make_way(self, row: int) -> None:
        """Let others stand elsewhere so that this label finds room; if none can, less important ones go."""
        tries, rank = self._tries[row], self._wanted[row].rank
        for some_go in (False, True):
            for k in range(min(_SHIFTS, len(tries.costs))):
                it = _nth(tries, k)
                holders = self._grid.holders(self._box(row, it.corner), *self._line(row, it), row + 1)
                others = sorted(holder - 1 for holder in holders)
                if FOREVER in holders or not 0 < len(others) <= _SHIFTED or self._shifts_left <= 0:
                    continue
                least = min(self._wanted[other].rank for other in others)
                if (least > rank if some_go else least >= rank) and self._shift(row, it, others, some_go):
                    return

    def _shift(self, row: int, it: _Settled, others: list[int], some_go: bool) -> bool:
        """Move others and put a label where they were; all as before if one finds no other place."""
        self._shifts_left -= 1
        self._weigh(others)
        were = {other: self._lift(other) for other in others}
        if self._settle(row, it):
            missing = [other for other in others if not self._place(other)]
            if some_go or not missing:
                return True
            self._lift(row)
        for other in others:
            if other in self._settled:
                self._lift(other)
        for other, before in were.items():
            self._take(other, before)
        return False

    def _box(self, row: int, corner: Floats) -> Box:
        label, x, y = self._wanted[row], float(corner[0]), float(corner[1])
        return x, y, x + label.width, y + label.height

    def _line(self, row: int, it: _Settled) -> tuple[Floats, Floats]:
        """From a place to the nearest edge of the plate."""
        start, label = self._picture.at(row, it.place), self._wanted[row]
        return start, np.clip(start, it.corner, it.corner + np.array([label.width, label.height]))

    def _spot(self, row: int, it: _Settled) -> Spot:
        label, anchor = self._wanted[row], self._picture.at(row, it.place)
        centre = float(it.corner[0]) + label.width / 2, float(it.corner[1]) + label.height / 2
        return Spot(
            centre, (float(anchor[0]), float(anchor[1])), it.place * TRIES + it.way,
            label.width, label.height, it.way >= CLOSE, it.cost, it.least,
        )  # fmt: skip


def _nth(tries: Tries, k: int) -> _Settled:
    cost = float(tries.costs[k])
    return _Settled(tries.corners[k], int(tries.places[k]), int(tries.ways[k]), cost, cost)
