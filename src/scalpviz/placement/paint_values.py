"""What every zone's field is worth at the vertices of a mesh that is being cut."""

from collections.abc import Sequence

import numpy as np

from scalpviz.head.skin import Floats, Ints
from scalpviz.placement.paint_field import FAR, ZoneField
from scalpviz.placement.paint_mesh import CutMesh


class Values:
    """Values of the fields at the mesh's vertices; call `follow` after each split.

    Parameters
    ----------
    mesh : CutMesh
        The mesh.
    fields : sequence of ZoneField
        The zones.

    Attributes
    ----------
    field, along : ndarray, shape (zones, vertices)
        Signed distance to the outline and place along the line, mm.
    """

    def __init__(self, mesh: CutMesh, fields: Sequence[ZoneField]) -> None:
        self.mesh, self.fields = mesh, fields
        self.field: Floats = np.full((len(fields), len(mesh.own)), FAR)
        self.along: Floats = np.zeros((len(fields), len(mesh.own)))
        self._member = np.zeros((len(fields), len(mesh.chosen)), dtype=bool)
        for zone, field in enumerate(fields):
            row = np.minimum(np.searchsorted(field.vertices, mesh.own), max(len(field.vertices) - 1, 0))
            known = field.vertices[row] == mesh.own if len(field.vertices) else np.zeros(len(row), dtype=bool)
            self.field[zone, known] = field.values[row[known]]
            self.along[zone, known] = field.along[row[known]]
            self._member[zone] = np.isin(mesh.chosen, field.triangles, assume_unique=True)

    def triangles(self, zone: int) -> Ints:
        """Triangles about a zone."""
        return np.flatnonzero(self._member[zone][self.mesh.origin])

    def follow(self) -> None:
        """Work out the values at the vertices that are new."""
        first, count = self.field.shape[1], len(self.mesh.xyz)
        corners, origin = self.mesh.triangles[self.mesh.fresh :], self.mesh.origin[self.mesh.fresh :]
        field = np.full((len(self.fields), count - first), FAR)
        along = np.zeros((len(self.fields), count - first))
        wanted = np.zeros(count, dtype=bool)
        for zone, one in enumerate(self.fields):
            touched = corners[self._member[zone][origin]]
            if len(touched) == 0:
                continue
            wanted[:] = False
            wanted[touched] = True
            fresh = np.flatnonzero(wanted[first:]) + first
            values = one.at(self.mesh.xyz[fresh], self.mesh.origins[fresh], self.mesh.weights[fresh])
            field[zone, fresh - first], along[zone, fresh - first] = values
        self.field = np.hstack([self.field, field])
        self.along = np.hstack([self.along, along])
