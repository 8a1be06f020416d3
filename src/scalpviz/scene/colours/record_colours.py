"""The colour of each zone and point, on the head as in lists; nothing here needs arrays.

Colours are sRGB, 0 to 1. Zone colours derive from the sets of M. Okabe and K. Ito (2008) and P. Tol
(2021), moved until neighbours on the head differ for every kind of colour vision, in lightness as
well as in hue, and stand out from skin and shaved scalp; `scalpviz.scene.colours.vision` measures that.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scalpviz.atlas.index import AtlasIndex
    from scalpviz.atlas.model import Atlas

Colour = tuple[float, float, float]


def colour(code: str) -> Colour:
    """A colour written as six hexadecimal digits."""
    return int(code[0:2], 16) / 255, int(code[2:4], 16) / 255, int(code[4:6], 16) / 255


ZONE_COLOURS: tuple[Colour, ...] = tuple(
    colour(code)
    for code in (
        "A8D43C",  # lime
        "1E7A38",  # green
        "17406B",  # navy
        "A5D0F0",  # pale blue
        "F07F2C",  # orange
        "3B2F8F",  # indigo
        "F4CE3A",  # yellow
        "2ED3E0",  # aqua
        "006E75",  # deep teal
        "C8321C",  # red
        "35B6E6",  # cyan
        "86204F",  # wine
        "1D6FC0",  # blue
        "FFB000",  # amber
        "A64CA6",  # purple
        "7FD6B4",  # mint
        "B9A5E8",  # lilac
        "E6407F",  # magenta
        "8E80FF",  # periwinkle
        "70FF98",  # spring
        "621736",  # mulberry
        "BD7EB7",  # heather
        "5238B8",  # violet
        "00B652",  # emerald
        "604589",  # plum
        "ACE9FF",  # ice
        "E2916D",  # apricot
        "974863",  # rosewood
        "008FD6",  # azure
        "764934",  # umber
    )
)
"""In the order of the international zones; the order was searched so that neighbours differ most."""

ORDERS: dict[str, tuple[int, ...]] = {
    "jiao": (20, 28, 6, 4, 2, 11, 7, 14, 9, 0, 12, 13, 1, 10, 5, 8, 17, 22, 3),
    "ynsa": (
        20, 4, 28, 5, 8, 18, 7, 12, 14, 3, 10, 16, 11, 19, 25, 0, 24, 26,
        9, 2, 13, 6, 22, 17, 27, 21, 23, 29, 1, 15,
    ),
    "zhu": (10, 25, 20, 5, 4, 3, 12, 9, 2),
    "fang": (12, 29, 6, 19),
    "tang": (4,),
    "lin": (5,),
    "jin": (9,),
    "yu": (9, 4, 10, 13, 5, 6, 17),
    "supplementary": (1, 16, 9, 3, 26, 4, 7, 5, 20),
}  # fmt: skip
"""Rows of `ZONE_COLOURS` for the zones of other systems, searched so that zones differ from their neighbours
in the same system and in those that may be shown beside it."""

SITE = colour("3B4652")
OTHER_POINT = colour("7C848C")
MERIDIAN_COLOURS: dict[str, Colour] = {
    "GV": colour("A8322A"),
    "BL": colour("1F5FA8"),
    "GB": colour("2B7A4B"),
    "ST": colour("B87512"),
    "TE": colour("6F3F98"),
}
"""By the letters that begin the codes of a meridian's points."""


def zone_colours(atlas: Atlas | AtlasIndex) -> dict[tuple[str, str], Colour]:
    """Colour of each zone, by system and code; the same on both sides and on every head."""
    return {
        (system.id, code): found
        for system in atlas.systems
        for code, found in zip(
            [zone.code for zone in atlas.zones_of(system.id)], _colours_of(system.id), strict=False
        )
    }


def _colours_of(system: str) -> Iterator[Colour]:
    """Colours for the zones of a system: those searched for it, then the others, then all over again."""
    first = ORDERS.get(system, ())
    rest = (row for row in range(len(ZONE_COLOURS)) if row not in first)
    return cycle([ZONE_COLOURS[row] for row in (*first, *rest)])


def point_colour(system: str, code: str) -> Colour:
    """Colour of a point: its meridian's, or that of electrode sites."""
    return SITE if system == "eeg" else MERIDIAN_COLOURS.get(code[:2], OTHER_POINT)


def record_colours(atlas: Atlas | AtlasIndex) -> dict[tuple[str, str], Colour]:
    """Colour of each zone and each point, by system and code."""
    points = {(point.system, point.code): point_colour(point.system, point.code) for point in atlas.points}
    return points | zone_colours(atlas)
