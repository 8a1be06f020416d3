"""The signed fields whose zeros are the zones' outlines.

Inside is negative. The value anywhere is the straight distance to the zone's line, plus the
little that the way along the skin is longer, less the band's half width. The straight distance
keeps every bend and round end exact; the remainder, the excess, is known at the head's vertices
(`paint_excess`) and smooth between them. Skin that is near in space and far along the skin, the
ear over the scalp, is far.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.placement.painting.line import Feet, Lines, PaintLine
from scalpviz.placement.painting.patch import SkinPatch, excesses, patches
from scalpviz.placement.placed import PlacedZone

NARROW, LOOSE = 0.04, 0.15
"""mm: how far an outline may lie off its zero for straightness, and as far again for the vertices it is
drawn to: of a zone the sources place exactly, and of one they place approximately. Every outline costs
triangles in every frame, and what is no more exact than a few millimetres needs few."""
CROWD, CROWDED = 80, (0.15, 0.2)
"""From so many zones at once, as when every system is on view, the two tolerances are these: nobody reads
a tenth of a millimetre in that picture, and all of them pay for it."""

FAR = 1e3
"""mm: stands for any distance that does not matter, outside (+) or deep inside (-)."""


class Surface(Protocol):
    """A mesh: a `scalpviz.head.head.Head` is one."""

    @property
    def vertices(self) -> Floats:
        """Shape (n, 3), mm."""

    @property
    def triangles(self) -> np.ndarray:
        """Shape (m, 3), counterclockwise seen from outside."""


@dataclass(frozen=True, eq=False)
class KnownDistances:
    """One zone's field on the head's own vertices.

    Parameters
    ----------
    vertices : ndarray of int, shape (k,)
        The head's vertices it is known at, ascending; elsewhere it is `FAR`.
    triangles : ndarray of int
        The head's triangles the zone or its outline may touch, ascending.
    excess : ndarray, shape (k,)
        How much longer the way along the skin is than straight, mm; -`FAR` deep inside a boundary.
    values, along : ndarray, shape (k,)
        The field, and the place along the line, mm.
    """

    vertices: Ints
    triangles: Ints
    excess: Floats
    values: Floats
    along: Floats

    def rows(self, vertices: Ints) -> tuple[Ints, np.ndarray]:
        """Rows of the head's vertices here, and whether each is known."""
        if len(self.vertices) == 0:
            return np.zeros_like(vertices), np.zeros(vertices.shape, dtype=bool)
        row = np.minimum(np.searchsorted(self.vertices, vertices), len(self.vertices) - 1)
        return row, np.asarray(self.vertices[row] == vertices)


