"""The list of zones as plain data: by region, or what answers a search."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from scalpviz.atlas.index import index_of
from scalpviz.atlas.search import Field, Search, fold
from scalpviz.languages import Sentence
from scalpviz.state.cards.listing import Group, listed, row
from scalpviz.state.phrases import text

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas

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


class ZoneList:
    """Makes the list.

    Parameters
    ----------
    atlas : Atlas
        Whose zones are listed.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._index = index_of(atlas)

    @cached_property
    def _search(self) -> Search:
        return Search(self._atlas)

    def groups(self, systems: tuple[str, ...], query: str = "", language: str = "en") -> tuple[Group, ...]:
        """The zones and points of some systems by region; with a query, those that answer it, best first.

        A search looks through every system of the atlas.
        """
        return self._found(query, language) if query.strip() else listed(self._index, systems, language)

    def _found(self, query: str, language: str) -> tuple[Group, ...]:
        hits = self._search.find(query, language)
        if not hits:
            return ()
        rows = []
        for hit in hits:
            plain = hit.field in (Field.CODE, Field.NAME)
            what = FOUND_BY[hit.field].in_language(language)
            why = "" if plain else f"{what}: {clause(hit.matched, query)}"
            rows.append(row(self._index.named(hit.system, hit.code), language, why))
        found = text("{count} found, best first" if len(rows) > 1 else "1 found")
        return (Group(found.in_language(language, count=len(rows)), tuple(rows)),)


def clause(sentence: str, query: str) -> str:
    """The parts of a sentence, between commas, that hold a word of the query; all of it if it is short."""
    if len(sentence) <= SHORT:
        return sentence
    words = fold(query).split()
    parts = [part.strip() for part in re.split(r"[,;:，、；：]", sentence)]
    found = [part for part in parts if any(word in fold(part) for word in words)]
    return ", ".join(found) or sentence
