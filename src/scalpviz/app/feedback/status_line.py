"""The status bar: the notice, the head on show, what is being done, what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QStatusBar

from scalpviz.about import NOTICE
from scalpviz.app.style.theme import GRID, Type

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Theme
    from scalpviz.layout.head_layout import HeadLayout

NOTED = 6000
"""How long a note stands, milliseconds."""
PASSING = 8000
"""How long it says what was done, milliseconds."""


class StatusLine:
    """Fills a status bar.

    Parameters
    ----------
    bar : QStatusBar
        Of the window.
    theme : Theme
        Its look and words.
    """

    def __init__(self, bar: QStatusBar, theme: Theme) -> None:
        self._bar, self._theme = bar, theme
        self._notice, self._head = QLabel(), QLabel()
        bar.setSizeGripEnabled(False)
        theme.words.keep(self._notice, self._notice.setText, NOTICE)
        bar.addWidget(self._notice)
        bar.addPermanentWidget(self._head)
        self._head.setFrameShape(QFrame.Shape.NoFrame)
        theme.changed.connect(self._style)

    def note(self, words: str) -> None:
        """Say something that goes by itself."""
        self._bar.showMessage(words, NOTED)

    def say_in_passing(self, words: str) -> None:
        """Say what was done."""
        self._bar.showMessage(words, PASSING)

    def say_busy(self, words: str) -> None:
        """Say what is being done; nothing when it is done."""
        if words:
            self._bar.showMessage(f"{self._theme.words.say(words)} …")
        else:
            self._bar.clearMessage()

    def show_head(self, layout: HeadLayout | None, *, skull: bool) -> None:
        """Name the head on show, in a few words."""
        self._head.setText("" if layout is None else self._about(layout, skull))

    def _about(self, layout: HeadLayout, skull: bool) -> str:
        placement, say = layout.placement, self._theme.words.say
        told = [say(placement.head.name), say("{count} zones", count=len(placement.zones))]
        if any(mark.estimated for mark in placement.head.landmarks.values()):
            told.append(say("some landmarks are estimated"))
        if skull:
            told.append(say("skull and sutures are schematic"))
        return " · ".join(told)

    def _style(self) -> None:
        small = self._theme.font(Type.SMALL)
        for label in (self._notice, self._head):
            label.setFont(small)
            self._theme.shade(label, ink="muted")
            label.setContentsMargins(GRID, 0, GRID, 0)
