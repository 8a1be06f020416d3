"""The list of zones as plain data: by region, or what answers a search."""

import re
from dataclasses import dataclass

from scalpviz.atlas.model import Atlas, Text, Zone
from scalpviz.atlas.search import Field, Search, fold
from scalpviz.state.conditions import ConditionRef
from scalpviz.state.view import ZoneRef
from scalpviz.state.words import LATERALITY, text

FOUND_BY: dict[Field, Text] = {
    Field.CODE: text("Code", "编号"),
    Field.NAME: text("Name", "名称"),
    Field.POINT: text("Point", "穴位"),
    Field.BODY_AREA: text("Body area", "部位"),
    Field.INDICATION: text("Indication", "主治"),
}


SHORT = 40
"""Letters of a reason that is told whole."""


@dataclass(frozen=True)
class Row:
    """A zone in the list; in a search, also a condition.

    Parameters
    ----------
    ref : ZoneRef or ConditionRef
        The zone, without a side unless only one is lit.
    code, name : str
        What it is called, in the language chosen.
    paired : bool
        True when it lies on both sides, False on the midline.
    laterality : str
        The same in words.
    why : str
        In a search: what answered it; empty for codes and names, which can be seen. Where zones are lit: why.
    """

    ref: ZoneRef | ConditionRef
    code: str
    name: str
    paired: bool
    laterality: str
    why: str = ""


@dataclass(frozen=True)
class Group:
    """Rows under one title."""

    title: str
    rows: tuple[Row, ...]


class ZoneList:
    """Makes the list.

    Parameters
    ----------
    atlas : Atlas
        Whose zones are listed.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._search = Search(atlas)

    def groups(self, systems: tuple[str, ...], query: str = "", language: str = "en") -> tuple[Group, ...]:
        """The zones of some systems by region; with a query, those that answer it, best first.

        A search looks through every system of the atlas.
        """
        if query.strip():
            return self._found(query, language)
        groups = []
        for region in self._atlas.regions:
            zones = [z for z in self._atlas.zones if z.region == region.id and z.system in systems]
            if zones:
                title = region.name.in_language(language)
                groups.append(Group(title, tuple(self._row(zone, language) for zone in zones)))
        return tuple(groups)

    def _found(self, query: str, language: str) -> tuple[Group, ...]:
        hits = self._search.find(query, language)
        if not hits:
            return ()
        rows = []
        for hit in hits:
            plain = hit.field in (Field.CODE, Field.NAME)
            what = FOUND_BY[hit.field].in_language(language)
            why = "" if plain else f"{what}: {clause(hit.matched, query)}"
            rows.append(self._row(self._atlas.zone(hit.code, hit.system), language, why))
        count = text(f"{len(rows)} found, best first" if len(rows) > 1 else "1 found", f"找到 {len(rows)} 个")
        return (Group(count.in_language(language), tuple(rows)),)

    def _row(self, zone: Zone, language: str, why: str = "") -> Row:
        name = {"zh": zone.names.zh, "pinyin": zone.names.pinyin}.get(language, zone.names.en)
        paired = zone.laterality == "bilateral"
        words = LATERALITY[zone.laterality].in_language(language)
        return Row(ZoneRef(zone.system, zone.code), zone.code, name, paired, words, why)


def clause(sentence: str, query: str) -> str:
    """The parts of a sentence, between commas, that hold a word of the query; all of it if it is short."""
    if len(sentence) <= SHORT:
        return sentence
    words = fold(query).split()
    parts = [part.strip() for part in re.split(r"[,;:，、；：]", sentence)]
    found = [part for part in parts if any(word in fold(part) for word in words)]
    return ", ".join(found) or sentence
