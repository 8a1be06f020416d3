"""Codes or names beside the zones."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from scalpviz.atlas.model import Atlas
from scalpviz.head.skin import Floats
from scalpviz.placement.placed import PlacedZone
from scalpviz.scene.colouring import is_lit, means, on_view
from scalpviz.scene.flat import FlatShapes, Measure, Words, add_all, lettering, remove_all
from scalpviz.scene.fonts import Font, written
from scalpviz.scene.label_layout import Box, Spot, Wanted, arrange
from scalpviz.scene.palette import Colour, Surroundings
from scalpviz.state.view import Camera, Labels, View

SIZE = 13
NAME_LINE = 26
"""Names longer than this many letters are written on two lines."""
PAD_X, PAD_Y = 6.0, 4.0


class PlacesOnSkin(Protocol):
    """Something with places on the skin and the skin's outward normals there, shape (k, 3)."""

    @property
    def places(self) -> Floats:
        """Mm."""

    @property
    def normals(self) -> Floats:
        """Of length 1."""


@dataclass(frozen=True, eq=False)
class ZoneOnSkin:
    """A zone with places along its centreline and the skin's outward normals there, shape (k, 3)."""

    zone: PlacedZone
    places: Floats
    normals: Floats


@dataclass(frozen=True, eq=False)
class NameOnHead:
    """A name beside something that is no zone.

    Parameters
    ----------
    key : str
        Unique, and no zone's.
    words : str
        What is written.
    places, normals : ndarray, shape (k, 3)
        Where it may point to, mm, and outward there.
    depth : float
        How far under the skin the places lie, mm.
    colour : Colour
        Of the plate's edge.
    rank : int
        Lower ranks choose their place first; zones have 2, one that is chosen 0.
    """

    key: str
    words: str
    places: Floats
    normals: Floats
    depth: float
    colour: Colour
    rank: int = 3


