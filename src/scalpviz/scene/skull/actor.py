"""The skull cap on the screen; drawn before the skin that lies over it."""

import numpy as np
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from scalpviz.head.skull.cap import SkullCap
from scalpviz.layout.skin.borders import FAR
from scalpviz.scene.skin.shading import dress
from scalpviz.scene.skull.sheet import GLOSS, skull_sheet
from scalpviz.scene.surface import surface


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
            borders = np.tile([FAR, FAR, 0.0, GLOSS], (len(sheet.vertices), 1))
            mesh = surface(
                sheet.vertices, sheet.triangles, normals=sheet.normals, colours=sheet.colours, borders=borders
            )
            self._mapper.SetInputData(mesh)
        self.actor.VisibilityOn()

    def hide(self) -> None:
        """Show nothing."""
        self.actor.VisibilityOff()
