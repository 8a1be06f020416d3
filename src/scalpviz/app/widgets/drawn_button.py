"""A button that is drawn by its own class."""

# ruff: noqa: N802 - Qt's own names

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton


class DrawnButton(QAbstractButton):
    """Enter does what Space does, and it is drawn anew when the pointer comes or goes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks too, as it follows a link in text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Be quiet again."""
        super().leaveEvent(event)
        self.update()
