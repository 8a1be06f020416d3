"""What is told of a chosen body area or condition, as plain data; the page beside the list shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalpviz.atlas.model import Zone
from scalpviz.side import Side
from scalpviz.state.cards.card import CardLine, CardSection
from scalpviz.state.highlighting import HighlightedZone
from scalpviz.state.phrases import BODY_SIDE, SENSE, SIDES, text
from scalpviz.state.view import ZoneRef

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas


@dataclass(frozen=True)
class HighlightLink:
    """A zone on the page: a click selects it.

    Parameters
    ----------
    ref : ZoneRef
        With its part; with its side where there is one.
    code, name : str
        What it is called.
    detail : str
        Part, side, and why it is there.
    highlighted : bool
        False where its system is not on view.
    """

    ref: ZoneRef
    code: str
    name: str
    detail: str
    highlighted: bool = True


@dataclass(frozen=True)
class HighlightGroup:
    """Links under one title.

    Parameters
    ----------
    title : str
        A system, or the side rule of a combination.
    lines : tuple of CardLine
        What these zones are used for.
    links : tuple of HighlightLink
        The zones.
    """

    title: str
    lines: tuple[CardLine, ...]
    links: tuple[HighlightLink, ...]


@dataclass(frozen=True)
class SideChoice:
    """One place of the switch for the side of the body."""

    side: Side | None
    words: str


@dataclass(frozen=True)
class HighlightPage:
    """A body area or a condition with its zones.

    Parameters
    ----------
    title : str
        Its name.
    above, below : str
        What it is; what to know before reading.
    groups : tuple of HighlightGroup
        Its zones.
    switch : str
        What the switch for the side is about; empty where there is nothing to choose.
    choices : tuple of SideChoice
        Its places.
    side : Side or None
        The one in force.
    more : str
        Offers zones of other systems; empty where there are none.
    sections : tuple of CardSection
        Cautions, evidence, sources.
    language : str
        Of its words.
    """

    title: str
    above: str
    below: str
    groups: tuple[HighlightGroup, ...]
    switch: str = ""
    choices: tuple[SideChoice, ...] = ()
    side: Side | None = None
    more: str = ""
    sections: tuple[CardSection, ...] = ()
    language: str = "en"


def side_choices(language: str) -> tuple[SideChoice, ...]:
    """Left, both, right."""
    named = ((Side.LEFT, text("Left")), (None, text("Both")), (Side.RIGHT, text("Right")))
    return tuple(SideChoice(side, words.in_language(language)) for side, words in named)


def more_words(count: int, beyond: bool, language: str) -> str:
    """Offers what other systems have, or takes it away again."""
    if beyond:
        return text("Only the systems on view").in_language(language)
    if not count:
        return ""
    return text("{count} more in other systems").in_language(language, count=count)


def link_to(
    atlas: Atlas, zone: HighlightedZone, language: str, *, highlighted: bool = True, reason: bool = True
) -> HighlightLink:
    """A link that leads to what is highlighted; with the reason why, or with part and side alone."""
    record = atlas.named(zone.system, zone.code)
    name = record.names.in_language(language)
    one = zone.sides[0] if len(zone.sides) == 1 else None
    ref = ZoneRef(zone.system, zone.code, one, zone.part)
    words = reason_words(atlas, zone, language) if reason else placed_words(record, zone, language)
    label = (record.label if isinstance(record, Zone) else None) or zone.code
    return HighlightLink(ref, label, name, words, highlighted)


def placed_words(record: object, zone: HighlightedZone, language: str) -> str:
    """Part and side: `middle two fifths, left side`."""
    words = [_part(record, zone, language)]
    if len(zone.sides) == 1 and zone.sides[0] is not Side.MIDLINE:
        words.append(SIDES[zone.sides[0]].in_language(language))
    return comma(language).join(word for word in words if word)


def reason_words(atlas: Atlas, zone: HighlightedZone, language: str) -> str:
    """Why a zone is highlighted for a body area: `arm, middle two fifths, opposite side`."""
    record = atlas.zone(zone.code, zone.system)
    words = []
    if zone.area:
        name = next(area.name for area in atlas.body_areas if area.id == zone.area).in_language(language)
        words.append(lowered(name))
    words.append(_part(record, zone, language))
    if zone.rule in BODY_SIDE:
        words.append(BODY_SIDE[zone.rule].in_language(language))
    words += [SENSE[sense].in_language(language) for sense in zone.senses]
    if zone.counterpart_of:
        of = text("counterpart of {zone}")
        words.append(of.in_language(language, zone=zone.counterpart_of))
    return comma(language).join(word for word in words if word)


def _part(record: object, zone: HighlightedZone, language: str) -> str:
    labels = record.parts if isinstance(record, Zone) else ()
    name = next((label.name for label in labels if label.part == zone.part), None)
    return lowered(name.in_language(language)) if name else ""


def lowered(words: str) -> str:
    """Words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]


def comma(language: str) -> str:
    """What parts words in that language."""
    return text(", ").in_language(language)
