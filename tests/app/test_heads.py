"""Choosing a head in the window, and opening its eyes."""

from dataclasses import replace

import numpy as np
import pytest
from foreign import HeadFiles
from heads import moved_head, with_eyes_that_open
from PySide6.QtCore import QSettings, Qt

from scalpviz.app.settings import Settings
from scalpviz.app.style.theme import Mode
from scalpviz.head import reference
from scalpviz.head.stored import stored_heads, stored_titles
from scalpviz.scene import camera as cameras
from scalpviz.scene.marks.needle_layer import NeedleLayer
from scalpviz.side import Side
from scalpviz.state.known_ids import KnownIds
from scalpviz.state.view import Labels, OwnHead, View, ZoneRef

pytestmark = pytest.mark.window

MS6 = ZoneRef("international", "MS6")
OTHERS = [(name, title) for name, title in stored_titles().items() if name != View().head]


def name_on_show(window) -> str:
    return window.view_area.laid.placement.head.name


@pytest.fixture
def small(monkeypatch) -> str:
    """The name of one more stored head: smaller than the first, and able to open its eyes."""
    load = reference.load_reference

    def loaded(name: str):
        if name != "small":
            return load(name)
        by = 0.9
        head = moved_head(load(View().head), np.diag([by, by, by, 1.0]))
        opened = with_eyes_that_open(replace(head, open_eyes=None))
        return replace(opened, name="Small head")

    monkeypatch.setattr(reference, "load_reference", loaded)
    return "small"


@pytest.mark.parametrize(("name", "title"), OTHERS)
def test_each_stored_head_is_chosen_in_the_menu_and_undone(window, hand, name, title):
    first = name_on_show(window)
    hand.choose("View", "Head", title)
    hand.wait(lambda: name_on_show(window) == title, title)
    assert window.status._head.text().startswith(f"{title} · ")
    assert window.actions_[f"head-{name}"].isChecked()
    assert not window.actions_[f"head-{View().head}"].isChecked()
    hand.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.wait(lambda: name_on_show(window) == first, "the first head again")
    assert window.actions_[f"head-{View().head}"].isChecked()


def test_h_goes_on_to_the_next_head_and_round(window, hand):
    for name in (*stored_heads()[1:], stored_heads()[0]):
        hand.press(Qt.Key.Key_H)
        hand.wait(lambda: not window.view_area.busy, "the next head")
        hand.settle()
        assert name_on_show(window) == stored_titles()[name]


def test_another_head_keeps_selection_labels_and_the_eyes_side(window, hand, small):
    hand.click_row(MS6)
    window.presenter.set_labels(Labels.NAMES)
    view = window.view_area.head_view
    window.presenter.look_from("left")
    hand.settle()
    view.turn(15.0, 10.0)
    before = cameras.angles(view.scene.camera)
    wide = view.scene.framing.radius
    length = window.panel.card.words
    window.presenter.show_head(small)
    hand.wait(lambda: name_on_show(window) == "Small head", "the other head")
    hand.settle()
    assert window.state.view.selected == MS6
    assert window.state.view.labels is Labels.NAMES
    assert view.scene.framing.radius == pytest.approx(0.9 * wide, rel=0.02)
    assert cameras.angles(view.scene.camera) == pytest.approx(before, abs=0.01)
    assert window.state.view.camera == view.scene.camera
    assert window.panel.card.words != length


def test_a_named_view_is_fitted_anew_to_another_head(window, hand, small):
    window.presenter.look_from("front")
    hand.settle()
    window.presenter.show_head(small)
    hand.wait(lambda: name_on_show(window) == "Small head", "the other head")
    hand.settle()
    view = window.view_area.head_view
    assert view.scene.camera == view.scene.named("front")


def test_the_needle_goes_into_the_head_on_show(window, hand, small):
    window.presenter.select(ZoneRef("international", "MS6", Side.RIGHT))
    hand.settle()
    scene = window.view_area.head_view.scene
    before = np.array(scene.layer(NeedleLayer).actor.actor.GetBounds())
    window.presenter.show_head(small)
    hand.wait(lambda: name_on_show(window) == "Small head", "the other head")
    hand.settle()
    after = np.array(scene.layer(NeedleLayer).actor.actor.GetBounds())
    assert np.abs(after - before).max() > 3.0


