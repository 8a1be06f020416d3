"""The skin of a head as a surface one can measure on.

Points lie inside triangles, not on vertices; lengths run along the surface.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from weakref import WeakKeyDictionary

import numpy as np

from scalpviz.errors import ScalpVizError
from scalpviz.head.skin.crossing import Crossings, crossings, plane_crossings
from scalpviz.head.skin.mesh import Floats, Ints, SkinMesh, Vec, as_vec
from scalpviz.head.skin.nearest import NearestPlaces
from scalpviz.head.skin.path import SkinPath, SkinPoint
from scalpviz.head.skin.section import PlaneSection
from scalpviz.head.skin.tape import tape
from scalpviz.head.skin.trace import straight_on

__all__ = ["Floats", "Ints", "OffTheHead", "Skin", "SkinPath", "SkinPoint"]


class OffTheHead(ScalpVizError):
    """A walk along the skin met the border of the mesh, or a curve does not exist on this head."""


class Skin:
    """The skin as a surface of triangles.

    Structures that cost time (the search tree, neighbours) are built when first needed and kept.

    Parameters
    ----------
    vertices : array, shape (n, 3)
        mm.
    triangles : array of int, shape (m, 3)
        Counterclockwise seen from outside, edges shared by at most two.
    """

    def __init__(self, vertices: Floats, triangles: Ints) -> None:
        self._given = (vertices, triangles)
        self.mesh = SkinMesh(vertices, triangles)
        self._tapes: dict[tuple[int, Vec, int, Vec], SkinPath] = {}
        self._laid: WeakKeyDictionary[SkinPath, SkinPath] = WeakKeyDictionary()

    @classmethod
    def of(cls, vertices: Floats, triangles: Ints) -> "Skin":
        """The skin of these very arrays; the last few are kept, so that asking again costs nothing."""
        for skin in _recent:
            if skin._given[0] is vertices and skin._given[1] is triangles:
                return skin
        skin = cls(vertices, triangles)
        _recent.append(skin)
        del _recent[:-KEPT]
        return skin

    @property
    def vertices(self) -> Floats:
        """Shape (n, 3), mm."""
        return self.mesh.vertices

    @property
    def triangles(self) -> Ints:
        """Shape (m, 3)."""
        return self.mesh.triangles

    @cached_property
    def _nearest(self) -> NearestPlaces:
        return NearestPlaces(self.mesh)

    def nearest(self, xyz: Floats) -> SkinPoint:
        """The place on the skin nearest to one in space, shape (3,)."""
        triangle, weights = self._nearest.find_one(as_vec(np.asarray(xyz, dtype=np.float64)))
        shares = np.array(weights)
        return SkinPoint(triangle, shares, shares @ self.vertices[self.triangles[triangle]])

    def nearest_many(self, xyz: Floats) -> tuple[Ints, Floats, Floats]:
        """The same for many, shape (k, 3): triangles (k,), weights (k, 3) and places (k, 3)."""
        return self._nearest.find(np.asarray(xyz, dtype=np.float64))

    def nearest_points(self, xyz: Floats) -> list[SkinPoint]:
        """The same as `nearest_many`, as points."""
        found = zip(*self.nearest_many(xyz), strict=True)
        return [SkinPoint(int(triangle), weights, place) for triangle, weights, place in found]

    def normal_at(self, point: SkinPoint) -> Floats:
        """Outward unit normal at a place, shape (3,): goes smoothly from vertex to vertex."""
        normal = point.weights @ self.mesh.vertex_normals[self.triangles[point.triangle]]
        return np.asarray(normal / np.linalg.norm(normal))

    def normals_at(self, points: Sequence[SkinPoint]) -> Floats:
        """The same as `normal_at` for many places, shape (k, 3)."""
        corners = self.triangles[[point.triangle for point in points]]
        weights = np.array([point.weights for point in points])
        normals = np.einsum("kc,kcd->kd", weights, self.mesh.vertex_normals[corners])
        return np.asarray(normals / np.linalg.norm(normals, axis=1, keepdims=True))

    def geodesic(self, start: SkinPoint, end: SkinPoint, keep: bool = True) -> SkinPath:
        """A taut tape from one place to another.

        Parameters
        ----------
        keep : bool
            Whether it is kept to be had again at once; not for the many that a moving pointer asks for.

        Raises
        ------
        OffTheHead
            The places lie on different pieces of the mesh.
        """
        one, other = as_vec(start.xyz), as_vec(end.xyz)
        key = (start.triangle, one, end.triangle, other)
        # When one landmark moves, most tapes of a head stay as they are.
        path = self._tapes.pop(key, None)
        if path is None:
            places = tape(self.mesh, start.triangle, one, end.triangle, other)
            if places is None:
                raise OffTheHead(
                    "No tape joins two places of this head: its mesh has separate pieces; mend it."
                )
            path = SkinPath(np.array(places))
            path.xyz.setflags(write=False)
        if not keep:
            return path
        self._tapes[key] = path
        if len(self._tapes) > TAPES_KEPT:
            self._tapes.pop(next(iter(self._tapes)), None)
        return path

    def through(self, points: Sequence[SkinPoint]) -> SkinPath:
        """A taut tape held down at each of several places, in order."""
        path = self.geodesic(points[0], points[1])
        for start, end in pairwise(points[1:]):
            path = path.followed_by(self.geodesic(start, end))
        return path

    def laid(self, line: Floats) -> SkinPath:
        """A line in space near the skin, laid on it: each place at its nearest, taut tapes between.

        Parameters
        ----------
        line : array, shape (k, 3)
            k >= 2.
        """
        points = self.nearest_points(line)
        places = np.array([point.xyz for point in points])
        steps = np.linalg.norm(np.diff(places, axis=0), axis=1) > 1e-9 * self.mesh.size
        kept = [points[0], *(point for point, moved in zip(points[1:], steps, strict=True) if moved)]
        if len(kept) < 2:
            raise OffTheHead(
                "A curve of this head has no length on its skin; give at least two places on it."
            )
        path = self.through(kept)
        if np.array_equal(line[0], line[-1]):
            path.xyz[-1] = path.xyz[0]
        return path

    def laid_path(self, path: SkinPath) -> SkinPath:
        """The same for a path that belongs to the head; kept as long as the path itself is."""
        laid = self._laid.get(path)
        if laid is None:
            laid = self.laid(path.xyz)
            self._laid[path] = laid
        return laid

    def trace(self, origin: SkinPoint, direction: Floats, distance: float) -> SkinPath:
        """Walk straight on from a place: the straightest geodesic.

        Parameters
        ----------
        direction : array, shape (3,)
            Its part along the skin counts.
        distance : float
            Along the skin, mm, more than 0.

        Raises
        ------
        OffTheHead
            The walk meets the mesh's border before `distance`, or `direction` points out of the skin.
        """
        walk = straight_on(
            self.mesh, origin.triangle, as_vec(origin.xyz), as_vec(np.asarray(direction, float)), distance
        )
        if walk is None:
            raise OffTheHead("A walk along the skin has no direction: it would leave the skin at once.")
        if walk.at_border:
            raise OffTheHead(
                "A walk of {distance} mm along the skin meets the border of the head's mesh after "
                "{length} mm; use a mesh that reaches further.",
                distance=f"{distance:.0f}",
                length=f"{walk.length:.0f}",
            )
        return SkinPath(np.array(walk.places))

    def section(self, point: SkinPoint, normal: Floats) -> SkinPath:
        """The section of the skin by a plane through a place: the connected line that holds the place.

        Parameters
        ----------
        normal : array, shape (3,)
            Normal of the plane.

        Returns
        -------
        SkinPath
            A closed path from the place to itself, or an open one from border to border.
        """
        section = self._section(point, normal)
        one = section.branch(False)
        if one.closed:
            return SkinPath(np.array([*one.places, one.places[0]]))
        other = section.branch(True)
        return SkinPath(np.array([*one.places[::-1], *other.places[1:]]))

    def section_toward(
        self, point: SkinPoint, normal: Floats, direction: Floats, longest: float = float("inf")
    ) -> SkinPath:
        """One way along a section from a place: the way that sets off in a direction.

        Parameters
        ----------
        normal : array, shape (3,)
            Normal of the plane.
        direction : array, shape (3,)
            Of the two ways, the one that has gone further in this direction after a fiftieth of the head's
            size is taken.
        longest : float
            Ends the walk, mm; without it the walk goes round to the place itself or to the border.
        """
        section = self._section(point, normal)
        probe = min(self.mesh.size / 50, longest)
        progress = [
            float((SkinPath(np.array(way.places)).at(probe) - point.xyz) @ direction)
            if len(way.places) > 1
            else -np.inf
            for way in (section.branch(second, longest=probe) for second in (False, True))
        ]
        branch = section.branch(progress[1] > progress[0], longest=longest)
        places = [*branch.places, branch.places[0]] if branch.closed else branch.places
        if len(places) < 2:
            raise OffTheHead("A walk along the skin meets the border of the head's mesh where it starts.")
        path = SkinPath(np.array(places))
        return path if path.length <= longest else path.between(0.0, longest)

    def _section(self, point: SkinPoint, normal: Floats) -> PlaneSection:
        unit = np.asarray(normal, dtype=np.float64) / np.linalg.norm(normal)
        section = PlaneSection(self.mesh, point.triangle, as_vec(point.xyz), as_vec(unit))
        if section.face < 0:
            raise OffTheHead("A plane only touches the skin at a place and does not cut it there.")
        return section

    def crossing(self, one: SkinPath, other: SkinPath, near: Floats | None = None) -> SkinPoint:
        """Where two paths cross.

        Parameters
        ----------
        near : array, shape (3,), optional
            Of several crossings, take the one nearest to this place; without it, the first on `one`.

        Raises
        ------
        OffTheHead
            They pass each other by more than a thousandth of the head's size.
        """
        found = crossings(one.xyz, other.xyz, within=1e-7 * self.mesh.size)
        if not len(found.places):
            found = crossings(one.xyz, other.xyz, within=1e-3 * self.mesh.size)
            if len(found.places):
                # They only touch: an end of one lies on or just beside the other.
                found = found.nearest_only()
        return self._chosen(found, near)

    def plane_crossing(
        self, path: SkinPath, through: Floats, normal: Floats, near: Floats | None = None
    ) -> SkinPoint:
        """Where a path goes through a plane; `near` and errors as in `crossing`.

        Parameters
        ----------
        through : array, shape (3,)
            A place of the plane.
        normal : array, shape (3,)
            Its normal.
        """
        unit = np.asarray(normal, dtype=np.float64) / np.linalg.norm(normal)
        found = plane_crossings(path.xyz, unit, float(unit @ through), within=1e-3 * self.mesh.size)
        return self._chosen(found, near)

    def _chosen(self, found: Crossings, near: Floats | None) -> SkinPoint:
        if not len(found.places):
            raise OffTheHead("Two curves that should cross on the skin pass each other on this head.")
        k = 0 if near is None else int(np.argmin(np.linalg.norm(found.places - near, axis=1)))
        return self.nearest(found.places[k])


KEPT = 3
TAPES_KEPT = 2000
_recent: list[Skin] = []
