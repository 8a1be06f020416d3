"""Where stripes run on a zone: slantwise over it, equally far apart however the skin bends."""

from collections.abc import Mapping

import numpy as np
from scipy.spatial import cKDTree

from scalpviz.head.skin import Floats
from scalpviz.placement.placed import PlacedZone
from scalpviz.scene.guides import spaced
from scalpviz.side import Side

STEP = 0.5
"""Between places along a centreline from which distances are taken, mm."""


class Hatching:
    """How far a place of the skin lies in the direction in which the stripes of a zone follow each other.

    Parameters
    ----------
    zones : mapping of str to PlacedZone
        By key.
    """

    def __init__(self, zones: Mapping[str, PlacedZone]) -> None:
        self._zones = zones

    def across(self, key: str, places: Floats, normals: Floats) -> Floats:
        """That distance at places of a zone with their normals, shape (n, 3) each, mm."""
        zone = self._zones[key]
        # The two sides of the head are mirror images.
        hand = -1.0 if zone.side is Side.LEFT else 1.0
        if zone.kind == "band":
            return _over_band(zone, places, normals, hand)
        return _over_patch(places, normals, hand)


def _over_band(zone: PlacedZone, places: Floats, normals: Floats, hand: float) -> Floats:
    """Half along the centreline and half across it: both are straight where the band is."""
    line = spaced(zone.centreline.xyz, STEP)
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    forward = np.gradient(line, axis=0)
    forward /= np.maximum(np.linalg.norm(forward, axis=1), 1e-12)[:, None]
    nearest = cKDTree(line).query(places)[1]
    away, forward = places - line[nearest], forward[nearest]
    on = along[nearest] + np.einsum("ij,ij->i", away, forward)
    aside = np.einsum("ij,ij->i", away, np.cross(normals, forward))
    return np.asarray((on + hand * aside) / np.sqrt(2.0))


def _over_patch(places: Floats, normals: Floats, hand: float) -> Floats:
    """Through discs and polygons: slantwise from the top, toward the middle of the head."""
    out = normals.mean(axis=0)
    level = np.cross(out, [0.0, 0.0, 1.0] if abs(out[2]) < 0.9 * np.linalg.norm(out) else [0.0, 1.0, 0.0])
    level /= np.linalg.norm(level)
    slant = hand * level + np.cross(out / np.linalg.norm(out), level)
    return np.asarray(places @ slant / np.sqrt(2.0))
