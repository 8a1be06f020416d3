"""The figure of the body: front, back, head and organs; its areas light up and can be chosen."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from scalpviz.app.figure.look import FigureLook
from scalpviz.app.figure.painting import fitted, paint_drawing
from scalpviz.app.figure.shapes import DRAWINGS, drawing
from scalpviz.app.style.theme import GRID
from scalpviz.languages import say
from scalpviz.side import Side

if TYPE_CHECKING:
    from scalpviz.app.figure.look import ZoneColour
    from scalpviz.app.figure.shapes import FigureShape
    from scalpviz.app.style.theme import Theme
    from scalpviz.state.cards.body import AreaRef, Body, BodyState

RATIO = 0.93
"""Height of the whole figure, times its width."""
LEAST, MOST = 280, 560
"""Width within which it is drawn, pixels."""
SMALL = 12
"""A mark narrower than this, pixels, is easier to meet than it is large."""
DIRECTIONS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


@dataclass(frozen=True, eq=False)
class _Spot:
    """A shape where it lies on the screen."""

    shape: FigureShape
    ref: AreaRef | None
    path: QPainterPath


class BodyFigure(QWidget):
    """Shows and chooses areas of the body."""

    chosen = Signal(object)
    """An area was chosen: its `AreaRef`."""
    pointed = Signal(object)
    """The pointer, or the keyboard, is on an area: its `AreaRef`, or None."""

    def __init__(
        self,
        body: Body,
        theme: Theme,
        zone_colour: ZoneColour,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = FigureLook(body, theme, zone_colour)
        self._pointed: AreaRef | None = None
        self._spots: list[_Spot] = []
        self._places: dict[str, QTransform] = {}
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.words.keep(
            self,
            self.setAccessibleDescription,
            "Arrow keys go from area to area, Enter lights the zones that stand for it.",
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(LEAST, int(LEAST * RATIO))
        self._name_it()
        theme.changed.connect(self.update)

    @property
    def drawn(self) -> frozenset[str]:
        """Areas of the atlas that it draws."""
        refs = (self._look.ref_of(shape) for name in DRAWINGS for shape in drawing(name).shapes)
        return frozenset(ref.area for ref in refs if ref is not None)

    @property
    def pointed_at(self) -> AreaRef | None:
        """The area under the pointer or the keyboard."""
        return self._pointed

    def take_body(self, body: Body) -> None:
        """Know the areas of another atlas."""
        self._look.body = body
        self._lay_out()

    def show_body(self, state: BodyState) -> None:
        """Light what was chosen, and what the selected zone stands for."""
        self._look.state = state
        self._name_it()
        self.update()

    def where(self, ref: AreaRef, drawing_name: str = "") -> QPointF | None:
        """A place inside an area that a click would choose; None where it is drawn nowhere."""
        for spot in self._spots:
            if spot.ref == ref and drawing_name in ("", spot.shape.drawing):
                for place in _places_inside(spot.path):
                    if self._spot_at(place) is spot:
                        return place
        return None

    def highlight_areas(self) -> frozenset[AreaRef]:
        """Areas that are drawn highlighted now, chosen or stood for by the selected zone."""
        return frozenset(
            spot.ref
            for spot in self._spots
            if spot.ref and (self._look.is_chosen(spot.shape) or self._look.is_highlighted(spot.shape))
        )

    # -- Qt ------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(400, self.heightForWidth(400))

    def hasHeightForWidth(self) -> bool:
        """True: the figure keeps its proportions."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the whole figure."""
        return int(min(width, MOST) * RATIO)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the drawings out anew."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw everything."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for name, place in self._places.items():
            worn = partial(self._look.wear, pointed=self._pointed)
            paint_drawing(painter, drawing(name), place, self._theme, worn)
        self._paint_sides(painter)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the area under the pointer."""
        spot = self._spot_at(event.position())
        self._point(spot.ref if spot else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the area under the pointer."""
        if event.button() is Qt.MouseButton.LeftButton:
            spot = self._spot_at(event.position())
            if spot is not None and spot.ref is not None:
                self.chosen.emit(spot.ref)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is on no area."""
        super().leaveEvent(event)
        self._point(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin where something is chosen."""
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and self._pointed is None:
            self._point(self._look.state.chosen or self._first())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave no area highlighted by the keyboard."""
        super().focusOutEvent(event)
        self._point(None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk to the next area that way, Enter or Space chooses."""
        if event.key() in DIRECTIONS:
            self._walk(DIRECTIONS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._pointed:
            self.chosen.emit(self._pointed)
        else:
            super().keyPressEvent(event)

    # -- inside --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Front and back side by side; head and organs in a column beside them."""
        width = min(float(self.width()), self.height() / RATIO, float(MOST))
        left, height = (self.width() - width) / 2, width * RATIO
        figure, column = 0.365 * width, 0.27 * width
        top = 1.5 * GRID
        rooms = {
            "front": QRectF(left, top, figure, height - top),
            "back": QRectF(left + figure, top, figure, height - top),
            "face": QRectF(left + 2 * figure + 4, top, column - 4, 0.30 * height),
            "profile": QRectF(left + 2 * figure + 4, top + 0.30 * height, column - 4, 0.28 * height),
            "organs": QRectF(left + 2 * figure + 4, top + 0.585 * height, column - 4, 0.415 * height - top),
        }
        self._places = {
            name: fitted(drawing(name), room.adjusted(2, 2, -2, -2)) for name, room in rooms.items()
        }
        self._spots = [
            _Spot(shape, self._look.ref_of(shape), self._places[name].map(shape.path))
            for name in DRAWINGS
            for shape in drawing(name).shapes
        ]

    def _spot_at(self, place: QPointF) -> _Spot | None:
        """The topmost area there; small marks are met a little beside them too."""
        reach = QRectF(place.x() - 2, place.y() - 2, 4, 4)
        for spot in reversed(self._spots):
            small = spot.path.boundingRect().width() < SMALL
            if spot.shape.on_top and (spot.path.intersects(reach) if small else spot.path.contains(place)):
                return spot
        return next((spot for spot in reversed(self._spots) if spot.path.contains(place)), None)

    def _point(self, ref: AreaRef | None) -> None:
        if ref != self._pointed:
            self._pointed = ref
            self.setCursor(Qt.CursorShape.PointingHandCursor if ref else Qt.CursorShape.ArrowCursor)
            self._name_it()
            self.pointed.emit(ref)
            self.update()

    def _name_it(self) -> None:
        """Say where the keyboard or the pointer is, and what is chosen."""
        language = self._look.state.language
        words = [say("Body", language)]
        if self._pointed is not None:
            words.append(self._look.body.name(self._pointed, language))
        elif self._look.state.chosen is not None:
            words.append(self._look.body.name(self._look.state.chosen, language))
        self.setAccessibleName(": ".join(words))

    def _first(self) -> AreaRef | None:
        return next((spot.ref for spot in self._spots if spot.ref), None)

    def _walk(self, toward: QPointF) -> None:
        """To the nearest area in a direction, of the same drawing if there is one; ahead before aside."""
        here = next((spot for spot in self._spots if spot.ref == self._pointed and spot.ref), None)
        if here is None:
            self._point(self._look.state.chosen or self._first())
            return
        start = here.path.boundingRect().center()
        best: tuple[bool, float, AreaRef] | None = None
        for spot in self._spots:
            if spot.ref is None or spot.ref == self._pointed:
                continue
            away = spot.path.boundingRect().center() - start
            ahead = QPointF.dotProduct(away, toward)
            aside = abs(away.x() * toward.y() - away.y() * toward.x())
            if ahead > 1 and ahead > 0.35 * aside:
                elsewhere = spot.shape.drawing != here.shape.drawing
                cost = ahead + 3 * aside
                if best is None or (elsewhere, cost) < best[:2]:
                    best = (elsewhere, cost, spot.ref)
        if best is not None:
            self._point(best[2])

    def _paint_sides(self, painter: QPainter) -> None:
        """R and L beside the figures: the subject's."""
        font = self._theme.font()
        font.setPointSizeF(font.pointSizeF() * 0.78)
        painter.setFont(font)
        painter.setPen(QPen(self._theme.colour("muted")))
        language = self._look.state.language
        names = {Side.LEFT: say("L", language), Side.RIGHT: say("R", language)}
        for name, order in (("front", (Side.RIGHT, Side.LEFT)), ("back", (Side.LEFT, Side.RIGHT))):
            for x, side in zip((-92.0, 92.0), order, strict=True):
                at = self._places[name].map(QPointF(x, 100.0))
                box = QRectF(at.x() - 10, at.y() - 10, 20, 20)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, names[side])


def _places_inside(path: QPainterPath) -> list[QPointF]:
    """Places in a shape, the middle first."""
    box = path.boundingRect()
    shares = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88)
    found = [
        QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for y in shares for x in shares
    ]
    return [place for place in found if path.contains(place)]
