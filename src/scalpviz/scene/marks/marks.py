"""What is printed on the skin beside the zones: points, meridians, reference lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from scalpviz.atlas.model import Atlas
from scalpviz.placement.placed import Placement
from scalpviz.scene.drawn_head import DrawnHead
from scalpviz.scene.labels.layer import NameOnHead
from scalpviz.scene.layer import Layer
from scalpviz.scene.lettering.fonts import find_font
from scalpviz.scene.marks.lines import LinesOnSkin
from scalpviz.scene.marks.points import Spots, point_at, point_names, shown_points, tones
from scalpviz.scene.marks.print_actor import PrintActor
from scalpviz.scene.marks.prints import Prints
from scalpviz.scene.marks.variants import VariantsOnSkin
from scalpviz.scene.picking import Picker
from scalpviz.scene.points_on_skin import PointOnSkin
from scalpviz.state.view import Camera, View, ZoneRef

FOLLOWS = frozenset(
    {"points", "sites", "meridians", "reference_lines", "centimetres", "systems", "sides", "selected",
     "hovered", "highlighted", "hidden_regions", "variants"}
)  # fmt: skip
"""Fields of a view that may change what is printed."""


@dataclass(frozen=True, eq=False)
class _MarksOnHead:
    """The points and lines of one atlas on one head."""

    placement: Placement
    atlas: Atlas
    points: tuple[PointOnSkin, ...]
    lines: LinesOnSkin
    variants: VariantsOnSkin
    spots: Spots
    picker: Picker


class Marks(Layer):
    """Prints marks with one actor and knows which one lies under the pointer; to be drawn after the skin."""

    follows: ClassVar = FOLLOWS
    renames: ClassVar = FOLLOWS

    def __init__(self) -> None:
        self._actor = PrintActor()
        self._on_head: _MarksOnHead | None = None
        self._shown: tuple[PointOnSkin, ...] = ()
        self._printed: tuple[object, ...] = ()

    @property
    def props(self) -> Sequence[Any]:
        """One actor for all marks."""
        return (self._actor.actor,)

    def show(self, head: DrawnHead, view: View) -> None:
        """Print on another head, or on the same in other paint."""
        it = self._on_head
        if it is None or it.placement is not head.placement or it.atlas is not head.atlas:
            lines = LinesOnSkin(head.atlas, head.placement)
            variants = VariantsOnSkin(head.atlas, head.placement)
            picker = head.eyes.closed.picker
            self._on_head = _MarksOnHead(
                head.placement, head.atlas, head.points, lines, variants, Spots(picker), picker
            )
        self._shown, self._printed = (), ()
        self._actor.draw(Prints())
        self.follow(view, FOLLOWS)

    def follow(self, view: View, changed: frozenset[str]) -> bool:
        """Print what a view shows; True when that changed the picture."""
        it = self._on_head
        if it is None:
            return False
        self._shown = shown_points(it.points, view)
        lines = (*it.lines.meridians(view), *it.lines.reference(view))
        stand_out = tones(self._shown, view)
        key = (self._shown, lines, it.variants.shown(view), stand_out)
        if key == self._printed:
            return False
        before, self._printed = self._actor.visible, key
        prints = Prints()
        it.lines.print(prints, view)
        it.variants.print(prints, view)
        it.spots.print(prints, self._shown, stand_out)
        self._actor.draw(prints)
        return before or self._actor.visible

    def set_zoom(self, zoom: float) -> None:
        """Say how many pixels of the picture make one of the screen."""
        self._actor.set_zoom(zoom)

    def names(self, view: View) -> Sequence[NameOnHead]:
        """What is written beside them."""
        it, font = self._on_head, find_font()
        if it is None:
            return []
        lines = [*it.lines.names(view, font), *it.variants.names(view, font)]
        return [*lines, *point_names(self._shown, view, it.atlas, font)]

    def at(self, camera: Camera, x: float, y: float, size: tuple[int, int], zoom: float) -> ZoneRef | None:
        """The point under a pixel; see `scalpviz.scene.marks.points.point_at`."""
        if self._on_head is None:
            return None
        return point_at(self._shown, camera, x, y, size, zoom, self._on_head.picker)
