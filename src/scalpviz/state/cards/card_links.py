"""What leads away from a card: its system, its region, the conditions that combine it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scalpviz.side import Side
from scalpviz.state.cards.card import CardLine
from scalpviz.state.links import ConditionLink, Crumb, PageLink, RegionLink
from scalpviz.state.phrases import LATERALITY, SIDES
from scalpviz.state.view import ZoneRef

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas, AtlasPoint, Zone


def crumbs(atlas: Atlas, record: Zone | AtlasPoint, ref: ZoneRef, language: str) -> tuple[Crumb, ...]:
    """System, region and side; the system leads to its history, the region to its zones in the list."""
    return tuple(_crumbs(atlas, record, ref, language))


def _crumbs(atlas: Atlas, record: Zone | AtlasPoint, ref: ZoneRef, language: str) -> Iterator[Crumb]:
    system = next((s for s in atlas.systems if s.id == record.system), None)
    if system is not None:
        yield Crumb(system.names.translated(language), PageLink(f"system/{system.id}"))
    region = next((r.name for r in atlas.regions if r.id == record.region), None)
    if region is not None:
        title = region.in_language(language)
        yield Crumb(title, RegionLink(title))
    side = ref.side
    sided = record.laterality == "bilateral" and side not in (None, Side.MIDLINE)
    place = SIDES[side] if sided and side is not None else LATERALITY[record.laterality]
    yield Crumb(place.in_language(language))


def conditions_of(atlas: Atlas, ref: ZoneRef, language: str) -> list[CardLine]:
    """The conditions for which authors combine a zone or point, as links, in the atlas's order."""
    return [
        CardLine(condition.name.in_language(language), link=ConditionLink(condition.id))
        for condition in atlas.conditions
        if any(
            (zone.system, zone.code) == (ref.system, ref.code)
            for combination in condition.combinations
            for zone in combination.zones
        )
    ]