class LabelLayer:
    """Writes labels; text actors are made once per zone and used again.

    Parameters
    ----------
    renderer : vtkRenderer
        Where they are drawn.
    shapes : FlatShapes
        Takes the plates.
    font : Font
        For the words.
    """

    def __init__(self, renderer: Any, shapes: FlatShapes, font: Font) -> None:
        self._renderer = renderer
        self._shapes = shapes
        self._font = font
        self._look = lettering(font, SIZE)
        self._measure = Measure(self._look)
        self._words: dict[str, Words] = {}
        self._zones: tuple[ZoneOnSkin, ...] = ()
        self._names: tuple[NameOnHead, ...] = ()
        self._colours: Mapping[tuple[str, str], Colour] = {}
        self._spots: dict[str, Spot] = {}
        self._texts: dict[str, str] = {}
        self._atlas: Atlas | None = None

    def show(
        self, atlas: Atlas, zones: Sequence[ZoneOnSkin], colours: Mapping[tuple[str, str], Colour]
    ) -> None:
        """Take on the zones of another head."""
        self.close()
        self._atlas, self._zones, self._colours = atlas, tuple(zones), colours

    def name(self, names: Sequence[NameOnHead]) -> None:
        """Write these beside what is no zone, where the zones' labels leave room."""
        self._names = tuple(names)

    def rewrite(self, view: View) -> None:
        """Choose the words: which zones are named, how, in which language."""
        self._texts = {}
        if self._atlas is None:
            return
        for item in self._zones:
            zone = item.zone
            chosen = means(view.selected, zone) or means(view.hovered, zone)
            named = not chosen and (zone.piece or view.labels is Labels.NONE)
            if named or not on_view(zone, view) or (zone.piece and chosen):
                continue
            if view.lit and not chosen and not is_lit(zone, view):
                continue
            self._texts[zone.key] = self._text(zone, view)

    def _text(self, zone: PlacedZone, view: View) -> str:
        if self._atlas is None:
            return zone.code
        record = self._atlas.zone(zone.code, zone.system)
        code = record.label or record.code
        if view.labels is not Labels.NAMES:
            return code
        name = written(record.names, view.language, self._font)
        return f"{code}  {name}" if len(name) + len(code) < NAME_LINE else _two_lines(code, name)

    def draw(
        self, view: View, camera: Camera, size: tuple[int, int], resolution: int,
        around: Surroundings, open_to_eye: Callable[[Floats], bool], taken: Sequence[Box],
    ) -> None:  # fmt: skip
        """Lay the labels out for one picture."""
        zoom = resolution / 72
        wanted = []
        for name in self._named(view):
            width, height = self._room(name.words, resolution)
            wanted.append(Wanted(name.key, name.places, name.normals, width, height, name.rank, name.depth))
        for item in self._zones:
            words = self._texts.get(item.zone.key)
            if words is not None:
                width, height = self._room(words, resolution)
                rank = 0 if means(view.selected, item.zone) else 1 if means(view.hovered, item.zone) else 2
                wanted.append(Wanted(item.zone.key, item.places, item.normals, width, height, rank))
        self._spots = arrange(wanted, camera, size, open_to_eye, self._spots, taken)
        colours = {name.key: name.colour for name in self._names}
        colours |= {z.key: self._colours[z.system, z.code] for z in (item.zone for item in self._zones)}
        texts = self._texts | {name.key: name.words for name in self._names}
        room = {label.key: (label.width, label.height) for label in wanted}
        ranks = {label.key: label.rank for label in wanted}
        # A point is a dot itself.
        dotted = {name.key for name in self._names if len(name.places) == 1}
        for key in self._words.keys() - self._spots.keys():
            self._words[key].hide()
        for key, spot in self._spots.items():
            colour = colours[key]
            strong = ranks[key] < 2
            muted = view.selected is not None and not strong
            width, height = room[key]
            opacity = 0.88 if muted else 0.96
            centre = (float(round(spot.centre[0])), float(round(spot.centre[1])))
            self._shapes.line(spot.anchor, centre, around.label_ink, width=1.2 * zoom, opacity=0.55)
            if key not in dotted:
                self._shapes.dot(spot.anchor, 2.2 * zoom, around.label_ink, 0.75)
            self._shapes.plate(
                centre, width, height, around.label, colour,
                radius=5.0 * zoom, border=(2.5 if strong else 1.5) * zoom, opacity=opacity,
            )  # fmt: skip
            self._text_actor(key).write(
                texts[key], (centre[0], centre[1] - zoom), around.muted if muted else around.label_ink
            )

    def _named(self, view: View) -> list[NameOnHead]:
        """What is no zone and is named: only what is chosen where labels are off."""
        return [name for name in self._names if name.rank < 2 or view.labels is not Labels.NONE]

    def close(self) -> None:
        """Take the words out of the renderer."""
        remove_all(self._renderer, [words.actor for words in self._words.values()])
        self._words, self._zones, self._spots, self._texts = {}, (), {}, {}
        self._names = ()

    def _room(self, words: str, resolution: int) -> tuple[float, float]:
        """Size of the plate behind words; plates of single lines are equally high."""
        width, height = self._measure(words, resolution)
        zoom = resolution / 72
        line = self._measure("MS1", resolution)[1]
        return width + 2 * PAD_X * zoom, max(height, line) + 2 * PAD_Y * zoom

    def _text_actor(self, key: str) -> Words:
        if key not in self._words:
            self._words[key] = Words(self._look)
            add_all(self._renderer, [self._words[key].actor])
        return self._words[key]


def _two_lines(code: str, name: str) -> str:
    """Code and name broken at the space that leaves the lines most alike."""
    words = f"{code}  {name}"
    spaces = [k for k, letter in enumerate(words) if letter == " " and k > len(code) + 1]
    if not spaces or len(words) < NAME_LINE:
        return words
    middle = min(spaces, key=lambda k: abs(len(words) - 2 * k))
    return f"{words[:middle]}\n{words[middle + 1 :]}"
