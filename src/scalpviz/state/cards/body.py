"""The body as the atlas knows it: its areas, what lies within what, which functions no figure can draw."""

from dataclasses import dataclass

from scalpviz.atlas.model import Atlas
from scalpviz.languages import Sentence
from scalpviz.side import Side
from scalpviz.state.cards.highlight_page import (
    HighlightGroup,
    HighlightPage,
    link_to,
    more_words,
    side_choices,
)
from scalpviz.state.highlighting import Lighting
from scalpviz.state.phrases import text
from scalpviz.state.view import View, ZoneRef


@dataclass(frozen=True)
class AreaRef:
    """An area of the body; `side` None where it has none, or for both."""

    area: str
    side: Side | None = None


@dataclass(frozen=True)
class BodyState:
    """What the figure of the body shows.

    Parameters
    ----------
    chosen : AreaRef or None
        The area that was chosen.
    zone : ZoneRef or None
        The zone whose areas are highlighted.
    highlighted : frozenset of AreaRef
        The areas that it, or that part of it, stands for.
    language : str
        Of the names.
    """

    chosen: AreaRef | None = None
    zone: ZoneRef | None = None
    highlighted: frozenset[AreaRef] = frozenset()
    language: str = "en"


FUNCTIONS: tuple[tuple[Sentence, tuple[str, ...]], ...] = (
    (text("Mind and senses"),
     ("mind", "sleep", "memory", "mood", "vision", "balance")),
    (text("Speech"), ("speech", "naming", "comprehension")),
    (text("Movement"), ("skilled-movement", "muscle-tone")),
    (text("Blood vessels"), ("blood-pressure", "blood-vessels")),
    (text("Larger parts"),
     ("trunk", "upper-jiao", "middle-jiao", "lower-jiao", "triple-heater",
      "general")),
)  # fmt: skip
"""Areas that no figure draws, by kind; what an atlas has beyond them stands under `OTHERS`."""

OTHERS = text("Others")


class Body:
    """Names and nesting of body areas.

    Parameters
    ----------
    atlas : Atlas
        Whose areas they are.
    """

    def __init__(self, atlas: Atlas, lighting: Lighting | None = None) -> None:
        self._atlas = atlas
        self._lighting = lighting or Lighting(atlas)
        self._names = {area.id: area.name for area in atlas.body_areas}
        claimed = {target.area for zone in atlas.zones for target in zone.targets}
        self._used = {area for area in self._names if self._lighting.inside(area) & claimed}

    def first_known(self, areas: tuple[str, ...]) -> str | None:
        """The first of these areas that the atlas has; None where it has none of them."""
        return next((area for area in areas if area in self._names), None)

    def name(self, ref: AreaRef, language: str = "en") -> str:
        """An area in words: `Hand, left side`."""
        words = self._names[ref.area].in_language(language)
        return words if ref.side is None else f"{words}{_of_side(ref.side, language)}"

    def is_used(self, area: str) -> bool:
        """Whether any zone stands for the area or for one within it."""
        return area in self._used

    def inside(self, area: str) -> frozenset[str]:
        """An area and all that lie within it; nothing where the atlas does not know it."""
        return self._lighting.inside(area) if area in self._names else frozenset()

    def count(self, ref: AreaRef, systems: tuple[str, ...]) -> tuple[int, int]:
        """How many zones of these systems stand for an area, and how many of all."""
        found = self._lighting.of_area(ref.area, ref.side)
        return len({z.code for z in found if z.system in systems}), len({(z.system, z.code) for z in found})

    def functions(
        self, drawn: frozenset[str], language: str = "en"
    ) -> tuple[tuple[str, tuple[AreaRef, ...]], ...]:
        """Areas that a figure does not draw and some zone stands for, by kind.

        Parameters
        ----------
        drawn : frozenset of str
            Areas that the figure draws.
        """
        left = [area for area in self._names if area in self._used and area not in drawn]
        groups = []
        for title, areas in FUNCTIONS:
            groups.append((title, [area for area in areas if area in left]))
        named = {area for _, areas in FUNCTIONS for area in areas}
        groups.append((OTHERS, [area for area in left if area not in named]))
        return tuple(
            (title.in_language(language), tuple(AreaRef(area) for area in areas))
            for title, areas in groups
            if areas
        )


def areas_of(atlas: Atlas, ref: ZoneRef) -> frozenset[AreaRef]:
    """The areas of the body that a zone, one side of it, or a part of it stands for.

    A point stands for none. Where the side of the zone is not said, or no source names the side of the
    body, an area has no side: both are meant.
    """
    zone = next((z for z in atlas.zones if (z.system, z.code) == (ref.system, ref.code)), None)
    found = set()
    for target in zone.targets if zone else ():
        if ref.part is not None and target.part not in (None, ref.part):
            continue
        side = None
        if ref.side in (Side.LEFT, Side.RIGHT) and target.side in ("opposite", "same"):
            side = ref.side.mirrored if target.side == "opposite" else ref.side
        found.add(AreaRef(target.area, side))
    return frozenset(found)


def area_page(atlas: Atlas, lighting: Lighting, view: View) -> HighlightPage:
    """The page of the chosen body area: the zones that stand for it, by system.

    Raises
    ------
    KeyError
        No area is chosen, or the atlas has none of that id.
    """
    area, language = view.area or "", view.language
    record = next((one for one in atlas.body_areas if one.id == area), None)
    if record is None:
        raise KeyError(area)
    chosen = lighting.chosen(view)
    groups = []
    for system in atlas.systems:
        links = tuple(link_to(atlas, zone, language) for zone in chosen if zone.system == system.id)
        if links:
            groups.append(HighlightGroup(system.names.translated(language), (), links))
    sided = lighting.is_sided(area)
    none = text("No zone of this atlas stands for this part of the body.")
    return HighlightPage(
        title=record.name.in_language(language),
        above=text("Part of the body").in_language(language),
        below="" if groups else none.in_language(language),
        groups=tuple(groups),
        switch=text("Side of the body").in_language(language) if sided else "",
        choices=side_choices(language) if sided else (),
        side=view.affected,
        more=more_words(lighting.further(view), view.include_hidden_systems, language),
        language=language,
    )


def _of_side(side: Side, language: str) -> str:
    words = {
        Side.LEFT: text(", left side"),
        Side.RIGHT: text(", right side"),
        Side.MIDLINE: text(", midline"),
    }
    return words[side].in_language(language)
