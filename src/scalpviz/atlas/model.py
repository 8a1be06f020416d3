"""What the atlas holds: systems, zones, points, curves, body areas, sources.

Every statement carries the ids of its sources and how certain it is; texts are in English and,
where given, in simplified Chinese.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from scalpviz.atlas.geometry import Curve, CurveId, Point, PointCode, Shape

SystemId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_\-]*$", examples=["international"])]
ZoneCode = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9.\-]*$", examples=["MS6"])]
BodyAreaId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_\-]*$", examples=["arm"])]
SourceId = Annotated[str, Field(pattern=r"^(S\d+[a-z]?|C\d+|U(-[a-z]+)?)$", examples=["S3", "U"])]
"""`Sx` a source, `C1` computed, `U` unsourced, `U-textbook` the textbook tradition (pages not read)."""

Laterality = Literal["midline", "bilateral"]
Certainty = Literal["stated", "derived", "by_analogy", "convention", "unsourced"]


class Record(BaseModel):
    """One record of the atlas; unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Record):
    """Words in English and simplified Chinese; `zh` may be missing."""

    en: str = Field(min_length=1)
    zh: str | None = None

    def in_language(self, language: str) -> str:
        """The text in that language, in English if there is none."""
        return (self.zh if language == "zh" else None) or self.en


class Statement(Record):
    """A sentence with its sources."""

    text: Text
    sources: tuple[SourceId, ...] = Field(min_length=1)
    certainty: Certainty = "stated"


class Names(Record):
    """A name in English, pinyin with tone marks, and simplified Chinese."""

    en: str
    pinyin: str
    zh: str


class Source(Record):
    """Where statements come from, how much of it was read, how far to trust it."""

    id: SourceId
    citation: str
    seen: str
    trust: Literal["high", "medium-high", "medium", "low-medium", "low", "none"]


class System(Record):
    """A school of scalp acupuncture, or another way of naming places on the scalp."""

    id: SystemId
    names: Names
    about: tuple[Statement, ...]


class Region(Record):
    """A group of zones in the list: forehead, vertex ..."""

    id: str
    name: Text


class BodyArea(Record):
    """A part of the body, an organ or a function that zones stand for."""

    id: BodyAreaId
    name: Text


class PointVariant(Record):
    """Another way to find the same point."""

    id: str
    note: Statement
    place: Point | None = None


class AcuPoint(Record):
    """A point that zones lean on."""

    code: PointCode
    names: Names
    laterality: Laterality
    place: Point
    location: Statement
    meridian: Text | None = None
    variants: tuple[PointVariant, ...] = ()
    sources: tuple[SourceId, ...]


class AtlasCurve(Record):
    """A named curve on the skin."""

    id: CurveId
    name: Text
    laterality: Laterality
    course: Curve
    sources: tuple[SourceId, ...]


class Angle(Record):
    """Angle between needle and skin at entry, degrees."""

    low: float = Field(ge=0, le=90)
    high: float = Field(ge=0, le=90)


class Needling(Record):
    """How the needle goes: direction along the centreline's run, angle, layer, depth, manipulation."""

    direction: Statement
    reverse: bool = False
    """True when the needle runs against the centreline."""
    angle: Angle
    angle_statement: Statement
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
    """A counterpart in another system, which this atlas need not hold."""

    system: str
    name: Text
    note: Statement


class Zone(Record):
    """A zone of one system."""

    code: ZoneCode
    system: SystemId
    region: str
    names: Names
    laterality: Laterality
    shape: Shape
    length: Statement | None = None
    location: Statement
    meridian: Statement | None = None
    parts: tuple[PartLabel, ...] = ()
    targets: tuple[Target, ...]
    indications: tuple[Statement, ...]
    needling: Needling
    cautions: tuple[Caution, ...] = ()
    evidence: tuple[Statement, ...] = ()
    variants: tuple[ZoneVariant, ...] = ()
    relations: tuple[Relation, ...] = ()
    notes: tuple[Statement, ...] = ()


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
    notice: Text
    conventions: tuple[Convention, ...]
    general_cautions: tuple[Caution, ...]
    evidence: tuple[Statement, ...]
    sources: tuple[Source, ...]
    systems: tuple[System, ...]
    regions: tuple[Region, ...]
    body_areas: tuple[BodyArea, ...]
    points: tuple[AcuPoint, ...]
    curves: tuple[AtlasCurve, ...]
    zones: tuple[Zone, ...]

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

    def point(self, code: str) -> AcuPoint:
        """The point of that code; KeyError when there is none."""
        for point in self.points:
            if point.code == code:
                return point
        raise KeyError(code)

    def zones_of(self, system: str) -> tuple[Zone, ...]:
        """Zones of one system, in the atlas's order."""
        return tuple(zone for zone in self.zones if zone.system == system)
