"""The vocabulary in which the atlas says where things lie.

Points, curves and shapes are constructions on the skin, never coordinates, so that one atlas
lands on any head. `scalpviz.placement` carries them out. On a bilateral zone or point every
reference means the same side; references to midline points mean the midline.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

PointCode = Annotated[
    str, Field(pattern=r"^[A-Z][A-Za-z0-9.\-]*$", examples=["GV20", "EX-HN1.anterior", "Cz"])
]
"""Code of a point of this atlas."""

CurveId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.\-]*$", examples=["ST8-GB7"])]
"""Name of a curve of this atlas."""

Segment = Literal["forehead", "midline", "lateral", "lateral_front", "lateral_back"]
"""The arc whose division a cun is.

forehead: glabella to anterior hairline / 3. midline: anterior to posterior hairline along the
midline / 12. lateral_front: half the hairline-corner arc / 4.5. lateral_back: mastoid-to-mastoid
arc over the back of the head / 9. lateral: interpolated along the midline from the front unit at
the anterior hairline to the back unit at GV17 (a convention of this atlas).
"""

HeadLandmark = Literal[
    "glabella", "nasion", "inion", "vertex", "opisthocranion", "anterior_hairline", "posterior_hairline",
    "c7", "pronasale", "subnasale", "stomion", "pogonion", "menton",
    "tragion", "tragus", "pupil", "endocanthion", "exocanthion", "eyebrow_medial", "eyebrow_lateral",
    "frontal_notch",
    "hairline_corner", "sideburn_back", "ear_apex", "ear_apex_scalp", "ear_root_back",
    "zygomatic_arch_middle", "frontotemporale", "gonion", "mastoid_tip", "alare", "cheilion", "subaurale",
    "bregma", "lambda", "parietal_eminence",
]  # fmt: skip
"""Anatomical landmark of the head, without its side.

The last three are of the skull: where a head does not bring them, they are taken from its schematic
skull cap and count as estimated.
"""

HeadCurve = Literal["hairline_front", "hairline_temple", "hairline_ear", "hairline_nape"]
"""Curve that belongs to the head itself, without its side."""

Direction = Literal["above", "below", "front", "behind"]
"""Upward, downward, forward, backward in the head's frame (Frankfurt plane level)."""

Sideways = Literal["lateral", "medial", "front", "behind", "above", "below"]
"""To which side of a curve another lies."""

Plane = Literal["sagittal", "coronal", "horizontal"]
"""Plane of the head's frame: normal to x, to y, to z."""


class Construction(BaseModel):
    """One construction; unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Cun(Construction):
    """A number of divisions of a named arc; never a length by itself."""

    value: float = Field(ge=0)
    unit: Literal["cun"]
    of: Segment


class Metric(Construction):
    """A length as printed in centimetres or millimetres."""

    value: float = Field(ge=0)
    unit: Literal["mm", "cm"]


Length = Annotated[Cun | Metric, Field(discriminator="unit")]


class AtLandmark(Construction):
    """On a landmark of the head."""

    kind: Literal["landmark"]
    name: HeadLandmark


class AtPoint(Construction):
    """On another point of the atlas."""

    kind: Literal["point"]
    code: PointCode


class AtFraction(Construction):
    """A fraction of the length of a curve, from its start."""

    kind: Literal["fraction"]
    curve: "Curve"
    fraction: float = Field(ge=0, le=1)


class AlongCurve(Construction):
    """A distance along a curve, from a point on it toward another."""

    kind: Literal["along"]
    curve: "Curve"
    start: "Point"
    toward: "Point"
    distance: Length


class TowardPoint(Construction):
    """A distance along a taut tape from one point toward another (it may end beyond it)."""

    kind: Literal["toward"]
    start: "Point"
    toward: "Point"
    distance: Length


class LateralOffset(Construction):
    """A distance outward from a point of the midline, leaving it at right angles along the skin."""

    kind: Literal["lateral"]
    start: "Point"
    distance: Length


class StraightFrom(Construction):
    """A distance from a point, straight above, below, in front or behind, in a plane of the head's frame.

    The tape follows the section of the skin by the plane of that name through the point.
    """

    kind: Literal["straight"]
    start: "Point"
    direction: Direction
    plane: Plane
    distance: Length


class Turned(Construction):
    """A distance from a point, setting off at an angle to a direction of the head and walking straight on.

    `direction` and `toward` are laid flat on the skin at the start; the walk sets off in `direction`
    turned by `turn` degrees to the side of `toward`.
    """

    kind: Literal["turned"]
    start: "Point"
    direction: Direction
    turn: float = Field(ge=0, le=180)
    toward: "Sideways"
    distance: Length


class AtCrossing(Construction):
    """Where two curves cross; if they cross more than once, the crossing nearest to `near`."""

    kind: Literal["crossing"]
    curves: tuple["Curve", "Curve"]
    near: "Point | None" = None


Point = Annotated[
    AtLandmark
    | AtPoint
    | AtFraction
    | AlongCurve
    | TowardPoint
    | LateralOffset
    | StraightFrom
    | Turned
    | AtCrossing,
    Field(discriminator="kind"),
]
"""How to find a point on the skin."""


class MidlineCurve(Construction):
    """The midline of the scalp, from the nasion over the vertex to the nape."""

    kind: Literal["midline"]


class Geodesic(Construction):
    """A taut tape through points, in order."""

    kind: Literal["geodesic"]
    through: tuple["Point", ...] = Field(min_length=2)


class PlaneSection(Construction):
    """The section of the skin by a plane of the head's frame through a point (its whole loop)."""

    kind: Literal["section"]
    plane: Plane
    through: "Point"


