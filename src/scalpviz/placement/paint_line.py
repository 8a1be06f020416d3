"""A zone's line on the skin, ready to be measured to: straight distance and place along it."""

from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin import Floats, Ints, SkinPath

LONGEST_PIECE = 1.0
"""mm: pieces are no longer, so that the nearest sample belongs to the nearest piece or to its neighbour."""

_BLOCK = 2_000_000


@dataclass(frozen=True, eq=False)
class Foot:
    """The places of a line nearest to some points, in a straight measure.

    Parameters
    ----------
    distance : ndarray, shape (m,)
        Straight, mm.
    along : ndarray, shape (m,)
        From the line's start, mm.
    xyz : ndarray, shape (m, 3)
        The places.
    piece : ndarray of int, shape (m,)
        Piece of the line each lies on.
    corner : ndarray of int, shape (m,)
        Sample it lies on, or -1 within a piece.
    """

    distance: Floats
    along: Floats
    xyz: Floats
    piece: Ints
    corner: Ints


class Line:
    """A polyline with pieces of at most `LONGEST_PIECE`.

    Parameters
    ----------
    path : SkinPath
        On the skin.
    closed : bool
        True to join its end to its start.
    """

    def __init__(self, path: SkinPath, closed: bool = False) -> None:
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
        self.closed = closed
        self.xyz: Floats = np.vstack([samples, corners[-1:]])
        self.arc: Floats = np.append(arc[which] + steps[which] * within, arc[-1])
        self.span: Floats = np.diff(self.xyz, axis=0)
        self.length = float(arc[-1])

    @property
    def middles(self) -> Floats:
        """Midpoint of each piece, shape (pieces, 3)."""
        return np.asarray(self.xyz[:-1] + 0.5 * self.span)

    def rough_distance(self, points: Floats) -> Floats:
        """Distance to every third sample, mm: at most 1.5 pieces more than the true one."""
        samples = np.vstack([self.xyz[::3], self.xyz[-1:]])
        return np.asarray(np.sqrt(np.maximum(_least_squares_to(points, samples)[1], 0.0)))

    def nearest(self, points: Floats) -> Foot:
        """The places nearest to `points`, shape (m, 3)."""
        pieces = len(self.span)
        sample, _ = _least_squares_to(points, self.xyz)
        candidates = sample[:, None] + np.arange(-2, 2)
        candidates = candidates % pieces if self.closed else np.clip(candidates, 0, pieces - 1)
        start, span = self.xyz[candidates], self.span[candidates]
        reach = points[:, None, :] - start
        t = np.einsum("mki,mki->mk", reach, span) / np.einsum("mki,mki->mk", span, span)
        t = np.clip(t, 0.0, 1.0)
        gap = reach - t[:, :, None] * span
        squares = np.einsum("mki,mki->mk", gap, gap)
        best = np.argmin(squares, axis=1)
        row = np.arange(len(points))
        piece, t = candidates[row, best], t[row, best]
        corner = np.where(t <= 0.0, piece, np.where(t >= 1.0, piece + 1, -1))
        if self.closed:
            corner[corner == pieces] = 0
        return Foot(
            distance=np.sqrt(squares[row, best]),
            along=self.arc[piece] + t * (self.arc[piece + 1] - self.arc[piece]),
            xyz=points - gap[row, best],
            piece=piece,
            corner=corner,
        )


def _least_squares_to(points: Floats, samples: Floats) -> tuple[Ints, Floats]:
    """Nearest sample of each point and the square of its distance."""
    centre = samples.mean(axis=0)
    samples = samples - centre
    points = points - centre
    lengths = np.einsum("ni,ni->n", samples, samples)
    nearest = np.empty(len(points), dtype=np.int64)
    squares = np.empty(len(points))
    block = max(1, _BLOCK // len(samples))
    for first in range(0, len(points), block):
        part = points[first : first + block]
        table = part @ (-2.0 * samples.T)
        table += lengths
        best = np.argmin(table, axis=1)
        nearest[first : first + block] = best
        squares[first : first + block] = table[np.arange(len(part)), best]
    squares += np.einsum("ni,ni->n", points, points)
    return nearest, squares
