"""The window before a hall, driven with the keys of a remote."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from scalpviz.state.view import ZoneRef

KEY = Qt.Key
MS6 = ZoneRef("international", "MS6")


@pytest.fixture
def hall(window, hand):
    hand.press(KEY.Key_F5)
    hand.settle()
    yield window
    window.presenter.stop_presenting()
    hand.settle()


def test_f5_leaves_only_the_head_and_what_is_told(hall):
    assert hall.isFullScreen()
    for widget in (hall.panel, hall.toolbar, hall.menuBar(), hall.statusBar(), hall.pointer_line):
        assert not widget.isVisible()
    assert hall.strip.isVisible()
    assert hall.strip.words == "MS1"


def test_page_keys_go_on_and_back_and_a_key_tells_more(hall, hand):
    hand.press(KEY.Key_PageDown)
    hand.press(KEY.Key_PageDown)
    hand.press(KEY.Key_PageUp)
    assert hall.strip.words == "MS2"
    hand.press(KEY.Key_Return)
    assert "Lateral Line 1 of Forehead" in hall.strip.words
    hand.press(KEY.Key_Return)
    assert len(hall.strip.words.splitlines()) > 3


def test_escape_brings_the_desk_back_as_it_was(window, hand):
    before = (window.geometry(), window.split.sizes())
    hand.press(KEY.Key_F5)
    hand.settle()
    hand.press(KEY.Key_Escape)
    hand.settle()
    assert not window.isFullScreen()
    assert (window.geometry(), window.split.sizes()) == before
    assert window.panel.isVisible()
    assert not window.strip.isVisible()
    assert QApplication.overrideCursor() is None


def test_the_type_can_be_read_when_the_picture_is_a_fifth_as_large(hall, hand):
    hand.press(KEY.Key_Return)
    hand.settle()
    picture = hall.strip.grab().toImage()
    rows = [
        y
        for y in range(picture.height())
        if any(picture.pixelColor(x, y).lightness() < 90 for x in range(80, picture.width() // 2, 2))
    ]
    # letters of the code and the name stand at least 45 pixels high, 9 in the small picture
    assert max(rows) - min(rows) >= 45


def test_the_pointer_is_a_ring_that_hides_while_it_rests(hall, hand):
    assert QApplication.overrideCursor() is not None
    assert not QApplication.overrideCursor().pixmap().isNull()
    hall.presentation.pointer._hide()
    assert QApplication.overrideCursor().shape() is Qt.CursorShape.BlankCursor


def test_f9_puts_the_texts_away_and_brings_them_back(window, hand):
    sizes = window.split.sizes()
    hand.press(KEY.Key_F9)
    hand.settle()
    assert not window.panel.isVisible()
    assert window.menuBar().isVisible()
    assert window.view_area.width() == window.width()
    hand.press(KEY.Key_F9)
    hand.settle()
    assert window.panel.isVisible()
    assert window.split.sizes() == sizes


def test_space_lets_the_head_turn_and_any_hold_stops_it(window, hand):
    view = window.view_area.head_view
    view.setFocus()
    before = view.scene.camera
    hand.press(KEY.Key_Space)
    hand.wait(lambda: view.scene.camera != before, "the turning")
    assert window.state.view.spinning
    hand.press(KEY.Key_Left)
    assert not window.state.view.spinning
    hand.settle()
    stood = view.scene.camera
    hand.pause(150)
    assert view.scene.camera == stood
    window.presenter.undo()
    hand.settle()
    assert window.state.view.camera != stood
