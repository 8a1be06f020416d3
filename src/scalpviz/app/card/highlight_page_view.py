"""The page of a chosen body area or condition: its zones as links, the side, cautions, evidence."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QUrl, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from scalpviz.app.card.page import line_html, section_html, source_tip
from scalpviz.app.card.section import MARGIN, SectionView, count_words
from scalpviz.app.card.text import CardText
from scalpviz.app.style.style_sheets import dress, scroll_bar
from scalpviz.app.style.theme import GRID, Type
from scalpviz.app.widgets.switch import Switch
from scalpviz.state.cards.topics import Topic
from scalpviz.state.links import PageLink

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Theme, Tokens
    from scalpviz.state.cards.highlight_page import HighlightGroup, HighlightLink, HighlightPage

ZoneColour = Callable[[str, str], QColor | None]
TOPICS = (Topic.CAUTIONS, Topic.EVIDENCE, Topic.SOURCES)
"""Sections that a page may have, in order."""


class HighlightPageView(QScrollArea):
    """Shows a `HighlightPage`."""

    zone_chosen = Signal(object)
    """A link was followed: its `ZoneRef`."""
    followed = Signal(object)
    """A link that leads elsewhere was followed: a `Link`."""
    fold_wanted = Signal(str)
    """The heading of a section was clicked: its topic."""
    side_chosen = Signal(object)
    """A side of the body, or None for both."""
    hidden_systems_included = Signal()
    """Zones of other systems were asked for, or no longer."""

    def __init__(self, theme: Theme, zone_colour: ZoneColour, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zone_colour = theme, zone_colour
        self._page: HighlightPage | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._above, self._title, self._below = QLabel(), QLabel(), QLabel()
        for label in (self._above, self._title, self._below):
            label.setWordWrap(True)
        self._asks = QLabel()
        self.switch = Switch(theme, "Side of the body")
        self.switch.chosen.connect(self._choose_side)
        self._text = self._make_text()
        self._text.anchorClicked.connect(self._follow_link)
        self._texts = {topic: self._make_text() for topic in TOPICS}
        self.sections = {topic: SectionView(theme, words) for topic, words in self._texts.items()}
        inside = self._inside = QWidget()
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(MARGIN, GRID, MARGIN, GRID)
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
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 2 * GRID)
        whole.setSpacing(0)
        whole.addWidget(top)
        for topic, section in self.sections.items():
            whole.addWidget(section)
            section.fold_wanted.connect(partial(self.fold_wanted.emit, topic.value))
        whole.addStretch(1)
        self.setWidget(inside)
        dress(self.verticalScrollBar(), scroll_bar, theme)
        self._style()
        theme.changed.connect(self._restyle)

    @property
    def page(self) -> HighlightPage | None:
        """What is shown."""
        return self._page

    @property
    def words(self) -> str:
        """All that is written, as plain text."""
        labels = (self._above, self._title, self._asks, self._below)
        written = [*(label.text() for label in labels), self._text.toPlainText()]
        for section in self._page.sections if self._page else ():
            heading = self.sections[section.topic].heading
            written.append(heading.accessibleName() if heading.folded else section.title)
            if section.shown:
                written.append(self._texts[section.topic].toPlainText())
        return "\n".join(written).replace("\u00a0", " ")

    def show_page(self, page: HighlightPage | None) -> None:
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
            self.verticalScrollBar().setValue(0)

    def text_of(self, topic: Topic) -> CardText:
        """The words under a heading."""
        return self._texts[topic]

    def _make_text(self) -> CardText:
        made = CardText(self._tip)
        made.followed.connect(self._follow)
        made.stepped_to.connect(lambda at: self._bring_up(made, at))
        return made

    def _choose_side(self, row: int) -> None:
        if self._page is not None:
            self.side_chosen.emit(self._page.choices[row].side)

    def _links(self) -> list[HighlightLink]:
        return [link for group in self._page.groups for link in group.links] if self._page else []

    def _follow_link(self, link: QUrl) -> None:
        if link.scheme() == "row":
            self.zone_chosen.emit(self._links()[int(link.path())].ref)
        elif link.scheme() == "other-systems":
            self.hidden_systems_included.emit()

    def _follow(self, link: object) -> None:
        if isinstance(link, PageLink):
            self.followed.emit(link)

    def _tip(self, source: str) -> str:
        return source_tip(self._page.sections, source) if self._page is not None else ""

    def _bring_up(self, words: CardText, at: QRect) -> None:
        """Keep the link that the keyboard came to in sight."""
        place = words.viewport().mapTo(self._inside, at.center())
        self.ensureVisible(place.x(), place.y(), 0, 4 * GRID)

    def _write(self) -> None:
        page = self._page
        if page is None:
            return
        font, tokens = self._theme.font(), self._theme.tokens
        self._text.write(lambda _width: page_html(page, tokens, font.pointSizeF(), self._zone_colour), font)
        by_topic = {section.topic: section for section in page.sections}
        for topic, view in self.sections.items():
            section = by_topic.get(topic)
            view.setVisible(section is not None)
            if section is None:
                continue
            grave = len(section.grave)
            count = count_words(len(section.lines), grave, page.language)
            view.show_section(
                section.title, folded=section.folded, language=page.language, count=count, grave=bool(grave)
            )
            self._texts[topic].setAccessibleName(section.title)
            self._texts[topic].write(partial(section_html, section, tokens, font), font)

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


def page_html(page: HighlightPage, tokens: Tokens, points: float, zone_colour: ZoneColour) -> str:
    """The zones of a page; all words are escaped.

    Parameters
    ----------
    points : float
        Size of the body type.
    """
    parts, first = [], 0
    if page.more:
        parts.append(
            f'<p style="margin-top:0px; margin-bottom:4px;">'
            f'<a href="other-systems:" style="color:{tokens.accent};'
            f' font-size:{points * 0.88:.1f}pt;">{escape(page.more)}</a></p>'
        )
    for group in page.groups:
        parts.append(_group(group, first, tokens, points, zone_colour))
        first += len(group.links)
    return f'<body style="color:{tokens.ink};">{"".join(parts)}</body>'


def _group(group: HighlightGroup, first: int, tokens: Tokens, points: float, zone_colour: ZoneColour) -> str:
    rows = "".join(_link(link, first + k, tokens, points, zone_colour) for k, link in enumerate(group.links))
    use = "".join(line_html(line, tokens, points) for line in group.lines)
    return (
        f"{_title(group.title, tokens, points)}{use}"
        f'<table cellspacing="0" cellpadding="0" style="margin-bottom:4px;">{rows}</table>'
    )


def _title(words: str, tokens: Tokens, points: float) -> str:
    return (
        f'<p style="margin-top:12px; margin-bottom:4px; font-size:{points:.1f}pt; font-weight:600;'
        f' color:{tokens.accent};">{escape(words)}</p>'
    )


def _link(link: HighlightLink, row: int, tokens: Tokens, points: float, zone_colour: ZoneColour) -> str:
    """Swatch, code, name, and why it is there; one of another system is pale."""
    colour = zone_colour(link.ref.system, link.ref.code)
    swatch = f'<span style="color:{colour.name()};">■</span>' if colour else "•"
    code, name = (tokens.accent, tokens.ink) if link.highlighted else (tokens.muted, tokens.muted)
    return (
        f'<tr><td style="padding:2px 8px 2px 0px;">{swatch}</td>'
        f'<td style="padding:2px 10px 2px 0px;">'
        f'<a href="row:{row}" style="color:{code}; text-decoration:none;">'
        f"<b>{escape(link.code)}</b></a></td>"
        f'<td style="padding:2px 0px;"><a href="row:{row}" style="color:{name};'
        f' text-decoration:none;">{escape(link.name)}</a>'
        f'<span style="color:{tokens.muted}; font-size:{points * 0.88:.1f}pt;"> {escape(link.detail)}</span>'
        "</td></tr>"
    )
