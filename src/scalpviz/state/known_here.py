"""What a view may name here: what the atlas, the heads, the languages and the cards at hand have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from scalpviz.languages import PINYIN, languages
from scalpviz.state.cards.card import FOLDING
from scalpviz.state.known_ids import KnownIds

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas


def known_here(atlas: Atlas, heads: Iterable[str]) -> KnownIds:
    """What a view may name.

    Parameters
    ----------
    heads : iterable of str
        Names of the stored heads.
    """
    return KnownIds(
        zones=frozenset((zone.system, zone.code) for zone in atlas.zones)
        | frozenset((point.system, point.code) for point in atlas.points),
        systems=frozenset(system.id for system in atlas.systems),
        regions=frozenset(region.id for region in atlas.regions),
        areas=frozenset(area.id for area in atlas.body_areas),
        conditions=frozenset(condition.id for condition in atlas.conditions),
        heads=frozenset(heads),
        languages=frozenset({PINYIN, *languages()}),
        topics=FOLDING,
    )
