"""The sections of a zone card as HTML for a text document; all words are escaped."""

import re
from collections.abc import Collection
from html import escape

from scalpviz.app.theme import Tokens
from scalpviz.side import Side
from scalpviz.state.card import Card, Line, Section, Tone, Topic
from scalpviz.state.view import ZoneRef
from scalpviz.state.words import text

FOLDED = frozenset({Topic.ALWAYS, Topic.CORTEX, Topic.EVIDENCE, Topic.SOURCES})
"""Closed until asked for."""

SECTION = "scalpviz:needle-section"
"""Name of the picture of the needle in the scalp's layers."""
HIDE = text("Hide")
SHOW = text("Show {count}")
SHOW_GRAVE = text("Show {count}, {grave} concern life")

SOURCE = re.compile(r"\b(S\d+[a-z]?|C\d+|U(?:-[a-z]+)?)\b")


def page(card: Card, tokens: Tokens, open_topics: Collection[Topic], points: float) -> str:
    """The page below a card's heading.

    Parameters
    ----------
    open_topics : collection of Topic
        Sections of `FOLDED` that the reader opened.
    points : float
        Size of the body type.
    """
    shown = [s for s in card.sections if s.topic is not Topic.TARGET]
    drawn = bool(card.layers)
    body = "".join(section_html(s, tokens, open_topics, points, card.language, drawn) for s in shown)
    return f'<body style="color:{tokens.ink};">{body}</body>'


def tip(card: Card, source: str) -> str:
    """What a source is, for the pointer that rests on its mark; empty when the card does not cite it."""
    section = card.section(Topic.SOURCES)
    lines = section.lines if section else ()
    return next((f"{line.label}: {line.words}" for line in lines if line.label == source), "")


def section_html(
    section: Section,
    tokens: Tokens,
    open_topics: Collection[Topic],
    points: float,
    language: str,
    drawn: bool = False,
) -> str:
    """A section with its title; one that folds is closed unless it was opened."""
    folds = section.topic in FOLDED
    is_open = not folds or section.topic in open_topics
    title = _title(section, tokens, folds, is_open, points, language)
    if not is_open:
        return title
    compact = section.topic is Topic.SOURCES
    if drawn and section.topic is Topic.NEEDLING:
        title += f'<p style="margin-top:2px; margin-bottom:8px;"><img src="{SECTION}"></p>'
    return title + "".join(line_html(line, tokens, points, compact) for line in section.lines)


def _title(section: Section, tokens: Tokens, folds: bool, is_open: bool, points: float, language: str) -> str:
    words = (
        f'<span style="font-size:{points * 0.92:.1f}pt; font-weight:600; color:{tokens.accent};">'
        f"{escape(section.title)}</span>"
    )
    if folds:
        grave = sum(line.tone is Tone.LIFE for line in section.lines)
        count = len(section.lines)
        verb = HIDE if is_open else SHOW_GRAVE if grave else SHOW
        asked = verb.in_language(language).format(count=count, grave=grave)
        words += (
            f'&nbsp;&nbsp;<a href="fold:{section.topic.value}" style="color:{tokens.muted};'
            f'font-size:{points * 0.86:.1f}pt;">{asked}</a>'
        )
    return f'<p style="margin-top:14px; margin-bottom:4px;">{words}</p>'


def line_html(line: Line, tokens: Tokens, points: float, compact: bool = False) -> str:
    """A statement as a paragraph; one that concerns life, or is an estimate, stands in a box."""
    label = f"<b>{escape(line.label)}</b>" if line.label else ""
    if line.link is not None:
        label = f'<a href="{link_to(line.link)}" style="color:{tokens.accent};">{label}</a>'
    label += "&nbsp; " if label else ""
    words = label + escape(line.words) + _mark(line.mark, tokens, points)
    if line.tone is Tone.LIFE:
        return _boxed(words, tokens.danger, tokens.danger_back)
    if line.tone is Tone.ESTIMATE:
        return _boxed(words, tokens.estimate, tokens.estimate_back)
    size = f"font-size:{points * 0.86:.1f}pt; color:{tokens.muted};" if compact else ""
    return f'<p style="margin-top:0px; margin-bottom:5px; line-height:118%; {size}">{words}</p>'


def link_to(ref: ZoneRef) -> str:
    """A link to a zone or point: `zone:jiao/J1/right`."""
    return f"zone:{ref.system}/{ref.code}" + (f"/{ref.side}" if ref.side else "")


def linked_zone(link: str) -> ZoneRef:
    """The zone or point that such a link, without its scheme, leads to."""
    system, code, *side = link.split("/")
    return ZoneRef(system, code, Side(side[0]) if side else None)


def _boxed(words: str, ink: str, back: str) -> str:
    return (
        '<table width="100%" cellspacing="0" cellpadding="6" style="margin-top:2px; margin-bottom:6px;">'
        f'<tr><td width="3" bgcolor="{ink}" style="padding:0px;"></td>'
        f'<td bgcolor="{back}" style="color:{ink};">{words}</td></tr></table>'
    )


def _mark(mark: str, tokens: Tokens, points: float) -> str:
    """Source ids as quiet links; certainty in words."""
    if not mark:
        return ""
    linked = SOURCE.sub(
        lambda found: (
            f'<a href="source:{found[0]}" style="color:{tokens.muted}; text-decoration:none;">{found[0]}</a>'
        ),
        escape(mark).replace(", ", ",\u00a0").replace(" · ", "\u00a0· "),
    )
    return f'&nbsp; <span style="color:{tokens.muted}; font-size:{points * 0.8:.1f}pt;">{linked}</span>'
