"""The zone card as plain data: what it says, in which order, with its sources."""

from dataclasses import dataclass
from enum import StrEnum

from scalpviz.atlas.describe import mark, sources_named, sources_of
from scalpviz.atlas.model import Angle, Atlas, Caution, Statement, Target, Text, Zone
from scalpviz.side import Side
from scalpviz.state.view import ZoneRef
from scalpviz.state.words import BODY_SIDE, LATERALITY, LIFE, SENSE, SIDES, text


class Topic(StrEnum):
    """A section of the card; the order is that of the page."""

    TARGET = "target"
    INDICATIONS = "indications"
    NEEDLING = "needling"
    FIND_IT = "find-it"
    CAUTIONS = "cautions"
    ALWAYS = "always"
    DISAGREEMENTS = "disagreements"
    COUNTERPARTS = "counterparts"
    EVIDENCE = "evidence"
    SOURCES = "sources"


TITLES: dict[Topic, Text] = {
    Topic.TARGET: text("Stands for", "对应部位"),
    Topic.INDICATIONS: text("Indications", "主治"),
    Topic.NEEDLING: text("Needling", "针法"),
    Topic.FIND_IT: text("Find it", "定位"),
    Topic.CAUTIONS: text("Cautions", "注意"),
    Topic.ALWAYS: text("Cautions for every zone", "通用注意事项"),
    Topic.DISAGREEMENTS: text("Where sources disagree", "各家异说"),
    Topic.COUNTERPARTS: text("Counterparts in other systems", "其他体系的对应区"),
    Topic.EVIDENCE: text("Evidence", "证据"),
    Topic.SOURCES: text("Sources", "来源"),
}


class Tone(StrEnum):
    """How grave a line is."""

    PLAIN = "plain"
    LIFE = "life"
    """Concerns life; the line carries the word as well."""
    ESTIMATE = "estimate"
    """Tells that a place is not measured."""


@dataclass(frozen=True)
class Line:
    """A statement on the card.

    Parameters
    ----------
    words : str
        The statement.
    mark : str
        Source ids and certainty, as they stand beside it; may be empty.
    label : str
        What the statement is about, set before it; may be empty.
    tone : Tone
        How grave it is.
    """

    words: str
    mark: str = ""
    label: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class Section:
    """A titled group of lines."""

    topic: Topic
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Chip:
    """A body area the zone stands for.

    Parameters
    ----------
    words : str
        The body area.
    how : str
        Side of the body and sense: `opposite side, movement`; may be empty.
    part : str
        The part of the zone that stands for it; empty where all of it does.
    lit : bool
        True when that part, or the whole zone, is what was chosen.
    mark : str
        Sources and certainty.
    """

    words: str
    how: str = ""
    part: str = ""
    lit: bool = True
    mark: str = ""


@dataclass(frozen=True)
class OnHead:
    """What is known of a zone on the head now on show.

    Parameters
    ----------
    lengths : tuple of (Side, float)
        Of the centreline of each side along the skin, mm.
    estimated : bool
        True when its place leans on landmarks that nobody pointed at.
    unplaced : str
        Why it could not be placed; empty when it was.
    """

    lengths: tuple[tuple[Side, float], ...] = ()
    estimated: bool = False
    unplaced: str = ""


@dataclass(frozen=True)
class Card:
    """All that is said of one zone.

    Parameters
    ----------
    ref : ZoneRef
        The zone.
    code, chinese, pinyin, english : str
        Its names.
    where : str
        System, region and side in one line.
    chips : tuple of Chip
        What it stands for.
    chips_title, chips_mark : str
        What stands above the chips, and the sources of all of them.
    sections : tuple of Section
        In the order of `Topic`; none is empty.
    """

    ref: ZoneRef
    code: str
    chinese: str
    pinyin: str
    english: str
    where: str
    chips: tuple[Chip, ...]
    sections: tuple[Section, ...]
    chips_title: str = ""
    chips_mark: str = ""

    def section(self, topic: Topic) -> Section | None:
        """The section of that topic; None where there is nothing to say."""
        return next((section for section in self.sections if section.topic is topic), None)


