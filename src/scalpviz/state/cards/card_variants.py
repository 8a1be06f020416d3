"""Where sources disagree, as lines of a card: which variants can be drawn, and how far off they lie."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from typing import TYPE_CHECKING

from scalpviz.atlas.describe import mark
from scalpviz.atlas.model import ZoneVariant
from scalpviz.languages import say
from scalpviz.state.cards.card import CardLine, OnHead, VariantOnHead

if TYPE_CHECKING:
    from scalpviz.atlas.model import PointVariant

SAME = 0.5
"""Closer than this, mm, two places are told as one."""


def can_be_drawn(variant: ZoneVariant | PointVariant) -> bool:
    """Whether a variant has a form or a place of its own; else it is told in words alone."""
    own = variant.shape if isinstance(variant, ZoneVariant) else variant.place
    return own is not None


def variant_lines(
    variants: Sequence[ZoneVariant | PointVariant], language: str, on_head: OnHead | None, drawn: bool
) -> list[CardLine]:
    """One line for each variant.

    Parameters
    ----------
    drawn : bool
        Whether variants are drawn: then each says how far off it lies, or that it cannot be drawn.
    """
    return [
        CardLine(
            variant.note.text.in_language(language),
            mark(variant.note, language),
            variant.topic.in_language(language) if isinstance(variant, ZoneVariant) else "",
            drawn=can_be_drawn(variant),
            note=_found(variant, language, on_head) if drawn else "",
        )
        for variant in variants
    ]


def _found(variant: ZoneVariant | PointVariant, language: str, on_head: OnHead | None) -> str:
    if not can_be_drawn(variant):
        return say("Cannot be drawn: words only.", language)
    if on_head is None:
        return ""
    measured = next((one for one in on_head.variants if one.id == variant.id), None)
    if measured is None:
        return say("Cannot be drawn on this head.", language)
    return "" if isnan(measured.mean) else _apart(measured, language)


def _apart(measured: VariantOnHead, language: str) -> str:
    """How far off, to the millimetre; a mean by itself where all of it lies about as far."""
    if measured.most < SAME:
        return say("In the same place on this head.", language)
    mean, most = f"{measured.mean:.0f}", f"{measured.most:.0f}"
    if mean == most:
        return say("{mm} mm off on this head.", language, mm=most)
    if mean == "0":
        return say("Up to {mm} mm off on this head.", language, mm=most)
    return say("{mean} mm off on average on this head, {most} mm at most.", language, mean=mean, most=most)
