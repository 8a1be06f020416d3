"""What is known of a needle that is drawn: its angle is written beside it."""

from dataclasses import dataclass

from scalpviz.head.skin.surface import Floats


@dataclass(frozen=True, eq=False)
class NeedleDrawing:
    """What is drawn for one needle.

    Parameters
    ----------
    axis : ndarray, shape (3,)
        Unit direction in which the needle goes in.
    entry, normal : ndarray, shape (3,)
        Where it goes in, mm, and the skin's unit outward normal there.
    caption_at : ndarray, shape (3,)
        Place on the blade beside which the angle is written, mm.
    caption : str
        The angles in degrees.
    """

    axis: Floats
    entry: Floats
    normal: Floats
    caption_at: Floats
    caption: str
