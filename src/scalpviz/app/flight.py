"""The camera's flight: a list of cameras shown in time, so that a slow machine arrives no later."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

if TYPE_CHECKING:
    from scalpviz.state.view import Camera

DURATION = 400
"""Milliseconds."""
STEPS = 48
TICK = 15


class Flight(QObject):
    """Shows one camera after another; a new flight, or any deed of the user, ends it.

    Parameters
    ----------
    look : callable
        Shows a camera.
    landed : callable
        Is called once at the end, wherever that is.
    """

    def __init__(self, look: Callable[["Camera"], object], landed: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._landed = landed
        self._cameras: Sequence[Camera] = ()
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)

    @property
    def flying(self) -> bool:
        """True between start and landing."""
        return self._timer.isActive()

    def start(self, cameras: Sequence["Camera"]) -> None:
        """Set off; the last camera is where it lands."""
        self._cameras = cameras
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        """End where it is."""
        if self.flying:
            self._timer.stop()
            self._landed()

    def _tick(self) -> None:
        row = int(self._clock.elapsed() / DURATION * len(self._cameras))
        last = row >= len(self._cameras) - 1
        if last:
            self._timer.stop()
        self._look(self._cameras[-1 if last else row])
        if last:
            self._landed()
