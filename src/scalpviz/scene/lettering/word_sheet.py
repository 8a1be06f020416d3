"""Many words on the picture in one draw call: each is lettered once, on a sheet that serves as texture."""

from dataclasses import dataclass

import numpy as np
import pyvista
from vtkmodules.vtkRenderingCore import (
    vtkPolyDataMapper2D,
    vtkTexture,
    vtkTexturedActor2D,
)

from scalpviz.head.skin.surface import Floats
from scalpviz.scene.colours.palette import Colour
from scalpviz.scene.lettering.flat import Place
from scalpviz.scene.lettering.typeset import Typeface
from scalpviz.scene.surface import flat_surface, single

WIDTH, ROOM, HIGHEST = 1024, 256, 4096
"""Of the sheet, pixels: its width, by how much it grows when it is full, how high it may become."""
GAP = 2
"""Between words on the sheet, pixels."""


@dataclass(frozen=True)
class _Cutting:
    """Where words stand on the sheet: left, bottom, width, height, pixels."""

    left: int
    bottom: int
    width: int
    height: int


class WordSheet:
    """Collects words for one picture and draws them with one actor."""

    def __init__(self) -> None:
        self._sheet = _blank(ROOM, WIDTH)
        self._known: dict[tuple[str, float, int], _Cutting] = {}
        self._pen = (0, 0, 0)
        """Where the next words go, and how high the row is that they stand in."""
        self._quads: list[tuple[_Cutting, Place, Colour]] = []
        self._texture = vtkTexture()
        self._texture.InterpolateOff()
        self._texture.RepeatOff()
        self._stale = True
        self._mapper = vtkPolyDataMapper2D()
        self.actor = vtkTexturedActor2D()
        self.actor.SetMapper(self._mapper)
        self.actor.SetTexture(self._texture)
        self.actor.SetLayerNumber(1)
        self.actor.VisibilityOff()

    def clear(self) -> None:
        """Start over."""
        self._quads = []
        if len(self._sheet) > HIGHEST:
            self._sheet, self._known, self._pen = _blank(ROOM, WIDTH), {}, (0, 0, 0)

    def write(self, words: str, look: Typeface, centre: Place, colour: Colour, resolution: int) -> None:
        """Show words about a place."""
        key = (words, look.size, resolution)
        if key not in self._known:
            self._known[key] = self._lettered(words, look, resolution)
        self._quads.append((self._known[key], centre, colour))

    def finish(self) -> None:
        """Hand the words collected since `clear` to the actor."""
        if not self._quads:
            self.actor.VisibilityOff()
            return
        if self._stale:
            self._upload()
        count = len(self._quads)
        cuts = np.array([(c.left, c.bottom, c.width, c.height) for c, _, _ in self._quads], dtype=float)
        corner = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])
        # Pixels of the sheet fall on pixels of the picture.
        low = np.round(np.array([centre for _, centre, _ in self._quads]) - cuts[:, 2:] / 2)
        places = low[:, None] + corner[None] * cuts[:, None, 2:]
        sheet = (cuts[:, None, :2] + corner[None] * cuts[:, None, 2:]) / self._sheet.shape[1::-1]
        inks = np.array([(*colour, 1.0) for _, _, colour in self._quads])
        halves = np.array([[0, 1, 2], [0, 2, 3]])
        triangles = (halves + 4 * np.arange(count)[:, None, None]).reshape(-1, 3)
        self._draw(places.reshape(-1, 2), sheet.reshape(-1, 2), np.repeat(inks, 4, axis=0), triangles)

    def _draw(self, places: Floats, sheet: Floats, inks: Floats, triangles: np.ndarray) -> None:
        mesh = flat_surface(places, triangles, inks)
        mesh.active_texture_coordinates = single(sheet)
        self._mapper.SetInputData(mesh)
        self.actor.VisibilityOn()

    def _lettered(self, words: str, look: Typeface, resolution: int) -> _Cutting:
        """Put words on the sheet."""
        drawn = look.draw(words, resolution)
        height, width = drawn.shape
        while width + GAP > self._sheet.shape[1]:
            self._sheet = np.hstack([self._sheet, _blank(*self._sheet.shape[:2])])
        left, bottom, row = self._pen
        if left + width + GAP > self._sheet.shape[1]:
            left, bottom, row = 0, bottom + row, 0
        while bottom + height + GAP > len(self._sheet):
            self._sheet = np.vstack([self._sheet, _blank(ROOM, self._sheet.shape[1])])
        self._sheet[bottom : bottom + height, left : left + width, 3] = drawn
        self._pen = (left + width + GAP, bottom, max(row, height + GAP))
        self._stale = True
        return _Cutting(left, bottom, width, height)

    def _upload(self) -> None:
        height, width = self._sheet.shape[:2]
        image = pyvista.ImageData(dimensions=(width, height, 1))
        # a copy: the sheet goes on being written
        image.point_data["ink"] = self._sheet.reshape(-1, 4).copy()
        image.point_data.active_scalars_name = "ink"
        self._texture.SetInputData(image)
        self._stale = False


def _blank(height: int, width: int) -> np.ndarray:
    """A stretch of the sheet: white ink everywhere, none of it to be seen."""
    return np.broadcast_to(np.array([255, 255, 255, 0], dtype=np.uint8), (height, width, 4)).copy()
