"""Opens the window as the program does, and notes when it and the head were there."""

import json

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.child import since_start


class _Watch(QObject):
    """Sees the first paint of the window, then the first frame of the head."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self.times: dict[str, float] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Wait for the window's first paint."""
        from scalpviz.app.window import MainWindow

        if event.type() == QEvent.Type.Paint and isinstance(watched, MainWindow):
            self._app.removeEventFilter(self)
            watched.view_area.shown.connect(lambda _laid: self._await_frame(watched))
            QTimer.singleShot(0, lambda: self.times.setdefault("window", since_start()))
        return False

    def _await_frame(self, window: QObject) -> None:
        view = window.view_area.head_view
        view.canvas.frameSwapped.connect(self._frame)
        view.canvas.update()

    def _frame(self) -> None:
        self.times.setdefault("frame", since_start())
        self._app.quit()


def main() -> None:
    """Print the two times."""
    from scalpviz.app.main import application, open_window

    app = application()
    watch = _Watch(app)
    app.installEventFilter(watch)
    QTimer.singleShot(60_000, app.quit)
    open_window()
    print(json.dumps(watch.times))


if __name__ == "__main__":
    main()
