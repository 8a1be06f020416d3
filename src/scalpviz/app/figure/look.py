"""What each shape of the figure wears for what is chosen, highlighted and pointed at."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from scalpviz.app.figure.painting import Wear
from scalpviz.app.figure.shapes import DRAWINGS, drawing
from scalpviz.state.cards.body import AreaRef, BodyState

if TYPE_CHECKING:
    from scalpviz.app.figure.shapes import FigureShape
    from scalpviz.app.style.theme import Theme
    from scalpviz.state.cards.body import Body

ZoneColour = Callable[[str, str], QColor]
"""The colour of a zone of that system and code."""


class FigureLook:
    """Turns a `BodyState` into what shapes wear.

    Parameters
    ----------
    body : Body
        Knows which areas lie within which.
    zone_colour : callable
        Colours of zones: what a zone stands for wears its colour.
    """

    def __init__(self, body: Body, theme: Theme, zone_colour: ZoneColour) -> None:
        self.body = body
        self._theme, self._zone_colour = theme, zone_colour
        self.state = BodyState()

    def ref_of(self, shape: FigureShape) -> AreaRef | None:
        """The area of the atlas that a shape shows; None where it has none."""
        known = self.body.first_known(shape.areas)
        return AreaRef(known, shape.side) if known else None

    def names(self, wanted: AreaRef, shape: FigureShape) -> bool:
        """Whether a shape is meant itself: organs and features are not where the trunk or the face is."""
        if not self.means(wanted, shape):
            return False
        ref = self.ref_of(shape)
        return (
            not shape.on_top or (ref is not None and ref.area == wanted.area) or wanted.area not in surface()
        )

    def means(self, wanted: AreaRef, shape: FigureShape) -> bool:
        """Whether a shape shows an area, or lies within it, on the side that is meant."""
        ref = self.ref_of(shape)
        if ref is None or (None not in (wanted.side, ref.side) and wanted.side is not ref.side):
            return False
        return wanted.area in shape.areas or ref.area in self.body.inside(wanted.area)

    def is_chosen(self, shape: FigureShape) -> bool:
        """Whether a shape shows what was chosen, or a part of it."""
        return self.state.chosen is not None and self.names(self.state.chosen, shape)

    def is_highlighted(self, shape: FigureShape) -> bool:
        """Whether the selected zone stands for what a shape shows."""
        return any(self.names(highlighted, shape) for highlighted in self.state.highlighted)

    def wear(self, shape: FigureShape, pointed: AreaRef | None = None) -> Wear:
        """What a shape wears; `pointed` is the area under the pointer."""
        ref = self.ref_of(shape)
        if ref is None:
            return Wear()
        accent = self._theme.colour("accent")
        if self.is_highlighted(shape) and self.state.zone is not None:
            colour = self._zone_colour(self.state.zone.system, self.state.zone.code)
            edge = colour if self._theme.tokens.dark else colour.darker(140)
            return Wear(faint(colour, 0.7 if ref == pointed else 0.55), edge, heavy=True)
        if self.is_chosen(shape):
            return Wear(faint(accent, 0.62 if ref == pointed else 0.5), accent, heavy=True)
        if ref == pointed:
            return Wear(faint(accent, 0.24), accent, heavy=True)
        return self._tinted(shape)

    def _tinted(self, shape: FigureShape) -> Wear:
        """An organ over a highlighted surface takes on a little of its colour."""
        zone = self.state.zone
        if zone is not None and any(self.means(highlighted, shape) for highlighted in self.state.highlighted):
            return Wear(faint(self._zone_colour(zone.system, zone.code), 0.25))
        if self.state.chosen is not None and self.means(self.state.chosen, shape):
            return Wear(faint(self._theme.colour("accent"), 0.25))
        return Wear()


@lru_cache(maxsize=1)
def surface() -> frozenset[str]:
    """Areas that lie open: organs and features lie over them."""
    return frozenset(
        shape.areas[0] for name in DRAWINGS for shape in drawing(name).shapes if not shape.on_top
    )


def faint(colour: QColor, alpha: float) -> QColor:
    """The same colour, seen through."""
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made
