"""Pictures of any size: a scene of its own on a stage nobody sees, printed tile by tile."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from math import atan, ceil, degrees, radians, tan
from typing import Any

import numpy as np
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkUnsignedCharArray
from vtkmodules.vtkCommonMath import vtkMatrix4x4
from vtkmodules.vtkCommonTransforms import vtkPerspectiveTransform

from scalpviz.atlas.model import Atlas
from scalpviz.errors import ScalpVizError
from scalpviz.placement.painting.painted import PaintedSkin
from scalpviz.placement.placed import Placement
from scalpviz.scene.camera import Framing, seen_at
from scalpviz.scene.colours.palette import BLACK, WHITE, Colour, Theme
from scalpviz.scene.export.offscreen_canvas import FINER, open_canvas, reduced
from scalpviz.scene.head_scene import HeadScene
from scalpviz.scene.labels.layout import Box
from scalpviz.state.view import Camera, View

SMALLEST, LARGEST = 64, 20_000
"""Sides a picture may have, pixels."""
MOST = 100_000_000
"""Pixels a picture may have: an A3 page at 600 dots per inch has 70 million."""
TILE = 2048
"""Longest side of what is drawn at a time, pixels: within what any renderer takes."""
SAMPLES = 4
"""Samples per pixel that renderers on the processor have too."""
FINE_ZOOM = 4.0
"""Pictures of less than this zoom are drawn twice as large each way as well, then reduced; above it pixels
are too small to be seen, and words would fill the memory."""
BESIDE = 0.24
"""Room for labels beside the head that a picture of another shape keeps, in halves of the view's width."""


class Backdrop(StrEnum):
    """What lies behind the head."""

    WINDOW = "window"
    WHITE = "white"
    TRANSPARENT = "transparent"


GROUNDS: dict[Backdrop, tuple[Colour | None, float]] = {
    Backdrop.WINDOW: (None, 1.0),
    Backdrop.WHITE: (WHITE, 1.0),
    Backdrop.TRANSPARENT: (BLACK, 0.0),
}
"""Colour and opacity of what the head lies on."""


@dataclass(frozen=True)
class ExportOptions:
    """A picture as it is wanted.

    Parameters
    ----------
    size : tuple of int
        Width and height, pixels.
    zoom : float
        Pixels of the picture to one of a screen of 72 dots per inch: how large words and lines are.
    backdrop : Backdrop
        What lies behind the head.
    labels : bool
        Whether codes, names and angles are written.
    aids : bool
        Whether the scale bar and the orientation head are drawn.
    """

    size: tuple[int, int]
    zoom: float = 1.0
    backdrop: Backdrop = Backdrop.WINDOW
    labels: bool = True
    aids: bool = True


def check_size(size: tuple[int, int]) -> None:
    """ScalpVizError if a picture of that size cannot be made."""
    width, height = size
    if not all(SMALLEST <= side <= LARGEST for side in size):
        raise ScalpVizError(
            "A picture of {width}x{height} is out of bounds: each side must have {least} to {most} pixels.",
            width=width,
            height=height,
            least=SMALLEST,
            most=LARGEST,
        )
    if width * height > MOST:
        raise ScalpVizError(
            "A picture of {width}x{height} is out of bounds: it has more than {most} million "
            "pixels; choose a smaller size or fewer dots per inch.",
            width=width,
            height=height,
            most=MOST // 1_000_000,
        )


def blank_page(size: tuple[int, int]) -> np.ndarray:
    """What a picture is printed on: uint8, shape (height, width, 4)."""
    return np.zeros((size[1], size[0], 4), dtype=np.uint8)


