"""The window about the 3D view: list, card, search, menus, what it remembers."""

import pytest
from foreign import HeadFiles
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from scalpviz import NOTICE
from scalpviz.app.commands.help_page import AboutBox, help_html
from scalpviz.app.commands.table import COMMANDS
from scalpviz.app.settings import Settings
from scalpviz.app.style.theme import Mode
from scalpviz.side import Side
from scalpviz.state.known_ids import KnownIds
from scalpviz.state.view import Labels, OwnHead, SkinTone, View, ZoneRef

pytestmark = pytest.mark.window

MS1, MS6, MS10 = (ZoneRef("international", code) for code in ("MS1", "MS6", "MS10"))


def listed(window) -> list[str]:
    """Codes of the rows, top to bottom."""
    codes = [zone.code for zone in window.atlas.zones]
    found = [(window.panel.list.index_of(ZoneRef("international", code)), code) for code in codes]
    rows = [(index.parent().row(), index.row(), code) for index, code in found if index is not None]
    return [code for _, _, code in sorted(rows)]


def test_the_list_holds_the_fourteen_lines(window):
    assert listed(window) == [f"MS{number}" for number in range(1, 15)]


def test_a_click_on_a_row_lights_the_zone_up_and_shows_its_card(window, hand):
    hand.click_row(MS1)
    assert window.state.view.selected == MS1
    assert "Middle Line of Forehead" in window.panel.card.words


def test_the_keyboard_alone_walks_through_the_list(window, hand):
    hand.click_row(MS1)
    hand.press(Qt.Key.Key_Down)
    assert window.state.view.selected.code == "MS2"
    hand.press(Qt.Key.Key_Up)
    assert window.state.view.selected.code == "MS1"


def test_the_row_of_the_zone_under_the_pointer_is_pointed_at_from_the_list_too(window, hand):
    index = window.panel.list.index_of(MS6)
    QTest.mouseMove(window.panel.list.viewport(), window.panel.list.visualRect(index).center())
    hand.pause(20)
    assert window.state.view.hovered == MS6
    assert "MS6" in window.pointer_line.words


def test_ctrl_f_leads_to_the_search_and_typing_searches(window, hand):
    hand.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.panel.search.hasFocus()
    hand.write("aphasia")
    assert window.state.view.query == "aphasia"
    assert "MS6" in listed(window)
    assert "MS1" not in listed(window)


@pytest.mark.parametrize("height", [620, 720, 900])
def test_the_row_that_was_clicked_is_the_row_that_is_marked(window, hand, height):
    # the card that comes up takes room from the list, whose rows then move under the pointer
    window.resize(1280, height)
    hand.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    hand.write("aphasia")
    rows = window.panel.list
    for ref in (MS6, ZoneRef("jiao", "J7"), MS6):
        hand.click_row(ref)
        hand.settle()
        marked = rows.selectionModel().selectedIndexes()
        assert marked == [rows.index_of(ref)] == [rows.currentIndex()]


def test_enter_in_the_search_chooses_the_best_answer(window, hand):
    hand.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    hand.write("ms10")
    hand.press(Qt.Key.Key_Return)
    assert window.state.view.selected.code == "MS10"


def test_down_in_the_search_goes_to_the_list(window, hand):
    hand.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    hand.write("aphasia")
    hand.press(Qt.Key.Key_Down)
    assert window.panel.list.hasFocus()
    assert window.state.view.selected is not None


def test_escape_in_the_search_ends_it_and_keeps_the_card(window, hand):
    window.presenter.select(MS6)
    hand.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    hand.write("arm")
    hand.press(Qt.Key.Key_Escape)
    assert window.state.view.query == ""
    assert window.panel.search.text() == ""
    assert window.state.view.selected == MS6


def test_escape_elsewhere_clears_the_selection(window, hand):
    hand.click_row(MS6)
    hand.press(Qt.Key.Key_Escape)
    assert window.state.view.selected is None
    assert "Point at a zone" in window.panel.card.words


def test_letters_typed_into_the_search_do_nothing_else(window, hand):
    hand.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    before = window.state.view
    hand.write("leg 1")
    after = window.state.view
    assert (after.labels, after.guides, after.needles) == (before.labels, before.guides, before.needles)
    assert not window.view_area.head_view.flying


def test_a_search_without_an_answer_says_so(window, hand):
    window.presenter.search("xylophone")
    assert listed(window) == []
    assert "xylophone" in window.panel._nothing.text()


