"""A bar as long as 20 mm at the head, in the lower right corner."""

from typing import Any

from scalpviz.scene.camera import scale
from scalpviz.scene.colours.palette import Surroundings
from scalpviz.scene.labels.layout import Box
from scalpviz.scene.lettering.flat import FlatShapes, Measure, TextRun, add_all, lettering, remove_all
from scalpviz.scene.lettering.fonts import Font
from scalpviz.state.view import Camera

LENGTHS = (20, 10, 5, 2)
"""What the bar may stand for, mm: the first that takes up less than `WIDEST` of the picture's width."""
WIDEST = 0.3
MARGIN = 22.0


def bar(camera: Camera, size: tuple[int, int]) -> tuple[int, float]:
    """Length the bar stands for, mm, and its length in the picture, pixels: exact at the camera's focus."""
    pixels = scale(camera, size[1])
    length = next((mm for mm in LENGTHS if mm * pixels < WIDEST * size[0]), LENGTHS[-1])
    return length, length * pixels


class ScaleBar:
    """Draws the bar with `FlatShapes` and its caption."""

    def __init__(self, renderer: Any, shapes: FlatShapes, font: Font) -> None:
        self._renderer = renderer
        self._shapes = shapes
        look = lettering(font, 12)
        self._caption, self._room = TextRun(look), Measure(look)
        add_all(renderer, [self._caption.actor])

    def draw(self, camera: Camera, size: tuple[int, int], resolution: int, around: Surroundings) -> Box:
        """Draw it; returns the room it takes."""
        zoom = resolution / 72
        length, pixels = bar(camera, size)
        words = f"{length} mm"
        # in a hall the words are wider than the bar
        width = max(pixels, self._room(words, resolution)[0])
        right, bottom = size[0] - MARGIN * zoom - (width - pixels) / 2, MARGIN * zoom
        left, tick = right - pixels, 5.0 * zoom
        self._shapes.plate(
            ((left + right) / 2, bottom + 8.0 * zoom), width + 20.0 * zoom, 34.0 * zoom,
            around.label, around.label, radius=6.0 * zoom, border=0.0, opacity=0.5,
        )  # fmt: skip
        self._shapes.line((left, bottom), (right, bottom), around.label_ink, width=2.0 * zoom)
        for end in (left, right):
            self._shapes.line(
                (end, bottom - 0.2 * tick), (end, bottom + tick), around.label_ink, width=2.0 * zoom
            )
        self._caption.write(words, ((left + right) / 2, bottom + 12.0 * zoom), around.label_ink)
        return (left + right - width) / 2 - 8, 0.0, float(size[0]), bottom + 26 * zoom

    def hide(self) -> None:
        """Write nothing until the next `draw`."""
        self._caption.hide()

    def close(self) -> None:
        """Take the caption out of the renderer."""
        remove_all(self._renderer, [self._caption.actor])
