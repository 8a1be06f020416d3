"""For those who do not see, do not use a mouse, or need it larger and clearer."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from scalpviz.app.style.proofreading import faults
from scalpviz.app.style.theme import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Mode
from scalpviz.scene.camera import angles
from scalpviz.state.view import ZoneRef

INKS = ("ink", "muted", "accent", "danger", "estimate")
GROUNDS = ("window", "base")


def luminance(colour):
    """Relative luminance, WCAG 2.2."""
    shares = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(colour).getRgbF()[:3]
    ]
    return 0.2126 * shares[0] + 0.7152 * shares[1] + 0.0722 * shares[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("tokens", "least"), [(LIGHT, 4.5), (DARK, 4.5), (HIGH_LIGHT, 7.0), (HIGH_DARK, 7.0)]
)
def test_all_words_can_be_read_on_their_ground(tokens, least):
    for ink in INKS:
        for ground in GROUNDS:
            assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= least, (ink, ground)
    assert contrast(tokens.ink, tokens.selected) >= least
    assert contrast(tokens.accent_ink, tokens.accent) >= least
    assert contrast(tokens.danger, tokens.danger_back) >= least
    assert contrast(tokens.estimate, tokens.estimate_back) >= least


def test_high_contrast_is_a_theme_of_its_own(window, hand):
    window.choose_mode(Mode.CONTRAST)
    hand.settle()
    assert window.context.theme.tokens in (HIGH_LIGHT, HIGH_DARK)
    assert window.actions_["theme-contrast"].isChecked()


def test_every_widget_that_takes_the_keyboard_has_a_name(window, hand):
    window.presenter.select(ZoneRef("international", "MS6"))
    hand.settle()
    nameless = [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert not nameless


def test_tab_goes_through_the_window_and_comes_back(window, hand):
    window.panel.search.setFocus()
    seen = []
    for _ in range(60):
        hand.press(Qt.Key.Key_Tab)
        widget = window.focusWidget()
        if widget is window.panel.search:
            break
        seen.append(widget)
    assert window.focusWidget() is window.panel.search
    assert window.panel.list in seen
    assert window.view_area.head_view.canvas in seen
    assert len(seen) > 12


def test_f6_goes_from_part_to_part_and_shift_f6_back(window, hand):
    window.panel.search.setFocus()
    hand.press(Qt.Key.Key_F6)
    assert window.panel.list.hasFocus()
    hand.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.panel.search.hasFocus()


def test_rows_are_told_in_a_full_sentence(window):
    index = window.panel.list.index_of(ZoneRef("international", "MS6"))
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("MS6 Anterior Oblique Line of Vertex-Temporal, on both sides")


@pytest.mark.parametrize("points", [8.0, 16.0])
def test_nothing_is_cut_off_when_the_system_s_type_is_small_or_large(window, hand, qapp, theme, points):
    font, before = qapp.font(), qapp.font()
    font.setPointSizeF(points)
    try:
        qapp.setFont(font)
        theme.changed.emit()
        window.presenter.select(ZoneRef("international", "MS6"))
        hand.settle()
        assert faults(window) == []
    finally:
        qapp.setFont(before)
        theme.changed.emit()
        hand.settle()


@pytest.mark.parametrize(("at", "azimuth"), [((0.5, 0.5), None), ((0.06, 0.5), "left of it")])
def test_a_click_on_the_little_head_turns_the_big_one_to_that_side(window, hand, at, azimuth):
    hand.press(Qt.Key.Key_1)
    hand.settle()
    view = window.view_area.head_view
    # the corner is 112 pixels wide and stands a tenth of that from the edges
    place = QPoint(round(11 + 112 * at[0]), round(view.canvas.height() - 11 - 112 * (1 - at[1])))
    QTest.mouseMove(view.canvas, place)
    hand.pause(30)
    assert view.canvas.toolTip() == ("Front" if azimuth is None else "Right")
    assert view.canvas.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    hand.settle()
    turned = angles(view.scene.camera)[0]
    # seen from the front the subject's right is at the left of the picture
    assert turned == pytest.approx(0.0 if azimuth is None else 90.0, abs=1.0)
