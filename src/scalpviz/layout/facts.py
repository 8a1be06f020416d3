"""What a layout tells the cards: how each side of a zone or point lies on this head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalpviz.atlas.keys import SiteKey
from scalpviz.state.cards.card import OnHead

if TYPE_CHECKING:
    from scalpviz.layout.head_layout import HeadLayout


def facts(layout: HeadLayout) -> dict[SiteKey, OnHead]:
    """What the card tells of each side of each zone and point on this head."""
    placement = layout.placement
    found: dict[SiteKey, OnHead] = {}
    for zone in placement.zones:
        key = SiteKey(zone.system, zone.code, zone.side)
        before = found[key].lengths if key in found else ()
        apart = tuple(
            (a.system, a.code, a.mean, a.most) for a in layout.apart.get((zone.system, zone.code), ())
        )
        found[key] = OnHead((*before, (zone.side, zone.length)), zone.estimated, apart=apart)
    for point in placement.points:
        found[SiteKey(point.system, point.code, point.side)] = OnHead(estimated=point.estimated)
    return found | {key: OnHead(unplaced=reason) for key, reason in placement.unplaced.items()}
