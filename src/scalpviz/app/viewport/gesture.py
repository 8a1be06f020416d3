"""What the mouse does with the head: a press, moves and a release tell a click from a drag."""

from dataclasses import dataclass
from enum import Enum

SLACK = 4.0
"""A press that moved no farther is a click, logical pixels."""
TURN_PER_WIDTH = 300.0
"""Degrees of a drag across a view as wide as it is high."""


class Hold(Enum):
    """What a button does while it is held."""

    TURN = "turn"
    MOVE = "move"


@dataclass(frozen=True)
class DragStep:
    """One step of a drag, logical pixels; right and down are positive."""

    hold: Hold
    dx: float
    dy: float


class Gesture:
    """Follows one press from beginning to end."""

    def __init__(self) -> None:
        self._hold: Hold | None = None
        self._start = self._last = (0.0, 0.0)
        self._dragging = False

    @property
    def held(self) -> bool:
        """True while a button is down."""
        return self._hold is not None

    @property
    def dragging(self) -> bool:
        """True once the pointer went farther than a click may."""
        return self._dragging

    def press(self, hold: Hold, x: float, y: float) -> None:
        """A button goes down; a second one changes nothing."""
        if self._hold is None:
            self._hold, self._start, self._last, self._dragging = hold, (x, y), (x, y), False

    def move(self, x: float, y: float) -> DragStep | None:
        """The pointer moves; returns what to do with the head."""
        if self._hold is None:
            return None
        if not self._dragging:
            away = abs(x - self._start[0]) + abs(y - self._start[1])
            if away <= SLACK:
                return None
            self._dragging = True
        step = DragStep(self._hold, x - self._last[0], y - self._last[1])
        self._last = (x, y)
        return step

    def release(self, hold: Hold) -> bool:
        """A button goes up; True when it was a click with the turning button."""
        if self._hold is not hold:
            return False
        click = not self._dragging and hold is Hold.TURN
        self.cancel()
        return click

    def cancel(self) -> None:
        """Forget the press: the pointer was taken away."""
        self._hold, self._dragging = None, False
