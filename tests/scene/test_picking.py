import numpy as np
import pytest

from scalpviz.scene import camera as cameras
from scalpviz.state.view import NamedView

SIZE = (1200, 900)


def pixel(camera, place):
    x, y = cameras.seen_at(camera, np.asarray(place)[None], SIZE[0] / SIZE[1])[0]
    return (x + 1) / 2 * SIZE[0], (y + 1) / 2 * SIZE[1]


@pytest.mark.parametrize(
    ("key", "view"),
    [
        ("MS1/midline", NamedView.FRONT), ("MS5/midline", NamedView.TOP), ("MS6/right", NamedView.RIGHT),
        ("MS7/left", NamedView.LEFT), ("MS12/midline", NamedView.BACK), ("MS14/right", NamedView.BACK),
    ],
)  # fmt: skip
def test_pointing_at_a_centreline_finds_its_zone(placement, picker, zone, key, view):
    camera = cameras.named_view(view, cameras.framing(placement.head), SIZE[0] / SIZE[1])
    chosen = zone(key)
    seen = 0
    for share in np.linspace(0.05, 0.95, 13):
        place = chosen.centreline.at(share * chosen.length)
        if not picker.open_to(np.array(camera.position), place, tolerance=0.3):
            continue
        seen += 1
        pick = picker.at(camera, *pixel(camera, place), *SIZE)
        assert pick is not None
        assert chosen.key in {paint.zone for paint in pick.paints}
        assert pick.xyz == pytest.approx(place, abs=0.5)
    assert seen >= 3


def test_the_part_under_the_pointer_is_the_one_at_that_share_of_the_length(placement, picker, zone):
    camera = cameras.named_view(NamedView.RIGHT, cameras.framing(placement.head), SIZE[0] / SIZE[1])
    chosen = zone("MS6/right")
    for share in (0.5, 0.8):
        pick = picker.at(camera, *pixel(camera, chosen.centreline.at(share * chosen.length)), *SIZE)
        part = next(part for part in chosen.parts if part.start <= share < part.end)
        assert part.id in {paint.part for paint in pick.paints if paint.zone == chosen.key}


def test_there_is_no_zone_on_the_nose_and_nothing_beside_the_head(placement, picker):
    camera = cameras.named_view(NamedView.FRONT, cameras.framing(placement.head), SIZE[0] / SIZE[1])
    nose = placement.head.landmark("pronasale").xyz
    pick = picker.at(camera, *pixel(camera, nose), *SIZE)
    assert pick is not None
    assert pick.paints == ()
    assert picker.at(camera, 5, 5, *SIZE) is None


def test_the_skin_in_front_hides_the_zone_behind_it(placement, picker, zone):
    camera = cameras.named_view(NamedView.FRONT, cameras.framing(placement.head), SIZE[0] / SIZE[1])
    behind = zone("MS12/midline")
    place = behind.centreline.at(behind.length / 2)
    assert not picker.open_to(np.array(camera.position), place)
    pick = picker.at(camera, *pixel(camera, place), *SIZE)
    assert pick is not None
    assert behind.key not in {paint.zone for paint in pick.paints}
    assert pick.xyz[1] > 0
