"""Opens the window as the program does, and notes when it and the head were there."""

import json
import sys

import psutil
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.child import since_start

KEEPING = 3000
"""Time for what was laid to be written, ms."""


class _Watch(QObject):
    """Sees the first paint of the window, then the first frame of the head."""

    def __init__(self, app: QApplication, stays: bool) -> None:
        super().__init__()
        self._app, self._stays = app, stays
        self.times: dict[str, float] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Wait for the window's first paint."""
        from scalpviz.app.window import MainWindow

        if event.type() == QEvent.Type.Paint and isinstance(watched, MainWindow):
            self._app.removeEventFilter(self)
            watched.view_area.shown.connect(lambda _laid: self._await_frame(watched))
            if self._stays:
                watched.view_area.completed.connect(lambda _laid: QTimer.singleShot(KEEPING, self._app.quit))
            QTimer.singleShot(0, lambda: self.times.setdefault("window", since_start()))
        return False

    def _await_frame(self, window: QObject) -> None:
        view = window.view_area.head_view
        view.canvas.frameSwapped.connect(self._frame)
        view.canvas.update()

    def _frame(self) -> None:
        self.times.setdefault("frame", since_start())
        self.times.setdefault("memory", psutil.Process().memory_info().rss / 1e6)
        if not self._stays:
            self._app.quit()


def main() -> None:
    """Print the two times, s, and the memory held at the first frame, MB."""
    from scalpviz.app import memory

    memory.put_off()
    from scalpviz.app.main import application, open_window

    app = application()
    watch = _Watch(app, stays="stay" in sys.argv)
    app.installEventFilter(watch)
    QTimer.singleShot(60_000, app.quit)
    open_window()
    print(json.dumps(watch.times))


if __name__ == "__main__":
    main()
