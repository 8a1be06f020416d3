"""What the atlas holds: zones, points, curves, meridians, body areas, conditions, technique, sources.

Every statement carries the ids of its sources and how certain it is; texts are in English and,
where given, in simplified Chinese.
"""

from typing import Annotated, Literal

from pydantic import Field

from scalpviz.atlas.geometry import Curve, CurveId, Point, PointCode, Shape
from scalpviz.atlas.texts import Names, Record, Text

SystemId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_\-]*$", examples=["international"])]
ZoneCode = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9.\-]*$", examples=["MS6"])]
BodyAreaId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_\-]*$", examples=["arm"])]
SourceId = Annotated[str, Field(pattern=r"^(S\d+[a-z]?|C\d+|U(-[a-z]+)?)$", examples=["S3", "U"])]
"""`Sx` a source, `C1` computed, `U` unsourced, `U-textbook` the textbook tradition (pages not read)."""

Laterality = Literal["midline", "bilateral"]
PointLaterality = Literal["midline", "bilateral", "right", "left"]
"""Electrode sites have a name of their own on each side; acupoints share one."""
Certainty = Literal["stated", "derived", "by_analogy", "convention", "unsourced"]


class Statement(Record):
    """A sentence with its sources."""

    text: Text
    sources: tuple[SourceId, ...] = Field(min_length=1)
    certainty: Certainty = "stated"


class Source(Record):
    """Where statements come from, how much of it was read, how far to trust it."""

    id: SourceId
    citation: str
    seen: str
    trust: Literal["high", "medium-high", "medium", "low-medium", "low", "none"]


class System(Record):
    """A school of scalp acupuncture, or another way of naming places on the scalp.

    Its history: who made it and when, its principle, how many zones it has, what it is based on, what
    its critics say, and whatever else is known.
    """

    id: SystemId
    names: Names
    who: tuple[Statement, ...] = ()
    when: tuple[Statement, ...] = ()
    principle: tuple[Statement, ...] = ()
    extent: tuple[Statement, ...] = ()
    basis: tuple[Statement, ...] = ()
    critics: tuple[Statement, ...] = ()
    about: tuple[Statement, ...] = ()


class Region(Record):
    """A group of zones in the list: forehead, vertex ..."""

    id: str
    name: Text


class BodyArea(Record):
    """A part of the body, an organ or a function that zones stand for.

    `within` names the larger area it belongs to: whoever asks for the arm is shown the hand as well.
    """

    id: BodyAreaId
    name: Text
    within: BodyAreaId | None = None
    also: tuple[Text, ...] = ()
    """Other words by which it is looked for."""


class PointVariant(Record):
    """Another way to find the same point."""

    id: str
    note: Statement
    place: Point | None = None


Precision = Literal["defined", "approximate"]
"""Whether the sources say where something lies to the millimetre of the construction, or only about where."""


class AtlasPoint(Record):
    """A point with a name: an acupoint, an electrode site. Zones lean on points."""

    code: PointCode
    system: SystemId = "acupoints"
    region: str | None = None
    names: Names
    aliases: tuple[str, ...] = ()
    laterality: PointLaterality
    place: Point
    location: Statement
    precision: Precision = "defined"
    precision_note: Statement | None = None
    """Why the place is only approximate."""
    meridian: Text | None = None
    variants: tuple[PointVariant, ...] = ()
    cautions: tuple["Caution", ...] = ()
    notes: tuple[Statement, ...] = ()
    sources: tuple[SourceId, ...]


class AtlasCurve(Record):
    """A named curve on the skin."""

    id: CurveId
    name: Text
    laterality: Laterality
    course: Curve
    sources: tuple[SourceId, ...]


class Meridian(Record):
    """A meridian where it runs over the head: a curve through its points, in pieces."""

    id: str = Field(pattern=r"^[A-Z]{2}$", examples=["GB"])
    names: Names
    laterality: Laterality
    runs: tuple[Curve, ...] = Field(min_length=1)
    note: Statement


class Angle(Record):
    """Angle between needle and skin at entry, degrees."""

    low: float = Field(ge=0, le=90)
    high: float = Field(ge=0, le=90)


class Needling(Record):
    """How the needle goes: direction along the centreline's run, angle, layer, depth, manipulation."""

    direction: Statement
    reverse: bool = False
    """True when the needle runs against the centreline."""
    angle: Angle | None = None
    angle_statement: Statement | None = None
    layer: Statement | None = None
    length: Statement | None = None
    manipulation: Statement | None = None
    retention: Statement | None = None
    notes: tuple[Statement, ...] = ()


class Target(Record):
    """A body area a zone stands for; on a part, only that part of the zone.

    The side is that of the body, seen from the zone's; none where the area is unpaired or no source says.
    """

    area: BodyAreaId
    part: str | None = None
    side: Literal["opposite", "same", "both", "none"] = "none"
    sense: Literal["motor", "sensory"] | None = None
    sources: tuple[SourceId, ...] = Field(min_length=1)
    certainty: Certainty = "stated"


class Caution(Record):
    """A warning; `life` marks the ones that concern life."""

    statement: Statement
    life: bool = False


class PartLabel(Record):
    """What a part of a band is called and stands for."""

    part: str
    name: Text
    stands_for: Statement


class ZoneVariant(Record):
    """Another reading of a zone: where sources disagree, all are kept."""

    id: str
    topic: Text
    note: Statement
    shape: Shape | None = None


