"""Codes or names beside the zones."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scalpviz.atlas.model import Atlas, Zone
from scalpviz.head.skin import Floats
from scalpviz.placement.placed import PlacedZone
from scalpviz.scene.flat import FlatShapes, Measure, Place, add_all, lettering, remove_all
from scalpviz.scene.fonts import Font, written
from scalpviz.scene.label_layout import Box, Spot, Wanted, arrange
from scalpviz.scene.on_view import is_lit, means, zone_shown
from scalpviz.scene.palette import Colour, Surroundings
from scalpviz.scene.word_sheet import WordSheet
from scalpviz.scene.zones_on_skin import ZoneOnSkin, largest_pieces
from scalpviz.state.view import Camera, Labels, View

SIZE, SMALL_SIZE = 13, 11
NAME_LINE = 26
"""Names longer than this many letters are written on two lines."""
PAD_X, PAD_Y = 6.0, 4.0
SMALL_PAD_X, SMALL_PAD_Y = 3.0, 1.5


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
    small : bool
        Whether it stands close by in small letters, and only where it hides nothing.
    """

    key: str
    words: str
    places: Floats
    normals: Floats
    depth: float
    colour: Colour
    rank: int = 3
    small: bool = False


class LabelLayer:
    """Writes labels.

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
        self._look, self._small_look = lettering(font, SIZE), lettering(font, SMALL_SIZE)
        self._measure, self._small_measure = Measure(self._look), Measure(self._small_look)
        self._words = WordSheet()
        add_all(renderer, [self._words.actor])
        self._zones: tuple[ZoneOnSkin, ...] = ()
        self._further: tuple[ZoneOnSkin, ...] = ()
        self._names: tuple[NameOnHead, ...] = ()
        self._colours: Mapping[tuple[str, str], Colour] = {}
        self._spots: dict[str, Spot] = {}
        self._texts: dict[str, str] = {}
        self._records: dict[tuple[str, str], Zone] = {}

    def show(
        self, atlas: Atlas, zones: Sequence[ZoneOnSkin], colours: Mapping[tuple[str, str], Colour]
    ) -> None:
        """Take on the zones of another head."""
        self._names, self._spots, self._texts = (), {}, {}
        written = largest_pieces(item.zone for item in zones)
        self._zones = tuple(item for item in zones if item.zone.key in written)
        self._further = tuple(item for item in zones if item.zone.key not in written)
        self._records = {(zone.system, zone.code): zone for zone in atlas.zones}
        self._colours = colours

    def name(self, names: Sequence[NameOnHead]) -> None:
        """Write these beside what is no zone, where the zones' labels leave room."""
        self._names = tuple(names)

    def rewrite(self, view: View) -> None:
        """Choose the words: which zones are named, how, in which language."""
        self._texts = {}
        for item in self._zones:
            zone = item.zone
            chosen = means(view.selected, zone) or means(view.hovered, zone)
            unlit = bool(view.lit) and view.selected is None and not is_lit(zone, view)
            if zone_shown(zone, view) and (chosen or not (view.labels is Labels.NONE or unlit)):
                self._texts[zone.key] = self._text(zone, view)

    def _text(self, zone: PlacedZone, view: View) -> str:
        record = self._records[zone.system, zone.code]
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
        names = self._named(view)
        for name in names:
            width, height = self._room(name.words, resolution, small=name.small)
            wanted.append(
                Wanted(name.key, name.places, name.normals, width, height, name.rank, name.depth, name.small)
            )
        for item in self._zones:
            words = self._texts.get(item.zone.key)
            if words is not None:
                width, height = self._room(words, resolution)
                rank = 0 if means(view.selected, item.zone) else 1 if means(view.hovered, item.zone) else 2
                wanted.append(Wanted(item.zone.key, item.places, item.normals, width, height, rank))
        further = [
            np.hstack([item.places, item.normals]) for item in self._further if zone_shown(item.zone, view)
        ]
        clear = np.concatenate(further) if further else None
        self._spots = arrange(wanted, camera, size, open_to_eye, self._spots, taken, clear)
        colours = {name.key: name.colour for name in names}
        colours |= {z.key: self._colours[z.system, z.code] for z in (item.zone for item in self._zones)}
        texts = self._texts | {name.key: name.words for name in names}
        by_key = {label.key: label for label in wanted}
        self._words.clear()
        small: list[tuple[float, float, float, float]] = []
        for key, spot in self._spots.items():
            label = by_key[key]
            muted = view.selected is not None and label.rank >= 2
            ink = around.muted if muted else around.label_ink
            centre = (float(round(spot.centre[0])), float(round(spot.centre[1])))
            if label.small:
                small.append((*centre, label.width, label.height))
            else:
                self._plate(label, spot.anchor, centre, around, colours[key], zoom, muted=muted)
            look = self._small_look if label.small else self._look
            self._words.write(texts[key], look, (centre[0], centre[1] - zoom), ink, resolution)
        self._words.finish()
        plates = np.array(small).reshape(-1, 4)
        opacity = 0.7 if view.selected is None else 0.55
        self._shapes.plain_plates(
            plates[:, :2], plates[:, 2:], around.label, radius=3.0 * zoom, opacity=opacity
        )

    def _plate(
        self, label: Wanted, anchor: Place, centre: Place, around: Surroundings, colour: Colour, zoom: float,
        *, muted: bool,
    ) -> None:  # fmt: skip
        """What the words lie on, and a line to what they name."""
        self._shapes.line(anchor, centre, around.label_ink, width=1.2 * zoom, opacity=0.55)
        if len(label.places) > 1:  # a single place is a spot itself
            self._shapes.dot(anchor, 2.2 * zoom, around.label_ink, 0.75)
        self._shapes.plate(
            centre, label.width, label.height, around.label, colour,
            radius=5.0 * zoom, border=(2.5 if label.rank < 2 else 1.5) * zoom,
            opacity=0.88 if muted else 0.96,
        )  # fmt: skip

    def _named(self, view: View) -> list[NameOnHead]:
        """What is no zone and is named: only what is chosen where labels are off."""
        return [name for name in self._names if name.rank < 2 or view.labels is not Labels.NONE]

    def hide(self) -> None:
        """Write nothing until the next `draw`."""
        self._words.actor.VisibilityOff()

    def close(self) -> None:
        """Take the words out of the renderer."""
        remove_all(self._renderer, [self._words.actor])

    def _room(self, words: str, resolution: int, *, small: bool = False) -> tuple[float, float]:
        """Size of the plate behind words; plates of single lines are equally high."""
        measure = self._small_measure if small else self._measure
        pad_x, pad_y = (SMALL_PAD_X, SMALL_PAD_Y) if small else (PAD_X, PAD_Y)
        width, height = measure(words, resolution)
        zoom = resolution / 72
        line = measure("MS1", resolution)[1]
        return width + 2 * pad_x * zoom, max(height, line) + 2 * pad_y * zoom


def _two_lines(code: str, name: str) -> str:
    """Code and name broken at the space that leaves the lines most alike."""
    words = f"{code}  {name}"
    spaces = [k for k, letter in enumerate(words) if letter == " " and k > len(code) + 1]
    if not spaces or len(words) < NAME_LINE:
        return words
    middle = min(spaces, key=lambda k: abs(len(words) - 2 * k))
    return f"{words[:middle]}\n{words[middle + 1 :]}"
