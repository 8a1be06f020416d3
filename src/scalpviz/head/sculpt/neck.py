"""The neck: a loft through superellipses, the muscles that show, and the cut it ends in."""

import numpy as np
from scipy.interpolate import PchipInterpolator

from scalpviz.head.sculpt.anatomy import neck as numbers
from scalpviz.head.sculpt.field import Points, Tube, Values, smooth_max, smooth_min


from dataclasses import dataclass
@dataclass(frozen=True)
class NeckCharacter:
    girth: float = 1.0
    larynx: float = 1.0
    muscle: float = 1.0
    bones: float = 1.0


class Neck:
    """The step that puts the head on its neck."""

    layer = "neck"

    def __init__(self, character=None) -> None:
        table = np.array(numbers.SECTIONS)
        self._levels = np.linspace(table[0, 0], table[-1, 0], 431)
        self._sections = [PchipInterpolator(table[:, 0], table[:, i])(self._levels) for i in range(1, 5)]
        self._muscle = Tube.through(numbers.STERNOMASTOID)
        self._larynx = Tube.through(numbers.LARYNX, count=60)

    def loft(self, points: Points) -> Values:
        """Signed distance to the loft alone, mm."""
        level = np.clip(points[:, 2], self._levels[0], self._levels[-1])
        front, back, half_width, exponent = (np.interp(level, self._levels, s) for s in self._sections)
        middle, half_depth = 0.5 * (front + back), 0.5 * (front - back)
        across, along = np.abs(points[:, 0]) / half_width, np.abs(points[:, 1] - middle) / half_depth
        ratio = (across**exponent + along**exponent) ** (1.0 / exponent)
        steepness = np.hypot(across / half_width, along / half_depth) / np.maximum(
            np.hypot(across, along), 1e-6
        )
        return np.asarray((ratio - 1.0) / np.maximum(steepness, 1e-6))

    def apply(self, points: Points, values: Values) -> None:
        """Join neck and head."""
        low = np.nonzero(points[:, 2] < numbers.TOP)[0]
        if not len(low):
            return
        near = points[low]
        neck = smooth_min(self.loft(near), self._muscle(near), numbers.MUSCLE_BLEND)
        neck = smooth_min(neck, self._larynx(near), numbers.LARYNX_BLEND)
        values[low] = smooth_min(values[low], neck, numbers.HEAD_BLEND)


class NeckCut:
    """The step that ends the neck in a level, slightly rounded cut."""

    layer = "cut"

    def apply(self, points: Points, values: Values) -> None:
        """Remove everything below the cut."""
        values[:] = smooth_max(values, numbers.CUT_LEVEL - points[:, 2], numbers.CUT_ROUNDING)
