"""What a view may name here: what the atlas, the heads, the languages and the cards at hand have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from scalpviz.atlas.index import index_of
from scalpviz.languages import PINYIN, languages
from scalpviz.state.cards.topics import FOLDING
from scalpviz.state.known_ids import KnownIds

if TYPE_CHECKING:
    from scalpviz.atlas.index import AtlasIndex
    from scalpviz.atlas.model import Atlas


def known_here(atlas: Atlas, heads: Iterable[str]) -> KnownIds:
    """What a view may name.

    Parameters
    ----------
    heads : iterable of str
        Names of the stored heads.
    """
    return replace(
        known_in(index_of(atlas), heads),
        areas=frozenset(area.id for area in atlas.body_areas),
        conditions=frozenset(condition.id for condition in atlas.conditions),
    )


def known_in(index: AtlasIndex, heads: Iterable[str]) -> KnownIds:
    """What a view may name that the index of an atlas knows: all but body areas and conditions."""
    return KnownIds(
        zones=frozenset((record.system, record.code) for record in (*index.zones, *index.points)),
        systems=frozenset(system.id for system in index.systems),
        regions=frozenset(region.id for region in index.regions),
        heads=frozenset(heads),
        languages=frozenset({PINYIN, *languages()}),
        topics=FOLDING,
    )
