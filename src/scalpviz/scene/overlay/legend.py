"""Which of two compared systems wears stripes: names beside samples, in the upper left corner."""

from collections.abc import Iterable
from typing import Any

from scalpviz.atlas.model import Atlas
from scalpviz.scene.colours.palette import Surroundings
from scalpviz.scene.labels.layout import Box
from scalpviz.scene.lettering.flat import FlatShapes, add_all, remove_all
from scalpviz.scene.lettering.fonts import Font, written
from scalpviz.scene.lettering.typeset import Typeface
from scalpviz.scene.lettering.word_sheet import WordSheet
from scalpviz.scene.on_view import compared
from scalpviz.state.view import View

SIZE = 12
MARGIN, PAD, GAP = 18.0, 9.0, 9.0
SAMPLE, HEIGHT, ROW = 26.0, 12.0, 20.0
"""Width and height of a sample, height of a row, pixels of the screen."""


class Legend:
    """Draws the legend with `FlatShapes` and its words; nothing where no two systems are compared."""

    def __init__(self, renderer: Any, shapes: FlatShapes, font: Font) -> None:
        self._renderer, self._shapes, self._font = renderer, shapes, font
        self._look, self._words = Typeface(font, SIZE), WordSheet()
        add_all(renderer, [self._words.actor])
        self._atlas: Atlas | None = None
        self._systems: frozenset[str] = frozenset()

    def show(self, atlas: Atlas, systems: Iterable[str]) -> None:
        """Take on the systems that have zones on the head."""
        self._atlas, self._systems = atlas, frozenset(systems)

    def draw(self, view: View, size: tuple[int, int], resolution: int, around: Surroundings) -> list[Box]:
        """Draw it; returns the room it takes."""
        striped = compared(view, self._systems)
        self._words.clear()
        if striped is None or self._atlas is None:
            self._words.finish()
            return []
        zoom = resolution / 72
        plain = next(one for one in view.systems if one in self._systems)
        by_id = {system.id: system for system in self._atlas.systems}
        names = [written(by_id[one].names, view.language, self._font) for one in (plain, striped)]
        widths = [self._look.measure(name, resolution)[0] for name in names]
        wide = (2 * PAD + SAMPLE + GAP) * zoom + max(widths)
        high = (2 * ROW + PAD) * zoom
        left, top = MARGIN * zoom, size[1] - MARGIN * zoom
        self._shapes.plate(
            (left + wide / 2, top - high / 2), wide, high, around.label, around.label,
            radius=6.0 * zoom, border=0.0, opacity=0.6,
        )  # fmt: skip
        for row, (name, width) in enumerate(zip(names, widths, strict=True)):
            y = round(top - (PAD / 2 + (row + 0.5) * ROW) * zoom)
            self._sample(left + PAD * zoom, y, zoom, around, striped=row == 1)
            x = left + (PAD + SAMPLE + GAP) * zoom + width / 2
            self._words.write(name, self._look, (x, y), around.label_ink, resolution)
        self._words.finish()
        return [(left, top - high, left + wide, top)]

    def _sample(self, left: float, y: float, zoom: float, around: Surroundings, *, striped: bool) -> None:
        """A piece of a zone: filled, or crossed by stripes."""
        middle = (left + SAMPLE * zoom / 2, y)
        fill = around.label if striped else around.muted
        self._shapes.plate(
            middle, SAMPLE * zoom, HEIGHT * zoom, fill, around.label_ink,
            radius=3.0 * zoom, border=1.0 * zoom, opacity=0.9,
        )  # fmt: skip
        rise = (HEIGHT - 2.0) * zoom
        for k in range(3 if striped else 0):
            x = left + (2.5 + 5.5 * k) * zoom
            self._shapes.line((x, y - rise / 2), (x + rise, y + rise / 2), around.muted, width=3.0 * zoom)

    def close(self) -> None:
        """Take the words out of the renderer."""
        remove_all(self._renderer, [self._words.actor])
