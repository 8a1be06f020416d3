"""The solver: carries the atlas's constructions out on one head."""

from collections.abc import Hashable

from scalpviz.atlas.geometry import Cun, Curve, Length, NamedCurve, Point
from scalpviz.atlas.model import Atlas, AtlasPoint
from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head
from scalpviz.head.skin.surface import SkinPath, SkinPoint
from scalpviz.placement.construct.curves import CURVE_RULES
from scalpviz.placement.construct.points import POINT_RULES
from scalpviz.placement.head_context import HeadContext
from scalpviz.placement.measures import centimetre_scale, cun
from scalpviz.side import Side

MILLIMETRES = {"mm": 1.0, "cm": 10.0}


class ConstructionSolver:
    """An atlas's constructions on one head; each is carried out once.

    Parameters
    ----------
    atlas : Atlas
        Where named points and curves are looked up.
    head : Head
        The head.
    scaled : bool
        Whether centimetres grow and shrink with the head; else they are taken as printed, for an adult.
    """

    def __init__(self, atlas: Atlas, head: Head, scaled: bool = False) -> None:
        self.context = HeadContext(head)
        self._scaled = scaled
        self.skin = self.context.skin
        self._points = {point.code: point for point in atlas.points}
        self._curves = {curve.id: curve for curve in atlas.curves}

    def point(self, construction: Point, side: Side) -> SkinPoint:
        """Where a construction of a point leads on a side.

        Raises
        ------
        ScalpVizError
            It leads nowhere on this head, in one sentence.
        """
        rule = POINT_RULES[type(construction)]
        return self.context.once(self.key(construction, side), lambda: rule(self, construction, side))

    def curve(self, construction: Curve, side: Side) -> SkinPath:
        """How a construction of a curve runs on a side; errors as in `point`."""
        rule = CURVE_RULES[type(construction)]
        return self.context.once(self.key(construction, side), lambda: rule(self, construction, side))

    def leans_on(self, construction: Hashable, side: Side) -> frozenset[str]:
        """Names of the head's landmarks and curves that a construction already carried out leans on."""
        return self.context.leans_on(self.key(construction, side))

    @staticmethod
    def key(construction: Hashable, side: Side) -> Hashable:
        """Under which a construction is kept."""
        return construction, side

    def named_point(self, code: str, side: Side) -> SkinPoint:
        """A point of the atlas; a point of the midline is the same for both sides."""
        point = self._points.get(code)
        if point is None:
            raise ScalpVizError("The atlas has no point {code}; add it or correct the code.", code=repr(code))
        return self.point(point.place, _own_side(point, side))

    def named_curve(self, name: str, side: Side) -> SkinPath:
        """A curve of the atlas; a curve of the midline is the same for both sides."""
        return self.curve(*self.unnamed(NamedCurve(kind="curve", id=name), side))

    def unnamed(self, construction: Curve, side: Side) -> tuple[Curve, Side]:
        """The construction that a name stands for, and on which side it is meant."""
        while isinstance(construction, NamedCurve):
            curve = self._curves.get(construction.id)
            if curve is None:
                raise ScalpVizError(
                    "The atlas has no curve {name}; add it or correct the name.", name=repr(construction.id)
                )
            construction = curve.course
            side = Side.MIDLINE if curve.laterality == "midline" else side
        return construction, side

    def length(self, length: Length, near: SkinPoint) -> float:
        """A length in mm; a lateral cun is taken where the midline passes nearest to a place."""
        if not isinstance(length, Cun):
            scale = centimetre_scale(self.context) if self._scaled and length.unit == "cm" else 1.0
            return scale * length.value * MILLIMETRES[length.unit]
        station = self.context.midline.station(near.xyz) if length.of == "lateral" else 0.0
        return length.value * cun(self.context, length.of, station)


def _own_side(point: AtlasPoint, side: Side) -> Side:
    """The side a point is meant on: its own where it has one name for one place, else the one asked for."""
    return side if point.laterality == "bilateral" else Side(point.laterality)
