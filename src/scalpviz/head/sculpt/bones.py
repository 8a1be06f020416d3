"""What a hand feels at the back of head and neck: inion, mastoid, C7, and the muscles between them."""

from collections.abc import Sequence

import numpy as np
from scipy.interpolate import CubicSpline, PchipInterpolator
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import cKDTree

from scalpviz.head.sculpt.anatomy import bones as numbers
from scalpviz.head.sculpt.anatomy import jaw
from scalpviz.head.sculpt.field import MIRROR, Box, Field, Points, Sculpture, Values, project
from scalpviz.head.sculpt.neck import AVERAGE, NeckCharacter

_SPACING = 0.2
"""Of the nodes along a path, mm."""
_FADE = 3.2
"""A swelling is forgotten this many widths away from its path."""
_EVEN = 4.0
"""Bends shorter than this along a path are evened out, mm."""
_SKIN_DEEP = 7.0
"""A swelling fades this far off the skin, mm: it must not make a surface of its own."""

SwellingRow = tuple[float, float, float, float, float]


class Swelling:
    """The step that lifts (or sinks) the clay along a path on its skin, like what lies under the skin does.

    Parameters
    ----------
    clay : Field
        The clay so far: the path is moved onto its skin.
    rows : sequence of (x, y, z, lift, width)
        The path, how far the skin is lifted and how wide to either hand, mm; one row makes a round knob.
    strength : float
        Times every lift.
    mirrored : bool
        The first row lies at the midline and the path goes on, mirrored, to the other side.
    layer : str
        See `Step`.
    """

    def __init__(
        self,
        clay: Field,
        rows: Sequence[SwellingRow],
        strength: float = 1.0,
        mirrored: bool = False,
        layer: str = "bones",
    ) -> None:
        table = np.array(rows, dtype=float)
        if mirrored:
            table = np.vstack([table[:0:-1] * [-1.0, 1.0, 1.0, 1.0, 1.0], table])
        if len(table) > 1:
            steps = np.linalg.norm(np.diff(table[:, :3], axis=0), axis=1)
            at = np.concatenate([[0.0], np.cumsum(steps**0.75)])
            wanted = np.linspace(0.0, at[-1], int(steps.sum() / _SPACING) + 2)
            # A further row beyond either end: a lift that ends in 0 then fades out without a kink.
            beyond = np.concatenate([[at[0] - at[1]], at, [2 * at[-1] - at[-2]]])
            lifts = np.concatenate([table[:1, 3], table[:, 3], table[-1:, 3]])
            path = CubicSpline(at, table[:, :3])(wanted)
            lift, width = PchipInterpolator(beyond, lifts)(wanted), PchipInterpolator(at, table[:, 4])(wanted)
        else:
            path, lift, width = table[:, :3], table[:, 3], table[:, 4]
        onto_skin = project(clay, np.ascontiguousarray(path), rounds=8, longest=20.0, step=0.1) - path
        # In a hollow the way onto the skin is not unique: the path must not jump from bank to bank.
        self._path = path + gaussian_filter1d(onto_skin, _EVEN / _SPACING, axis=0, mode="nearest")
        self._lift, self._width = strength * lift, width
        self._tree = cKDTree(self._path)
        self._twice = not mirrored and bool(self._path[:, 0].max() > 0.0)
        reach = _FADE * width.max()
        self.box = Box(self._path.min(axis=0) - reach, self._path.max(axis=0) + reach)
        self.layer = layer

    def lift(self, points: Points, height: Values) -> Values:
        """How far the skin is raised at points (n, 3) that lie `height` (n,) above it, mm."""
        gap, nearest = self._tree.query(points)
        if len(self._path) > 1:
            # Between the nodes: without this their spacing shows in the shading.
            ways = np.gradient(self._path, axis=0)
            step = (ways**2).sum(axis=1)
            along = ((points - self._path[nearest]) * ways[nearest]).sum(axis=1) / step[nearest]
            nodes = np.arange(len(self._path))
            at = np.clip(nearest + along, 0.0, nodes[-1])
            foot = np.column_stack([np.interp(at, nodes, self._path[:, axis]) for axis in range(3)])
            gap = np.linalg.norm(points - foot, axis=1)
            lift, width = np.interp(at, nodes, self._lift), np.interp(at, nodes, self._width)
        else:
            lift, width = self._lift[0], self._width[0]
        aside = np.maximum(gap**2 - height**2, 0.0) / width**2
        return np.asarray(lift * np.exp(-aside - (height / _SKIN_DEEP) ** 2))

    def apply(self, points: Points, values: Values) -> None:
        """Lift the clay."""
        near = self.box.contains(points)
        if not len(near):
            return
        height = values[near]
        raised = self.lift(points[near], height)
        if self._twice:
            raised = raised + self.lift(points[near] * MIRROR, height)
        values[near] -= raised


def with_felt_bones(clay: Sculpture, character: NeckCharacter = AVERAGE) -> Sculpture:
    """The clay with the landmarks a hand looks for at the back of head and neck, and the nape's muscles."""
    muscle, bones = character.muscle, character.bones
    clay = clay.then(
        Swelling(clay, numbers.NAPE_COLUMN, muscle, layer="neck"),
        Swelling(clay, numbers.NAPE_FURROW, muscle, layer="neck"),
        Swelling(clay, numbers.BELOW_INION, mirrored=True, layer="neck"),
        Swelling(clay, numbers.JUGULAR_NOTCH, muscle, layer="neck"),
        Swelling(clay, jaw.BELOW_BORDER, layer="face"),
        Swelling(clay, jaw.BORDER, layer="face"),
    )
    return clay.then(
        Swelling(clay, numbers.MASTOID, bones),
        Swelling(clay, numbers.BELOW_MASTOID, bones),
        Swelling(clay, numbers.NUCHAL_LINE, bones, mirrored=True),
        Swelling(clay, numbers.INION, bones, mirrored=True),
        Swelling(clay, numbers.VERTEBRA_PROMINENS, bones),
    )
