"""The painted skin: zones cut into the head's own mesh."""

from dataclasses import dataclass, replace

import numpy as np

from scalpviz.atlas.keys import SiteKey
from scalpviz.head.skin.surface import Floats, Ints


@dataclass(frozen=True)
class Paint:
    """One zone on a triangle: its key, and the part of it if it has parts."""

    zone: SiteKey
    part: str | None = None


@dataclass(frozen=True, eq=False)
class PaintedSkin:
    """One mesh as watertight as the head it came from, its triangles labelled with zones.

    Parameters
    ----------
    vertices : ndarray, shape (n, 3)
        mm, in the head's frame; the first vertices are the head's own, in its order.
    triangles : ndarray of int, shape (m, 3)
        Counterclockwise seen from outside; in the order of the head's triangles they lie in.
    origin_vertices : ndarray of int, shape (n, 3)
        Three vertices of the head's mesh each vertex was interpolated from.
    origin_weights : ndarray, shape (n, 3)
        Their weights, sum 1: carries normals and masks over.
    origin_triangles : ndarray of int, shape (m,)
        Triangle of the head's mesh each triangle lies in.
    regions : tuple of tuple of Paint
        What may lie on a triangle; `regions[0]` is `()`, bare skin.
    region_of : ndarray of int, shape (m,)
        Row of `regions` for each triangle.
    """

    vertices: Floats
    triangles: Ints
    origin_vertices: Ints
    origin_weights: Floats
    origin_triangles: Ints
    regions: tuple[tuple[Paint, ...], ...]
    region_of: Ints

    def carried(self, values: Floats) -> Floats:
        """Values per vertex of the head, shape (k,) or (k, d), interpolated to these vertices."""
        weights = self.origin_weights if values.ndim == 1 else self.origin_weights[:, :, None]
        return np.asarray((values[self.origin_vertices] * weights).sum(axis=1))

    def moved(self, shift: Floats) -> "PaintedSkin":
        """The same paint after the head's vertices have moved by `shift`, shape (k, 3), mm."""
        return replace(self, vertices=self.vertices + self.carried(shift))

    def region_at(self, triangle: int) -> tuple[Paint, ...]:
        """The paints on a triangle, in the order the zones were laid; none on bare skin."""
        return self.regions[self.region_of[triangle]]

    def triangles_of(self, zone: SiteKey, part: str | None = None) -> Ints:
        """Triangles that carry a zone, or one part of it; empty when it is not there."""
        carrying = np.array(
            [
                any(paint.zone == zone and part in (None, paint.part) for paint in region)
                for region in self.regions
            ]
        )
        return np.flatnonzero(carrying[self.region_of])