def make_card(atlas: Atlas, ref: ZoneRef, language: str = "en", on_head: OnHead | None = None) -> Card:
    """The card of a zone.

    Parameters
    ----------
    ref : ZoneRef
        The zone; with a part, what that part stands for is lit.
    language : {"en", "pinyin", "zh"}
        Of the texts; where there is no Chinese, English stands in.
    on_head : OnHead, optional
        What is known of it on the head on show.

    Raises
    ------
    KeyError
        The atlas has no such zone.
    """
    zone = atlas.zone(ref.code, ref.system)
    writer = _Writer(atlas, zone, ref, language)
    return Card(
        ref=ref,
        code=zone.code,
        chinese=zone.names.zh,
        pinyin=zone.names.pinyin,
        english=zone.names.en,
        where=writer.where(),
        chips=writer.chips(),
        sections=writer.sections(on_head),
        chips_title=TITLES[Topic.TARGET].in_language(language),
        chips_mark=writer.chips_mark(),
    )


class _Writer:
    """Writes one card; holds what every line needs."""

    def __init__(self, atlas: Atlas, zone: Zone, ref: ZoneRef, language: str) -> None:
        self._atlas, self._zone, self._ref, self._language = atlas, zone, ref, language
        self._areas = {area.id: area.name for area in atlas.body_areas}
        self._parts = {part.part: part.name for part in zone.parts}

    def where(self) -> str:
        system = next(s for s in self._atlas.systems if s.id == self._zone.system)
        region = next(r for r in self._atlas.regions if r.id == self._zone.region)
        name = system.names.zh if self._language == "zh" else system.names.en
        side = self._ref.side
        paired = self._zone.laterality == "bilateral"
        place = (
            SIDES[side] if paired and side not in (None, Side.MIDLINE) else LATERALITY[self._zone.laterality]
        )
        return " · ".join((name, self._in(region.name), self._in(place)))

    def chips(self) -> tuple[Chip, ...]:
        return tuple(self._chip(target) for target in self._zone.targets)

    def chips_mark(self) -> str:
        """Sources of all chips together; how certain they are only where all are alike."""
        targets = self._zone.targets
        if not targets:
            return ""
        ids = tuple(dict.fromkeys(source for target in targets for source in target.sources))
        alike = len({target.certainty for target in targets}) == 1
        certainty = targets[0].certainty if alike else "stated"
        return mark(targets[0].model_copy(update={"sources": ids, "certainty": certainty}), self._language)

    def sections(self, on_head: OnHead | None) -> tuple[Section, ...]:
        zone = self._zone
        lines = {
            Topic.TARGET: [self._line(part.stands_for, self._in(part.name)) for part in zone.parts],
            Topic.INDICATIONS: [self._line(statement) for statement in zone.indications],
            Topic.NEEDLING: self._needling(),
            Topic.FIND_IT: self._find_it(on_head),
            Topic.CAUTIONS: self._cautions(zone.cautions),
            Topic.ALWAYS: self._cautions(self._atlas.general_cautions),
            Topic.DISAGREEMENTS: [self._line(v.note, self._in(v.topic)) for v in zone.variants],
            Topic.COUNTERPARTS: [
                self._line(r.note, f"{self._in(r.name)} ({r.system})") for r in zone.relations
            ],
            Topic.EVIDENCE: [self._line(statement) for statement in zone.evidence],
            Topic.SOURCES: self._sources(),
        }
        return tuple(
            Section(topic, self._in(TITLES[topic]), tuple(found)) for topic, found in lines.items() if found
        )

    def _chip(self, target: Target) -> Chip:
        words = [self._in(BODY_SIDE[target.side])] if target.side in BODY_SIDE else []
        words += [self._in(SENSE[target.sense])] if target.sense else []
        return Chip(
            words=self._in(self._areas[target.area]),
            how=", ".join(words),
            part=self._in(self._parts[target.part]) if target.part in self._parts else "",
            lit=self._ref.part is None or target.part in (None, self._ref.part),
            mark=mark(target, self._language),
        )

    def _needling(self) -> list[Line]:
        needling = self._zone.needling
        if needling is None:
            return []
        degrees = _degrees(needling.angle)
        named = (
            (text("Direction", "方向"), needling.direction),
            (text(f"Angle{degrees}", f"角度{degrees}"), needling.angle_statement),
            (text("Layer", "层次"), needling.layer),
            (text("Length", "进针长度"), needling.length),
            (text("Manipulation", "手法"), needling.manipulation),
            (text("Retention", "留针"), needling.retention),
        )
        lines = [self._line(statement, self._in(label)) for label, statement in named if statement]
        return lines + [self._line(statement) for statement in needling.notes]

    def _find_it(self, on_head: OnHead | None) -> list[Line]:
        zone = self._zone
        lines = [self._line(zone.location)]
        if zone.length:
            lines.append(self._line(zone.length, self._in(text("Length", "长度"))))
        if zone.meridian:
            lines.append(self._line(zone.meridian, self._in(text("Meridian", "归经"))))
        lines += [self._line(statement) for statement in zone.notes]
        return lines + self._here(on_head)

    def _here(self, on_head: OnHead | None) -> list[Line]:
        """What the head on show adds."""
        if on_head is None:
            return []
        label = self._in(text("On this head", "在此头上"))
        if on_head.unplaced:
            return [Line(on_head.unplaced, label=label, tone=Tone.ESTIMATE)]
        lines = []
        if on_head.lengths:
            lines.append(Line(self._length(on_head.lengths), label=label))
        if on_head.estimated:
            words = text(
                "Leans on estimated landmarks: nobody pointed at them on this head; check by hand.",
                "依据估计的标志点：未在此头上实测，请手工核对。",
            )
            lines.append(Line(self._in(words), label=self._in(text("Estimated", "估计")), tone=Tone.ESTIMATE))
        return lines

    def _length(self, lengths: tuple[tuple[Side, float], ...]) -> str:
        """One length where both sides agree to the millimetre."""
        found = {f"{length:.0f}" for _, length in lengths}
        if len(found) == 1:
            each = found.pop()
            return self._in(text(f"{each} mm along the skin", f"沿皮长 {each} 毫米"))
        sides = ", ".join(f"{self._in(SIDES[side])} {length:.0f} mm" for side, length in lengths)
        return self._in(text(f"{sides} along the skin", f"沿皮长 {sides}"))

    def _cautions(self, cautions: tuple[Caution, ...]) -> list[Line]:
        grave = sorted(cautions, key=lambda caution: not caution.life)
        life = self._in(LIFE)
        return [
            self._line(c.statement, life if c.life else "", Tone.LIFE if c.life else Tone.PLAIN)
            for c in grave
        ]

    def _sources(self) -> list[Line]:
        general = {source for caution in self._atlas.general_cautions for source in caution.statement.sources}
        named = {source.id for source in sources_of(self._atlas, self._zone)} | general
        return [Line(source.citation, label=source.id) for source in sources_named(self._atlas, named)]

    def _line(self, statement: Statement, label: str = "", tone: Tone = Tone.PLAIN) -> Line:
        return Line(self._in(statement.text), mark(statement, self._language), label, tone)

    def _in(self, words: Text) -> str:
        return words.in_language(self._language)


def _degrees(angle: Angle | None) -> str:
    """An angle as it stands after a word; nothing where no source gives one."""
    if angle is None:
        return ""
    return f" {angle.low:g}°" if angle.low == angle.high else f" {angle.low:g}–{angle.high:g}°"
