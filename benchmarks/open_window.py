"""The real window, opened for measuring, its events served by hand."""

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

PATIENCE = 60.0


class OpenWindow:
    """The window with its head on show.

    Attributes
    ----------
    window : scalpviz.app.window.MainWindow
        The window.
    view : scalpviz.app.viewport.head_view.HeadView
        Where the head is.
    drawn : int
        Frames VTK has drawn so far.
    swapped : int
        Frames that reached the screen so far.
    """

    def __init__(self, app: QApplication, window: Any) -> None:
        self.app, self.window = app, window
        self.drawn = self.swapped = 0
        self._until(lambda: window.view_area.ready)
        self.view = window.view_area.head_view
        canvas = self.view.canvas
        canvas.render_window.AddObserver("EndEvent", self._count_drawn)
        canvas.frameSwapped.connect(self._count_swapped)
        self.serve(1.5)

    def frame(self, change: Callable[[], object]) -> float:
        """Make a change of the picture; seconds until it is on the screen."""
        before, start = self.swapped, time.perf_counter()
        change()
        self._until(lambda: self.swapped > before)
        return time.perf_counter() - start

    def serve(self, seconds: float) -> None:
        """Let the window live for a while."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.app.processEvents()
            # outside of an event loop Qt deletes nothing that asked to be deleted later
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.001)

    def settle(self) -> None:
        """Wait until a flight of the camera has ended."""
        self._until(lambda: not self.view.flying)
        self.serve(0.1)

    def _until(self, true: Callable[[], bool]) -> None:
        end = time.perf_counter() + PATIENCE
        while not true():
            self.app.processEvents()
            if time.perf_counter() > end:
                raise RuntimeError("the window did not do what was waited for")

    def _count_drawn(self, _caller: object, _event: str) -> None:
        self.drawn += 1

    def _count_swapped(self) -> None:
        self.swapped += 1


@contextlib.contextmanager
def open_window() -> Iterator[OpenWindow]:
    """Open the window as the program does and wait for its head."""
    from scalpviz.app import memory
    from scalpviz.app.main import application
    from scalpviz.app.settings import Settings
    from scalpviz.app.style.theme import Theme
    from scalpviz.app.window import MainWindow
    from scalpviz.atlas.load import load_atlas

    app = application()
    settings = Settings()
    window = MainWindow(load_atlas(), Theme(app, settings.mode), settings)
    window.view_area.shown.connect(memory.settle, Qt.ConnectionType.SingleShotConnection)
    window.start_view()
    window.show()
    opened = OpenWindow(app, window)
    yield opened
    window.close()
    app.processEvents()
