"""Nose, lips, brow and eyes: the steps that turn the mask into a face."""

from scalpviz.head.sculpt.anatomy import features as numbers
from scalpviz.head.sculpt.field import Blend, Ellipsoid, Sculpture, Tube, crease, rotation


from dataclasses import dataclass
@dataclass(frozen=True)
class FaceCharacter:
    brow: float = 1.0
    lips: float = 1.0
    nose: float = 1.0


def with_nose(clay: Sculpture, face=None) -> Sculpture:
    """The clay with a nose, its wings set off by grooves; the nostrils are layer `"hollow"`."""
    clay = clay.then(
        Blend(Tube.through(numbers.NOSE_DORSUM, 240), 9.0),
        Blend(Tube.through(numbers.NOSE_PYRAMID, 200), 10.0),
        Blend(Tube.through(numbers.NOSE_SIDE_WALL, 160), 8.0),
        Blend(Tube.through(numbers.NOSE_UPPER_CARTILAGE, 80), 6.0),
        Blend(Ellipsoid(*numbers.NOSE_TIP, rotation("x", numbers.NOSE_TIP_TILT)), 9.0),
        Blend(Tube.through(numbers.NOSE_LATERAL_CRUS, 140), 7.5),
        Blend(
            Ellipsoid(
                *numbers.NOSE_ALA, rotation("x", numbers.NOSE_ALA_TILT) @ rotation("z", numbers.NOSE_ALA_TURN)
            ),
            7.5,
        ),
        Blend(Tube.through(numbers.NOSE_COLUMELLA, 120), 5.0),
    )
    return clay.then(
        Blend(crease(clay, numbers.ALAR_GROOVE, 1.6), 3.5, cut=True),
        Blend(Tube.through(numbers.NOSTRIL, 50), 2.4, cut=True, layer="hollow"),
    )


def with_mouth(clay: Sculpture, face=None) -> Sculpture:
    """The clay with lips, the line between them and the philtrum."""
    clay = clay.then(
        Blend(Tube.through(numbers.UPPER_LIP, 120, mirrored=True), 3.8),
        Blend(Tube.through(numbers.LOWER_LIP, 120, mirrored=True), 6.0),
    )
    clay = clay.then(Blend(crease(clay, numbers.MOUTH_LINE, 1.0, mirrored=True), 2.2, cut=True))
    clay = clay.then(Blend(crease(clay, numbers.MOUTH_CORNER, 2.2), 3.4, cut=True))
    return clay.then(Blend(crease(clay, numbers.PHILTRUM, 3.6), 4.0, cut=True))


def with_eyes(clay: Sculpture, face=None, is_open=False) -> Sculpture:
    """The clay with brow ridges and closed eyes."""
    clay = clay.then(Blend(crease(clay, numbers.BROW_RIDGE, 4.0, ridge=True), 6.0))
    clay = clay.then(Blend(Ellipsoid(numbers.EYEBALL_CENTRE, numbers.LID_RADII), numbers.LID_BLEND))
    clay = clay.then(Blend(crease(clay, numbers.LID_FOLD, 1.3), 2.6, cut=True))
    return clay.then(Blend(crease(clay, numbers.CLOSED_LID_LINE, 0.8), 1.6, cut=True))
