"""The index of conditions: by group, looked for as one types, and a page for the one that is chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalpviz.atlas.describe import mark, sources_named
from scalpviz.atlas.links import walk
from scalpviz.atlas.search import fold
from scalpviz.languages import Sentence
from scalpviz.side import Side
from scalpviz.state.cards.card import CardLine, CardSection, LineTone
from scalpviz.state.cards.card_writer import TITLES
from scalpviz.state.cards.condition_rows import ConditionGroup, ConditionRef, ConditionRow
from scalpviz.state.cards.highlight_page import (
    HighlightGroup,
    HighlightPage,
    link_to,
    more_words,
    side_choices,
)
from scalpviz.state.cards.topics import Topic
from scalpviz.state.highlighting import Lighting
from scalpviz.state.phrases import LIFE, text
from scalpviz.state.view import View

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas, Combination, Condition


# -- what was typed ---------------------------------------------------------------------------------

_SIDED = {"left": Side.LEFT, "right": Side.RIGHT, "左": Side.LEFT, "右": Side.RIGHT}
_WITH_SIDE = frozenset({"side", "sided", "half", "body", "affected", "handed"})
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "my", "of", "on", "or", "the", "to",
     "with", "has", "have", "after", "post", "patient"}
)  # fmt: skip
_LESION = frozenset({"brain", "lesion", "hemisphere", "hemispheric", "infarct"})
"""With these a side is that of the brain: which side of the body is affected is then not taken from it."""

_ALIKE: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {
    "@weak": (
        frozenset(
            {"weak", "weakness", "paralysed", "paralyzed", "paralysis", "paresis", "paretic", "plegia",
             "hemiplegia", "hemiparesis", "hemiplegic"}
        ),
        ("半身不遂", "偏瘫", "瘫痪", "无力"),
    ),
    "@numb": (frozenset({"numb", "numbness", "tingling"}), ("麻木", "发麻")),
    "@shake": (frozenset({"tremor", "tremors", "shaking", "trembling"}), ("震颤", "颤抖")),
}  # fmt: skip
"""Words that mean the same complaint, in English and Chinese."""
LOOSE = 2.0
"""How well a word fits that only means the same; such answers give way to those with the word itself."""

_ENGLISH = re.compile(r"[a-z0-9]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_ZH_SIDE = re.compile(r"(左|右)(半身|半侧|侧|边|半)?")
_ZH_BOTH = re.compile(r"(双|两)(侧|边)")
_ZH_LESION = re.compile(r"(左|右)(侧|边|半)?(大脑|脑|半球|病灶|基底)")
_ZH_SMALL = re.compile(r"[的者]|患者|病人")


@dataclass(frozen=True)
class Complaint:
    """What was typed, read as a complaint.

    Parameters
    ----------
    terms : tuple of str
        English words and Chinese pieces, folded; side and small words taken out.
    side : Side or None
        Of the body; None where none, both, or the brain's side was named.
    """

    terms: tuple[str, ...]
    side: Side | None = None


def read_complaint(words: str) -> Complaint:
    """Read what was typed: `stroke, right side weak`, `右侧偏瘫`."""
    folded = fold(words)
    lesion = bool(_ZH_LESION.search(folded))
    sides: set[Side] = set()
    terms: list[str] = []
    english = _ENGLISH.findall(folded)
    lesion = lesion or bool(_LESION & set(english))
    for word in english:
        if word in _SIDED:
            sides.add(_SIDED[word])
        elif word not in _SMALL:
            terms.append(word)
    if sides:
        terms = [term for term in terms if term not in _WITH_SIDE]
    for run in _CHINESE.findall(folded):
        sides |= {_SIDED[found[1]] for found in _ZH_SIDE.finditer(run)}
        rest = _ZH_SMALL.sub(" ", _ZH_SIDE.sub(" ", _ZH_BOTH.sub(" ", run)))
        terms += rest.split()
    side = next(iter(sides)) if len(sides) == 1 and not lesion else None
    return Complaint(tuple(terms), side)


@dataclass(frozen=True)
class _ConditionEntry:
    """A condition as it is looked for."""

    condition: Condition
    words: frozenset[str]
    others: frozenset[str]
    chinese: str
    alike: frozenset[str]

    def fits(self, term: str) -> float:
        """How well one term fits; 0 where it does not."""
        if _CHINESE.match(term):
            return self._fits_chinese(term)
        for weight, words in ((4.0, self.words), (3.0, self.others)):
            if term in words:
                return weight
            if any(word.startswith(term) for word in words):
                return weight - 0.5
        meant = next((sign for sign, (words, _) in _ALIKE.items() if term in words), None)
        return LOOSE if meant in self.alike else 0.0

    def _fits_chinese(self, term: str) -> float:
        if term in self.chinese:
            return 4.0
        for sign, (_, alike) in _ALIKE.items():
            for word in alike:
                if word in term and sign in self.alike:
                    rest = [piece for piece in term.split(word) if piece]
                    fits = [self._fits_chinese(piece) for piece in rest]
                    return min(LOOSE, *fits) if fits else LOOSE
        return 0.0


class ConditionIndex:
    """The conditions of an atlas.

    Parameters
    ----------
    atlas : Atlas
        Whose conditions they are.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._entries = tuple(_entry(condition) for condition in atlas.conditions)

    def groups(self, query: str = "", language: str = "en") -> tuple[ConditionGroup, ...]:
        """All conditions by group; with a query, those that answer it, best first."""
        if query.strip():
            rows = self.find(query, language)
            title = text("Conditions").in_language(language)
            return (ConditionGroup(title, rows),) if rows else ()
        found: dict[str, list[ConditionRow]] = {}
        for entry in self._entries:
            title = entry.condition.group.in_language(language)
            found.setdefault(title, []).append(_row(entry.condition, None, language))
        return tuple(ConditionGroup(title, tuple(rows)) for title, rows in found.items())

    def find(self, query: str, language: str = "en", most: int = 8) -> tuple[ConditionRow, ...]:
        """Conditions that answer a query, best first; a side that was named comes with them."""
        complaint = read_complaint(query)
        if not complaint.terms:
            return ()
        found = []
        for entry in self._entries:
            fits = [entry.fits(term) for term in complaint.terms]
            if all(fits):
                sided = complaint.side is not None and entry.condition.sided
                found.append((sum(fits) / len(fits) + sided, max(fits) > LOOSE, entry.condition))
        if any(literal for _, literal, _ in found):
            found = [hit for hit in found if hit[1]]
        found.sort(key=lambda hit: -hit[0])
        shown = "zh" if _CHINESE.search(query) else language
        return tuple(_row(condition, complaint.side, shown) for _, _, condition in found[:most])


