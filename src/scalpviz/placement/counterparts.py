"""How far zones lie from their counterparts in other systems, on one head."""

from collections.abc import Mapping

import numpy as np

from scalpviz.atlas.model import Atlas
from scalpviz.head.skin.surface import Skin
from scalpviz.placement.apart import Apart
from scalpviz.placement.placed import PlacedZone, Placement
from scalpviz.side import Side

PLACES = 7
"""Along a centreline, from which the distance to the other is taken."""


def distances(atlas: Atlas, placement: Placement) -> Mapping[tuple[str, str], tuple[Apart, ...]]:
    """For each zone, by system and code, its counterparts that lie on this head too.

    Of zones on both sides the right ones are compared.
    """
    skin = Skin.of(placement.head.vertices, placement.head.triangles)
    placed: dict[tuple[str, str], list[PlacedZone]] = {}
    for zone in placement.zones:
        if zone.side is not Side.LEFT:
            placed.setdefault((zone.system, zone.code), []).append(zone)
    found = {}
    for record in atlas.zones:
        own = placed.get((record.system, record.code))
        others = [
            (relation.system, relation.code, placed[relation.system, relation.code])
            for relation in record.relations
            if relation.code is not None and (relation.system, relation.code) in placed
        ]
        if own and others:
            found[record.system, record.code] = tuple(
                Apart(system, code, *_between(skin, own, pieces)) for system, code, pieces in others
            )
    return found


def _between(skin: Skin, own: list[PlacedZone], other: list[PlacedZone]) -> tuple[float, float]:
    """Mean and largest distance from places of some lines to the nearest place of others."""
    lines = [zone.centreline for zone in other]
    apart = []
    for zone in own:
        path = zone.centreline
        for at in np.linspace(0.0, path.length, PLACES):
            here = path.at(at)
            there = np.array([line.at(line.position_of(here)) for line in lines])
            nearest = there[np.linalg.norm(there - here, axis=1).argmin()]
            apart.append(skin.geodesic(skin.nearest(here), skin.nearest(nearest)).length)
    return float(np.mean(apart)), float(np.max(apart))
