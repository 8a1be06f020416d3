"""The orientation head in the lower left corner that shows which way the head is turned."""

from typing import Any

import numpy as np
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer

from scalpviz.head.head import Head
from scalpviz.head.skin.surface import Floats
from scalpviz.languages import say
from scalpviz.scene.camera import frame
from scalpviz.scene.colours import palette
from scalpviz.scene.colours.palette import Surroundings
from scalpviz.scene.labels.layout import Box
from scalpviz.scene.lettering.flat import TextRun, add_all, lettering, remove_all
from scalpviz.scene.lettering.fonts import Font
from scalpviz.scene.skin.shading import dress
from scalpviz.scene.surface import surface
from scalpviz.state.view import Camera, NamedView

SIDE = 112
"""Width and height of its corner, pixels at 72 dots per inch."""
INSET = 0.1
"""Distance of the corner from the picture's edges, in sides."""
GRAIN = 4.0
"""Size of the coarse copy's cells, mm."""
FACES: dict[NamedView, Floats] = {
    NamedView.FRONT: np.array([0.0, 1.0, 0.0]),
    NamedView.BACK: np.array([0.0, -1.0, 0.0]),
    NamedView.RIGHT: np.array([1.0, 0.0, 0.0]),
    NamedView.LEFT: np.array([-1.0, 0.0, 0.0]),
    NamedView.TOP: np.array([0.0, 0.0, 1.0]),
}
"""Which way the side looks that each view shows."""
LETTERS = ("R", "L")


class OrientationHead:
    """A coarse copy of the head in a corner of its own, turned as the big one is.

    Parameters
    ----------
    window : vtkRenderWindow
        Gets one more renderer, in a layer of its own.
    renderer : vtkRenderer
        Of the big head: takes the letters for right and left.
    """

    def __init__(self, window: Any, renderer: Any, font: Font) -> None:
        self._window, self._above = window, renderer
        self._renderer = vtkRenderer()
        self._layers = window.GetNumberOfLayers()
        window.SetNumberOfLayers(self._layers + 1)
        self._renderer.SetLayer(self._layers)
        self._renderer.InteractiveOff()
        self._renderer.AutomaticLightCreationOff()
        self._renderer.GetActiveCamera().ParallelProjectionOn()
        window.AddRenderer(self._renderer)
        self._actor: vtkActor | None = None
        self._font = font
        self._words = (TextRun(lettering(font, 11, bold=True)), TextRun(lettering(font, 11, bold=True)))
        add_all(renderer, [words.actor for words in self._words])
        self._centre: Floats = np.zeros(3)
        self._ears: tuple[Floats, Floats] = (np.zeros(3), np.zeros(3))
        self._radius = 1.0
        self._side = 0.0

    def show(self, head: Head, centre: Floats, radius: float) -> None:
        """Copy another head."""
        if self._actor is not None:
            self._renderer.RemoveViewProp(self._actor)
        self._actor = _coarse(head)
        self._renderer.AddViewProp(self._actor)
        self._centre, self._radius = centre, radius
        across = np.array([1.5 * np.abs(head.vertices[:, 0]).max(), 0.0, 0.0])
        self._ears = (centre + across, centre - across)

    def draw(
        self, camera: Camera, size: tuple[int, int], resolution: int, around: Surroundings, language: str
    ) -> Box:
        """Turn it; returns the room it takes."""
        self._renderer.SetDraw(True)
        side = SIDE * resolution / 72
        self._side = side
        x, y = side / size[0], side / size[1]
        self._renderer.SetViewport(x * INSET, y * INSET, min(x * (1 + INSET), 1.0), min(y * (1 + INSET), 1.0))
        right, up, back = frame(camera)
        eye = self._renderer.GetActiveCamera()
        eye.SetFocalPoint(*self._centre)
        eye.SetPosition(*(self._centre + 4 * self._radius * back))
        eye.SetViewUp(*up)
        reach = 0.98 * self._radius
        eye.SetParallelScale(reach)
        eye.SetClippingRange(self._radius, 8 * self._radius)
        letters = tuple(say(letter, language) for letter in LETTERS)
        if not self._font.covers("".join(letters)):
            letters = LETTERS
        for words, letter, ear in zip(self._words, letters, self._ears, strict=True):
            offset = ear - self._centre
            depth = float(offset @ back) / float(np.linalg.norm(offset))
            flat = np.array([offset @ right, offset @ up]) / reach
            if depth < -0.8 or np.linalg.norm(flat) < 0.25:
                words.hide()
                continue
            place = side * INSET + side / 2 * (1 + flat)
            words.write(letter, (float(place[0]), float(place[1])), around.ink, 0.9 if depth > -0.3 else 0.45)
        return 0.0, 0.0, side * (1 + INSET), side * (1 + INSET)

    def view_at(self, camera: Camera, x: float, y: float) -> NamedView | None:
        """The named view that looks at the side under a pixel; None beside the head."""
        side = self._side
        if not self._renderer.GetDraw() or side <= 0:
            return None
        flat = 2 * (np.array([x, y]) / side - INSET) - 1
        away = float(np.hypot(*flat))
        if away > 0.95:
            return None
        right, up, back = frame(camera)
        # the head is taken for a ball: what lies under the pixel faces this way
        facing = flat[0] * right + flat[1] * up + np.sqrt(1.0 - away * away) * back
        return max(FACES, key=lambda view: float(FACES[view] @ facing))

    def hide(self) -> None:
        """Draw nothing until the next `draw`."""
        self._renderer.SetDraw(False)
        for words in self._words:
            words.hide()

    def close(self) -> None:
        """Take it out of the window."""
        remove_all(self._above, [words.actor for words in self._words])
        self._renderer.RemoveAllViewProps()
        self._window.RemoveRenderer(self._renderer)
        self._window.SetNumberOfLayers(self._layers)
        self._actor = None


def _coarse(head: Head) -> vtkActor:
    """A few thousand triangles of the head down to the upper neck, with the head's normals."""
    vertices, triangles = np.asarray(head.vertices, dtype=float), np.asarray(head.triangles)
    low = vertices[:, 2].min()
    if "menton" in head.landmarks:
        low = head.landmark("menton").xyz[2] - 25.0
    triangles = triangles[(vertices[triangles, 2] > low).all(axis=1)]
    # one vertex stands for all in its cell of a grid; triangles within a cell or two vanish
    cell = np.floor((vertices - vertices.min(axis=0)) / GRAIN).astype(np.int64)
    _, first, index = np.unique(cell @ [1, 4096, 4096 * 4096], return_index=True, return_inverse=True)
    coarse = index[triangles]
    a, b, c = coarse.T
    coarse = coarse[(a != b) & (b != c) & (c != a)]
    mapper = vtkPolyDataMapper()
    mapper.SetInputData(
        surface(
            vertices[first],
            coarse,
            normals=head.normals[first],
            colours=np.tile(palette.PLASTER, (len(first), 1)),
            borders=np.tile([99.0, 99.0, 0.0, 0.6], (len(first), 1)),
        )
    )
    mapper.SetColorModeToDirectScalars()
    actor = vtkActor()
    dress(actor, mapper)
    actor.GetProperty().BackfaceCullingOn()
    return actor