def test_undo_brings_a_persons_own_head_back(window, hand, tmp_path):
    first = name_on_show(window)
    own = OwnHead(*HeadFiles(tmp_path).write())
    window.presenter.show_head(own)
    hand.wait(lambda: name_on_show(window) == "person", "the person's head")
    assert window.actions_["own-head"].isChecked()
    window.presenter.show_head(View().head)
    hand.wait(lambda: name_on_show(window) == first, "the first head")
    window.presenter.undo()
    hand.wait(lambda: name_on_show(window) == "person", "the person's head again")
    window.presenter.undo()
    hand.wait(lambda: name_on_show(window) == first, "the first head again")
    hand.choose("View", "Head", "Opened head")
    hand.wait(lambda: name_on_show(window) == "person", "the opened head")


def test_a_head_whose_files_have_gone_is_told_and_undo_leads_past_it(window, hand, tmp_path):
    first = name_on_show(window)
    own = OwnHead(*HeadFiles(tmp_path).write())
    window.presenter.select(MS6)
    window.presenter.show_head(own)
    hand.wait(lambda: name_on_show(window) == "person", "the person's head")
    window.presenter.show_head(View().head)
    hand.wait(lambda: name_on_show(window) == first, "the first head")
    own.mesh.unlink()
    window.presenter.undo()
    hand.wait(lambda: window.messages.words != "", "the message")
    assert str(own.mesh) in window.messages.words
    assert window.state.view.head == View().head
    assert name_on_show(window) == first
    window.presenter.undo()
    assert window.state.view.selected is None
    assert window.state.view.head == View().head


def pupil_colour(window) -> float:
    """Lightness on the screen where the right pupil of the head on show is."""
    view = window.view_area.head_view
    scene, head = view.scene, window.view_area.laid.placement.head
    x, y = cameras.seen_at(scene.camera, head.landmark("pupil", Side.RIGHT).xyz[None], scene.aspect)[0]
    shot = view.picture().toImage()
    place = round((x + 1) / 2 * shot.width() - 0.5), round((1 - y) / 2 * shot.height() - 0.5)
    return shot.pixelColor(*place).lightness()


def test_e_opens_the_eyes_and_closes_them(window, hand, small):
    window.presenter.show_head(small)
    hand.wait(lambda: name_on_show(window) == "Small head", "the other head")
    window.presenter.look_from("front")
    hand.settle()
    lid = pupil_colour(window)
    hand.press(Qt.Key.Key_E)
    hand.settle()
    assert window.actions_["eyes"].isChecked()
    assert pupil_colour(window) < 0.6 * lid
    hand.press(Qt.Key.Key_E)
    hand.settle()
    assert not window.actions_["eyes"].isChecked()
    assert pupil_colour(window) == lid


def test_guides_hold_the_eyes_open_and_the_menu_says_so(window, hand, small):
    window.presenter.show_head(small)
    hand.wait(lambda: name_on_show(window) == "Small head", "the other head")
    action = window.actions_["eyes"]
    assert action.isEnabled()
    hand.press(Qt.Key.Key_G)
    hand.settle()
    assert (action.isChecked(), action.isEnabled()) == (True, False)
    hand.press(Qt.Key.Key_G)
    hand.settle()
    assert (action.isChecked(), action.isEnabled()) == (False, True)


def test_a_person_read_from_files_cannot_open_the_eyes(window, hand, tmp_path):
    window.presenter.show_head(OwnHead(*HeadFiles(tmp_path).write()))
    hand.wait(lambda: name_on_show(window) == "person", "the person's head")
    assert not window.actions_["eyes"].isEnabled()


def test_the_stored_head_is_remembered_and_a_persons_own_is_not(tmp_path):
    store = QSettings(str(tmp_path / "heads.ini"), QSettings.Format.IniFormat)
    settings = Settings(store)
    last = stored_heads()[-1]
    settings.remember(View(head=last, eyes_open=True), Mode.LIGHT)
    settings.remember(View(head=OwnHead(tmp_path / "a.ply", tmp_path / "a.json"), eyes_open=True), Mode.LIGHT)
    found = settings.view(KnownIds(heads=frozenset(stored_heads())))
    assert (found.head, found.eyes_open) == (last, True)


def test_a_remembered_head_that_is_no_longer_there_counts_as_none(tmp_path):
    store = QSettings(str(tmp_path / "heads.ini"), QSettings.Format.IniFormat)
    store.setValue("head", "long_gone")
    assert Settings(store).view(KnownIds(heads=frozenset(stored_heads()))).head == View().head
