"""The head of a card: the names of a zone, where it belongs, and what it stands for on a small figure."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from scalpviz.app.card.page import address, linked
from scalpviz.app.style.theme import GRID, Type, has_chinese

if TYPE_CHECKING:
    from scalpviz.app.figure.mini_figure import MiniFigure
    from scalpviz.app.style.theme import Theme
    from scalpviz.state.cards.card import Card

SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse
NARROW = 21 * GRID
"""Names get at least this width beside the figure; else the figure stands below them."""


class CardHead(QWidget):
    """Names as large as they matter: Chinese, pinyin, the zone's own language, system and place."""

    followed = Signal(object)
    """A link was followed: a `Link`."""

    def __init__(self, theme: Theme, figure: MiniFigure) -> None:
        super().__init__()
        self._theme, self._figure = theme, figure
        self._card: Card | None = None
        self._bar = ColourBar()
        self._code, self._chinese, self._pinyin, self._english = (_label() for _ in range(4))
        self._where = QLabel()
        self._where.setWordWrap(True)
        self._where.setTextFormat(Qt.TextFormat.RichText)
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._where.linkActivated.connect(lambda url: self._follow(QUrl(url)))
        names = QVBoxLayout()
        names.setSpacing(0)
        for label in (self._code, self._chinese, self._pinyin):
            names.addWidget(label)
        names.addSpacing(GRID // 2)
        names.addWidget(self._english)
        names.addSpacing(GRID // 2)
        names.addWidget(self._where)
        names.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(GRID + GRID // 2)
        self._row.addWidget(self._bar)
        self._row.addLayout(names, 1)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        self._whole.setSpacing(GRID + GRID // 2)
        self._whole.addLayout(self._row, 1)
        self._whole.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def words(self) -> str:
        """All that is written, as plain text."""
        where = " · ".join(crumb.words for crumb in self._card.crumbs) if self._card else ""
        labels = (self._code, self._chinese, self._pinyin, self._english)
        return "\n".join([*(label.text() for label in labels), where])

    def show_card(self, card: Card) -> None:
        """Take on the names of a card."""
        self._card = card
        self._code.setText(card.code)
        self._chinese.setText(card.chinese if has_chinese() else "")
        self._chinese.setVisible(bool(self._chinese.text()))
        self._pinyin.setText(card.pinyin)
        self._english.setText(card.english)
        self._write_where()
        self._where.setAccessibleName(" · ".join(crumb.words for crumb in card.crumbs))
        self._fit()

    def show_colour(self, colour: QColor) -> None:
        """Take on the zone's colour."""
        self._bar.show_colour(colour)

    def style(self) -> None:  # type: ignore[override]
        """Type and inks of the theme."""
        theme = self._theme
        self._code.setFont(theme.font(Type.LEAD, bold=True))
        chinese = theme.font(Type.DISPLAY, serif=True)
        self._chinese.setFont(chinese)
        pinyin = theme.font(Type.LEAD)
        pinyin.setItalic(True)
        self._pinyin.setFont(pinyin)
        self._english.setFont(theme.font(Type.LEAD, bold=True))
        self._where.setFont(theme.font(Type.SMALL))
        for label in (self._pinyin, self._where):
            theme.shade(label, ink="muted")
        self._write_where()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the figure its place."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The figure stands beside the names where they keep room, else below them."""
        figure = self._figure.sizeHint().width() if self._figure.drawings else 0
        narrow = self.width() - figure - 6 * GRID < NARROW
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._whole.setDirection(down if figure and narrow else across)

    def _write_where(self) -> None:
        if self._card is None:
            return
        ink = self._theme.tokens.muted
        words = [
            f'<a href="{escape(address(crumb.link))}" style="color:{ink};">{escape(crumb.words)}</a>'
            if crumb.link is not None
            else escape(crumb.words)
            for crumb in self._card.crumbs
        ]
        # a dot never begins a line
        self._where.setText("\u00a0· ".join(words))

    def _follow(self, url: QUrl) -> None:
        found = linked(url.scheme(), url.path())
        if found is not None:
            self.followed.emit(found)


class ColourBar(QWidget):
    """The zone's colour beside its names."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(GRID // 2 + 1)
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
        painter.drawRoundedRect(QRectF(0, 4, self.width(), self.height() - 6), 2.5, 2.5)
        painter.end()


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(SELECTABLE)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    label.setWordWrap(True)
    return label
