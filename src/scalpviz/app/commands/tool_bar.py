"""A toolbar that writes words under its icons where there is room for them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from scalpviz.app.style.theme import GRID


class FittingToolBar(QToolBar):
    """Icons with words, or icons alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self._wanted = 0

    def fit(self, room: int) -> None:
        """Write the words if they fit into so many pixels."""
        style = Qt.ToolButtonStyle
        if self.toolButtonStyle() is style.ToolButtonTextUnderIcon:
            self._wanted = self.sizeHint().width()
        words = room >= self._wanted
        self.setToolButtonStyle(style.ToolButtonTextUnderIcon if words else style.ToolButtonIconOnly)
        for button in self.findChildren(QToolButton):
            if button.menu() is not None:
                button.setToolButtonStyle(self.toolButtonStyle())


def gap() -> QWidget:
    """A space between groups of buttons."""
    made = QWidget()
    made.setFixedWidth(2 * GRID)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    return made
