"""The statements of a card's sections as HTML for a text document; all words are escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication

from scalpviz.app.style.theme import GRID, SCALE, Type
from scalpviz.side import Side
from scalpviz.state.cards.card import LineTone
from scalpviz.state.cards.topics import Topic
from scalpviz.state.links import AreaLink, ConditionLink, PageLink, RegionLink
from scalpviz.state.view import ZoneRef

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Tokens
    from scalpviz.state.cards.card import Card, CardLine, CardSection
    from scalpviz.state.links import Link

SECTION = "scalpviz:needle-section"
"""Name of the picture of the needle in the scalp's layers."""
SOURCE = re.compile(r"\b(S\d+[a-z]?|C\d+|U(?:-[a-z]+)?)\b")
MARK = 0.72
"""Size of a source's mark, times that of the body type."""
RAISED = 1.5
"""Qt draws raised letters at two thirds of their size."""
LEADING = 1.42
"""Least distance of lines, times the size of their type."""
HANGS = 0.3
"""Share of the page's width that hanging labels may take; wider ones stand above their statement."""
GLUED = 4
"""So many marks stay on one line with the last word."""
DASH = "\u254c"
"""Stands before a variant that can be drawn, as its outline is."""


def section_html(section: CardSection, tokens: Tokens, font: QFont, width: int, drawn: bool = False) -> str:
    """What stands under a section's heading.

    Parameters
    ----------
    font : QFont
        The body type.
    width : int
        Of the page, pixels.
    drawn : bool
        Whether the picture of the needle stands before its statements.
    """
    points, column = font.pointSizeF(), _label_column(section.shown, font, width)
    compact = section.topic is Topic.SOURCES
    picture = f'<p style="margin:0px 0px {GRID}px 0px;"><img src="{SECTION}"></p>' if drawn else ""
    blocks: list[str] = []
    for hanging, lines in groupby(section.shown, lambda line: bool(column) and _hangs(line)):
        if hanging:
            # a table swallows the room under the paragraph before it
            above = _gap(compact) if blocks or picture else 0
            rows = "".join(
                _hung(line, tokens, points, column, 0 if k else above, compact)
                for k, line in enumerate(lines)
            )
            blocks.append(f'<table width="100%" cellspacing="0" cellpadding="0">{rows}</table>')
        else:
            blocks += [line_html(line, tokens, points, compact) for line in lines]
    return f'<body style="color:{tokens.ink};">{picture}{"".join(blocks)}</body>'


def tip(card: Card, source: str) -> str:
    """What a source is, for the pointer that rests on its mark; empty when the card does not cite it."""
    return source_tip(card.sections, source)


def source_tip(sections: Sequence[CardSection], source: str) -> str:
    """The same from the sections of any page."""
    found = (line for section in sections if section.topic is Topic.SOURCES for line in section.lines)
    return next((f"{line.label}: {line.words}" for line in found if line.label == source), "")


def line_html(line: CardLine, tokens: Tokens, points: float, compact: bool = False) -> str:
    """A statement as a paragraph; one that concerns life, or is an estimate, stands in a box."""
    label = _label(line, tokens, bold=True)
    if line.tone in (LineTone.LIFE, LineTone.ESTIMATE):
        grave = line.tone is LineTone.LIFE
        ink = tokens.danger if grave else tokens.estimate
        back = tokens.danger_back if grave else tokens.estimate_back
        return _boxed(f"{label}&nbsp; " if label else "", line, tokens, points, ink, back)
    if (label and line.drawn is not None) or isinstance(line.link, ZoneRef):
        label = f"{label}<br>"
    elif label:
        label += "&nbsp; "
    size = f"{_small(points)} color:{tokens.muted};" if compact else ""
    style = f"margin:0px 0px {_gap(compact)}px 0px; {_lead(points, compact)} {size}"
    return f'<p style="{style}">{label}{_statement(line, tokens, points)}</p>'


def address(link: Link) -> str:
    """A link as a document holds it: `zone:jiao/J1/right`, `source:S6`."""
    match link:
        case ZoneRef():
            return f"zone:{link.system}/{link.code}" + (f"/{link.side}" if link.side else "")
        case AreaLink():
            return f"area:{link.area}" + (f"/{link.side}" if link.side else "")
        case ConditionLink():
            return f"condition:{link.condition}" + (f"/{link.affected}" if link.affected else "")
        case RegionLink():
            return f"region:{link.title}"
        case PageLink():
            return f"source:{link.source}" if link.source else f"page:{link.page}"


def linked(scheme: str, path: str) -> Link | None:
    """What such an address leads to; None where it leads nowhere in the program."""
    first, *rest = path.split("/")
    match scheme:
        case "zone":
            return ZoneRef(first, rest[0], Side(rest[1]) if len(rest) > 1 else None)
        case "area":
            return AreaLink(first, Side(rest[0]) if rest else None)
        case "condition":
            return ConditionLink(first, Side(rest[0]) if rest else None)
        case "region":
            return RegionLink(path)
        case "source":
            return PageLink("sources", path)
        case "page":
            return PageLink(path)
    return None