def test_undo_and_redo_by_key(window, hand):
    hand.click_row(MS1)
    hand.click_row(MS6)
    control = Qt.KeyboardModifier.ControlModifier
    hand.press(Qt.Key.Key_Z, control)
    assert window.state.view.selected == MS1
    hand.press(Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    assert window.state.view.selected == MS6


def test_a_choice_through_the_menu_ticks_its_action(window, hand):
    hand.choose("View", "Sides", "Left only")
    assert window.state.view.sides == {Side.LEFT, Side.MIDLINE}
    assert window.actions_["sides-left"].isChecked()
    assert not window.actions_["sides-both"].isChecked()


def test_a_click_on_the_toolbar_shows_guides_and_the_button_stays_down(window):
    button = window.toolbar.widgetForAction(window.actions_["guides"])
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.state.view.guides
    assert button.isChecked()


def test_the_language_of_names_reaches_list_and_card(window):
    window.presenter.set_language("pinyin")
    window.presenter.select(MS6)
    row = window.panel.list.index_of(MS6)
    assert "Dǐng Niè Qián Xié Xiàn" in row.data()


def test_the_help_page_lists_every_key(window, theme):
    from scalpviz.app.commands.action_set import keys_in_words

    text = help_html(theme)
    missing = [command.id for command in COMMANDS if command.keys and keys_in_words(command) not in text]
    assert missing == []
    assert NOTICE in text


def test_f1_opens_the_help_page(window, hand):
    hand.press(Qt.Key.Key_F1)
    assert window.pages.help is not None
    assert window.pages.help.isVisible()
    window.pages.help.close()


def test_the_notice_can_always_be_found(window, theme, atlas):
    assert window.status._notice.isVisible()
    assert "not a medical device" in window.status._notice.text()
    about = AboutBox(theme, atlas, window)
    words = " ".join(label.text() for label in about.findChildren(type(window.status._notice)))
    assert NOTICE in words
    about.deleteLater()


def test_every_button_and_panel_has_a_name_to_be_read_aloud(window):
    for button in window.toolbar.findChildren(QAbstractButton):
        if button.isVisible() and button.objectName() != "qt_toolbar_ext_button":
            assert button.accessibleName()
    panel = window.panel
    for widget in (panel.search, panel.systems, panel.list, panel.card, window.view_area.head_view):
        assert widget.accessibleName()


def test_what_was_chosen_is_remembered(open_window, tmp_path):
    settings = tmp_path / "remember.ini"
    first = open_window(settings, head=False)
    first.presenter.set_labels(Labels.NAMES)
    first.presenter.toggle("guides")
    first.presenter.toggle("skull")
    first.presenter.set_skin(SkinTone.DARK)
    first.resize(1100, 700)
    first.close()
    second = open_window(settings, head=False)
    assert second.state.view.labels is Labels.NAMES
    assert second.state.view.guides
    assert second.state.view.skull
    assert second.state.view.skin is SkinTone.DARK
    assert second.actions_["skin-dark"].isChecked()
    assert (second.width(), second.height()) == (1100, 700)
    second.close()


def test_damaged_settings_count_as_none(tmp_path):
    file = tmp_path / "damaged.ini"
    file.write_text("[General]\nmode=purple\nlabels=7\nskin=blue\nlanguage=klingon\n", encoding="utf-8")
    settings = Settings(QSettings(str(file), QSettings.Format.IniFormat))
    assert settings.mode is Mode.SYSTEM
    assert settings.view(KnownIds(languages=frozenset({"en", "zh"}))) == View()


def test_a_head_from_a_file_takes_the_place_of_the_first(window, hand, tmp_path):
    mesh, landmarks = HeadFiles(tmp_path).write()
    window.presenter.show_head(OwnHead(mesh, landmarks))
    hand.wait(lambda: window.view_area.laid.placement.head.name == "person", "the other head")
    assert "estimated" in window.status._head.text()
    window.presenter.select(MS6)
    assert "estimated" in window.panel.card.words.lower()
    hand.choose("View", "Head", "Average adult")
    hand.wait(lambda: window.view_area.laid.placement.head.name != "person", "the first head again")
    assert "estimated" not in window.status._head.text()


def test_a_file_that_is_no_head_is_told_in_one_sentence_and_the_head_stays(window, hand, tmp_path):
    mesh, landmarks = tmp_path / "no.ply", tmp_path / "no.json"
    mesh.write_text("not a mesh")
    landmarks.write_text("{}")
    before = window.view_area.laid
    window.presenter.show_head(OwnHead(mesh, landmarks))
    hand.wait(lambda: window.messages.words != "", "the message")
    assert str(tmp_path) in window.messages.words
    assert "Traceback" not in window.messages.words
    assert window.view_area.laid is before
    assert window.state.view.head == View().head


def test_the_theme_reaches_every_pane(window, hand):
    window.choose_mode(Mode.DARK)
    hand.settle()
    shot = window.grab().toImage()
    panel = window.panel
    for widget in (panel.list.viewport(), panel.card, window.pointer_line, window.statusBar()):
        corner = widget.mapTo(window, widget.rect().bottomRight()) - widget.rect().topLeft()
        assert shot.pixelColor(corner.x() - 3, corner.y() - 3).lightness() < 80, widget


def test_no_widget_has_the_keyboard_when_the_window_goes(open_window, tmp_path, qapp):
    other = open_window(tmp_path / "gone.ini", head=False)
    other.close()
    assert QApplication.focusWidget() is None or QApplication.focusWidget().window() is not other
