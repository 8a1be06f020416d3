"""A mesh that is being cut, and what every zone's field is worth at its vertices."""

import numpy as np

from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.placement.painting.field import FAR, Fields
from scalpviz.placement.painting.mesh import CutMesh, EdgePoints


class Values:
    """The fields at the vertices of a mesh, kept up as it is split.

    Parameters
    ----------
    mesh : CutMesh
        The mesh; split it here only.
    fields : Fields
        The zones.

    Attributes
    ----------
    field, along, excess : ndarray, shape (zones, vertices)
        See `Fields.at`, mm.
    """

    def __init__(self, mesh: CutMesh, fields: Fields) -> None:
        self.mesh, self.fields = mesh, fields
        shape = (len(fields.zones), len(mesh.own))
        self.field: Floats = np.full(shape, FAR)
        self.along: Floats = np.zeros(shape)
        self.excess: Floats = np.full(shape, FAR)
        self._member = np.zeros((len(fields.zones), len(mesh.chosen)), dtype=bool)
        for zone, known in enumerate(fields.known):
            row, here = known.rows(mesh.own)
            self.field[zone, here] = known.values[row[here]]
            self.along[zone, here] = known.along[row[here]]
            self.excess[zone, here] = known.excess[row[here]]
            self._member[zone] = np.isin(mesh.chosen, known.triangles, assume_unique=True)

    def triangles(self, zone: int) -> Ints:
        """Triangles about a zone."""
        return np.flatnonzero(self._member[zone][self.mesh.origin])

    def fresh(self) -> tuple[Ints, Ints]:
        """Pairs of a zone and a triangle about it that came with the last split, zone by zone."""
        zone, row = np.nonzero(self._member[:, self.mesh.origin[self.mesh.fresh :]])
        return zone, row + self.mesh.fresh

    def on_edges(self, zones: Ints, points: EdgePoints) -> tuple[Floats, Floats]:
        """The fields of zones, shape (k,), at points on edges, and the places along their lines."""
        (a, b), t = points.edges.T, points.t
        xyz = self.mesh.xyz[a] + t[:, None] * (self.mesh.xyz[b] - self.mesh.xyz[a])
        excess = (1.0 - t) * self.excess[zones, a] + t * self.excess[zones, b]
        return self.fields.at(zones, xyz, excess)

    def in_triangles(self, zones: Ints, rows: Ints, shares: Floats) -> tuple[Floats, Floats]:
        """As `on_edges`, at places in triangles given by the shares (k, 3) of their corners."""
        corners = self.mesh.triangles[rows]
        xyz = np.einsum("nk,nki->ni", shares, self.mesh.xyz[corners])
        excess = (shares * self.excess[zones[:, None], corners]).sum(axis=1)
        return self.fields.at(zones, xyz, excess)

    def split(self, points: EdgePoints) -> None:
        """Split the mesh at points on edges and work out the fields there."""
        first = len(self.mesh.xyz)
        self.mesh.split(points)
        (a, b), t = points.edges.T, points.t
        excess = (1.0 - t) * self.excess[:, a] + t * self.excess[:, b]
        field, along = np.full_like(excess, FAR), np.zeros_like(excess)
        zone, row = self.fresh()
        corners = self.mesh.triangles[row]
        wanted = np.zeros((len(self.fields.zones), len(self.mesh.xyz)), dtype=bool)
        wanted[zone[:, None], corners] = True
        zone, new = np.nonzero(wanted[:, first:])
        field[zone, new], along[zone, new] = self.fields.at(
            zone, self.mesh.xyz[first + new], excess[zone, new]
        )
        self.field = np.hstack([self.field, field])
        self.along = np.hstack([self.along, along])
        self.excess = np.hstack([self.excess, excess])
