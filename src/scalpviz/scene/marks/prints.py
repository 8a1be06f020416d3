"""Marks printed flat on the skin: round spots, square spots, lines; triangles that carry their own plane.

Each vertex knows where it lies in the plane of its mark, in mm, so that `scalpviz.scene.marks.print_shading`
draws edges as sharp as the picture allows, however near the eye comes.
"""

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np

from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.scene.colours.palette import Colour
from scalpviz.scene.picking import Picker

LINE_ROOM = 1.25
"""How far a line's triangles reach to either side, mm: its own width, its casing, and room to grow."""
_AROUND = 8
_WIDE = 5.0
"""A patch that reaches farther follows the bend of the skin at half its reach too, mm."""
_BESIDE = 0.75
"""Sideward part of a normal from which on skin lies beside the head."""
_ABOVE, _ASTRAY = 6.0, 2.5
"""From how far over a spot its skin is looked for, and how far off its plane that may lie, mm."""


class Kind(IntEnum):
    """What is drawn in a mark's plane."""

    ROUND = 0
    SQUARE = 1
    LINE = 2
    DASHED = 3


class PrintTone(IntEnum):
    """How a spot stands out."""

    CALM = 0
    ASIDE = 1
    HIGHLIGHTED = 2
    HOVERED = 3
    SELECTED = 4


ROOM: dict[PrintTone, float] = {
    PrintTone.CALM: 3.4,
    PrintTone.ASIDE: 3.4,
    PrintTone.HIGHLIGHTED: 6.5,
    PrintTone.HOVERED: 4.4,
    PrintTone.SELECTED: 7.5,
}
"""How far a spot's triangles reach, mm: with its ring, as large as it gets in small pictures."""


@dataclass(frozen=True, eq=False)
class PrintPatch:
    """The skin under a spot.

    Parameters
    ----------
    points : ndarray, shape (k, 3)
        On the skin, mm: the middle and rings about it.
    plane : ndarray, shape (k, 2)
        Where they lie in the spot's plane, mm from its middle: to the right and up, seen from outside.
    normal : ndarray, shape (3,)
        Unit, outward.
    """

    points: Floats
    plane: Floats
    normal: Floats


_TURN = np.arange(_AROUND) * (2 * np.pi / _AROUND)
_RING = np.stack([np.cos(_TURN), np.sin(_TURN)], axis=1)
_INNER = np.arange(1, _AROUND + 1)
_AFTER = np.roll(_INNER, -1)
_FAN = np.stack([np.zeros_like(_INNER), _INNER, _AFTER], axis=1)
_WITH_RING = np.concatenate(
    [
        _FAN,
        np.stack([_INNER, _INNER + _AROUND, _AFTER + _AROUND], axis=1),
        np.stack([_INNER, _AFTER + _AROUND, _AFTER], axis=1),
    ]
)


def patch(xyz: Floats, normal: Floats, reach: float, picker: Picker) -> PrintPatch:
    """The skin within reach of a place, mm, square to the head: to its midline, beside it to the vertical."""
    normal = normal / np.linalg.norm(normal)
    beside = abs(normal[0]) > _BESIDE
    across = np.array([0.0, 0.0, 1.0]) if beside else np.array([1.0, 0.0, 0.0])
    across -= (across @ normal) * normal
    across /= np.linalg.norm(across)
    up = across if beside else np.cross(normal, across)
    rings = (0.5 * reach * _RING, reach * _RING) if reach > _WIDE else (reach * _RING,)
    plane = np.concatenate([np.zeros((1, 2)), *rings])
    flat = xyz + plane[:, :1] * np.cross(up, normal) + plane[:, 1:] * up
    lifts = np.array([0.0, *(_lift(place, normal, picker) for place in flat[1:])])
    return PrintPatch(flat + lifts[:, None] * normal, plane, normal)


@dataclass
class Prints:
    """Triangles of marks, collected piece by piece; later ones are printed over earlier ones."""

    points: list[Floats] = field(default_factory=list)
    normals: list[Floats] = field(default_factory=list)
    colours: list[Floats] = field(default_factory=list)
    marks: list[Floats] = field(default_factory=list)
    """Place in the mark's plane (mm), kind, tone or half width: shape (k, 4)."""
    triangles: list[Ints] = field(default_factory=list)

    def spot(self, patch: PrintPatch, kind: Kind, tone: PrintTone, colour: Colour) -> None:
        """A spot on its patch of skin."""
        count = len(patch.plane)
        marks = np.column_stack([patch.plane, np.full(count, kind), np.full(count, tone)])
        triangles = _FAN if count == 1 + _AROUND else _WITH_RING
        self._add(patch.points, np.tile(patch.normal, (count, 1)), colour, marks, triangles)

    def line(self, path: Floats, normals: Floats, kind: Kind, half_width: float, colour: Colour) -> None:
        """A line along a path on the skin, shape (n, 3), with the outward normals there."""
        ahead = np.gradient(path, axis=0)
        across = np.cross(normals, ahead)
        across /= np.maximum(np.linalg.norm(across, axis=1), 1e-9)[:, None]
        run = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
        points = np.concatenate([path - LINE_ROOM * across, path + LINE_ROOM * across])
        n = len(path)
        marks = np.column_stack(
            [
                np.tile(run, 2), np.repeat([-LINE_ROOM, LINE_ROOM], n),
                np.full(2 * n, kind), np.full(2 * n, half_width),
            ]
        )  # fmt: skip
        k = np.arange(n - 1)
        triangles = np.concatenate(
            [np.stack([k, k + 1, k + n + 1], axis=1), np.stack([k, k + n + 1, k + n], axis=1)]
        )
        self._add(points, np.tile(normals, (2, 1)), colour, marks, triangles)

    def arrays(self) -> tuple[Floats, Floats, Floats, Floats, Ints]:
        """Points, normals, colours, marks, triangles of all pieces."""
        if not self.points:
            nothing = np.zeros((0, 3))
            return nothing, nothing, nothing, np.zeros((0, 4)), np.zeros((0, 3), dtype=np.int64)
        return (
            np.concatenate(self.points), np.concatenate(self.normals), np.concatenate(self.colours),
            np.concatenate(self.marks), np.concatenate(self.triangles),
        )  # fmt: skip

    def _add(self, points: Floats, normals: Floats, colour: Colour, marks: Floats, triangles: Ints) -> None:
        before = sum(map(len, self.points))
        self.points.append(points)
        self.normals.append(normals)
        self.colours.append(np.tile(colour, (len(points), 1)))
        self.marks.append(marks)
        self.triangles.append(triangles + before)


def _lift(place: Floats, normal: Floats, picker: Picker) -> float:
    """How far over a spot's plane the skin lies at a place; 0 where it folds away."""
    pick = picker.along(place + _ABOVE * normal, -normal)
    if pick is None:
        return 0.0
    lift = float((pick.xyz - place) @ normal)
    return lift if abs(lift) < _ASTRAY else 0.0
