"""A zone's card on paper: set anew for a width, drawn sharp at any scale."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QPainter, QRegion, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget

from scalpviz.app.card.needle_section import NeedleSection
from scalpviz.app.card.page import SECTION
from scalpviz.app.card.view import CardView
from scalpviz.app.style.theme import Mode, Theme, Tokens, palette
from scalpviz.app.style.translator import Translator
from scalpviz.state.cards.body import Body, BodyState
from scalpviz.state.cards.card import Card
from scalpviz.state.cards.topics import Topic

WIDTHS = (360, 420, 480, 560, 640, 720, 800)
"""Widths a card may be set in, pixels of a screen."""
CLEAR = QColor(0, 0, 0, 0)


class PaperTheme(Theme):
    """Colours for what is drawn on paper; the application keeps its own.

    Parameters
    ----------
    language : str
        Of the words on them.
    bare : bool
        Whether pages have no colour of their own, so that what they are laid on shows.
    """

    def __init__(self, tokens: Tokens, language: str, *, bare: bool) -> None:
        # Not the theme's own: that would dress the application.
        super(Theme, self).__init__()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app, self._mode, self._bare = app, Mode.DARK if tokens.dark else Mode.LIGHT, bare
        self.tokens = tokens
        self.words = Translator(language)

    def colour(self, name: str) -> QColor:
        """A token as a colour."""
        return QColor(CLEAR) if self._bare and name in ("base", "window") else super().colour(name)

    def font(self, *arguments: object, **choices: object) -> QFont:
        """The typeface at a step of the scale, its letters set apart as paper wants it, not as pixels do."""
        font = super().font(*arguments, **choices)  # type: ignore[arg-type]
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


class PaperCard:
    """One card, ready to be drawn.

    Parameters
    ----------
    card : Card
        What is written.
    body, colours, state
        As the panel's own card has them.
    tokens : Tokens
        Colours.
    bare : bool
        Whether the page has no colour of its own.
    """

    def __init__(
        self, card: Card, body: Body, colours: Mapping[tuple[str, str], tuple[float, float, float]],
        state: BodyState, tokens: Tokens, *, bare: bool = False,
    ) -> None:  # fmt: skip
        self._view = view = CardView(PaperTheme(tokens, card.language, bare=bare), colours, body)
        view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shades = palette(tokens)
        if bare:
            shades.setColor(shades.ColorRole.Base, CLEAR)
            shades.setColor(shades.ColorRole.Window, CLEAR)
        view.setPalette(shades)
        # What is folded away in the window could not be unfolded on paper; that there are cautions stays.
        shown = tuple(one for one in card.sections if not one.folded or one.topic is Topic.ALWAYS)
        view.show_card(replace(card, sections=shown))
        view.figure.show_body(state)
        view.show()
        self._heights: dict[int, int] = {}
        self._bare = bare

    def height(self, width: int) -> int:
        """How high it is when set in a width, pixels of a screen."""
        if width not in self._heights:
            self._set(width)
            self._heights[width] = self._inside.height()
        return self._heights[width]

    def fitting(self, room: tuple[float, float], wanted: float) -> tuple[int, float]:
        """The width to set it in so that it is as large as can be within a room.

        Parameters
        ----------
        room : tuple of float
            Most width and height on paper, pixels of the picture.
        wanted : float
            Pixels of the picture to one of a screen; it is never larger.

        Returns
        -------
        int
            Pixels of a screen.
        float
            Pixels of the picture to one of these.
        """
        scales = {w: min(wanted, room[0] / w, room[1] / self.height(w)) for w in WIDTHS}
        best = max(WIDTHS, key=lambda width: (round(scales[width], 3), -width))
        return best, scales[best]

    def paint(self, painter: QPainter, width: int, scale: float) -> None:
        """Draw it with its upper left corner at the origin.

        Parameters
        ----------
        width : int
            It is set in, pixels of a screen.
        scale : float
            Pixels of the picture to one of these.
        """
        self._set(width)
        self._sharpen(scale)
        flags = QWidget.RenderFlag.DrawChildren
        if not self._bare:
            flags |= QWidget.RenderFlag.DrawWindowBackground
        painter.save()
        painter.scale(scale, scale)
        self._inside.render(painter, QPoint(), QRegion(), flags)
        painter.restore()

    def close(self) -> None:
        """Let it go."""
        self._view.close()
        self._view.deleteLater()

    @property
    def _inside(self) -> QWidget:
        inside = self._view.widget()
        assert inside is not None
        return inside

    def _set(self, width: int) -> None:
        """Set it in a width: what is inside then is as high as it needs."""
        self._view.resize(width, 8)
        for _ in range(3):  # text that wraps asks for another height, once for each widget it lies in
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _sharpen(self, scale: float) -> None:
        """Draw the picture in the text again, as fine as the paper."""
        section, text = self._view.findChild(NeedleSection), self._view.text_of(Topic.NEEDLING)
        if section is None:
            return
        fine = section.picture(text.viewport().width(), max(scale, 1.0))
        text.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(SECTION), fine)
