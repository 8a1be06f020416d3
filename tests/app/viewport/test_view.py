"""The 3D view under real mouse and keyboard events."""

import gc
import weakref

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scalpviz.app.style.theme import Mode
from scalpviz.scene.camera import angles
from scalpviz.scene.colours.record_colours import zone_colours
from scalpviz.side import Side
from scalpviz.state.view import Labels, NamedView, ZoneRef

pytestmark = pytest.mark.window

MS1, MS6, MS7, MS12, MS13 = (ZoneRef("international", code) for code in ("MS1", "MS6", "MS7", "MS12", "MS13"))


def pixel(window, at: QPoint) -> QColor:
    """What the screen shows at a place of the 3D view."""
    view = window.view_area.head_view
    shot = QGuiApplication.primaryScreen().grabWindow(window.winId()).toImage()
    return shot.pixelColor(view.canvas.mapTo(window, at))


def bare_skin(window) -> QPoint:
    """A place of the view where the head is and no zone."""
    view = window.view_area.head_view
    width, height = view.canvas.width(), view.canvas.height()
    for share in np.linspace(0.4, 0.7, 31):
        at = QPoint(int(0.62 * width), int(share * height))
        x, y = at.x() + 0.5, height - at.y() - 0.5
        found = view.scene.pick(x, y)
        if found is not None and not found.paints:
            return at
    raise AssertionError("no bare skin in sight")


def test_the_screen_shows_skin_background_and_the_colour_of_a_zone(window, hand, atlas):
    window.presenter.set_labels(Labels.NONE)
    hand.settle()
    view = window.view_area.head_view
    skin, corner = pixel(window, bare_skin(window)), pixel(window, QPoint(6, 6))
    assert skin.red() > skin.blue() + 25
    assert abs(corner.red() - corner.blue()) < 20
    at = view.where(ZoneRef("international", "MS10", Side.RIGHT))
    shown = pixel(window, at.toPoint())
    wanted = QColor.fromRgbF(*zone_colours(atlas)["international", "MS10"])
    assert abs((shown.hueF() - wanted.hueF() + 0.5) % 1 - 0.5) < 0.06


def test_k_bares_the_skull_on_the_screen_and_undo_covers_it(window, hand):
    window.presenter.set_labels(Labels.NONE)
    window.turn(0, 50)
    hand.settle()
    at = bare_skin(window)
    skin = pixel(window, at)
    hand.press(Qt.Key.Key_K)
    hand.settle()
    assert window.state.view.skull
    assert window.actions_["skull"].isChecked()
    assert "schematic" in window.status._head.text()
    bone = pixel(window, at)
    assert bone.lightness() > skin.lightness() + 10
    hand.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.settle()
    assert not window.state.view.skull
    assert "schematic" not in window.status._head.text()
    assert pixel(window, at) == skin


def test_the_menu_makes_the_skin_dark_and_undo_makes_it_light_again(window, hand):
    window.presenter.set_labels(Labels.NONE)
    hand.settle()
    at = bare_skin(window)
    light = pixel(window, at)
    hand.choose("View", "Skin", "Dark")
    hand.settle()
    assert window.actions_["skin-dark"].isChecked()
    assert not window.actions_["skin-light"].isChecked()
    assert pixel(window, at).lightness() < light.lightness() - 40
    hand.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.settle()
    assert pixel(window, at) == light


def test_pointing_names_the_zone_and_the_fifth_at_once(window, hand, atlas):
    parts = atlas.zone("MS6", "international").parts
    arm = next(part.part for part in parts if "middle" in part.part)
    wanted = ZoneRef("international", "MS6", Side.RIGHT, arm)
    hand.point_at(wanted)
    assert window.state.view.hovered == wanted
    assert window.pointer_line.words.startswith("MS6 Anterior Oblique Line of Vertex-Temporal")
    assert "right side, middle two fifths" in window.pointer_line.words
    assert "Arm" in window.pointer_line.words


def test_leaving_the_zone_takes_its_name_away(window, hand):
    hand.point_at(MS6)
    assert window.state.view.hovered is not None
    QTest.mouseMove(window.view_area.head_view.canvas, bare_skin(window))
    hand.pause(20)
    assert window.state.view.hovered is None
    assert "MS6" not in window.pointer_line.words


def test_a_click_on_the_head_marks_the_row_and_shows_the_card(window, hand):
    hand.click_zone(MS6)
    assert window.state.view.selected.code == "MS6"
    assert window.panel.list.currentIndex() == window.panel.list.index_of(MS6)
    assert window.panel.card.card.code == "MS6"


def test_a_click_on_bare_skin_clears(window, hand):
    window.presenter.select(MS6)
    QTest.mouseClick(window.view_area.head_view.canvas, Qt.MouseButton.LeftButton, pos=bare_skin(window))
    assert window.state.view.selected is None
    assert window.panel.card.card is None


