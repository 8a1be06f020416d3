"""Tubes, cones and fans as triangles: what needles and guides are built of."""

from dataclasses import dataclass, field
from functools import lru_cache
from math import sqrt

import numpy as np

from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.scene.colours.palette import Colour

_AROUND = 12


@dataclass
class Solids:
    """Triangles with normals and one colour per vertex, collected piece by piece; drawn one-sided."""

    points: list[Floats] = field(default_factory=list)
    normals: list[Floats] = field(default_factory=list)
    colours: list[Floats] = field(default_factory=list)
    triangles: list[Ints] = field(default_factory=list)
    inside_out: bool = False
    """Whether pieces are added to be seen from within."""

    def shell(self) -> "Solids":
        """The same collection, for pieces seen from within: round a smaller piece they draw its edge."""
        return Solids(self.points, self.normals, self.colours, self.triangles, inside_out=True)

    def tube(self, path: Floats, radius: float | Floats, colour: Colour, around: int = _AROUND) -> None:
        """A round tube about a polyline, shape (n, 3), closed at both ends; radius in mm, one or n.

        Of a thin one fewer sides `around` are seen.
        """
        path = np.asarray(path, dtype=float)
        n = len(path)
        radii = np.broadcast_to(np.asarray(radius, dtype=float), (n,))
        tangents = np.gradient(path, axis=0)
        tangents /= np.maximum(np.linalg.norm(tangents, axis=1), 1e-12)[:, None]
        first = _across(tangents, path)
        second = np.cross(tangents, first)
        cosines, sines = _turn(around)
        outward = cosines[None, :, None] * first[:, None] + sines[None, :, None] * second[:, None]
        ring = path[:, None] + radii[:, None, None] * outward
        self._add(ring.reshape(-1, 3), outward.reshape(-1, 3), colour, _side_cells(n, around))
        for end, facing in ((0, -tangents[0]), (n - 1, tangents[-1])):
            self._disc(path[end], ring[end], facing, colour)

    def cone(self, base: Floats, tip: Floats, radius: float, colour: Colour) -> None:
        """A cone from the middle of its base to its tip."""
        axis = tip - base
        height = float(np.linalg.norm(axis))
        axis = axis / height
        first = _across(axis[None], base[None])[0]
        second = np.cross(axis, first)
        cosines, sines = _turn(_AROUND)
        outward = cosines[:, None] * first + sines[:, None] * second
        ring = base + radius * outward
        slope = outward * height + axis * radius
        slope /= np.linalg.norm(slope, axis=1)[:, None]
        j = np.arange(_AROUND)
        after = (j + 1) % _AROUND
        self._add(
            np.vstack([ring, np.tile(tip, (_AROUND, 1))]), np.vstack([slope, slope]), colour,
            np.stack([j, after, j + _AROUND], axis=1),
        )  # fmt: skip
        self._disc(base, ring, -axis, colour)

    def fan(self, apex: Floats, rim: Floats, normal: Floats, colour: Colour, *, behind: bool = True) -> None:
        """A flat fan from an apex over a polyline; seen from where its normal points, and from `behind`."""
        n = len(rim)
        k = np.arange(n - 1)
        one_side = np.stack([np.zeros(n - 1, dtype=np.int64), k + 1, k + 2], axis=1)
        points = np.vstack([apex, rim])
        self._add(points, np.tile(normal, (n + 1, 1)), colour, one_side)
        if behind:
            self._add(points, np.tile(-normal, (n + 1, 1)), colour, one_side[:, ::-1])

    def ball(self, centre: Floats, radius: float, colour: Colour) -> None:
        """A ball."""
        polar = np.linspace(0, np.pi, 8)
        path = centre + np.outer(-np.cos(polar), [0.0, 0.0, radius])
        start = len(self.normals)
        self.tube(path, np.maximum(radius * np.sin(polar), 1e-4), colour)
        for row in range(start, len(self.normals)):
            away = self.points[row] - centre
            self.normals[row] = away / np.maximum(np.linalg.norm(away, axis=1), 1e-9)[:, None]

    def arrays(self) -> tuple[Floats, Floats, Floats, Ints]:
        """Points, normals, colours, triangles of all pieces."""
        if not self.points:
            nothing = np.zeros((0, 3))
            return nothing, nothing, nothing, np.zeros((0, 3), dtype=np.int64)
        return (
            np.concatenate(self.points), np.concatenate(self.normals),
            np.concatenate(self.colours), np.concatenate(self.triangles),
        )  # fmt: skip

    def _disc(self, centre: Floats, ring: Floats, facing: Floats, colour: Colour) -> None:
        triangles = _disc_cells(len(ring))
        (ax, ay, az), (bx, by, bz) = (ring[0] - centre).tolist(), (ring[1] - centre).tolist()
        fx, fy, fz = facing.tolist()
        if (ay * bz - az * by) * fx + (az * bx - ax * bz) * fy + (ax * by - ay * bx) * fz < 0:
            triangles = triangles[:, ::-1]
        self._add(np.vstack([centre, ring]), np.tile(facing, (len(ring) + 1, 1)), colour, triangles)

    def _add(self, points: Floats, normals: Floats, colour: Colour, triangles: Ints) -> None:
        before = sum(map(len, self.points))
        self.points.append(points)
        self.normals.append(-normals if self.inside_out else normals)
        self.colours.append(np.tile(colour, (len(points), 1)))
        self.triangles.append((triangles[:, ::-1] if self.inside_out else triangles) + before)


def _across(tangents: Floats, near: Floats) -> Floats:
    """Unit vectors square to the tangents, turning as little as possible along the line."""
    helper = np.eye(3)[int(np.argmin(np.abs(tangents[0])))]
    # one row hangs on the one before: plain numbers are quicker than arrays of three
    x, y, z = np.cross(tangents[0], helper).tolist()
    across = []
    for tx, ty, tz in tangents[: len(near)].tolist():
        along = x * tx + y * ty + z * tz
        x, y, z = x - along * tx, y - along * ty, z - along * tz
        size = max(sqrt(x * x + y * y + z * z), 1e-12)
        x, y, z = x / size, y / size, z / size
        across.append((x, y, z))
    return np.array(across)


@lru_cache(maxsize=8)
def _turn(around: int) -> tuple[Floats, Floats]:
    """Cosines and sines of so many directions about an axis."""
    turn = np.linspace(0, 2 * np.pi, around, endpoint=False)
    return np.cos(turn), np.sin(turn)


@lru_cache(maxsize=64)
def _side_cells(n: int, around: int) -> Ints:
    """Triangles between n rings."""
    k, j = np.meshgrid(np.arange(n - 1), np.arange(around), indexing="ij")
    a, b = k * around + j, k * around + (j + 1) % around
    return np.stack([a, b, b + around, a, b + around, a + around], axis=-1).reshape(-1, 3)


@lru_cache(maxsize=8)
def _disc_cells(around: int) -> Ints:
    """Triangles from a centre to a ring about it."""
    j = np.arange(around)
    return np.stack([np.zeros(around, dtype=np.int64), j + 1, (j + 1) % around + 1], axis=1)
