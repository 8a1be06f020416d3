"""The list while something is lit: exactly those zones, with the reason; and conditions found by a search."""

from scalpviz.atlas.model import Atlas
from scalpviz.side import Side
from scalpviz.state.conditions import AFFECTED, ConditionGroup
from scalpviz.state.lit_page import LitLink, LitPage
from scalpviz.state.view import View
from scalpviz.state.words import LATERALITY
from scalpviz.state.zone_list import Group, Row


def lit_groups(atlas: Atlas, page: LitPage, view: View) -> tuple[Group, ...]:
    """Rows of the lit zones, each zone once: by system for a body area, under its name for a condition."""
    if view.condition is None:
        return tuple(Group(group.title, _rows(atlas, group.links, view)) for group in page.groups)
    links = tuple(link for group in page.groups for link in group.links if link.lit)
    side = AFFECTED.get(view.affected or Side.MIDLINE)
    words = [page.title, side.in_language(view.language)] if side and page.switch else [page.title]
    return (Group(", ".join(words), _rows(atlas, links, view)),) if links else ()


def condition_rows(groups: tuple[ConditionGroup, ...]) -> tuple[Group, ...]:
    """Conditions as rows of the list."""
    return tuple(
        Group(group.title, tuple(Row(row.ref, "", row.name, False, "", row.side) for row in group.rows))
        for group in groups
    )


def _rows(atlas: Atlas, links: tuple[LitLink, ...], view: View) -> tuple[Row, ...]:
    """One row for each zone; where several of its parts are lit, all reasons stand in it."""
    same: dict[tuple[str, str], list[LitLink]] = {}
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
