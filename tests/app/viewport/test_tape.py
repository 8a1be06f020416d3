"""The tape in the real window, with mouse and keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from scalpviz.scene.camera import seen_at
from scalpviz.side import Side
from scalpviz.state.view import NamedView, ZoneRef

pytestmark = pytest.mark.window

LEFT, PLAIN, SHIFT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
CTRL = Qt.KeyboardModifier.ControlModifier


def pixel_of(window, xyz) -> QPoint:
    view = window.view_area.head_view
    x, y = (seen_at(view.scene.camera, np.array([xyz]), view.scene.aspect)[0] + 1) / 2
    return QPoint(int(x * view.canvas.width()), int((1 - y) * view.canvas.height()))


def click(window, hand, xyz, modifier=PLAIN) -> None:
    canvas = window.view_area.head_view.canvas
    at = pixel_of(window, xyz)
    QTest.mouseMove(canvas, at)
    hand.pause(20)
    QTest.mouseClick(canvas, LEFT, modifier, at)
    hand.settle()


@pytest.fixture
def place_of(laid):
    points = {(point.code, point.side): point.place.xyz for point in laid.placement.points}
    return lambda code, side=Side.MIDLINE: points[code, side]


@pytest.fixture
def from_above(window, hand) -> None:
    window.presenter.look_from(NamedView.TOP)
    hand.settle()


def test_two_clicks_lay_a_tape_that_the_box_names_copies_and_dismisses(window, hand, from_above, place_of):
    hand.press(Qt.Key.Key_M, CTRL)
    assert window.actions_["tape"].isChecked()
    click(window, hand, place_of("GV24"))
    assert window.state.view.selected is None
    assert "second place" in window.pointer_line.words
    tool = window.view_area.head_view.tape
    QTest.mouseMove(window.view_area.head_view.canvas, pixel_of(window, place_of("GV21")))
    hand.wait(lambda: "cun" in tool.words, "the length at the pointer")
    click(window, hand, place_of("GV20"))
    (tape,) = window.state.view.tapes
    assert np.linalg.norm(np.array(tape.start) - place_of("GV24")) < 1.0
    (row,) = window.tapes.readout.rows
    assert row.length == "131 mm · 4.5 cun"
    assert "12 cun (S1)" in row.about
    QTest.mouseClick(window.tapes.readout.button(0, "copy"), LEFT)
    copied = QGuiApplication.clipboard().text()
    assert "131 mm · 4.5 cun (anterior to posterior hairline, 12 cun (S1))" in copied
    QTest.mouseClick(window.tapes.readout.button(0, "dismiss"), LEFT)
    hand.settle()
    assert window.state.view.tapes == ()
    assert window.tapes.readout.isHidden()
    hand.press(Qt.Key.Key_Z, CTRL)
    assert window.state.view.tapes == (tape,)


def test_with_the_keyboard_alone_ends_are_set_under_the_cross(window, hand, from_above):
    hand.press(Qt.Key.Key_M, CTRL)
    tool = window.view_area.head_view.tape
    assert tool.by_key
    assert "Enter" in window.pointer_line.words
    hand.press(Qt.Key.Key_Return)
    assert window.state.view.tape_start is not None
    for _ in range(2):
        hand.press(Qt.Key.Key_Up)
    hand.settle()
    hand.press(Qt.Key.Key_Return)
    (tape,) = window.state.view.tapes
    assert np.linalg.norm(np.subtract(tape.end, tape.start)) > 10
    hand.press(Qt.Key.Key_Escape)
    assert not window.state.view.measuring


def test_with_shift_the_tape_follows_the_zone_of_both_places(window, hand, from_above, laid):
    zone = next(z for z in laid.placement.zones if str(z.key) == "international/MS8/right")
    window.presenter.start_measuring()
    click(window, hand, zone.centreline.at(5.0))
    click(window, hand, zone.centreline.at(35.0), SHIFT)
    (tape,) = window.state.view.tapes
    assert tape.zone == ZoneRef("international", "MS8", Side.RIGHT)
    (measured,) = window.view_area.head_view.scene.tapes.measured(window.state.view)
    assert measured.length == pytest.approx(30.0, abs=1.0)


def test_the_menu_lays_a_tape_along_the_chosen_zone_on_both_its_sides(window, hand, laid):
    window.presenter.select(ZoneRef("international", "MS6"))
    hand.settle()
    hand.choose("Tools", "Follow the chosen zone with a tape")
    hand.settle()
    scene = window.view_area.head_view.scene
    measured = [tape.length for tape in scene.tapes.measured(window.state.view)]
    wanted = [z.length for z in laid.placement.zones if z.code == "MS6" and z.system == "international"]
    assert measured == pytest.approx(wanted, rel=1e-6)
    assert [name.words.split()[0] for name in scene.tapes.names(window.state.view)] == ["1", "2"]
