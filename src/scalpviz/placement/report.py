"""A placement as plain data that leaves the program: mm, in the frame of the head's file."""

from typing import Any

from scalpviz.head.skin.surface import Floats
from scalpviz.placement.placed import PlacedZone, Placement

DECIMALS = 4
"""A ten-thousandth of a millimetre: finer than any mesh, short enough to read."""


def report(placement: Placement) -> dict[str, Any]:
    """The placement as `scalpviz place` writes it.

    Returns
    -------
    dict
        `head` (name, unit, measures, landmarks), `points`, `zones`, and `unplaced` with the reasons.
    """
    head = placement.head

    def numbers(xyz: Floats) -> Any:
        # Adding zero turns -0.0 into 0.0.
        return (head.in_file_frame(xyz).round(DECIMALS) + 0.0).tolist()

    return {
        "head": {
            "name": head.name,
            "unit": "mm",
            "measures": {name: round(value, DECIMALS) for name, value in placement.measures.items()},
            "landmarks": {
                name: {"xyz": numbers(mark.xyz), "estimated": mark.estimated}
                for name, mark in head.landmarks.items()
            },
        },
        "points": [
            {
                "code": point.code,
                "system": point.system,
                "side": point.side.value,
                "xyz": numbers(point.place.xyz),
                "estimated": point.estimated,
            }
            for point in placement.points
        ],
        "zones": [
            {
                "code": zone.code,
                "system": zone.system,
                "side": zone.side.value,
                "piece": zone.piece,
                "path": numbers(zone.centreline.xyz),
                "length_mm": round(zone.length, DECIMALS),
                "width_mm": round(zone.width, DECIMALS),
                "needle": _needle(zone, numbers),
                "estimated": zone.estimated,
                "approximate": zone.approximate,
            }
            for zone in placement.zones
        ],
        "unplaced": {str(key): reason for key, reason in placement.unplaced.items()},
    }


def _needle(zone: PlacedZone, numbers: Any) -> dict[str, Any] | None:
    if zone.needle is None:
        return None
    return {"from": numbers(zone.needle.entry), "to": numbers(zone.needle.tip)}