def leading(points: float) -> int:
    """Distance of lines of a size of type, pixels: half steps of the grid, so that columns keep step."""
    screen = QGuiApplication.primaryScreen()
    pixels = points * (screen.logicalDotsPerInchY() if screen else 96.0) / 72
    half = GRID // 2
    return half * ceil(LEADING * pixels / half)


def marks_html(mark: str, tokens: Tokens, points: float) -> str:
    """Source ids and certainty by themselves, on the line."""
    return _mark(mark, tokens, points, raised=False).lstrip("\u2060\u00a0")


# -- inside -------------------------------------------------------------------------------------------


def _hangs(line: CardLine) -> bool:
    """Whether a line's label stands in a column of its own."""
    return bool(line.label) and line.tone is LineTone.PLAIN and line.drawn is None


def _label_column(lines: Sequence[CardLine], font: QFont, width: int) -> int:
    """Width of the column of labels; 0 where they would leave too little beside them."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(bold)
    widest = max((metrics.horizontalAdvance(line.label) for line in lines if _hangs(line)), default=0.0)
    column = ceil(widest) + 2 * GRID
    return column if widest and column <= max(HANGS * width, 11 * GRID) else 0


def _hung(line: CardLine, tokens: Tokens, points: float, column: int, above: int, compact: bool) -> str:
    """A row of the table of labels and statements."""
    size = _small(points) if compact else ""
    ink = tokens.muted if compact else tokens.ink
    under = f"padding:{above}px 0px {_gap(compact)}px 0px;"
    lead = _lead(points, compact)
    return (
        f'<tr><td width="{column}" style="{under}"><p style="margin:0px; {lead} {size}">'
        f"{_label(line, tokens)}</p></td>"
        f'<td style="{under}"><p style="margin:0px; {lead} {size} color:{ink};">'
        f"{_statement(line, tokens, points)}</p></td></tr>"
    )


def _label(line: CardLine, tokens: Tokens, bold: bool = False) -> str:
    words = escape(line.label)
    if not words:
        return ""
    if line.drawn:
        words = f"{_dash(tokens)} {words}"
    if line.link is not None:
        style = f"color:{tokens.accent}; text-decoration:none; font-weight:600;"
        return f'<a href="{escape(address(line.link))}" style="{style}">{words}</a>'
    if line.tone is not LineTone.PLAIN:
        return f"<b>{words}</b>"
    ink = tokens.ink if bold else tokens.muted
    return f'<span style="color:{ink};{" font-weight:600;" if bold else ""}">{words}</span>'


def _dash(tokens: Tokens) -> str:
    return f'<span style="color:{tokens.muted};">{DASH}{DASH}</span>'


def _statement(line: CardLine, tokens: Tokens, points: float) -> str:
    words = escape(line.words) + _mark(line.mark, tokens, points)
    if line.drawn and not line.label:
        words = f"{_dash(tokens)} {words}"
    if line.note:
        words += f'<br><span style="{_small(points)} color:{tokens.muted};">{escape(line.note)}</span>'
    return words


def _boxed(label: str, line: CardLine, tokens: Tokens, points: float, ink: str, back: str) -> str:
    words = f'<p style="margin:0px; {_lead(points, False)}">{label}{_statement(line, tokens, points)}</p>'
    return (
        f'<table width="100%" cellspacing="0" cellpadding="0" style="margin:0px 0px {GRID}px 0px;">'
        f'<tr><td width="3" bgcolor="{ink}"></td>'
        f'<td bgcolor="{back}" style="color:{ink}; padding:{GRID // 2}px {GRID}px;">{words}</td></tr></table>'
    )


def _mark(mark: str, tokens: Tokens, points: float, *, raised: bool = True) -> str:
    """Source ids as small raised links that cling to the last word; certainty in quiet words."""
    if not mark:
        return ""
    ids, _, certainty = mark.rpartition(" · ") if " · " in mark else (mark, "", "")
    if not SOURCE.match(ids):
        ids, certainty = "", mark
    named = ids.split(", ") if ids else []
    style = f"color:{tokens.muted}; text-decoration:none;"
    links = [f'<a href="source:{escape(one)}" style="{style}">{escape(one)}</a>' for one in named]
    between = "\u00a0" if len(links) <= GLUED else " "
    size = points * MARK * (RAISED if raised else 1.0)
    style = f"font-size:{size:.1f}pt; color:{tokens.muted};" + (" vertical-align:super;" if raised else "")
    cited = f'<span style="{style}">\u2060\u00a0{between.join(links)}</span>'
    # Chinese has no italics
    words = f"<i>{escape(certainty)}</i>" if certainty.isascii() else escape(certainty)
    said = f'<span style="{_small(points)} color:{tokens.muted};">\u2060\u00a0{words}</span>'
    return (cited if links else "") + (said if certainty else "")


def _small(points: float) -> str:
    return f"font-size:{points * SCALE[Type.SMALL]:.1f}pt;"


def _lead(points: float, compact: bool) -> str:
    size = points * (SCALE[Type.SMALL] if compact else 1.0)
    return f"line-height:{leading(size)}px; -qt-line-height-type:fixed;"


def _gap(compact: bool) -> int:
    """Under a statement, pixels."""
    return GRID // 2 if compact else GRID
