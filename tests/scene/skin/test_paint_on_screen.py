"""Borders that are not exact, stripes of a compared system, highlighted zones: as the screen shows them."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.spatial import cKDTree

from scalpviz.atlas.keys import SiteKey
from scalpviz.scene import camera as cameras
from scalpviz.scene.colours.colouring import Colouring
from scalpviz.scene.colours.record_colours import zone_colours
from scalpviz.scene.colours.vision import lightness, oklab
from scalpviz.scene.export.picture import pixels
from scalpviz.scene.on_view import is_highlighted, zone_shown
from scalpviz.scene.skin.stripes import APART, stripe_places
from scalpviz.side import Side
from scalpviz.state.view import Labels, SkinTone, View, ZoneRef

EVERYTHING = frozenset(View.__dataclass_fields__)
JIAO = View(systems=("jiao",), labels=Labels.NONE, skin=SkinTone.CLAY)
ZHU = replace(JIAO, systems=("zhu",))
COMPARED = replace(JIAO, systems=("international", "jiao"))


@pytest.fixture
def placed(placement):
    by_key = {zone.key: zone for zone in placement.zones}
    return lambda key: by_key[SiteKey.parse(key)]


def over(scene, zone, share, distance=150.0):
    """Put the eye straight above a zone; returns its place there, along the line and across it."""
    head = scene.head.placement.head
    at = zone.centreline.at(share * zone.length)
    normal = head.normals[cKDTree(head.vertices).query(at)[1]]
    along = zone.centreline.at((share + 0.02) * zone.length) - at
    along -= (along @ normal) * normal
    along /= np.linalg.norm(along)
    scene.look(replace(scene.home(), position=tuple(at + distance * normal), focus=tuple(at)))
    return at, along, np.cross(normal, along)


def seen(theatre, places):
    scene = theatre.scene
    at = cameras.seen_at(scene.camera, np.atleast_2d(places), scene.aspect)
    width, height = scene.size
    columns, rows = (at[:, 0] + 1) / 2 * width - 0.5, (1 - at[:, 1]) / 2 * height - 0.5
    return pixels(theatre.stage)[np.round(rows).astype(int), np.round(columns).astype(int)].astype(float)


def across_the_border(theatre, zone, view, share, inside):
    """How much of the paint is left at depths inside the border, 1 being that of the middle, 0 bare skin."""
    theatre.scene.apply(view, EVERYTHING)
    at, along, aside = over(theatre.scene, zone, share)
    steps = np.linspace(-1.5, 1.5, 7)[:, None] * along

    def mean(off):
        return oklab(seen(theatre, at + off * aside + steps) / 255).mean(axis=0)

    bare, middle = mean(zone.width / 2 + 1.5), mean(0.0)
    whole = np.linalg.norm(middle - bare)
    return np.array([np.linalg.norm(mean(zone.width / 2 - depth) - bare) / whole for depth in inside])


@pytest.mark.window
def test_an_exact_zone_ends_at_a_line_and_an_approximate_one_fades_out(theatre, placed):
    rough, exact = placed("zhu/Dingnie/right"), placed("jiao/J2/right")
    assert rough.approximate
    assert not exact.approximate
    left = across_the_border(theatre, rough, ZHU, 0.7, (0.4, 1.2, 2.4))
    assert left[0] < 0.4 < left[1] < 0.8 < left[2]
    sharp = across_the_border(theatre, exact, JIAO, 0.55, (0.7, 1.2))
    assert sharp.min() > 0.85


@pytest.mark.window
def test_a_chosen_approximate_zone_has_a_dashed_line_round_it(theatre, placed):
    zone = placed("zhu/Dingnie/right")
    at, along, aside = over(theatre.scene, zone, 0.7)
    edge = at + (zone.width / 2 - 0.3) * aside + np.linspace(-7.0, 7.0, 60)[:, None] * along
    theatre.scene.apply(replace(ZHU, needles=False, selected=ZoneRef("zhu", "Dingnie")), EVERYTHING)
    tone = lightness(seen(theatre, edge) / 255)
    dark = (tone < np.median(tone) - 15) | (tone < tone.max() - 25)
    assert 0.2 < dark.mean() < 0.9
    assert (np.diff(dark.astype(int)) == 1).sum() >= 2


def test_of_zones_that_overlap_only_the_approximate_ones_lose_their_outline(placement, painted, atlas):
    zones = {zone.key: zone for zone in placement.zones}
    colouring = Colouring(zones, zone_colours(atlas), painted.regions)
    looks = colouring.looks(View(systems=("international", "zhu")))
    mixed = []
    for region, look in zip(painted.regions, looks, strict=True):
        keys = tuple(paint.zone for paint in region if paint.zone.system in ("international", "zhu"))
        if {zones[key].approximate for key in keys} == {True, False}:
            mixed.append((keys, look))
    assert len(mixed) > 5
    for keys, look in mixed:
        assert look.lines == tuple(key for key in keys if not zones[key].approximate)
        assert {key for key, _ in look.fading} == {key for key in keys if zones[key].approximate}


@pytest.mark.window
def test_where_a_faded_zone_ends_within_another_nothing_bare_shows(theatre, placed):
    eding = placed("zhu/Eding/midline")
    theatre.scene.apply(ZHU, EVERYTHING)
    other = placed("zhu/Dingnie/right")
    near = np.array([other.centreline.at(s) for s in np.linspace(0.0, 0.25, 40) * other.length])
    away = cKDTree(eding.centreline.xyz).query(near)[0]
    assert away.min() < eding.width / 2 < away.max()
    over(theatre.scene, other, 0.12)
    there = oklab(seen(theatre, near) / 255)
    over(theatre.scene, other, 0.7)
    free = other.centreline.at(0.7 * other.length) + np.array([0.0, 40.0, 10.0])
    bare = oklab(seen(theatre, free) / 255)
    assert np.linalg.norm(there - bare, axis=1).min() > 0.1


def stripes(theatre, zone, low, high, view):
    """How often light and dark take turns along a zone's middle, and how far apart they are."""
    theatre.scene.apply(view, EVERYTHING)
    over(theatre.scene, zone, (low + high) / 2, 110.0)
    places = np.array([zone.centreline.at(s) for s in np.linspace(low, high, 240) * zone.length])
    tone = lightness(seen(theatre, places) / 255)
    tone = tone - np.convolve(np.pad(tone, 30, mode="edge"), np.ones(61) / 61, mode="valid")
    return int((np.diff((tone > 0).astype(int)) == 1).sum()), float(
        np.percentile(tone, 90) - np.percentile(tone, 10)
    )


