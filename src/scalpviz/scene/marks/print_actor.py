"""One actor for all that is printed on the skin; its mesh is replaced when the prints change."""

from collections.abc import Callable

from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from scalpviz.scene.marks.print_shading import set_zoom, shade_prints
from scalpviz.scene.marks.prints import Prints
from scalpviz.scene.surface import surface


class PrintActor:
    """Draws `Prints`; to be drawn after the skin.

    Parameters
    ----------
    dress : callable
        Gives actor and mapper the program that reads the marks.
    """

    def __init__(self, dress: Callable[[vtkActor, vtkPolyDataMapper], None] = shade_prints) -> None:
        self._mapper = vtkPolyDataMapper()
        self._mapper.SetScalarModeToUsePointData()
        self._mapper.SetColorModeToDirectScalars()
        # the program moves vertices by millimetres: they must not be scaled on their way
        self._mapper.SetVBOShiftScaleMethod(0)
        self.actor = vtkActor()
        dress(self.actor, self._mapper)
        self.actor.VisibilityOff()
        self._zoom = 1.0

    def set_zoom(self, zoom: float) -> None:
        """Say how many pixels of the picture make one of the screen."""
        if zoom != self._zoom:
            self._zoom = zoom
            set_zoom(self.actor, zoom)

    def draw(self, prints: Prints) -> None:
        """Show these; nothing if there are none."""
        points, normals, colours, marks, triangles = prints.arrays()
        if not len(points):
            self.actor.VisibilityOff()
            return
        self._mapper.SetInputData(surface(points, triangles, normals=normals, colours=colours, mark=marks))
        self.actor.VisibilityOn()

    @property
    def visible(self) -> bool:
        """Whether anything is shown."""
        return bool(self.actor.GetVisibility())
