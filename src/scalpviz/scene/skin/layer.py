"""The painted skin as a layer: its tone, its zones, its lids, the spotlight on it, what it lets through."""

from collections.abc import Sequence
from typing import Any, ClassVar

from scalpviz.scene.colours.colouring import Colouring
from scalpviz.scene.drawn_head import DrawnHead
from scalpviz.scene.layer import Layer
from scalpviz.scene.skin.actor import SkinActor
from scalpviz.scene.skin.spotlight import LIGHTS, glow
from scalpviz.state.view import View, eyes_are_open

RECOLOURS = frozenset(
    {"selected", "hovered", "sides", "systems", "highlighted", "presenting", "hidden_regions"}
)
OPENS_EYES = frozenset({"eyes_open", "guides"})


class SkinLayer(Layer):
    """Draws the skin; to be drawn after all that it may let through."""

    follows: ClassVar = RECOLOURS | OPENS_EYES | LIGHTS | {"skin", "skull"}
    renames: ClassVar = RECOLOURS

    def __init__(self) -> None:
        self.actor: SkinActor | None = None
        """What draws the skin of the head on show."""
        self._head: DrawnHead | None = None
        self._colouring: Colouring | None = None
        self._veiled = False

    @property
    def props(self) -> Sequence[Any]:
        """The actors of its parts."""
        return () if self.actor is None else self.actor.actors

    def show(self, head: DrawnHead, view: View) -> None:
        """Draw another head; one in the same paint keeps its mesh."""
        before, self._head = self._head, head
        placed = {key: item.zone for key, item in head.zones.items()}
        self._colouring = Colouring(placed, head.colours, head.painted.regions)
        if self.actor is None or before is None or before.painted is not head.painted:
            head.lids = head.eyes.body(eyes_are_open(view))
            self.actor = SkinActor(head.lids.sheet, view.skin)
            self._veiled = False
        self.actor.set_tone(view.skin, self._colouring.looks(view))
        self._move_lids(view)
        self._light(view)
        self._take_veil()

    def follow(self, view: View, changed: frozenset[str]) -> bool:
        """Take on tone, looks, lids, light, and what lies under it."""
        if self.actor is None or self._colouring is None:
            return False
        differs = False
        if "skin" in changed:
            differs |= self.actor.set_tone(view.skin, self._colouring.looks(view))
        elif changed & RECOLOURS:
            differs |= len(self.actor.paint(self._colouring.looks(view))) > 0
        if changed & OPENS_EYES:
            differs |= self._move_lids(view)
        if changed & LIGHTS:
            differs |= self._light(view)
        if "skull" in changed:
            differs |= self._take_veil()
        return differs

    def _move_lids(self, view: View) -> bool:
        """Eyes open or closed as the view has them; True when that changed the picture."""
        assert self._head is not None
        assert self.actor is not None
        lids = self._head.eyes.body(eyes_are_open(view))
        if lids is self._head.lids:
            return False
        self._head.lids = lids
        self.actor.set_geometry(lids.sheet)
        return True

    def _light(self, view: View) -> bool:
        """The spotlight on what is chosen while it is presented; True when that changed the picture."""
        assert self._head is not None
        assert self._colouring is not None
        assert self.actor is not None
        it, head = self.actor, self._head
        points = [] if view.selected is None else [point.places for point in head.points_of(view.selected)]
        return it.spotlight(glow(it.places, it.region_of, self._colouring.regions, head.zones, points, view))

    def _take_veil(self) -> bool:
        """Let through what the head has the skin let through; True when that may have changed the picture."""
        assert self._head is not None
        assert self.actor is not None
        veil = self._head.veil
        if veil is None and not self._veiled:
            return False
        self._veiled = veil is not None
        self.actor.veil(veil)
        return True
