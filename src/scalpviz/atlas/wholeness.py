"""What the records of an atlas owe each other beyond names: shapes or reasons, links that lead somewhere."""

from collections.abc import Iterator

from scalpviz.atlas.geometry import parts_of
from scalpviz.atlas.model import Atlas, AtlasPoint, Zone, ZoneLink
from scalpviz.atlas.problem import Words, not_among


def wholeness(atlas: Atlas) -> Iterator[Words]:
    """Zones without a shape or a reason, approximate places without a note, links that lead nowhere."""
    yield from _shapes(atlas)
    yield from _points(atlas)
    yield from _relations(atlas)
    yield from _conditions(atlas)
    yield from _areas(atlas)


def _shapes(atlas: Atlas) -> Iterator[Words]:
    for i, zone in enumerate(atlas.zones):
        here = f"zones[{i}] {zone.code}"
        if (zone.shape is None) == (zone.unplaceable is None):
            found = (
                "neither a shape nor unplaceable" if zone.shape is None else "both a shape and unplaceable"
            )
            yield here, found, "a shape, or the reason why there is none under unplaceable"
        yield from _note(zone, here)


def _note(record: Zone | AtlasPoint, here: str) -> Iterator[Words]:
    if (record.precision == "approximate") != (record.precision_note is not None):
        yield (
            here,
            f"precision {record.precision} {'with' if record.precision_note else 'without'} a precision_note",
            "a precision_note where, and only where, the place is approximate",
        )


def _points(atlas: Atlas) -> Iterator[Words]:
    systems = [system.id for system in atlas.systems]
    regions = [region.id for region in atlas.regions]
    for i, point in enumerate(atlas.points):
        here = f"points[{i}] {point.code}"
        if point.system != "acupoints":
            yield from not_among(systems, point.system, "system", f"{here} > system")
        if point.region is not None:
            yield from not_among(regions, point.region, "region", f"{here} > region")
        yield from _note(point, here)


def _relations(atlas: Atlas) -> Iterator[Words]:
    known = [zone.code for zone in atlas.zones]
    named = {(zone.system, zone.code) for zone in atlas.zones}
    for i, zone in enumerate(atlas.zones):
        for k, relation in enumerate(zone.relations):
            if relation.code is not None and (relation.system, relation.code) not in named:
                path = f"zones[{i}] {zone.code} > relations[{k}] > code"
                of = [z.code for z in atlas.zones if z.system == relation.system]
                yield from not_among(of or known, relation.code, f"zone of {relation.system}", path)


def _conditions(atlas: Atlas) -> Iterator[Words]:
    for i, condition in enumerate(atlas.conditions):
        for k, combination in enumerate(condition.combinations):
            for j, link in enumerate(combination.zones):
                here = f"conditions[{i}] {condition.id} > combinations[{k}] > zones[{j}]"
                yield from _leads(atlas, link, here)


def _leads(atlas: Atlas, link: ZoneLink, here: str) -> Iterator[Words]:
    try:
        record = atlas.named(link.system, link.code)
    except KeyError:
        known = [z.code for z in atlas.zones_of(link.system)] + [p.code for p in atlas.points_of(link.system)]
        yield from not_among(known, link.code, f"zone or point of {link.system}", f"{here} > code")
        return
    if link.part is not None:
        parts = [part.id for part in parts_of(record.shape)] if isinstance(record, Zone) else []
        yield from not_among(parts, link.part, "part", f"{here} > part")


def _areas(atlas: Atlas) -> Iterator[Words]:
    within = {area.id: area.within for area in atlas.body_areas}
    for i, area in enumerate(atlas.body_areas):
        here = f"body_areas[{i}] {area.id} > within"
        if area.within is not None:
            yield from not_among(list(within), area.within, "body area", here)
        larger, seen = area.within, {area.id}
        while larger is not None and larger not in seen:
            seen.add(larger)
            larger = within.get(larger)
        if larger == area.id:
            yield here, f"a circle that leads back to {area.id}", "a larger area, and no circle"
