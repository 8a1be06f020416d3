"""A head that opens its eyes."""

import numpy as np
import pytest
from heads import ellipsoid_head, with_eyes_that_open
from scipy.spatial import cKDTree

from scalpviz.head.head import Head
from scalpviz.head.reference import load_reference
from scalpviz.head.stored import stored_heads

EYE = ("sclera", "iris", "pupil")


@pytest.fixture(scope="module")
def closed() -> Head:
    return with_eyes_that_open(ellipsoid_head())


def test_open_eyes_move_their_own_vertices_and_no_others(closed: Head):
    awake = closed.awake()
    rest = np.ones(len(closed.vertices), dtype=bool)
    rest[closed.open_eyes.rows] = False
    np.testing.assert_array_equal(awake.vertices[rest], closed.vertices[rest])
    np.testing.assert_array_equal(awake.vertices[~rest], closed.open_eyes.vertices)
    assert (awake.vertices[~rest] != closed.vertices[~rest]).any()
    assert awake.triangles is closed.triangles
    assert awake.landmarks is closed.landmarks


def test_the_closed_head_stays_as_it_was(closed: Head):
    before = closed.vertices.copy()
    closed.awake()
    np.testing.assert_array_equal(closed.vertices, before)
    assert not closed.masks.keys() & set(EYE)


def test_the_eye_is_painted_where_it_is_and_nowhere_else(closed: Head):
    awake = closed.awake()
    for name in EYE:
        assert awake.masks[name].max() == 1.0
        elsewhere = np.delete(awake.masks[name], closed.open_eyes.rows)
        assert not elsewhere.any()


def test_a_head_that_cannot_open_its_eyes_stays_itself(closed: Head):
    assert ellipsoid_head().awake() is ellipsoid_head()
    assert closed.awake().awake().open_eyes is None


@pytest.mark.parametrize("name", stored_heads())
def test_no_stored_head_moves_a_painted_zone_when_it_opens_its_eyes(name: str):
    from scalpviz.atlas.load import load_atlas
    from scalpviz.placement.place import place

    head = load_reference(name)
    if head.open_eyes is None:
        pytest.skip("this head keeps its eyes closed")
    moved = np.linalg.norm(head.awake().vertices - head.vertices, axis=1)
    skin = cKDTree(head.vertices)
    checked = 0
    for zone in place(load_atlas(), head).zones:
        painted = skin.query_ball_point(zone.centreline.xyz, zone.width / 2 + 0.5)
        rows = np.unique(np.concatenate([np.array(near, dtype=int) for near in painted]))
        assert len(rows) > 0, zone.key
        assert moved[rows].max() < 0.02, zone.key
        checked += 1
    assert checked > 25


@pytest.mark.parametrize("name", stored_heads())
def test_brows_lips_and_hair_stay_when_the_eyes_open(name: str):
    head = load_reference(name)
    awake = head.awake()
    for mask in ("brow", "lip", "hair"):
        assert awake.masks[mask] is head.masks[mask]
