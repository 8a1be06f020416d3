"""Nose, lips, brow and eyes: the steps that turn the mask into a face, and how faces differ."""

from dataclasses import dataclass

import numpy as np

from scalpviz.head.sculpt.anatomy import features as numbers
from scalpviz.head.sculpt.eyes import with_closed_lids, with_open_lids
from scalpviz.head.sculpt.field import Blend, Box, Points, Rows, Sculpture, Tube, Values, smooth_min
from scalpviz.head.sculpt.nose import with_nose_of_size
from scalpviz.head.sculpt.strokes import Stroke


@dataclass(frozen=True)
class FaceCharacter:
    """What makes one face unlike another; 1 everywhere is the average adult.

    Parameters
    ----------
    brow : float
        Strength of the superciliary arches.
    lips : float
        Fullness of the lips.
    nose : float
        Size of the nose.
    opening : float
        How far an open eye is open.
    """

    brow: float = 1.0
    lips: float = 1.0
    nose: float = 1.0
    opening: float = 1.0


AVERAGE = FaceCharacter()


def with_nose(clay: Sculpture, character: FaceCharacter = AVERAGE) -> Sculpture:
    """The clay with a nose, its wings set off by grooves; the nostrils are layer `"hollow"`."""
    return with_nose_of_size(clay, character.nose)


class Lips:
    """Both lips as one shape: the line between them is where they meet."""

    def __init__(self, fullness: float = 1.0) -> None:
        self._upper = Tube.through(_fuller(numbers.UPPER_LIP, fullness), 120, mirrored=True)
        self._lower = Tube.through(_fuller(numbers.LOWER_LIP, fullness), 120, mirrored=True)
        low = np.minimum(self._upper.box.low, self._lower.box.low)
        high = np.maximum(self._upper.box.high, self._lower.box.high)
        # Its own mirror image, to the last bit: a blend must not join it with itself.
        low[0] = -high[0]
        self.box = Box(low, high)

    def __call__(self, points: Points) -> Values:
        """Signed distance, mm."""
        return smooth_min(self._upper(points), self._lower(points), numbers.LIPS_MEET)


def _fuller(rows: Rows, fullness: float) -> list[tuple[float, ...]]:
    """Lip rows with other radii; the lips go on meeting where they met."""
    line = numbers.MOUTH_LINE[0][1]
    return [(x, y, line + fullness * (z - line), r * fullness) for x, y, z, r in rows]


def with_mouth(clay: Sculpture, character: FaceCharacter = AVERAGE) -> Sculpture:
    """The clay with lips, the line between them, the philtrum and the folds about the mouth."""
    return clay.then(
        Stroke(numbers.NASOLABIAL_FOLD),
        Stroke(numbers.PHILTRUM),
        Stroke(numbers.PHILTRAL_COLUMN),
        Blend(Lips(character.lips), numbers.LIPS_BLEND),
        Stroke(numbers.WHITE_ROLL, mirrored=True),
        Stroke(numbers.MOUTH_CORNER),
        Stroke(numbers.MOUTH_LINE, mirrored=True),
    )


def with_eyes(clay: Sculpture, character: FaceCharacter = AVERAGE, open: bool = False) -> Sculpture:
    """The clay with brows and eyes, closed or open.

    Away from the eyes both are the same skin; see `anatomy.eyes.EYE_BOX`.
    """
    clay = clay.then(Stroke(numbers.SUPERCILIARY_ARCH, character.brow, mirrored=True))
    return with_open_lids(clay, character.opening) if open else with_closed_lids(clay)
