"""A picture in a file: the head with its zones, drawn without a window."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonDataModel import vtkImageData
from vtkmodules.vtkIOImage import vtkPNGWriter
from vtkmodules.vtkRenderingCore import vtkRenderer, vtkWindowToImageFilter

from scalpviz.atlas.model import Atlas
from scalpviz.errors import ScalpVizError
from scalpviz.files import check_writable, write_atomically
from scalpviz.head.head import Head
from scalpviz.placement.paint import paint
from scalpviz.placement.painted import PaintedSkin
from scalpviz.placement.placed import Placement
from scalpviz.scene.drawing import can_draw, unseen_window
from scalpviz.scene.head_scene import HeadScene
from scalpviz.scene.palette import Theme
from scalpviz.state.view import Camera, Centimetres, NamedView, View

FINER = 2
"""Pictures are drawn this many times as large each way, then reduced: smooth edges on any renderer."""
SMALLEST, LARGEST = 64, 8000
"""Sides a picture may have, pixels."""


class NoOpenGL(ScalpVizError):
    """A machine that cannot draw in three dimensions."""


@dataclass
class Stage:
    """A window that is never seen, with one renderer: as much of a plotter as the scene needs."""

    render_window: Any
    renderer: Any
    camera_set: bool = False


def open_stage(size: tuple[int, int], resolution: int = 72) -> Stage:
    """A stage for pictures of that size, pixels.

    Raises
    ------
    NoOpenGL
        Neither a display nor a library that draws without one is there.
    """
    window, renderer = unseen_window(), vtkRenderer()
    window.SetOffScreenRendering(1)
    window.SetShowWindow(False)
    window.SetMultiSamples(0)
    window.SetSize(*size)
    window.SetDPI(resolution)
    window.AddRenderer(renderer)
    if not can_draw(window):
        raise NoOpenGL(
            "This machine offers no OpenGL to draw with: install Mesa (libgl1, libegl1), "
            "or run on one with a display."
        )
    return Stage(window, renderer)


def pixels(stage: Stage) -> np.ndarray:
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


def picture(
    placement: Placement, painted: PaintedSkin, atlas: Atlas, view: View,
    camera: Callable[[HeadScene], Camera], size: tuple[int, int], theme: Theme = "light",
) -> np.ndarray:  # fmt: skip
    """A picture of what a view shows, uint8, shape (height, width, 3).

    Parameters
    ----------
    camera : callable
        Chooses the camera once the scene knows head and size.
    """
    finer = FINER if max(size) * FINER <= LARGEST else 1
    stage = open_stage((size[0] * finer, size[1] * finer), 72 * finer)
    scene = HeadScene(stage, software=True, theme=theme)
    try:
        scene.show(placement, painted, atlas)
        scene.apply(view, frozenset(View.__dataclass_fields__))
        scene.look(camera(scene))
        drawn = pixels(stage)
    finally:
        scene.close()
        stage.render_window.Finalize()
    return reduced(drawn, finer)


def reduced(drawn: np.ndarray, by: int) -> np.ndarray:
    """Each pixel the mean of a square of `by` times `by`."""
    if by == 1:
        return drawn
    height, width = drawn.shape[0] // by, drawn.shape[1] // by
    squares = drawn.reshape(height, by, width, by, 3).astype(np.uint16)
    return np.asarray((squares.sum(axis=(1, 3)) + by * by // 2) // (by * by), dtype=np.uint8)


def render_picture(
    atlas: Atlas, head: Head, *, shown: View, zones: tuple[str, ...], view: NamedView,
    size: tuple[int, int], output: Path,
) -> None:  # fmt: skip
    """Write a PNG of a head with what a view shows.

    Parameters
    ----------
    shown : View
        Systems, labels, points, lines, what is lit, skin. Of no system, the first that has the zones
        asked for; a second one beside the first wears stripes.
    zones : tuple of str
        Codes of the only zones to paint; all of the systems if empty.
    view : NamedView
        Where the camera stands.
    size : tuple of int
        Width and height, pixels.
    output : Path
        Written whole or not at all.

    Raises
    ------
    ScalpVizError
        A system or code the atlas lacks, a size out of bounds, a file that is no PNG or cannot be
        written, no OpenGL.
    """
    from scalpviz.placement.place import place

    systems = checked_systems(atlas, shown.systems, zones)
    codes = checked_codes(atlas, systems, zones)
    check_size(size)
    if output.suffix.lower() != ".png":
        raise ScalpVizError(f"{output}: pictures are written as PNG, so give a name that ends in .png.")
    check_writable(output)
    placement = place(atlas, head, scaled=shown.centimetres is Centimetres.SCALED)
    painted_systems = {*systems, *(ref.system for ref in shown.lit)}
    kept = tuple(z for z in placement.zones if z.system in painted_systems and (not codes or z.code in codes))
    placement = replace(placement, zones=kept)
    shown = replace(shown, systems=systems)
    drawn = picture(placement, paint(head, kept), atlas, shown, lambda scene: scene.named(view), size)
    write_picture(output, drawn)


def checked_systems(atlas: Atlas, systems: tuple[str, ...], zones: tuple[str, ...] = ()) -> tuple[str, ...]:
    """These systems; if there are none, the first that has all these zones, else the atlas's first.

    Raises
    ------
    ScalpVizError
        The atlas has no such system.
    """
    known = [s.id for s in atlas.systems]
    if not systems:
        wanted = {code.lower() for code in zones}
        fitting = (s for s in known if wanted <= {zone.code.lower() for zone in atlas.zones_of(s)})
        return (next(fitting, known[0]),)
    for system in systems:
        if system not in known:
            raise ScalpVizError(f"The atlas has no system '{system}': choose one of {', '.join(known)}.")
    return systems


def checked_codes(atlas: Atlas, systems: tuple[str, ...], zones: tuple[str, ...]) -> frozenset[str]:
    """The codes as the atlas writes them; ScalpVizError if none of the systems has one of them."""
    known = {zone.code.lower(): zone.code for system in systems for zone in atlas.zones_of(system)}
    for code in zones:
        if code.lower() not in known:
            raise ScalpVizError(
                f"The system '{' or '.join(systems)}' has no zone '{code}': "
                f"choose among {', '.join(known.values())}."
            )
    return frozenset(known[code.lower()] for code in zones)


def check_size(size: tuple[int, int]) -> None:
    """ScalpVizError if a side is out of bounds."""
    if not all(SMALLEST <= side <= LARGEST for side in size):
        raise ScalpVizError(
            f"A picture of {size[0]}x{size[1]} is out of bounds: "
            f"each side must have {SMALLEST} to {LARGEST} pixels."
        )


def write_picture(output: Path, drawn: np.ndarray) -> None:
    """Write pixels, uint8, shape (height, width, 3), as a PNG, whole or not at all."""
    height, width, _ = drawn.shape
    image = vtkImageData()
    image.SetDimensions(width, height, 1)
    image.GetPointData().SetScalars(numpy_to_vtk(drawn[::-1].reshape(-1, 3).copy(), deep=True))
    writer = vtkPNGWriter()
    writer.SetInputData(image)

    def fill(draft: Path) -> None:
        writer.SetFileName(str(draft))
        writer.Write()

    write_atomically(output, fill)
