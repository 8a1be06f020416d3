"""What shows that the keyboard is in the 3D view."""

# ruff: noqa: N802 - Qt's own names

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from scalpviz.app.style.theme import Theme


class FocusFrame(QWidget):
    """A line round the view while the keyboard came to it by Tab."""

    def __init__(self, around: QWidget, theme: Theme) -> None:
        super().__init__(around)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        around.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the view."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.raise_()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("accent"), 2.0))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()
