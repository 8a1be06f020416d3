"""Looking zones and points up by code, name, point, body part or complaint, as one types."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from scalpviz.atlas.describe import points_of
from scalpviz.atlas.texts import Text

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas, AtlasPoint, BodyArea, Zone


class Field(StrEnum):
    """What of a zone was found."""

    CODE = "code"
    NAME = "name"
    POINT = "point"
    BODY_AREA = "body area"
    INDICATION = "indication"
    MERIDIAN = "meridian"


@dataclass(frozen=True)
class Hit:
    """A zone that answers a query, and why.

    Parameters
    ----------
    code, system : str
        Of the zone.
    field : Field
        What matched.
    matched : str
        The words that matched, as the atlas writes them.
    score : float
        The better, the higher; of use only beside other hits of the same query.
    """

    code: str
    system: str
    field: Field
    matched: str
    score: float


_BASE = {
    Field.CODE: 80.0,
    Field.NAME: 60.0,
    Field.POINT: 45.0,
    Field.BODY_AREA: 30.0,
    Field.INDICATION: 15.0,
    Field.MERIDIAN: 8.0,
}
_EXACT = 5.0
"""More for the whole of a code, name or complaint."""
_WHOLE_WORD = 4.0
_AT_START = 2.0
_UNSOURCED = -1.0
_OTHER_WORD = -25.0
"""Less for another word of a body area, say headache for the head: what a source treats goes before it."""
_ALL_IN_ONE = 1.0
"""More where all words of the query stand in one place."""
_APART = 0.4
"""Share of the score that is left where they stand in several places of a zone."""

_SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)


@dataclass(frozen=True)
class _SearchEntry:
    """Something of a zone that can be found."""

    field: Field
    shown: Text
    words: tuple[str, ...] = ()
    """Folded; a term may begin any of them."""
    run_on: bool = False
    """Pinyin or a code: the words may also be typed without spaces between them."""
    chinese: str = ""
    """Folded; a term may stand anywhere in it."""
    unsourced: bool = False
    other_word: bool = False

    def is_all_of(self, terms: list[_Term]) -> bool:
        """True if the terms are all its words, small ones apart."""
        return not self.run_on and tuple(term.text for term in terms) == _large(self.words)

    def score(self, term: _Term) -> float:
        """How well the term fits; 0 if it does not."""
        best = self._fit(term)
        if best is None:
            return 0.0
        return _BASE[self.field] + best + _UNSOURCED * self.unsourced + _OTHER_WORD * self.other_word

    def _fit(self, term: _Term) -> float | None:
        if term.is_chinese:
            if term.text not in self.chinese:
                return None
            return _EXACT if term.text == self.chinese else _AT_START * self.chinese.startswith(term.text)
        if self.run_on:
            return self._fit_run_on(term)
        fits = [
            _WHOLE_WORD * (word == spelling) + _AT_START * (i == 0)
            for spelling in term.spellings
            for i, word in enumerate(self.words)
            if word.startswith(spelling)
        ]
        return max(fits, default=None)

    def _fit_run_on(self, term: _Term) -> float | None:
        fits: list[float] = []
        for i, word in enumerate(self.words):
            rest = "".join(self.words[i:])
            for spelling in {term.text, term.pinyin}:
                if rest.startswith(spelling):
                    whole = _EXACT if i == 0 and rest == spelling else _WHOLE_WORD * (word == spelling)
                    fits.append(whole + _AT_START * (i == 0))
        return max(fits, default=None)


@dataclass(frozen=True)
class _Term:
    """One word of a query, or the whole of it."""

    text: str

    @property
    def is_chinese(self) -> bool:
        """True if any of it is."""
        return bool(_CHINESE.search(self.text))

    @property
    def spellings(self) -> tuple[str, ...]:
        """The word, and without the s of a plural."""
        return (self.text, self.text[:-1]) if len(self.text) > 3 and self.text.endswith("s") else (self.text,)

    @property
    def pinyin(self) -> str:
        """As pinyin is typed, where v stands for ü."""
        return self.text.replace("v", "u")


class Search:
    """An index of the zones and points of an atlas.

    Found by: code; name in English, pinyin (with or without tones and spaces) and Chinese, and other names;
    the points that bound the zone; body areas and the larger areas they belong to; indications; points by
    code, names and meridian. A word matches from its beginning, so one
    finds while typing, and `ear` does not find the heart. Several words must all match.
    """

    def __init__(self, atlas: Atlas) -> None:
        areas = _areas(atlas)
        zones = [(zone, tuple(_entries(atlas, zone, areas))) for zone in atlas.zones]
        points = [(point, tuple(_point_entries(point))) for point in atlas.points]
        self._records: list[tuple[Zone | AtlasPoint, tuple[_SearchEntry, ...]]] = [*zones, *points]

    def find(self, text: str, language: str = "en") -> list[Hit]:
        """Zones and points that answer a query, best first.

        Parameters
        ----------
        text : str
            What was typed.
        language : {"en", "zh"}
            In which to show what matched; all languages are searched, and a Chinese
            query is answered in Chinese.
        """
        terms = _terms(text)
        if not terms:
            return []
        whole = _Term("".join(term.text for term in terms))
        hits: list[Hit] = []
        for record, entries in self._records:
            best = _best(entries, terms)
            if len(terms) > 1:
                best = max(best, _best([e for e in entries if e.run_on], [whole]), key=lambda b: b[0])
            score, entry = best
            if entry:
                shown = entry.shown.in_language("zh" if whole.is_chinese else language)
                hits.append(Hit(record.code, record.system, entry.field, shown, score))
        return sorted(hits, key=lambda hit: -hit.score)


def fold(text: str) -> str:
    """Lower case, without tone marks, ü as u, full-width letters as plain ones, numerals as digits."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(_NUMERALS.get(c, c) for c in decomposed if not unicodedata.combining(c))


