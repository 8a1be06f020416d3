"""Bones felt under the skin: inion, mastoid processes, the spinous process of C7."""

from scalpviz.head.sculpt.anatomy import bones as numbers
from scalpviz.head.sculpt.field import Blend, Ellipsoid, Sculpture, crease


def with_felt_bones(clay: Sculpture, character=None) -> Sculpture:
    """The clay with the landmarks a hand looks for at the back of head and neck."""
    clay = clay.then(Blend(Ellipsoid(*numbers.MASTOID), numbers.MASTOID_BLEND))
    spine = crease(clay, numbers.VERTEBRA_PROMINENS, numbers.VERTEBRA_RADIUS, ridge=True)
    clay = clay.then(Blend(spine, numbers.VERTEBRA_BLEND))
    line = crease(clay, numbers.INION_AND_NUCHAL_LINE, numbers.NUCHAL_RADIUS, ridge=True, mirrored=True)
    return clay.then(Blend(line, numbers.NUCHAL_BLEND))
