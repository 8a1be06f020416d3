"""Sources and certainty in words, for cards and printed pages."""

from collections.abc import Iterable

from scalpviz.atlas.geometry import AtPoint
from scalpviz.atlas.links import walk
from scalpviz.atlas.model import Atlas, AtlasPoint, Certainty, Source, Statement, Target, Zone
from scalpviz.atlas.texts import Text

CERTAINTY: dict[Certainty, Text] = {
    "stated": Text(en="stated", zh="有出处"),
    "derived": Text(en="derived", zh="推导"),
    "by_analogy": Text(en="by analogy", zh="类推"),
    "convention": Text(en="convention of this atlas", zh="本图谱约定"),
    "unsourced": Text(en="unsourced", zh="无出处"),
}
"""How certain a statement is, in words."""


def mark(statement: Statement | Target, language: str = "en") -> str:
    """Source ids and certainty of a statement, as they stand beside it: `S3, S4`, `S9 · derived`.

    That a statement is simply stated goes without saying, and so does U beside another certainty.
    """
    plain = statement.certainty == "stated"
    named = ", ".join(source for source in statement.sources if plain or source != "U")
    certainty = "" if plain else CERTAINTY[statement.certainty].in_language(language)
    return " · ".join(words for words in (named, certainty) if words)


def points_of(zone: Zone) -> tuple[str, ...]:
    """Codes of the points that a zone's own form names, each once."""
    parts = () if zone.shape is None else walk(zone.shape)
    return tuple(dict.fromkeys(part.code for _, part in parts if isinstance(part, AtPoint)))


def sources_of(atlas: Atlas, zone: Zone | AtlasPoint) -> tuple[Source, ...]:
    """Every source that the statements of a zone or point name, in the order of the atlas's list."""
    used = {source for _, record in walk(zone) for source in getattr(record, "sources", ())}
    return sources_named(atlas, used)


def sources_named(atlas: Atlas, ids: Iterable[str]) -> tuple[Source, ...]:
    """The sources of those ids, in the order of the atlas's list."""
    wanted = set(ids)
    return tuple(source for source in atlas.sources if source.id in wanted)
