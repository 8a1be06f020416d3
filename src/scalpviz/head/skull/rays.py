"""A surface that every ray from a centre meets once, such as a vault, as distances along those rays."""

import numpy as np

from scalpviz.head.skin.mesh import Floats

NEAR = 8
"""Places a distance is taken from."""


class RaySurface:
    """Finds where rays from a centre meet a surface that is known at scattered places.

    Each place stands for its tangent plane; a ray's distance is the mean over the planes of the places
    nearest to it, weighted down to nothing at the farthest. On a head's mesh that is exact to some
    hundredths of a millimetre, and it smooths what is smaller than the places' spacing.

    Parameters
    ----------
    centre : ndarray, shape (3,)
        mm.
    places, normals : ndarray, shape (n, 3)
        On the surface, mm, and the unit outward normals there.
    """

    def __init__(self, centre: Floats, places: Floats, normals: Floats) -> None:
        from scipy.spatial import cKDTree

        self.centre = centre
        away = places - centre
        self._tree = cKDTree(away / np.linalg.norm(away, axis=1, keepdims=True))
        self._normals = normals
        self._offsets = np.einsum("kd,kd->k", away, normals)

    def toward(self, places: Floats) -> Floats:
        """Unit directions from the centre to places, shape (k, 3)."""
        away = np.asarray(places) - self.centre
        return np.asarray(away / np.linalg.norm(away, axis=-1, keepdims=True))

    def distances(self, directions: Floats) -> Floats:
        """How far the surface lies along rays of these unit directions, shape (k, 3) to (k,), mm."""
        near, weights = self._nearby(directions)
        facing = np.einsum("kd,knd->kn", directions, self._normals[near])
        return np.asarray((weights * self._offsets[near] / np.maximum(facing, 0.2)).sum(axis=1))

    def places(self, directions: Floats) -> Floats:
        """Where rays of these unit directions meet the surface, shape (k, 3), mm."""
        return np.asarray(self.centre + self.distances(directions)[:, None] * directions)

    def under(self, places: Floats) -> Floats:
        """The places of the surface on the rays through others, shape (k, 3), mm."""
        return self.places(self.toward(places))

    def normals(self, directions: Floats) -> Floats:
        """Unit outward normals where these rays meet the surface, shape (k, 3)."""
        near, weights = self._nearby(directions)
        mean = np.einsum("kn,knd->kd", weights, self._normals[near])
        return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True))

    def _nearby(self, directions: Floats) -> tuple[Floats, Floats]:
        away, near = self._tree.query(directions, k=NEAR)
        weights = (1.0 - (away / (1.001 * away[:, -1:] + 1e-12)) ** 2) ** 2
        return near, weights / weights.sum(axis=1, keepdims=True)
