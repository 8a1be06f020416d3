"""Points on the skin: acupoints as small discs, electrode sites as small squares."""

import re
from collections.abc import Iterable, Sequence

import numpy as np

from scalpviz.atlas.model import Atlas
from scalpviz.scene.camera import scale, seen_at
from scalpviz.scene.colours import palette
from scalpviz.scene.colours.emphasis import emphasis
from scalpviz.scene.colours.palette import Emphasis
from scalpviz.scene.colours.record_colours import point_colour
from scalpviz.scene.labels.layer import NameOnHead
from scalpviz.scene.lettering.fonts import Font, written
from scalpviz.scene.marks.prints import ROOM, Kind, PrintPatch, Prints, PrintTone, patch
from scalpviz.scene.on_view import SITES, is_highlighted, means, point_shown
from scalpviz.scene.picking import Picker
from scalpviz.scene.points_on_skin import PointOnSkin
from scalpviz.state.view import Camera, Labels, View, ZoneRef

REACH, LEAST_REACH = 2.8, 6.0
"""How near the pointer must come to a point: mm on the skin, or pixels of the screen if that is more."""
POINT_RANK = 5
"""Of labels: zones, meridians and what lies under the skin come first, electrode sites after points."""
LIT_RANK = 2
"""Of what a body area or a condition lights: with the zones."""
SUFFIX = re.compile(r"\.[a-z]+$")
"""What tells the points of one name apart, as in EX-HN1.lateral: where they lie shows it."""
TONES: dict[Emphasis, PrintTone] = {
    palette.CALM: PrintTone.CALM,
    palette.ASIDE: PrintTone.ASIDE,
    palette.BACKSTAGE: PrintTone.ASIDE,
    palette.SELECTED_REST: PrintTone.CALM,
    palette.HIGHLIGHTED: PrintTone.HIGHLIGHTED,
    palette.HOVERED: PrintTone.HOVERED,
    palette.SELECTED: PrintTone.SELECTED,
}


def shown_points(points: Iterable[PointOnSkin], view: View) -> tuple[PointOnSkin, ...]:
    """Points on view."""
    return tuple(item for item in points if point_shown(item.point, view))


def tones(shown: Sequence[PointOnSkin], view: View) -> tuple[PrintTone, ...]:
    """How each of these stands out."""
    return tuple(TONES[emphasis(item.point, None, view)] for item in shown)


class Spots:
    """Prints points on one head; the skin under each is looked for once.

    Parameters
    ----------
    picker : Picker
        Knows the skin.
    """

    def __init__(self, picker: Picker) -> None:
        self._picker = picker
        self._patches: dict[tuple[PointOnSkin, float], PrintPatch] = {}

    def print(self, prints: Prints, shown: Sequence[PointOnSkin], tones: Sequence[PrintTone]) -> None:
        """Add a spot for each point; what stands out is printed last."""
        for item, tone in sorted(zip(shown, tones, strict=True), key=lambda both: both[1]):
            kind = Kind.SQUARE if item.point.system == SITES else Kind.ROUND
            colour = point_colour(item.point.system, item.point.code)
            prints.spot(self._patch(item, ROOM[tone]), kind, tone, colour)

    def _patch(self, item: PointOnSkin, reach: float) -> PrintPatch:
        if (item, reach) not in self._patches:
            self._patches[item, reach] = patch(item.places[0], item.normals[0], reach, self._picker)
        return self._patches[item, reach]


def point_names(shown: Sequence[PointOnSkin], view: View, atlas: Atlas, font: Font) -> list[NameOnHead]:
    """Codes beside points, with the name where one is chosen or pointed at and names are wanted.

    Where some are highlighted only they are named, as with zones.
    """
    names = []
    for item in shown:
        point = item.point
        strong = means(view.selected, point) or means(view.hovered, point)
        if view.highlighted and view.selected is None and not (strong or is_highlighted(point, view)):
            continue
        rank = 0 if means(view.selected, point) else 1 if strong else POINT_RANK + (point.system == SITES)
        rank = min(rank, LIT_RANK) if is_highlighted(point, view) else rank
        words = SUFFIX.sub("", point.code)
        if strong and view.labels is Labels.NAMES:
            words = f"{words}  {written(atlas.point(point.code).names, view.language, font)}"
        colour = point_colour(point.system, point.code)
        key = f"point/{point.code}/{point.side}"
        names.append(NameOnHead(key, words, item.places, item.normals, 0.0, colour, rank, small=not strong))
    return names


def point_at(
    shown: Sequence[PointOnSkin], camera: Camera, x: float, y: float, size: tuple[int, int], zoom: float,
    picker: Picker,
) -> ZoneRef | None:  # fmt: skip
    """The point under a pixel, counted from the lower left corner; None where there is none.

    Parameters
    ----------
    zoom : float
        Pixels of the device to one of the screen.
    """
    if not shown:
        return None
    places = np.concatenate([item.places for item in shown])
    normals = np.concatenate([item.normals for item in shown])
    pixels = (seen_at(camera, places, size[0] / size[1]) + 1) / 2 * size
    eye = np.asarray(camera.position)
    away = np.linalg.norm(pixels - (x, y), axis=1)
    near = away <= max(REACH * scale(camera, size[1]), LEAST_REACH * zoom)
    near &= np.einsum("ij,ij->i", normals, eye - places) > 0.0
    rows = np.flatnonzero(near)
    for row in map(int, rows[np.argsort(away[rows])]):
        if picker.open_to(eye, places[row]):
            return shown[row].ref
    return None
