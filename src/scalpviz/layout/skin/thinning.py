"""A painted skin with fewer triangles, to be drawn: what cutting left small is joined, outlines stay.

Cutting zones into a skin leaves a short edge wherever an outline passes near a vertex. Here such an edge is
drawn together: its one end moves into the other. An end that lies within a region may move; one on an
outline only along it, where it is straight. So every triangle that stays keeps its region, and no outline
moves by more than `STRAY` at a time. Edges that were the head's own stay, and with them all its detail.
"""

from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin.surface import Floats, Ints

SHORT = 3.0
"""Edges up to this length may be drawn together, mm."""
STRAY = 0.06
"""How far an outline may come to lie off where it was, mm."""
TURN = 0.97
"""Least cosine between the faces of a triangle before and after."""
SLENDER = 0.02
"""Least height of a triangle that is changed, as a share of its longest edge."""
LONG = 4.2
"""Longest edge that may come of it, mm: distances to outlines are even only over short ones."""
ROUNDS = 20


@dataclass(frozen=True, eq=False)
class Thinned:
    """The triangles that stay.

    Parameters
    ----------
    rows : ndarray of int, shape (m,)
        Which of the painted skin's they were.
    triangles : ndarray of int, shape (m, 3)
        Their corners now, of the painted skin's vertices.
    """

    rows: Ints
    triangles: Ints


def thinned(vertices: Floats, triangles: Ints, region_of: Ints, own: int) -> Thinned:
    """Draw short edges together.

    Parameters
    ----------
    vertices, triangles, region_of : ndarray
        Of a painted skin.
    own : int
        How many of the vertices, the first ones, are the head's own.
    """
    if not (triangles >= own).any():
        return Thinned(np.arange(len(triangles)), np.array(triangles))
    thinning = _Thinning(vertices, triangles, region_of, own)
    for _ in range(ROUNDS):
        if not thinning.round():
            break
    kept = np.flatnonzero(thinning.alive)
    return Thinned(kept, thinning.corners[kept])


@dataclass(frozen=True, eq=False)
class _Moves:
    """Ends of edges that may move into the other end.

    Parameters
    ----------
    source, target : ndarray of int, shape (k,)
        What moves, and where to.
    length : ndarray, shape (k,)
        Of the edge between, mm.
    """

    source: Ints
    target: Ints
    length: Floats

    def of(self, chosen: np.ndarray) -> "_Moves":
        return _Moves(self.source[chosen], self.target[chosen], self.length[chosen])


class _Fans:
    """The triangles about each vertex."""

    def __init__(self, corners: Ints, rows: Ints, count: int) -> None:
        flat = corners[rows].ravel()
        self._fan = np.repeat(rows, 3)[np.argsort(flat, kind="stable")]
        self._start = np.concatenate([[0], np.cumsum(np.bincount(flat, minlength=count))])

    def about(self, vertex: Ints) -> tuple[Ints, Ints]:
        """The triangles about vertices one after the other, and the row of the vertex each belongs to."""
        first = self._start[vertex]
        size = self._start[vertex + 1] - first
        owner = np.repeat(np.arange(len(vertex)), size)
        offset = np.arange(len(owner)) - np.repeat(np.cumsum(size) - size, size)
        return self._fan[first[owner] + offset], owner


