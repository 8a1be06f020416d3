"""A sheet of twelve views of one head: what one looks at to judge how it was sculpted."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from scalpviz.atlas.model import Atlas
from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head
from scalpviz.head.skin.surface import Floats
from scalpviz.layout.skin.sheet import skin_sheet
from scalpviz.placement.painting.paint import paint
from scalpviz.placement.placed import PlacedZone
from scalpviz.scene import camera as cameras
from scalpviz.scene.camera import Framing
from scalpviz.scene.colours import palette
from scalpviz.scene.colours.colouring import Colouring
from scalpviz.scene.colours.record_colours import zone_colours
from scalpviz.scene.export.offscreen_canvas import FINER, OffscreenCanvas, open_canvas, pixels, reduced
from scalpviz.scene.lettering.flat import FlatShapes, Measure, TextRun, add_all, lettering
from scalpviz.scene.lettering.fonts import find_font
from scalpviz.scene.overlay.scale_bar import ScaleBar
from scalpviz.scene.skin.actor import SkinActor
from scalpviz.scene.skin.shading import light
from scalpviz.state.view import Camera, SkinTone, View

TILE = 480
"""Side of each view, pixels."""
COLUMNS = 4
HEADING, CAPTION = 72, 40
"""Heights of the strips with the head's name and with the words under a view, pixels."""
GAP = 14
"""Between views, pixels."""
ADULT_BREADTH = 143.0
"""Between the tragi of the head that the close-ups are measured out for, mm; they shrink with the head."""


@dataclass(frozen=True)
class Shot:
    """One view.

    Parameters
    ----------
    caption : str
        What stands under it.
    azimuth, elevation : float
        Angles of the eye, degrees.
    landmarks : tuple of str
        A close-up looks at the middle between these; none for a view of the whole head.
    aside : tuple of float
        From there to the place looked at on an adult head, mm.
    height : float
        Of what a close-up shows of an adult head, mm.
    """

    caption: str
    azimuth: float
    elevation: float
    landmarks: tuple[str, ...] = ()
    aside: tuple[float, float, float] = (0.0, 0.0, 0.0)
    height: float = 0.0


SHOTS = (
    Shot("Front", 0, 4),
    Shot("Three-quarter", 42, 10),
    Shot("Right", 90, 4),
    Shot("Left", -90, 4),
    Shot("Back", 180, 6),
    Shot("Top", 180, 90),
    Shot("From below the ear", 118, -24, ("tragion_right",), (0, -6, -14), 150),
    Shot("Nape", 180, -4, ("inion", "c7"), (0, 0, 26), 150),
    Shot("Eye", 14, 2, ("pupil_right",), (2, 0, 5), 66),
    Shot("Ear", 84, 2, ("tragion_right",), (0, -10, 1), 92),
    Shot("Nose", 36, 4, ("pronasale",), (4, -12, 8), 78),
    Shot("Mouth", 18, 2, ("stomion",), (2, 0, 0), 76),
)


def shot_camera(shot: Shot, head: Head, framing: Framing) -> Camera:
    """Where the eye stands for a view of a head of any size.

    Raises
    ------
    ScalpVizError
        The head lacks a landmark that the view looks at.
    """
    if not shot.landmarks:
        return cameras.from_angles(shot.azimuth, shot.elevation, framing, 1.0, margin=0.08)
    missing = [name for name in (*shot.landmarks, *_TRAGIA) if name not in head.landmarks]
    if missing:
        raise ScalpVizError(
            "A sheet needs the landmark {name} for the view '{view}': choose a stored head.",
            name=missing[0],
            view=shot.caption,
        )
    right, left = (head.landmarks[name].xyz for name in _TRAGIA)
    size = float(np.linalg.norm(right - left)) / ADULT_BREADTH
    focus = np.mean([head.landmarks[name].xyz for name in shot.landmarks], axis=0)
    focus = focus + size * np.asarray(shot.aside)
    away = size * shot.height / 2 / np.tan(np.radians(cameras.VIEW_ANGLE) / 2)
    eye = focus + away * cameras.direction(shot.azimuth, shot.elevation)
    return Camera(_triple(eye), _triple(focus), _triple(cameras.upward(shot.azimuth, shot.elevation)))


_TRAGIA = ("tragion_right", "tragion_left")


