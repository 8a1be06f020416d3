"""What the cards tell of zones and points on the head on show."""

from dataclasses import replace

import pytest

from scalpviz.atlas.keys import SiteKey
from scalpviz.atlas.load import load_atlas
from scalpviz.layout.facts import facts
from scalpviz.layout.head_layout import HeadLayout
from scalpviz.placement.painting.paint import paint
from scalpviz.placement.place import place
from scalpviz.side import Side
from scalpviz.state.cards.card_writer import make_card
from scalpviz.state.cards.topics import Topic
from scalpviz.state.view import ZoneRef

ABSENT = "ear_apex_scalp_left"
TE20, MS11 = ("acupoints", "TE20"), ("international", "MS11")


@pytest.fixture(scope="module")
def atlas():
    return load_atlas()


@pytest.fixture(scope="module")
def told(atlas, ellipsoid):
    """Facts of a head without one of its landmarks."""
    marks = {name: mark for name, mark in ellipsoid.landmarks.items() if name != ABSENT}
    head = replace(ellipsoid, landmarks=marks)
    placement = place(atlas, head, ("international",))
    return facts(HeadLayout(placement, paint(head, []), {}, frozenset()))


@pytest.mark.parametrize("site", [TE20, MS11])
def test_the_card_of_a_zone_or_point_that_cannot_be_placed_tells_the_reason(atlas, told, site):
    known = told[SiteKey(*site, Side.LEFT)]
    assert ABSENT in known.unplaced
    card = make_card(atlas, ZoneRef(*site, Side.LEFT), "en", known)
    (section,) = [one for one in card.sections if one.topic is Topic.FIND_IT]
    assert known.unplaced in [line.words for line in section.lines]


@pytest.mark.parametrize("site", [TE20, MS11])
def test_the_side_that_is_placed_tells_no_reason(told, site):
    known = told[SiteKey(*site, Side.RIGHT)]
    assert known.unplaced == ""
    assert bool(known.lengths) is (site == MS11)
