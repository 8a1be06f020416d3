"""A pointer that the last row sees; out of the way while it rests."""

# ruff: noqa: N802 - Qt's own names

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication

SIDE = 64
REST = 3000
"""Milliseconds without a movement after which it hides."""


class PresentationPointer(QObject):
    """Stands in for the usual pointer from `begin` to `end`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._hide)
        self._on = False

    @property
    def seen(self) -> bool:
        """True while it is on and has not hidden."""
        return self._on and self._rest.isActive()

    def begin(self) -> None:
        """Take the pointer's place."""
        app = QApplication.instance()
        if self._on or app is None:
            return
        self._on = True
        QGuiApplication.setOverrideCursor(_ring())
        app.installEventFilter(self)
        self._rest.start()

    def end(self) -> None:
        """Give the usual pointer back."""
        app = QApplication.instance()
        if not self._on or app is None:
            return
        self._on = False
        app.removeEventFilter(self)
        self._rest.stop()
        QGuiApplication.restoreOverrideCursor()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Come back with the first movement."""
        if event.type() == QEvent.Type.MouseMove:
            if not self._rest.isActive():
                QGuiApplication.changeOverrideCursor(_ring())
            self._rest.start()
        return False

    def _hide(self) -> None:
        QGuiApplication.changeOverrideCursor(QCursor(Qt.CursorShape.BlankCursor))


def _ring() -> QCursor:
    """A bright ring in a dark one, seen on skin and on any background; its middle is where it points."""
    scale = QGuiApplication.primaryScreen().devicePixelRatio()
    drawn = QPixmap(round(SIDE * scale), round(SIDE * scale))
    drawn.setDevicePixelRatio(scale)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(SIDE / 2, SIDE / 2)
    for width, colour in ((9.0, "#101418"), (5.0, "#FFD400")):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(middle, SIDE / 2 - 6, SIDE / 2 - 6)
    painter.setPen(QPen(QColor("#101418"), 1.5))
    painter.setBrush(QColor("#FFD400"))
    painter.drawEllipse(middle, 3.5, 3.5)
    painter.end()
    return QCursor(drawn, SIDE // 2, SIDE // 2)
