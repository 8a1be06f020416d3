"""The zone card, set like a page of an atlas; or what to do while no zone is chosen."""

# ruff: noqa: N802 - Qt's own names

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QCursor, QPainter, QPaintEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QTextBrowser,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from scalpviz.app.card_page import FOLDED, SECTION, linked_zone, page, tip
from scalpviz.app.chips import Chips
from scalpviz.app.mini_figure import MiniFigure
from scalpviz.app.needle_section import Layer, NeedleSection
from scalpviz.app.theme import GRID, Theme, Type, has_chinese
from scalpviz.state.body import Body
from scalpviz.state.card import Card, Topic
from scalpviz.state.words import text

HINTS = (
    ("Drag", "turns the head, the wheel comes nearer, Home goes back."),
    ("Click", "a zone or a row to read its card; bare skin clears it."),
    ("Ctrl+K", "finds every command, zone, point, body part and complaint."),
    ("F1", "lists every key."),
)

SCHEMATIC = text("How the needle lies. Schematic, not to scale.")

SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class CardView(QScrollArea):
    """Shows a `Card`."""

    zone_followed = Signal(object)
    """A link to another zone or point was followed: its `ZoneRef`."""

    def __init__(
        self,
        theme: Theme,
        colours: Mapping[tuple[str, str], tuple[float, float, float]],
        body: Body,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme.words.keep(self, self.setAccessibleName, "Zone card")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme = theme
        self._colours = colours
        self._card: Card | None = None
        self._open: set[Topic] = set()
        self._inside = inside = QWidget()
        both = QVBoxLayout(inside)
        both.setContentsMargins(0, 0, 0, 0)
        self._empty = _Empty(theme)
        self._page = QWidget()
        both.addWidget(self._empty)
        both.addWidget(self._page)
        self._page.hide()
        self._bar = _ColourBar()
        self._code, self._chinese, self._pinyin, self._english, self._where = (_label() for _ in range(5))
        self._english.setWordWrap(True)
        self._where.setWordWrap(True)
        self.figure = MiniFigure(body, theme, lambda *zone: theme.of_zone(colours[zone]))
        self._chips = Chips(theme)
        self._section = NeedleSection(theme, self)
        self._section.hide()
        self._body = CardText(theme)
        self._body.anchorClicked.connect(self._follow_link)
        self._body.highlighted.connect(self._explain)
        self._lay_out()
        self.setWidget(inside)
        self._style()
        theme.changed.connect(self._restyle)

    @property
    def body(self) -> "CardText":
        """Where the sections are: the keyboard goes through its links."""
        return self._body

    @property
    def card(self) -> Card | None:
        """The card on show."""
        return self._card

    @property
    def words(self) -> str:
        """All that is written on the card now, as plain text."""
        if self._card is None:
            return self._empty.words
        heading = [
            label.text() for label in (self._code, self._chinese, self._pinyin, self._english, self._where)
        ]
        return "\n".join([*heading, self._chips.accessibleName(), self._body.toPlainText()])

    @property
    def open_topics(self) -> frozenset[Topic]:
        """Sections that fold and are open."""
        return frozenset(self._open)

    def show_card(self, card: Card | None) -> None:
        """Show a card, or the empty page."""
        other = (card and card.ref) != (self._card and self._card.ref)
        self._card = card
        self._empty.setVisible(card is None)
        self._page.setVisible(card is not None)
        if card is None:
            self.verticalScrollBar().setValue(0)
            return
        self._code.setText(card.code)
        self._chinese.setText(card.chinese if has_chinese() else "")
        self._pinyin.setText(card.pinyin)
        self._english.setText(card.english)
        self._where.setText(card.where)
        layers = tuple(Layer(name, needled) for name, needled in card.layers)
        self._body.draw_with(self._section if layers else None)
        self._section.set_section(layers, card.angle, SCHEMATIC.in_language(card.language))
        self._tint()
        self._write()
        if other:
            self.verticalScrollBar().setValue(0)

    def open_topic(self, topic: Topic, *, opened: bool = True) -> None:
        """Open or close a section that folds."""
        if topic in FOLDED:
            (self._open.add if opened else self._open.discard)(topic)
            self._write()

    # -- inside --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(2 * GRID)
        first.addWidget(self._code, 0, Qt.AlignmentFlag.AlignBaseline)
        first.addWidget(self._chinese, 1, Qt.AlignmentFlag.AlignBaseline)
        names.addLayout(first)
        names.addWidget(self._pinyin)
        names.addSpacing(GRID // 2)
        names.addWidget(self._english)
        names.addWidget(self._where)
        heading = QHBoxLayout()
        heading.setSpacing(2 * GRID - 4)
        heading.addWidget(self._bar)
        heading.addLayout(names, 1)
        heading.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addSpacing(GRID + GRID // 2)
        column.addWidget(self._chips)
        column.addSpacing(GRID)
        column.addWidget(self._body)
        column.addStretch(1)

    def _style(self) -> None:
        theme = self._theme
        self._code.setFont(theme.font(Type.DISPLAY, bold=True))
        self._chinese.setFont(theme.font(Type.TITLE, serif=True))
        pinyin = theme.font(Type.LEAD)
        pinyin.setItalic(True)
        self._pinyin.setFont(pinyin)
        self._english.setFont(theme.font(Type.LEAD, bold=True))
        self._where.setFont(theme.font(Type.SMALL))
        for label in (self._pinyin, self._where):
            theme.shade(label, ink="muted")
        theme.shade(self, back="base")
        theme.shade(self._inside, back="base")

    def _tint(self) -> None:
        if self._card is not None:
            colour = self._theme.of_zone(self._colours[self._card.ref.system, self._card.ref.code])
            self._bar.show_colour(colour)
            self._chips.show_chips(self._card, colour)

    def _restyle(self) -> None:
        self._style()
        self._tint()
        self._write()

    def _write(self) -> None:
        if self._card is not None:
            font = self._theme.font()
            self._body.write(page(self._card, self._theme.tokens, self._open, font.pointSizeF()), font)

    def _follow_link(self, link: QUrl) -> None:
        if link.scheme() == "fold":
            topic = Topic(link.path())
            self.open_topic(topic, opened=topic not in self._open)
        elif link.scheme() == "zone":
            self.zone_followed.emit(linked_zone(link.path()))
        elif link.scheme() == "source":
            self.open_topic(Topic.SOURCES)
            QTimer.singleShot(
                0, lambda: self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            )

    def _explain(self, link: QUrl) -> None:
        words = tip(self._card, link.path()) if self._card and link.scheme() == "source" else ""
        QToolTip.showText(QCursor.pos(), words, self._body)


class _ColourBar(QWidget):
    """The zone's colour beside its names."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(6)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._colour = QColor()

    def show_colour(self, colour: QColor) -> None:
        """Take on a colour."""
        self._colour = colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawRoundedRect(QRectF(0, 6, 6, self.height() - 8), 3, 3)
        painter.end()


class CardText(QTextBrowser):
    """Text as high as it is long: the card scrolls as a whole."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        theme.words.keep(self, self.setAccessibleName, "Card text")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._drawing: NeedleSection | None = None
        self._html, self._drawn_for = "", 0

    def draw_with(self, drawing: NeedleSection | None) -> None:
        """What draws the picture of the needle in the text."""
        self._drawing = drawing

    def write(self, html: str, font: object) -> None:
        """Replace the text."""
        self.document().setDefaultFont(font)  # type: ignore[arg-type]
        self._html = html
        self._drawn_for = 0
        self._fit()

    def wheelEvent(self, event: object) -> None:
        """Let the card scroll."""
        event.ignore()  # type: ignore[attr-defined]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height right for the width."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(200, self.height())

    def _fit(self) -> None:
        width = self.viewport().width()
        if width != self._drawn_for:
            # The picture is as wide as the text: another width needs it anew.
            self._drawn_for = width
            if self._drawing is not None:
                picture = self._drawing.picture(width)
                self.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(SECTION), picture)
            self.setHtml(self._html)
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(int(self.document().size().height()) + 2)


class _Empty(QWidget):
    """What to do while no zone is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = _label()
        theme.words.keep(self._title, self._title.setText, "Point at a zone, or pick one in the list")
        theme.words.changed.connect(self._style)
        self._title.setWordWrap(True)
        self._hints = QLabel()
        self._hints.setTextFormat(Qt.TextFormat.RichText)
        self._hints.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 3 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(self._title)
        column.addWidget(self._hints)
        column.addStretch(1)
        self._style()
        theme.changed.connect(self._style)

    @property
    def words(self) -> str:
        """All that is written."""
        return "\n".join([self._title.text(), *(f"{key} {what}" for key, what in self._hints_said())])

    def _hints_said(self) -> list[tuple[str, str]]:
        say = self._theme.words.say
        return [(say(key), say(what)) for key, what in HINTS]

    def _style(self) -> None:
        tokens = self._theme.tokens
        self._title.setFont(self._theme.font(Type.LEAD, bold=True))
        rows = "".join(
            f'<tr><td style="padding-right:16px; padding-bottom:6px; color:{tokens.ink};"><b>{key}</b></td>'
            f'<td style="padding-bottom:6px; color:{tokens.muted};">{what}</td></tr>'
            for key, what in self._hints_said()
        )
        self._hints.setText(f"<table cellspacing='0' cellpadding='0'>{rows}</table>")


def _label(words: str = "") -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(SELECTABLE)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return label
