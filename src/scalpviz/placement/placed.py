"""Zones and points where they lie on one head."""

from collections.abc import Mapping
from dataclasses import dataclass

from scalpviz.atlas.keys import SiteKey
from scalpviz.head.head import Head
from scalpviz.head.skin.surface import Floats, SkinPath, SkinPoint
from scalpviz.languages import Sentence
from scalpviz.side import Side


@dataclass(frozen=True, eq=False)
class PlacedPoint:
    """A point of the atlas on the skin.

    Parameters
    ----------
    code, system : str
        Its code; whose name it is: `acupoints`, `eeg`.
    side : Side
        The subject's side.
    place : SkinPoint
        Where it lies.
    leans_on : frozenset of str
        Names of the head's landmarks and curves it was constructed from, directly or not.
    estimated : bool
        True when any of those was estimated.
    region : str
        Id of the region of the head it belongs to.
    """

    code: str
    system: str
    side: Side
    place: SkinPoint
    leans_on: frozenset[str]
    estimated: bool
    region: str = ""


@dataclass(frozen=True)
class PlacedPart:
    """A part of a band: fractions of the centreline's length from its start."""

    id: str
    start: float
    end: float


@dataclass(frozen=True, eq=False)
class NeedlePath:
    """Where the needle enters and where it goes, along the skin.

    Parameters
    ----------
    entry, tip : ndarray, shape (3,)
        On the skin, mm: from and to.
    normal : ndarray, shape (3,)
        Outward normal of the skin at the entry.
    angle_low, angle_high : float
        Angle between needle and skin at entry, degrees.
    path : SkinPath
        From entry to tip along the skin.
    """

    entry: Floats
    tip: Floats
    normal: Floats
    angle_low: float
    angle_high: float
    path: SkinPath


@dataclass(frozen=True, eq=False)
class PlacedZone:
    """One side of a zone on the skin, or one piece of it.

    Parameters
    ----------
    key : SiteKey
        Unique.
    code, system : str
        Of the zone.
    side : Side
        The subject's side.
    kind : {"band", "disc", "polygon"}
        The form.
    centreline : SkinPath
        Of a band, running as the atlas runs it; of a disc or polygon, its boundary, closed.
    width : float
        Of a band, or the diameter of a disc, mm; 0 for a polygon.
    parts : tuple of PlacedPart
        Of a band.
    needle : NeedlePath or None
        How the needle goes.
    leans_on : frozenset of str
        Names of the head's landmarks and curves it was constructed from.
    estimated : bool
        True when any of those was estimated.
    piece : int
        Which piece of the zone, from 0.
    approximate : bool
        True when the sources say only about where it lies.
    region : str
        Id of the region of the head it belongs to.
    """

    key: SiteKey
    code: str
    system: str
    side: Side
    kind: str
    centreline: SkinPath
    width: float
    parts: tuple[PlacedPart, ...]
    needle: NeedlePath | None
    leans_on: frozenset[str]
    estimated: bool
    piece: int = 0
    approximate: bool = False
    region: str = ""

    @property
    def length(self) -> float:
        """Length of the centreline along the skin, mm."""
        return self.centreline.length


@dataclass(frozen=True, eq=False)
class Placement:
    """An atlas laid on a head.

    Parameters
    ----------
    head : Head
        The head.
    points : tuple of PlacedPoint
        In the atlas's order, right before left.
    zones : tuple of PlacedZone
        In the atlas's order, right before left.
    measures : mapping of str to float
        Arcs and cun, mm: see `scalpviz.placement.measures`.
    unplaced : mapping of SiteKey to Sentence
        Zones and points that could not be placed, with the reason.
    """

    head: Head
    points: tuple[PlacedPoint, ...]
    zones: tuple[PlacedZone, ...]
    measures: Mapping[str, float]
    unplaced: Mapping[SiteKey, Sentence]
