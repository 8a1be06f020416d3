"""What the card says while no zone is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from scalpviz.app.style.theme import GRID, Type

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Theme

HINTS = (
    ("Drag", "turns the head, the wheel comes nearer, Home goes back."),
    ("Click", "a zone or a row to read its card; bare skin clears it."),
    ("Ctrl+K", "finds every command, zone, point, body part and complaint."),
    ("F1", "lists every key."),
)
TITLE = "Point at a zone, or pick one in the list"


class EmptyCard(QWidget):
    """What to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = QLabel()
        theme.words.keep(self._title, self._title.setText, TITLE)
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
            f'<tr><td style="padding-right:16px; padding-bottom:8px; color:{tokens.ink};"><b>{key}</b></td>'
            f'<td style="padding-bottom:8px; color:{tokens.muted};">{what}</td></tr>'
            for key, what in self._hints_said()
        )
        self._hints.setText(f"<table cellspacing='0' cellpadding='0'>{rows}</table>")
