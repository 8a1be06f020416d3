"""Looks a window over as a proof-reader would: words cut off, parts that lie over each other."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QWidget

FLOATS = "floats"
"""Property of widgets that are meant to lie over others: hints, read-outs, the palette."""
SLACK = 2


def faults(window: QWidget) -> list[str]:
    """What is wrong with how a window is composed, one sentence each.

    Words must fit the label or button that bears them, neighbours must not overlap, and nothing but
    what scrolls may reach beyond the window.
    """
    found = [*_cut_off(window), *_overlapping(window), *_outside(window)]
    return sorted(set(found))


def _cut_off(window: QWidget) -> Iterator[str]:
    for widget in _visible(window):
        if isinstance(widget, QLabel) and widget.text() and not widget.text().startswith("<"):
            room = widget.contentsRect().adjusted(0, 0, -2 * widget.margin(), -2 * widget.margin())
            flags = Qt.TextFlag.TextWordWrap if widget.wordWrap() else Qt.TextFlag.TextSingleLine
            needed = widget.fontMetrics().boundingRect(
                QRect(0, 0, room.width() if widget.wordWrap() else 10**6, 10**6), flags, widget.text()
            )
            if needed.width() > room.width() + SLACK or needed.height() > room.height() + SLACK:
                yield f"the words '{widget.text()}' are cut off"
        elif isinstance(widget, QAbstractButton) and widget.text() and not _shows_icon_alone(widget):
            needed_width = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
            if needed_width > widget.width() + SLACK:
                yield f"the button '{widget.text()}' is too narrow"


def _shows_icon_alone(button: QAbstractButton) -> bool:
    style = getattr(button, "toolButtonStyle", None)
    return style is not None and style() is Qt.ToolButtonStyle.ToolButtonIconOnly


def _overlapping(window: QWidget) -> Iterator[str]:
    for parent in (window, *_visible(window)):
        children = [
            child
            for child in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if child.isVisible() and not child.isWindow() and not _floats(child) and child.width() > 1
        ]
        for one, other in combinations(children, 2):
            both = one.geometry() & other.geometry()
            if both.width() > SLACK and both.height() > SLACK and one.geometry() != other.geometry():
                yield f"{_named(one)} and {_named(other)} lie over each other"


def _outside(window: QWidget) -> Iterator[str]:
    for widget in _visible(window):
        if _scrolls(widget, window) or not widget.isEnabled():
            continue
        at = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        if not window.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(at):
            yield f"{_named(widget)} reaches beyond the window"


def _visible(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window:
            yield widget


def _scrolls(widget: QWidget, window: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def _floats(widget: QWidget) -> bool:
    return bool(widget.property(FLOATS)) or widget.testAttribute(
        Qt.WidgetAttribute.WA_TransparentForMouseEvents
    )


def _named(widget: QWidget) -> str:
    return widget.accessibleName() or widget.objectName() or type(widget).__name__
