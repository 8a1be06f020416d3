"""The zone card, set like a page of an atlas; or what to do while no zone is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, QUrl, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from scalpviz.app.card.chips import Chips, LinkChips
from scalpviz.app.card.empty import EmptyCard
from scalpviz.app.card.head import CardHead
from scalpviz.app.card.needle_section import NeedleSection, ScalpLayer
from scalpviz.app.card.page import linked, marks_html, section_html, tip
from scalpviz.app.card.section import SectionView, count_words
from scalpviz.app.card.text import CardText
from scalpviz.app.figure.mini_figure import MiniFigure
from scalpviz.app.style.style_sheets import chip, dress
from scalpviz.app.style.theme import GRID
from scalpviz.languages import say
from scalpviz.state.cards.topics import Topic
from scalpviz.state.phrases import text

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Theme
    from scalpviz.state.cards.body import Body
    from scalpviz.state.cards.card import Card, CardSection

SCHEMATIC = text("How the needle lies. Schematic, not to scale.")


TURN = 30
"""Sections that cannot be seen yet are written after so many milliseconds: the head has its frame first."""


class CardView(QScrollArea):
    """Shows a `Card`."""

    followed = Signal(object)
    """A link was followed: a `Link`."""
    fold_wanted = Signal(str)
    """The heading of a section was clicked: its topic."""
    variants_wanted = Signal(bool)
    """Variants are to be drawn on the head, or no longer."""

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
        self._inside = inside = QWidget()
        both = QVBoxLayout(inside)
        both.setContentsMargins(0, 0, 0, 0)
        self._empty = EmptyCard(theme)
        self._page = QWidget()
        both.addWidget(self._empty)
        both.addWidget(self._page)
        self._page.hide()
        self.figure = MiniFigure(body, theme, lambda *zone: theme.of_zone(colours[zone]))
        self._head = CardHead(theme, self.figure)
        self._head.followed.connect(self.followed)
        self._needle = NeedleSection(theme, self)
        self._needle.hide()
        self.chips = Chips(theme)
        self.chips.followed.connect(self.followed)
        self.conditions = LinkChips(theme)
        self.conditions.followed.connect(self.followed)
        self.variants = QPushButton()
        self.variants.setCheckable(True)
        self.variants.setCursor(Qt.CursorShape.PointingHandCursor)
        self.variants.clicked.connect(self.variants_wanted)
        dress(self.variants, chip, theme)
        self._chip_sources = QLabel()
        theme.words.keep(self._chip_sources, self._chip_sources.setAccessibleName, "Sources")
        self._chip_sources.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._chip_sources.linkActivated.connect(lambda url: self._follow(QUrl(url)))
        self._chip_sources.linkHovered.connect(self._explain)
        self._texts: dict[Topic, CardText] = {}
        self._later: list[tuple[SectionView, CardSection, Card]] = []
        self._in_turn = QTimer(self)
        self._in_turn.setSingleShot(True)
        self._in_turn.setInterval(TURN)
        self._in_turn.timeout.connect(self._finish)
        self.sections = {topic: self._make_section(topic) for topic in Topic}
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 2 * GRID)
        column.setSpacing(0)
        column.addWidget(self._head)
        for view in self.sections.values():
            column.addWidget(view)
        column.addStretch(1)
        self.setWidget(inside)
        self._style()
        theme.changed.connect(self._restyle)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins to read."""
        return next((v.heading for v in self.sections.values() if v.isVisible()), self)

    @property
    def card(self) -> Card | None:
        """The card on show."""
        return self._card

    @property
    def words(self) -> str:
        """All that is written on the card now, as plain text."""
        card = self._card
        self._finish()
        if card is None:
            return self._empty.words
        written = [self._head.words, self.chips.accessibleName()]
        for section in card.sections:
            heading = self.sections[section.topic].heading
            written.append(heading.accessibleName() if heading.folded else section.title)
            if section.topic is Topic.CONDITIONS:
                written += [line.words for line in section.shown]
            elif section.topic in self._texts and section.shown:
                written.append(self._texts[section.topic].toPlainText().replace("\u00a0", " "))
        return "\n".join(written)

    def text_of(self, topic: Topic) -> CardText:
        """The words under a heading."""
        self._finish()
        return self._texts[topic]

    def show_card(self, card: Card | None) -> None:
        """Show a card, or the empty page."""
        other = (card and card.ref) != (self._card and self._card.ref)
        self._card = card
        self._empty.setVisible(card is None)
        self._page.setVisible(card is not None)
        if card is not None:
            self._head.show_card(card)
            self._tint()
            self._write(in_turn=other and self.isVisible())
        if other:
            self.verticalScrollBar().setValue(0)

    # -- inside --------------------------------------------------------------------------------

    def _make_section(self, topic: Topic) -> SectionView:
        content: QWidget
        if topic is Topic.TARGET:
            content = self.chips
        elif topic is Topic.CONDITIONS:
            content = self.conditions
        else:
            content = words = CardText(lambda source: tip(self._card, source) if self._card else "")
            words.followed.connect(self.followed)
            words.stepped_to.connect(lambda at: self._bring_up(words, at))
            self._texts[topic] = words
        asides: dict[Topic, QWidget] = {Topic.DISAGREEMENTS: self.variants, Topic.TARGET: self._chip_sources}
        made = SectionView(self._theme, content, asides.get(topic))
        made.fold_wanted.connect(lambda: self.fold_wanted.emit(topic.value))
        return made

    def _style(self) -> None:
        self._head.style()
        self._theme.shade(self, back="base")
        self._theme.shade(self._inside, back="base")

    def _tint(self) -> None:
        if self._card is not None:
            colour = self._theme.of_zone(self._colours[self._card.ref.system, self._card.ref.code])
            self._head.show_colour(colour)
            self.chips.show_chips(self._card, colour)

    def _restyle(self) -> None:
        self._style()
        self._tint()
        self._write()

    def _write(self, *, in_turn: bool = False) -> None:
        """Write every section; `in_turn` those first that can be seen, the others once the head is drawn."""
        card = self._card
        self._later.clear()
        if card is None:
            return
        seen = self.viewport().height()
        by_topic = {section.topic: section for section in card.sections}
        for topic, view in self.sections.items():
            section = by_topic.get(topic)
            if topic is Topic.TARGET:
                view.setVisible(bool(card.chips))
                count = count_words(len(card.chips), 0, card.language)
                points = self._theme.font().pointSizeF()
                self._chip_sources.setText(marks_html(card.chips_mark, self._theme.tokens, points))
                view.show_section(
                    card.chips_title, folded=card.chips_folded, language=card.language, count=count
                )
                continue
            below = in_turn and view.isVisible() and view.y() > seen
            view.setVisible(section is not None)
            if section is not None and below:
                self._later.append((view, section, card))
            elif section is not None:
                self._write_section(view, section, card)
        if self._later:
            self._in_turn.start()
        self.variants.setVisible(card.has_variants)
        self.variants.setText(say("Draw", card.language))
        goes = say("Draws the variants on the head beside the default (V)", card.language)
        self.variants.setToolTip(goes)
        self.variants.setAccessibleName(goes)
        self.variants.setChecked(card.variants_drawn)

    def _finish(self) -> None:
        """Write what waits for its turn."""
        later, self._later = self._later, []
        for view, section, card in later:
            self._write_section(view, section, card)

    def _write_section(self, view: SectionView, section: CardSection, card: Card) -> None:
        grave = len(section.grave)
        count = count_words(len(section.lines), grave, card.language)
        view.show_section(
            section.title, folded=section.folded, language=card.language, count=count, grave=bool(grave)
        )
        if section.topic is Topic.CONDITIONS:
            self.conditions.show_links(section, card.language)
        elif section.shown:
            words, font, tokens = self._texts[section.topic], self._theme.font(), self._theme.tokens
            drawn = section.topic is Topic.NEEDLING and bool(card.layers)
            if section.topic is Topic.NEEDLING:
                layers = tuple(ScalpLayer(name, needled) for name, needled in card.layers)
                self._needle.set_section(layers, card.angle, SCHEMATIC.in_language(card.language))
                words.draw_with(self._needle if drawn else None)
            words.setAccessibleName(section.title)
            look = (card.layers, card.angle, tokens) if drawn else None
            words.write(lambda width: section_html(section, tokens, font, width, drawn), font, look)

    def _follow(self, url: QUrl) -> None:
        found = linked(url.scheme(), url.path())
        if found is not None:
            self.followed.emit(found)

    def _explain(self, url: str) -> None:
        words = tip(self._card, QUrl(url).path()) if self._card and url else ""
        self._chip_sources.setToolTip(words)

    def _bring_up(self, words: CardText, at: QRect) -> None:
        """Keep the link that the keyboard came to in sight."""
        place = words.viewport().mapTo(self._inside, at.center())
        self.ensureVisible(place.x(), place.y(), 0, 4 * GRID)
