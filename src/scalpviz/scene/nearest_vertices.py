"""The vertices of a head that lie nearest to some places."""

import numpy as np
import pyvista
from vtkmodules.vtkCommonDataModel import vtkStaticPointLocator

from scalpviz.head.head import Head
from scalpviz.head.skin.surface import Floats, Ints


class NearestVertices:
    """Finds them, as VTK does, which is there anyway.

    Parameters
    ----------
    head : Head
        Whose vertices.
    """

    def __init__(self, head: Head) -> None:
        self._points = pyvista.PolyData(np.array(head.vertices, dtype=float))
        self._locator = vtkStaticPointLocator()
        self._locator.SetDataSet(self._points)
        self._locator.BuildLocator()

    def rows(self, places: Floats) -> Ints:
        """Row of the vertex nearest to each place, shape (k, 3) to (k,)."""
        find = self._locator.FindClosestPoint
        return np.array([find(*place) for place in np.asarray(places, dtype=float).tolist()], dtype=np.int64)
