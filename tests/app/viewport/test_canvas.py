"""The widget that VTK draws in: what it shows, and that it lets go of what it holds."""

import gc
import weakref
from threading import Thread

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from vtkmodules.vtkFiltersSources import vtkSphereSource
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from scalpviz.app.viewport.canvas import VtkWidget

pytestmark = pytest.mark.window

BLUE = (51, 102, 204)


def ball(opacity: float) -> vtkActor:
    source = vtkSphereSource()
    source.SetRadius(1.0)
    mapper = vtkPolyDataMapper()
    mapper.SetInputConnection(source.GetOutputPort())
    actor = vtkActor()
    actor.SetMapper(mapper)
    actor.GetProperty().SetOpacity(opacity)
    return actor


def home(parent: QWidget | None = None) -> QWidget:
    window = QWidget(parent)
    QVBoxLayout(window).setContentsMargins(0, 0, 0, 0)
    window.resize(320, 240)
    return window


@pytest.fixture
def shown(qapp, qtbot):
    """A canvas in a window of its own, with a translucent ball on blue."""
    window = home()
    canvas = VtkWidget(window)
    window.layout().addWidget(canvas)
    canvas.renderer.SetBackground(*(c / 255 for c in BLUE))
    canvas.renderer.AddActor(ball(0.4))
    canvas.renderer.ResetCamera()
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: canvas.render_window.GetReadyForRendering())
    yield canvas
    canvas.close_window()
    window.close()


def colours(canvas: VtkWidget) -> np.ndarray:
    """What the canvas shows, shape (height, width, 4), red first."""
    image = canvas.grabFramebuffer().convertToFormat(canvas.grabFramebuffer().Format.Format_RGBA8888)
    return np.asarray(image.constBits()).reshape(image.height(), image.width(), 4).copy()


def test_it_shows_what_vtk_drew_and_nothing_behind_shines_through(shown):
    seen = colours(shown)
    assert tuple(seen[3, 3, :3]) == BLUE
    assert np.abs(seen[120, 160, :3].astype(int) - BLUE).max() > 40
    assert (seen[..., 3] == 255).all()


def test_on_the_screen_it_looks_the_same(shown, qtbot):
    qtbot.wait(50)
    shot = QApplication.primaryScreen().grabWindow(shown.window().winId()).toImage().pixelColor(5, 5)
    assert np.abs(np.array([shot.red(), shot.green(), shot.blue()]) - BLUE).max() <= 2


def test_it_draws_as_many_pixels_as_it_is_large(shown, qtbot):
    shown.window().resize(417, 333)
    qtbot.waitUntil(lambda: shown.render_window.GetSize() == (417, 333))
    assert colours(shown).shape == (333, 417, 4)
    assert shown.render_window.GetDPI() == 72


def test_it_draws_only_when_it_is_painted(shown, qtbot):
    drawn = []
    shown.render_window.AddObserver("StartEvent", lambda *_: drawn.append(1))
    qtbot.wait(60)
    assert not drawn
    shown.renderer.SetBackground(1.0, 1.0, 1.0)
    qtbot.wait(60)
    assert not drawn
    shown.update()
    qtbot.waitUntil(lambda: len(drawn) == 1)
    assert tuple(colours(shown)[3, 3, :3]) == (255, 255, 255)


def test_in_another_window_it_draws_on_in_another_context(shown, qtbot):
    other = home()
    other.layout().addWidget(shown)
    other.show()
    qtbot.waitExposed(other)
    seen = colours(shown)
    assert tuple(seen[3, 3, :3]) == BLUE
    assert np.abs(seen[120, 160, :3].astype(int) - BLUE).max() > 40
    shown.close_window()
    other.close()


def test_another_thread_cannot_take_the_context(shown):
    # Qt would end the process
    thread = Thread(target=shown.render_window.MakeCurrent)
    thread.start()
    thread.join()
    assert tuple(colours(shown)[3, 3, :3]) == BLUE


def test_after_it_is_closed_nothing_is_drawn_and_closing_twice_is_no_fault(shown):
    shown.close_window()
    shown.close_window()
    drawn = []
    shown.render_window.AddObserver("StartEvent", lambda *_: drawn.append(1))
    shown.repaint()
    assert not drawn


def test_one_that_was_never_shown_closes_too(qapp):
    window = home()
    canvas = VtkWidget(window)
    canvas.close_window()


def opened_and_closed(qtbot) -> list[weakref.ref]:
    window = home()
    canvas = VtkWidget(window)
    window.layout().addWidget(canvas)
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: canvas.render_window.GetReadyForRendering())
    canvas.close_window()
    window.close()
    window.deleteLater()
    return [weakref.ref(canvas), weakref.ref(canvas.renderer), weakref.ref(canvas.render_window)]


def test_nothing_keeps_it_alive(qapp, qtbot):
    gone = opened_and_closed(qtbot)
    qtbot.wait(30)
    gc.collect()
    assert [ref() for ref in gone] == [None, None, None]
