"""The painted head in a plotter: zones where they lie, labels where they belong, whatever one does to it."""

import gc
import weakref

import numpy as np
import pytest
import pyvista
import trimesh
from vtkmodules.vtkRenderingCore import vtkCoordinate

import scalpviz
from scalpviz.scene.colours.record_colours import zone_colours

SIZE = (640, 480)


@pytest.fixture(scope="module")
def layout():
    return scalpviz.place("average_adult", "international")


@pytest.fixture
def plotter(layout):
    made = scalpviz.plot("MS6", side="right", layout=layout, off_screen=True, window_size=SIZE)
    yield made
    made.close()


def pixel(plotter, place) -> tuple[int, int]:
    """Row and column of a place, as VTK itself has it."""
    where = vtkCoordinate()
    where.SetCoordinateSystemToWorld()
    where.SetValue(*map(float, place))
    x, y = where.GetComputedDoubleDisplayValue(plotter.renderer)
    return SIZE[1] - 1 - int(y), int(x)


def hue_at(picture, at) -> np.ndarray:
    row, column = at
    colour = picture[row - 1 : row + 2, column - 1 : column + 2].reshape(-1, 3).astype(float).mean(axis=0)
    return colour / colour.sum()


def test_it_is_a_plotter_of_pyvista_with_labels_in_place_after_reset_camera(plotter):
    assert isinstance(plotter, pyvista.Plotter)
    plotter.reset_camera()
    picture = plotter.screenshot(return_img=True)
    assert picture.shape == (SIZE[1], SIZE[0], 3)
    boxes = plotter.scene.label_boxes()
    assert len(boxes) > 5
    for key, place in plotter.scene.label_anchors().items():
        left, bottom, right, top = boxes[key]
        row, column = pixel(plotter, place)
        x, y = column, SIZE[1] - 1 - row
        assert np.hypot(max(left - x, 0, x - right), max(bottom - y, 0, y - top)) < 120
        rim = picture[SIZE[1] - 1 - int((bottom + top) / 2), int(left) + 4]
        assert rim.min() > 190, "a plate is light"


def test_a_zone_has_its_colour_at_its_place(layout):
    plain = scalpviz.plot(layout=layout, view="right", labels="none", off_screen=True, window_size=SIZE)
    picture = plain.screenshot(return_img=True)
    colours = zone_colours(scalpviz.load_atlas())
    for code in ("MS7", "MS10", "MS6"):
        zone = next(zone for zone in layout.placement.zones if str(zone.key) == f"international/{code}/right")
        at = pixel(plain, zone.centreline.at(0.6 * zone.length))
        wanted = np.array(colours["international", code])
        assert np.abs(hue_at(picture, at) - wanted / wanted.sum()).max() < 0.12, code
    plain.close()


def test_it_looks_at_what_was_asked_for(plotter, layout):
    zone = next(zone for zone in layout.placement.zones if str(zone.key) == "international/MS6/right")
    row, column = pixel(plotter, zone.centreline.at(zone.length / 2))
    assert abs(row - SIZE[1] / 2) < 0.25 * SIZE[1]
    assert abs(column - SIZE[0] / 2) < 0.25 * SIZE[0]


def test_a_mesh_beside_the_zones_is_seen(plotter, layout):
    place = layout.placement.head.landmark("ear_apex_scalp_right").xyz + np.array([30.0, 0.0, 0.0])
    plotter.add_mesh(pyvista.Sphere(radius=8.0, center=place), color="lime", lighting=False)
    picture = plotter.screenshot(return_img=True)
    assert tuple(picture[pixel(plotter, place)]) == (0, 255, 0)


@pytest.mark.parametrize(
    ("what", "systems", "highlighted"),
    [
        (None, ("international",), False), ("jiao", ("jiao",), False), ("jiao/J4", ("jiao",), False),
        (("MS6", "MS7"), ("international",), True), ("aphasia", ("international",), True),
        ("hand", ("international",), True), ("gv20", ("international",), False),
    ],
)  # fmt: skip
def test_what_one_asks_for_is_what_is_shown(what, systems, highlighted):
    made = scalpviz.plot(what, off_screen=True, window_size=(200, 150))
    view = made.scene._view
    assert view.systems == systems
    assert bool(view.highlighted) is highlighted
    made.close()


def test_what_is_not_known_is_told_with_what_is_near():
    with pytest.raises(scalpviz.ScalpVizError, match=r"did you mean .*aphasia"):
        scalpviz.plot("afasia", off_screen=True)
    with pytest.raises(scalpviz.ScalpVizError, match="labels cannot be 'all'; choose among none"):
        scalpviz.plot("MS6", labels="all", off_screen=True)
    with pytest.raises(scalpviz.ScalpVizError, match=r"nothing called 'brain' to show; choose among .*skull"):
        scalpviz.plot("MS6", brain=True, off_screen=True)


def test_two_side_by_side_do_not_disturb_each_other(plotter, layout):
    before = plotter.screenshot(return_img=True)
    other = scalpviz.plot("MS5", layout=layout, theme="dark", off_screen=True, window_size=SIZE)
    assert np.abs(other.screenshot(return_img=True).astype(int) - before).max() > 50
    other.close()
    assert (plotter.screenshot(return_img=True) == before).all()


def test_what_is_exported_opens_elsewhere(plotter, layout, tmp_path):
    plotter.export_gltf(tmp_path / "head.glb")
    loaded = trimesh.load(tmp_path / "head.glb")
    head = layout.placement.head
    assert sum(len(mesh.faces) for mesh in loaded.geometry.values()) > 0.9 * len(head.triangles)
    own = np.sort(np.ptp(head.vertices, axis=0))
    assert np.sort(loaded.extents) == pytest.approx(own, abs=80.0)


def test_a_page_of_the_web_holds_the_head(plotter, tmp_path):
    pytest.importorskip("trame_vtk")
    plotter.trame.export_html(tmp_path / "head.html")
    assert (tmp_path / "head.html").stat().st_size > 1_000_000


def test_closing_frees_the_scene(layout):
    made = scalpviz.plot("MS6", layout=layout, off_screen=True, window_size=(200, 150))
    made.screenshot(return_img=False)
    scene = weakref.ref(made.scene)
    made.close()
    made.close()
    del made
    gc.collect()
    assert scene() is None


def test_a_picture_is_written_whole(tmp_path):
    drawn = scalpviz.render("MS6", tmp_path / "ms6.png", size=(320, 200), guides=True, view="right")
    assert drawn.shape == (200, 320, 3)
    assert (pyvista.read(tmp_path / "ms6.png").dimensions[:2]) == (320, 200)
    with pytest.raises(scalpviz.ScalpVizError, match="does not exist"):
        scalpviz.render("MS6", tmp_path / "none" / "ms6.png", size=(320, 200))
