"""Placed points with the skin's normal at each."""

from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin.surface import Floats
from scalpviz.placement.placed import PlacedPoint, Placement
from scalpviz.scene.nearest_vertices import NearestVertices
from scalpviz.state.view import ZoneRef


@dataclass(frozen=True, eq=False)
class PointOnSkin:
    """A point with its place alone and the skin's outward normal there, both of shape (1, 3)."""

    point: PlacedPoint
    places: Floats
    normals: Floats

    @property
    def ref(self) -> ZoneRef:
        """What stands for it in a view."""
        return ZoneRef(self.point.system, self.point.code, self.point.side)


def points_on_skin(placement: Placement) -> tuple[PointOnSkin, ...]:
    """Every placed point with its normal."""
    head = placement.head
    if not placement.points:
        return ()
    places = np.array([point.place.xyz for point in placement.points])
    normals = head.normals[NearestVertices(head).rows(places)]
    return tuple(
        PointOnSkin(point, place[None], normal[None])
        for point, place, normal in zip(placement.points, places, normals, strict=True)
    )
