import numpy as np
import pytest

from scalpviz.atlas.keys import SiteKey
from scalpviz.placement.painting.painted import Paint
from scalpviz.scene.colours import palette
from scalpviz.scene.colours.colouring import BARE, Colouring
from scalpviz.scene.colours.emphasis import emphasis
from scalpviz.scene.colours.record_colours import zone_colours
from scalpviz.scene.colours.vision import lightness
from scalpviz.side import Side
from scalpviz.state.view import View, ZoneRef

MS6 = SiteKey.parse("international/MS6/right")
MS5 = SiteKey.parse("international/MS5/midline")
REGIONS = (
    (),
    (Paint(MS6, "upper-fifth"),),
    (Paint(MS6, "middle-two-fifths"),),
    (Paint(MS5),),
    (Paint(MS5), Paint(MS6, "upper-fifth")),
    (Paint(SiteKey.parse("international/MS6/left"), "upper-fifth"),),
)


@pytest.fixture(scope="module")
def colouring(placement, atlas) -> Colouring:
    return Colouring({zone.key: zone for zone in placement.zones}, zone_colours(atlas), REGIONS)


def ref(code: str, side: Side | None = None, part: str | None = None) -> ZoneRef:
    return ZoneRef("international", code, side, part)


def test_bare_skin_stays_bare(colouring):
    assert colouring.looks(View(selected=ref("MS6")))[0] == BARE


def test_zones_of_sides_and_systems_not_on_view_are_bare(colouring):
    right_only = colouring.looks(View(sides=frozenset({Side.RIGHT, Side.MIDLINE})))
    assert right_only[5] == BARE
    assert right_only[1] != BARE
    assert all(look == BARE for look in colouring.looks(View(systems=("another",))))


def test_a_hidden_zone_leaves_its_overlap_to_the_other(colouring):
    looks = colouring.looks(View(sides=frozenset({Side.MIDLINE})))
    assert looks[4] == looks[3]


def test_an_overlap_wears_a_colour_between_the_two(colouring):
    looks = colouring.looks(View())
    low, high = sorted(float(lightness(np.array(looks[r].coat.colour))) for r in (1, 3))
    assert low < lightness(np.array(looks[4].coat.colour)) < high


def test_the_selected_zone_covers_more_than_the_others_and_has_the_widest_rim(colouring):
    looks = colouring.looks(View(selected=ref("MS6")))
    assert looks[1].coat.cover > looks[3].coat.cover
    assert looks[1].rim > looks[3].rim
    # where they overlap the selected one shows
    assert looks[4] == looks[1]


def test_selecting_one_side_leaves_the_other_calm(colouring):
    looks = colouring.looks(View(selected=ref("MS6", Side.RIGHT)))
    assert looks[1].coat.cover > looks[5].coat.cover


def test_selecting_a_part_shows_it_above_the_rest_of_its_zone(colouring):
    looks = colouring.looks(View(selected=ref("MS6", Side.RIGHT, "upper-fifth")))
    assert looks[1].coat.cover > looks[2].coat.cover > looks[3].coat.cover


def test_a_hovered_zone_is_lighter_than_before(colouring):
    before, after = colouring.looks(View())[3], colouring.looks(View(hovered=ref("MS5")))[3]
    assert lightness(np.array(after.coat.colour)) > lightness(np.array(before.coat.colour)) + 3


def test_parts_of_a_zone_are_told_apart(colouring):
    looks = colouring.looks(View())
    assert looks[1].coat.colour != looks[2].coat.colour


def test_emphasis_goes_by_selection_before_hover(placement):
    zone = next(zone for zone in placement.zones if zone.key == MS6)
    assert emphasis(zone, None, View(selected=ref("MS6"), hovered=ref("MS6"))) is palette.SELECTED
