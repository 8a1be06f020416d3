"""Zones' lines on the skin, ready to be measured to: straight distance and place along them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin.surface import Floats, Ints, SkinPath

LONGEST_PIECE = 1.0
"""mm: pieces are no longer, so that the nearest sample belongs to the nearest piece or to its neighbour."""

_BLOCK = 2_000_000


@dataclass(frozen=True, eq=False)
class PaintLine:
    """A polyline with pieces of at most `LONGEST_PIECE`.

    Parameters
    ----------
    xyz : ndarray, shape (n, 3)
        Its samples, mm; of a closed line the last repeats the first.
    arc : ndarray, shape (n,)
        Length from the start to each, mm.
    closed : bool
        Whether it ends where it starts.
    """

    xyz: Floats
    arc: Floats
    closed: bool

    @classmethod
    def along(cls, path: SkinPath, closed: bool = False) -> "PaintLine":
        """Sample a path on the skin, joining its end to its start if it is to be closed."""
        corners = np.asarray(path.xyz, dtype=np.float64)
        if closed and np.linalg.norm(corners[-1] - corners[0]) > 1e-9:
            corners = np.vstack([corners, corners[:1]])
        steps = np.linalg.norm(np.diff(corners, axis=0), axis=1)
        corners = np.vstack([corners[:1], corners[1:][steps > 1e-9]])
        if len(corners) < 2:
            corners = np.vstack([corners, corners + 1e-9])
        steps = np.linalg.norm(np.diff(corners, axis=0), axis=1)
        parts = np.maximum(1, np.ceil(steps / LONGEST_PIECE - 1e-9).astype(np.int64))
        which = np.repeat(np.arange(len(parts)), parts)
        within = (np.arange(len(which)) - np.repeat(np.cumsum(parts) - parts, parts)) / parts[which]
        samples = corners[which] + (corners[which + 1] - corners[which]) * within[:, None]
        arc = np.concatenate([[0.0], np.cumsum(steps)])
        return cls(
            xyz=np.vstack([samples, corners[-1:]]),
            arc=np.append(arc[which] + steps[which] * within, arc[-1]),
            closed=closed,
        )

    @property
    def length(self) -> float:
        """Length, mm."""
        return float(self.arc[-1])

    def rough_distance(self, points: Floats) -> Floats:
        """Distance to every third sample, mm: at most 1.5 pieces more than the true one."""
        samples = np.vstack([self.xyz[::3], self.xyz[-1:]])
        return np.asarray(np.sqrt(np.maximum(_nearest_sample(points, samples)[1], 0.0)))


@dataclass(frozen=True, eq=False)
class Feet:
    """The places of lines nearest to some points, in a straight measure.

    Parameters
    ----------
    distance : ndarray, shape (m,)
        Straight, mm.
    along : ndarray, shape (m,)
        From the line's start, mm.
    xyz : ndarray, shape (m, 3)
        The places.
    before, after : ndarray of int, shape (m,)
        Pieces they lie on: two at a sample, else twice the same.
    """

    distance: Floats
    along: Floats
    xyz: Floats
    before: Ints
    after: Ints


class Lines:
    """Several lines, measured to at once.

    Attributes
    ----------
    xyz, span, arc, reach : ndarray, shape (samples, ...)
        Of all lines, one after another: samples, the pieces that begin there and their length along
        the line. Piece i runs from sample i to the next; a line's last sample begins none.
    first, last : ndarray of int, shape (lines,)
        First and last piece of each.
    """

    def __init__(self, lines: Sequence[PaintLine]) -> None:
        self.lines = tuple(lines)
        sizes = np.array([len(line.xyz) for line in lines], dtype=np.int64)
        self.first: Ints = np.cumsum(sizes) - sizes
        self.last: Ints = self.first + sizes - 2
        self.closed = np.array([line.closed for line in lines], dtype=bool)
        self.xyz: Floats = np.concatenate([np.zeros((0, 3)), *(line.xyz for line in lines)])
        self.arc: Floats = np.concatenate([np.zeros(0), *(line.arc for line in lines)])
        self.span: Floats = np.roll(self.xyz, -1, axis=0) - self.xyz
        self.reach: Floats = np.roll(self.arc, -1) - self.arc
        self._square = np.maximum(np.einsum("ni,ni->n", self.span, self.span), 1e-30)

    def nearest(self, which: Ints, points: Floats) -> Feet:
        """The places nearest to `points`, shape (m, 3), on the lines `which`, shape (m,).

        Points of one line should stand together.
        """
        first, last = self.first[which], self.last[which]
        candidates = (first + self._samples(which, points))[:, None] + np.arange(-2, 2)
        count = (last - first + 1)[:, None]
        candidates = np.where(
            self.closed[which][:, None],
            first[:, None] + (candidates - first[:, None]) % count,
            np.clip(candidates, first[:, None], last[:, None]),
        )
        span = self.span[candidates]
        ahead = points[:, None, :] - self.xyz[candidates]
        t = np.clip(np.einsum("mki,mki->mk", ahead, span) / self._square[candidates], 0.0, 1.0)
        gap = ahead - t[:, :, None] * span
        squares = np.einsum("mki,mki->mk", gap, gap)
        row, best = np.arange(len(points)), np.argmin(squares, axis=1)
        piece, t = candidates[row, best], t[row, best]
        before = np.where(t <= 0.0, piece - 1, piece)
        after = np.where(t >= 1.0, piece + 1, piece)
        # Beyond an end a closed line goes on at the other, an open one has nothing.
        before = np.where(before < first, np.where(self.closed[which], last, first), before)
        after = np.where(after > last, np.where(self.closed[which], first, last), after)
        return Feet(
            distance=np.sqrt(squares[row, best]),
            along=self.arc[piece] + t * self.reach[piece],
            xyz=points - gap[row, best],
            before=before,
            after=after,
        )

    def _samples(self, which: Ints, points: Floats) -> Ints:
        """The nearest sample of each point, counted from its line's first."""
        turns = np.flatnonzero(np.diff(which)) + 1
        found = [
            _nearest_sample(run, self.lines[line].xyz)[0]
            for run, line in zip(np.split(points, turns), which[np.append(0, turns)].tolist(), strict=True)
        ]
        return np.concatenate(found)


def _nearest_sample(points: Floats, samples: Floats) -> tuple[Ints, Floats]:
    """Nearest sample of each point and the square of its distance."""
    centre = samples.mean(axis=0)
    samples, points = samples - centre, points - centre
    lengths = np.einsum("ni,ni->n", samples, samples)
    nearest, squares = np.empty(len(points), dtype=np.int64), np.empty(len(points))
    block = max(1, _BLOCK // len(samples))
    for first in range(0, len(points), block):
        part = points[first : first + block]
        table = part @ (-2.0 * samples.T)
        table += lengths
        best = np.argmin(table, axis=1)
        nearest[first : first + block] = best
        squares[first : first + block] = table[np.arange(len(part)), best]
    return nearest, squares + np.einsum("ni,ni->n", points, points)
