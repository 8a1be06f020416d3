"""A window that is never seen, to draw pictures in."""

import gc
import os
from dataclasses import dataclass
from typing import Any

import numpy as np
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkRenderingCore import vtkRenderer, vtkWindowToImageFilter

from scalpviz.errors import ScalpVizError
from scalpviz.scene.drawing import can_draw, unseen_window

FINER = 2
"""Pictures are drawn this many times as large each way, then reduced: smooth edges on any renderer."""


ATTEMPTS = 3
"""A busy X server sometimes refuses a context and grants the next."""


class NoOpenGL(ScalpVizError):
    """A machine that cannot draw in three dimensions."""


@dataclass
class OffscreenCanvas:
    """A window that is never seen, with one renderer: what a scene is drawn in."""

    render_window: Any
    renderer: Any


def open_canvas(size: tuple[int, int], resolution: int = 72) -> OffscreenCanvas:
    """A stage for pictures of that size, pixels.

    Raises
    ------
    NoOpenGL
        Neither a display nor a library that draws without one is there.
    """
    for attempt in range(ATTEMPTS):
        window, renderer = unseen_window(), vtkRenderer()
        window.SetOffScreenRendering(1)
        window.SetShowWindow(False)
        window.SetMultiSamples(0)
        window.SetSize(*size)
        window.SetDPI(resolution)
        window.AddRenderer(renderer)
        if can_draw(window):
            return OffscreenCanvas(window, renderer)
        if attempt == 0 and not os.environ.get("DISPLAY"):
            break
        gc.collect()
    raise NoOpenGL(
        "This machine offers no OpenGL to draw with: install Mesa (libgl1, libegl1), "
        "or run on one with a display."
    )


def pixels(stage: OffscreenCanvas) -> np.ndarray:
    """The picture now on a stage, drawn anew, uint8, shape (height, width, 3), top row first."""
    stage.render_window.Render()
    grab = vtkWindowToImageFilter()
    grab.SetInput(stage.render_window)
    grab.SetInputBufferTypeToRGB()
    grab.ReadFrontBufferOff()
    grab.ShouldRerenderOff()
    grab.Update()
    image = grab.GetOutput()
    width, height, _ = image.GetDimensions()
    flat = vtk_to_numpy(image.GetPointData().GetScalars())
    return np.ascontiguousarray(flat.reshape(height, width, -1)[::-1, :, :3])


def reduced(drawn: np.ndarray, by: int) -> np.ndarray:
    """Each pixel the mean of a square of `by` times `by`."""
    if by == 1:
        return drawn
    height, width = drawn.shape[0] // by, drawn.shape[1] // by
    squares = drawn.reshape(height, by, width, by, drawn.shape[2]).astype(np.uint16)
    return np.asarray((squares.sum(axis=(1, 3)) + by * by // 2) // (by * by), dtype=np.uint8)