_CHINESE = re.compile(r"[\u3400-\u9fff]")
_NUMERALS = {"一": "1", "二": "2", "三": "3"}
"""额旁一线 and 额旁1线 are the same name."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9\u3400-\u9fff]+", fold(text)))


def _terms(text: str) -> list[_Term]:
    return [_Term(word) for word in _large(_words(text))]


def _large(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without the small ones; all of them where there are no others."""
    return tuple(word for word in words if word not in _SMALL_WORDS) or words


def _best(
    entries: list[_SearchEntry] | tuple[_SearchEntry, ...], terms: list[_Term]
) -> tuple[float, _SearchEntry | None]:
    """The score of a zone and what it owes it to; (0, None) when a term fits nothing.

    One entry that fits every term goes before several that share them; of those, the weakest
    tells most about why the zone was found.
    """
    scores = [[entry.score(term) for entry in entries] for term in terms]
    together: tuple[float, _SearchEntry | None] = (0.0, None)
    bonus = _ALL_IN_ONE * (len(terms) > 1)
    for entry, each in zip(entries, zip(*scores, strict=True), strict=True):
        score = min(each)
        if score:
            score += bonus + _EXACT * entry.is_all_of(terms)
        if score > together[0]:
            together = (score, entry)
    if together[1] or not entries:
        return together
    tops = [
        max(zip(each, range(len(entries)), strict=True), key=lambda top: (top[0], -top[1])) for each in scores
    ]
    score, which = min(tops)
    return (score * _APART, entries[which]) if score else (0.0, None)


def _areas(atlas: Atlas) -> dict[str, tuple[_SearchEntry, ...]]:
    """By body area: its name, those of the larger areas it belongs to, and its own other words.

    Other words of a larger area are left out: the elbow is of the arm, and the hand is not.
    """
    known = {area.id: area for area in atlas.body_areas}

    def names(area: BodyArea) -> tuple[Text, ...]:
        return (area.name,) if area.within is None else (area.name, *names(known[area.within]))

    return {
        area.id: (
            *(_prose(Field.BODY_AREA, name, False) for name in names(area)),
            *(_other_word(area.name, word) for word in area.also),
        )
        for area in atlas.body_areas
    }


def _other_word(name: Text, word: Text) -> _SearchEntry:
    """Another word for a body area, shown behind its name."""
    zh = f"{name.zh or name.en}（{word.zh}）" if word.zh else None
    entry = _prose(Field.BODY_AREA, word, False)
    return replace(entry, shown=Text(en=f"{name.en} ({word.en})", zh=zh), other_word=True)


def _named(record: Zone | AtlasPoint) -> Iterator[_SearchEntry]:
    """A record's code and names."""
    names = record.names
    shown = Text(en=names.en, zh=names.zh or None)
    yield _SearchEntry(Field.CODE, Text(en=record.code), words=("".join(_words(record.code)),), run_on=True)
    yield _SearchEntry(Field.NAME, shown, words=_words(names.en), chinese=fold(names.zh))
    if names.pinyin:
        yield _SearchEntry(Field.NAME, Text(en=names.pinyin), words=_words(names.pinyin), run_on=True)


def _point_entries(point: AtlasPoint) -> Iterator[_SearchEntry]:
    yield from _named(point)
    for alias in point.aliases:
        yield _SearchEntry(Field.NAME, Text(en=alias), words=("".join(_words(alias)),), run_on=True)
    if point.meridian:
        yield _prose(Field.MERIDIAN, point.meridian, False)


def _entries(
    atlas: Atlas, zone: Zone, areas: Mapping[str, tuple[_SearchEntry, ...]]
) -> Iterator[_SearchEntry]:
    yield from _named(zone)
    if zone.label and zone.label != zone.code:
        yield _SearchEntry(Field.NAME, Text(en=zone.label), words=_words(zone.label), run_on=True)
    for alias in zone.aliases:
        yield _prose(Field.NAME, alias, False)
    for code in points_of(zone):
        point = atlas.point(code).names
        shown = Text(en=f"{code} {point.pinyin}", zh=f"{code} {point.zh}")
        yield _SearchEntry(Field.POINT, shown, words=("".join(_words(code)),), run_on=True)
        yield _SearchEntry(
            Field.POINT, shown, words=_words(point.pinyin), run_on=True, chinese=fold(point.zh)
        )
    for target in zone.targets:
        unsourced = target.certainty == "unsourced"
        yield from (replace(entry, unsourced=unsourced) for entry in areas[target.area])
    for part in zone.parts:
        yield _prose(Field.BODY_AREA, part.stands_for.text, part.stands_for.certainty == "unsourced")
    for indication in zone.indications:
        yield _prose(Field.INDICATION, indication.text, indication.certainty == "unsourced")


def _prose(field: Field, text: Text, unsourced: bool) -> _SearchEntry:
    return _SearchEntry(field, text, words=_words(text.en), chinese=fold(text.zh or ""), unsourced=unsourced)
