"""The needles of the chosen zone as a layer."""

from collections.abc import Sequence
from typing import Any, ClassVar

from scalpviz.scene.drawn_head import DrawnHead
from scalpviz.scene.labels.needle_drawing import NeedleDrawing
from scalpviz.scene.layer import Layer
from scalpviz.scene.marks.needle import draw_needle
from scalpviz.scene.marks.solid_actor import SolidActor
from scalpviz.scene.marks.solids import Solids
from scalpviz.scene.on_view import zone_shown
from scalpviz.state.view import View


class NeedleLayer(Layer):
    """Draws the needles; to be drawn before the skin."""

    follows: ClassVar = frozenset({"selected", "needles", "sides", "systems"})

    def __init__(self) -> None:
        self.actor = SolidActor()
        self._head: DrawnHead | None = None
        self._needled: tuple[object, ...] | None = None
        self._drawn: tuple[NeedleDrawing, ...] = ()

    @property
    def props(self) -> Sequence[Any]:
        """One actor for all needles."""
        return (self.actor.actor,)

    @property
    def needles(self) -> Sequence[NeedleDrawing]:
        """Those that are drawn."""
        return self._drawn

    def show(self, head: DrawnHead, view: View) -> None:
        """Draw the needles on another head."""
        self._head, self._needled = head, None
        self.follow(view, self.follows)

    def follow(self, view: View, changed: frozenset[str]) -> bool:
        """Draw the needles of what is chosen now."""
        if self._head is None:
            return False
        chosen = self._head.zones_of(view.selected) if view.needles else ()
        zones = [item.zone for item in chosen if zone_shown(item.zone, view)]
        needles = {zone.key: zone.needle for zone in zones if zone.needle is not None}
        if tuple(needles) == self._needled:
            return False
        solids = Solids()
        self._drawn = tuple(draw_needle(solids, needle) for needle in needles.values())
        self.actor.draw(solids)
        self._needled = tuple(needles)
        return True
