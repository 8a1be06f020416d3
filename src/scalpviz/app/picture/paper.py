"""A picture put together: the head from the scene's press, the card and the line about the program by Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from scalpviz.app.picture.choice import SCREEN, Background, PictureChoice, Unit
from scalpviz.app.picture.paper_card import PaperCard
from scalpviz.app.picture.plan import CARD_SHARE, OnScreen, Plan, legible
from scalpviz.app.style.theme import DARK, LIGHT, Theme, Tokens, Type
from scalpviz.scene.export.tiled_exporter import (
    Backdrop,
    ExportOptions,
    TiledExporter,
    blank_page,
    check_size,
    reshaped,
)
from scalpviz.state.cards.body import Body, BodyState, areas_of
from scalpviz.state.cards.card import Card
from scalpviz.state.view import Camera, View

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas
    from scalpviz.placement.painting.painted import PaintedSkin
    from scalpviz.placement.placed import Placement

NOTICE_SIZE, NOTICE_INSET = 9.0, 10.0
"""Height of the line's type and its distance from the right border, pixels of a screen."""
NOTICE_RISE = 3.0
"""Its distance from the lower border: below the scale bar."""


@dataclass(frozen=True, eq=False)
class Subject:
    """What is to be pictured, as it was when it was asked for; the window may go on.

    Parameters
    ----------
    placement, painted, atlas
        The head with its zones.
    view : View
        What is shown of it.
    camera : Camera
        Where the eye stands.
    on_screen : OnScreen
        The view in the window.
    dark : bool
        Whether the window is dark.
    card : Card or None
        Of the chosen zone.
    colours : mapping
        Of zones and points.
    """

    placement: Placement
    painted: PaintedSkin
    atlas: Atlas
    view: View
    camera: Camera
    on_screen: OnScreen
    dark: bool
    card: Card | None = None
    colours: Mapping[tuple[str, str], tuple[float, float, float]] = field(default_factory=dict)


