"""Conditions as the rows of a list."""

from dataclasses import dataclass

from scalpviz.side import Side


@dataclass(frozen=True)
class ConditionRef:
    """A condition, and the side of the body it affects where that is known."""

    condition: str
    affected: Side | None = None


@dataclass(frozen=True)
class ConditionRow:
    """A condition in the index."""

    ref: ConditionRef
    name: str
    side: str = ""
    """The affected side in words, where a search named it."""


@dataclass(frozen=True)
class ConditionGroup:
    """Conditions under one title."""

    title: str
    rows: tuple[ConditionRow, ...]
