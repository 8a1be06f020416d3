"""Saving and copying pictures, through the dialog and without it."""

import errno
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from shiboken6 import isValid

from scalpviz.app.picture.choice import Background, PictureChoice
from scalpviz.app.picture.dialog import PictureDialog
from scalpviz.app.picture.pictures import CHOICE
from scalpviz.state.cards.topics import Topic
from scalpviz.state.view import ZoneRef

pytestmark = pytest.mark.window

MS6 = ZoneRef("international", "MS6")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(window, hand) -> Iterator[PictureDialog]:
    window.presenter.select(MS6)
    hand.settle()
    window.pictures._settings.keep_note(CHOICE, "")
    opened = open_dialog(window, hand)
    yield opened
    if not gone(opened):
        opened.making.give_up()
        opened.close()
    hand.pause(20)


def open_dialog(window, hand) -> PictureDialog:
    hand.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    hand.wait(lambda: isinstance(QApplication.activeModalWidget(), PictureDialog), "the dialog")
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, PictureDialog)
    hand.wait(lambda: not opened.preview.image.isNull(), "the preview")
    return opened


def gone(dialog: PictureDialog) -> bool:
    return not isValid(dialog) or not dialog.isVisible()


def choose(dialog, hand, preset: str, **switches: bool) -> None:
    dialog.form.size_.setCurrentIndex(dialog.form.size_.findData(preset))
    for name, on in switches.items():
        getattr(dialog.form, name).setChecked(on)