@pytest.mark.window
def test_only_the_second_of_two_systems_wears_stripes(theatre, placed):
    second, first = placed("jiao/J2/right"), placed("international/MS7/right")
    turns, apart = stripes(theatre, second, 0.25, 0.4, COMPARED)
    places = np.array([second.centreline.at(s) for s in np.linspace(0.25, 0.4, 50) * second.length])
    expected = np.abs(np.diff(stripe_places(places))).sum()
    assert turns == pytest.approx(expected, abs=2)
    assert apart > 6
    assert stripes(theatre, first, 0.25, 0.32, COMPARED)[1] < 3
    assert stripes(theatre, second, 0.25, 0.4, JIAO)[1] < 3
    swapped = replace(COMPARED, systems=("jiao", "international"))
    # yellow is hardly lighter than the skin between
    assert (
        stripes(theatre, first, 0.2, 0.5, swapped)[1] > 3.5 > stripes(theatre, first, 0.2, 0.5, COMPARED)[1]
    )


def test_three_systems_at_once_wear_no_stripes(placement, painted, atlas):
    zones = {zone.key: zone for zone in placement.zones}
    colouring = Colouring(zones, zone_colours(atlas), painted.regions)
    assert any(look.striped for look in colouring.looks(COMPARED))
    three = replace(COMPARED, systems=("international", "jiao", "zhu"))
    assert not any(look.striped for look in colouring.looks(three))


@pytest.mark.window
def test_comparing_and_going_back_leaves_the_picture_as_it_was(theatre, placed):
    scene = theatre.scene
    scene.apply(JIAO, EVERYTHING)
    over(scene, placed("jiao/J2/right"), 0.5)
    before = pixels(theatre.stage)
    scene.apply(COMPARED, EVERYTHING)
    compared = pixels(theatre.stage)
    scene.apply(replace(COMPARED, skull=True), EVERYTHING)
    assert (pixels(theatre.stage) != compared).any()
    scene.apply(COMPARED, EVERYTHING)
    assert (pixels(theatre.stage) == compared).all()
    scene.apply(JIAO, EVERYTHING)
    assert (pixels(theatre.stage) == before).all()


@pytest.mark.window
def test_stripes_stay_when_the_skin_takes_another_tone(theatre, placed):
    zone = placed("jiao/J2/right")
    light = replace(COMPARED, skin=SkinTone.LIGHT)
    stripes(theatre, zone, 0.25, 0.4, light)
    scene = theatre.scene
    scene.apply(replace(light, skin=SkinTone.DARK), frozenset({"skin"}))
    assert stripes(theatre, zone, 0.25, 0.4, replace(light, skin=SkinTone.DARK))[1] > 6


def steepness(vertices, triangles):
    """How many stripes there are to a millimetre in each triangle, across them."""
    value = stripe_places(vertices)
    a, b, c = (vertices[triangles[:, k]] for k in range(3))
    u, v = b - a, c - a
    du, dv = value[triangles[:, 1]] - value[triangles[:, 0]], value[triangles[:, 2]] - value[triangles[:, 0]]
    uu, uv, vv = (np.einsum("ij,ij->i", x, y) for x, y in ((u, u), (u, v), (v, v)))
    det = uu * vv - uv * uv
    sound = det > 1e-3
    return np.sqrt((du * du * vv - 2 * du * dv * uv + dv * dv * uu)[sound] / det[sound])


