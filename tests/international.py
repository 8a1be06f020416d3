"""The shipped atlas cut down to the international lines: a file that stays small however the atlas grows."""

from collections.abc import Iterator
from typing import Any

Data = dict[str, Any]

SPARE = {"GV22"}
"""A point that no line leans on, for tests that break points one by one."""
LATER = ("meridians", "conditions", "technique", "scalp_layers")
"""Lists that speak of other systems too."""


def international_alone(whole: Data) -> Data:
    """The records of the international system and those that they lean on, in the order of the file."""
    zones = [zone for zone in whole["zones"] if zone["system"] == "international"]
    for zone in zones:
        zone["relations"] = []
    points, curves = _leaned_on(whole, zones)
    areas = _areas(whole, {target["area"] for zone in zones for target in zone["targets"]})
    kept = [point for point in whole["points"] if point["code"] in points | SPARE]
    regions = {record.get("region") for record in (*zones, *kept)}
    return {
        **{name: value for name, value in whole.items() if name not in LATER},
        "systems": [system for system in whole["systems"] if system["id"] == "international"],
        "regions": [region for region in whole["regions"] if region["id"] in regions],
        "body_areas": [area for area in whole["body_areas"] if area["id"] in areas],
        "points": kept,
        "curves": [curve for curve in whole["curves"] if curve["id"] in curves],
        "zones": zones,
    }


def _leaned_on(whole: Data, zones: list[Data]) -> tuple[set[str], set[str]]:
    places = {point["code"]: point for point in whole["points"]}
    courses = {curve["id"]: curve for curve in whole["curves"]}
    points: set[str] = set()
    curves: set[str] = set()
    waiting: list[Any] = [*zones, *(places[code] for code in SPARE)]
    while waiting:
        for part in _objects(waiting.pop()):
            for kind, key, known, kept in (
                ("point", "code", places, points),
                ("curve", "id", courses, curves),
            ):
                if part.get("kind") == kind and part[key] not in kept:
                    kept.add(part[key])
                    waiting.append(known[part[key]])
    return points, curves


def _areas(whole: Data, named: set[str]) -> set[str]:
    """Body areas of those ids and the larger ones they belong to."""
    within = {area["id"]: area.get("within") for area in whole["body_areas"]}
    found: set[str] = set()
    for area in named:
        larger: str | None = area
        while larger is not None and larger not in found:
            found.add(larger)
            larger = within[larger]
    return found


def _objects(data: Any) -> Iterator[Data]:
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _objects(value)
    elif isinstance(data, list):
        for value in data:
            yield from _objects(value)
