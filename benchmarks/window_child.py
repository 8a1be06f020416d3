"""Measures inside the real window."""

import json
import time
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from benchmarks.bare_vtk import BareVtk
from benchmarks.open_window import OpenWindow, open_window
from scalpviz.scene.export.picture import OffscreenCanvas, open_canvas
from scalpviz.scene.head_scene import HeadScene
from scalpviz.state.view import NamedView, ZoneRef

FRAMES = 60
IDLE = 4.0
CODES = ("MS6", "MS7", "MS8", "MS9", "MS5")


def main() -> None:
    """Print what was found."""
    with open_window() as opened:
        idle = _idle(opened)
        found = _frames(opened) | _turning(opened) | {"idle": idle}
        found["click"] = _click(opened) - found["window"]
    print(json.dumps(found))


def _idle(opened: OpenWindow) -> float:
    before = opened.drawn
    opened.serve(IDLE)
    return (opened.drawn - before) / IDLE


def _frames(opened: OpenWindow) -> dict[str, float]:
    """Frames of the window and of the same scene on a stage of the same size, in turn."""
    laid = opened.window.view_area.laid
    size = opened.view.scene.size
    stage = open_canvas(size, opened.view.canvas.render_window.GetDPI())
    scene = HeadScene(stage)
    scene.show(laid.placement, laid.painted, opened.window.atlas)
    scene.apply(opened.window.state.view, frozenset(type(opened.window.state.view).__dataclass_fields__))
    window, alone = np.empty(FRAMES), np.empty(FRAMES)
    drawn = 0
    for frame in range(-5, FRAMES):
        before = opened.drawn
        taken = opened.frame(lambda: opened.view.turn(6.0, 0.0))
        steps = opened.drawn - before
        scene.look(opened.view.scene.camera)
        bare = _seconds(stage)
        if frame >= 0:
            window[frame], alone[frame] = taken, bare
            drawn += steps
    scene.close()
    stage.render_window.Finalize()
    return {
        "window": float(np.median(window)),
        "alone": float(np.median(alone)),
        "ratio": float(np.median(window / alone)),
        "drawn": drawn / FRAMES,
    }


def _turning(opened: OpenWindow) -> dict[str, float]:
    """Frames while the mouse turns the head, beside frames of the head alone by bare VTK, in turn."""
    from scalpviz.placement.painting.paint import paint

    canvas, head = opened.view.canvas, opened.window.view_area.laid.placement.head
    bare = BareVtk(paint(head, ()), opened.view.scene.size)
    at = QPoint(canvas.width() // 2, canvas.height() // 2)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    window, alone = np.empty(FRAMES), np.empty(FRAMES)
    for frame in range(-5, FRAMES):
        at += QPoint(8 if frame % 40 < 20 else -8, 0)
        taken = opened.frame(partial(_drag, canvas, at))
        start = time.perf_counter()
        bare.draw(opened.view.scene.camera)
        if frame >= 0:
            window[frame], alone[frame] = taken, time.perf_counter() - start
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    bare.close()
    opened.settle()
    return {
        "turning": float(1.0 / np.median(window)),
        "head_alone": float(1.0 / np.median(alone)),
        "turning_ratio": float(np.median(alone / window)),
    }


def _drag(canvas: QWidget, at: QPoint) -> None:
    """Move the mouse there with its button down, as the window system would tell it."""
    place = QPointF(at)
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, QPointF(canvas.mapToGlobal(at)), left, left,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QCoreApplication.sendEvent(canvas, event)


def _seconds(stage: OffscreenCanvas) -> float:
    start = time.perf_counter()
    stage.render_window.Render()
    stage.render_window.WaitForCompletion()
    return time.perf_counter() - start


def _click(opened: OpenWindow) -> float:
    """From a click on a zone to the frame that shows it chosen, its card beside it."""
    opened.frame(lambda: opened.window.view_area.fly_to(NamedView.TOP))
    opened.settle()
    taken = []
    for code in CODES * 4:
        place, chosen = opened.view.where(ZoneRef("international", code)), opened.window.state.view.selected
        if place is not None and (chosen is None or chosen.code != code):
            at = place.toPoint()
            taken.append(opened.frame(partial(_press, opened, at)))
            opened.settle()
    return float(np.median(taken))


def _press(opened: OpenWindow, at: QPoint) -> None:
    QTest.mouseClick(opened.view.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


if __name__ == "__main__":
    main()
