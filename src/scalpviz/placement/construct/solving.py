"""What a construction asks of the solver that carries it out."""

from typing import Protocol

from scalpviz.atlas.geometry import Curve, Length, Point
from scalpviz.head.skin.surface import Skin, SkinPath, SkinPoint
from scalpviz.placement.head_context import HeadContext
from scalpviz.side import Side


class Solver(Protocol):
    """Carries out the constructions that another construction is made of, each once on a head.

    Every method raises ScalpVizError, in one sentence, where a construction leads nowhere on this head.
    """

    @property
    def context(self) -> HeadContext:
        """The head."""

    @property
    def skin(self) -> Skin:
        """Its skin."""

    def point(self, construction: Point, side: Side) -> SkinPoint:
        """Where a construction of a point leads on a side."""

    def curve(self, construction: Curve, side: Side) -> SkinPath:
        """How a construction of a curve runs on a side."""

    def named_point(self, code: str, side: Side) -> SkinPoint:
        """A point of the atlas, by its code."""

    def named_curve(self, name: str, side: Side) -> SkinPath:
        """A curve of the atlas, by its name."""

    def unnamed(self, construction: Curve, side: Side) -> tuple[Curve, Side]:
        """The construction that a name stands for, and on which side it is meant."""

    def length(self, length: Length, near: SkinPoint) -> float:
        """A length in mm, as it is near a place."""
