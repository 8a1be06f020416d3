"""The sheet of what is shown, and the user's named views, in the real window."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scalpviz.app.named_views import NamedViews, read_views
from scalpviz.errors import ScalpVizError
from scalpviz.state.saved_view import saved
from scalpviz.state.view import NamedView, View, ZoneRef


@pytest.fixture
def sheet(window, hand):
    hand.press(Qt.Key.Key_W)
    yield window._shown_panel
    window._shown_panel.close()


def test_the_sheet_shows_what_is_on_and_follows(window, sheet):
    assert sheet.isVisible()
    assert not sheet.boxes["points"].isChecked()
    window.presenter.toggle_points()
    assert sheet.boxes["points"].isChecked()


def test_the_space_key_ticks_a_box(window, sheet):
    QTest.keyClick(sheet.boxes["meridians"], Qt.Key.Key_Space)
    assert window.state.view.meridians
    assert sheet.boxes["meridians"].isChecked()


def test_a_hidden_region_takes_its_zones_and_labels_from_the_head(window, hand, sheet):
    hand.press(Qt.Key.Key_1)
    hand.settle()
    ref = ZoneRef("international", "MS1")
    view = window.view_area.head_view
    assert view.where(ref) is not None
    QTest.keyClick(sheet.boxes["region-forehead"], Qt.Key.Key_Space)
    hand.settle()
    assert view.where(ref) is None
    assert "international/MS1/midline" not in view.scene.label_boxes()


def test_a_preset_closes_the_sheet_and_shows_what_it_says(window, sheet):
    sheet.boxes["preset-neurology"].click()
    assert window.state.view.sites
    assert window.state.view.skull
    assert not sheet.isVisible()


def test_a_named_view_is_brought_back_exactly(window, hand):
    window.presenter.select(ZoneRef("international", "MS6"))
    window.presenter.toggle_points()
    hand.settle()
    window.presenter.look_from(NamedView.LEFT)
    hand.settle()
    camera, shown = window.view_area.camera, window.state.view
    window.keep_view("Lesson")
    window.presenter.clear()
    window.presenter.show_preset("quiz")
    window.presenter.look_from(NamedView.TOP)
    hand.settle()
    hand.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    hand.settle()
    back = window.state.view
    assert (back.selected, back.points, back.labels) == (shown.selected, True, shown.labels)
    assert window.view_area.camera == camera


def test_views_are_written_at_once_and_read_again(tmp_path):
    views = NamedViews(tmp_path / "deep" / "views.json")
    views.keep(saved("One", View(points=True)))
    views.keep(saved("Two", View()))
    views.keep(saved("One", View(points=False)))
    again = NamedViews(tmp_path / "deep" / "views.json")
    again.read()
    assert again.names == ("One", "Two")
    assert again.named("One").fields["points"] is False


def test_one_steps_through_views_in_order_and_round(tmp_path):
    views = NamedViews(tmp_path / "views.json")
    assert views.step(1) is None
    for name in ("One", "Two", "Three"):
        views.keep(saved(name, View()))
    views.shown = None
    assert [views.step(1).name for _ in range(4)] == ["One", "Two", "Three", "One"]
    assert views.step(-1).name == "Three"


def test_a_broken_file_is_put_aside_and_told(tmp_path):
    file = tmp_path / "views.json"
    file.write_text("{", encoding="utf-8")
    views = NamedViews(file)
    with pytest.raises(ScalpVizError, match=r"put aside as views\.broken\.json"):
        views.read()
    assert not file.exists()
    assert (tmp_path / "views.broken.json").read_text(encoding="utf-8") == "{"
    views.keep(saved("New", View()))
    assert [view.name for view in read_views(file)] == ["New"]
    assert json.loads(file.read_text(encoding="utf-8"))["scalpviz"] == "views"
