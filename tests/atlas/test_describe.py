"""Sources and certainty in words."""

from typing import get_args

import pytest

from scalpviz.atlas.describe import CERTAINTY, mark, sources_named, sources_of
from scalpviz.atlas.model import Atlas, Certainty, Statement
from scalpviz.atlas.texts import Text


def statement(sources: tuple[str, ...], certainty: Certainty) -> Statement:
    return Statement(text=Text(en="So."), sources=sources, certainty=certainty)


@pytest.mark.parametrize(
    ("sources", "certainty", "words"),
    [
        (("S3", "S4"), "stated", "S3, S4"),
        (("S12", "U"), "stated", "S12, U"),
        (("S9",), "derived", "S9 · derived"),
        (("U",), "unsourced", "unsourced"),
        (("U-textbook",), "unsourced", "U-textbook · unsourced"),
        (("S1", "U"), "convention", "S1 · convention of this atlas"),
    ],
)
def test_sources_and_certainty_stand_beside_a_statement(
    sources: tuple[str, ...], certainty: Certainty, words: str
):
    assert mark(statement(sources, certainty)) == words


def test_a_mark_speaks_chinese():
    assert mark(statement(("S9",), "derived"), "zh") == "S9 · 推导"


def test_every_certainty_has_words():
    assert set(CERTAINTY) == set(get_args(Certainty))


def test_the_sources_of_a_zone_are_those_its_statements_name(atlas: Atlas):
    named = "S3 S4 S5 S9 S10 S11 S12 S18 S22 S29 S41 S74 S80a S80b U U-textbook"
    assert [source.id for source in sources_of(atlas, atlas.zone("MS8"))] == named.split()


def test_sources_come_in_the_order_of_the_list(atlas: Atlas):
    assert [source.id for source in sources_named(atlas, {"U", "S9", "S1"})] == ["S1", "S9", "U"]