def test_a_drag_that_starts_on_a_zone_selects_nothing(window, hand):
    at = hand.point_at(MS6)
    hand.drag(at, at + QPoint(80, 0))
    assert window.state.view.selected is None


def test_a_drag_turns_the_head_without_roll(window, hand):
    scene = window.view_area.head_view.scene
    azimuth, elevation = angles(scene.camera)
    hand.drag(QPoint(300, 300), QPoint(400, 260))
    turned = angles(scene.camera)
    assert turned[0] > azimuth + 10
    assert turned[1] < elevation - 5
    right = np.cross(scene.camera.up, np.subtract(scene.camera.position, scene.camera.focus))
    assert abs(right[2]) < 1e-6 * np.linalg.norm(right)


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_a_drag_with_another_button_moves_the_head(window, hand, button):
    scene = window.view_area.head_view.scene
    before, directed = scene.camera, angles(scene.camera)
    hand.drag(QPoint(300, 300), QPoint(360, 300), button)
    assert angles(scene.camera) == pytest.approx(directed, abs=1e-6)
    assert np.linalg.norm(np.subtract(scene.camera.focus, before.focus)) > 5


def test_the_wheel_comes_nearer_to_the_place_under_the_pointer(window, hand):
    view = window.view_area.head_view
    at = hand.point_at(MS6)
    under = view.scene.pick(at.x() + 0.5, view.canvas.height() - at.y() - 0.5).xyz
    eye = np.array(view.scene.camera.position)
    place = QPointF(at)
    QApplication.sendEvent(
        view.canvas,
        QWheelEvent(
            place, view.canvas.mapToGlobal(place), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip
    after = view.scene.pick(at.x() + 0.5, view.canvas.height() - at.y() - 0.5).xyz
    assert np.linalg.norm(np.array(view.scene.camera.position) - under) < np.linalg.norm(eye - under) * 0.9
    assert np.linalg.norm(after - under) < 0.5


def test_choosing_a_zone_out_of_sight_flies_to_it(window, hand):
    scene = window.view_area.head_view.scene
    assert not scene.sees(MS13)
    hand.click_row(MS13)
    hand.settle()
    assert scene.sees(MS13)


def test_choosing_a_zone_in_sight_leaves_the_eye_where_it_is(window, hand):
    scene = window.view_area.head_view.scene
    before = scene.camera
    hand.click_row(MS1)
    hand.settle()
    assert scene.camera == before


def test_a_press_ends_a_flight(window, hand):
    view = window.view_area.head_view
    window.presenter.look_from(NamedView.BACK)
    hand.pause(100)
    assert view.flying
    QTest.mousePress(view.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    stopped = view.scene.camera
    QTest.mouseRelease(view.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    hand.pause(450)
    assert not view.flying
    assert view.scene.camera == stopped


@pytest.mark.parametrize(
    ("key", "azimuth"),
    [(Qt.Key.Key_1, 0), (Qt.Key.Key_2, 180), (Qt.Key.Key_3, -90), (Qt.Key.Key_4, 90)],
)
def test_number_keys_show_the_named_views(window, hand, key, azimuth):
    hand.press(key)
    hand.settle()
    away = angles(window.view_area.head_view.scene.camera)[0] - azimuth
    assert abs((away + 180) % 360 - 180) < 0.01


def test_home_leads_back(window, hand):
    scene = window.view_area.head_view.scene
    hand.press(Qt.Key.Key_5)
    hand.settle()
    hand.press(Qt.Key.Key_Home)
    hand.settle()
    assert scene.camera == scene.home()


def test_arrows_turn_the_head_while_the_keyboard_is_in_the_view(window, hand):
    view = window.view_area.head_view
    view.setFocus()
    before = angles(view.scene.camera)
    hand.press(Qt.Key.Key_Left)
    assert angles(view.scene.camera)[0] == pytest.approx(before[0] + 10)
    hand.press(Qt.Key.Key_Down)
    assert angles(view.scene.camera)[1] == pytest.approx(before[1] + 10)


def test_plus_and_minus_zoom_there_and_back(window, hand):
    scene = window.view_area.head_view.scene
    before = scene.camera
    hand.press(Qt.Key.Key_Plus)
    assert np.linalg.norm(scene.camera.position) < np.linalg.norm(before.position)
    hand.press(Qt.Key.Key_Minus)
    assert scene.camera.position == pytest.approx(before.position, abs=1e-6)


def test_nothing_is_drawn_while_nothing_happens(window, hand, frames):
    hand.pause(1200)
    assert frames.drawn == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda window: window.presenter.select(MS6),
        lambda window: window.presenter.hover(MS7),
        lambda window: window.presenter.toggle("guides"),
        lambda window: window.presenter.toggle("skull"),
        lambda window: window.presenter.next_labels(),
        lambda window: window.turn(20, 0),
        lambda window: window.zoom(1.3),
        lambda window: window.choose_mode(Mode.DARK),
        lambda window: (window.turn(5, 0), window.turn(5, 5), window.zoom(1.1)),
    ],
    ids=["select", "hover", "guides", "skull", "labels", "turn", "zoom", "theme", "three at once"],
)
def test_one_change_is_one_frame(window, hand, frames, change):
    change(window)
    hand.pause(300)
    assert frames.drawn == 1


def test_each_step_of_a_drag_is_at_most_one_frame(window, hand, frames):
    hand.drag(QPoint(300, 300), QPoint(380, 300), steps=8)
    hand.pause(200)
    still = 1  # edges are smoothed once the head stands still
    assert 1 <= frames.drawn <= 8 + still


def test_the_same_zone_under_the_pointer_draws_nothing_more(window, hand, frames):
    at = hand.point_at(MS6)
    hand.pause(100)
    before = frames.drawn
    for step in range(6):
        QTest.mouseMove(window.view_area.head_view.canvas, at + QPoint(step % 2, 0))
        hand.pause(5)
    hand.pause(100)
    assert frames.drawn == before


def test_two_hundred_selections_leave_nothing_behind(window, hand):
    renderer = window.view_area.head_view.canvas.renderer
    refs = [ZoneRef("international", f"MS{number}") for number in (1, 2, 5, 6, 7, 8)]

    def actors() -> int:
        return renderer.GetViewProps().GetNumberOfItems()

    window.presenter.select(refs[0])
    window.presenter.select(None)
    hand.settle()
    before = actors()
    for turn in range(200):
        window.presenter.select(refs[turn % len(refs)])
        if turn % 20 == 0:
            hand.pause(5)
    window.presenter.select(None)
    hand.settle()
    assert actors() == before


def test_dark_reaches_the_background_of_the_head(window, hand):
    light = pixel(window, QPoint(6, 6)).lightness()
    window.choose_mode(Mode.DARK)
    hand.settle()
    assert pixel(window, QPoint(6, 6)).lightness() < 80 < light


def test_an_error_inside_a_callback_is_told_and_the_view_lives_on(window, hand, monkeypatch, caplog):
    scene = window.view_area.head_view.scene

    def broken(*_where: float) -> None:
        raise RuntimeError("a broken triangle")

    with monkeypatch.context() as patch:
        patch.setattr(scene, "zone_at", broken)
        QTest.mouseMove(window.view_area.head_view.canvas, QPoint(200, 200))
        hand.pause(20)
    assert "RuntimeError" in window.messages.words
    assert "a broken triangle" in caplog.text
    hand.point_at(MS6)
    assert window.state.view.hovered.code == "MS6"


def test_a_picture_of_the_view_has_its_size_and_shows_the_head(window, hand):
    hand.settle()
    picture = window.view_area.picture().toImage()
    canvas = window.view_area.head_view.canvas
    assert (picture.width(), picture.height()) == (canvas.width(), canvas.height())
    skin = picture.pixelColor(bare_skin(window))
    assert skin.red() > skin.blue() + 25


def test_a_closed_window_lets_the_scene_go(open_window, hand, tmp_path):
    other = open_window(tmp_path / "other.ini")
    scene = weakref.ref(other.view_area.head_view.scene)
    renderer = weakref.ref(other.view_area.head_view.canvas.renderer)
    other.close()
    other.deleteLater()
    del other
    hand.pause(50)
    gc.collect()
    assert scene() is None
    assert renderer() is None


def test_the_head_stays_fitted_when_the_view_changes_its_size(window, hand):
    scene = window.view_area.head_view.scene
    size = window.size()
    window.resize(size.width() - 200, size.height() - 100)
    hand.settle()
    assert scene.camera == scene.home()
    hand.drag(QPoint(200, 200), QPoint(260, 200))
    turned = scene.camera
    window.resize(size)
    hand.settle()
    assert scene.camera == turned


def test_the_state_knows_where_the_eye_has_come_to_rest(window, hand):
    scene = window.view_area.head_view.scene
    hand.press(Qt.Key.Key_2)
    hand.settle()
    assert window.state.view.camera == scene.camera
    hand.drag(QPoint(200, 200), QPoint(260, 200))
    assert window.state.view.camera == scene.camera


def test_the_zone_that_a_flight_brings_under_a_still_pointer_is_named(window, hand):
    view = window.view_area.head_view
    hand.press(Qt.Key.Key_5)
    hand.settle()
    at = view.where(ZoneRef("international", "MS5")).toPoint()
    hand.press(Qt.Key.Key_Home)
    hand.settle()
    QTest.mouseMove(view.canvas, at + QPoint(2, 0))
    QTest.mouseMove(view.canvas, at)
    hand.press(Qt.Key.Key_5)
    hand.settle()
    assert window.state.view.hovered.code == "MS5"
