"""Where words on a card or a page lead."""

from dataclasses import dataclass

from scalpviz.side import Side
from scalpviz.state.view import ZoneRef


@dataclass(frozen=True)
class AreaLink:
    """To the zones that stand for an area of the body; `side` None for both of its sides."""

    area: str
    side: Side | None = None


@dataclass(frozen=True)
class ConditionLink:
    """To the zones combined for a condition; `affected` None for both sides of the body."""

    condition: str
    affected: Side | None = None


@dataclass(frozen=True)
class RegionLink:
    """To a region's zones in the list; `title` is the region as the list names it."""

    title: str


@dataclass(frozen=True)
class PageLink:
    """To a page of the library, and there to a source where one is named."""

    page: str
    source: str = ""


Link = ZoneRef | AreaLink | ConditionLink | RegionLink | PageLink
"""What can be followed."""


@dataclass(frozen=True)
class Crumb:
    """A word of the line under a card's names; it leads somewhere or is only said."""

    words: str
    link: Link | None = None
