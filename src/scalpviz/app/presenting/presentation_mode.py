"""Presenter mode: full screen, the head alone, large words; and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from scalpviz.app.presenting.pointer import PresentationPointer

if TYPE_CHECKING:
    from scalpviz.state.view import View

SCALE = 2.4
"""How much larger words on the head are in presenter mode."""


class PresentationMode:
    """Gives the room of a window to what is wanted: panels with texts, the head alone, or a presentation.

    Parameters
    ----------
    window : QMainWindow
        Whose room it is.
    texts : sequence of QWidget
        What is put away with the texts.
    frame : sequence of QWidget
        What is put away in a presentation too.
    strip : QWidget
        What is shown in a presentation alone.
    magnify : callable
        Draws words and marks so many times as large.
    to_view, to_list : callable
        Put the keyboard into the 3D view; into the list.
    """

    def __init__(
        self,
        window: QMainWindow,
        texts: Sequence[QWidget],
        frame: Sequence[QWidget],
        strip: QWidget,
        magnify: Callable[[float], None],
        to_view: Callable[[], None],
        to_list: Callable[[], None],
    ) -> None:
        self.pointer = PresentationPointer(window)
        self._window, self._texts, self._frame, self._strip = window, texts, frame, strip
        self._magnify, self._to_view, self._to_list = magnify, to_view, to_list
        self._before: Qt.WindowState | None = None

    def follow(self, view: View) -> None:
        """Arrange the window as a view has it."""
        presenting, bare = view.presenting, view.presenting or view.text_hidden
        now = self._window.focusWidget()
        if bare and now is not None and any(widget.isAncestorOf(now) for widget in self._texts):
            # Qt would move the keyboard on as if by Tab, with a frame round the view.
            self._to_view()
        for widgets, shown in (
            (self._texts, not bare),
            (self._frame, not presenting),
            ((self._strip,), presenting),
        ):
            for widget in widgets:
                if widget.isHidden() is shown:
                    widget.setVisible(shown)
        if presenting is not (self._before is not None):
            self._begin() if presenting else self._end()

    def _begin(self) -> None:
        self._magnify(SCALE)
        self._before = self._window.windowState()
        self.pointer.begin()
        self._window.showFullScreen()
        self._to_view()

    def _end(self) -> None:
        self._magnify(1.0)
        self.pointer.end()
        state, self._before = self._before, None
        if state is not None and not state & Qt.WindowState.WindowFullScreen:
            self._window.setWindowState(state)
        self._to_list()
