"""The list while something is highlighted: those zones, with the reason; conditions found by a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalpviz.side import Side
from scalpviz.state.cards.condition_rows import ConditionGroup
from scalpviz.state.cards.conditions import AFFECTED
from scalpviz.state.cards.highlight_page import HighlightLink, HighlightPage
from scalpviz.state.cards.listing import Group, Row
from scalpviz.state.phrases import LATERALITY
from scalpviz.state.view import View

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas


def highlight_groups(atlas: Atlas, page: HighlightPage, view: View) -> tuple[Group, ...]:
    """Rows of the highlighted zones, each once: by system for a body area, under its name for a condition."""
    if view.condition is None:
        return tuple(Group(group.title, _rows(atlas, group.links, view)) for group in page.groups)
    links = tuple(link for group in page.groups for link in group.links if link.highlighted)
    side = AFFECTED.get(view.affected or Side.MIDLINE)
    words = [page.title, side.in_language(view.language)] if side and page.switch else [page.title]
    return (Group(", ".join(words), _rows(atlas, links, view)),) if links else ()


def condition_rows(groups: tuple[ConditionGroup, ...]) -> tuple[Group, ...]:
    """Conditions as rows of the list."""
    return tuple(
        Group(group.title, tuple(Row(row.ref, "", row.name, False, "", row.side) for row in group.rows))
        for group in groups
    )


def _rows(atlas: Atlas, links: tuple[HighlightLink, ...], view: View) -> tuple[Row, ...]:
    """One row for each zone; where several of its parts are highlighted, all reasons stand in it."""
    same: dict[tuple[str, str], list[HighlightLink]] = {}
    for link in links:
        same.setdefault((link.ref.system, link.ref.code), []).append(link)
    rows = []
    for (system, code), of_zone in same.items():
        record = atlas.named(system, code)
        refs = dict.fromkeys(link.ref for link in of_zone)
        ref = next(iter(refs))
        if len(refs) > 1:
            sides = {one.side for one in refs}
            ref = type(ref)(system, code, ref.side if len(sides) == 1 else None)
        told = [link for link in of_zone if link.ref.part is None] or of_zone
        why = "; ".join(dict.fromkeys(link.detail for link in told if link.detail))
        paired = record.laterality == "bilateral"
        words = LATERALITY["bilateral" if paired else "midline"].in_language(view.language)
        drawn = getattr(record, "shape", record) is not None
        rows.append(Row(ref, of_zone[0].code, of_zone[0].name, paired, words, why, drawn))
    return tuple(rows)