class Relation(Record):
    """A counterpart in another system, which this atlas need not hold; `code` names it where it does."""

    system: str
    code: ZoneCode | None = None
    name: Text
    note: Statement


class Zone(Record):
    """A zone of one system."""

    code: ZoneCode
    system: SystemId
    region: str
    names: Names
    aliases: tuple[Text, ...] = ()
    """Other names it goes by."""
    label: str | None = None
    """What stands beside it on the head where the code would be long."""
    laterality: Laterality
    shape: Shape | None = None
    unplaceable: Statement | None = None
    """Why it has no shape: such a zone is listed and not drawn."""
    precision: Precision = "defined"
    precision_note: Statement | None = None
    """Why the place is only approximate: such a zone is drawn with a faded edge."""
    length: Statement | None = None
    location: Statement
    meridian: Statement | None = None
    parts: tuple[PartLabel, ...] = ()
    targets: tuple[Target, ...]
    indications: tuple[Statement, ...]
    needling: Needling | None = None
    cautions: tuple[Caution, ...] = ()
    cortex: tuple[Statement, ...] = ()
    """What is said to lie beneath, roughly; never a target."""
    evidence: tuple[Statement, ...] = ()
    variants: tuple[ZoneVariant, ...] = ()
    relations: tuple[Relation, ...] = ()
    notes: tuple[Statement, ...] = ()


class ZoneLink(Record):
    """A zone, or a part of one."""

    system: SystemId
    code: ZoneCode
    part: str | None = None


class Combination(Record):
    """Zones that are combined for a condition, and on which side.

    `side` is the side of the head, seen from the side of the complaint; `none` where the zone is unpaired
    or no source names a side.
    """

    zones: tuple[ZoneLink, ...] = Field(min_length=1)
    side: Literal["opposite", "same", "both", "none"] = "none"
    use: Statement
    """What these zones are used for."""


class Condition(Record):
    """A complaint or disease, and the zones that authors combine for it: use, not proof."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_\-]*$", examples=["stroke-hemiplegia"])
    name: Text
    also: tuple[Text, ...] = ()
    """Other words by which it is looked for."""
    group: Text
    sided: bool = False
    """True where one side of the body is affected and can be chosen."""
    combinations: tuple[Combination, ...] = Field(min_length=1)
    cautions: tuple[Caution, ...] = ()
    evidence: tuple[Statement, ...] = ()


class ScalpLayer(Record):
    """One of the layers of the scalp, from outside inward."""

    id: str = Field(pattern=r"^[a-z][a-z\-]*$", examples=["loose"])
    name: Text
    note: Statement
    needled: bool = False
    """True for the layer in which the needle is laid."""


class Technique(Record):
    """What sources say of one matter of needling in general."""

    id: str = Field(pattern=r"^[a-z][a-z\-]*$", examples=["angle"])
    title: Text
    statements: tuple[Statement, ...] = Field(min_length=1)


class Convention(Record):
    """A choice this atlas makes where sources are silent or disagree."""

    id: str
    statement: Statement


class Atlas(Record):
    """The whole atlas."""

    schema_file: str | None = Field(default=None, alias="$schema")
    """Where an editor finds the JSON Schema; the program does not read it."""
    format: Literal["scalpviz-atlas-1"]
    title: Text
    notice: Text | None = None
    conventions: tuple[Convention, ...] = ()
    general_cautions: tuple[Caution, ...] = ()
    technique: tuple[Technique, ...] = ()
    scalp_layers: tuple[ScalpLayer, ...] = ()
    evidence: tuple[Statement, ...] = ()
    sources: tuple[Source, ...] = ()
    systems: tuple[System, ...] = ()
    regions: tuple[Region, ...] = ()
    body_areas: tuple[BodyArea, ...] = ()
    points: tuple[AtlasPoint, ...] = ()
    curves: tuple[AtlasCurve, ...] = ()
    meridians: tuple[Meridian, ...] = ()
    zones: tuple[Zone, ...] = ()
    conditions: tuple[Condition, ...] = ()

    def __repr__(self) -> str:
        """Short: the whole atlas would fill a screen of every message that holds it."""
        return f"Atlas({self.title.en!r}, {len(self.zones)} zones)"

    __str__ = __repr__

    def zone(self, code: str, system: str | None = None) -> Zone:
        """The zone of that code; KeyError when there is none."""
        for zone in self.zones:
            if zone.code == code and system in (None, zone.system):
                return zone
        raise KeyError(code)

    def point(self, code: str) -> AtlasPoint:
        """The point of that code; KeyError when there is none."""
        for point in self.points:
            if point.code == code:
                return point
        raise KeyError(code)

    def named(self, system: str, code: str) -> "Zone | AtlasPoint":
        """The zone or point of that code in a system; KeyError when there is none."""
        for zone in self.zones:
            if (zone.system, zone.code) == (system, code):
                return zone
        point = self.point(code)
        if point.system != system:
            raise KeyError(code)
        return point

    def points_of(self, system: str) -> tuple[AtlasPoint, ...]:
        """Points of one system, in the atlas's order."""
        return tuple(point for point in self.points if point.system == system)

    def zones_of(self, system: str) -> tuple[Zone, ...]:
        """Zones of one system, in the atlas's order."""
        return tuple(zone for zone in self.zones if zone.system == system)


AtlasPoint.model_rebuild()
