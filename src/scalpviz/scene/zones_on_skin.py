"""Placed zones with a few places where sight and labels are tried."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from scalpviz.atlas.keys import SiteKey
from scalpviz.head.skin.surface import Floats
from scalpviz.placement.placed import PlacedZone, Placement
from scalpviz.scene.nearest_vertices import NearestVertices
from scalpviz.side import Side

SAMPLES = 9
"""Places along a zone's centreline."""


@dataclass(frozen=True, eq=False)
class ZoneOnSkin:
    """A zone, or a piece of one, with places in it and the skin's outward normals there, shape (k, 3).

    Of a band they lie along its centreline, of a disc in its middle, of a polygon about its middle.
    """

    zone: PlacedZone
    places: Floats
    normals: Floats


def zones_on_skin(placement: Placement) -> dict[SiteKey, ZoneOnSkin]:
    """Each placed zone and piece by key."""
    head = placement.head
    skin = NearestVertices(head)
    found = {}
    for zone in placement.zones:
        path = zone.centreline
        places = np.array([path.at(s) for s in np.linspace(0.0, path.length, SAMPLES)])
        if zone.kind != "band":
            middle = places[:-1].mean(axis=0)
            inside = middle[None] if zone.kind == "disc" else middle + 0.5 * (places[:-1] - middle)
            row = skin.rows(inside)
            normals = head.normals[row]
            under = np.einsum("ij,ij->i", inside - head.vertices[row], normals)
            places = inside - under[:, None] * normals
        found[zone.key] = ZoneOnSkin(zone, places, head.normals[skin.rows(places)])
    return found


def largest_pieces(zones: Iterable[PlacedZone]) -> frozenset[SiteKey]:
    """Keys of the pieces that are written beside: of each zone, on each side, the largest."""
    best: dict[tuple[str, str, Side], PlacedZone] = {}
    for zone in zones:
        name = (zone.system, zone.code, zone.side)
        if name not in best or _area(zone) > 1.001 * _area(best[name]):
            best[name] = zone
    return frozenset(zone.key for zone in best.values())


def _area(zone: PlacedZone) -> float:
    """About how large a piece is, mm²."""
    if zone.kind == "band":
        return zone.length * zone.width
    return zone.length**2 / (4 * np.pi)
