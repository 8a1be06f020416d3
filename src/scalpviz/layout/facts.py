"""What a layout tells the cards: how each side of a zone or point lies on this head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalpviz.side import Side
from scalpviz.state.cards.card import OnHead

if TYPE_CHECKING:
    from scalpviz.layout.head_layout import HeadLayout


def facts(layout: HeadLayout) -> dict[tuple[str, str, Side], OnHead]:
    """What the card tells of each side of each zone and point on this head, by system, code and side."""
    placement = layout.placement
    found: dict[tuple[str, str, Side], OnHead] = {}
    for zone in placement.zones:
        key = (zone.system, zone.code, zone.side)
        before = found[key].lengths if key in found else ()
        apart = tuple((a.system, a.code, a.mean, a.most) for a in layout.apart.get(key[:2], ()))
        found[key] = OnHead((*before, (zone.side, zone.length)), zone.estimated, apart=apart)
    for point in placement.points:
        found[point.system, point.code, point.side] = OnHead(estimated=point.estimated)
    for side_of, reason in placement.unplaced.items():
        found[side_of.system, side_of.code, side_of.side] = OnHead(unplaced=reason)
    return found
