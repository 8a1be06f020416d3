"""The zones and points of an atlas as rows of a list, by region: its index is enough for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalpviz.state.cards.condition_rows import ConditionRef
from scalpviz.state.phrases import LATERALITY
from scalpviz.state.view import ZoneRef

if TYPE_CHECKING:
    from scalpviz.atlas.index import AtlasIndex, IndexRecord


@dataclass(frozen=True)
class Row:
    """A zone in the list; in a search, also a condition.

    Parameters
    ----------
    ref : ZoneRef or ConditionRef
        The zone, without a side unless only one is highlighted.
    code, name : str
        What it is called, in the language chosen.
    paired : bool
        True when it lies on both sides, False on the midline.
    laterality : str
        The same in words.
    why : str
        In a search: what answered it; empty for codes and names, which can be seen.
        Where zones are highlighted: why.
    drawn : bool
        False for a zone that no source lets one place.
    """

    ref: ZoneRef | ConditionRef
    code: str
    name: str
    paired: bool
    laterality: str
    why: str = ""
    drawn: bool = True


@dataclass(frozen=True)
class Group:
    """Rows under one title.

    Parameters
    ----------
    region : str
        Id of the region of the head they belong to; empty where the title is something else.
    """

    title: str
    rows: tuple[Row, ...]
    region: str = ""


def listed(index: AtlasIndex, systems: tuple[str, ...], language: str = "en") -> tuple[Group, ...]:
    """The zones and points of some systems by region.

    Of several systems, each group names its own.
    """
    groups = []
    for system in index.systems:
        if system.id not in systems:
            continue
        name = system.names.translated(language)
        for region, title, records in _by_region(index, system.id, language):
            heading = f"{name} · {title}" if title and len(systems) > 1 else title or name
            groups.append(Group(heading, tuple(row(record, language) for record in records), region))
    return tuple(groups)


def row(record: IndexRecord, language: str, why: str = "") -> Row:
    """The row of a zone or point, with what answered a search for it."""
    name = record.names.in_language(language)
    paired = record.laterality == "bilateral"
    words = LATERALITY[record.laterality].in_language(language)
    return Row(ZoneRef(record.system, record.code), record.label, name, paired, words, why, record.drawn)


def _by_region(index: AtlasIndex, system: str, language: str) -> Iterator[tuple[str, str, list[IndexRecord]]]:
    """Id, title and records of each region in which a system has any; those of no region come last."""
    records = [*index.zones_of(system), *sorted(index.points_of(system), key=_in_order)]
    for region in index.regions:
        if found := [record for record in records if record.region == region.id]:
            yield region.id, region.in_language(language), found
    known = {region.id for region in index.regions}
    if rest := [record for record in records if record.region not in known]:
        yield "", "", rest


def _in_order(point: IndexRecord) -> tuple[str, float]:
    """Acupoints by meridian and number; what has no meridian stays in the atlas's order."""
    if not point.meridian:
        return "", 0.0
    letters, number = re.match(r"([A-Z\-]+)([\d.]*)", point.code).groups()  # type: ignore[union-attr]
    return letters, float(number.strip(".") or 0)
