"""A drawing of someone else's, beside the scene's own: it needs no more than a class."""

import numpy as np
import pytest
import pyvista
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from scalpviz.scene.default_layers import default_layers
from scalpviz.scene.export.picture import open_canvas, pixels
from scalpviz.scene.head_scene import HeadScene
from scalpviz.scene.labels.layer import NameOnHead
from scalpviz.scene.layer import Layer
from scalpviz.state.view import Labels, NamedView, View

MAGENTA = (1.0, 0.0, 1.0)


class Beacon(Layer):
    """A ball before the nose while the eyes are open, with a name."""

    follows = frozenset({"eyes_open"})
    renames = follows

    def __init__(self) -> None:
        self.actor = vtkActor()
        self._mapper = vtkPolyDataMapper()
        self.actor.SetMapper(self._mapper)
        look = self.actor.GetProperty()
        look.SetColor(*MAGENTA)
        look.LightingOff()
        self.asked: list[frozenset[str]] = []
        self.closed = False

    @property
    def props(self):
        return (self.actor,)

    def show(self, head, view) -> None:
        self.nose = head.head.landmark("pronasale").xyz + np.array([0.0, 15.0, 0.0])
        self._mapper.SetInputData(pyvista.Sphere(radius=10.0, center=self.nose))
        self.actor.SetVisibility(view.eyes_open)

    def follow(self, view, changed) -> bool:
        self.asked.append(changed)
        self.actor.SetVisibility(view.eyes_open)
        return True

    def names(self, view):
        if not view.eyes_open:
            return ()
        place, normal = self.nose[None], np.array([[0.0, 1.0, 0.0]])
        return [NameOnHead("beacon", "Beacon", place, normal, 0.0, MAGENTA, 0)]

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def beacon() -> Beacon:
    return Beacon()


@pytest.fixture
def scene(beacon, placement, painted, atlas):
    canvas = open_canvas((500, 500))
    made = HeadScene(canvas, layers=(*default_layers(), beacon))
    made.show(placement, painted, atlas)
    made.look(made.named(NamedView.FRONT))
    made.canvas = canvas
    yield made
    made.close()


def magenta(scene) -> int:
    picture = pixels(scene.canvas).astype(int)
    return int(((picture[..., 0] > 240) & (picture[..., 1] < 20) & (picture[..., 2] > 240)).sum())


def test_it_is_drawn_follows_its_field_and_writes_its_name(scene, beacon):
    assert magenta(scene) == 0
    assert "beacon" not in scene.label_boxes()
    assert scene.apply(View(eyes_open=True), frozenset({"eyes_open"}))
    assert magenta(scene) > 200
    assert "beacon" in scene.label_boxes()
    scene.apply(View(), frozenset({"eyes_open"}))
    assert magenta(scene) == 0


def test_it_is_not_asked_when_other_fields_change(scene, beacon):
    scene.apply(View(labels=Labels.NONE, guides=True, skull=True), frozenset({"labels", "guides", "skull"}))
    assert beacon.asked == []
    scene.apply(View(eyes_open=True), frozenset({"eyes_open", "labels"}))
    assert beacon.asked == [frozenset({"eyes_open"})]


def test_it_comes_along_to_another_head_and_goes_with_the_scene(scene, beacon, placement, painted, atlas):
    scene.apply(View(eyes_open=True), frozenset({"eyes_open"}))
    scene.show(placement, painted, atlas)
    assert magenta(scene) > 200
    renderer = scene.canvas.renderer
    scene.close()
    assert beacon.closed
    assert not renderer.HasViewProp(beacon.actor)


def test_it_can_come_later(placement, painted, atlas, beacon):
    canvas = open_canvas((500, 500))
    made = HeadScene(canvas)
    made.canvas = canvas
    made.show(placement, painted, atlas)
    made.apply(View(eyes_open=True), frozenset({"eyes_open"}))
    made.look(made.named(NamedView.FRONT))
    assert magenta(made) == 0
    made.add_layer(beacon)
    assert magenta(made) > 200
    assert made.layer(Beacon) is beacon
    made.close()
