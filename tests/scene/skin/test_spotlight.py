"""The light of presenter mode, and what is drawn in it."""

import numpy as np
import pytest

from scalpviz.scene.colours.vision import oklab
from scalpviz.scene.export.offscreen_canvas import pixels
from scalpviz.scene.skin.spotlight import DIMMED, PAINTED, glow, in_light
from scalpviz.scene.zones_on_skin import zones_on_skin
from scalpviz.side import Side
from scalpviz.state.view import Labels, NamedView, View, ZoneRef

MS1, MS6 = ZoneRef("international", "MS1"), ZoneRef("international", "MS6")
EVERYTHING = frozenset(View.__dataclass_fields__)


@pytest.fixture(scope="module")
def light(placement, painted):
    """Light on each corner of the painted triangles, and the triangles' regions, for a view."""
    corners = painted.vertices[painted.triangles].reshape(-1, 3)
    region = np.repeat(painted.region_of, 3)
    zones = zones_on_skin(placement)

    def highlighted(view: View, points=()) -> np.ndarray | None:
        return glow(corners, region, painted.regions, zones, points, view)

    return highlighted, corners, region


def test_all_light_falls_on_the_chosen_zone_and_on_the_skin_beside_it_and_none_far_away(light, painted):
    highlighted, corners, region = light
    found = highlighted(View(presenting=True, selected=MS1))
    chosen = np.array([any("/MS1/" in f"{p.zone}/" for p in one) for one in painted.regions])[region]
    bare = np.array([not one for one in painted.regions])[region]
    away = np.linalg.norm(corners - corners[chosen].mean(axis=0), axis=1)
    assert chosen.any()
    assert (found[chosen] == 1.0).all()
    assert found[bare & (away < 10)].min() > 0.9
    assert (found[away > 90] == 0.0).all()


def test_another_zone_in_the_pool_gets_less_light_than_the_skin_beside_it(light, painted):
    highlighted, _, region = light
    found = highlighted(View(presenting=True, selected=MS1))
    other = np.array([any("/MS2/" in f"{p.zone}/" for p in one) for one in painted.regions])[region]
    assert 0.3 < found[other].max() <= PAINTED


def test_one_side_alone_is_lit(light):
    highlighted, corners, _ = light
    found = highlighted(View(presenting=True, selected=ZoneRef("international", "MS6", Side.LEFT)))
    assert (found == 1.0).any()
    xs = corners[found == 1.0][:, 0]
    assert (xs < -20).any() != (xs > 20).any()


def test_a_point_has_its_pool_too(light):
    highlighted, corners, _ = light
    vertex = corners[corners[:, 2].argmax()]
    found = highlighted(View(presenting=True, selected=ZoneRef("acupoints", "GV20")), [vertex[None]])
    assert found[corners[:, 2].argmax()] == 1.0
    assert found.min() == 0.0


@pytest.mark.parametrize("view", [View(presenting=True), View(selected=MS1)], ids=["none", "desk"])
def test_with_nothing_chosen_or_nothing_presented_everything_is_lit(light, view):
    assert light[0](view) is None


def test_full_light_leaves_a_colour_as_it_is_and_none_leaves_it_grey_and_dim():
    colours = np.array([[0.8, 0.6, 0.5], [0.1, 0.2, 0.7], [1.0, 1.0, 1.0]])
    assert np.allclose(in_light(colours, np.ones(3)), colours)
    dim = in_light(colours, np.zeros(3))
    assert (dim[2] ** 2).max() == pytest.approx(DIMMED, abs=0.02)
    assert np.ptp(dim[0]) < 0.5 * np.ptp(colours[0])


@pytest.mark.window
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_the_screen_the_cheek_is_darker_and_greyer_and_afterwards_as_before(theatre, theme):
    stage, scene = theatre.stage, theatre.scene
    scene.set_theme(theme)
    scene.look(scene.named(NamedView.FRONT))
    chosen = View(selected=MS1, needles=False, labels=Labels.NONE)
    scene.apply(chosen, EVERYTHING - {"camera"})
    plain = pixels(stage)
    scene.apply(
        View(presenting=True, selected=MS1, needles=False, labels=Labels.NONE), EVERYTHING - {"camera"}
    )
    highlighted = pixels(stage)
    height, width = plain.shape[:2]
    cheek = (slice(int(0.62 * height), int(0.66 * height)), slice(int(0.42 * width), int(0.45 * width)))

    def look(picture: np.ndarray) -> tuple[float, float]:
        seen = oklab(picture[cheek].reshape(-1, 3) / 255)
        return float(seen[:, 0].mean()), float(np.linalg.norm(seen[:, 1:], axis=1).mean())

    assert look(highlighted)[0] < 0.75 * look(plain)[0]
    assert look(highlighted)[1] < 0.6 * look(plain)[1]
    scene.apply(chosen, frozenset({"presenting"}))
    assert np.abs(pixels(stage).astype(int) - plain).max() <= 1
