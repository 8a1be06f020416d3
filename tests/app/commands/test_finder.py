"""What is typed finds what was meant."""

import pytest

from scalpviz.app.commands.finder import Entry, find

TITLES = (
    "Undo",
    "Redo",
    "Theme: Dark",
    "Skin: Dark",
    "Present",
    "Show the points",
    "MS6  Dǐng Niè Qián Xié Xiàn",
    "手",
)


@pytest.fixture
def entries():
    return [Entry(title, "Command", title, lambda: None) for title in TITLES]


def titles(found):
    return [entry.title for entry in found]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("undo", "Undo"), ("UN", "Undo"), ("presnt", "Present"), ("points", "Show the points"),
        ("theme dark", "Theme: Dark"), ("ding nie", "MS6  Dǐng Niè Qián Xié Xiàn"), ("手", "手"),
        ("ms6", "MS6  Dǐng Niè Qián Xié Xiàn"),
    ],
)  # fmt: skip
def test_the_best_answer_comes_first(entries, typed, first):
    assert titles(find(entries, typed))[0] == first


def test_what_nothing_resembles_finds_nothing(entries):
    assert find(entries, "qqqqq") == []


def test_with_nothing_typed_what_was_used_last_comes_first(entries):
    found = titles(find(entries, "", recent=("Present", "Redo")))
    assert found[:3] == ["Present", "Redo", "Undo"]
    assert len(found) == len(entries)


def test_what_cannot_be_done_now_comes_after_what_can():
    able = Entry("1", "Zone", "Dark line", lambda: None)
    unable = Entry("2", "Command", "Dark line", lambda: None, why_not="Not now")
    assert find([unable, able], "dark line") == [able, unable]
