"""The vault beside an electrode template: an independent judge of the skull's shape."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

from scalpviz.head.head import Head
from scalpviz.head.sculpt.anatomy.electrodes import EAR_AXIS, SITES
from scalpviz.head.skin.mesh import SkinMesh
from scalpviz.head.skin.nearest import NearestPlaces

EARS = (1.0, -3.0)
"""y, z of the head's axis that the template's preauricular points are put on: just below the tragia, mm."""
_START = (0.19, 0.9, 0.95, 0.92)


@dataclass(frozen=True, eq=False)
class TemplateFit:
    """A template laid over a head.

    Attributes
    ----------
    tilt : float
        How far the template was turned about the axis of the ears, degrees.
    scales : tuple of float
        In x, y and z: heads differ in length, breadth and height independently.
    names : tuple of str
        Of the sites.
    places : ndarray, shape (n, 3)
        The scaled sites, right side and midline, mm.
    gaps : ndarray, shape (n,)
        How far each lies outside (+) or inside (-) the skin, mm.
    """

    tilt: float
    scales: tuple[float, float, float]
    names: tuple[str, ...]
    places: NDArray[np.float64]
    gaps: NDArray[np.float64]

    @property
    def worst(self) -> float:
        """The largest distance, mm."""
        return float(np.abs(self.gaps).max())

    @property
    def rms(self) -> float:
        """Root of the mean squared distance, mm."""
        return float(np.sqrt((self.gaps**2).mean()))


def template_fit(head: Head) -> TemplateFit:
    """Lay the template over a head: turned and scaled about the ears so that the distances are least."""
    sites = np.abs(np.array(list(SITES.values()))) * [1.0, 0.0, 0.0] + np.array(list(SITES.values())) * [
        0,
        1,
        1,
    ]
    sites[sites[:, 0] < 1.0, 0] = 0.0
    mesh = SkinMesh(head.vertices, head.triangles)
    nearest = NearestPlaces(mesh)

    def laid(how: NDArray[np.float64]) -> NDArray[np.float64]:
        tilt, *scales = how
        y, z = sites[:, 1] - EAR_AXIS[0], sites[:, 2] - EAR_AXIS[1]
        turned = np.column_stack(
            [sites[:, 0], np.cos(tilt) * y - np.sin(tilt) * z, np.sin(tilt) * y + np.cos(tilt) * z]
        )
        return np.asarray(turned * scales + np.array([0.0, *EARS]))

    def gaps(how: NDArray[np.float64]) -> NDArray[np.float64]:
        places = laid(how)
        triangle, _, foot = nearest.find(places)
        away = places - foot
        corners = head.vertices[head.triangles[triangle]]
        outward = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        return np.asarray(np.copysign(np.linalg.norm(away, axis=1), (away * outward).sum(axis=1)))

    found = least_squares(gaps, _START).x
    scales = (float(found[1]), float(found[2]), float(found[3]))
    return TemplateFit(float(np.degrees(found[0])), scales, tuple(SITES), laid(found), gaps(found))
