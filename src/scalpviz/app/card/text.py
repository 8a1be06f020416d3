"""Words of a card with links in them: as high as they are long, so that the card scrolls as a whole."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QCursor,
    QFocusEvent,
    QFont,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QTextEdit, QToolTip

from scalpviz.app.card.page import SECTION, linked

if TYPE_CHECKING:
    from scalpviz.app.card.needle_section import NeedleSection

BACK_AND_FORWARD = (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton)


class CardText(QTextBrowser):
    """Links are reached by the mouse and by Tab, and highlighted while the pointer is on them."""

    followed = Signal(object)
    """A link was followed: a `Link`."""
    stepped_to = Signal(QRect)
    """The keyboard came to a link: where it stands in the text."""

    def __init__(self, tell: Callable[[str], str] = lambda _source: "") -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._tell = tell
        self._drawing: NeedleSection | None = None
        self._html: Callable[[int], str] = lambda _width: ""
        self._written: tuple[object, ...] = ()
        self.anchorClicked.connect(self._follow)
        self.highlighted.connect(self._point_at)

    def draw_with(self, drawing: NeedleSection | None) -> None:
        """What draws the picture of the needle in the text."""
        self._drawing = drawing

    def write(self, html: Callable[[int], str], font: QFont, look: object = None) -> None:
        """Replace the text.

        Parameters
        ----------
        html : callable
            The text for a width, pixels.
        look : object
            Differs whenever the picture must be drawn anew.
        """
        if self.document().defaultFont() != font:
            self.document().setDefaultFont(font)
        self._html, self._look = html, look
        self._fit()

    def link_at(self, words: str) -> QRect | None:
        """Where a link with these words stands in the text; None where there is none."""
        cursor = QTextCursor(self.document())
        while not (cursor := self.document().find(words, cursor)).isNull():
            if cursor.charFormat().isAnchor():
                middle = QTextCursor(cursor)
                middle.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
                return self.cursorRect(middle)
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the card scroll."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Buttons that go back and forward are the window's."""
        if event.button() in BACK_AND_FORWARD:
            event.ignore()
        else:
            super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No link is highlighted any more."""
        super().leaveEvent(event)
        self.setExtraSelections([])

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from link to link, and out after the last; the card keeps up."""
        stayed = super().focusNextPrevChild(forward)
        if stayed and self.hasFocus():
            self.stepped_to.emit(self.cursorRect())
        return stayed

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The link the keyboard was on is left."""
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height right for the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(200, self.height())

    def _fit(self) -> None:
        width = self.viewport().width()
        html = self._html(width)
        written = (html, width if self._drawing else 0, self._look, self.document().defaultFont().toString())
        if written != self._written:
            self._written = written
            if self._drawing is not None:
                # the picture is as wide as the text: another width needs it anew
                picture = self._drawing.picture(width)
                self.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(SECTION), picture)
            self.setHtml(html)
        if self.document().textWidth() != width:
            self.document().setTextWidth(width)
        self.setFixedHeight(int(self.document().size().height()))

    _look: object = None

    def _follow(self, url: QUrl) -> None:
        found = linked(url.scheme(), url.path())
        if found is not None:
            self.followed.emit(found)

    def _point_at(self, url: QUrl) -> None:
        """Underline the link under the pointer, and say what a source is."""
        words = self._tell(url.path()) if url.scheme() == "source" else ""
        QToolTip.showText(QCursor.pos(), words, self)
        highlighted = None if url.isEmpty() else self._link_under_pointer()
        if highlighted is None:
            self.setExtraSelections([])
            return
        selection = QTextEdit.ExtraSelection()
        selection.cursor = highlighted
        made = selection.format
        made.setFontUnderline(True)
        made.setForeground(self.palette().link())
        made.setProperty(QTextFormat.Property.FullWidthSelection, False)
        self.setExtraSelections([selection])

    def _link_under_pointer(self) -> QTextCursor | None:
        at = self.cursorForPosition(self.viewport().mapFromGlobal(QCursor.pos())).position()
        pieces = self.document().findBlock(at).begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            start, end = piece.position(), piece.position() + piece.length()
            if piece.charFormat().isAnchor() and start <= at <= end:
                cursor = QTextCursor(self.document())
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                return cursor
            pieces += 1
        return None
