"""The head that is drawn, as layers know it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from scalpviz.scene import camera as cameras
from scalpviz.scene.colours.record_colours import Colour, zone_colours
from scalpviz.scene.eyes import Eyes, LidState
from scalpviz.scene.on_view import means
from scalpviz.scene.points_on_skin import PointOnSkin, points_on_skin
from scalpviz.scene.zones_on_skin import ZoneOnSkin, zones_on_skin

if TYPE_CHECKING:
    from scalpviz.atlas.keys import SiteKey
    from scalpviz.atlas.model import Atlas
    from scalpviz.head.head import Head
    from scalpviz.head.skin.surface import Floats
    from scalpviz.placement.painting.painted import PaintedSkin
    from scalpviz.placement.placed import Placement
    from scalpviz.scene.camera import Framing
    from scalpviz.scene.picking import Picker
    from scalpviz.state.view import ZoneRef


class DrawnHead:
    """A painted head with what several layers need of it, worked out once.

    Parameters
    ----------
    placement, painted, atlas : Placement, PaintedSkin, Atlas
        The head with its zones.
    before : DrawnHead, optional
        The one drawn until now: what is the same of both is not worked out again.
    """

    def __init__(
        self, placement: Placement, painted: PaintedSkin, atlas: Atlas, before: DrawnHead | None = None
    ) -> None:
        self.placement, self.painted, self.atlas = placement, painted, atlas
        same_head = before is not None and before.head is placement.head
        same_places = before is not None and before.placement is placement
        self.framing: Framing = before.framing if before and same_head else cameras.framing(placement.head)
        self.reach: float = before.reach if before and same_head else _reach(self)
        self.zones: Mapping[SiteKey, ZoneOnSkin] = (
            before.zones if before and same_places else zones_on_skin(placement)
        )
        self.colours: Mapping[tuple[str, str], Colour] = (
            before.colours if before and before.atlas is atlas else zone_colours(atlas)
        )
        self.eyes: Eyes = (
            before.eyes if before and before.painted is painted else Eyes(placement.head, painted)
        )
        self.lids: LidState = before.lids if before and before.eyes is self.eyes else self.eyes.closed
        """The skin with its eyes closed or open, as it is drawn now."""
        self._veil: Floats | None = None
        # no more of the head before is kept alive
        self._points: tuple[PointOnSkin, ...] | None = before._points if before and same_places else None

    @property
    def head(self) -> Head:
        """The head."""
        return self.placement.head

    @property
    def picker(self) -> Picker:
        """What finds the skin under a sight line, with the eyes as they are drawn."""
        return self.lids.picker

    @property
    def points(self) -> tuple[PointOnSkin, ...]:
        """Every placed point."""
        if self._points is None:
            self._points = points_on_skin(self.placement)
        return self._points

    def points_of(self, ref: ZoneRef) -> list[PointOnSkin]:
        """The points that a reference means, whether they are shown or not."""
        return [point for point in self.points if means(ref, point.point)]

    def zones_of(self, ref: ZoneRef | None) -> Iterable[ZoneOnSkin]:
        """The zones and pieces that a reference means, whether they are shown or not."""
        return [item for item in self.zones.values() if means(ref, item.zone)]

    # -- the skin over what lies under it ------------------------------------------------------

    @property
    def veil(self) -> Floats | None:
        """How far the skin lets through what lies under it, 0 to 1 at each of its vertices; None: nowhere."""
        return self._veil

    def let_through(self, thinness: Floats | None) -> None:
        """Have the skin let something through; the skin's layer takes it on after the layer that asks."""
        self._veil = thinness


def _reach(drawn: DrawnHead) -> float:
    """No part of the skin, neck included, is farther from the framing's centre, mm."""
    return float(np.linalg.norm(drawn.head.vertices - drawn.framing.centre, axis=1).max())
