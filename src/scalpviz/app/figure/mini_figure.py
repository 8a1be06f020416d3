"""A small figure at the top of a card: what the zone stands for, at a glance."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scalpviz.app.figure.look import FigureLook
from scalpviz.app.figure.painting import fitted, paint_drawing
from scalpviz.app.figure.shapes import drawing
from scalpviz.state.cards.body import BodyState

if TYPE_CHECKING:
    from scalpviz.app.figure.look import ZoneColour
    from scalpviz.app.style.theme import Theme
    from scalpviz.state.cards.body import AreaRef, Body

HEIGHT = 104
GAP = 6
ORDER = ("front", "face", "organs", "back", "profile")
"""Of several drawings that show as much, the first is taken."""
MOST = 2


class MiniFigure(QWidget):
    """Shows one drawing of the body, or two where one does not show everything."""

    def __init__(
        self, body: Body, theme: Theme, zone_colour: ZoneColour, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = FigureLook(body, theme, zone_colour)
        self._drawings: tuple[str, ...] = ()
        self._showing: dict[AreaRef, frozenset[str]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def drawings(self) -> tuple[str, ...]:
        """Names of the drawings that are shown."""
        return self._drawings

    def take_body(self, body: Body) -> None:
        """Know the areas of another atlas."""
        self._look.body = body
        self._showing.clear()

    def show_body(self, state: BodyState) -> None:
        """Light what the selected zone stands for; hidden where no drawing shows any of it."""
        self._look.state = BodyState(None, state.zone, state.highlighted, state.language)
        self._drawings = self._enough()
        self.setVisible(bool(self._drawings))
        names = sorted(self._look.body.name(ref, state.language) for ref in state.highlighted)
        say = self._theme.words.say
        self.setAccessibleName(say("Body: {areas}", areas="; ".join(names)) if names else say("Body"))
        self.setToolTip("\n".join(names))
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its drawings."""
        width = sum(_width(name) for name in self._drawings) + GAP * max(len(self._drawings) - 1, 0)
        return QSize(round(width), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0.0
        for name in self._drawings:
            place = fitted(drawing(name), QRectF(x + 1, 1, _width(name) - 2, HEIGHT - 2))
            paint_drawing(
                painter, drawing(name), place, self._theme, self._look.wear, fine=name == "face", heavy=1.1
            )
            x += _width(name) + GAP
        painter.end()

    def _enough(self) -> tuple[str, ...]:
        """The drawing that shows most, and another one if it shows what the first does not."""
        left = set(self._look.state.highlighted)
        taken: list[str] = []
        while left and len(taken) < MOST:
            shown = {name: self._shown_in(name) & left for name in ORDER}
            best = max(ORDER, key=lambda name: len(shown[name]))
            if not shown[best]:
                break
            taken.append(best)
            left -= shown[best]
        return tuple(taken)

    def _shown_in(self, name: str) -> set[AreaRef]:
        return {ref for ref in self._look.state.highlighted if name in self._drawings_of(ref)}

    def _drawings_of(self, ref: AreaRef) -> frozenset[str]:
        """The drawings that show an area."""
        if ref not in self._showing:
            shown = (name for name in ORDER if any(self._look.names(ref, s) for s in drawing(name).shapes))
            self._showing[ref] = frozenset(shown)
        return self._showing[ref]


def _width(name: str) -> float:
    box = drawing(name).box
    return HEIGHT * box.width() / box.height()
