"""Ctrl+C: the selected text where some is selected, else the picture."""

# ruff: noqa: N802 - Qt's own names

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QTextEdit, QWidget


def selected_words(inside: QWidget) -> str:
    """The text that is selected in a widget or anywhere inside it; empty where none is."""
    for one in (inside, *inside.findChildren(QWidget)):
        if one.isVisible() and (words := _selected(one)):
            return words
    return ""


class CopyPasser(QObject):
    """Lets Ctrl+C go past text in which nothing is selected, to the window's own command.

    Parameters
    ----------
    inside : QWidget
        Whose fields and pages are watched, as long as it lives.
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        for kind in (QLineEdit, QTextEdit):
            for one in inside.findChildren(kind):
                one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Text fields claim the key before any command can have it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not event.matches(QKeySequence.StandardKey.Copy) or not isinstance(watched, QWidget):
            return False
        if _selected(watched):
            return False
        event.ignore()
        return True


def _selected(widget: QWidget) -> str:
    if isinstance(widget, QTextEdit):
        return widget.textCursor().selection().toPlainText()
    return widget.selectedText() if isinstance(widget, QLabel | QLineEdit) else ""