def draw_sheets(
    head: Head, zones: tuple[PlacedZone, ...], atlas: Atlas, skins: tuple[SkinTone, ...]
) -> Iterator[tuple[SkinTone, np.ndarray]]:
    """A sheet of a head for each tone of its skin.

    Parameters
    ----------
    head : Head
        Whose views they are.
    zones : tuple of PlacedZone
        Those to be seen on it.

    Yields
    ------
    skin : SkinTone
        Which tone.
    sheet : ndarray of uint8, shape (height, width, 3)
        The picture.
    """
    painted = paint(head, zones)
    actor = SkinActor(skin_sheet(head, painted))
    colouring = Colouring({zone.key: zone for zone in zones}, zone_colours(atlas), painted.regions)
    eyes = [shot_camera(shot, head, cameras.framing(head)) for shot in SHOTS]
    stage = _stage(TILE, TILE)
    add_all(stage.renderer, actor.actors)
    views = _Views(stage)
    captions = [_written(shot.caption, TILE, CAPTION, 14) for shot in SHOTS]
    try:
        for skin in skins:
            actor.set_tone(skin, colouring.looks(View(skin=skin, systems=tuple(s.id for s in atlas.systems))))
            tiles = [np.vstack([views.draw(eye), words]) for eye, words in zip(eyes, captions, strict=True)]
            yield skin, _laid_out(tiles, f"{head.name}, {skin}")
    finally:
        stage.render_window.Finalize()


def _laid_out(tiles: list[np.ndarray], title: str) -> np.ndarray:
    """Views side by side under a title, with gaps between them and around."""
    height, width = tiles[0].shape[:2]
    rows = -(-len(tiles) // COLUMNS)
    size = (HEADING + rows * height, GAP + COLUMNS * (width + GAP), 3)
    ground = np.round(255 * np.asarray(palette.SHEET)).astype(np.uint8)
    page = np.tile(ground, (*size[:2], 1))
    page[:HEADING, GAP : GAP + COLUMNS * width] = _written(title, COLUMNS * width, HEADING, 22)
    for k, tile in enumerate(tiles):
        top, left = HEADING + k // COLUMNS * height, GAP + k % COLUMNS * (width + GAP)
        page[top : top + height, left : left + width] = tile
    return page


class _Views:
    """Draws views one after the other on one stage, each with a scale."""

    def __init__(self, stage: OffscreenCanvas) -> None:
        self._stage = stage
        self._around = palette.SURROUNDINGS["light"]
        self._shapes = FlatShapes()
        font = find_font()
        add_all(stage.renderer, [self._shapes.actor])
        self._bar = ScaleBar(stage.renderer, self._shapes, font)

    def draw(self, eye: Camera) -> np.ndarray:
        """A view, uint8, shape (TILE, TILE, 3)."""
        camera = self._stage.renderer.GetActiveCamera()
        camera.SetPosition(*eye.position)
        camera.SetFocalPoint(*eye.focus)
        camera.SetViewUp(*eye.up)
        camera.SetViewAngle(eye.view_angle)
        self._stage.renderer.ResetCameraClippingRange()
        self._shapes.clear()
        self._bar.draw(eye, (FINER * TILE, FINER * TILE), 72 * FINER, self._around)
        self._shapes.finish()
        return reduced(pixels(self._stage), FINER)


def _written(words: str, width: int, height: int, size: int) -> np.ndarray:
    """A strip with words at its left end, uint8, shape (height, width, 3)."""
    stage = _stage(width, height)
    look = lettering(find_font(), size)
    room, _ = Measure(look)(words, 72 * FINER)
    line = TextRun(look)
    add_all(stage.renderer, [line.actor])
    line.write(words, (room / 2 + FINER, FINER * height / 2), palette.SURROUNDINGS["light"].label_ink)
    drawn = reduced(pixels(stage), FINER)
    stage.render_window.Finalize()
    return drawn


def _stage(width: int, height: int) -> OffscreenCanvas:
    stage = open_canvas((FINER * width, FINER * height), 72 * FINER)
    light(stage.renderer)
    stage.renderer.SetBackground(*palette.SHEET)
    return stage


def _triple(values: Floats) -> tuple[float, float, float]:
    return float(values[0]), float(values[1]), float(values[2])
