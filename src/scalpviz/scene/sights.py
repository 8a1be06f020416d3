"""Zones and points as one looks at them: how much of each is in sight, and where to look to see it."""

from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin.surface import Floats
from scalpviz.scene import camera as cameras
from scalpviz.scene.drawn_head import DrawnHead
from scalpviz.scene.picking import Picker
from scalpviz.side import Side
from scalpviz.state.view import Camera, ZoneRef

FACING_TOGETHER = 0.5
"""Length of the mean of unit normals above which pieces of a zone are looked at together."""


@dataclass(frozen=True, eq=False)
class Piece:
    """Places on the skin that are looked at together, with the outward normals there, shape (k, 3)."""

    places: Floats
    normals: Floats


@dataclass(frozen=True, eq=False)
class Sight:
    """One side of a zone, piece by piece, with the share of each that the eye sees."""

    pieces: tuple[Piece, ...]
    shares: list[float]

    @property
    def share(self) -> float:
        """How much of all pieces is seen."""
        return sum(self.shares) / len(self.shares)

    def target(self) -> tuple[Floats, Floats]:
        """Where to look and which way the skin faces there: amid the pieces.

        Where they face apart, at the one most in sight.
        """
        normal = np.mean([piece.normals.mean(axis=0) for piece in self.pieces], axis=0)
        if np.linalg.norm(normal) > FACING_TOGETHER:
            return np.mean([piece.places.mean(axis=0) for piece in self.pieces], axis=0), normal
        best = self.pieces[int(np.argmax(self.shares))]
        return best.places.mean(axis=0), best.normals.mean(axis=0)


def sights_of(ref: ZoneRef, head: DrawnHead, camera: Camera, aspect: float) -> list[Sight]:
    """What a reference means, one for each side: the pieces of a zone taken together, or a point."""
    found: dict[Side, list[Piece]] = {}
    for item in head.zones_of(ref):
        found.setdefault(item.zone.side, []).append(Piece(item.places, item.normals))
    for point in head.points_of(ref):
        found.setdefault(point.point.side, []).append(Piece(point.places, point.normals))
    return [
        Sight(tuple(pieces), [_open_share(piece, camera, aspect, head.picker) for piece in pieces])
        for pieces in found.values()
    ]


def _open_share(piece: Piece, camera: Camera, aspect: float, picker: Picker) -> float:
    """Share of the places of a piece that the eye sees."""
    eye = np.asarray(camera.position)
    seen = [
        cameras.sees(camera, place, normal, aspect) and picker.open_to(eye, place)
        for place, normal in zip(piece.places, piece.normals, strict=True)
    ]
    return sum(seen) / len(seen)