class Fields:
    """The fields of zones on a head.

    Attributes
    ----------
    zones : tuple of PlacedZone
        The zones.
    lines : Lines
        Centrelines of bands; boundaries of discs and polygons.
    radius : ndarray, shape (zones,)
        Half a band's width, mm; 0 for a boundary.
    tolerance : ndarray, shape (zones,)
        `NARROW` or `LOOSE`, mm.
    known : list of KnownDistances
        What is known at the head's vertices.
    """

    def __init__(self, surface: Surface, zones: Sequence[PlacedZone]) -> None:
        vertices, triangles = surface.vertices, np.asarray(surface.triangles, dtype=np.int64)
        self.zones = tuple(zones)
        self.is_band = np.array([zone.kind == "band" for zone in zones], dtype=bool)
        self.radius = np.array([0.5 * zone.width if zone.kind == "band" else 0.0 for zone in zones])
        narrow, loose = CROWDED if len(zones) > CROWD else (NARROW, LOOSE)
        self.tolerance = np.array([loose if zone.approximate else narrow for zone in zones])
        self.lines = Lines([PaintLine.along(zone.centreline, closed=zone.kind != "band") for zone in zones])
        self._laterals = np.zeros_like(self.lines.xyz)
        found = patches(vertices, triangles, self.lines, self.radius)
        self.known = [
            self._known(vertices, triangles, zone, patch, excess)
            for zone, (patch, excess) in enumerate(
                zip(found, excesses(vertices, self.lines, found) if zones else [], strict=True)
            )
        ]

    def at(self, which: Ints, xyz: Floats, excess: Floats) -> tuple[Floats, Floats]:
        """The fields of zones `which` at points of the skin, and the places along their lines.

        Parameters
        ----------
        which : ndarray of int, shape (m,)
            Rows of the zones; those of one zone should stand together.
        xyz : ndarray, shape (m, 3)
            Points, mm.
        excess : ndarray, shape (m,)
            The zone's excess there: interpolated, since it is smooth.
        """
        values, along = np.where(excess < 0.0, -FAR, FAR), np.zeros(len(which))
        matters = np.flatnonzero((excess >= 0.0) & (excess < 0.25 * FAR))
        if len(matters):
            which, xyz = which[matters], xyz[matters]
            feet = self.lines.nearest(which, xyz)
            values[matters] = self._signed(which, xyz, feet, excess[matters])
            along[matters] = feet.along
        return values, along

    def _signed(self, which: Ints, xyz: Floats, feet: Feet, excess: Floats) -> Floats:
        away = feet.distance + excess
        bounded = ~self.is_band[which]
        if bounded.any():
            out = self._laterals[feet.before] + self._laterals[feet.after]
            away = np.where(bounded & (np.einsum("mi,mi->m", xyz - feet.xyz, out) < 0.0), -away, away)
        return np.asarray(away - self.radius[which])

    def _known(
        self, vertices: Floats, triangles: Ints, zone: int, patch: SkinPatch, excess: Floats
    ) -> KnownDistances:
        """The field of one zone; vertices no way leads to are left out."""
        if not self.is_band[zone]:
            self._point_outward(vertices, triangles, zone, patch)
        values = self._signed(np.full(len(excess), zone), vertices[patch.vertices], patch.feet, excess)
        reached = np.isfinite(excess)
        here, excess, values = patch.vertices[reached], excess[reached], values[reached]
        along = patch.feet.along[reached]
        if self.is_band[zone]:
            return KnownDistances(here, patch.triangles, excess, values, along)
        deep = _enclosed(triangles, len(vertices), here, values)
        inside = np.zeros(len(vertices), dtype=bool)
        inside[deep] = True
        inside[here[values < 0.0]] = True
        inner = np.flatnonzero(inside[triangles].all(axis=1))
        everywhere = np.append(here, deep)
        order, fill = np.argsort(everywhere), np.full(len(deep), -FAR)
        return KnownDistances(
            everywhere[order],
            np.union1d(patch.triangles, inner),
            np.append(excess, fill)[order],
            np.append(values, fill)[order],
            np.append(along, np.zeros(len(deep)))[order],
        )

    def _point_outward(self, vertices: Floats, triangles: Ints, zone: int, patch: SkinPatch) -> None:
        """Lay unit vectors along the skin across each piece of a boundary, out of it."""
        pieces = slice(self.lines.first[zone], self.lines.last[zone] + 1)
        start, span = self.lines.xyz[pieces], self.lines.span[pieces]
        known = np.flatnonzero(patch.under >= 0)
        if len(known) == 0:
            return
        nearest = known[np.abs(np.arange(len(span))[:, None] - known).argmin(axis=1)]
        corners = vertices[triangles[patch.triangles[patch.under[nearest]]]]
        normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        normals /= np.linalg.norm(normals, axis=1)[:, None]
        out = np.cross(span, normals)
        out /= np.linalg.norm(out, axis=1)[:, None]
        # Seen from outside, a boundary that runs counterclockwise has its zone on the left.
        turning = np.einsum("ni,ni->", np.cross(start - start.mean(axis=0), span), normals)
        self._laterals[pieces] = out if turning > 0.0 else -out


def _enclosed(triangles: Ints, count: int, known: Ints, values: Floats) -> Ints:
    """Vertices inside a boundary beyond the ones at it."""
    seen, front, inside = (np.zeros(count, dtype=bool) for _ in range(3))
    seen[known] = True
    front[known[values < 0.0]] = True
    while True:
        touched = triangles[front[triangles].any(axis=1)].ravel()
        fresh = np.unique(touched[~seen[touched]])
        if len(fresh) == 0:
            return np.flatnonzero(inside)
        seen[fresh] = inside[fresh] = True
        front[:] = False
        front[fresh] = True
