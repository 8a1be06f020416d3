"""Shapes drawn flat on the picture, in pixels: rounded plates, lines, dots; words on top of them.

All shapes share one actor. Their edges fade over one pixel, so that they look smooth without
multisampling.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from vtkmodules.vtkCommonCore import VTK_FONT_FILE
from vtkmodules.vtkRenderingCore import (
    vtkActor2D,
    vtkPolyDataMapper2D,
    vtkTextActor,
    vtkTextProperty,
    vtkTextRenderer,
)

from scalpviz.head.skin.surface import Floats
from scalpviz.scene.colours.palette import Colour
from scalpviz.scene.lettering.fonts import Font
from scalpviz.scene.surface import flat_surface

Place = tuple[float, float]
_QUARTER = 5
"""Places along each rounded corner."""
_TURN = (np.arange(4)[:, None] + np.linspace(0, 1, _QUARTER)[None]).ravel() * np.pi / 2
_ARCS = np.stack([np.cos(_TURN), np.sin(_TURN)], axis=1)
_CORNERS = np.repeat(np.array([[1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0], [1.0, -1.0]]), _QUARTER, axis=0)
_RING = np.arange(len(_ARCS))
_NEXT = (_RING + 1) % len(_ARCS)
_FAN_CELLS = np.stack([np.zeros_like(_RING), _RING + 1, _NEXT + 1], axis=1)
_RING_CELLS = np.concatenate(
    [
        np.stack([_RING, _RING + len(_ARCS), _NEXT + len(_ARCS)], 1),
        np.stack([_RING, _NEXT + len(_ARCS), _NEXT], 1),
    ]
)


class FlatShapes:
    """Collects shapes for one picture and draws them with one actor."""

    def __init__(self) -> None:
        self._points: list[Floats] = []
        self._colours: list[Floats] = []
        self._triangles: list[np.ndarray] = []
        self._count = 0
        self._mapper = vtkPolyDataMapper2D()
        self.actor = vtkActor2D()
        self.actor.SetMapper(self._mapper)
        self.actor.VisibilityOff()
        self.actor.SetLayerNumber(0)

    def clear(self) -> None:
        """Start over."""
        self._points, self._colours, self._triangles, self._count = [], [], [], 0

    def plate(
        self, centre: Place, width: float, height: float, fill: Colour, edge: Colour, *,
        radius: float = 5.0, border: float = 1.5, opacity: float = 1.0,
    ) -> None:  # fmt: skip
        """A rounded rectangle with a border."""
        outer = _rounded(centre, width, height, radius)
        inner = _rounded(centre, width - 2 * border, height - 2 * border, max(radius - border, 0.5))
        halo = _rounded(centre, width + 1.6, height + 1.6, radius + 0.8)
        self._fan(inner, fill, opacity)
        self._ring(inner, outer, edge, opacity, opacity)
        self._ring(outer, halo, edge, opacity, 0.0)

    def plain_plates(
        self, centres: Floats, sizes: Floats, fill: Colour, *, radius: float, opacity: float
    ) -> None:
        """Many rounded rectangles without borders: centres and sizes of shape (k, 2)."""
        if not len(centres):
            return
        half = np.maximum(sizes[:, None] / 2 - radius, 0.5)
        rims = centres[:, None] + _CORNERS * half + radius * _ARCS
        halos = rims + 0.8 * _ARCS
        count, each = len(centres), 2 * len(_ARCS) + 1
        points = np.concatenate([centres[:, None], rims, halos], axis=1).reshape(-1, 2)
        alphas = np.tile(np.repeat([opacity, 0.0], [len(_ARCS) + 1, len(_ARCS)]), count)
        cells = np.concatenate([_FAN_CELLS, _RING_CELLS + 1])
        triangles = (cells[None] + each * np.arange(count)[:, None, None]).reshape(-1, 3)
        self._add(points, fill, alphas, triangles)

    def line(
        self, start: Place, end: Place, colour: Colour, *, width: float = 1.5, opacity: float = 1.0
    ) -> None:
        """A straight line."""
        a, b = np.asarray(start, dtype=float), np.asarray(end, dtype=float)
        length = float(np.linalg.norm(b - a))
        if length < 0.5:
            return
        across = np.array([-(b - a)[1], (b - a)[0]]) / length
        half = np.array([-width / 2 - 0.8, -width / 2, width / 2, width / 2 + 0.8])
        points = np.concatenate([a + half[:, None] * across, b + half[:, None] * across])
        alphas = np.tile([0.0, opacity, opacity, 0.0], 2)
        quads = np.array([[k, k + 1, k + 5, k, k + 5, k + 4] for k in range(3)]).reshape(-1, 3)
        self._add(points, colour, alphas, quads)

    def lines(
        self, starts: Floats, ends: Floats, colour: Colour, *, width: float = 1.5, opacity: float = 1.0
    ) -> None:
        """Many straight lines: their ends of shape (k, 2)."""
        way = ends - starts
        length = np.linalg.norm(way, axis=1, keepdims=True)
        long = length[:, 0] >= 0.5
        starts, ends, way, length = starts[long], ends[long], way[long], length[long]
        if not len(starts):
            return
        across = np.column_stack([-way[:, 1], way[:, 0]]) / length
        half = np.array([-width / 2 - 0.8, -width / 2, width / 2, width / 2 + 0.8])[:, None]
        points = np.concatenate(
            [end[:, None] + half * across[:, None] for end in (starts, ends)], axis=1
        ).reshape(-1, 2)
        quads = np.array([[k, k + 1, k + 5, k, k + 5, k + 4] for k in range(3)]).reshape(-1, 3)
        triangles = (quads[None] + 8 * np.arange(len(starts))[:, None, None]).reshape(-1, 3)
        self._add(points, colour, np.tile([0.0, opacity, opacity, 0.0], 2 * len(starts)), triangles)

    def dot(self, centre: Place, radius: float, fill: Colour, opacity: float = 1.0) -> None:
        """A round dot."""
        rim = _rounded(centre, 2 * radius, 2 * radius, radius)
        halo = _rounded(centre, 2 * radius + 1.6, 2 * radius + 1.6, radius + 0.8)
        self._fan(rim, fill, opacity)
        self._ring(rim, halo, fill, opacity, 0.0)

    def finish(self) -> None:
        """Hand the shapes collected since `clear` to the actor."""
        if not self._points:
            self.actor.VisibilityOff()
            return
        points, colours = np.concatenate(self._points), np.concatenate(self._colours)
        self._mapper.SetInputData(flat_surface(points, np.concatenate(self._triangles), colours))
        self.actor.VisibilityOn()

    def _fan(self, ring: Floats, colour: Colour, opacity: float) -> None:
        points = np.vstack([(ring[0] + ring[len(ring) // 2]) / 2, ring])
        self._add(points, colour, opacity, _FAN_CELLS)

    def _ring(self, inner: Floats, outer: Floats, colour: Colour, inside: float, outside: float) -> None:
        n = len(inner)
        alphas = np.repeat([inside, outside], n)
        self._add(np.vstack([inner, outer]), colour, alphas, _RING_CELLS)

    def _add(self, points: Floats, colour: Colour, alphas: Floats | float, triangles: np.ndarray) -> None:
        self._points.append(points)
        rgba = np.empty((len(points), 4))
        rgba[:, :3], rgba[:, 3] = colour, alphas
        self._colours.append(rgba)
        self._triangles.append(triangles + self._count)
        self._count += len(points)


def _rounded(centre: Place, width: float, height: float, radius: float) -> Floats:
    """Outline of a rounded rectangle, counterclockwise, the same number of places for any size."""
    radius = min(radius, width / 2, height / 2)
    x, y = width / 2 - radius, height / 2 - radius
    return np.asarray(_ARCS * radius + _CORNERS * (x, y) + centre)


def lettering(font: Font, size: int, *, bold: bool = False) -> vtkTextProperty:
    """How words look; the size is in points of 72 to the inch, which windows scale to their screen."""
    look = vtkTextProperty()
    if font.path is not None:
        look.SetFontFamily(VTK_FONT_FILE)
        look.SetFontFile(str(font.path))
    else:
        look.SetFontFamilyToArial()
    look.SetFontSize(size)
    look.SetBold(bold)
    look.SetJustificationToCentered()
    look.SetVerticalJustificationToCentered()
    return look


class TextRun:
    """One piece of text on the picture, made once and used again."""

    def __init__(self, look: vtkTextProperty) -> None:
        self.actor = vtkTextActor()
        self.actor.GetTextProperty().ShallowCopy(look)
        self.actor.SetLayerNumber(1)
        self.actor.VisibilityOff()
        self._input = ""

    def write(self, words: str, centre: Place, colour: Colour, opacity: float = 1.0) -> None:
        """Show these words about a place."""
        if words != self._input:
            self._input = words
            self.actor.SetInput(words)
        look = self.actor.GetTextProperty()
        look.SetColor(*colour)
        look.SetOpacity(opacity)
        self.actor.SetPosition(round(centre[0]), round(centre[1]))
        self.actor.VisibilityOn()

    def hide(self) -> None:
        """Show nothing."""
        self.actor.VisibilityOff()


class Measure:
    """How much room words take, pixels; asked once for each."""

    def __init__(self, look: vtkTextProperty) -> None:
        self._look = look
        self._known: dict[tuple[str, int], tuple[float, float]] = {}

    def __call__(self, words: str, resolution: int) -> tuple[float, float]:
        """Width and height at a resolution, dots per inch."""
        key = (words, resolution)
        if key not in self._known:
            box = [0, 0, 0, 0]
            vtkTextRenderer.GetInstance().GetBoundingBox(self._look, words, box, resolution)
            self._known[key] = (float(box[1] - box[0] + 1), float(box[3] - box[2] + 1))
        return self._known[key]


def add_all(renderer: Any, actors: Sequence[Any]) -> None:
    """Put actors into a renderer."""
    for actor in actors:
        renderer.AddViewProp(actor)


def remove_all(renderer: Any, actors: Sequence[Any]) -> None:
    """Take actors out of a renderer."""
    for actor in actors:
        renderer.RemoveViewProp(actor)
