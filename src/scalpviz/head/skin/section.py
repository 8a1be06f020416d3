"""Sections of a skin by a plane, walked triangle by triangle."""

from dataclasses import dataclass

from scalpviz.head.skin.mesh import SkinMesh, Vec, along, dot, length_of, minus


@dataclass(frozen=True)
class Branch:
    """One way along a section from a place.

    Parameters
    ----------
    places : list of Vec
        The place itself, then the crossing of each edge.
    strip : list of int
        The triangles walked through, in order.
    closed : bool
        True when the walk came back to the triangle it started from; the start is then not repeated.
    at_border : bool
        True when the walk met the border of the mesh.
    """

    places: list[Vec]
    strip: list[int]
    closed: bool
    at_border: bool


class PlaneSection:
    """The section of a skin by a plane through a place, seen from that place.

    A vertex exactly in the plane counts as lying on its positive side. Then every triangle that
    is cut at all is cut through exactly two of its edges, and the walk cannot branch or stall,
    also when a whole row of vertices lies in the plane.
    """

    def __init__(self, mesh: SkinMesh, face: int, place: Vec, normal: Vec) -> None:
        self._mesh = mesh
        self._normal = normal
        self._place = place
        self._level = dot(normal, place)
        self._zero = 1e-12 * mesh.size * max(abs(n) for n in normal)
        self._heights: dict[int, float] = {}
        self.face = self._cut_face(face)

    def _height(self, vertex: int) -> float:
        height = self._heights.get(vertex)
        if height is None:
            height = dot(self._normal, self._mesh.xyz[vertex]) - self._level
            if abs(height) <= self._zero:
                height = 0.0
            self._heights[vertex] = height
        return height

    def _cut_edges(self, face: int) -> list[int]:
        """The two edges of a triangle that the plane crosses, or none."""
        corners = self._mesh.corners[face]
        a, b, c = (
            self._height(corners[0]) >= 0,
            self._height(corners[1]) >= 0,
            self._height(corners[2]) >= 0,
        )
        return [k for k, cut in enumerate((a != b, b != c, c != a)) if cut]

    def _crossing(self, face: int, edge: int) -> Vec:
        corners = self._mesh.corners[face]
        u, v = corners[edge], corners[(edge + 1) % 3]
        # Both triangles beside an edge must name the same place.
        if u > v:
            u, v = v, u
        hu, hv = self._height(u), self._height(v)
        return along(self._mesh.xyz[u], self._mesh.xyz[v], hu / (hu - hv))

    def first_steps(self) -> tuple[Vec, Vec]:
        """Where the two ways leave the triangle of the place."""
        one, other = self._cut_edges(self.face)
        return self._crossing(self.face, one), self._crossing(self.face, other)

    def _cut_face(self, face: int) -> int:
        """The triangle, or the one beside the place that the plane truly cuts; -1 for none."""
        if self._cut_edges(face):
            return face
        best, nearest = -1, 1e-7 * self._mesh.size
        ring, seen = [face], {face}
        for _ in range(6):
            wider = {f for g in ring for f in self._mesh.across[g] if f >= 0} - seen
            seen |= wider
            ring = sorted(wider)
            for other in ring:
                edges = self._cut_edges(other)
                if edges:
                    gap = _segment_gap(
                        self._place, self._crossing(other, edges[0]), self._crossing(other, edges[1])
                    )
                    if gap < nearest:
                        best, nearest = other, gap
            if best >= 0:
                break
        return best

    def branch(self, second: bool, longest: float = float("inf"), target: int = -1) -> Branch:
        """Walk along the section until it closes, meets the border, is long enough, or meets a triangle.

        Parameters
        ----------
        second : bool
            Which of the two ways.
        longest : float
            Stop after the first piece that reaches this length, mm.
        target : int
            Stop in this triangle.
        """
        face = self.face
        if face < 0:
            return Branch([self._place], [], False, False)
        corners, across = self._mesh.corners, self._mesh.across
        places, strip = [self._place], [face]
        edge = self._cut_edges(face)[int(second)]
        total = 0.0
        while True:
            crossing = self._crossing(face, edge)
            step = length_of(minus(crossing, places[-1]))
            if step > self._zero:
                places.append(crossing)
                total += step
            following = across[face][edge]
            if following < 0:
                return Branch(places, strip, False, True)
            if following == self.face:
                return Branch(places, strip, True, False)
            entry = across[following].index(face)
            here = corners[following]
            # The far corner lies on one side of the plane with one end of the entry edge, and the walk
            # leaves between it and the other end.
            with_start = (self._height(here[entry]) >= 0) == (self._height(here[entry - 1]) >= 0)
            face, edge = following, (entry + 1) % 3 if with_start else (entry + 2) % 3
            strip.append(face)
            if face == target or total >= longest:
                return Branch(places, strip, False, False)


def _segment_gap(place: Vec, start: Vec, end: Vec) -> float:
    side = minus(end, start)
    square = dot(side, side)
    t = min(max(dot(minus(place, start), side) / square, 0.0), 1.0) if square > 0 else 0.0
    return length_of(minus(along(start, end, t), place))
