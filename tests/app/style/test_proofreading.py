"""The proof-reader finds what a designer would see."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from scalpviz.app.style.proofreading import FLOATS, faults

LONG = "A sentence that is far too long for its place"


@pytest.fixture
def sheet(qapp):
    page = QWidget()
    page.resize(400, 300)
    yield page
    page.close()


def put(widget, x, y, width, height):
    widget.setGeometry(x, y, width, height)
    return widget


def test_a_page_in_order_has_no_faults(sheet):
    put(QLabel("Fits", sheet), 10, 10, 200, 40)
    put(QPushButton("Fits", sheet), 10, 60, 200, 40)
    sheet.show()
    assert faults(sheet) == []


@pytest.mark.parametrize("kind", [QLabel, QPushButton])
def test_words_that_are_cut_off_are_named(sheet, kind):
    put(kind(LONG, sheet), 10, 10, 80, 40)
    sheet.show()
    assert len(faults(sheet)) == 1
    assert LONG in faults(sheet)[0]


def test_a_paragraph_without_room_for_its_last_line_is_named(sheet):
    label = put(QLabel(LONG * 4, sheet), 10, 10, 120, 40)
    label.setWordWrap(True)
    sheet.show()
    assert "cut off" in faults(sheet)[0]


def test_neighbours_that_overlap_are_named_unless_one_is_meant_to_float(sheet):
    put(QLabel("One", sheet), 10, 10, 100, 40).setObjectName("one")
    other = put(QLabel("Other", sheet), 60, 20, 100, 40)
    other.setObjectName("other")
    sheet.show()
    assert faults(sheet) == ["one and other lie over each other"]
    other.setProperty(FLOATS, True)
    assert faults(sheet) == []


def test_what_reaches_beyond_the_window_is_named(sheet):
    put(QLabel("Out", sheet), 350, 10, 100, 40).setObjectName("out")
    sheet.show()
    assert faults(sheet) == ["out reaches beyond the window"]


def test_what_is_hidden_is_not_looked_at(sheet):
    put(QLabel(LONG, sheet), 10, 10, 80, 40).hide()
    sheet.show()
    assert faults(sheet) == []
