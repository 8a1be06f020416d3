"""In which cun a tape on the head may be read, and how many of them it is long.

A cun divides a named arc. A tape is read in it only where it runs as the arc runs and lies within what the
arc divides: lengthwise (with the midline) in cun of the forehead, of the scalp or of the nape, piece by piece
where it crosses a hairline; across in lateral cun, up to the 4.5 cun that half a width has. Anything else has
no cun, and says why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np

from scalpviz.errors import ScalpVizError
from scalpviz.head.skin.surface import Floats, OffTheHead, SkinPath
from scalpviz.placement.head_context import HeadContext
from scalpviz.placement.measures import cun
from scalpviz.side import Side

ASLANT = np.radians(20.0)
"""A tape that runs farther than this off a segment's direction is not read in its cun (a convention)."""
HALF_WIDTH = 4.5
"""Lateral cun from the midline to where a width ends (ST8, S1)."""
MARGIN = 4.0
"""How exactly trained people place proportional points, mm: ends may lie this far beyond a segment."""
LEAST = 1.0
"""Pieces of a tape beyond a hairline that are shorter are counted with the rest, mm."""
_LOOKED_AT = 5
"""Places of a tape at which its distance from the midline is taken."""


@dataclass(frozen=True)
class Segment:
    """An arc of the head that is divided into cun.

    Parameters
    ----------
    id : str
        `forehead`, `midline`, `nape`, `lateral_front`, `lateral_back`, or `lateral` between those two.
    parts : float
        Into how many cun it is divided.
    sources : tuple of str
        Ids of the atlas's sources.
    certainty : str
        `stated`, `convention` or `unsourced`, as in the atlas.
    """

    id: str
    parts: float
    sources: tuple[str, ...]
    certainty: str = "stated"


SEGMENTS: dict[str, Segment] = {
    segment.id: segment
    for segment in (
        Segment("forehead", 3.0, ("S1",)),
        Segment("midline", 12.0, ("S1",)),
        Segment("nape", 3.0, ("U",), "unsourced"),
        Segment("lateral_front", 9.0, ("S1",)),
        Segment("lateral_back", 9.0, ("S1",)),
        Segment("lateral", 9.0, ("U",), "convention"),
    )
}


class NoCun(StrEnum):
    """Why a tape has no length in cun."""

    ASLANT = "aslant"
    """It runs neither along the midline nor across it."""
    OUTSIDE = "outside"
    """It reaches beyond what is divided: into the face, below the nape, too far beside the midline."""
    UNKNOWN = "unknown"
    """The head lacks landmarks of the segment."""


@dataclass(frozen=True)
class CunPiece:
    """A tape, or the part of it that lies in one segment.

    Parameters
    ----------
    segment : Segment
        Whose cun.
    cun : float
        How many.
    length : float
        The same in mm.
    """

    segment: Segment
    cun: float
    length: float


@dataclass(frozen=True)
class CunReading:
    """A tape's length in cun.

    Parameters
    ----------
    pieces : tuple of CunPiece
        From the tape's start to its end; empty where it has none.
    reason : NoCun or None
        Why it has none.
    estimated : bool
        True when a landmark of a segment was estimated.
    """

    pieces: tuple[CunPiece, ...] = ()
    reason: NoCun | None = None
    estimated: bool = False


def read_cun(context: HeadContext, path: SkinPath) -> CunReading:
    """The length of a tape in the cun of the segment it lies in."""
    try:
        return _read(context, path)
    except ScalpVizError:
        return CunReading(reason=NoCun.UNKNOWN)


def _read(context: HeadContext, path: SkinPath) -> CunReading:
    shares = np.linspace(0.0, path.length, _LOOKED_AT)
    places = path.at_each(shares)
    stations = [context.midline.station(place) for place in places]
    if min(stations) < context.station("glabella") - MARGIN or max(stations) > _below(context) + MARGIN:
        return CunReading(reason=NoCun.OUTSIDE)
    # the straight way is the shorter one: it spares most tapes that reach too far the longer reckoning
    straight = np.linalg.norm(places - context.midline.path.at_each(np.array(stations)), axis=1)
    if not _within(context, stations, straight):
        return CunReading(reason=NoCun.OUTSIDE)
    beside = [_beside(context, place, station) for place, station in zip(places, stations, strict=True)]
    if not _within(context, stations, beside):
        return CunReading(reason=NoCun.OUTSIDE)
    across, total = abs(beside[-1] - beside[0]), float(np.abs(np.diff(beside)).sum())
    if across >= np.cos(ASLANT) * path.length:
        return _across(context, path)
    if total <= np.sin(ASLANT) * path.length:
        return _lengthwise(context, path)
    return CunReading(reason=NoCun.ASLANT)


