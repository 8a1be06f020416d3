"""A head with the zones of an atlas laid on it: what it holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from scalpviz.placement.apart import Apart
from scalpviz.placement.painting.painted import PaintedSkin
from scalpviz.placement.placed import Placement


@dataclass(frozen=True, eq=False)
class HeadLayout:
    """An atlas on a head, ready to be shown.

    Parameters
    ----------
    placement : Placement
        Zones and points where they lie.
    painted : PaintedSkin
        The skin cut along the zones that are painted.
    apart : mapping of (str, str) to tuple of Apart
        How far counterparts lie from each zone, by system and code; empty until all systems are placed.
    systems : frozenset of str
        Whose zones are painted: those on view, since paint costs triangles in every frame.
    complete : bool
        Whether every system of the atlas is placed, not just those on view.
    """

    placement: Placement
    painted: PaintedSkin
    apart: Mapping[tuple[str, str], tuple[Apart, ...]]
    systems: frozenset[str]
    complete: bool = True
