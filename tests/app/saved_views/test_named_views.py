"""Named views in the real window: saved, brought back exactly, stepped through as a lesson."""

from dataclasses import asdict, replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scalpviz.app.saved_views.named_views import proposal
from scalpviz.app.saved_views.view_book import write_views
from scalpviz.side import Side
from scalpviz.state.fields import named
from scalpviz.state.saved_view import SavedView
from scalpviz.state.view import Labels, NamedView, Tape, View, ZoneRef

CTRL = Qt.KeyboardModifier.ControlModifier
MS1, MS6 = (ZoneRef("international", code) for code in ("MS1", "MS6"))


@pytest.fixture(autouse=True)
def no_views(window):
    yield
    window.views.book._put(())
    window.views.book.shown = None


def kept(view):
    """What a named view holds, but for the eye."""
    return {name: getattr(view, name) for name in named(View, saved=True) - {"camera"}}


def numbers(camera):
    return np.hstack(list(asdict(camera).values()))


def seen_now(window):
    return window.view_area.head_view.scene.camera


def arrange(window, hand):
    """A view that differs from a new window's in all that can be quickly had."""
    presenter = window.presenter
    presenter.compare_with("jiao")
    presenter.select(replace(MS6, side=Side.LEFT))
    presenter.toggle("points")
    presenter.toggle_region("nape")
    presenter.switch("skull", True)
    presenter.set_labels(Labels.NAMES)
    presenter.lay_tapes(Tape((0.0, 90.0, 90.0), (0.0, -90.0, 90.0)))
    hand.settle()
    # away from the chosen zone: it is out of sight when the view comes back
    presenter.look_from(NamedView.RIGHT)
    hand.settle()
    window.turn(13.0, 7.0)
    hand.settle()


def test_a_named_view_is_brought_back_exactly_and_in_one_step(window, hand):
    arrange(window, hand)
    wanted, eye = window.state.view, seen_now(window)
    window.views.save_as("Lesson")
    window.presenter.show_system("zhu")
    window.presenter.show_preset("find")
    window.presenter.dismiss_tapes()
    window.presenter.look_from(NamedView.RIGHT)
    hand.settle()
    before, aside = window.state.view, seen_now(window)
    window.views.show("Lesson")
    hand.settle()
    assert kept(window.state.view) == kept(wanted)
    assert np.abs(numbers(seen_now(window)) - numbers(eye)).max() < 1e-6
    assert window.state.view.camera == seen_now(window)
    window.presenter.undo()
    hand.settle()
    assert kept(window.state.view) == kept(before)
    assert np.abs(numbers(seen_now(window)) - numbers(aside)).max() < 1e-6


def test_a_view_on_another_head_is_brought_back_with_its_eye(window, hand):
    hand.press(Qt.Key.Key_H)
    hand.settle()
    window.turn(31.0, -5.0)
    window.zoom(1.3)
    hand.settle()
    head, eye = window.state.view.head, seen_now(window)
    window.views.save_as("Other head")
    window.presenter.show_head(View().head)
    hand.settle()
    window.presenter.look_from(NamedView.BACK)
    # it comes while the eye is still flying
    window.views.show("Other head")
    hand.settle()
    assert window.view_area.laid.placement.head.name != "Average adult"
    assert window.state.view.head == head
    assert np.abs(numbers(seen_now(window)) - numbers(eye)).max() < 1e-6


def test_a_head_that_is_no_more_leaves_the_one_on_show_and_is_told(window, hand, tmp_path):
    file = tmp_path / "lesson.json"
    write_views(file, (SavedView("Old", {"head": "giant", "guides": True, "aura": 1}),))
    window.views.add_file(file)
    window.views.show("Old")
    hand.settle()
    assert (window.state.view.head, window.state.view.guides) == (View().head, True)
    assert "giant" in window.messages.words
    assert "aura" in window.messages.words


def test_ctrl_d_proposes_a_name_and_keeps_the_view_under_it(window, hand):
    window.presenter.select(MS1)
    hand.settle()
    hand.press(Qt.Key.Key_D, CTRL)
    dialog = window.views.dialog
    hand.wait(dialog.isVisible, "the dialog")
    assert dialog.field.text() == "MS1 Middle Line of Forehead"
    hand.press(Qt.Key.Key_Return)
    assert window.views.names == ("MS1 Middle Line of Forehead",)
    window.views.save()
    dialog = window.views.dialog
    assert dialog.field.text() == "MS1 Middle Line of Forehead 2"
    dialog.field.setText("MS1 Middle Line of Forehead")
    assert dialog.save.text() == "Replace"
    dialog.field.setText("  ")
    assert not dialog.save.isEnabled()
    dialog.reject()


def test_a_teacher_steps_through_views_with_two_keys(window, hand):
    for name, ref in (("a", MS1), ("b", MS6)):
        window.presenter.select(ref)
        window.views.save_as(name)
    window.presenter.clear()
    window.views.book.shown = None
    seen = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        hand.press(key, CTRL)
        seen.append(window.state.view.selected)
    assert seen == [MS1, MS6, MS1]


def test_stepping_without_views_says_how_to_save_one(window, hand):
    hand.press(Qt.Key.Key_PageDown, CTRL)
    assert "Ctrl+D" in window.messages.words


def test_the_menu_lists_the_views_and_shows_one(window, hand):
    window.presenter.toggle("guides")
    window.views.save_as("Guides & more")
    window.presenter.toggle("guides")
    hand.choose("Go", "Named views", "Guides  more")
    assert window.state.view.guides


def test_the_page_deletes_a_view_and_takes_that_back(window, hand):
    for name in ("a", "b", "c"):
        window.views.save_as(name)
    window.views.open_page()
    page = window.views.page
    page.rows.setCurrentRow(1)
    QTest.mouseClick(page.buttons["delete"], Qt.MouseButton.LeftButton)
    assert window.views.names == ("a", "c")
    assert page.take_back.isVisible()
    QTest.mouseClick(page.take_back, Qt.MouseButton.LeftButton)
    assert window.views.names == ("a", "b", "c")
    page.rows.setCurrentRow(2)
    page.buttons["up"].click()
    assert window.views.names == ("a", "c", "b")
    page.rows.currentItem().setText("a")
    assert window.views.names == ("a", "c", "b")
    assert "a" in page.note.text()
    page.rows.currentItem().setText("z")
    assert window.views.names == ("a", "z", "b")
    window.presenter.toggle("guides")
    page.buttons["replace"].click()
    assert window.views.book.named("z").fields["guides"] is True
    page.close()


def test_views_travel_in_a_file(window, tmp_path):
    window.presenter.select(MS6)
    window.views.save_as("Lesson")
    write_views(tmp_path / "lesson.json", window.views.book.views)
    window.views.book._put(())
    window.views.add_file(tmp_path / "lesson.json")
    assert window.views.names == ("Lesson",)


@pytest.mark.parametrize(
    ("view", "name"),
    [
        (View(), "International standard lines"),
        (View(selected=MS6, language="zh"), "MS6 顶颞前斜线"),
        (View(area="hand"), "Hand"),
        (View(systems=("international", "jiao", "zhu")), "All systems"),
    ],
)
def test_the_proposed_name_tells_what_is_shown(atlas, view, name):
    assert proposal(atlas, view) == name
