"""What lies flat over the head: labels, angles of needles, scale bar, a note, orientation head."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from scalpviz.atlas.model import Atlas
from scalpviz.head.head import Head
from scalpviz.head.skin.surface import Floats
from scalpviz.scene.camera import Framing, seen_at
from scalpviz.scene.colours.palette import ARROW, Colour, Surroundings
from scalpviz.scene.labels.layer import LabelLayer, NameOnHead
from scalpviz.scene.labels.layout import Box
from scalpviz.scene.labels.needle_drawing import NeedleDrawing
from scalpviz.scene.labels.tries import LabelKey
from scalpviz.scene.lettering.flat import FlatShapes, Measure, TextRun, add_all, lettering, remove_all
from scalpviz.scene.lettering.fonts import find_font
from scalpviz.scene.overlay.legend import Legend
from scalpviz.scene.overlay.orientation_head import OrientationHead
from scalpviz.scene.overlay.scale_bar import ScaleBar
from scalpviz.scene.picking import Picker
from scalpviz.scene.zones_on_skin import ZoneOnSkin
from scalpviz.state.view import Camera, NamedView, View

ANGLE_SIZE = 13
NOTE_SIZE = 12


class Overlay:
    """Draws everything flat; brought up to date before a frame, and only if something moved.

    Parameters
    ----------
    window, renderer : vtkRenderWindow, vtkRenderer
        Where the head is drawn.
    """

    def __init__(self, window: Any, renderer: Any) -> None:
        self._renderer = renderer
        self._shapes = FlatShapes()
        self._font = find_font()
        add_all(renderer, [self._shapes.actor])
        self._labels = LabelLayer(renderer, self._shapes, self._font)
        self._scale_bar = ScaleBar(renderer, self._shapes, self._font)
        self._orientation_head = OrientationHead(window, renderer, self._font)
        self._legend = Legend(renderer, self._shapes, self._font)
        self._angle_look = lettering(self._font, ANGLE_SIZE)
        self._angles: list[TextRun] = []
        self._measure = Measure(self._angle_look)
        note = lettering(self._font, NOTE_SIZE)
        self._note, self._note_room, self._note_words = TextRun(note), Measure(note), ""
        add_all(renderer, [self._note.actor])
        self._elsewhere: tuple[Box, ...] = ()
        self._without_labels = self._without_aids = False
        self._drawn: tuple[object, ...] = ()
        self._revision = 0

    def show(
        self, head: Head, framing: Framing, atlas: Atlas, zones: Sequence[ZoneOnSkin],
        colours: Mapping[tuple[str, str], Colour],
    ) -> None:  # fmt: skip
        """Take on another head."""
        self._labels.show(atlas, zones, colours)
        self._legend.show(atlas, {item.zone.system for item in zones})
        self._orientation_head.show(head, framing.centre, framing.radius)
        self._revision += 1

    def rewrite(self, view: View) -> None:
        """Take on what the user chose."""
        self._labels.rewrite(view)
        self._revision += 1

    def name(self, names: Sequence[NameOnHead], note: str) -> None:
        """Write names beside what is no zone, and a note on what is shown; empty for none."""
        self._labels.name(names)
        self._note_words = note
        self._revision += 1

    def label_boxes(self) -> dict[LabelKey, Box]:
        """Plates of the labels in the last picture, by the key of what they name."""
        return self._labels.boxes()

    def label_anchors(self) -> dict[LabelKey, Floats]:
        """The place on the skin that each of these labels points to, mm."""
        return self._labels.anchors()

    def come_to_rest(self) -> bool:
        """Lay labels out more tidily at the next frame, as nothing moves; False where there are none."""
        written = self._labels.come_to_rest()
        self._revision += written
        return written

    def keep_free(self, boxes: Sequence[Box]) -> bool:
        """Write nothing where something else lies over the picture; True when that is news."""
        if tuple(boxes) == self._elsewhere:
            return False
        self._elsewhere = tuple(boxes)
        self._revision += 1
        return True

    def compass_at(self, camera: Camera, x: float, y: float) -> NamedView | None:
        """The named view that looks at the side of the orientation head under a pixel; None beside it."""
        return self._orientation_head.view_at(camera, x, y)

    def leave_out(self, *, labels: bool, aids: bool) -> None:
        """Write no labels nor angles, or draw neither scale bar nor orientation head: for pictures."""
        self._without_labels, self._without_aids = labels, aids
        self._revision += 1

    def touch(self) -> None:
        """Draw anew at the next frame."""
        self._revision += 1

    def draw(
        self, view: View, camera: Camera, size: tuple[int, int], resolution: int, around: Surroundings,
        picker: Picker, needles: Sequence[NeedleDrawing],
    ) -> None:  # fmt: skip
        """Bring everything up to date for the next frame."""
        state = (camera, size, resolution, around, self._revision)
        if state == self._drawn:
            return
        self._drawn = state
        eye = np.asarray(camera.position)

        def open_to_eye(place: Floats) -> bool:
            return picker.open_to(eye, place)

        self._shapes.clear()
        taken: list[Box] = []
        if self._without_aids:
            self._scale_bar.hide()
            self._orientation_head.hide()
            taken.append((float(size[0]), 0.0, float(size[0]), 0.0))
        else:
            taken.append(self._scale_bar.draw(camera, size, resolution, around))
            if view.presenting:
                self._orientation_head.hide()
            else:
                taken.append(self._orientation_head.draw(camera, size, resolution, around, view.language))
        taken += self._elsewhere
        taken += self._legend.draw(view, size, resolution, around)
        taken += self._draw_note(taken[0], size, resolution, around)
        if self._without_labels:
            self._hide_words()
        else:
            taken += self._draw_angles(camera, size, resolution, around, needles, open_to_eye)
            self._labels.draw(view, camera, size, resolution, around, open_to_eye, taken)
        self._shapes.finish()

    def _hide_words(self) -> None:
        self._labels.hide()
        for words in self._angles:
            words.hide()

    def _draw_note(
        self, below: Box, size: tuple[int, int], resolution: int, around: Surroundings
    ) -> list[Box]:
        """Write the note over the scale bar, flush with its right end; returns the room it takes."""
        if not self._note_words:
            self._note.hide()
            return []
        zoom = resolution / 72
        width, height = self._note_room(self._note_words, resolution)
        x, y = min(below[2], size[0] - 14 * zoom) - width / 2, below[3] + height / 2 + 6 * zoom
        self._note.write(self._note_words, (x, y), around.ink)
        return [(x - width / 2, y - height / 2, x + width / 2, y + height / 2)]

    def _draw_angles(
        self, camera: Camera, size: tuple[int, int], resolution: int, around: Surroundings,
        needles: Sequence[NeedleDrawing], open_to_eye: Any,
    ) -> list[tuple[float, float, float, float]]:  # fmt: skip
        """Write the angle of each needle that the eye sees; returns the room it takes."""
        taken: list[tuple[float, float, float, float]] = []
        zoom = resolution / 72
        while len(self._angles) < len(needles):
            self._angles.append(TextRun(self._angle_look))
            add_all(self._renderer, [self._angles[-1].actor])
        remove_all(self._renderer, [words.actor for words in self._angles[len(needles) :]])
        del self._angles[len(needles) :]
        for row, words in enumerate(self._angles):
            if not open_to_eye(needles[row].caption_at):
                words.hide()
                continue
            drawing = needles[row]
            width, height = self._measure(drawing.caption, resolution)
            width, height = width + 10 * zoom, height + 7 * zoom
            x, y = _beside(drawing, camera, size, np.array([width, height]) / 2 + 9 * zoom)
            # a needle may reach beyond the picture, its angle must not
            x = min(max(x, width / 2 + 4 * zoom), size[0] - width / 2 - 4 * zoom)
            y = min(max(y, height / 2 + 4 * zoom), size[1] - height / 2 - 4 * zoom)
            if any(abs(x - (b[0] + b[2]) / 2) < width and abs(y - (b[1] + b[3]) / 2) < height for b in taken):
                words.hide()
                continue
            self._shapes.plate(
                (x, y), width, height, around.label, ARROW, radius=height / 2, border=1.0, opacity=0.9
            )
            words.write(drawing.caption, (x, y), around.label_ink)
            taken.append((x - width / 2, y - height / 2, x + width / 2, y + height / 2))
        return taken

    def close(self) -> None:
        """Take everything out of the window."""
        self._labels.close()
        self._scale_bar.close()
        self._orientation_head.close()
        self._legend.close()
        remove_all(self._renderer, [self._shapes.actor, *(w.actor for w in (*self._angles, self._note))])


def _beside(
    drawing: NeedleDrawing, camera: Camera, size: tuple[int, int], clear: Floats
) -> tuple[float, float]:
    """Where the angle of a needle is written: beside its blade, on the side of the skin's normal, pixels."""
    entry, blade, above = (
        (seen_at(camera, place[None], size[0] / size[1])[0] + 1) / 2 * size
        for place in (drawing.entry, drawing.caption_at, drawing.caption_at + drawing.normal)
    )
    along = (blade - entry) / max(float(np.linalg.norm(blade - entry)), 1.0)
    across = np.array([-along[1], along[0]])
    across = across if across @ (above - blade) > 0 else -across
    x, y = blade + across * (np.abs(across) @ clear)
    return float(x), float(y)
