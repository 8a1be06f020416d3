"""VTK with nothing of ours: what a mesh costs by itself."""

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer

from scalpviz.placement.painting.painted import PaintedSkin
from scalpviz.scene.export.picture import open_canvas
from scalpviz.scene.surface import surface
from scalpviz.state.view import Camera


class BareVtk:
    """The painted mesh as VTK draws it by itself: colours of triangles, no labels, its own light."""

    def __init__(self, painted: PaintedSkin, size: tuple[int, int]) -> None:
        self._stage = open_canvas(size)
        mesh = surface(painted.vertices, painted.triangles)
        colours = np.random.default_rng(1).integers(60, 250, (len(painted.regions), 3), dtype=np.uint8)
        mesh.GetCellData().SetScalars(numpy_to_vtk(colours[painted.region_of], deep=True))
        mapper, actor = vtkPolyDataMapper(), vtkActor()
        mapper.SetInputData(mesh)
        mapper.SetStatic(True)
        actor.SetMapper(mapper)
        renderer: vtkRenderer = self._stage.renderer
        renderer.AddActor(actor)

    def draw(self, eye: Camera) -> None:
        """One frame, finished."""
        camera = self._stage.renderer.GetActiveCamera()
        camera.SetPosition(*eye.position)
        camera.SetFocalPoint(*eye.focus)
        camera.SetViewUp(*eye.up)
        camera.SetViewAngle(eye.view_angle)
        self._stage.renderer.ResetCameraClippingRange()
        self._stage.render_window.Render()
        self._stage.render_window.WaitForCompletion()

    def close(self) -> None:
        """Free the stage."""
        self._stage.render_window.Finalize()
