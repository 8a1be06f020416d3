"""Which zones and points a view shows, and which of them are meant by what is chosen."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

from scalpviz.side import Side
from scalpviz.state.view import Labels, View, ZoneRef

ACUPOINTS, SITES = "acupoints", "eeg"
"""The systems of points that have switches of their own."""


class Named(Protocol):
    """A zone or a point on a head."""

    @property
    def system(self) -> str:
        """Whose name it is."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def side(self) -> Side:
        """The subject's side."""

    @property
    def region(self) -> str:
        """Id of the region of the head it belongs to."""


def means(ref: ZoneRef | None, item: Named) -> bool:
    """Whether a reference means this zone or point."""
    return (
        ref is not None
        and (ref.system, ref.code) == (item.system, item.code)
        and ref.side in (None, item.side)
    )


def zone_shown(zone: Named, view: View) -> bool:
    """Whether a zone is on view: its side and its region are, and its system is or it is highlighted."""
    if zone.region in view.hidden_regions:
        return False
    return zone.side in view.sides and (zone.system in view.systems or is_highlighted(zone, view))


def point_shown(point: Named, view: View) -> bool:
    """Whether a point is on view: its system is switched on, or it is chosen, pointed at or highlighted.

    Its side and its region must be on view too, unless it is chosen.

    Points that a system of zones is measured from come with its reference lines.
    """
    if means(view.selected, point):
        return True
    if point.side not in view.sides or point.region in view.hidden_regions:
        return False
    switched = {ACUPOINTS: view.points, SITES: view.sites}.get(point.system, view.reference_lines)
    of_points = point.system in (ACUPOINTS, SITES)
    shown = point.system in view.systems and (of_points or switched)
    return shown or (of_points and switched) or means(view.hovered, point) or is_highlighted(point, view)


def is_highlighted(item: Named, view: View) -> bool:
    """Whether a body area or a condition lights a zone, a part of it, or a point."""
    return bool(view.highlighted) and bool(highlight_parts(item, view))


def highlight_parts(item: Named, view: View) -> frozenset[str | None]:
    """The parts that are highlighted; None stands for the whole."""
    refs = _by_name(view.highlighted).get((item.system, item.code), ())
    return frozenset(ref.part for ref in refs if ref.side in (None, item.side))


def in_spotlight(view: View) -> bool:
    """Whether one zone stands in the light and all else steps back: while it is presented."""
    return view.presenting and view.selected is not None


def named_in(view: View) -> View:
    """The view as labels follow it: in the spotlight only what stands there is named."""
    return replace(view, labels=Labels.NONE) if in_spotlight(view) else view


def compared(view: View, with_zones: Iterable[str]) -> str | None:
    """The system that wears stripes: the second of two whose zones are on view; None if not two are."""
    have = set(with_zones)
    shown = [system for system in view.systems if system in have]
    return shown[1] if len(shown) == 2 else None


@lru_cache(maxsize=8)
def _by_name(highlighted: frozenset[ZoneRef]) -> dict[tuple[str, str], tuple[ZoneRef, ...]]:
    """What is highlighted, by system and code: it is asked for every region of the skin."""
    found: dict[tuple[str, str], tuple[ZoneRef, ...]] = {}
    for ref in highlighted:
        found[ref.system, ref.code] = (*found.get((ref.system, ref.code), ()), ref)
    return found
