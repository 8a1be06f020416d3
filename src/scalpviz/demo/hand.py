"""A hand on the real window: moves, clicks and types through Qt's events, and waits for what follows."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from scalpviz.app.window import MainWindow
from scalpviz.state.view import ZoneRef

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


class Hand:
    """Does to a window what a user does.

    Parameters
    ----------
    window : MainWindow
        Shown or about to be.
    fail : callable
        Makes the exception for a sentence about what did not happen.
    """

    def __init__(self, window: MainWindow, fail: Callable[[str], Exception]) -> None:
        self._window = window
        self._fail = fail

    def wait(self, until: Callable[[], bool], what: str, seconds: float = 30.0) -> None:
        """Let the program run until something has come about."""
        end = time.monotonic() + seconds
        while not until():
            if time.monotonic() > end:
                raise self._fail(f"{what} did not happen within {seconds:g} seconds")
            self.pause(10)

    def pause(self, milliseconds: int) -> None:
        """Let the program run for a while; other threads run too, which `QTest.qWait` does not allow."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def settle(self) -> None:
        """Wait until the eye has landed and everything is painted."""
        area = self._window.view_area
        view = area.head_view
        self.wait(lambda: not area.ready or not area.busy, "the end of the painting")
        self.wait(lambda: view is None or not view.flying, "the end of the flight")
        self.pause(120)

    def point_at(self, ref: ZoneRef) -> QPoint:
        """Move the pointer onto a zone on the head; returns the place in the view."""
        view = self._window.view_area.head_view
        at = view.where(ref) if view is not None else None
        if view is None or at is None:
            raise self._fail(f"{ref.code} lies open nowhere in the view")
        place = at.toPoint()
        QTest.mouseMove(view.canvas, place + QPoint(3, 0))
        self.pause(20)
        QTest.mouseMove(view.canvas, place)
        self.pause(20)
        return place

    def click_zone(self, ref: ZoneRef) -> None:
        """Point at a zone on the head and click."""
        place = self.point_at(ref)
        view = self._window.view_area.head_view
        assert view is not None
        QTest.mouseClick(view.canvas, LEFT, NO_KEY, place)

    def drag(self, start: QPoint, end: QPoint, button: Qt.MouseButton = LEFT, steps: int = 8) -> None:
        """Drag across the 3D view."""
        view = self._window.view_area.head_view
        if view is None:
            raise self._fail("there is no 3D view to drag in")
        QTest.mousePress(view.canvas, button, NO_KEY, start)
        for k in range(1, steps + 1):
            QTest.mouseMove(view.canvas, start + (end - start) * k / steps)
            self.pause(10)
        QTest.mouseRelease(view.canvas, button, NO_KEY, end)

    def click_row(self, ref: ZoneRef) -> None:
        """Click a zone's row in the list."""
        rows = self._window.panel.list
        index = rows.index_of(ref)
        if index is None:
            raise self._fail(f"{ref.code} is not in the list")
        rows.scrollTo(index)
        self.pause(20)
        place = rows.visualRect(index).center()
        QTest.mouseMove(rows.viewport(), place)
        self.pause(20)
        QTest.mouseClick(rows.viewport(), LEFT, NO_KEY, place)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self._keyboard(), key, modifier)
        self.pause(20)

    def write(self, words: str) -> None:
        """Type; what no key has comes as from an input method."""
        if words.isascii():
            QTest.keyClicks(self._keyboard(), words, NO_KEY, 15)
            return
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self._keyboard(), event)
        self.pause(20)

    def choose(self, *path: str) -> None:
        """Open a menu and click through it."""
        bar = self._window.menuBar()
        action = self._named(bar.actions(), path[0])
        QTest.mouseClick(bar, LEFT, NO_KEY, bar.actionGeometry(action).center())
        for name in path[1:]:
            menu = action.menu()
            assert isinstance(menu, QMenu)
            self.wait(menu.isVisible, f"the menu {action.text()}", 5)
            action = self._named(menu.actions(), name)
            place = menu.actionGeometry(action).center()
            QTest.mouseMove(menu, place)
            self.pause(40)
            QTest.mouseClick(menu, LEFT, NO_KEY, place)
            self.pause(40)

    def _named(self, actions: list[QAction], name: str) -> QAction:
        for action in actions:
            if action.text().replace("&", "") == name:
                return action
        raise self._fail(f"there is no '{name}' in the menu")

    def _keyboard(self) -> QWidget:
        return QApplication.focusWidget() or self._window
