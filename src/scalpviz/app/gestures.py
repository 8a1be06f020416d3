"""What a hand does with the pointer on the head: turn, pan, or click; decided at the release."""

from dataclasses import dataclass
from enum import Enum, auto

SLACK = 4.0
"""A pointer that moved less than this between press and release clicked, pixels."""


class Deed(Enum):
    """What a movement means."""

    TURN = auto()
    PAN = auto()


@dataclass
class Gesture:
    """From a press to its release.

    Parameters
    ----------
    deed : Deed
        What dragging does with the button pressed.
    x, y : float
        Where it was pressed, pixels of the widget.
    """

    deed: Deed
    x: float
    y: float
    dragged: bool = False

    def __post_init__(self) -> None:
        self._last = (self.x, self.y)

    def move(self, x: float, y: float) -> tuple[float, float] | None:
        """Steps since the last call, once the pointer has left the place where it was pressed."""
        if not self.dragged:
            if abs(x - self.x) + abs(y - self.y) < SLACK:
                return None
            self.dragged = True
        step = (x - self._last[0], y - self._last[1])
        self._last = (x, y)
        return step