@pytest.mark.parametrize(
    ("key", "closest"), [("jiao/J2/right", 2.2), ("jiao/J9/left", 1.2), ("ynsa/YNSA-B-yin/right", 1.2)]
)
def test_stripes_are_evenly_apart_and_draw_together_only_toward_the_ear(key, closest, painted):
    steep = APART * steepness(
        np.asarray(painted.vertices), painted.triangles[painted.triangles_of(SiteKey.parse(key), None)]
    )
    assert np.median(steep) == pytest.approx(1.0, abs=0.3)
    assert ((steep > 0.8) & (steep < closest)).mean() > 0.8


def test_stripes_of_the_two_sides_are_mirror_images(placement):
    vertices = placement.head.vertices
    assert stripe_places(vertices * (-1.0, 1.0, 1.0)) == pytest.approx(stripe_places(vertices))


ARM = ZoneRef("international", "MS6", None, "middle-two-fifths")
HIDDEN = ZoneRef("jiao", "J9", Side.LEFT)


@pytest.fixture(scope="module")
def looks(placement, painted, atlas):
    zones = {zone.key: zone for zone in placement.zones}
    colouring = Colouring(zones, zone_colours(atlas), painted.regions)

    def of(view, zone, part=None):
        """The look of the largest region where this zone lies alone among those on view."""
        key = SiteKey.parse(zone)
        areas = np.bincount(painted.region_of, minlength=len(painted.regions))
        found = [
            (areas[r], look)
            for r, (region, look) in enumerate(zip(painted.regions, colouring.looks(view), strict=True))
            if [p.zone for p in region if zone_shown(zones[p.zone], view)] == [key]
            and any(p.zone == key and part in (None, p.part) for p in region)
        ]
        return max(found, key=lambda pair: pair[0])[1]

    return of


def test_a_lit_part_stands_above_the_rest_of_its_zone_and_that_above_the_others(looks):
    view = View(highlighted=frozenset({ARM}))
    highlighted = looks(view, "international/MS6/right", "middle-two-fifths")
    rest = looks(view, "international/MS6/right", "upper-fifth")
    aside = looks(view, "international/MS7/right")
    assert highlighted.coat.cover > rest.coat.cover > aside.coat.cover
    assert highlighted.rim > rest.rim > aside.rim


def test_what_is_lit_on_one_side_leaves_the_other_aside(looks):
    view = View(highlighted=frozenset({replace(ARM, side=Side.LEFT, part=None)}))
    assert (
        looks(view, "international/MS6/left").coat.cover > looks(view, "international/MS6/right").coat.cover
    )


def test_a_chosen_zone_stands_above_a_lit_one(looks):
    view = View(
        highlighted=frozenset({ARM, ZoneRef("international", "MS7")}),
        selected=ZoneRef("international", "MS7"),
    )
    chosen = looks(view, "international/MS7/right")
    highlighted = looks(view, "international/MS6/right", "middle-two-fifths")
    assert chosen.rim > highlighted.rim


def test_a_lit_zone_is_on_view_though_its_system_is_not(placed):
    view = View(highlighted=frozenset({HIDDEN}))
    assert is_highlighted(placed("jiao/J9/left"), view)
    assert zone_shown(placed("jiao/J9/left"), view)
    assert not zone_shown(placed("jiao/J9/right"), view)
    assert not zone_shown(placed("jiao/J9/left"), View())


@pytest.mark.window
def test_a_lit_zone_of_a_system_that_is_not_shown_has_its_colour_on_the_screen(theatre, placed, atlas):
    zone = placed("jiao/J9/left")
    view = View(labels=Labels.NONE)
    at, *_ = over(theatre.scene, zone, 0.5)
    theatre.scene.apply(view, EVERYTHING)
    before = seen(theatre, at)[0]
    theatre.scene.apply(replace(view, highlighted=frozenset({HIDDEN})), EVERYTHING)
    after = seen(theatre, at)[0]
    own = oklab(np.asarray(zone_colours(atlas)["jiao", "J9"]))[1:]
    assert np.linalg.norm(oklab(after / 255)[1:] - own) < 0.5 * np.linalg.norm(oklab(before / 255)[1:] - own)
    theatre.scene.apply(view, EVERYTHING)
    assert (seen(theatre, at)[0] == before).all()


@pytest.mark.window
def test_while_something_is_lit_only_that_is_named(theatre):
    scene = theatre.scene
    scene.apply(View(highlighted=frozenset({ARM, HIDDEN})), EVERYTHING)
    named = {str(key) for key in scene._overlay._labels._texts}
    assert named == {"international/MS6/right", "international/MS6/left", "jiao/J9/left"}


@pytest.mark.window
def test_a_zone_of_three_pieces_has_one_label_on_each_side(theatre, placement):
    pieces = [zone.key for zone in placement.zones if (zone.system, zone.code) == ("jiao", "J8")]
    assert len(pieces) == 6
    scene = theatre.scene
    for labels, chosen in ((Labels.CODES, None), (Labels.NONE, ZoneRef("jiao", "J8"))):
        scene.apply(View(systems=("jiao",), labels=labels, selected=chosen), EVERYTHING)
        named = [key for key in scene._overlay._labels._texts if key in pieces]
        assert len(named) == 2
