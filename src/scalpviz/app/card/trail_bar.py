"""Above the card: back and forward through what was looked at, and all sections folded or open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from scalpviz.app.style.icons import icon
from scalpviz.app.style.style_sheets import dress, link, quiet_button
from scalpviz.app.style.theme import GRID
from scalpviz.languages import say

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Theme

ICON = 18


class TrailBar(QWidget):
    """Two arrows, a way back to the page a card was opened from, and a switch for all sections."""

    back_wanted = Signal()
    forward_wanted = Signal()
    fold_wanted = Signal(bool)
    """All sections are to be folded, or all open."""

    def __init__(self, theme: Theme, page: QPushButton) -> None:
        super().__init__()
        self._theme = theme
        self._all_folded = False
        self._language = "en"
        self.back = self._button(self.back_wanted.emit)
        self.forward = self._button(self.forward_wanted.emit)
        self.fold = self._button(lambda: self.fold_wanted.emit(not self._all_folded))
        dress(page, link, theme)
        page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID // 2)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addWidget(page, 1)
        row.addStretch(0)
        row.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignRight)
        self.show_ways(False, False)
        self._tint()
        theme.changed.connect(self._tint)

    def show_ways(self, back: bool, forward: bool) -> None:
        """Say which ways are open."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)

    def show_folding(self, all_folded: bool, language: str) -> None:
        """Say whether every section is folded, and speak a language."""
        self._all_folded, self._language = all_folded, language
        self._name(self.back, say("Back", language), "Alt+Left")
        self._name(self.forward, say("Forward", language), "Alt+Right")
        words = "Unfold all sections" if all_folded else "Fold all sections"
        self._name(self.fold, say(words, language), "")

    def _name(self, button: QToolButton, words: str, key: str) -> None:
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({key})" if key else words)

    def _button(self, run: Callable[[], None]) -> QToolButton:
        made = QToolButton()
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setIconSize(QSize(ICON, ICON))
        made.setFixedSize(4 * GRID, 4 * GRID)
        made.clicked.connect(lambda: run())
        dress(made, quiet_button, self._theme)
        return made

    def _tint(self) -> None:
        for button, name in ((self.back, "back"), (self.forward, "forward"), (self.fold, "fold")):
            button.setIcon(icon(name, self._theme.tokens))
