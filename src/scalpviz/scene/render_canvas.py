"""What a scene is drawn in."""

from typing import Any, Protocol


class RenderCanvas(Protocol):
    """What a scene is drawn in: a window with its renderer.

    A `scalpviz.scene.export.offscreen_canvas.OffscreenCanvas` is one, and so is every
    `pyvista.BasePlotter`: one may move its camera, reset it or give it another, and the labels follow.
    """

    @property
    def render_window(self) -> Any:
        """A `vtkRenderWindow`."""

    @property
    def renderer(self) -> Any:
        """A `vtkRenderer` in it."""
