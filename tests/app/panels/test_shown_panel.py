"""The sheet of what is shown, and the eyes at the regions of the list, in the real window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scalpviz.app.panels.zone_list import REGION
from scalpviz.app.style.proofreading import faults
from scalpviz.atlas.keys import SiteKey
from scalpviz.scene.marks.marks import Marks
from scalpviz.side import Side
from scalpviz.state.view import Labels, ZoneRef

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MS1 = ZoneRef("international", "MS1")


def click(widget, at=None):
    QTest.mouseClick(widget, LEFT, NO_KEY, widget.rect().center() if at is None else at)


@pytest.fixture
def sheet(window, hand):
    click(window.toolbar.widgetForAction(window.actions_["shown"]))
    hand.pause(30)
    yield window.shown_sheet
    window.shown_sheet.close()


def test_the_button_opens_the_sheet_beside_the_head_and_closes_it(window, hand, sheet):
    assert sheet.isVisible()
    assert window.actions_["shown"].isChecked()
    view = window.view_area
    middle = view.mapTo(window, QPoint(view.width() * 3 // 4, view.height() // 2))
    assert not sheet.geometry().contains(middle)
    assert faults(window) == []
    click(window.toolbar.widgetForAction(window.actions_["shown"]))
    assert not sheet.isVisible()
    assert not window.actions_["shown"].isChecked()


def test_the_sheet_shows_what_is_on_and_follows(window, sheet):
    assert not sheet.boxes["points"].isChecked()
    window.presenter.toggle("points")
    window.presenter.show_sides(Side.LEFT)
    assert sheet.boxes["points"].isChecked()
    assert sheet.boxes["sides-left"].isChecked()


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("skull", lambda view: view.skull),
        ("sides-right", lambda view: view.sides == {Side.RIGHT, Side.MIDLINE}),
        ("labels-names", lambda view: view.labels is Labels.NAMES),
        ("region-nape", lambda view: "nape" in view.hidden_regions),
        ("preset-points", lambda view: view.points and view.meridians),
    ],
)
def test_a_click_does_it_at_once_and_the_sheet_stays_open(window, sheet, name, of):
    box = sheet.boxes[name]
    # boxes are ticked by their square: beside the words of a check box there may be nothing
    click(box, QPoint(8, box.height() // 2))
    assert of(window.state.view)
    assert sheet.isVisible()
    window.presenter.undo()
    assert not of(window.state.view)


def test_systems_are_chosen_in_the_sheet_too(window, sheet):
    menu = sheet.systems.button.menu()
    next(action for action in menu.actions() if action.text().startswith("Jiao")).trigger()
    assert window.state.view.systems == ("jiao",)
    assert sheet.systems.button.text().startswith("Jiao")


def test_tab_goes_round_in_the_sheet_and_escape_gives_the_keyboard_back(window, hand):
    window.panel.search.setFocus()
    hand.press(Qt.Key.Key_Escape)  # out of the search field
    before = QApplication.focusWidget()
    hand.press(Qt.Key.Key_W)
    sheet = window.shown_sheet
    seen = []
    while (now := QApplication.focusWidget()) not in seen:
        assert sheet.isAncestorOf(now)
        assert now.accessibleName()
        seen.append(now)
        hand.press(Qt.Key.Key_Tab)
    # Tab halts at one place of each switch; the arrow keys go through its places
    halts = {name for name, box in sheet.boxes.items() if box in seen}
    assert {"points", "region-face", "preset-quiz"} <= halts
    assert QApplication.focusWidget() is seen[0]
    window.presenter.select(MS1)
    hand.press(Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.state.view.selected == MS1
    assert QApplication.focusWidget() is before


def test_the_space_key_ticks_a_box(window, sheet):
    QTest.keyClick(sheet.boxes["meridians"], Qt.Key.Key_Space)
    assert window.state.view.meridians
    assert sheet.boxes["meridians"].isChecked()


def test_the_quiz_takes_the_texts_away_and_the_sheet_stays_in_the_window(window, hand, sheet):
    click(sheet.boxes["preset-quiz"])
    hand.settle()
    assert window.panel.isHidden()
    assert window.rect().contains(sheet.geometry())


# -- regions ---------------------------------------------------------------------------------------


def eye_of(window, region):
    rows = window.panel.list
    titles = [rows.model().index(row, 0) for row in range(rows.model().rowCount())]
    title = next(one for one in titles if one.data(REGION) == region)
    rows.scrollTo(title)
    return title, rows.eye_at(title).center()


def test_the_eye_of_a_region_takes_its_zones_and_labels_from_the_head_and_brings_them_back(window, hand):
    hand.press(Qt.Key.Key_1)
    hand.settle()
    view, rows = window.view_area.head_view, window.panel.list
    assert view.where(MS1) is not None
    assert SiteKey.parse("international/MS1/midline") in view.scene.label_boxes()
    title, at = eye_of(window, "forehead")
    click(rows.viewport(), at)
    hand.settle()
    assert window.state.view.hidden_regions == {"forehead"}
    assert view.where(MS1) is None
    assert SiteKey.parse("international/MS1/midline") not in view.scene.label_boxes()
    assert "hidden" in title.data(Qt.ItemDataRole.AccessibleTextRole)
    click(rows.viewport(), at)
    hand.settle()
    assert view.where(MS1) is not None
    assert "hidden" not in title.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_zone_of_a_hidden_region_that_is_chosen_in_the_list_shows_its_region(window, hand):
    window.presenter.toggle_region("forehead")
    hand.click_row(MS1)
    hand.settle()
    assert window.state.view.hidden_regions == frozenset()
    assert window.view_area.head_view.where(MS1) is not None


def test_the_space_key_in_the_list_hides_the_region_of_the_row(window, hand):
    hand.click_row(MS1)
    hand.press(Qt.Key.Key_Space)
    assert window.state.view.hidden_regions == {"forehead"}
    assert window.state.view.selected is None


def test_points_of_a_hidden_region_are_neither_drawn_nor_hit(window, hand):
    window.presenter.toggle("points")
    hand.press(Qt.Key.Key_1)
    hand.settle()
    marks = window.view_area.head_view.scene.layer(Marks)
    drawn = {item.point.code for item in marks._shown}
    window.presenter.toggle_region("face")
    hand.settle()
    gone = drawn - {item.point.code for item in marks._shown}
    assert gone
    assert all(window.atlas.point(code).region == "face" for code in gone)