def _beside(context: HeadContext, place: Floats, station: float) -> float:
    """How far beside the midline a place lies along the skin, mm; to the subject's right positive."""
    skin, midline = context.skin, context.midline
    foot = midline.path.at(station)
    if np.linalg.norm(place - foot) < 1e-6:
        return 0.0
    away = skin.geodesic(skin.nearest(place), skin.nearest(foot), keep=False).length
    return float(np.copysign(away, (place - foot) @ midline.normal))


def _within(context: HeadContext, stations: Sequence[float], beside: Iterable[float]) -> bool:
    """Whether places lie no farther beside the midline than half a width of lateral cun."""
    return all(
        abs(away) <= HALF_WIDTH * cun(context, "lateral", station) + MARGIN
        for station, away in zip(stations, beside, strict=True)
    )


def _across(context: HeadContext, path: SkinPath) -> CunReading:
    """Lateral cun, of the unit that holds where the tape comes nearest to the midline."""
    off = np.abs((path.xyz - context.midline.path.start) @ context.midline.normal)
    station = context.midline.station(path.xyz[int(np.argmin(off))])
    if station > context.station("posterior_hairline") + MARGIN:
        return CunReading(reason=NoCun.OUTSIDE)
    near = 0.5 * cun(context, "midline") + MARGIN
    arcs: tuple[str, ...]
    # GV24 and ST8, between which the front unit is counted, lie half a cun inside the hairline
    if all(_from_hairline(context, end) <= near for end in (path.start, path.end)):
        segment, arcs = SEGMENTS["lateral_front"], ("hairline_corner_arc",)
        unit = cun(context, "lateral_front")
    elif station >= context.station("inion") - near:
        segment, arcs = SEGMENTS["lateral_back"], ("mastoid_arc",)
        unit = cun(context, "lateral_back")
    else:
        segment, arcs = SEGMENTS["lateral"], ("hairline_corner_arc", "mastoid_arc")
        unit = cun(context, "lateral", station)
    return CunReading(
        (CunPiece(segment, path.length / unit, path.length),), estimated=_estimated(context, arcs)
    )


def _from_hairline(context: HeadContext, place: Floats) -> float:
    """How far from the front hairline a place lies, straight, mm."""
    curve = context.curve("hairline_front", Side.MIDLINE)
    return float(np.linalg.norm(curve.at(curve.position_of(place)) - place))


def _lengthwise(context: HeadContext, path: SkinPath) -> CunReading:
    """Cun of the forehead, the scalp and the nape, in the order in which the tape runs through them."""
    found: list[tuple[str, float]] = []
    for first, last in _pieces(context, path):
        name = _segment_at(context, path.at((first + last) / 2))
        if found and found[-1][0] == name:
            found[-1] = name, found[-1][1] + last - first
        else:
            found.append((name, last - first))
    pieces = tuple(CunPiece(SEGMENTS[name], length / _unit(context, name), length) for name, length in found)
    return CunReading(pieces, estimated=_estimated(context, [ARC_OF[name] for name, _ in found]))


ARC_OF = {
    "forehead": "glabella_hairline_arc",
    "midline": "hairline_hairline_arc",
    "nape": "posterior_hairline_c7_arc",
}


def _unit(context: HeadContext, name: str) -> float:
    """One cun of a lengthwise segment, mm."""
    if name != "nape":
        return cun(context, name)

    def arc() -> float:
        return context.station("c7") - context.station("posterior_hairline")

    length = context.once(("arc", ARC_OF["nape"]), arc)
    if not length > 0:
        raise ScalpVizError("The nape of this head has no length; check the order of its landmarks.")
    return length / SEGMENTS["nape"].parts


def _below(context: HeadContext) -> float:
    """Where on the midline the last segment ends, mm from the nasion."""
    return context.station("c7" if "c7" in context.head.landmarks else "posterior_hairline")


def _pieces(context: HeadContext, path: SkinPath) -> list[tuple[float, float]]:
    """Stretches of a tape between the hairlines it crosses: from, to, mm from its start."""
    cuts = [0.0, path.length]
    for name in ("hairline_front", "hairline_nape"):
        try:
            crossing = context.skin.crossing(path, context.curve(name, Side.MIDLINE))
        except OffTheHead:
            continue
        at = path.position_of(crossing.xyz)
        if LEAST < at < path.length - LEAST:
            cuts.append(at)
    cuts.sort()
    return list(pairwise(cuts))


def _segment_at(context: HeadContext, place: Floats) -> str:
    """The lengthwise segment that a place near the midline lies in."""
    station = context.midline.station(place)
    for name, before in (("hairline_front", "forehead"), ("hairline_nape", "midline")):
        curve = context.curve(name, Side.MIDLINE)
        if station < context.midline.station(curve.at(curve.position_of(place))):
            return before
    return "nape"


def _estimated(context: HeadContext, arcs: Sequence[str]) -> bool:
    return any(context.is_estimated(context.leans_on(("arc", arc))) for arc in arcs)
