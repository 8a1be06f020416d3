"""What is said at once about the zone under the pointer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalpviz.atlas.model import AtlasPoint
from scalpviz.languages import CHINESE
from scalpviz.side import Side
from scalpviz.state.phrases import BODY_SIDE, SIDES
from scalpviz.state.view import ZoneRef

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas


@dataclass(frozen=True)
class Pointed:
    """A zone named in one line.

    Parameters
    ----------
    ref : ZoneRef
        The zone.
    code, name : str
        What it is called.
    place : str
        Side and part: `right side, middle two fifths`.
    stands_for : str
        What it, or that part of it, stands for.
    """

    ref: ZoneRef
    code: str
    name: str
    place: str
    stands_for: str

    @property
    def words(self) -> str:
        """The whole line as plain text."""
        head = ", ".join(words for words in (f"{self.code} {self.name}", self.place) if words)
        return f"{head}: {self.stands_for}" if self.stands_for else head


def pointed(atlas: Atlas, ref: ZoneRef, language: str = "en") -> Pointed:
    """The line about a zone.

    Raises
    ------
    KeyError
        The atlas has no such zone.
    """
    zone = atlas.named(ref.system, ref.code)
    name = zone.names.in_language(language)
    if isinstance(zone, AtlasPoint):
        side = SIDES[ref.side].in_language(language) if ref.side not in (None, Side.MIDLINE) else ""
        return Pointed(
            ref, zone.code, name, side, zone.meridian.in_language(language) if zone.meridian else ""
        )
    part = next((part for part in zone.parts if part.part == ref.part), None)
    place = []
    if ref.side not in (None, Side.MIDLINE):
        place.append(SIDES[ref.side].in_language(language))
    if part:
        words = part.name.in_language(language)
        place.append(words[0].lower() + words[1:])
        stands_for = part.stands_for.text.in_language(language)
    else:
        stands_for = _areas(atlas, ref, language)
    return Pointed(ref, zone.code, name, ", ".join(place), stands_for)


def _areas(atlas: Atlas, ref: ZoneRef, language: str) -> str:
    """Body areas of the whole zone, the side of the body told once where it is the same for all."""
    zone = atlas.zone(ref.code, ref.system)
    names = {area.id: area.name.in_language(language) for area in atlas.body_areas}
    areas = tuple(dict.fromkeys(names[target.area] for target in zone.targets))
    sides = {target.side for target in zone.targets}
    comma = "、" if language == CHINESE else ", "
    words = comma.join([areas[0], *(area[0].lower() + area[1:] for area in areas[1:])]) if areas else ""
    side = BODY_SIDE.get(next(iter(sides))) if len(sides) == 1 else None
    return f"{words} ({side.in_language(language)})" if side else words
