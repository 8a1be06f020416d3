"""Sentences are written again when the language changes, as long as what bears them lives."""

import gc
import weakref

from PySide6.QtWidgets import QLabel

from scalpviz.app.style.translator import Translator


def test_what_is_kept_is_written_again(qapp):
    words, label = Translator(), QLabel()
    words.keep(label, label.setText, "Undo")
    words.keep(label, label.setToolTip, "Redo")
    words.choose("zh")
    assert (label.text(), label.toolTip()) == ("撤销", "重做")
    words.choose("en")
    assert label.text() == "Undo"


def test_words_do_not_keep_a_widget_alive(qapp):
    words = Translator()
    label = QLabel()
    words.keep(label, lambda said, mine=label: mine.setText(said), "Undo")
    held = weakref.ref(label)
    del label
    gc.collect()
    assert held() is None
    words.choose("zh")


def test_pinyin_is_english_in_the_program_s_own_words(qapp):
    words = Translator("pinyin")
    assert words.say("Undo") == "Undo"
