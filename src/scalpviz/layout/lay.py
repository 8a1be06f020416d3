"""Laying the zones of an atlas on a head, and painting them: all at once, or first what is on view."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from scalpviz.atlas.model import Atlas
from scalpviz.head.head import Head
from scalpviz.layout.head_layout import HeadLayout
from scalpviz.layout.skin.sheet import skin_sheet
from scalpviz.placement.apart import Apart
from scalpviz.placement.counterparts import distances
from scalpviz.placement.painting.paint import paint
from scalpviz.placement.place import place
from scalpviz.placement.placed import Placement


def lay(atlas: Atlas, head: Head, systems: Iterable[str] | None = None, scaled: bool = False) -> HeadLayout:
    """Lay an atlas on a head and paint some of its systems.

    Parameters
    ----------
    systems : iterable of str, optional
        Whose zones are painted; all without it.
    scaled : bool
        Whether centimetres grow and shrink with the head; else they are taken as printed, for an adult.

    Returns
    -------
    HeadLayout
        With every system placed.
    """
    chosen = _chosen(atlas, systems)
    placement = place(atlas, head, scaled=scaled)
    return _painted(placement, chosen, distances(atlas, placement), complete=True)


def lay_on_view(atlas: Atlas, head: Head, systems: Iterable[str], scaled: bool = False) -> HeadLayout:
    """Lay only the zones of some systems on a head, for a first look at it; `completed` lays the rest."""
    chosen = _chosen(atlas, systems)
    return _painted(place(atlas, head, chosen, scaled, points=False), chosen, {}, complete=False)


def completed(
    layout: HeadLayout, atlas: Atlas, scaled: bool = False, between: Callable[[], object] = lambda: None
) -> HeadLayout:
    """A layout with every system placed; its paint is the same.

    Parameters
    ----------
    between : callable, optional
        Called between one zone or point and the next; what it raises ends the work.
    """
    placement = place(atlas, layout.placement.head, scaled=scaled, between=between)
    between()
    return replace(layout, placement=placement, apart=distances(atlas, placement), complete=True)


def repainted(layout: HeadLayout, systems: Iterable[str]) -> HeadLayout:
    """A layout in the paint of other systems."""
    return _painted(layout.placement, frozenset(systems), layout.apart, complete=layout.complete)


def _painted(
    placement: Placement,
    systems: frozenset[str],
    apart: Mapping[tuple[str, str], tuple[Apart, ...]],
    *,
    complete: bool,
) -> HeadLayout:
    painted = paint(placement.head, [zone for zone in placement.zones if zone.system in systems])
    # whoever draws it finds it ready
    skin_sheet(placement.head, painted)
    return HeadLayout(placement, painted, apart, systems, complete)


def _chosen(atlas: Atlas, systems: Iterable[str] | None) -> frozenset[str]:
    return frozenset(system.id for system in atlas.systems) if systems is None else frozenset(systems)