class _Thinning:
    """A mesh on which short edges are drawn together, many in one round.

    Attributes
    ----------
    corners : ndarray of int, shape (m, 3)
        Of every triangle.
    alive : ndarray of bool, shape (m,)
        Which triangles are still there.
    """

    def __init__(self, vertices: Floats, triangles: Ints, region_of: Ints, own: int) -> None:
        self._vertices, self._region, self._own = vertices, region_of, own
        self._count = len(vertices)
        self.corners = np.array(triangles)
        self.alive = np.ones(len(triangles), dtype=bool)
        # A vertex may move where it is new or has a new neighbour. What it is on stays the same throughout.
        self._pending = np.zeros(self._count, dtype=bool)
        self._pending[triangles[(triangles >= own).any(axis=1)]] = True
        near = np.flatnonzero(self._pending[triangles].any(axis=1))
        edges, _, bordering, single = self._edges(near)
        self._outlines = np.bincount(edges[bordering].ravel(), minlength=self._count)
        self._fixed = np.zeros(self._count, dtype=bool)
        self._fixed[edges[single]] = True

    def round(self) -> bool:
        """Draw together edges that are far enough apart; False if there was none."""
        touched = self.alive & self._pending[self.corners].any(axis=1)
        ring = np.zeros(self._count, dtype=bool)
        ring[self.corners[touched]] = True
        rows = np.flatnonzero(self.alive & ring[self.corners].any(axis=1))
        if not len(rows):
            return False
        moves = self._candidates(rows)
        fans = _Fans(self.corners, rows, self._count)
        moves = moves.of(self._lawful(moves, fans))
        won = self._apart(moves, fans)
        waiting = moves.source[~won]
        moves = moves.of(won)
        moves = moves.of(self._hold_together(moves, fans))
        self._pending[:] = False
        self._pending[waiting] = True
        if not len(moves.source):
            return False
        about, _ = fans.about(np.concatenate([moves.source, moves.target]))
        self._pending[self.corners[about]] = True
        goes = np.arange(self._count)
        goes[moves.source] = moves.target
        three = goes[self.corners[rows]]
        self.corners[rows] = three
        flat = (three[:, 0] == three[:, 1]) | (three[:, 1] == three[:, 2]) | (three[:, 2] == three[:, 0])
        self.alive[rows[flat]] = False
        return True

    def _edges(self, rows: Ints) -> tuple[Ints, Floats, np.ndarray, np.ndarray]:
        """Edges of some triangles that pending vertices end: ends (k, 2), the lower first; lengths (mm).

        Then which lie between two regions, and which have not two triangles.
        """
        three = self.corners[rows]
        starts, ends = three.ravel(), np.roll(three, -1, axis=1).ravel()
        chosen = self._pending[starts] | self._pending[ends]
        starts, ends = starts[chosen], ends[chosen]
        key = np.minimum(starts, ends) * self._count + np.maximum(starts, ends)
        order = np.argsort(key, kind="stable")
        key, region = key[order], np.repeat(self._region[rows], 3)[chosen][order]
        first = np.flatnonzero(np.append(True, key[1:] != key[:-1]))
        size = np.diff(np.append(first, len(key)))
        edges = np.column_stack(np.divmod(key[first], self._count))
        span = self._vertices[edges[:, 0]] - self._vertices[edges[:, 1]]
        length = np.sqrt(np.einsum("ij,ij->i", span, span))
        return edges, length, (size == 2) & (region[first] != region[first + size - 1]), size != 2

    def _candidates(self, rows: Ints) -> _Moves:
        """Pending ends that may move for what they are; of each the shortest way."""
        edges, length, bordering, _ = self._edges(rows)
        short = (length < SHORT) & (edges >= self._own).any(axis=1)
        source, target = np.concatenate([edges[short], edges[short][:, ::-1]]).T
        length, along = np.tile(length[short], 2), np.tile(bordering[short], 2)
        on = self._outlines[source]
        may = self._pending[source] & ~self._fixed[source] & ((on == 0) | ((on == 2) & along))
        moves, along = _Moves(source, target, length).of(may), along[may]
        straight = ~along
        straight[along] = self._off_line(edges[bordering], moves.of(along)) < STRAY
        moves = moves.of(straight)
        order = np.lexsort((moves.length, moves.source))
        return moves.of(order[np.append(True, np.diff(moves.source[order]) > 0)[: len(order)]])

    def _off_line(self, outlines: Ints, moves: _Moves) -> Floats:
        """How far vertices of outlines lie off the straight lines between their neighbours there, mm."""
        total = np.zeros(self._count, dtype=np.int64)
        np.add.at(total, outlines[:, 0], outlines[:, 1])
        np.add.at(total, outlines[:, 1], outlines[:, 0])
        # of two neighbours the one that is not the target
        other = self._vertices[total[moves.source] - moves.target]
        line, away = self._vertices[moves.target] - other, self._vertices[moves.source] - other
        size = np.maximum(np.einsum("ij,ij->i", line, line), 1e-12)
        share = np.clip(np.einsum("ij,ij->i", away, line) / size, 0.0, 1.0)
        return np.asarray(np.linalg.norm(away - share[:, None] * line, axis=1))

    def _lawful(self, moves: _Moves, fans: _Fans) -> np.ndarray:
        """Moves that turn no triangle over and join no two outlines across a region."""
        count = len(moves.source)
        triangle, owner = fans.about(moves.source)
        three, target = self.corners[triangle], moves.target[owner]
        goes = (three == target[:, None]).any(axis=1)
        turn = (three == moves.source[owner][:, None]).argmax(axis=1)
        rows = np.arange(len(three))
        a, b = three[rows, (turn + 1) % 3], three[rows, (turn + 2) % 3]
        wings = _by_owner(np.where(a == target, b, a)[goes], owner[goes], count)
        stays = ~goes
        a, b, owner, target = a[stays], b[stays], owner[stays], target[stays]
        before, after, height, longest = self._faces(moves.source[owner], target, a, b)
        bad = (np.einsum("ij,ij->i", before, after) < TURN) | (height < SLENDER) | (longest > LONG)
        joins = (self._outlines[target] > 0) & (self._outlines[moves.source[owner]] == 0)
        for corner in (a, b):
            is_wing = (corner == wings[owner, 0]) | (corner == wings[owner, 1])
            bad |= joins & (self._outlines[corner] > 0) & ~is_wing
        return np.asarray((np.bincount(owner, bad, minlength=count) == 0) & (wings[:, 1] >= 0))

    def _faces(self, source: Ints, target: Ints, a: Ints, b: Ints) -> tuple[Floats, Floats, Floats, Floats]:
        """Unit normals of triangles before and after a corner moves.

        Then their heights after, by their longest edges; and the longest edge that grew, mm, or 0.
        """
        at = self._vertices
        side = at[b] - at[a]
        normals = []
        for corner in (source, target):
            normal = np.cross(side, at[a] - at[corner])
            area = np.sqrt(np.einsum("ij,ij->i", normal, normal))
            normals.append(normal / np.maximum(area, 1e-12)[:, None])
        edges = (side, at[target] - at[a], at[target] - at[b])
        longest = np.max([np.einsum("ij,ij->i", edge, edge) for edge in edges], axis=0, initial=1e-12)
        grown = np.zeros(len(a))
        for now, was in ((edges[1], at[source] - at[a]), (edges[2], at[source] - at[b])):
            size = np.einsum("ij,ij->i", now, now)
            grown = np.where(size > np.einsum("ij,ij->i", was, was), np.maximum(grown, size), grown)
        return normals[0], normals[1], area / longest, np.sqrt(grown)

    def _apart(self, moves: _Moves, fans: _Fans) -> np.ndarray:
        """Moves no two of which touch the same triangle; the shortest come first."""
        count = len(moves.source)
        rank = np.empty(count, dtype=np.int64)
        rank[np.argsort(moves.length, kind="stable")] = np.arange(count)
        least = np.full(len(self.corners), count)
        touched = [fans.about(ends) for ends in (moves.source, moves.target)]
        for triangle, owner in touched:
            np.minimum.at(least, triangle, rank[owner])
        wins = np.ones(count, dtype=bool)
        for triangle, owner in touched:
            wins[owner[least[triangle] < rank[owner]]] = False
        return wins

    def _hold_together(self, moves: _Moves, fans: _Fans) -> np.ndarray:
        """Whether the ends of each edge have no neighbours in common but the two beside it."""
        around = []
        for ends in (moves.source, moves.target):
            triangle, owner = fans.about(ends)
            around.append(np.unique((owner[:, None] * self._count + self.corners[triangle]).ravel()))
        shared = np.intersect1d(around[0], around[1], assume_unique=True) // self._count
        # both ends are counted too
        return np.asarray(np.bincount(shared, minlength=len(moves.source)) == 4)


def _by_owner(values: Ints, owner: Ints, count: int) -> Ints:
    """Two values of each owner, shape (count, 2), owners ascending; -1 where one has not just two."""
    found = np.full((count, 2), -1)
    size = np.bincount(owner, minlength=count)
    first = np.cumsum(size) - size
    two = size == 2
    found[two, 0], found[two, 1] = values[first[two]], values[first[two] + 1]
    return found
