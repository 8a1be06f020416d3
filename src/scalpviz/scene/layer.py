"""A drawing of the scene: what it follows, what it puts into the picture, what it writes beside the head.

A new drawing is a class of its own in one file; the scene knows no layer by name (see
`scalpviz.scene.default_layers`).
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from scalpviz.scene.drawn_head import DrawnHead
from scalpviz.scene.labels.layer import NameOnHead
from scalpviz.scene.labels.needle_drawing import NeedleDrawing
from scalpviz.state.view import Camera, View, ZoneRef


class Layer:
    """One drawing; whatever a layer has nothing to say to stays as it is here.

    Attributes
    ----------
    follows : frozenset of str
        Fields of `View` that may change what it draws; it is not asked when others change.
    renames : frozenset of str
        Those among them that may change what it writes beside the head.
    """

    follows: ClassVar[frozenset[str]] = frozenset()
    renames: ClassVar[frozenset[str]] = frozenset()

    @property
    def props(self) -> Sequence[Any]:
        """What it puts into the renderer, in the order of drawing; asked anew when a head comes."""
        return ()

    def show(self, head: DrawnHead, view: View) -> None:
        """Draw on another head, or on the same one laid or painted anew, what a view shows."""

    def follow(self, view: View, changed: frozenset[str]) -> bool:
        """Draw what a view shows now; True when that changed the picture.

        Parameters
        ----------
        changed : frozenset of str
            Which of the fields it follows differ.
        """
        return False

    def names(self, view: View) -> Sequence[NameOnHead]:
        """What is written beside the head, in the view's language."""
        return ()

    @property
    def note(self) -> str:
        """What is said of the drawing in a corner of the picture; English, or a sentence of the program."""
        return ""

    @property
    def needles(self) -> Sequence[NeedleDrawing]:
        """Needles whose angles are written beside them."""
        return ()

    def at(self, camera: Camera, x: float, y: float, size: tuple[int, int], zoom: float) -> ZoneRef | None:
        """What of it lies under a pixel and goes before the zone there; None for nothing."""
        return None

    def set_zoom(self, zoom: float) -> None:
        """Say how many pixels of the picture make one of the screen."""

    def close(self) -> None:
        """Free what it holds beside its props; it is not used after."""