class Paper:
    """Makes pictures of one subject.

    Parameters
    ----------
    subject : Subject
        What is pictured.
    theme : Theme
        For the typeface.
    notice : str
        The line about the program, in the user's language.
    """

    def __init__(self, subject: Subject, theme: Theme, notice: str) -> None:
        self.subject = subject
        self._theme, self._notice = theme, notice
        self._cards: dict[tuple[bool, bool], PaperCard] = {}

    def plan(self, choice: PictureChoice) -> Plan:
        """Divide a picture between head and card.

        Raises
        ------
        ScalpVizError
            It would be too small or too large.
        """
        screen, card = self.subject.on_screen, self._card(choice)
        size = choice.pixels(screen.shape)
        if card is None:
            whole = size or screen.size
            check_size(whole)
            return self._zoomed(choice, Plan(whole, whole))
        width, height = size or screen.size
        share = CARD_SHARE if size else 1.0
        set_in, scale = card.fitting((share * width, height), screen.ratio * height / screen.size[1])
        taken = round(set_in * scale)
        whole = (width, height) if size else (width + taken, height)
        check_size(whole)
        plan = Plan(whole, (whole[0] - taken, height), card_width=set_in, card_scale=scale)
        return self._zoomed(choice, plan)

    def print(
        self, choice: PictureChoice, plan: Plan, page: np.ndarray, *, quickly: bool = False
    ) -> Iterator[float]:
        """Draw the head into the left part of a page of the plan's size; yields how much is done, up to 1."""
        camera, _ = self._reshaped(plan)
        wish = ExportOptions(
            plan.head, plan.zoom, Backdrop(choice.background.value), choice.labels, choice.aids
        )
        yield from self._press.print(lambda _: camera, wish, page[:, : plan.head[0]], quickly=quickly)

    def finish(self, painter: QPainter, choice: PictureChoice, plan: Plan) -> None:
        """Draw card and line over a page with the head on it."""
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            | QPainter.RenderHint.TextAntialiasing
        )  # fmt: skip
        card = self._card(choice)
        if card is not None and plan.card_width:
            self._draw_card(painter, choice, plan, card)
        if choice.notice:
            self._write_notice(painter, choice, plan)

    def whole(self, choice: PictureChoice, plan: Plan, *, quickly: bool = False) -> QImage:
        """A picture at once."""
        page = blank_page(plan.size)
        for _ in self.print(choice, plan, page, quickly=quickly):
            pass
        image = image_of(page)
        painter = QPainter(image)
        self.finish(painter, choice, plan)
        painter.end()
        return image.copy()

    def close(self) -> None:
        """Free what VTK and Qt hold."""
        if "_press" in self.__dict__:
            self._press.close()
        for card in self._cards.values():
            card.close()
        self._cards.clear()

    # -- inside --------------------------------------------------------------------------------

    @cached_property
    def _press(self) -> TiledExporter:
        it = self.subject
        view = replace(it.view, hovered=None)
        return TiledExporter(it.placement, it.painted, it.atlas, view, "dark" if it.dark else "light")

    def _reshaped(self, plan: Plan) -> tuple[Camera, float]:
        it = self.subject
        return reshaped(it.camera, self._press.scene.framing, it.on_screen.size, plan.head)

    def _zoomed(self, choice: PictureChoice, plan: Plan) -> Plan:
        """The plan with words as large beside the head as in the window, or as paper and slides want them."""
        view = self.subject.on_screen
        zoom = view.dots / 72 * self._reshaped(plan)[1]
        if choice.preset == SCREEN:
            return replace(plan, zoom=zoom)
        dots = choice.dots_written(view.shape) if choice.sides(view.shape)[2] is Unit.MILLIMETRES else None
        return replace(plan, zoom=legible(zoom, plan.head, dots))

    def _card(self, choice: PictureChoice) -> PaperCard | None:
        """The card in the colours that go with the background; None where there is to be none."""
        it = self.subject
        if not choice.card or it.card is None:
            return None
        tokens, bare = self._tokens(choice), choice.background is Background.TRANSPARENT
        key = (tokens.dark, bare)
        if key not in self._cards:
            areas = areas_of(it.atlas, it.card.ref)
            state = BodyState(None, it.card.ref, areas, it.card.language)
            self._cards[key] = PaperCard(it.card, Body(it.atlas), it.colours, state, tokens, bare=bare)
        return self._cards[key]

    def _tokens(self, choice: PictureChoice) -> Tokens:
        return DARK if self.subject.dark and choice.background is not Background.WHITE else LIGHT

    def _draw_card(self, painter: QPainter, choice: PictureChoice, plan: Plan, card: PaperCard) -> None:
        tokens, left = self._tokens(choice), float(plan.head[0])
        room = QRectF(left, 0, plan.size[0] - left, plan.size[1])
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if choice.background is not Background.TRANSPARENT:
            painter.fillRect(room, QColor(tokens.base))
        if choice.background is Background.WINDOW:
            painter.fillRect(QRectF(left, 0, max(plan.card_scale, 1.0), room.height()), QColor(tokens.line))
        painter.save()
        painter.setClipRect(room)
        painter.translate(left, 0)
        card.paint(painter, plan.card_width, plan.card_scale)
        painter.restore()

    def _write_notice(self, painter: QPainter, choice: PictureChoice, plan: Plan) -> None:
        zoom = plan.zoom
        font = self._theme.font(Type.SMALL)
        font.setHintingPreference(font.HintingPreference.PreferNoHinting)
        # Type is set at a size Qt does not round, and drawn larger.
        font.setPixelSize(90)
        painter.save()
        scale = NOTICE_SIZE * zoom / 90
        painter.translate(plan.head[0] - NOTICE_INSET * zoom, plan.size[1] - NOTICE_RISE * zoom)
        painter.scale(scale, scale)
        painter.setFont(font)
        ink = QColor(self._tokens(choice).muted)
        painter.setPen(ink)
        width = painter.fontMetrics().horizontalAdvance(self._notice)
        low = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        painter.drawText(QRectF(-width - 90, -180, width + 90, 180), low, self._notice)
        painter.restore()


def image_of(page: np.ndarray) -> QImage:
    """A page as Qt's image, on the same memory: the page must outlive it."""
    height, width, _ = page.shape
    form = QImage.Format.Format_RGBA8888_Premultiplied
    return QImage(page.data, width, height, 4 * width, form)
