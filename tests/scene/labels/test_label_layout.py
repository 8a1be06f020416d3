from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from scalpviz.scene import camera as cameras
from scalpviz.scene.camera import Framing
from scalpviz.scene.labels.layout import Wanted, arrange

SIZE = (900, 700)
BALL = Framing(np.zeros(3), 100 * np.vstack([np.eye(3), -np.eye(3)]), 100.0)


def label(row: int, azimuth: float, elevation: float, rank: int = 2, width: float = 40.0) -> Wanted:
    places = np.array([100 * cameras.direction(azimuth + turn, elevation) for turn in np.linspace(-8, 8, 9)])
    return Wanted(f"zone {row}", places, places / 100, width, 20.0, rank)


def nothing_hides(_place) -> bool:
    return True


def overlap(first, second, one: Wanted, other: Wanted) -> bool:
    apart = np.abs(np.array(first.centre) - second.centre)
    return bool(apart[0] < (one.width + other.width) / 2 and apart[1] < (one.height + other.height) / 2)


@given(
    st.lists(st.tuples(st.floats(-180, 180), st.floats(-50, 80)), min_size=1, max_size=25),
    st.floats(-180, 180),
)
@settings(max_examples=40)
def test_no_label_lies_over_another_or_outside_the_picture(angles, azimuth):
    wanted = [label(row, *place) for row, place in enumerate(angles)]
    camera = cameras.from_angles(azimuth, 20, BALL, SIZE[0] / SIZE[1])
    spots = arrange(wanted, camera, SIZE, nothing_hides, {})
    by_key = {w.key: w for w in wanted}
    for a, b in combinations(spots, 2):
        assert not overlap(spots[a], spots[b], by_key[a], by_key[b])
    for spot in spots.values():
        assert 20 < spot.centre[0] < SIZE[0] - 20
        assert 10 < spot.centre[1] < SIZE[1] - 10


def test_zones_on_the_far_side_have_no_label():
    camera = cameras.from_angles(0, 0, BALL, 1.3)
    spots = arrange([label(0, 0, 0), label(1, 180, 0)], camera, SIZE, nothing_hides, {})
    assert set(spots) == {"zone 0"}


def test_hidden_zones_have_no_label():
    camera = cameras.from_angles(0, 0, BALL, 1.3)
    assert arrange([label(0, 0, 0)], camera, SIZE, lambda place: False, {}) == {}


def test_where_there_is_room_for_one_the_more_important_is_named():
    camera = cameras.from_angles(0, 0, BALL, 1.3)
    size = (150, 120)
    crowd = [label(row, row, 0, rank=0 if row == 5 else 2, width=100.0) for row in range(8)]
    spots = arrange(crowd, camera, size, nothing_hides, {})
    assert "zone 5" in spots
    assert len(spots) < len(crowd)


def test_a_label_keeps_its_side_while_the_head_turns_a_little():
    wanted = [label(row, 20 * row - 60, 10 * (row % 3)) for row in range(7)]
    before = arrange(wanted, cameras.from_angles(0, 20, BALL, 1.3), SIZE, nothing_hides, {})
    after = arrange(wanted, cameras.from_angles(1.0, 20, BALL, 1.3), SIZE, nothing_hides, before)
    same = [key for key in before if key in after and before[key].choice == after[key].choice]
    assert len(same) >= len(before) - 1


def test_no_label_lies_where_something_else_is_drawn():
    camera = cameras.from_angles(0, 0, BALL, 1.3)
    free = arrange([label(0, 0, 0)], camera, SIZE, nothing_hides, {})["zone 0"]
    x, y = free.centre
    taken = [(x - 30, y - 20, x + 30, y + 20)]
    moved = arrange([label(0, 0, 0)], camera, SIZE, nothing_hides, {}, taken)["zone 0"]
    assert abs(moved.centre[0] - x) >= 50 or abs(moved.centre[1] - y) >= 30
