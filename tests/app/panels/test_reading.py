"""Reading in the real window: back by mouse and keyboard, folding remembered, variants, sources."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from scalpviz.side import Side
from scalpviz.state.cards.topics import Topic
from scalpviz.state.view import View, ZoneRef

MS6 = ZoneRef("international", "MS6")
MS1 = ZoneRef("international", "MS1")
NO_KEY = Qt.KeyboardModifier.NoModifier


def test_buttons_of_the_mouse_go_back_and_forward_over_the_head_and_over_the_list(window, hand):
    hand.click_row(MS1)
    hand.click_row(MS6)
    hand.settle()
    back, forward = Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton
    for part in (window.view_area, window.panel.list, window.panel.card):
        place = part.mapTo(window, part.rect().center()) + QPoint(2, 2)
        QTest.mouseClick(window.windowHandle(), back, NO_KEY, place)
        assert window.state.view.selected == MS1
        QTest.mouseClick(window.windowHandle(), forward, NO_KEY, place)
        assert window.state.view.selected == MS6


def test_alt_and_an_arrow_go_back_and_forward(window, hand):
    hand.click_row(MS1)
    hand.click_row(MS6)
    hand.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.state.view.selected == MS1
    assert window.actions_["forward"].isEnabled()
    hand.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.state.view.selected == MS6


def test_v_draws_the_variants_and_the_card_says_how_far_off_they_lie(window, hand):
    window.presenter.select(ZoneRef("international", "MS6", Side.RIGHT))
    hand.settle()
    hand.press(Qt.Key.Key_V)
    assert window.state.view.variants
    assert window.panel.card.variants.isChecked()
    line = window.panel.card.card.section(Topic.DISAGREEMENTS).lines[0]
    assert line.note.endswith("mm at most.")
    QTest.mouseClick(window.panel.card.variants, Qt.MouseButton.LeftButton)
    assert not window.state.view.variants
    assert not window.panel.card.card.section(Topic.DISAGREEMENTS).lines[0].note


def test_a_mark_opens_the_library_at_its_source(window, hand):
    window.presenter.select(MS6)
    hand.settle()
    words = window.panel.card.text_of(Topic.INDICATIONS)
    QTest.mouseClick(words.viewport(), Qt.MouseButton.LeftButton, pos=words.link_at("S73").center())
    library = window.pages.library
    assert library is not None
    assert library.shown.id == "sources"
    assert library.page.textCursor().block().text().startswith("S73")
    library.close()


def test_what_is_folded_is_remembered(open_window, tmp_path):
    settings = tmp_path / "folded.ini"
    first = open_window(settings, head=False)
    assert first.state.view.folded == View().folded
    first.presenter.unfold_all()
    first.presenter.toggle_fold(Topic.NEEDLING)
    first.close()
    second = open_window(settings, head=False)
    second.presenter.select(MS6)
    folded = {section.topic for section in second.panel.card.card.sections if section.folded}
    assert folded == {Topic.NEEDLING}
    assert second.panel.card.sections[Topic.NEEDLING].heading.folded
    second.close()
