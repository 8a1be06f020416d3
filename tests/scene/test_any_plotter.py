"""A scene in a plotter of PyVista: what hangs on the camera follows whoever moves it."""

from collections.abc import Callable

import numpy as np
import pytest
import pyvista
from vtkmodules.vtkRenderingCore import vtkCoordinate

from scalpviz.scene.head_scene import HeadScene
from scalpviz.state.view import Labels, NamedView, View

SIZE = (800, 600)
Move = Callable[[pyvista.Plotter], object]


@pytest.fixture
def plotter():
    made = pyvista.Plotter(off_screen=True, window_size=SIZE, lighting="none")
    yield made
    made.close()


@pytest.fixture
def scene(plotter, placement, painted, atlas):
    made = HeadScene(plotter)
    made.show(placement, painted, atlas)
    view = View(systems=("international",), labels=Labels.CODES)
    made.apply(view, frozenset({"systems", "labels"}))
    made.look(made.named(NamedView.RIGHT))
    yield made
    made.close()


def on_screen(plotter: pyvista.Plotter, place: np.ndarray) -> np.ndarray:
    """The pixel of a place, as VTK itself has it."""
    where = vtkCoordinate()
    where.SetCoordinateSystemToWorld()
    where.SetValue(*map(float, place))
    return np.array(where.GetComputedDoubleDisplayValue(plotter.renderer))


def parallel(plotter: pyvista.Plotter) -> None:
    plotter.enable_parallel_projection()
    plotter.reset_camera()


STANDING = [(500, 300, 200), (0, 0, 40), (0, 0, 1)]
MOVES: dict[str, Move] = {
    "reset": lambda plotter: plotter.reset_camera(),
    "a named plane": lambda plotter: plotter.view_xz(),
    "a position": lambda plotter: setattr(
        plotter, "camera_position", [(500, 300, 200), (0, 0, 40), (0, 0, 1)]
    ),
    "zoom": lambda plotter: plotter.camera.zoom(0.6),
    "azimuth": lambda plotter: setattr(plotter.camera, "azimuth", 30.0),
    "another camera": lambda plotter: setattr(plotter, "camera", another()),
    "parallel": parallel,
}


def another() -> pyvista.Camera:
    camera = pyvista.Camera()
    camera.position, camera.focal_point, camera.up = (-600.0, 200.0, 100.0), (0.0, 0.0, 50.0), (0.0, 0.0, 1.0)
    return camera


@pytest.mark.parametrize("move", MOVES)
def test_labels_point_at_their_places_wherever_the_plotter_has_moved_the_eye(scene, plotter, move):
    """Against VTK's own projection: a label lies near its place, and its place is not behind the head."""
    before = scene.camera
    MOVES[move](plotter)
    plotter.screenshot(return_img=False)
    assert scene.camera != before
    anchors, boxes = scene.label_anchors(), scene.label_boxes()
    assert len(anchors) > 3
    eye = np.array(plotter.renderer.GetActiveCamera().GetPosition())
    for key, place in anchors.items():
        left, bottom, right, top = boxes[key]
        x, y = on_screen(plotter, place)
        assert 0 <= x <= SIZE[0]
        assert 0 <= y <= SIZE[1]
        away = np.hypot(max(left - x, 0.0, x - right), max(bottom - y, 0.0, y - top))
        assert away < 160, (key, away)
        if move != "parallel":
            assert scene.head.picker.open_to(eye, place, 2.5), key


def test_a_picture_after_reset_shows_the_plates_where_they_are_said_to_be(scene, plotter):
    plotter.reset_camera()
    picture = plotter.screenshot(return_img=True).astype(int)
    assert picture.shape == (SIZE[1], SIZE[0], 3)
    for left, bottom, right, top in scene.label_boxes().values():
        rim = picture[SIZE[1] - 1 - int((bottom + top) / 2), int(left) + 3]
        assert rim.min() > 200, "a plate is white"
        assert right - left > 8


def test_the_head_is_whole_though_the_plotter_cuts_close(scene, plotter):
    plotter.reset_camera()
    plotter.renderer.GetActiveCamera().SetClippingRange(1.0, 2.0)
    picture = plotter.screenshot(return_img=True).astype(int)
    middle = picture[SIZE[1] // 2, SIZE[0] // 2]
    background = picture[5, 5]
    assert np.abs(middle - background).max() > 30


def test_what_lies_under_a_pixel_is_found_where_the_eye_now_is(scene, plotter):
    plotter.camera_position = [(600.0, 0.0, 120.0), (0.0, 0.0, 60.0), (0.0, 0.0, 1.0)]
    plotter.screenshot(return_img=False)
    anchors = scene.label_anchors()
    found = 0
    for place in anchors.values():
        pick = scene.pick(*on_screen(plotter, place))
        found += pick is not None and np.linalg.norm(pick.xyz - place) < 2.0
    assert found >= 0.9 * len(anchors)
