"""Which zones are highlighted: those that stand for a body area, or those combined for a condition.

The side rule lives here. Sides in the atlas are seen from the other end: a zone's target says on which side
of the body it acts, a combination says on which side of the head it is needled; both are turned into the side
of the head for a chosen side of the body. Where no side is chosen, both are highlighted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from scalpviz.side import Side
from scalpviz.state.view import View, ZoneRef

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas, Combination, Condition, Target, Zone

ALWAYS = "acupoints"
"""Points that a condition names are highlighted whatever systems are on view: they belong to all of them."""

LATERAL = (Side.LEFT, Side.RIGHT)

NO_HIGHLIGHT: dict[str, Any] = {
    "area": None, "condition": None, "affected": None, "include_hidden_systems": False,
    "highlighted": frozenset(),
}  # fmt: skip
"""Fields of a view that highlights nothing."""


@dataclass(frozen=True)
class HighlightedZone:
    """A zone, or a part of it, that is highlighted, and why.

    Parameters
    ----------
    system, code : str
        The zone.
    part : str or None
        The part of it; None for all.
    sides : tuple of Side
        Of the head.
    rule : {"opposite", "same", "both", "none"}
        How they follow from the side of the body.
    area : str
        The body area that it claims; empty for a condition.
    senses : tuple of str
        Movement, sensation, or both; empty where no source parts them.
    counterpart_of : str
        Code of the zone whose counterpart it is; empty where it claims the area itself.
    """

    system: str
    code: str
    part: str | None
    sides: tuple[Side, ...]
    rule: str
    area: str = ""
    senses: tuple[str, ...] = ()
    counterpart_of: str = ""

    @property
    def refs(self) -> tuple[ZoneRef, ...]:
        """One reference for each side."""
        return tuple(ZoneRef(self.system, self.code, side, self.part) for side in self.sides)


class Lighting:
    """Finds what is highlighted.

    Parameters
    ----------
    atlas : Atlas
        Whose zones are highlighted.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._within = {area.id: area.within for area in atlas.body_areas}
        # Figures ask what lies inside an area hundreds of times for each picture.
        self._inside = {
            area: frozenset(one for one in self._within if area in self._upward(one)) for area in self._within
        }
        self._conditions = {condition.id: condition for condition in atlas.conditions}

    def condition(self, condition: str) -> Condition:
        """The condition of that id; KeyError when there is none."""
        return self._conditions[condition]

    def inside(self, area: str) -> frozenset[str]:
        """An area and all that lie within it.

        Raises
        ------
        KeyError
            The atlas has no such area.
        """
        return self._inside[area]

    def is_sided(self, area: str) -> bool:
        """Whether some zone stands for one side of it, so that a side can be chosen."""
        claimed = self.inside(area)
        return any(
            target.area in claimed and target.side in ("opposite", "same")
            for zone in self._atlas.zones
            for target in zone.targets
        )

    def highlighted(self, view: View) -> frozenset[ZoneRef]:
        """What a view lights: nothing while neither area nor condition is chosen."""
        return frozenset(ref for zone in self.chosen(view) for ref in zone.refs)

    def chosen(self, view: View) -> tuple[HighlightedZone, ...]:
        """The zones that a view lights, with reasons."""
        if view.condition is not None:
            found = self.of_condition(view.condition, view.affected)
        elif view.area is not None:
            found = self.of_area(view.area, view.affected, view.systems)
        else:
            return ()
        shown = tuple(zone for zone in found if zone.counterpart_of or self._on_view(zone, view))
        return found if view.include_hidden_systems or not shown else shown

    def further(self, view: View) -> int:
        """How many zones of other systems the chosen area or condition has besides those highlighted."""
        if view.condition is not None:
            found = self.of_condition(view.condition, view.affected)
        elif view.area is not None:
            found = self.of_area(view.area, view.affected, view.systems)
        else:
            return 0
        highlighted = {(zone.system, zone.code) for zone in self.chosen(view)}
        return len({(zone.system, zone.code) for zone in found} - highlighted)

    def _on_view(self, zone: HighlightedZone, view: View) -> bool:
        return zone.system in view.systems or (view.condition is not None and zone.system == ALWAYS)

    # -- body areas ----------------------------------------------------------------------------

    def of_area(self, area: str, side: Side | None, near: Iterable[str] = ()) -> tuple[HighlightedZone, ...]:
        """Zones that stand for an area of the body or for one within it, in the atlas's order.

        Where none does, those of the next larger area that has some. After them come the counterparts, in
        other systems, of the zones of the systems `near`: where they stand for a larger area that holds
        this one, or name the same part.

        Parameters
        ----------
        area : str
            Of the body.
        side : Side or None
            Of the body; None for both.
        near : iterable of str
            Systems whose counterparts in others are highlighted as well.

        Raises
        ------
        KeyError
            The atlas has no such area.
        """
        for larger in self._upward(area):
            claimed = self.inside(larger)
            found = [
                highlighted for zone in self._atlas.zones for highlighted in self._claims(zone, claimed, side)
            ]
            if found:
                twins = self._twins(found, frozenset(near))
                known = {(highlighted.system, highlighted.code) for highlighted in found}
                more = [
                    highlighted
                    for (system, code), origin in twins.items()
                    if (system, code) not in known
                    for highlighted in self._counterpart(self._atlas.zone(code, system), origin, larger, side)
                ]
                return tuple(
                    replace(highlighted, counterpart_of=origin.code)
                    if (origin := twins.get((highlighted.system, highlighted.code)))
                    else highlighted
                    for highlighted in (*found, *more)
                )
        return ()

    def _claims(self, zone: Zone, claimed: frozenset[str], side: Side | None) -> Iterator[HighlightedZone]:
        """What of a zone stands for these areas: a part at a time, movement and sensation together."""
        targets = [target for target in zone.targets if target.area in claimed]
        for part, rule in dict.fromkeys((target.part, target.side) for target in targets):
            same = [target for target in targets if (target.part, target.side) == (part, rule)]
            yield HighlightedZone(
                zone.system, zone.code, part, sides_of_head(zone.laterality, rule, side), rule,
                _widest(same, self._within), tuple(dict.fromkeys(t.sense for t in same if t.sense)),
            )  # fmt: skip

    def _twins(
        self, found: list[HighlightedZone], near: frozenset[str]
    ) -> dict[tuple[str, str], HighlightedZone]:
        """Counterparts, in other systems, of those found in the systems `near`: whose counterpart each is."""
        own = {
            (highlighted.system, highlighted.code): highlighted
            for highlighted in reversed(found)
            if highlighted.system in near
        }
        twins: dict[tuple[str, str], HighlightedZone] = {}
        for zone in self._atlas.zones:
            here = (zone.system, zone.code)
            for relation in zone.relations:
                if relation.code is None:
                    continue
                there = (relation.system, relation.code)
                for one, other in ((here, there), (there, here)):
                    if one in own and other[0] not in near:
                        twins.setdefault(other, own[one])
        return twins

    def _counterpart(
        self, zone: Zone, origin: HighlightedZone, area: str, side: Side | None
    ) -> Iterator[HighlightedZone]:
        """What of a counterpart is highlighted that does not claim the area itself."""
        found = list(self._claims(zone, frozenset(self._upward(area)), side))
        if not found and origin.part in {label.part for label in zone.parts}:
            sides = sides_of_head(zone.laterality, origin.rule, side)
            found = [
                HighlightedZone(zone.system, zone.code, origin.part, sides, origin.rule, "", origin.senses)
            ]
        yield from found

    def _upward(self, area: str) -> tuple[str, ...]:
        """An area, the one it lies within, and so on."""
        chain = [area]
        while (larger := self._within[chain[-1]]) is not None:
            chain.append(larger)
        return tuple(chain)

    # -- conditions ----------------------------------------------------------------------------

    def of_condition(self, condition: str, affected: Side | None) -> tuple[HighlightedZone, ...]:
        """Zones and points combined for a condition; each side and part once.

        Parameters
        ----------
        affected : Side or None
            The side of the body; None for both, or where it is not said.

        Raises
        ------
        KeyError
            The atlas has no such condition.
        """
        found = (
            highlighted
            for combination in self._conditions[condition].combinations
            for highlighted in self.of_combination(combination, affected)
        )
        return tuple(dict.fromkeys(found))

    def of_combination(self, combination: Combination, affected: Side | None) -> tuple[HighlightedZone, ...]:
        """Zones and points of one combination."""
        found = []
        for link in combination.zones:
            laterality = self._atlas.named(link.system, link.code).laterality
            sides = sides_of_head(laterality, combination.side, affected)
            found.append(HighlightedZone(link.system, link.code, link.part, sides, combination.side))
        return tuple(found)


def sides_of_head(laterality: str, rule: str, side: Side | None) -> tuple[Side, ...]:
    """Sides of a zone or point that are meant.

    Parameters
    ----------
    laterality : {"midline", "bilateral", "left", "right"}
        Of the zone or point.
    rule : {"opposite", "same", "both", "none"}
        How the side of the head follows from the side of the body; `none` where no source says.
    side : Side or None
        Of the body; None for both.
    """
    if laterality == "midline":
        return (Side.MIDLINE,)
    if laterality in LATERAL:
        return (Side(laterality),)
    if side in LATERAL and rule in ("opposite", "same"):
        return (side.mirrored if rule == "opposite" else side,)
    return LATERAL


def _widest(targets: list[Target], within: dict[str, str | None]) -> str:
    """Of the areas claimed, the one that holds the others; the first where none does."""
    areas = list(dict.fromkeys(target.area for target in targets))
    for area in areas:
        if all(other == area or area in _chain(other, within) for other in areas):
            return area
    return areas[0]


def _chain(area: str, within: dict[str, str | None]) -> tuple[str, ...]:
    larger = within.get(area)
    return () if larger is None else (larger, *_chain(larger, within))
