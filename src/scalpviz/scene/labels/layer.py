"""Codes or names beside the zones."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scalpviz.atlas.model import Atlas, Zone
from scalpviz.head.skin.surface import Floats
from scalpviz.placement.placed import PlacedZone
from scalpviz.scene.colours.palette import Colour, Surroundings
from scalpviz.scene.labels.layout import STRONG, Box, Spot, Wanted, arrange
from scalpviz.scene.labels.tries import LabelKey
from scalpviz.scene.lettering.flat import FlatShapes, add_all, remove_all
from scalpviz.scene.lettering.fonts import Font, written
from scalpviz.scene.lettering.typeset import Typeface
from scalpviz.scene.lettering.word_sheet import WordSheet
from scalpviz.scene.on_view import is_highlighted, means, zone_shown
from scalpviz.scene.zones_on_skin import ZoneOnSkin, largest_pieces
from scalpviz.state.view import Camera, Labels, View

SIZE, SMALL_SIZE = 13, 11
NAME_LINE = 26
"""Names longer than this many letters are written on two lines."""
PAD_X, PAD_Y = 5.0, 2.0
SMALL_PAD_X, SMALL_PAD_Y = 2.5, 0.5
FAR = np.cos(np.radians(20.0))
"""Cosine of a turn between two pictures after which labels are laid out as if for the first time."""
FAR_SCALE = 1.5
TIDIER, LEFT_OUT = 4.0, 12.0
"""What must be won before labels move once the head is at rest, and what one more that is shown wins; in
costs of tries."""
POINT_RADIUS = 3.5
"""Of what is printed at a point, about, pixels of the screen."""


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
        self._look, self._small_look = Typeface(font, SIZE), Typeface(font, SMALL_SIZE)
        self._words = WordSheet()
        add_all(renderer, [self._words.actor])
        self._zones: tuple[ZoneOnSkin, ...] = ()
        self._further: tuple[ZoneOnSkin, ...] = ()
        self._names: tuple[NameOnHead, ...] = ()
        self._colours: Mapping[tuple[str, str], Colour] = {}
        self._spots: dict[LabelKey, Spot] = {}
        self._wanted: list[Wanted] | None = None
        """What should be written, until that changes; `_wanted_at` is the resolution it was measured at."""
        self._wanted_at = 0
        self._at_rest = False
        self._camera: Camera | None = None
        """From where the last picture was seen."""
        self._texts: dict[LabelKey, str] = {}
        self._records: dict[tuple[str, str], Zone] = {}

    def show(
        self, atlas: Atlas, zones: Sequence[ZoneOnSkin], colours: Mapping[tuple[str, str], Colour]
    ) -> None:
        """Take on the zones of another head."""
        self._names, self._spots, self._texts, self._wanted = (), {}, {}, None
        written = largest_pieces(item.zone for item in zones)
        self._zones = tuple(item for item in zones if item.zone.key in written)
        self._further = tuple(item for item in zones if item.zone.key not in written)
        self._records = {(zone.system, zone.code): zone for zone in atlas.zones}
        self._colours = colours

    def name(self, names: Sequence[NameOnHead]) -> None:
        """Write these beside what is no zone, where the zones' labels leave room."""
        self._names, self._wanted = tuple(names), None

    def rewrite(self, view: View) -> None:
        """Choose the words: which zones are named, how, in which language."""
        self._texts, self._wanted = {}, None
        for item in self._zones:
            zone = item.zone
            chosen = means(view.selected, zone) or means(view.hovered, zone)
            unlit = bool(view.highlighted) and view.selected is None and not is_highlighted(zone, view)
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
        names = self._named(view)
        if self._wanted is None or self._wanted_at != resolution:
            self._wanted, self._wanted_at = self._list(view, names, resolution), resolution
        wanted = self._wanted
        further = [
            np.hstack([item.places, item.normals]) for item in self._further if zone_shown(item.zone, view)
        ]
        clear = np.concatenate(further) if further else None
        if self._camera is None or _is_elsewhere(self._camera, camera):
            self._spots = {}
        self._camera = camera

        def laid_out(*, anew: bool) -> dict[LabelKey, Spot]:
            return arrange(wanted, camera, size, open_to_eye, self._spots, taken, clear, zoom, anew=anew)

        spots = laid_out(anew=False)
        if self._at_rest and self._spots:
            tidy = laid_out(anew=True)
            won = _clutter(spots) - _clutter(tidy) + LEFT_OUT * (len(tidy) - len(spots))
            spots = tidy if won > TIDIER else spots
        self._spots, self._at_rest = spots, False
        colours: dict[LabelKey, Colour] = {name.key: name.colour for name in names}
        colours |= {z.key: self._colours[z.system, z.code] for z in (item.zone for item in self._zones)}
        texts = self._texts | {name.key: name.words for name in names}
        by_key = {label.key: label for label in wanted}
        shown = [(by_key[key], spot) for key, spot in self._spots.items()]
        self._lines(shown, around, zoom)
        self._plates(shown, colours, view, around, zoom)
        self._words.clear()
        for label, spot in shown:
            muted = view.selected is not None and label.rank >= STRONG
            look = self._small_look if label.small else self._look
            ink = around.muted if muted else around.label_ink
            self._words.write(texts[label.key], look, spot.centre, ink, resolution)
        self._words.finish()

    def come_to_rest(self) -> bool:
        """Tidy up in the next picture, if much is won; False where nothing is written."""
        self._at_rest = True
        return bool(self._spots)

    def boxes(self) -> dict[LabelKey, Box]:
        """The plates of the labels in the last picture, by key: left, bottom, right, top, pixels."""
        return {key: spot.box for key, spot in self._spots.items()}

    def anchors(self) -> dict[LabelKey, Floats]:
        """The place on the skin that each label in the last picture points to, mm."""
        places: dict[LabelKey, Floats] = {name.key: name.places for name in self._names}
        places |= {item.zone.key: item.places for item in self._zones}
        return {key: places[key][spot.place] for key, spot in self._spots.items()}

    def _list(self, view: View, names: Sequence[NameOnHead], resolution: int) -> list[Wanted]:
        """What should be written, with the room it takes."""
        wanted = []
        for name in names:
            width, height = self._room(name.words, resolution, small=name.small)
            wanted.append(
                Wanted(name.key, name.places, name.normals, width, height, name.rank, name.depth, name.small)
            )
        for item in self._zones:
            words = self._texts.get(item.zone.key)
            if words is not None:
                width, height = self._room(words, resolution)
                wanted.append(
                    Wanted(item.zone.key, item.places, item.normals, width, height, _rank(item.zone, view))
                )
        return wanted

    def _lines(self, shown: Sequence[tuple[Wanted, Spot]], around: Surroundings, zoom: float) -> None:
        """From each label that stands off to what it names: ink with a halo, for any skin."""
        lined = [(label, spot) for label, spot in shown if spot.led or not label.small]
        if not lined:
            return
        anchors = np.array([spot.anchor for _, spot in lined])
        boxes = np.array([spot.box for _, spot in lined])
        inset = 2.0 * zoom
        ends = np.clip(anchors, boxes[:, :2] + inset, boxes[:, 2:] - inset)
        # a point is printed where its line begins
        starts = anchors + np.array([_clear_of(label, zoom) for label, _ in lined])[:, None] * _unit(
            ends - anchors
        )
        self._shapes.lines(starts, ends, around.label, width=2.6 * zoom, opacity=0.45)
        self._shapes.lines(starts, ends, around.label_ink, width=1.0 * zoom, opacity=0.8)
        for label, spot in lined:
            if len(label.places) > 1:  # a single place is a spot itself
                self._shapes.dot(spot.anchor, 2.2 * zoom, around.label_ink, 0.75)

    def _plates(
        self, shown: Sequence[tuple[Wanted, Spot]], colours: Mapping[LabelKey, Colour], view: View,
        around: Surroundings, zoom: float,
    ) -> None:  # fmt: skip
        """What the words lie on."""
        small = np.array([(*s.centre, s.width, s.height) for label, s in shown if label.small]).reshape(-1, 4)
        opacity = 0.78 if view.selected is None else 0.6
        self._shapes.plain_plates(
            small[:, :2], small[:, 2:], around.label, radius=3.0 * zoom, opacity=opacity
        )
        for label, spot in shown:
            if not label.small:
                muted = view.selected is not None and label.rank >= STRONG
                self._shapes.plate(
                    spot.centre, spot.width, spot.height, around.label, colours[label.key],
                    radius=5.0 * zoom, border=(2.5 if label.rank < STRONG else 1.5) * zoom,
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
        """Size of the plate behind words, whole pixels."""
        look = self._small_look if small else self._look
        pad_x, pad_y = (SMALL_PAD_X, SMALL_PAD_Y) if small else (PAD_X, PAD_Y)
        width, height = look.measure(words, resolution)
        zoom = resolution / 72
        return float(width + 2 * round(pad_x * zoom)), float(height + 2 * round(pad_y * zoom))


def _rank(zone: PlacedZone, view: View) -> int:
    """Of a zone's label: what is chosen first, then what is pointed at or highlighted beside it."""
    if means(view.selected, zone):
        return 0
    highlighted = view.selected is not None and is_highlighted(zone, view)
    return 1 if means(view.hovered, zone) or highlighted else 2


def _is_elsewhere(before: Camera, now: Camera) -> bool:
    """Whether the eye went so far between two pictures that none would know a label again."""
    sights = [np.subtract(camera.position, camera.focus) for camera in (before, now)]
    lengths = [float(np.linalg.norm(sight)) for sight in sights]
    turned = float(sights[0] @ sights[1]) < FAR * lengths[0] * lengths[1]
    turned |= float(np.dot(before.up, now.up)) < FAR
    return turned or not 1 / FAR_SCALE < lengths[0] / lengths[1] < FAR_SCALE


def _clutter(spots: Mapping[LabelKey, Spot]) -> float:
    """What all labels cost where they are: length of lines, and what is hidden."""
    return sum(spot.cost for spot in spots.values())


def _clear_of(label: Wanted, zoom: float) -> float:
    """How far from its place the line to a label begins, pixels."""
    return POINT_RADIUS * zoom if len(label.places) == 1 else 0.0


def _unit(ways: Floats) -> Floats:
    return np.asarray(ways / np.maximum(np.linalg.norm(ways, axis=1, keepdims=True), 1e-9))


def _two_lines(code: str, name: str) -> str:
    """Code and name broken at the space that leaves the lines most alike."""
    words = f"{code}  {name}"
    spaces = [k for k, letter in enumerate(words) if letter == " " and k > len(code) + 1]
    if not spaces or len(words) < NAME_LINE:
        return words
    middle = min(spaces, key=lambda k: abs(len(words) - 2 * k))
    return f"{words[:middle]}\n{words[middle + 1 :]}"
