"""The list of zones as plain data: by region, or what answers a search."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from scalpviz.atlas.model import Atlas, AtlasPoint, Zone
from scalpviz.atlas.search import Field, Search, fold
from scalpviz.languages import Sentence
from scalpviz.state.cards.conditions import ConditionRef
from scalpviz.state.phrases import LATERALITY, text
from scalpviz.state.view import ZoneRef

FOUND_BY: dict[Field, Sentence] = {
    Field.CODE: text("Code"),
    Field.NAME: text("Name"),
    Field.POINT: text("Point"),
    Field.BODY_AREA: text("Body area"),
    Field.INDICATION: text("Indication"),
    Field.MERIDIAN: text("Meridian"),
}


SHORT = 40
"""Letters of a reason that is told whole."""


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


class ZoneList:
    """Makes the list.

    Parameters
    ----------
    atlas : Atlas
        Whose zones are listed.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas

    @cached_property
    def _search(self) -> Search:
        return Search(self._atlas)

    def groups(self, systems: tuple[str, ...], query: str = "", language: str = "en") -> tuple[Group, ...]:
        """The zones and points of some systems by region; with a query, those that answer it, best first.

        A search looks through every system of the atlas. Of several systems, each group names its own.
        """
        if query.strip():
            return self._found(query, language)
        groups = []
        for system in self._atlas.systems:
            if system.id not in systems:
                continue
            name = system.names.translated(language)
            for region, title, records in self._by_region(system.id, language):
                heading = f"{name} · {title}" if title and len(systems) > 1 else title or name
                rows = tuple(self._row(record, language) for record in records)
                groups.append(Group(heading, rows, region))
        return tuple(groups)

    def _by_region(self, system: str, language: str) -> Iterator[tuple[str, str, list[Zone | AtlasPoint]]]:
        """Id, title and records of each region in which a system has any; those of no region come last."""
        points = sorted(self._atlas.points_of(system), key=_in_order)
        records: list[Zone | AtlasPoint] = [*self._atlas.zones_of(system), *points]
        for region in self._atlas.regions:
            if found := [record for record in records if record.region == region.id]:
                yield region.id, region.name.in_language(language), found
        known = {region.id for region in self._atlas.regions}
        if rest := [record for record in records if record.region not in known]:
            yield "", "", rest

    def _found(self, query: str, language: str) -> tuple[Group, ...]:
        hits = self._search.find(query, language)
        if not hits:
            return ()
        rows = []
        for hit in hits:
            plain = hit.field in (Field.CODE, Field.NAME)
            what = FOUND_BY[hit.field].in_language(language)
            why = "" if plain else f"{what}: {clause(hit.matched, query)}"
            rows.append(self._row(self._atlas.named(hit.system, hit.code), language, why))
        found = text("{count} found, best first" if len(rows) > 1 else "1 found")
        return (Group(found.in_language(language, count=len(rows)), tuple(rows)),)

    def _row(self, record: Zone | AtlasPoint, language: str, why: str = "") -> Row:
        name = record.names.in_language(language)
        paired = record.laterality == "bilateral"
        words = LATERALITY[record.laterality].in_language(language)
        drawn = isinstance(record, AtlasPoint) or record.shape is not None
        code = record.label or record.code if isinstance(record, Zone) else record.code
        return Row(ZoneRef(record.system, record.code), code, name, paired, words, why, drawn)


def _in_order(point: AtlasPoint) -> tuple[str, float]:
    """Acupoints by meridian and number; what has no meridian stays in the atlas's order."""
    if point.meridian is None:
        return "", 0.0
    letters, number = re.match(r"([A-Z\-]+)([\d.]*)", point.code).groups()  # type: ignore[union-attr]
    return letters, float(number.strip(".") or 0)


def clause(sentence: str, query: str) -> str:
    """The parts of a sentence, between commas, that hold a word of the query; all of it if it is short."""
    if len(sentence) <= SHORT:
        return sentence
    words = fold(query).split()
    parts = [part.strip() for part in re.split(r"[,;:，、；：]", sentence)]
    found = [part for part in parts if any(word in fold(part) for word in words)]
    return ", ".join(found) or sentence
