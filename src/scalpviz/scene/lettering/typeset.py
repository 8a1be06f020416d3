"""Words set in type: how much room they take, and their pixels, from any face of a font file.

VTK's own lettering knows only the first face of a collection, which for Chinese is often the Japanese one.
"""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from scalpviz.head.skin.surface import Ints
from scalpviz.scene.lettering.fonts import Font

LINE = 1.3
"""Height of a line, in sizes of the type: room for tone marks on capitals and for descenders."""
MIDDLE = 0.36
"""How far above the baseline letters have their middle, in sizes: half the height of a capital."""
ROOM = 1
"""Beside the words on either side, pixels."""
LEAST = 4
"""Smallest type that is set, pixels."""


class Typeface:
    """A font at one size.

    Parameters
    ----------
    font : Font
        Without a file the words are set in a plain font that comes along.
    size : float
        Points of 72 to the inch: pixels of a screen that is not scaled.
    """

    def __init__(self, font: Font, size: float) -> None:
        self.font, self.size = font, size

    def measure(self, words: str, resolution: int) -> tuple[int, int]:
        """Width and height that words take at a resolution, dots per inch: whole pixels."""
        return _measured(self, words, resolution)

    def draw(self, words: str, resolution: int) -> Ints:
        """How much ink each pixel carries, uint8, shape (height, width), bottom row first."""
        face, pixels = _face(self.font, self._pixels(resolution)), self._pixels(resolution)
        width, height = self.measure(words, resolution)
        lines = words.split("\n")
        picture = Image.new("L", (width, height))
        pen = ImageDraw.Draw(picture)
        for row, line in enumerate(lines):
            middle = height * (row + 0.5) / len(lines)
            pen.text((width / 2, round(middle + MIDDLE * pixels)), line, fill=255, font=face, anchor="ms")
        return np.asarray(picture)[::-1]

    def _pixels(self, resolution: int) -> float:
        return max(self.size * resolution / 72, LEAST)


@lru_cache(maxsize=4096)
def _measured(face: Typeface, words: str, resolution: int) -> tuple[int, int]:
    pixels = face._pixels(resolution)
    lines = words.split("\n")
    widest = max(_face(face.font, pixels).getlength(line) for line in lines)
    return int(np.ceil(widest)) + 2 * ROOM, round(LINE * pixels * len(lines))


@lru_cache(maxsize=16)
def _face(font: Font, pixels: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    if font.path is None:
        return ImageFont.load_default(pixels)
    return ImageFont.truetype(str(font.path), pixels, font.face, layout_engine=ImageFont.Layout.BASIC)
