"""The neck: a loft through superellipses, the muscles that show, and the cut it ends in."""

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import PchipInterpolator

from scalpviz.head.sculpt.anatomy import neck as numbers
from scalpviz.head.sculpt.field import Points, Tube, Values, smooth_max, smooth_min


@dataclass(frozen=True)
class NeckCharacter:
    """What makes one neck and nape unlike another; 1 everywhere is the average adult.

    Parameters
    ----------
    girth : float
        Thickness of the neck about its own axis; the muscles and the larynx move along.
    larynx : float
        How far the larynx stands out; 0 is a smooth throat.
    muscle : float
        How far the cords of the neck and the columns of the nape stand out.
    bones : float
        How far inion, nuchal line, mastoid process and C7 stand out; 0.5 is softer.
    """

    girth: float = 1.0
    larynx: float = 1.0
    muscle: float = 1.0
    bones: float = 1.0


AVERAGE = NeckCharacter()


def _below_skull(points: Points) -> Values:
    """0 where the neck belongs to the skull, 1 where it is a neck alone (n,)."""
    low, high = numbers.CHARACTER_FADES
    t = np.clip((high - points[:, 2]) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t))


def _raised(ground: Values, shape: Values, blend: float, strength: Values | float) -> Values:
    """The ground with a shape blended in, as far as `strength` says: 0 not at all, 1 as typed."""
    return np.asarray(ground + strength * (smooth_min(ground, shape, blend) - ground))


class Neck:
    """The step that puts the head on its neck."""

    layer = "neck"

    def __init__(self, character: NeckCharacter = AVERAGE) -> None:
        table = np.array(numbers.SECTIONS)
        self._character = character
        self._levels = np.linspace(table[0, 0], table[-1, 0], 431)
        columns = range(1, table.shape[1])
        self._sections = [PchipInterpolator(table[:, 0], table[:, i])(self._levels) for i in columns]
        self._muscle = Tube.through(numbers.STERNOMASTOID)
        self._larynx = Tube.through(numbers.LARYNX, count=60)

    def _section_at(self, points: Points) -> list[Values]:
        level = np.clip(points[:, 2], self._levels[0], self._levels[-1])
        return [np.interp(level, self._levels, section) for section in self._sections]

    def loft(self, points: Points) -> Values:
        """Signed distance to the average loft alone, mm."""
        front, back, half_width, widest, front_power, back_power = self._section_at(points)
        ahead = points[:, 1] - widest
        half_depth = np.where(ahead > 0.0, front - widest, widest - back)
        # From the one power to the other by degrees: a switch at the widest place would show as a line.
        exponent = back_power + (front_power - back_power) * 0.5 * (
            1.0 + np.tanh(ahead / numbers.POWERS_MEET)
        )
        across, along = np.abs(points[:, 0]) / half_width, np.abs(ahead) / half_depth
        ratio = (across**exponent + along**exponent) ** (1.0 / exponent)
        steepness = np.hypot(across / half_width, along / half_depth) / np.maximum(
            np.hypot(across, along), 1e-6
        )
        return np.asarray((ratio - 1.0) / np.maximum(steepness, 1e-6))

    def _of_average_girth(self, points: Points) -> tuple[Points, Values]:
        """Where the points (n, 3) lie in a neck of average girth, and the scale (n,) there."""
        scale = 1.0 + (self._character.girth - 1.0) * _below_skull(points)
        front, back = self._section_at(points)[:2]
        axis = 0.5 * (front + back)
        moved = points.copy()
        moved[:, 0] = points[:, 0] / scale
        moved[:, 1] = axis + (points[:, 1] - axis) / scale
        return moved, scale

    def apply(self, points: Points, values: Values) -> None:
        """Join neck and head."""
        low = np.nonzero(points[:, 2] < numbers.TOP)[0]
        if not len(low):
            return
        near, scale = self._of_average_girth(points[low])
        # At the skull the loft lies deep: a cord raised from there by more than it is would swell.
        strength = 1.0 + (self._character.muscle - 1.0) * _below_skull(near)
        neck = _raised(self.loft(near), self._muscle(near), numbers.MUSCLE_BLEND, strength)
        neck = _raised(neck, self._larynx(near), numbers.LARYNX_BLEND, self._character.larynx)
        values[low] = smooth_min(values[low], scale * neck, numbers.HEAD_BLEND)


class NeckCut:
    """The step that ends the neck in a level, slightly rounded cut."""

    layer = "cut"

    def apply(self, points: Points, values: Values) -> None:
        """Remove everything below the cut."""
        values[:] = smooth_max(values, numbers.CUT_LEVEL - points[:, 2], numbers.CUT_ROUNDING)
