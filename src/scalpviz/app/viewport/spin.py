"""The head turning by itself: by the clock, softly begun and ended, asleep while nobody can see it."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

TICK = 16
EASE = 0.35
"""Seconds in which the speed comes near to what is wanted."""
STILL = 0.5
"""Degrees a second below which it stands."""


class Spin(QObject):
    """Turns by a speed that follows what is wanted.

    Parameters
    ----------
    turn : callable
        Turns the head by an angle, degrees.
    landed : callable
        Hears when the head has come to stand.
    awake : callable
        Whether the head can be seen.
    """

    def __init__(
        self,
        turn: Callable[[float], None],
        landed: Callable[[], None],
        awake: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._turn, self._landed, self._awake = turn, landed, awake
        self._wanted = self._speed = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """True while the head turns, be it only to a stop."""
        return self._timer.isActive()

    def run(self, speed: float) -> None:
        """Turn at so many degrees a second; 0 comes to a soft stop."""
        self._wanted = speed
        if speed and not self.running:
            self._speed = 0.0
            self._clock.start()
            self._timer.start()

    def halt(self) -> None:
        """Stand at once."""
        running = self.running
        self.drop()
        if running:
            self._landed()

    def drop(self) -> None:
        """Stand at once, and tell nobody."""
        self._wanted = self._speed = 0.0
        self._timer.stop()

    def _tick(self) -> None:
        seconds = min(self._clock.restart() / 1000.0, 0.25)
        if not self._awake():
            return
        self._speed += (self._wanted - self._speed) * min(seconds / EASE, 1.0)
        if not self._wanted and abs(self._speed) < STILL:
            self.halt()
            return
        self._turn(self._speed * seconds)
