"""Labels of all lines and of all points in the six named views: on their rectangles."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest

from scalpviz.atlas.keys import SiteKey
from scalpviz.scene import camera as cameras
from scalpviz.scene.export.picture import open_canvas
from scalpviz.scene.head_scene import HeadScene
from scalpviz.scene.labels.layout import FACING
from scalpviz.state.view import Labels, NamedView, View, ZoneRef

pytestmark = pytest.mark.window

WIDE, SMALL = (1280, 720), (640, 480)
EVERYTHING = frozenset(View.__dataclass_fields__)
WORDS = {
    "codes": View(),
    "names": View(labels=Labels.NAMES),
    "中文": View(labels=Labels.NAMES, language="zh"),
}
SHOWN = {
    "lines": {},
    "points": {"systems": (), "points": True},
    "both": {"points": True},
    "all that is printed": {"points": True, "sites": True, "meridians": True, "reference_lines": True},
}


@pytest.fixture(scope="module", params=[WIDE, SMALL], ids=lambda size: f"{size[0]}x{size[1]}")
def scene(request, placement, painted, atlas) -> Iterator[HeadScene]:
    yield from scene_of(request.param, 72, placement, painted, atlas)


@pytest.fixture(scope="module")
def wide(placement, painted, atlas) -> Iterator[HeadScene]:
    yield from scene_of(WIDE, 72, placement, painted, atlas)


def scene_of(size, resolution, placement, painted, atlas):
    stage = open_canvas(size, resolution)
    scene = HeadScene(stage, software=True)
    scene.show(placement, painted, atlas)
    try:
        yield scene
    finally:
        scene.close()
        stage.render_window.Finalize()


def looking(scene, view):
    """The named views, one after another, with what a view shows."""
    scene.apply(view, EVERYTHING)
    for named in NamedView:
        scene.look(scene.named(named))
        yield named


def apart(a, b) -> bool:
    return a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def in_sight(scene, places, normals) -> bool:
    """Whether one of the places faces the eye with nothing before it."""
    eye = np.asarray(scene.camera.position)
    return any(
        cameras.sees(scene.camera, place, normal, scene.aspect, FACING)
        and scene.head.picker.open_to(eye, place)
        for place, normal in zip(places, normals, strict=True)
    )


def lines_in_sight(scene, placement) -> set[SiteKey]:
    return {
        zone.key
        for zone in placement.zones
        if zone.system == "international"
        and in_sight(scene, (item := scene.head.zones[zone.key]).places, item.normals)
    }


@pytest.mark.parametrize(
    ("words", "shown"), [*product(WORDS, ("lines", "points", "both")), ("codes", "all that is printed")]
)
def test_no_label_lies_over_another_or_leaves_the_picture(scene, words, shown):
    for named in looking(scene, replace(WORDS[words], **SHOWN[shown])):
        boxes = scene.label_boxes()
        assert boxes
        for (one, a), (other, b) in combinations(boxes.items(), 2):
            assert apart(a, b), (named, one, other)
        for key, (left, bottom, right, top) in boxes.items():
            assert 0 <= left < right <= scene.size[0], (named, key)
            assert 0 <= bottom < top <= scene.size[1], (named, key)


def test_no_label_lies_over_the_little_head_the_scale_bar_or_the_legend(scene):
    compared = View(systems=("international", "jiao"), points=True, labels=Labels.NAMES)
    width, height = scene.size
    corners = [(0, 0, 115, 115), (width - 60, 0, width, 40), (18, height - 60, 100, height - 20)]
    for named in looking(scene, compared):
        for key, box in scene.label_boxes().items():
            assert all(apart(box, corner) for corner in corners), (named, key)


@pytest.mark.parametrize("words", WORDS)
def test_every_label_points_to_a_place_that_faces_the_eye(scene, words, placement):
    vertices, normals = placement.head.vertices, placement.head.normals
    for named in looking(scene, replace(WORDS[words], points=True)):
        eye = np.asarray(scene.camera.position)
        for key, place in scene.label_anchors().items():
            normal = normals[np.argmin(np.linalg.norm(vertices - place, axis=1))]
            sight = (eye - place) / np.linalg.norm(eye - place)
            assert normal @ sight > FACING - 0.12, (named, key)
            assert scene.head.picker.open_to(eye, place), (named, key)


@pytest.mark.parametrize(("words", "shown"), list(product(WORDS, ("lines", "both"))))
def test_every_line_that_faces_the_eye_is_named(wide, words, shown, placement):
    for named in looking(wide, replace(WORDS[words], **SHOWN[shown])):
        assert lines_in_sight(wide, placement) <= set(wide.label_boxes()), named


@pytest.mark.parametrize("shown", ["points", "both"])
def test_every_point_that_faces_the_eye_has_its_code(wide, shown):
    for named in looking(wide, View(**SHOWN[shown])):
        labels = wide.label_boxes()
        points = [name for name in wide._overlay._labels._names if name.key.startswith("point/")]
        assert len(points) > 80
        left_out = [p.key for p in points if in_sight(wide, p.places, p.normals) and p.key not in labels]
        assert left_out == [], named


def test_what_is_chosen_is_named_however_crowded_it_is(scene):
    chosen = ZoneRef("acupoints", "GV24")
    view = View(points=True, sites=True, meridians=True, labels=Labels.NAMES, selected=chosen)
    scene.apply(view, EVERYTHING)
    for named in (NamedView.FRONT, NamedView.THREE_QUARTER):
        scene.look(scene.named(named))
        assert "point/GV24/midline" in scene.label_boxes()


def test_labels_keep_their_places_while_the_head_turns(wide):
    wide.apply(View(points=True), EVERYTHING)
    wide.look(wide.named(NamedView.THREE_QUARTER))
    wide.label_boxes()
    labels, moved, stayed = wide._overlay._labels, 0, 0
    for _ in range(40):
        before = dict(labels._spots)
        wide.look(cameras.turn(wide.camera, 1.0, 0.0, wide.framing))
        boxes = wide.label_boxes()
        assert all(apart(a, b) for a, b in combinations(boxes.values(), 2))
        both = before.keys() & boxes.keys()
        moved += sum(before[key].choice != labels._spots[key].choice for key in both)
        stayed += len(both)
    assert moved < 0.05 * stayed


def test_a_label_that_came_into_sight_does_not_flicker(wide):
    wide.apply(View(points=True), EVERYTHING)
    wide.look(wide.named(NamedView.TOP))
    wide.label_boxes()
    turns: dict[str, int] = {}
    before = set(wide.label_boxes())
    for step in range(40):
        wide.look(cameras.turn(wide.camera, 0.4 if step % 2 else -0.4, 0.0, wide.framing))
        now = set(wide.label_boxes())
        for key in before ^ now:
            turns[key] = turns.get(key, 0) + 1
        before = now
    assert max(turns.values(), default=0) <= 2


def clutter(scene) -> float:
    """What all labels cost where they are: how far they stand off, and what they hide."""
    return sum(spot.cost for spot in scene._overlay._labels._spots.values())


def test_once_the_head_is_at_rest_labels_are_tidied_up_and_then_stay(wide):
    wide.apply(View(points=True, labels=Labels.NAMES, language="zh"), EVERYTHING)
    start, end = wide.named(NamedView.THREE_QUARTER), wide.named(NamedView.FRONT)
    wide.look(end)
    at_once = wide.label_boxes()
    wide.look(start)
    wide.label_boxes()
    wide.set_moving(True)
    for camera in cameras.flight(start, end, wide.framing):
        wide.look(camera)
        wide.label_boxes()
    after_flight = clutter(wide)
    wide.set_moving(False)
    rested = wide.label_boxes()
    assert clutter(wide) < after_flight - 4.0
    assert rested.keys() >= at_once.keys()
    assert wide.label_boxes() == rested


@pytest.mark.parametrize("zoom", [2])
def test_at_twice_the_scale_labels_are_twice_as_large_and_lie_as_before(
    placement, painted, atlas, wide, zoom
):
    wide.apply(View(points=True), EVERYTHING)
    wide.look(wide.named(NamedView.LEFT))
    plain = wide.label_boxes()
    sharp = next(finer := scene_of((WIDE[0] * zoom, WIDE[1] * zoom), 72 * zoom, placement, painted, atlas))
    sharp.apply(View(points=True), EVERYTHING)
    sharp.look(sharp.named(NamedView.LEFT))
    large = sharp.label_boxes()
    finer.close()
    assert large.keys() == plain.keys()
    for key, box in large.items():
        width, height = plain[key][2] - plain[key][0], plain[key][3] - plain[key][1]
        assert box[2] - box[0] == pytest.approx(zoom * width, abs=5)
        assert box[3] - box[1] == pytest.approx(zoom * height, abs=4)
