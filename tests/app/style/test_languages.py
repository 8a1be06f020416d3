"""The window in another language: all of it at once, and back again."""

import re

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QWidget

from scalpviz.state.view import ZoneRef

ENGLISH = re.compile(r"[A-Za-z]{2,}[ -][a-z]{2,}")
"""Two words one after the other, the second small: no code, no key, no name."""
ALLOWED = re.compile(r"English, names in pinyin|Noto Sans CJK SC")


def said(window) -> dict[str, str]:
    """All words of the window, by where they stand."""
    found = {}
    for number, widget in enumerate(window.findChildren(QWidget)):
        # what a card or a page said last is written anew before it is seen again
        if not widget.isVisible() and not isinstance(widget, QMenu):
            continue
        place = f"{number} {type(widget).__name__}"
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            found[f"{place} text"] = widget.text()
        if isinstance(widget, QLineEdit):
            found[f"{place} prompt"] = widget.placeholderText()
        if isinstance(widget, QMenu):
            found[f"{place} title"] = widget.title()
        found[f"{place} tip"] = widget.toolTip()
        found[f"{place} name"] = widget.accessibleName()
        found[f"{place} description"] = widget.accessibleDescription()
    for number, action in enumerate(window.findChildren(QAction)):
        found[f"action {number} {action.objectName()}"] = (
            f"{action.text()}|{action.toolTip()}|{action.iconText()}"
        )
    found["below the head"] = window.pointer_line.words
    found["card"] = window.panel.card.words if window.panel.card.card is None else ""
    return found


def test_nothing_stays_english_in_the_chinese_window(window, hand):
    window.presenter.set_language("zh")
    hand.settle()
    left = {
        place: words
        for place, words in said(window).items()
        if ENGLISH.search(ALLOWED.sub("", re.sub(r"<[^>]*>", "", words)))
    }
    assert not left


def test_the_window_says_the_same_again_when_its_language_comes_back(window, hand):
    window.presenter.set_language("zh")
    hand.settle()
    window.presenter.set_language("en")
    hand.settle()
    before = {k: v for k, v in said(window).items() if not k.endswith("tip")}
    window.presenter.set_language("zh")
    hand.settle()
    changed = {k: v for k, v in said(window).items() if not k.endswith("tip")}
    assert sum(changed.get(k) != v for k, v in before.items()) > 60
    window.presenter.set_language("en")
    hand.settle()
    assert {k: v for k, v in said(window).items() if not k.endswith("tip")} == before


def test_a_card_is_chinese_from_its_first_word_to_its_last(window, hand):
    window.presenter.set_language("zh")
    window.presenter.select(ZoneRef("international", "MS6"))
    hand.settle()
    words = window.panel.card.words
    # the English name stands below the Chinese one
    rest = words.replace(window.panel.card.card.english, "")
    assert not ENGLISH.search(re.sub(r"[A-ZÀ-ž][\w ]*", "", rest))
