"""The eye on its way from one place to another: soft, short, and gone the moment the user acts."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from scalpviz.scene.camera import Framing, flight
from scalpviz.state.view import Camera

DURATION = 400
"""Milliseconds, however slow the frames are."""
FINEST = 48
"""Places on the way; a slow machine skips some."""
TICK = 12


class Flight(QObject):
    """Moves a camera by the clock; its timer runs only on the way."""

    moved = Signal(object)
    """The `Camera` to look through now."""
    began = Signal()
    ended = Signal()
    """Landed, or broken off."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._clock = QElapsedTimer()
        self._way: list[Camera] = []

    @property
    def running(self) -> bool:
        """True on the way."""
        return self._timer.isActive()

    def start(self, here: Camera, there: Camera, framing: Framing) -> None:
        """Set off."""
        self.stop()
        if here == there:
            return
        self._way = list(flight(here, there, framing, FINEST))
        self._clock.start()
        self._timer.start()
        self.began.emit()

    def stop(self) -> None:
        """Stay where the eye is."""
        if self._timer.isActive():
            self._timer.stop()
            self.ended.emit()

    def _tick(self) -> None:
        share = min(self._clock.elapsed() / DURATION, 1.0)
        at = max(0, round(share * len(self._way)) - 1)
        self.moved.emit(self._way[at])
        if share == 1.0:
            self.stop()
