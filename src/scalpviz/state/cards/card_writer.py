"""Writes the cards of zones and points from the atlas and from what is known of them on the head on show."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from scalpviz.atlas.describe import mark, points_of, sources_named, sources_of
from scalpviz.atlas.model import Zone
from scalpviz.languages import Sentence, say
from scalpviz.side import Side
from scalpviz.state.cards.card import Card, CardLine, CardSection, Chip, LineTone, OnHead
from scalpviz.state.cards.card_links import conditions_of, crumbs
from scalpviz.state.cards.card_variants import can_be_drawn, variant_lines
from scalpviz.state.cards.topics import Topic
from scalpviz.state.links import AreaLink, Crumb
from scalpviz.state.phrases import BODY_SIDE, LIFE, SENSE, SIDES, text
from scalpviz.state.view import ZoneRef

if TYPE_CHECKING:
    from scalpviz.atlas.model import Angle, Atlas, AtlasPoint, Caution, Relation, Statement, Target
    from scalpviz.atlas.texts import Text

TITLES: dict[Topic, Sentence] = {
    Topic.TARGET: text("Stands for"),
    Topic.INDICATIONS: text("Indications"),
    Topic.CONDITIONS: text("Combined for"),
    Topic.NEEDLING: text("Needling"),
    Topic.FIND_IT: text("Find it"),
    Topic.CAUTIONS: text("Cautions"),
    Topic.ALWAYS: text("Cautions for every zone"),
    Topic.DISAGREEMENTS: text("Where sources disagree"),
    Topic.COUNTERPARTS: text("Counterparts in other systems"),
    Topic.THROUGH: text("Zones found by this point"),
    Topic.CORTEX: text("Said to lie over"),
    Topic.EVIDENCE: text("Evidence"),
    Topic.SOURCES: text("Sources"),
}

CORTEX = text(
    "Roughly, and never a target: between people the brain's folds lie 2 to 3 cm apart under the same place "
    "of the scalp."
)
"""Stands before what is said of the cortex."""

CORTEX_SOURCE = "S51"
"""Of those words."""


def make_card(
    atlas: Atlas,
    ref: ZoneRef,
    language: str = "en",
    on_head: OnHead | None = None,
    folded: Collection[str] = (),
    variants: bool = False,
) -> Card:
    """The card of a zone or a point.

    Parameters
    ----------
    ref : ZoneRef
        The zone or point; with a part, what that part stands for is highlighted.
    language : {"en", "pinyin", "zh"}
        Of the texts; where there is no Chinese, English stands in.
    on_head : OnHead, optional
        What is known of it on the head on show.
    folded : collection of str
        Topics whose sections are folded.
    variants : bool
        Whether its variants are drawn.

    Raises
    ------
    KeyError
        The atlas has no such zone or point.
    """
    record = atlas.named(ref.system, ref.code)
    writer: _ZoneWriter | _PointWriter
    if isinstance(record, Zone):
        writer = _ZoneWriter(atlas, record, ref, language, variants)
    else:
        writer = _PointWriter(atlas, record, ref, language, variants)
    trace = writer.crumbs()
    return Card(
        ref=ref,
        code=record.code,
        chinese=record.names.zh,
        pinyin=record.names.pinyin,
        english=record.names.en,
        where=" · ".join(crumb.words for crumb in trace),
        chips=writer.chips(),
        sections=tuple(replace(s, folded=s.topic in folded) for s in writer.sections(on_head)),
        chips_title=TITLES[Topic.TARGET].in_language(language),
        chips_mark=writer.chips_mark(),
        language=language,
        angle=(angle := writer.angle()),
        layers=writer.layers() if angle else (),
        crumbs=trace,
        has_variants=any(can_be_drawn(variant) for variant in record.variants),
        variants_drawn=variants,
        chips_folded=Topic.TARGET in folded,
    )


class _CardWriter:
    """Writes what the cards of zones and points share."""

    def __init__(
        self, atlas: Atlas, record: Zone | AtlasPoint, ref: ZoneRef, language: str, variants: bool
    ) -> None:
        self._atlas, self._record, self._ref, self._language = atlas, record, ref, language
        self._variants = variants

    def crumbs(self) -> tuple[Crumb, ...]:
        """System, region and side."""
        return crumbs(self._atlas, self._record, self._ref, self._language)

    def _conditions(self) -> list[CardLine]:
        return conditions_of(self._atlas, self._ref, self._language)

    def _disagreements(self, on_head: OnHead | None) -> list[CardLine]:
        return variant_lines(self._record.variants, self._language, on_head, self._variants)

    def layers(self) -> tuple[tuple[str, bool], ...]:
        """Layers of the scalp by name, and which is needled."""
        return tuple((self._in(layer.name), layer.needled) for layer in self._atlas.scalp_layers)

    def _titled(self, lines: dict[Topic, list[CardLine]]) -> tuple[CardSection, ...]:
        return tuple(
            CardSection(topic, self._in(TITLES[topic]), tuple(found))
            for topic, found in lines.items()
            if found
        )

    def _precision(self) -> list[CardLine]:
        """That a place is only approximate, and why."""
        note = self._record.precision_note
        return [self._line(note, self._in(text("Approximate")), LineTone.ESTIMATE)] if note else []

    def _here(self, on_head: OnHead | None) -> list[CardLine]:
        """What the head on show adds."""
        if on_head is None:
            return []
        label = self._in(text("On this head"))
        if on_head.unplaced:
            return [CardLine(say(on_head.unplaced, self._language), label=label, tone=LineTone.ESTIMATE)]
        lines = []
        if on_head.lengths:
            lines.append(CardLine(self._length(on_head.lengths), label=label))
        if on_head.estimated:
            words = text("Leans on estimated landmarks: nobody pointed at them on this head; check by hand.")
            lines.append(CardLine(self._in(words), label=self._in(text("Estimated")), tone=LineTone.ESTIMATE))
        return lines

    def _length(self, lengths: tuple[tuple[Side, float], ...]) -> str:
        """One length where both sides agree to the millimetre."""
        found = {f"{length:.0f}" for _, length in lengths}
        if len(found) == 1:
            each = found.pop()
            return self._in(text("{length} mm along the skin"), length=each)
        sides = [
            self._in(text("{side} {length} mm"), side=self._in(SIDES[side]), length=f"{length:.0f}")
            for side, length in lengths
        ]
        return self._in(text("{sides} along the skin"), sides=self._in(text(", ")).join(sides))

    def _cautions(self, cautions: tuple[Caution, ...]) -> list[CardLine]:
        grave = sorted(cautions, key=lambda caution: not caution.life)
        life = self._in(LIFE)
        return [
            self._line(c.statement, life if c.life else "", LineTone.LIFE if c.life else LineTone.PLAIN)
            for c in grave
        ]

    def _sources(self) -> list[CardLine]:
        general = {source for caution in self._atlas.general_cautions for source in caution.statement.sources}
        named = {source.id for source in sources_of(self._atlas, self._record)} | general | self._also_cited()
        return [CardLine(source.citation, label=source.id) for source in sources_named(self._atlas, named)]

    def _also_cited(self) -> set[str]:
        """Sources of what the card says by itself."""
        return set()

    def _line(
        self,
        statement: Statement,
        label: str = "",
        tone: LineTone = LineTone.PLAIN,
        link: ZoneRef | None = None,
    ) -> CardLine:
        return CardLine(self._in(statement.text), mark(statement, self._language), label, tone, link)

    def _in(self, words: Text | Sentence, **fields: object) -> str:
        if isinstance(words, Sentence):
            return words.in_language(self._language, **fields)
        return words.in_language(self._language)


class _PointWriter(_CardWriter):
    """Writes the card of a point."""

    def __init__(self, atlas: Atlas, point: AtlasPoint, ref: ZoneRef, language: str, variants: bool) -> None:
        super().__init__(atlas, point, ref, language, variants)
        self._point = point

    def chips(self) -> tuple[Chip, ...]:
        """None: no source read says what a point of the scalp stands for by itself."""
        return ()

    def chips_mark(self) -> str:
        """Nothing."""
        return ""

    def angle(self) -> None:
        """None: how a needle enters is told of zones."""

    def sections(self, on_head: OnHead | None) -> tuple[CardSection, ...]:
        """All that is said of the point."""
        point = self._point
        return self._titled(
            {
                Topic.CONDITIONS: self._conditions(),
                Topic.FIND_IT: self._find_it(on_head),
                Topic.THROUGH: self._through(),
                Topic.CAUTIONS: self._cautions(point.cautions),
                Topic.ALWAYS: self._cautions(self._atlas.general_cautions) if point.meridian else [],
                Topic.DISAGREEMENTS: self._disagreements(on_head),
                Topic.SOURCES: self._sources(),
            }
        )

    def _find_it(self, on_head: OnHead | None) -> list[CardLine]:
        point = self._point
        lines = [self._line(point.location), *self._precision()]
        if point.meridian:
            lines.append(CardLine(self._in(point.meridian), label=self._in(text("Meridian"))))
        if point.aliases:
            lines.append(CardLine(", ".join(point.aliases), label=self._in(text("Also called"))))
        lines += [self._line(statement) for statement in point.notes]
        return lines + self._here(on_head)

    def _through(self) -> list[CardLine]:
        """Zones whose own form names the point."""
        found = (zone for zone in self._atlas.zones if self._point.code in points_of(zone))
        return [
            CardLine(
                zone.names.translated(self._language),
                label=zone.code,
                link=ZoneRef(zone.system, zone.code),
            )
            for zone in found
        ]


class _ZoneWriter(_CardWriter):
    """Writes the card of a zone."""

    def __init__(self, atlas: Atlas, zone: Zone, ref: ZoneRef, language: str, variants: bool) -> None:
        super().__init__(atlas, zone, ref, language, variants)
        self._zone = zone
        self._areas = {area.id: area.name for area in atlas.body_areas}
        self._parts = {part.part: part.name for part in zone.parts}

    def angle(self) -> tuple[float, float] | None:
        """Between needle and skin at entry, degrees."""
        needling = self._zone.needling
        return (
            None if needling is None or needling.angle is None else (needling.angle.low, needling.angle.high)
        )

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

    def sections(self, on_head: OnHead | None) -> tuple[CardSection, ...]:
        zone = self._zone
        lines = {
            Topic.TARGET: [self._line(part.stands_for, self._in(part.name)) for part in zone.parts],
            Topic.INDICATIONS: [self._line(statement) for statement in zone.indications],
            Topic.CONDITIONS: self._conditions(),
            Topic.NEEDLING: self._needling(),
            Topic.FIND_IT: self._find_it(on_head),
            Topic.CAUTIONS: self._cautions(zone.cautions),
            Topic.ALWAYS: self._cautions(self._atlas.general_cautions),
            Topic.DISAGREEMENTS: self._disagreements(on_head),
            Topic.COUNTERPARTS: [self._counterpart(relation, on_head) for relation in zone.relations],
            Topic.CORTEX: self._cortex(),
            Topic.EVIDENCE: [self._line(statement) for statement in zone.evidence],
            Topic.SOURCES: self._sources(),
        }
        return self._titled(lines)

    def _chip(self, target: Target) -> Chip:
        words = [self._in(BODY_SIDE[target.side])] if target.side in BODY_SIDE else []
        words += [self._in(SENSE[target.sense])] if target.sense else []
        return Chip(
            words=self._in(self._areas[target.area]),
            how=", ".join(words),
            part=self._in(self._parts[target.part]) if target.part in self._parts else "",
            highlighted=self._ref.part is None or target.part in (None, self._ref.part),
            mark=mark(target, self._language),
            link=AreaLink(target.area, self._side_of_body(target)),
        )

    def _side_of_body(self, target: Target) -> Side | None:
        """The side of the body that the chosen side of the zone acts on; None for both, or not known."""
        side = self._ref.side
        if side not in (Side.LEFT, Side.RIGHT) or target.side not in ("opposite", "same"):
            return None
        return side.mirrored if target.side == "opposite" else side

    def _needling(self) -> list[CardLine]:
        needling = self._zone.needling
        if needling is None:
            return []
        degrees = _degrees(needling.angle)
        named = (
            (text("Direction"), needling.direction),
            (text("Angle {degrees}" if degrees else "Angle"), needling.angle_statement),
            (text("Layer"), needling.layer),
            (text("Needle length"), needling.length),
            (text("Manipulation"), needling.manipulation),
            (text("Retention"), needling.retention),
        )
        lines = [
            self._line(statement, self._in(label, degrees=degrees)) for label, statement in named if statement
        ]
        return lines + [self._line(statement) for statement in needling.notes]

    def _find_it(self, on_head: OnHead | None) -> list[CardLine]:
        zone = self._zone
        lines = [self._line(zone.location), *self._precision()]
        if zone.unplaceable:
            label = self._in(text("Not drawn"))
            lines.append(self._line(zone.unplaceable, label, LineTone.ESTIMATE))
        if zone.length:
            lines.append(self._line(zone.length, self._in(text("Length"))))
        if zone.meridian:
            lines.append(self._line(zone.meridian, self._in(text("Meridian"))))
        if zone.aliases:
            also = ", ".join(self._in(alias) for alias in zone.aliases)
            lines.append(CardLine(also, label=self._in(text("Also called"))))
        lines += [self._line(statement) for statement in zone.notes]
        return lines + self._here(on_head)

    def _counterpart(self, relation: Relation, on_head: OnHead | None) -> CardLine:
        """A zone of another system that this one answers to, and how far off it lies on this head."""
        system = next((s.names for s in self._atlas.systems if s.id == relation.system), None)
        name = relation.system if system is None else system.translated(self._language)
        code = f"{relation.code} " if relation.code else ""
        line = self._line(relation.note, f"{code}{self._in(relation.name)} ({name})")
        if relation.code is None:
            return line
        link = ZoneRef(relation.system, relation.code, self._ref.side)
        for system_id, code, mean, most in on_head.apart if on_head else ():
            if (system_id, code) == (relation.system, relation.code):
                apart = text("On this head {mean} mm apart on average, {most} mm at most.")
                measured = self._in(apart, mean=f"{mean:.0f}", most=f"{most:.0f}")
                return replace(line, words=f"{line.words} {measured}", link=link)
        return replace(line, link=link)

    def _also_cited(self) -> set[str]:
        return {CORTEX_SOURCE} if self._zone.cortex else set()

    def _cortex(self) -> list[CardLine]:
        """What is said to lie beneath, after a word on how far that can be trusted."""
        if not self._zone.cortex:
            return []
        return [
            CardLine(self._in(CORTEX), CORTEX_SOURCE),
            *(self._line(statement) for statement in self._zone.cortex),
        ]


def _degrees(angle: Angle | None) -> str:
    """An angle as it stands after a word; nothing where no source gives one."""
    if angle is None:
        return ""
    return f"{angle.low:g}°" if angle.low == angle.high else f"{angle.low:g}–{angle.high:g}°"
