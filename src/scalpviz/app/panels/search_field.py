"""The search field above the list."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from scalpviz.app.style.icons import icon
from scalpviz.app.style.style_sheets import dress, field

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Theme

PROMPT = "Code, name, body part or complaint"


class SearchField(QLineEdit):
    """Searches while one types; Down goes to the list, Enter chooses the best answer."""

    leave_down = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.words.keep(self, self.setAccessibleName, "Search zones")
        theme.words.keep(self, self.setPlaceholderText, PROMPT)
        self.setClearButtonEnabled(True)
        self.setMinimumHeight(32)
        self._lens = QAction(self)
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self._tint()
        theme.changed.connect(self._tint)
        dress(self, field, theme)

    def show_query(self, words: str) -> None:
        """Take on a query that did not come from typing."""
        if words != self.text():
            self.setText(words)

    def event(self, event: QEvent) -> bool:
        """Escape ends the search here before it means anything elsewhere."""
        overriding = event.type() == QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that leave the field."""
        if event.key() == Qt.Key.Key_Down:
            self.leave_down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _tint(self) -> None:
        self._lens.setIcon(icon("search", self._theme.tokens))
