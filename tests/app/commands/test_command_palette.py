"""Everything can be reached from the palette and by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMenu

from scalpviz.app import file_dialogs
from scalpviz.app.commands.table import COMMANDS
from scalpviz.languages import say
from scalpviz.state.view import ZoneRef

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
COSTLY = ("head-", "next-head", "own-head", "centimetres-", "quit")


def open_palette(hand):
    hand.press(KEY.Key_K, CTRL)


def test_ctrl_k_opens_it_and_escape_gives_the_keyboard_back(window, hand):
    window.panel.search.setFocus()
    open_palette(hand)
    assert window.command_palette.field.hasFocus()
    hand.press(KEY.Key_Escape)
    assert not window.command_palette.isVisible()
    assert window.panel.search.hasFocus()


def test_typing_and_enter_goes_to_a_zone(window, hand):
    open_palette(hand)
    hand.write("ms6")
    hand.press(KEY.Key_Return)
    hand.settle()
    assert window.state.view.selected == ZoneRef("international", "MS6")
    assert not window.command_palette.isVisible()


def test_the_arrow_keys_go_through_the_answers_and_round(window, hand):
    open_palette(hand)
    hand.write("dark")
    rows = window.command_palette.rows
    count = len(window.command_palette.shown)
    assert count >= 2
    hand.press(KEY.Key_Up)
    assert rows.currentIndex().row() == count - 1
    hand.press(KEY.Key_Down)
    assert rows.currentIndex().row() == 0
    hand.press(KEY.Key_Escape)


def test_what_was_used_last_comes_first(window, hand):
    open_palette(hand)
    hand.write("guides")
    hand.press(KEY.Key_Return)
    open_palette(hand)
    assert window.command_palette.shown[0].id == "command/guides"
    hand.press(KEY.Key_Escape)


def test_what_cannot_be_done_now_says_so_and_does_nothing(window, hand):
    while window.presenter.can_redo:
        window.presenter.redo()
    open_palette(hand)
    hand.write("Redo")
    assert window.command_palette.shown[0].why_not
    hand.press(KEY.Key_Return)
    assert window.command_palette.isVisible()
    hand.press(KEY.Key_Escape)


@pytest.fixture
def stubbed(window, monkeypatch):
    """Dialogs that would wait for a user give up at once, and other windows stay closed."""
    for asks in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(file_dialogs.QFileDialog, asks, staticmethod(lambda *_a, **_k: ("", "")))
    opened = []
    for shows in ("show_help", "show_about", "show_library", "save_picture"):
        monkeypatch.setattr(window, shows, lambda *_a, name=shows: opened.append(name))
    for shows in ("save", "open_page"):
        monkeypatch.setattr(window.views, shows, lambda name=shows: opened.append(name))
    return opened


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_command_is_found_by_its_title(window, hand, language):
    window.presenter.set_language(language)
    open_palette(hand)
    for command in COMMANDS:
        if command.id != "palette":
            window.command_palette.field.setText(say(command.title, language))
            assert f"command/{command.id}" in [entry.id for entry in window.command_palette.shown], command.id
    hand.press(KEY.Key_Escape)


def test_every_command_that_can_be_given_runs_from_the_palette(window, hand, stubbed):
    errors, ran = [], []
    window.views.save_as("Lesson")
    window.guard.report, report = errors.append, window.guard.report
    try:
        for command in COMMANDS:
            if command.id == "palette" or command.id.startswith(COSTLY):
                continue
            window.presenter.stop_presenting()
            action = window.actions_[command.id]
            if not action.isEnabled():
                continue
            action.triggered.connect(lambda *_, name=command.id: ran.append(name))
            window.open_palette()
            entry = next(e for e in window.command_palette._entries if e.id == f"command/{command.id}")
            window.command_palette.field.setText(entry.title)
            row = [e.id for e in window.command_palette.shown].index(entry.id)
            window.command_palette.rows.setCurrentIndex(window.command_palette._model.index(row, 0))
            hand.press(KEY.Key_Return)
            assert ran[-1:] == [command.id]
            hand.pause(30)
            for dialog in window.findChildren(QDialog):
                dialog.close()
            window.shown_sheet.hide()
            window.activateWindow()
            hand.pause(30)
            assert not errors, command.id
    finally:
        window.guard.report = report
        window.presenter.stop_presenting()
        hand.settle()


def test_every_command_has_a_key_or_stands_in_a_menu_that_a_key_opens(window):
    in_menus = set()

    def walk(menu: QMenu) -> None:
        for action in menu.actions():
            in_menus.add(action.objectName())
            if action.menu():
                walk(action.menu())

    for top in window.menuBar().actions():
        assert "&" in top.text(), top.text()
        walk(top.menu())
    for command in COMMANDS:
        assert command.keys or command.id in in_menus, command.id
        assert command.id in in_menus, command.id