class Straight(Construction):
    """The section of the skin by a plane of the head's frame, from a point, one way, for a length."""

    kind: Literal["straight_line"]
    start: "Point"
    direction: Direction
    plane: Plane
    distance: Length


class TurnedLine(Construction):
    """The walk of `turned` as a curve: from a point, at an angle to a direction of the head, straight on."""

    kind: Literal["turned_line"]
    start: "Point"
    direction: Direction
    turn: float = Field(ge=0, le=180)
    toward: Sideways
    distance: Length


class OverThree(Construction):
    """The section of the skin by the plane through three points, from the first over the second to the third.

    It is how electrode rows and rings are measured: a tape held at three places in one plane.
    """

    kind: Literal["over_three"]
    points: tuple["Point", "Point", "Point"]


class Arch(Construction):
    """The upright arch over the head between the two landmarks of a pair.

    It is the section of the skin by the plane that holds the right landmark, the left landmark and
    the head's upward direction; of that section, the arc over the top, from the right landmark to
    the left one. It takes both sides by itself, so points of the midline may lean on it.
    """

    kind: Literal["arch"]
    over: HeadLandmark


class OfHead(Construction):
    """A curve of the head: a part of the hairline."""

    kind: Literal["head"]
    name: HeadCurve


class NamedCurve(Construction):
    """Another curve of the atlas."""

    kind: Literal["curve"]
    id: CurveId


class Beside(Construction):
    """A curve that runs beside another from one point to the other.

    Its distance from `curve`, along the skin and square to it, goes evenly from that of `start`
    to that of `end`.
    """

    kind: Literal["beside"]
    curve: "Curve"
    start: "Point"
    end: "Point"


class Bow(Construction):
    """How far a bowed curve lies beside its tape, at a fraction of the tape's length."""

    at: float = Field(gt=0, lt=1)
    offset: float
    """As a fraction of the tape's length."""


class Bowed(Construction):
    """A taut tape from one point to another, bowed to one side into a smooth curve.

    At each place in `bows` the curve lies beside the tape by that fraction of the tape's length, square
    to it along the skin; between them it follows a natural cubic spline.
    """

    kind: Literal["bowed"]
    start: "Point"
    end: "Point"
    toward: Sideways
    bows: tuple[Bow, ...] = Field(min_length=1)


class Parallel(Construction):
    """A parallel of a curve at a distance along the skin."""

    kind: Literal["parallel"]
    curve: "Curve"
    distance: Length
    toward: Sideways


class PartOf(Construction):
    """The part of a curve between two points on it (or the points of it nearest to them).

    It runs from `start` to `end`, whichever way the curve runs; of a closed curve (the loop of a
    section) it is the shorter part.
    """

    kind: Literal["part"]
    curve: "Curve"
    start: "Point"
    end: "Point"


Curve = Annotated[
    MidlineCurve
    | Geodesic
    | PlaneSection
    | Straight
    | TurnedLine
    | OverThree
    | Arch
    | OfHead
    | NamedCurve
    | Beside
    | Bowed
    | Parallel
    | PartOf,
    Field(discriminator="kind"),
]
"""How to lay a curve on the skin."""


class Part(Construction):
    """A part of a band, by fractions of its length from the start."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_\-]*$", examples=["upper-fifth"])
    start: float = Field(ge=0, lt=1)
    end: float = Field(gt=0, le=1)


class Band(Construction):
    """A band about a centreline, with round ends; the centreline runs as the needle does."""

    shape: Literal["band"]
    centreline: Curve
    width: Length
    parts: tuple[Part, ...] = ()


class Disc(Construction):
    """All skin within a distance of a point."""

    shape: Literal["disc"]
    centre: Point
    radius: Length


class Polygon(Construction):
    """The skin bounded by curves that follow one another, end to start, and close."""

    shape: Literal["polygon"]
    boundary: tuple[Curve, ...] = Field(min_length=2)


class Several(Construction):
    """A zone of more than one piece, each needled by itself."""

    shape: Literal["several"]
    pieces: tuple[Annotated[Band | Disc | Polygon, Field(discriminator="shape")], ...] = Field(min_length=2)


Shape = Annotated[Band | Disc | Polygon | Several, Field(discriminator="shape")]
"""The form of a zone on the skin."""


def parts_of(shape: Shape | None) -> tuple[Part, ...]:
    """The parts of a shape's bands; of a zone in pieces, those of all its pieces."""
    if isinstance(shape, Several):
        return tuple(part for piece in shape.pieces for part in parts_of(piece))
    return shape.parts if isinstance(shape, Band) else ()


for _model in (
    AtFraction, AlongCurve, TowardPoint, LateralOffset, StraightFrom, Turned, AtCrossing, Geodesic,
    PlaneSection, Straight, TurnedLine, OverThree, Arch, Beside, Bowed, Parallel, PartOf, Band, Disc, Polygon,
    Several,
):  # fmt: skip
    _model.model_rebuild()