def save(dialog, hand, monkeypatch, target: Path) -> None:
    """Press Save, answer the question for a file, wait for the end of the work."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.mouseClick(dialog.save, LEFT)
    hand.wait(lambda: gone(dialog) or not dialog.making.running, "the picture")
    hand.pause(20)


def shot(window) -> np.ndarray:
    return pixels(window.view_area.picture().toImage())


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    flat = np.frombuffer(image.constBits(), dtype=np.uint8)
    return flat.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width()].astype(int)


def test_a_picture_for_print_has_its_size_and_dots_and_the_window_stays_as_it_was(
    window, hand, dialog, monkeypatch, tmp_path
):
    before, camera = shot(window), window.view_area.head_view.scene.camera
    choose(dialog, hand, "half-page")
    QTest.mouseClick(dialog.form.background.places[2], LEFT)
    save(dialog, hand, monkeypatch, tmp_path / "head")
    assert gone(dialog)
    with Image.open(tmp_path / "head.png") as image:
        assert image.size == (2008, 1417)
        assert image.info["dpi"] == pytest.approx((300, 300), abs=0.01)
        assert image.getpixel((0, 0))[3] == 0
        assert image.getpixel((1004, 700))[3] == 255
    assert window.view_area.head_view.scene.camera == camera
    assert (shot(window) == before).all()
    assert window.messages.words == ""


def test_a_picture_as_on_screen_is_what_the_view_shows(window, hand, dialog, monkeypatch, tmp_path):
    seen = shot(window)
    choose(dialog, hand, "screen", labels=True, notice=False)
    save(dialog, hand, monkeypatch, tmp_path / "head.png")
    with Image.open(tmp_path / "head.png") as image:
        saved = np.asarray(image.convert("RGBA")).astype(int)
    assert saved.shape == seen.shape
    away = np.abs(saved - seen).max(axis=2)
    assert np.median(away) <= 1
    assert (away > 40).mean() < 0.05


def test_the_card_stands_beside_the_head(dialog, hand):
    without = dialog.preview.image.size()
    choose(dialog, hand, "screen", card=True)
    dialog.refresh()
    wide = dialog.preview.image
    assert wide.width() / wide.height() > 1.2 * without.width() / without.height()
    card = pixels(wide)[:, -int(0.2 * wide.width()) :, :3]
    ink = (card < 140).all(axis=2).any(axis=1).mean()
    assert ink > 0.18  # lines of type all the way down


@pytest.mark.parametrize("ending", ["jpg", "tif", "pdf"])
def test_the_ending_tells_the_form(dialog, hand, monkeypatch, tmp_path, ending):
    choose(dialog, hand, "column", card=True)
    save(dialog, hand, monkeypatch, tmp_path / f"head.{ending}")
    content = (tmp_path / f"head.{ending}").read_bytes()
    if ending == "pdf":
        assert content.startswith(b"%PDF")
        assert b"/FontFile" in content  # type, not pixels
    else:
        with Image.open(BytesIO(content)) as image:
            assert image.size[0] == 1004
            assert image.info["dpi"] == pytest.approx((300, 300), abs=0.5)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("head.gif", "pictures end in .png"), ("missing/head.png", "does not exist"),
        ("head.jpg", "no transparency"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_said_in_the_dialog_before_the_work(
    dialog, hand, monkeypatch, tmp_path, name, words
):
    QTest.mouseClick(dialog.form.background.places[2], LEFT)
    save(dialog, hand, monkeypatch, tmp_path / name)
    assert words in dialog.trouble
    assert dialog.isVisible()
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_file(dialog, hand, monkeypatch, tmp_path):
    target = tmp_path / "head.png"
    target.write_bytes(b"the old one")

    def full(_path: Path, _content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("scalpviz.files._fill", full)
    save(dialog, hand, monkeypatch, target)
    assert "the disk is full" in dialog.trouble
    assert target.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [target]
    assert dialog.save.isEnabled()


def test_a_picture_in_the_making_can_be_given_up(dialog, hand, monkeypatch, tmp_path):
    choose(dialog, hand, "a4")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "head.png"), ""))
    QTest.mouseClick(dialog.save, LEFT)
    assert dialog.making.running
    assert not dialog.form.isEnabled()
    QTest.mouseClick(dialog.leave, LEFT)
    assert not dialog.making.running
    assert dialog.isVisible()
    assert dialog.form.isEnabled()
    assert list(tmp_path.iterdir()) == []


def test_what_is_too_large_is_said_in_place_of_the_preview(dialog, hand):
    dialog.form.width_.setValue(3000)
    choose(dialog, hand, "own")
    dialog.refresh()
    assert dialog.preview.image.isNull()
    assert "out of bounds" in dialog.preview.words
    assert not dialog.save.isEnabled()


def test_what_was_chosen_is_remembered_and_copied_without_asking(window, hand, dialog):
    choose(dialog, hand, "slide", labels=False)
    QTest.mouseClick(dialog.form.background.places[1], LEFT)
    QTest.mouseClick(dialog.copy, LEFT)
    hand.wait(lambda: gone(dialog), "the picture on the clipboard")
    assert window.pictures.choice == PictureChoice("slide", labels=False, background=Background.WHITE)
    QGuiApplication.clipboard().clear()
    window.activateWindow()
    window.view_area.head_view.canvas.setFocus()
    hand.wait(window.isActiveWindow, "the window's turn")
    hand.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    hand.wait(lambda: not QGuiApplication.clipboard().image().isNull(), "the picture on the clipboard")
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (1920, 1080)
    assert image.pixelColor(0, 0).getRgb()[:3] == (255, 255, 255)


def test_selected_text_is_copied_rather_than_a_picture(window, hand):
    window.panel.search.setFocus()
    window.panel.search.setText("shoulder")
    window.panel.search.selectAll()
    hand.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "shoulder"
    window.view_area.head_view.canvas.setFocus()
    window.panel.search.selectAll()
    QGuiApplication.clipboard().clear()
    hand.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "shoulder"


def test_with_the_keyboard_in_the_card_but_nothing_selected_a_picture_is_copied(window, hand):
    window.presenter.select(MS6)
    hand.settle()
    window.pictures._settings.keep_note(CHOICE, "")
    page = window.panel.card.text_of(Topic.INDICATIONS)
    page.setFocus()
    QGuiApplication.clipboard().clear()
    hand.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    hand.wait(lambda: not QGuiApplication.clipboard().image().isNull(), "the picture on the clipboard")
