"""Left, right, midline: always the subject's."""

from enum import StrEnum


class Side(StrEnum):
    """A side of the subject's body."""

    LEFT = "left"
    RIGHT = "right"
    MIDLINE = "midline"

    @property
    def sign(self) -> int:
        """+1 on the right, -1 on the left, 0 on the midline: the sign of x."""
        return {Side.RIGHT: 1, Side.LEFT: -1, Side.MIDLINE: 0}[self]

    @property
    def mirrored(self) -> "Side":
        """The other side; the midline is its own mirror image."""
        return {Side.RIGHT: Side.LEFT, Side.LEFT: Side.RIGHT, Side.MIDLINE: Side.MIDLINE}[self]
