"""The window's render as a plotter of PyVista's, for scripts, notebooks and plug-ins.

`pyvista.plotting` takes most of a second and some 60 MB to load (it brings matplotlib), so this module is
imported when the plotter is first asked for and never for the window's own sake: the head is on show by then.
The plotter draws into the canvas as it is. The canvas's renderer becomes one of PyVista's where it stands,
with all that is drawn in it: Python lets an object take on another class of the same layout.
"""

import weakref
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtGui import QImage
from pyvista.plotting.plotter import BasePlotter
from pyvista.plotting.renderer import Renderer

from scalpviz.app.viewport.canvas import VtkWidget
from scalpviz.errors import ScalpVizError
from scalpviz.scene.export.gltf import export_gltf

CLOSED = "The window of this plotter is closed; open it again to draw in it."


class WindowPlotter(BasePlotter):
    """Draws beside the zones: `add_mesh`, `remove_actor`, `camera`, `screenshot`, `export_gltf` and the rest.

    Every change asks for one frame, which the window paints in its turn. The mouse and the keys stay the
    window's: there is no interactor, so what needs one (widgets, picking by the mouse) is not to be had.

    Parameters
    ----------
    canvas : VtkWidget
        What the window draws in.
    """

    def __init__(self, canvas: VtkWidget) -> None:
        super().__init__(border=False, lighting="none")
        self._canvas: VtkWidget | None = canvas
        spare = self.renderers._renderers[0]
        self.renderers._renderers[0] = _adopted(canvas.renderer, self)
        spare.deep_clean()
        self.ren_win = canvas.render_window
        # the scene has put the camera where it is, and the window shows what is drawn
        self._first_time, self._rendered = False, True
        self.renderer.camera.is_set = True

    def render(self) -> None:
        """Ask for a frame; however much changes before it comes, it is one."""
        if self._canvas is None or self._suppress_rendering:
            return
        self._canvas.update()
        for callback in self._on_render_callbacks:
            callback(self)

    @property
    def image(self) -> Any:
        """What the window shows, drawn anew: uint8, shape (height, width, 3), pixels of the device."""
        if self._canvas is None:
            raise ScalpVizError(CLOSED)
        picture = self._canvas.grabFramebuffer().convertToFormat(QImage.Format.Format_RGB888)
        rows = np.frombuffer(picture.constBits(), dtype=np.uint8).reshape(picture.height(), -1)
        return rows[:, : 3 * picture.width()].reshape(picture.height(), picture.width(), 3).copy()

    def _make_render_window_current(self) -> None:
        """Qt makes its context current itself where `image` draws."""

    @property  # type: ignore[misc]
    def window_size(self) -> list[int]:
        """Width and height of the picture, pixels of the device; the window's to change."""
        return [] if self.ren_win is None else list(self.ren_win.GetSize())

    def export_gltf(
        self,
        filename: str | Path,
        inline_data: bool = True,
        rotate_scene: bool = True,
        save_normals: bool = True,
    ) -> None:
        """Write what is drawn as glTF: in one binary file where the name ends in `.glb`, else as text."""
        export_gltf(
            super().export_gltf,
            filename,
            inline_data=inline_data,
            rotate_scene=rotate_scene,
            save_normals=save_normals,
        )

    def close(self) -> None:
        """Take out what was added; the window and its head stay."""
        if self._canvas is None:
            return
        renderer = self.renderer
        self._canvas = self.ren_win = None
        super().close()
        renderer.parent = None


def _adopted(renderer: Any, plotter: BasePlotter) -> Renderer:
    """A renderer as one of PyVista's, where it is and with all that it draws; the eye stays."""
    eye = renderer.GetActiveCamera()
    renderer.__class__ = Renderer
    # as PyVista's own renderers know theirs
    Renderer.__init__(renderer, weakref.proxy(plotter), border=False)
    renderer._camera.DeepCopy(eye)
    adopted: Renderer = renderer
    return adopted
