"""The skull cap on the screen; drawn before the skin that lies over it."""

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from scalpviz.head.skull.cap import SkullCap
from scalpviz.layout.skin.borders import FAR
from scalpviz.scene.picking import skin_polydata
from scalpviz.scene.skin.shading import dress
from scalpviz.scene.skull.sheet import GLOSS, skull_sheet


class SkullActor:
    """Draws a `SkullCap`; made once, its mesh is replaced when another head comes."""

    def __init__(self) -> None:
        self._cap: SkullCap | None = None
        self._mapper = vtkPolyDataMapper()
        self._mapper.SetScalarModeToUsePointData()
        self._mapper.SetColorModeToDirectScalars()
        self.actor = vtkActor()
        dress(self.actor, self._mapper)
        self.actor.GetProperty().BackfaceCullingOn()
        self.actor.VisibilityOff()

    @property
    def visible(self) -> bool:
        """Whether a skull is shown."""
        return bool(self.actor.GetVisibility())

    def show(self, cap: SkullCap) -> None:
        """Show a cap."""
        if cap is not self._cap:
            self._cap = cap
            sheet = skull_sheet(cap)
            mesh = skin_polydata(sheet.vertices, sheet.triangles)
            normals = numpy_to_vtk(np.ascontiguousarray(sheet.normals, dtype=np.float32), deep=True)
            colours = np.round(255 * np.clip(sheet.colours, 0.0, 1.0)).astype(np.uint8)
            borders = np.tile(np.array([FAR, FAR, 0.0, GLOSS], dtype=np.float32), (len(sheet.vertices), 1))
            plain = numpy_to_vtk(borders, deep=True)
            plain.SetName("borders")
            mesh.GetPointData().SetNormals(normals)
            mesh.GetPointData().SetScalars(numpy_to_vtk(colours, deep=True))
            mesh.GetPointData().AddArray(plain)
            self._mapper.SetInputData(mesh)
        self.actor.VisibilityOn()

    def hide(self) -> None:
        """Show nothing."""
        self.actor.VisibilityOff()
