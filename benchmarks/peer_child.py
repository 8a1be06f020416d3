"""A window of someone else's, empty or with a sphere: when it and its picture came, and what it holds."""

import json
import sys

import psutil
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.child import since_start


class _Watch(QObject):
    """Sees the first paint of the window."""

    def __init__(self, app: QApplication, alone: bool) -> None:
        super().__init__()
        self._app, self._alone = app, alone
        self.times: dict[str, float] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Wait for the window's first paint."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            self._app.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self.times["window"] = since_start()
        if self._alone:
            self._app.quit()


def main() -> None:
    """Print when the window was there, when its picture, and what the process then held."""
    sphere = sys.argv[1] == "sphere"
    if sphere:
        import pyvista
        from pyvistaqt import QtInteractor
    app = QApplication(["peer"])
    watch = _Watch(app, alone=not sphere)
    app.installEventFilter(watch)
    window = QMainWindow()
    window.resize(1280, 820)
    if sphere:
        view = QtInteractor(window)
        view.add_mesh(pyvista.Sphere())
        window.setCentralWidget(view)

        def seen() -> None:
            watch.times.setdefault("frame", since_start())
            watch.times.setdefault("memory", psutil.Process().memory_info().rss / 1e6)
            app.quit()

        view.frameSwapped.connect(seen)
    window.show()
    QTimer.singleShot(60_000, app.quit)
    app.exec()
    print(json.dumps(watch.times), flush=True)
    if sphere:
        view.close()


if __name__ == "__main__":
    main()