def _entry(condition: Condition) -> _ConditionEntry:
    also = condition.also
    chinese = " ".join(fold(words.zh or "") for words in (condition.name, *also))
    words = frozenset(_ENGLISH.findall(fold(condition.name.en)))
    others = frozenset(word for one in also for word in _ENGLISH.findall(fold(one.en)))
    alike = frozenset(
        sign
        for sign, (english, zh) in _ALIKE.items()
        if english & (words | others) or any(word in chinese for word in zh)
    )
    return _ConditionEntry(condition, words, others, chinese, alike)


def _row(condition: Condition, side: Side | None, language: str) -> ConditionRow:
    side = side if condition.sided else None
    words = AFFECTED[side].in_language(language) if side else ""
    return ConditionRow(ConditionRef(condition.id, side), condition.name.in_language(language), words)


# -- the page ---------------------------------------------------------------------------------------

AFFECTED: dict[Side, Sentence] = {
    Side.LEFT: text("left side affected"),
    Side.RIGHT: text("right side affected"),
}
RULES: dict[str, Sentence] = {
    "opposite": text("Opposite side of the head"),
    "same": text("Same side of the head"),
    "both": text("Both sides of the head"),
    "none": text("Side: unpaired, or no source names one"),
}
"""The side rule in words."""

USE = text("What authors combine; that it is used does not show that it works.")


def condition_page(atlas: Atlas, lighting: Lighting, view: View) -> HighlightPage:
    """The page of the chosen condition.

    Raises
    ------
    KeyError
        No condition is chosen, or the atlas has none of that id.
    """
    language = view.language
    condition = lighting.condition(view.condition or "")
    highlighted = {(zone.system, zone.code) for zone in lighting.chosen(view)}

    def group(combination: Combination) -> HighlightGroup:
        zones = lighting.of_combination(combination, view.affected)
        links = tuple(
            link_to(atlas, zone, language, highlighted=(zone.system, zone.code) in highlighted, reason=False)
            for zone in zones
        )
        use = CardLine(combination.use.text.in_language(language), mark(combination.use, language))
        return HighlightGroup(_rule(combination, condition, view), (use,), links)

    return HighlightPage(
        title=condition.name.in_language(language),
        above=condition.group.in_language(language),
        below=USE.in_language(language),
        groups=tuple(group(combination) for combination in condition.combinations),
        switch=text("Affected side").in_language(language) if condition.sided else "",
        choices=side_choices(language) if condition.sided else (),
        side=view.affected,
        more=more_words(lighting.further(view), view.include_hidden_systems, language),
        sections=_sections(atlas, condition, language),
        language=language,
    )


def _rule(combination: Combination, condition: Condition, view: View) -> str:
    """The side rule, and what it comes to for the affected side."""
    words = RULES[combination.side].in_language(view.language)
    side = view.affected
    if not condition.sided or combination.side not in ("opposite", "same") or side is None:
        return words
    head = side.mirrored if combination.side == "opposite" else side
    comes_to = {Side.LEFT: text(": left"), Side.RIGHT: text(": right")}
    return words + comes_to[head].in_language(view.language)


def _sections(atlas: Atlas, condition: Condition, language: str) -> tuple[CardSection, ...]:
    cautions = [
        CardLine(
            caution.statement.text.in_language(language), mark(caution.statement, language),
            LIFE.in_language(language) if caution.life else "",
            LineTone.LIFE if caution.life else LineTone.PLAIN,
        )
        for caution in sorted(condition.cautions, key=lambda caution: not caution.life)
    ]  # fmt: skip
    evidence = [CardLine(s.text.in_language(language), mark(s, language)) for s in condition.evidence]
    used = {source for _, record in walk(condition) for source in getattr(record, "sources", ())}
    sources = [CardLine(source.citation, label=source.id) for source in sources_named(atlas, used)]
    found = ((Topic.CAUTIONS, cautions), (Topic.EVIDENCE, evidence), (Topic.SOURCES, sources))
    return tuple(
        CardSection(topic, TITLES[topic].in_language(language), tuple(lines))
        for topic, lines in found
        if lines
    )
