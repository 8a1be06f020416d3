"""The skull cap under the skin as a layer."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from scalpviz.errors import ScalpVizError
from scalpviz.head.skull.cap import skull_cap
from scalpviz.languages import say
from scalpviz.scene.drawn_head import DrawnHead
from scalpviz.scene.labels.layer import NameOnHead
from scalpviz.scene.layer import Layer
from scalpviz.scene.skull.actor import SkullActor
from scalpviz.scene.skull.sheet import NO_SKULL, NOTE, skull_names, thin_skin
from scalpviz.state.view import View


class SkullLayer(Layer):
    """Draws the skull cap under a thin skin if it is wanted; to be drawn before the skin.

    A head that no skull cap can be laid under keeps its skin, and a note in the picture says why.
    """

    follows: ClassVar = frozenset({"skull"})
    renames: ClassVar = follows

    def __init__(self) -> None:
        self._actor = SkullActor()
        self._head: DrawnHead | None = None
        self._names: tuple[NameOnHead, ...] = ()
        self._note = ""

    @property
    def props(self) -> Sequence[Any]:
        """The cap."""
        return (self._actor.actor,)

    @property
    def visible(self) -> bool:
        """Whether a skull is shown."""
        return self._actor.visible

    @property
    def note(self) -> str:
        """That it is schematic, or why there is none."""
        return self._note

    def show(self, head: DrawnHead, view: View) -> None:
        """Draw the cap of another head."""
        self._head = head
        self.follow(view, self.follows)

    def follow(self, view: View, changed: frozenset[str]) -> bool:
        """Show the cap or hide it."""
        if self._head is None:
            return False
        before, cap, note = self.visible, None, ""
        if view.skull:
            try:
                cap, note = skull_cap(self._head.head), NOTE
            except ScalpVizError:
                note = NO_SKULL
        if cap is None:
            self._actor.hide()
            self._head.let_through(None)
        else:
            self._actor.show(cap)
            self._head.let_through(thin_skin(cap, self._head.lids.sheet.vertices))
        self._names = () if cap is None else skull_names(cap)
        self._note = note
        return before or bool(note)

    def names(self, view: View) -> Sequence[NameOnHead]:
        """Sutures and the places where they meet."""
        return [replace(name, words=say(name.words, view.language)) for name in self._names]
