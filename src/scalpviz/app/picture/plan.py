"""Where the head, the card and the line about the program stand in a picture: only numbers."""

from dataclasses import dataclass

CARD_SHARE = 0.45
"""Of a picture's width that a card may take."""


POINTS, LEAST_POINTS = 13.0, 5.0
"""Height of a label's type, pixels of a screen of 72 dots per inch; and what paper must have, points."""
LEAST_SHARE = POINTS / 720
"""Of a slide's or a page's height: what a label's type must have there."""


@dataclass(frozen=True)
class OnScreen:
    """The 3D view as it is in the window.

    Parameters
    ----------
    size : tuple of int
        Width and height, pixels of the device.
    dots : int
        Dots per inch it is drawn at; words of 72 dots per inch are as large as the table of sizes has them.
    ratio : float
        Pixels of the device to one of the screen.
    """

    size: tuple[int, int]
    dots: int
    ratio: float

    @property
    def shape(self) -> float:
        """Width over height."""
        return self.size[0] / self.size[1]


@dataclass(frozen=True)
class Plan:
    """A picture divided, pixels.

    Parameters
    ----------
    size : tuple of int
        Of the whole.
    head : tuple of int
        Of the left part, where the head is.
    zoom : float
        Pixels of the picture to one of a screen of 72 dots per inch: how large words and lines are.
    card_width : int
        What the card at the right is set in, pixels of a screen; 0 for none.
    card_scale : float
        Pixels of the picture to one of these.
    """

    size: tuple[int, int]
    head: tuple[int, int]
    zoom: float = 1.0
    card_width: int = 0
    card_scale: float = 1.0

    def reduced(self, by: float) -> "Plan":
        """The same picture with fewer pixels: what the preview shows."""

        def less(side: int) -> int:
            return max(round(side * by), 1)

        size, head = (less(self.size[0]), less(self.size[1])), (less(self.head[0]), less(self.head[1]))
        return Plan(size, head, self.zoom * by, self.card_width, self.card_scale * by)


def legible(zoom: float, head: tuple[int, int], dots: float | None) -> float:
    """A zoom at which labels can be read, though the view may have been a large one.

    Parameters
    ----------
    zoom : float
        At which labels are as large beside the head as in the view.
    head : tuple of int
        Room of the head in the picture, pixels.
    dots : float or None
        Dots per inch of paper; None for a screen.
    """
    by_height = min(head[1], head[0]) * LEAST_SHARE / POINTS
    by_points = LEAST_POINTS * dots / (72 * POINTS) if dots else 0.0
    return max(zoom, by_height, by_points)
