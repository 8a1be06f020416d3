import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalpviz.scene import camera as cameras
from scalpviz.scene.colours.palette import SURROUNDINGS
from scalpviz.scene.lettering.flat import FlatShapes, Measure, lettering
from scalpviz.scene.lettering.fonts import find_font
from scalpviz.scene.overlay.scale_bar import LENGTHS, WIDEST, ScaleBar, bar
from scalpviz.state.view import Camera


@given(st.floats(60, 3000), st.integers(200, 3000), st.integers(200, 3000))
def test_the_bar_is_as_long_as_what_it_says_at_the_focus(distance, width, height):
    camera = Camera((0.0, distance, 0.0), (0.0, 0.0, 0.0), (0.0, 0.0, 1.0))
    length, drawn = bar(camera, (width, height))
    ends = np.array([[0.0, 0.0, 0.0], [length, 0.0, 0.0]])
    seen = cameras.seen_at(camera, ends, width / height)
    assert abs(seen[1][0] - seen[0][0]) / 2 * width == pytest.approx(drawn, rel=1e-6)
    assert drawn < WIDEST * width or length == LENGTHS[-1]


def test_the_bar_stands_for_20_mm_at_home(reference_head):
    framing = cameras.framing(reference_head)
    assert bar(cameras.home(framing, 1.3), (1110, 860))[0] == 20


@pytest.mark.window
@pytest.mark.parametrize("resolution", [72, 173])
def test_the_words_have_room_even_where_they_are_wider_than_the_bar(theatre, resolution):
    font, renderer = find_font(), theatre.stage.renderer
    one = ScaleBar(renderer, FlatShapes(), font)
    far = Camera((0.0, 1400.0, 0.0), (0.0, 0.0, 0.0), (0.0, 0.0, 1.0))
    left, _, right, _ = one.draw(far, (640, 480), resolution, SURROUNDINGS["light"])
    words = Measure(lettering(font, 12))("20 mm", resolution)[0]
    middle = one._caption.actor.GetPosition()[0]
    assert bar(far, (640, 480))[1] < words
    assert left < middle - words / 2
    assert middle + words / 2 < right - 8 * resolution / 72
    one.close()
