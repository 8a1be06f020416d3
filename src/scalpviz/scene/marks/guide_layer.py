"""Guides as a layer: hairline, midline, pupil lines and reference points."""

from collections.abc import Sequence
from typing import Any, ClassVar

from scalpviz.scene.drawn_head import DrawnHead
from scalpviz.scene.layer import Layer
from scalpviz.scene.marks.guides import draw_guides
from scalpviz.scene.marks.solid_actor import SolidActor
from scalpviz.scene.marks.solids import Solids
from scalpviz.state.view import View


class GuideLayer(Layer):
    """Draws the guides if they are wanted; to be drawn before the skin."""

    follows: ClassVar = frozenset({"guides"})

    def __init__(self) -> None:
        self._actor = SolidActor()
        self._head: DrawnHead | None = None

    @property
    def props(self) -> Sequence[Any]:
        """One actor for all guides."""
        return (self._actor.actor,)

    def show(self, head: DrawnHead, view: View) -> None:
        """Draw the guides of another head."""
        self._head = head
        self.follow(view, self.follows)

    def follow(self, view: View, changed: frozenset[str]) -> bool:
        """Show them or hide them."""
        before = self._actor.visible
        if self._head is None or not view.guides:
            self._actor.hide()
            return before
        solids = Solids()
        draw_guides(solids, self._head.placement, self._head.eyes.body(True).picker)
        self._actor.draw(solids)
        return not before
