"""The window's render as a plotter of PyVista's: what is added is seen, one change is one frame."""

import gc
import weakref

import numpy as np
import pytest
import pyvista
import trimesh

from scalpviz.errors import ScalpVizError
from scalpviz.state.view import NamedView

GREEN = (0, 255, 0)


@pytest.fixture
def plotter(window, hand):
    made = window.plotter
    hand.settle()
    return made


@pytest.fixture
def ball(window, plotter, hand):
    """A green ball before the nose, seen from the front."""
    window.presenter.look_from(NamedView.FRONT)
    hand.settle()
    nose = window.view_area.laid.placement.head.landmark("pronasale").xyz
    place = nose + np.array([0.0, 30.0, 0.0])
    actor = plotter.add_mesh(pyvista.Sphere(radius=12.0, center=place), color=GREEN, lighting=False)
    hand.settle()
    yield place, actor
    plotter.remove_actor(actor)
    hand.settle()


def shown(window) -> np.ndarray:
    """The colour of every pixel of the view, shape (h, w, 3)."""
    image = window.view_area.head_view.canvas.grabFramebuffer()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[..., 2::-1].astype(int)


def pixel(window, place: np.ndarray) -> tuple[int, int]:
    """Row and column of a place of the head's frame."""
    from scalpviz.scene.camera import seen_at

    scene = window.view_area.head_view.scene
    x, y = (seen_at(scene.camera, place[None], scene.aspect)[0] + 1) / 2
    width, height = scene.size
    return int((1 - y) * height), int(x * width)


def test_it_is_a_plotter_of_pyvista_and_always_the_same(window, plotter):
    assert isinstance(plotter, pyvista.plotting.plotter.BasePlotter)
    assert isinstance(plotter.renderer, pyvista.plotting.renderer.Renderer)
    assert window.plotter is plotter
    assert plotter.render_window is window.view_area.head_view.canvas.render_window


def test_the_picture_and_the_eye_stay_as_they_were(window, hand):
    before, camera = shown(window), window.view_area.camera
    assert window.plotter.camera.position == pytest.approx(camera.position)
    hand.settle()
    assert window.view_area.camera == camera
    assert np.abs(shown(window) - before).max() <= 1


def test_a_mesh_that_is_added_is_seen_and_goes_again(window, plotter, ball, hand):
    place, actor = ball
    assert tuple(shown(window)[pixel(window, place)]) == GREEN
    plotter.remove_actor(actor)
    hand.settle()
    assert tuple(shown(window)[pixel(window, place)]) != GREEN
    plotter.add_actor(actor)


def test_one_change_is_one_frame_and_the_eye_stays(window, plotter, frames, hand):
    camera = window.view_area.camera
    hand.settle()
    before = frames.drawn
    actor = plotter.add_mesh(pyvista.Sphere(radius=5.0, center=(0.0, 0.0, 300.0)), color=GREEN)
    plotter.render()
    hand.settle()
    assert frames.drawn == before + 1
    assert window.view_area.camera == camera
    plotter.remove_actor(actor)
    hand.settle()
    assert frames.drawn == before + 2


def test_a_screenshot_is_what_the_window_shows(window, plotter, ball, tmp_path):
    place, _ = ball
    picture = plotter.screenshot(tmp_path / "view.png", return_img=True)
    assert picture.shape[:2] == tuple(reversed(window.view_area.head_view.scene.size))
    assert tuple(picture[pixel(window, place)]) == GREEN
    assert (picture == shown(window)).all()
    assert (tmp_path / "view.png").stat().st_size > 1000


def test_labels_follow_when_the_plotter_moves_the_eye(window, plotter, hand):
    scene = window.view_area.head_view.scene
    before = dict(scene.label_boxes())
    plotter.camera_position = [(0.0, -700.0, 80.0), (0.0, 0.0, 40.0), (0.0, 0.0, 1.0)]
    plotter.render()
    hand.settle()
    assert scene.camera.position == pytest.approx((0.0, -700.0, 80.0))
    assert scene.label_boxes() != before
    window.presenter.go_home()
    hand.settle()


@pytest.mark.parametrize("name", ["head.glb", "head.gltf"])
def test_what_is_exported_opens_elsewhere(window, plotter, ball, tmp_path, name):
    plotter.export_gltf(tmp_path / name)
    loaded = trimesh.load(tmp_path / name)
    head = window.view_area.laid.placement.head
    assert sum(len(mesh.faces) for mesh in loaded.geometry.values()) > 0.9 * len(head.triangles)
    size, own = np.sort(loaded.extents), np.sort(np.ptp(head.vertices, axis=0))
    assert (size >= own - 1.0).all()
    assert (size <= own + 80.0).all()


def test_before_there_is_a_view_it_says_so(own_window):
    made = own_window
    area = made.view_area
    view, area.head_view = area.head_view, None
    with pytest.raises(ScalpVizError, match="no 3D view yet"):
        made.plotter  # noqa: B018
    area.head_view = view


def test_it_closes_with_the_window_and_nothing_holds_it(own_window, hand):
    plotter = own_window.plotter
    own_window.close()
    assert plotter._closed
    with pytest.raises(ScalpVizError, match="closed"):
        plotter.image  # noqa: B018
    known = weakref.ref(plotter)
    del plotter
    own_window.view_area._plotter = None
    gc.collect()
    assert known() is None
