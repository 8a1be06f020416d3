"""What is meant by the words one asks for a picture with: zones, points, systems, conditions, body areas."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz.process import extract

from scalpviz.atlas.model import Atlas, AtlasPoint, Zone
from scalpviz.errors import ScalpVizError
from scalpviz.side import Side
from scalpviz.state.highlighting import Lighting
from scalpviz.state.view import View, ZoneRef

NEAR = 60
"""How much alike, of 100, a name must be to what was asked for to be proposed."""


@dataclass(frozen=True)
class Wanted:
    """What a picture is to show.

    Parameters
    ----------
    systems : tuple of str
        Whose zones.
    refs : tuple of ZoneRef
        Zones and points that were named.
    changes : mapping
        Fields of `View` that highlight a condition or a body area.
    """

    systems: tuple[str, ...] = ()
    refs: tuple[ZoneRef, ...] = ()
    changes: dict[str, Any] = field(default_factory=dict)


def wanted(atlas: Atlas, what: str | Iterable[str] | None, side: Side | None) -> Wanted:
    """Find what is meant.

    Parameters
    ----------
    what : str or iterable of str, or None
        Codes of zones or points (`"MS6"`, `"jiao/J4"`, `"GV20"`), or the id of a system, a condition or a
        body area; None is the first system.
    side : Side or None
        Of the head for zones and points, of the body for conditions and body areas; None is both.

    Raises
    ------
    ScalpVizError
        The atlas knows nothing of that name; the nearest names are proposed.
    """
    words = [what] if isinstance(what, str) else list(what or ())
    systems: list[str] = []
    refs: list[ZoneRef] = []
    changes: dict[str, Any] = {}
    for word in words:
        ref = _site(atlas, word, side)
        if ref is not None:
            refs.append(ref)
        elif any(system.id == word for system in atlas.systems):
            systems.append(word)
        elif any(condition.id == word for condition in atlas.conditions):
            changes = {"condition": word, "affected": side}
        elif any(area.id == word for area in atlas.body_areas):
            changes = {"area": word, "affected": side}
        else:
            raise ScalpVizError(
                "The atlas knows nothing called '{word}'; did you mean {near}?",
                word=word,
                near=", ".join(_near(atlas, word)) or "MS6",
            )
    zoned = {zone.system for zone in atlas.zones}
    systems += [ref.system for ref in refs if ref.system in zoned and ref.system not in systems]
    return Wanted(tuple(dict.fromkeys(systems)), tuple(refs), changes)


def highlighted(atlas: Atlas, view: View) -> frozenset[ZoneRef]:
    """Zones that the condition or body area of a view highlights."""
    return frozenset(ref for zone in Lighting(atlas).chosen(view) for ref in zone.refs)


def _site(atlas: Atlas, word: str, side: Side | None) -> ZoneRef | None:
    """A zone or a point by its code, after its system and a slash if that is said."""
    system, _, code = word.rpartition("/")
    records: list[Zone | AtlasPoint] = [*atlas.zones, *atlas.points]
    for record in records:
        if record.code.lower() == code.lower() and system in ("", record.system):
            own = None if record.laterality == "bilateral" else Side(record.laterality)
            return ZoneRef(record.system, record.code, own or side)
    return None


def _near(atlas: Atlas, word: str) -> list[str]:
    names = [
        *(zone.code for zone in atlas.zones),
        *(point.code for point in atlas.points),
        *(one.id for many in (atlas.systems, atlas.conditions, atlas.body_areas) for one in many),
    ]
    likely = extract(word, list(dict.fromkeys(names)), limit=3, score_cutoff=NEAR, processor=str.lower)
    return [found for found, _, _ in likely]
