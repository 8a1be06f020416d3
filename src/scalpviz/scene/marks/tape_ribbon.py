"""Tapes as triangles flat on the skin, each vertex with its place on the tape."""

from enum import IntEnum

import numpy as np

from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.scene.colours.palette import TAPE_FACE
from scalpviz.scene.marks.prints import Prints

ROOM = 3.0
"""How far a tape's triangles reach to either side, mm: its widest, its edge and the bars at its ends."""


class Piece(IntEnum):
    """What is drawn."""

    LAID = 0
    IN_HAND = 1
    FIRST_END = 2


def add_ribbon(prints: Prints, path: Floats, normals: Floats, length: float, piece: Piece) -> None:
    """A tape along a path on the skin, shape (n, 3), with the outward normals there.

    Parameters
    ----------
    length : float
        Along the skin, mm: what the strokes count, whatever bends the path was rounded by.
    """
    ahead = np.gradient(path, axis=0)
    across = np.cross(normals, ahead)
    across /= np.maximum(np.linalg.norm(across, axis=1), 1e-9)[:, None]
    run = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    run *= length / run[-1]
    n = len(path)
    points = np.concatenate([path - ROOM * across, path + ROOM * across])
    marks = np.column_stack(
        [np.tile(run, 2), np.repeat([-ROOM, ROOM], n), np.full(2 * n, length), np.full(2 * n, piece)]
    )
    k = np.arange(n - 1)
    triangles = np.concatenate(
        [np.stack([k, k + 1, k + n + 1], axis=1), np.stack([k, k + n + 1, k + n], axis=1)]
    )
    _add(prints, points, np.tile(normals, (2, 1)), marks, triangles)


def add_first_end(prints: Prints, place: Floats, normal: Floats) -> None:
    """The first end of a tape whose second is not set yet."""
    helper = np.eye(3)[int(np.argmin(np.abs(normal)))]
    right = np.cross(helper, normal)
    right /= np.linalg.norm(right)
    up = np.cross(normal, right)
    plane = ROOM * np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
    points = place + plane[:, :1] * right + plane[:, 1:] * up
    marks = np.column_stack([plane, np.zeros(4), np.full(4, Piece.FIRST_END)])
    _add(prints, points, np.tile(normal, (4, 1)), marks, np.array([[0, 1, 2], [0, 2, 3]]))


def _add(prints: Prints, points: Floats, normals: Floats, marks: Floats, triangles: Ints) -> None:
    before = sum(map(len, prints.points))
    prints.points.append(points)
    prints.normals.append(normals)
    prints.colours.append(np.tile(TAPE_FACE, (len(points), 1)))
    prints.marks.append(marks)
    prints.triangles.append(triangles + before)
