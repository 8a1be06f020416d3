"""What of a picture is taken already: by labels, by the lines that lead to them, by corners of the picture.

A grid of small cells, so that asking costs the same however many labels there are.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scalpviz.head.skin.surface import Floats

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, pixels."""

CELL = 2.0
"""Side of a cell, pixels of the screen."""
GAP = 1.5
"""Least distance between labels, pixels of the screen."""
AT_ANCHOR, MARK = 4.0, 3.0
"""How much of a line may meet others where it begins; half the side of what is printed at a point."""
FOREVER = -1
"""Holds what no label may have."""

Window = tuple[slice, slice]


@dataclass
class _Held:
    """The cells one label holds: its plate's, and those of the line to it."""

    plate: Window
    line: tuple[NDArray[np.int64], NDArray[np.int64]] | None = field(default=None)


class OccupancyGrid:
    """Knows which label holds which cells.

    Parameters
    ----------
    size : tuple of int
        Of the picture, pixels.
    zoom : float
        Pixels of the picture to one of the screen.
    taken : iterable of Box
        Where no label may lie.
    """

    def __init__(self, size: tuple[int, int], zoom: float, taken: "list[Box]") -> None:
        self._cell, self._gap, self._near = CELL * zoom, GAP * zoom, AT_ANCHOR * zoom
        self._mark = MARK * zoom
        shape = int(size[1] / self._cell) + 2, int(size[0] / self._cell) + 2
        self._holder = np.zeros(shape, dtype=np.int32)
        self._marks = np.zeros(shape, dtype=np.int32)
        self._held: dict[int, _Held] = {}
        for box in taken:
            self._holder[self._window(box, self._gap)] = FOREVER

    def mark(self, at: Floats, label: int) -> None:
        """Say that a point is printed here: no line to another's label may cross it."""
        x, y = float(at[0]), float(at[1])
        self._marks[self._window((x - self._mark, y - self._mark, x + self._mark, y + self._mark))] = label

    def is_marked(self, at: Floats, label: int) -> bool:
        """Whether a point other than the label's own is printed here, or close by."""
        x, y, reach = float(at[0]), float(at[1]), self._mark
        marks = self._marks[self._window((x - reach, y - reach, x + reach, y + reach))]
        return bool(((marks != 0) & (marks != label)).any())

    def is_free(self, box: Box) -> bool:
        """Whether nothing holds any of these cells."""
        return not self._holder[self._window(box, self._gap)].any()

    def is_open(self, start: Floats, end: Floats, label: int, *, over_marks: bool = False) -> bool:
        """Whether a line to a label would cross nothing that others hold, and no other point."""
        cells = self._cells(start, end)
        if cells is None:
            return True
        if self._holder[cells].any():
            return False
        marks = self._marks[cells]
        return over_marks or not ((marks != 0) & (marks != label)).any()

    def holders(self, box: Box, start: Floats, end: Floats, label: int) -> frozenset[int]:
        """Labels in the way of a plate and of the line to it; `FOREVER` where something else is."""
        found = set(np.unique(self._holder[self._window(box, self._gap)]).tolist())
        cells = self._cells(start, end)
        if cells is not None:
            found |= set(self._holder[cells].tolist())
            marks = self._marks[cells]
            if ((marks != 0) & (marks != label)).any():
                found.add(FOREVER)
        return frozenset(found - {0})

    def take(self, label: int, box: Box, line: tuple[Floats, Floats] | None) -> None:
        """Give a label the cells of its plate, and of the line to it if there is one."""
        held = _Held(self._window(box), None if line is None else self._cells(*line))
        if held.line is not None:
            self._holder[held.line] = label
        self._holder[held.plate] = label
        self._held[label] = held

    def release(self, label: int) -> None:
        """Take back all that a label holds."""
        held = self._held.pop(label)
        for cells in (held.plate, held.line):
            if cells is not None:
                part = self._holder[cells]
                part[part == label] = 0
                self._holder[cells] = part

    def _window(self, box: Box, wider: float = 0.0) -> Window:
        left, bottom, right, top = box
        cell = self._cell
        return (
            slice(max(int((bottom - wider) / cell), 0), max(int((top + wider) / cell) + 1, 0)),
            slice(max(int((left - wider) / cell), 0), max(int((right + wider) / cell) + 1, 0)),
        )

    def _cells(self, start: Floats, end: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
        """Cells along a line, without its beginning; None for a short one."""
        way = end - start
        length = float(np.hypot(way[0], way[1]))
        if length <= self._near:
            return None
        first = self._near / length
        count = int((1 - first) * length / self._cell) + 2
        share = first + (1 - first) / (count - 1) * np.arange(count)
        at = ((start + share[:, None] * way) / self._cell).astype(np.int64)
        return at[:, 1], at[:, 0]
