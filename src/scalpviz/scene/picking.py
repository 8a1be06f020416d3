"""What lies under a place of the picture: the first triangle of the painted skin on the sight line."""

from dataclasses import dataclass

import numpy as np
from vtkmodules.vtkCommonCore import mutable
from vtkmodules.vtkCommonDataModel import vtkStaticCellLocator

from scalpviz.head.skin.surface import Floats
from scalpviz.placement.painting.painted import Paint, PaintedSkin
from scalpviz.scene.camera import ray
from scalpviz.scene.surface import surface
from scalpviz.state.view import Camera

SIGHT = 10_000.0
"""Length of a sight line, mm."""


@dataclass(frozen=True, eq=False)
class Pick:
    """What a sight line meets first.

    Parameters
    ----------
    xyz : ndarray, shape (3,)
        On the skin, mm.
    triangle : int
        Row of the painted skin's triangles.
    paints : tuple of Paint
        The zones there, with their parts; empty on bare skin.
    """

    xyz: Floats
    triangle: int
    paints: tuple[Paint, ...]


class Picker:
    """Finds the triangle, and so the zones, that a sight line meets first.

    Parameters
    ----------
    painted : PaintedSkin
        The skin; its triangles are indexed once.
    """

    def __init__(self, painted: PaintedSkin) -> None:
        self._painted = painted
        self._skin = surface(painted.vertices, painted.triangles)
        self._locator = vtkStaticCellLocator()
        self._locator.SetDataSet(self._skin)
        self._locator.BuildLocator()
        self._t, self._part, self._cell = mutable(0.0), mutable(0), mutable(0)
        self._x, self._local = [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]

    def along(self, origin: Floats, toward: Floats) -> Pick | None:
        """What the ray from `origin` in direction `toward` (unit) meets first; None if nothing."""
        start = (float(origin[0]), float(origin[1]), float(origin[2]))
        end = tuple(start[i] + SIGHT * float(toward[i]) for i in range(3))
        hit = self._locator.IntersectWithLine(  # type: ignore[call-overload]
            start, end, 1e-6, self._t, self._x, self._local, self._part, self._cell
        )
        if not hit:
            return None
        triangle = int(self._cell)
        painted = self._painted
        return Pick(np.array(self._x), triangle, painted.regions[painted.region_of[triangle]])

    def at(self, camera: Camera, x: float, y: float, width: float, height: float) -> Pick | None:
        """What lies under a pixel of a picture of that size; (0, 0) is its lower left corner."""
        return self.along(*ray(camera, 2 * x / width - 1, 2 * y / height - 1, width / height))

    def open_to(self, eye: Floats, place: Floats, tolerance: float = 1.5) -> bool:
        """Whether nothing stands between an eye and a place of the skin (to `tolerance`, mm)."""
        sight = np.asarray(place, dtype=float) - eye
        distance = float(np.linalg.norm(sight))
        first = self.along(eye, sight / distance)
        return first is None or float(np.linalg.norm(first.xyz - eye)) > distance - tolerance
