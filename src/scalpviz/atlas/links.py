"""What one record of the atlas says about another: names that must exist, once, and without circles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from scalpviz.atlas.geometry import (
    Arch,
    AtLandmark,
    AtPoint,
    Band,
    Disc,
    HeadLandmark,
    LateralOffset,
    NamedCurve,
    OfHead,
    Parallel,
    Turned,
    TurnedLine,
    parts_of,
)
from scalpviz.atlas.model import (
    Angle,
    Atlas,
    AtlasCurve,
    AtlasPoint,
    Source,
    Statement,
    Target,
    Zone,
)
from scalpviz.atlas.problem import Problem, not_among, one_of
from scalpviz.atlas.wholeness import wholeness

if TYPE_CHECKING:
    from scalpviz.atlas.problem import Words

MIDLINE_LANDMARKS = frozenset(
    {
        "glabella", "nasion", "inion", "vertex", "opisthocranion", "anterior_hairline", "posterior_hairline",
        "c7", "pronasale", "subnasale", "stomion", "pogonion", "menton", "bregma", "lambda",
    }
)  # fmt: skip
"""Landmarks of which a head has one; it has all others on both sides."""

PAIRED_LANDMARKS = tuple(name for name in get_args(HeadLandmark) if name not in MIDLINE_LANDMARKS)
"""Landmarks that a head has on both sides."""


def problems_between(atlas: Atlas, file: str) -> list[Problem]:
    """What is wrong between the records of an atlas that are each sound.

    Names that stand twice, names that nothing bears, points and curves that lean on each other in a
    circle, midline records that lean on one side, parts that overlap, statements that claim a
    source and name none.
    """
    nodes = tuple(walk(atlas))
    found = [
        *_twice(atlas, nodes),
        *_unknown(atlas, nodes),
        *_circles(atlas),
        *_sided(atlas, nodes),
        *_parts(atlas, nodes),
        *_numbers(nodes),
        *_unsourced(nodes),
        *wholeness(atlas),
    ]
    return [Problem(file, *words) for words in found]


Node = tuple[str, BaseModel]
"""A record or construction, and its path."""

Nodes = tuple[Node, ...]
"""All of an atlas."""


def walk(record: BaseModel, path: str = "") -> Iterator[Node]:
    """A record and everything in it, each with its path in words."""
    yield path, record
    for name in type(record).model_fields:
        value = getattr(record, name)
        here = f"{path} > {name}" if path else name
        if isinstance(value, BaseModel):
            yield from walk(value, here)
        elif isinstance(value, tuple):
            for i, entry in enumerate(value):
                if isinstance(entry, BaseModel):
                    yield from walk(entry, f"{here}[{i}]{_label(entry)}")


def _label(record: BaseModel) -> str:
    for name in ("code", "id"):
        if name in type(record).model_fields:
            return f" {getattr(record, name)}"
    return ""


def _twice(atlas: Atlas, nodes: Nodes) -> Iterator[Words]:
    lists: Mapping[str, Iterable[Any]] = {
        "conventions": [c.id for c in atlas.conventions],
        "systems": [s.id for s in atlas.systems],
        "regions": [r.id for r in atlas.regions],
        "body_areas": [a.id for a in atlas.body_areas],
        "points": [p.code for p in atlas.points],
        "curves": [c.id for c in atlas.curves],
        "meridians": [m.id for m in atlas.meridians],
        "zones": [(z.system, z.code) for z in atlas.zones],
        "conditions": [c.id for c in atlas.conditions],
        "sources": [s.id for s in atlas.sources],
    }
    for where, names in lists.items():
        yield from _each_twice(where, names)
    for path, record in nodes:
        if isinstance(record, AtlasPoint | Zone):
            yield from _each_twice(f"{path} > variants", [v.id for v in record.variants])
        if isinstance(record, Band):
            yield from _each_twice(f"{path} > parts", [p.id for p in record.parts])


def _each_twice(where: str, names: Iterable[Any]) -> Iterator[Words]:
    names = list(names)
    for name, times in Counter(names).items():
        if times > 1:
            places = [i for i, other in enumerate(names) if other == name]
            shown = name if isinstance(name, str) else f"{name[1]} of {name[0]}"
            others = " and ".join(f"{where.rsplit(' > ', 1)[-1]}[{i}]" for i in places[:-1])
            yield f"{where}[{places[-1]}]", f"{shown} again, after {others}", "each name once"


def _unknown(atlas: Atlas, nodes: Nodes) -> Iterator[Words]:
    points = [p.code for p in atlas.points]
    curves = [c.id for c in atlas.curves]
    areas = [a.id for a in atlas.body_areas]
    regions = [r.id for r in atlas.regions]
    systems = [s.id for s in atlas.systems]
    sources = [s.id for s in atlas.sources]
    for path, record in nodes:
        if isinstance(record, AtPoint):
            yield from not_among(points, record.code, "point", f"{path} > code")
        elif isinstance(record, NamedCurve):
            yield from not_among(curves, record.id, "curve", f"{path} > id")
        elif isinstance(record, Target):
            yield from not_among(areas, record.area, "body area", f"{path} > area")
        elif isinstance(record, Zone):
            yield from not_among(regions, record.region, "region", f"{path} > region")
            yield from not_among(systems, record.system, "system", f"{path} > system")
        if not isinstance(record, Atlas | Source):
            for i, source in enumerate(getattr(record, "sources", ())):
                yield from not_among(sources, source, "source", f"{path} > sources[{i}]")


def _circles(atlas: Atlas) -> Iterator[Words]:
    """Points and curves whose default places lean on each other in a circle; each circle once."""
    places: dict[str, tuple[str, BaseModel]] = {
        p.code: (f"points[{i}] {p.code} > place", p.place) for i, p in enumerate(atlas.points)
    }
    places |= {c.id: (f"curves[{i}] {c.id} > course", c.course) for i, c in enumerate(atlas.curves)}
    leans_on = {name: list(dict.fromkeys(_leans_on(place))) for name, (_, place) in places.items()}
    sound: set[str] = set()

    def follow(name: str, trail: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if name in trail:
            yield (*trail[trail.index(name) :], name)
        elif name in leans_on and name not in sound:
            for other in leans_on[name]:
                yield from follow(other, (*trail, name))
            sound.add(name)

    for name in leans_on:
        for circle in follow(name, ()):
            yield (
                places[circle[0]][0],
                f"a circle, {' -> '.join(circle)}",
                "places that lead back to landmarks of the head",
            )


def _leans_on(construction: BaseModel) -> Iterator[str]:
    for _, part in walk(construction):
        if isinstance(part, AtPoint):
            yield part.code
        elif isinstance(part, NamedCurve):
            yield part.id


def _sided(atlas: Atlas, nodes: Nodes) -> Iterator[Words]:
    """What stands on the midline cannot lean on something of one side; an arch is over a pair."""
    sided = {p.code for p in atlas.points if p.laterality == "bilateral"}
    sided |= {c.id for c in atlas.curves if c.laterality == "bilateral"}
    for path, record in nodes:
        if isinstance(record, Arch) and record.over in MIDLINE_LANDMARKS:
            yield (
                f"{path} > over",
                f'"{record.over}", of which there is one',
                one_of(PAIRED_LANDMARKS, record.over),
            )
        if isinstance(record, AtlasPoint | AtlasCurve | Zone) and record.laterality == "midline":
            for inner, part in walk(record, path):
                if what := _one_side(part, sided):
                    yield (
                        inner,
                        f"{what} in a midline record",
                        "things of the midline, or laterality bilateral",
                    )


def _one_side(part: BaseModel, sided: set[str]) -> str | None:
    match part:
        case AtLandmark(name=name) if name not in MIDLINE_LANDMARKS:
            return f"the paired landmark {name}"
        case AtPoint(code=name) | NamedCurve(id=name) if name in sided:
            return f"{name}, which has two sides,"
        case OfHead(name=name) if name in ("hairline_temple", "hairline_ear"):
            return f"the paired curve {name}"
        case LateralOffset():
            return "a lateral offset"
        case Parallel(toward="lateral" | "medial"):
            return "a parallel to one side"
        case Turned(toward="lateral" | "medial") | TurnedLine(toward="lateral" | "medial"):
            return "a turn to one side"
    return None


def _parts(atlas: Atlas, nodes: Nodes) -> Iterator[Words]:
    for path, record in nodes:
        if isinstance(record, Band):
            reached = 0.0
            for i, part in enumerate(record.parts):
                here = f"{path} > parts[{i}] {part.id}"
                if part.end <= part.start:
                    yield (
                        here,
                        f"an end ({part.end:g}) at or before the start ({part.start:g})",
                        "an end after the start",
                    )
                elif part.start < reached:
                    yield (
                        here,
                        f"a start ({part.start:g}) before the part before it ends ({reached:g})",
                        "parts in order that do not overlap",
                    )
                reached = max(reached, part.end)
    for i, zone in enumerate(atlas.zones):
        known = [part.id for part in parts_of(zone.shape)]
        named = [(f"parts[{k}]", label.part) for k, label in enumerate(zone.parts)]
        named += [(f"targets[{k}]", target.part) for k, target in enumerate(zone.targets) if target.part]
        for place, part_id in named:
            yield from not_among(known, part_id, "part", f"zones[{i}] {zone.code} > {place} > part")


def _numbers(nodes: Nodes) -> Iterator[Words]:
    for path, record in nodes:
        if isinstance(record, Angle) and record.low > record.high:
            yield path, f"low {record.low:g} above high {record.high:g}", "low at most as large as high"
        if isinstance(record, Band) and record.width.value == 0:
            yield f"{path} > width", "a width of 0", "a width above 0"
        if isinstance(record, Disc) and record.radius.value == 0:
            yield f"{path} > radius", "a radius of 0", "a radius above 0"


def _unsourced(nodes: Nodes) -> Iterator[Words]:
    for path, record in nodes:
        if (
            isinstance(record, Statement | Target)
            and record.certainty == "stated"
            and all(source.startswith("U") for source in record.sources)
        ):
            sources = ", ".join(record.sources)
            yield (
                path,
                f'certainty "stated" with no source but {sources}',
                '"certainty": "unsourced" or another, or a source',
            )
