"""The user's views in a file: written at once, whole, in order."""

import json

import pytest

from scalpviz.app.saved_views.view_book import ViewBook, read_views
from scalpviz.errors import ScalpVizError
from scalpviz.languages import say
from scalpviz.state.saved_view import saved
from scalpviz.state.view import View


@pytest.fixture
def book(tmp_path):
    return ViewBook(tmp_path / "deep" / "views.json")


@pytest.fixture
def three(book):
    for name in ("One", "Two", "Three"):
        book.keep(saved(name, View()))
    return book


def again(book):
    other = ViewBook(book._path)
    other.read()
    return other


def test_views_are_written_at_once_and_read_again(book):
    book.keep(saved("One", View(points=True)))
    book.keep(saved("Two", View()))
    book.keep(saved("One", View(points=False)))
    other = again(book)
    assert other.names == ("One", "Two")
    assert other.named("One").fields["points"] is False
    assert other.views == book.views


def test_one_steps_through_views_in_order_and_round(three):
    three.shown = None
    seen = []
    for by in (1, 1, 1, 1, -1):
        three.shown = three.step(by).name
        seen.append(three.shown)
    assert seen == ["One", "Two", "Three", "One", "Three"]


def test_without_views_there_is_no_step(book):
    assert book.step(1) is None


def test_what_was_deleted_comes_back_in_its_place(three):
    three.delete("Two")
    assert again(three).names == ("One", "Three")
    three.take_back()
    assert again(three).names == ("One", "Two", "Three")
    three.take_back()
    assert three.names == ("One", "Two", "Three")


def test_a_view_is_renamed_but_not_to_another_s_name(three):
    assert three.rename("Two", "Second")
    assert not three.rename("One", "Second")
    assert not three.rename("One", "")
    assert again(three).names == ("One", "Second", "Three")


def test_the_order_is_the_lesson_s(three):
    three.order(["Three", "One", "Two"])
    assert again(three).names == ("Three", "One", "Two")


def test_views_of_a_file_come_behind_and_lose_no_view_of_the_same_name(three):
    three.add((saved("Two", View(skull=True)), three.named("One"), saved("Four", View())))
    assert three.names == ("One", "Two", "Three", "Two 2", "Four")
    assert three.named("Two 2").fields["skull"] is True
    assert three.named("Two").fields["skull"] is False


def test_a_broken_file_is_put_aside_whole_and_told_in_a_sentence(tmp_path):
    file = tmp_path / "views.json"
    for content, aside in (("{", "views.broken.json"), ("[]", "views.broken2.json")):
        file.write_text(content, encoding="utf-8")
        book = ViewBook(file)
        with pytest.raises(ScalpVizError, match=rf"put aside as .*{aside.replace('.', '[.]')}") as caught:
            book.read()
        assert say(caught.value.sentence, "zh").endswith(f"原文件已另存为 {tmp_path / aside}。")
        assert not file.exists()
        assert (tmp_path / aside).read_text(encoding="utf-8") == content
        assert book.names == ()
    book.keep(saved("New", View()))
    assert [view.name for view in read_views(file)] == ["New"]
    assert json.loads(file.read_text(encoding="utf-8"))["scalpviz"] == "views"


def test_views_that_cannot_be_written_stay_as_they_are(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    book = ViewBook(tmp_path / "file" / "views.json")
    with pytest.raises(ScalpVizError, match="folder"):
        book.keep(saved("One", View()))
    assert book.names == ()


def test_a_file_of_something_else_is_refused_in_a_sentence(tmp_path):
    file = tmp_path / "heads.json"
    file.write_text('{"scalpviz": "heads"}', encoding="utf-8")
    with pytest.raises(ScalpVizError, match=r"heads.json holds no named views"):
        read_views(file)