class TiledExporter:
    """Prints what a view shows, as often as wanted, without touching the window.

    Parameters
    ----------
    placement, painted, atlas
        The head with its zones.
    view : View
        What is shown of it.
    theme : {"light", "dark"}
        Background and ink.
    """

    def __init__(
        self, placement: Placement, painted: PaintedSkin, atlas: Atlas, view: View, theme: Theme = "light"
    ) -> None:
        self._stage = open_canvas((SMALLEST, SMALLEST))
        self._window = self._stage.render_window
        self._window.SetAlphaBitPlanes(1)
        self.scene = HeadScene(self._stage, software=True, theme=theme)
        self._window.SetMultiSamples(SAMPLES)
        self.scene.show(placement, painted, atlas)
        self.scene.apply(view, frozenset(View.__dataclass_fields__) - {"camera"})
        self._theme: Theme = theme

    def print(
        self,
        camera: Callable[[HeadScene], Camera],
        wish: ExportOptions,
        page: np.ndarray,
        *,
        quickly: bool = False,
    ) -> Iterator[float]:
        """Print a picture.

        Parameters
        ----------
        camera : callable
            Chooses the camera once the scene knows the picture's size.
        page : ndarray of uint8, shape (height, width, 4)
            Takes the picture, top row first; colours are multiplied by their opacity.
        quickly : bool
            For a preview: edges are less smooth.

        Yields
        ------
        float
            How much of it is done, up to 1.
        """
        finer = FINER if wish.zoom <= FINE_ZOOM and not quickly else 1
        columns, rows = (ceil(side * finer / TILE) for side in wish.size)
        width, height = ceil(wish.size[0] / columns), ceil(wish.size[1] / rows)
        self._window.SetSize(width * finer, height * finer)
        self._window.SetDPI(max(round(72 * wish.zoom * finer), 1))
        self._dress(wish)
        # One window shows one tile; the renderers reach far beyond it.
        self._stage.renderer.SetViewport(0.0, 0.0, columns, rows)
        self.scene.look(camera(self.scene))
        self.scene.lay_out()
        shares = self._shares()
        for number in range(columns * rows):
            row, column = divmod(number, columns)
            self._aim(shares, (columns, rows), (column, rows - 1 - row))
            drawn = reduced(self._drawn(width * finer, height * finer), finer)
            np.minimum(drawn[..., :3], drawn[..., 3:], out=drawn[..., :3])
            room = page[row * height : (row + 1) * height, column * width : (column + 1) * width]
            room[...] = drawn[: room.shape[0], : room.shape[1]]
            yield (number + 1) / (columns * rows)

    def close(self) -> None:
        """Free what VTK holds; nothing is printed after."""
        self.scene.close()
        self._window.Finalize()

    def _dress(self, wish: ExportOptions) -> None:
        """Background and ink; ink on white paper is always dark."""
        white = wish.backdrop is Backdrop.WHITE
        self.scene.set_theme("light" if white else self._theme)
        self.scene.lay_on(*GROUNDS[wish.backdrop])
        self.scene.leave_out(labels=not wish.labels, aids=not wish.aids)

    def _shares(self) -> list[tuple[Any, Box]]:
        """Every renderer with the share of the picture that is its own."""
        found: list[tuple[Any, Box]] = [(self._stage.renderer, (0.0, 0.0, 1.0, 1.0))]
        renderers = self._window.GetRenderers()
        renderers.InitTraversal()
        for _ in range(renderers.GetNumberOfItems()):
            renderer = renderers.GetNextItem()
            if renderer is not self._stage.renderer:
                found.append((renderer, renderer.GetViewport()))
        return found

    def _aim(self, shares: list[tuple[Any, Box]], tiles: tuple[int, int], tile: tuple[int, int]) -> None:
        """Let every renderer draw what of it lies on one tile, counted from the lower left."""
        width, height = self._window.GetSize()
        for renderer, share in shares:
            x0, y0, x1, y1 = (share[k] * tiles[k % 2] - tile[k % 2] for k in range(4))
            # VTK rounds what lies left of the window and below it inward: the far edges make up for that.
            renderer.SetViewport(x0, y0, x1 + 0.6 / width * (x0 < 0), y1 + 0.6 / height * (y0 < 0))
            eye = renderer.GetActiveCamera()
            eye.SetUseExplicitAspectRatio(True)
            eye.SetExplicitAspectRatio((x1 - x0) * width / ((y1 - y0) * height))
            eye.SetUserTransform(_crop((x0, x1), (y0, y1)))

    def _drawn(self, width: int, height: int) -> np.ndarray:
        """The part of the picture that is aimed at, uint8, shape (height, width, 4), top row first."""
        self._window.Render()
        found = vtkUnsignedCharArray()
        self._window.GetRGBACharPixelData(0, 0, width - 1, height - 1, 0, found)
        return vtk_to_numpy(found).reshape(height, width, 4)[::-1].copy()


def _crop(*spans: tuple[float, float]) -> Any:
    """What follows a camera's projection so that what lies between 0 and 1 of these spans fills the tile."""
    matrix = vtkMatrix4x4()
    for axis, (low, high) in enumerate(spans):
        start, end = max(low, 0.0), min(high, 1.0)
        if end > start:
            matrix.SetElement(axis, axis, (high - low) / (end - start))
            matrix.SetElement(axis, 3, -(start + end - low - high) / (end - start))
    made = vtkPerspectiveTransform()
    made.SetMatrix(matrix)
    return made


def reshaped(
    camera: Camera, framing: Framing, before: tuple[int, int], after: tuple[int, int]
) -> tuple[Camera, float]:
    """The same view in a picture of another shape.

    Where that is narrower the eye opens wider, so far that it still has what was seen of the head, with
    room for labels beside it.

    Parameters
    ----------
    before, after : tuple of int
        Width and height of the view and of the picture.

    Returns
    -------
    Camera
        For the picture.
    float
        Pixels of the picture to one of the view, at the head.
    """
    aspect, wanted = before[0] / before[1], after[0] / after[1]
    reach = float(np.abs(seen_at(camera, framing.outline, aspect)[:, 0]).max())
    wider = max(min(reach + BESIDE, 1.0) * aspect / wanted, 1.0)
    half = wider * tan(radians(camera.view_angle) / 2)
    opened = replace(camera, view_angle=2 * degrees(atan(half))) if wider > 1.0 else camera
    return opened, after[1] / before[1] / wider
