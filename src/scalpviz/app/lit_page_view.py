"""The page of a chosen body area or condition: its zones as links, the side, cautions, evidence."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolTip, QVBoxLayout, QWidget

from scalpviz.app.card_page import line_html, section_html
from scalpviz.app.card_view import CardText
from scalpviz.app.switch import Switch
from scalpviz.app.theme import GRID, Theme, Tokens, Type
from scalpviz.app.trim import dress, scroll_bar
from scalpviz.state.card import Topic
from scalpviz.state.lit_page import LitGroup, LitLink, LitPage

ZoneColour = Callable[[str, str], QColor | None]


class LitPageView(QScrollArea):
    """Shows a `LitPage`."""

    zone_chosen = Signal(object)
    """A link was followed: its `ZoneRef`."""
    side_chosen = Signal(object)
    """A side of the body, or None for both."""
    beyond_chosen = Signal()
    """Zones of other systems were asked for, or no longer."""

    def __init__(self, theme: Theme, zone_colour: ZoneColour, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zone_colour = theme, zone_colour
        self._page: LitPage | None = None
        self._open: set[Topic] = set()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._above, self._title, self._below = QLabel(), QLabel(), QLabel()
        for label in (self._above, self._title, self._below):
            label.setWordWrap(True)
        self._asks = QLabel()
        self.switch = Switch(theme, "Side of the body")
        self.switch.chosen.connect(self._choose_side)
        self._text = CardText(theme)
        self._text.anchorClicked.connect(self._follow_link)
        self._text.highlighted.connect(self._explain)
        inside = self._inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(0)
        column.addWidget(self._above)
        column.addWidget(self._title)
        self._sides = QWidget()
        row = QHBoxLayout(self._sides)
        row.setContentsMargins(0, GRID, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._asks)
        row.addWidget(self.switch)
        row.addStretch(1)
        column.addWidget(self._sides)
        column.addSpacing(GRID)
        column.addWidget(self._below)
        column.addSpacing(GRID)
        column.addWidget(self._text)
        column.addStretch(1)
        self.setWidget(inside)
        dress(self.verticalScrollBar(), scroll_bar, theme)
        self._style()
        theme.changed.connect(self._restyle)

    @property
    def page(self) -> LitPage | None:
        """What is shown."""
        return self._page

    @property
    def words(self) -> str:
        """All that is written, as plain text."""
        labels = (self._above, self._title, self._asks, self._below)
        return "\n".join([*(label.text() for label in labels), self._text.toPlainText()])

    def show_page(self, page: LitPage | None) -> None:
        """Show a page; None leaves the last one until it is hidden."""
        if page is None or page == self._page:
            return
        other = self._page is None or page.title != self._page.title
        self._page = page
        self._above.setText(page.above)
        self._title.setText(page.title)
        self.setAccessibleName(page.title)
        self._below.setText(page.below)
        self._below.setVisible(bool(page.below))
        self._sides.setVisible(bool(page.switch))
        self._asks.setText(page.switch)
        self.switch.setAccessibleName(page.switch)
        if page.choices:
            self.switch.show_words(tuple(choice.words for choice in page.choices))
            self.switch.show_row([choice.side for choice in page.choices].index(page.side))
        self._write()
        if other:
            self._open.clear()
            self.verticalScrollBar().setValue(0)

    def open_topic(self, topic: Topic, *, opened: bool = True) -> None:
        """Open or close the sources."""
        (self._open.add if opened else self._open.discard)(topic)
        self._write()

    def _choose_side(self, row: int) -> None:
        if self._page is not None:
            self.side_chosen.emit(self._page.choices[row].side)

    def _links(self) -> list[LitLink]:
        return [link for group in self._page.groups for link in group.links] if self._page else []

    def _follow_link(self, link: QUrl) -> None:
        scheme, path = link.scheme(), link.path()
        if scheme == "zone":
            self.zone_chosen.emit(self._links()[int(path)].ref)
        elif scheme == "beyond":
            self.beyond_chosen.emit()
        elif scheme == "fold":
            topic = Topic(path)
            self.open_topic(topic, opened=topic not in self._open)
        elif scheme == "source":
            self.open_topic(Topic.SOURCES)
            QTimer.singleShot(
                0, lambda: self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            )

    def _explain(self, link: QUrl) -> None:
        words = ""
        if self._page is not None and link.scheme() == "source":
            sources = next((s for s in self._page.sections if s.topic is Topic.SOURCES), None)
            lines = sources.lines if sources else ()
            words = next((f"{line.label}: {line.words}" for line in lines if line.label == link.path()), "")
        QToolTip.showText(QCursor.pos(), words, self._text)

    def _write(self) -> None:
        if self._page is not None:
            font = self._theme.font()
            html = page_html(self._page, self._theme.tokens, self._open, font.pointSizeF(), self._zone_colour)
            self._text.write(html, font)

    def _restyle(self) -> None:
        self._style()
        self._write()

    def _style(self) -> None:
        theme = self._theme
        self._above.setFont(theme.font(Type.SMALL))
        self._title.setFont(theme.font(Type.TITLE, bold=True))
        for label in (self._below, self._asks):
            label.setFont(theme.font(Type.SMALL))
        for label in (self._above, self._below, self._asks):
            theme.shade(label, ink="muted")
        theme.shade(self, back="base")
        theme.shade(self._inside, back="base")


def page_html(
    page: LitPage, tokens: Tokens, open_topics: set[Topic], points: float, zone_colour: ZoneColour
) -> str:
    """The page below its heading; all words are escaped.

    Parameters
    ----------
    points : float
        Size of the body type.
    """
    parts, first = [], 0
    if page.more:
        parts.append(
            f'<p style="margin-top:0px; margin-bottom:2px;"><a href="beyond:" style="color:{tokens.accent};'
            f' font-size:{points * 0.88:.1f}pt;">{escape(page.more)}</a></p>'
        )
    for group in page.groups:
        parts.append(_group(group, first, tokens, points, zone_colour))
        first += len(group.links)
    for section in page.sections:
        if section.topic is Topic.SOURCES:
            parts.append(section_html(section, tokens, open_topics, points, page.language))
        else:
            parts.append(_title(section.title, tokens, points))
            parts += [line_html(line, tokens, points) for line in section.lines]
    return f'<body style="color:{tokens.ink};">{"".join(parts)}</body>'


def _group(group: LitGroup, first: int, tokens: Tokens, points: float, zone_colour: ZoneColour) -> str:
    rows = "".join(_link(link, first + k, tokens, points, zone_colour) for k, link in enumerate(group.links))
    use = "".join(line_html(line, tokens, points) for line in group.lines)
    return (
        f"{_title(group.title, tokens, points)}{use}"
        f'<table cellspacing="0" cellpadding="0" style="margin-bottom:4px;">{rows}</table>'
    )


def _title(words: str, tokens: Tokens, points: float) -> str:
    return (
        f'<p style="margin-top:12px; margin-bottom:3px; font-size:{points * 0.92:.1f}pt; font-weight:600;'
        f' color:{tokens.accent};">{escape(words)}</p>'
    )


def _link(link: LitLink, row: int, tokens: Tokens, points: float, zone_colour: ZoneColour) -> str:
    """Swatch, code, name, and why it is there; one of another system is pale."""
    colour = zone_colour(link.ref.system, link.ref.code)
    swatch = f'<span style="color:{colour.name()};">■</span>' if colour else "•"
    code, name = (tokens.accent, tokens.ink) if link.lit else (tokens.muted, tokens.muted)
    return (
        f'<tr><td style="padding:2px 8px 2px 0px;">{swatch}</td>'
        f'<td style="padding:2px 10px 2px 0px;">'
        f'<a href="zone:{row}" style="color:{code}; text-decoration:none;">'
        f"<b>{escape(link.code)}</b></a></td>"
        f'<td style="padding:2px 0px;"><a href="zone:{row}" style="color:{name};'
        f' text-decoration:none;">{escape(link.name)}</a>'
        f'<span style="color:{tokens.muted}; font-size:{points * 0.88:.1f}pt;"> {escape(link.detail)}</span>'
        "</td></tr>"
    )
