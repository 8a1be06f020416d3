"""Records as arrays: what goes in comes out, by the types that are declared and no others."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalpviz.languages import Sentence
from scalpviz.layout.records import NotThisRecord, packed, unpacked


class Hue(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Leaf:
    name: str
    hue: Hue
    count: int
    share: float
    there: bool
    kin: "Leaf | None" = None


@dataclass(frozen=True, eq=False)
class Tree:
    leaves: tuple[Leaf, ...]
    pair: tuple[str, int]
    names: frozenset[str]
    reason: Sentence
    by_key: Mapping[tuple[str, str], tuple[Leaf, ...]]
    places: np.ndarray
    rows: np.ndarray


words = st.text(max_size=6)
leaves = st.recursive(
    st.builds(
        Leaf, words, st.sampled_from(Hue), st.integers(-(2**60), 2**60), st.floats(allow_nan=False),
        st.booleans(), st.none(),
    ),
    lambda inner: st.builds(
        Leaf, words, st.sampled_from(Hue), st.integers(-9, 9), st.floats(-1, 1), st.booleans(), inner
    ),
    max_leaves=3,
)  # fmt: skip
reasons = words.map(lambda word: Sentence("It lacks {word}.", word=word))
trees = st.builds(
    Tree,
    st.lists(leaves, max_size=3).map(tuple),
    st.tuples(words, st.integers(0, 9)),
    st.frozensets(words, max_size=3),
    st.builds(lambda inner: Sentence("Not here: {why} ({n})", why=inner, n=3), st.one_of(words, reasons)),
    st.dictionaries(st.tuples(words, words), st.lists(leaves, max_size=2).map(tuple), max_size=3),
    st.lists(st.tuples(*[st.floats(-1e9, 1e9)] * 3), max_size=4).map(
        lambda xyz: np.array(xyz).reshape(-1, 3)
    ),
    st.lists(st.integers(0, 99), max_size=4).map(lambda rows: np.array(rows, dtype=np.int64)),
)


@given(trees)
def test_what_goes_in_comes_out(tree):
    found = unpacked(packed(tree, Tree), Tree)
    assert (found.reason.template, found.reason.fields) == (tree.reason.template, tree.reason.fields)
    assert type(found.reason.fields["why"]) is type(tree.reason.fields["why"])
    for name in ("leaves", "pair", "names", "reason", "by_key"):
        assert getattr(found, name) == getattr(tree, name)
    for name in ("places", "rows"):
        before, after = getattr(tree, name), getattr(found, name)
        assert (before.dtype, before.shape) == (after.dtype, after.shape)
        assert (before == after).all()


@pytest.fixture
def arrays() -> dict[str, np.ndarray]:
    return packed(Leaf("a", Hue.RED, 1, 0.5, True), Leaf)


def test_one_record_is_not_taken_for_another(arrays):
    with pytest.raises(NotThisRecord):
        unpacked(arrays, Tree)


@pytest.mark.parametrize("name", ["said", "sum", "numbers_f8"])
def test_what_lacks_an_array_is_refused(arrays, name):
    del arrays[name]
    with pytest.raises(NotThisRecord):
        unpacked(arrays, Leaf)


def test_changed_words_are_refused(arrays):
    arrays["said"] = np.frombuffer(arrays["said"].tobytes().replace(b"red", b"tan"), dtype=np.uint8)
    with pytest.raises(NotThisRecord, match="check sum"):
        unpacked(arrays, Leaf)


def test_an_array_of_objects_cannot_be_kept():
    with pytest.raises(TypeError, match="cannot be kept"):
        packed(Tree((), ("", 0), frozenset(), Sentence(""), {}, np.array([object()]), np.zeros(0)), Tree)
