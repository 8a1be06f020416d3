"""A measuring tape on a head: taut between two places of its skin, or along the line of a zone."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scalpviz.errors import ScalpVizError
from scalpviz.head.skin.surface import Floats, SkinPath
from scalpviz.placement.head_context import HeadContext
from scalpviz.placement.placed import PlacedZone, Placement
from scalpviz.placement.tape_cun import CunReading, read_cun
from scalpviz.side import Side

SAME_PLACE = 0.5
"""Ends nearer to each other than this are one place, mm."""


@dataclass(frozen=True, eq=False)
class LaidTape:
    """A tape on the skin.

    Parameters
    ----------
    path : SkinPath
        From its start to its end.
    reading : CunReading
        Its length in cun.
    zone : PlacedZone, optional
        The zone it follows.
    """

    path: SkinPath
    reading: CunReading
    zone: PlacedZone | None = None

    @property
    def length(self) -> float:
        """Along the skin, mm."""
        return self.path.length


class TapeMeasure:
    """Lays tapes on the head of a placement.

    Parameters
    ----------
    placement : Placement
        The head, and the zones that a tape may follow.
    """

    def __init__(self, placement: Placement) -> None:
        self._placement = placement

    @cached_property
    def _context(self) -> HeadContext:
        return HeadContext(self._placement.head)

    def taut(self, start: Floats, end: Floats) -> SkinPath:
        """The shortest way along the skin between the places of it that lie nearest to two in space.

        Raises
        ------
        ScalpVizError
            They are one place, or no way joins them.
        """
        skin = self._context.skin
        ends = skin.nearest(np.asarray(start)), skin.nearest(np.asarray(end))
        if np.linalg.norm(ends[0].xyz - ends[1].xyz) < SAME_PLACE:
            raise ScalpVizError("Both ends of the tape lie at one place; choose two places apart.")
        return skin.geodesic(*ends, keep=False)

    def along(self, zone: PlacedZone, start: Floats, end: Floats) -> SkinPath:
        """The part of a zone's centreline between the places of it nearest to two others.

        Raises
        ------
        ScalpVizError
            They are one place of it.
        """
        line = zone.centreline
        first, last = line.position_of(np.asarray(start)), line.position_of(np.asarray(end))
        if abs(last - first) < SAME_PLACE:
            raise ScalpVizError("Both ends of the tape lie at one place of its zone; choose two apart.")
        part = line.between(min(first, last), max(first, last))
        return part if first < last else part.reversed()

    def lay(self, start: Floats, end: Floats, zone: PlacedZone | None = None) -> LaidTape:
        """A tape with its length in mm and cun; errors as in `taut` and `along`."""
        path = self.taut(start, end) if zone is None else self.along(zone, start, end)
        return LaidTape(path, read_cun(self._context, path), zone)

    def normals(self, places: Floats) -> Floats:
        """Outward unit normals of the skin nearest to places, shape (k, 3)."""
        skin = self._context.skin
        return skin.normals_at(skin.nearest_points(places))

    def lines_of(self, system: str, code: str, side: Side | None = None) -> tuple[PlacedZone, ...]:
        """The bands of a zone, on one side or on all it has, piece by piece: what a tape can follow."""
        return tuple(
            zone
            for zone in self._placement.zones
            if (zone.system, zone.code) == (system, code)
            and side in (None, zone.side)
            and zone.kind == "band"
        )

    def line_near(
        self, system: str, code: str, side: Side | None, start: Floats, end: Floats
    ) -> PlacedZone | None:
        """Of the bands of a zone the one that two places lie nearest to."""
        lines = self.lines_of(system, code, side)
        return min(lines, key=lambda zone: _away(zone, start) + _away(zone, end), default=None)


def _away(zone: PlacedZone, place: Floats) -> float:
    return float(np.linalg.norm(zone.centreline.xyz - place, axis=1).min())
