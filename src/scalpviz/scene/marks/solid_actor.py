"""One actor for solids, made once; its mesh is replaced when the solids change."""

from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from scalpviz.scene.marks.solids import Solids
from scalpviz.scene.surface import surface


class SolidActor:
    """Draws `Solids`."""

    def __init__(self) -> None:
        self._mapper = vtkPolyDataMapper()
        self._mapper.SetColorModeToDirectScalars()
        self.actor = vtkActor()
        self.actor.SetMapper(self._mapper)
        look = self.actor.GetProperty()
        look.BackfaceCullingOn()
        look.SetAmbient(0.35)
        look.SetDiffuse(0.75)
        look.SetSpecular(0.25)
        look.SetSpecularPower(24)
        self.actor.VisibilityOff()

    def draw(self, solids: Solids) -> None:
        """Show these; nothing if they are empty."""
        points, normals, colours, triangles = solids.arrays()
        if not len(points):
            self.actor.VisibilityOff()
            return
        self._mapper.SetInputData(surface(points, triangles, normals=normals, colours=colours))
        self.actor.VisibilityOn()

    def hide(self) -> None:
        """Show nothing."""
        self.actor.VisibilityOff()

    @property
    def visible(self) -> bool:
        """Whether anything is shown."""
        return bool(self.actor.GetVisibility())
