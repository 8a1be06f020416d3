"""The real window on a real screen, in memory if there is no other; Qt's offscreen platform draws nothing."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QDialog

from scalpviz.app.main import application
from scalpviz.app.panels.side_panel import Tab
from scalpviz.app.settings import Settings
from scalpviz.app.style.theme import Mode, Theme
from scalpviz.app.window import MainWindow
from scalpviz.atlas.model import Atlas
from scalpviz.demo.hand import Hand
from scalpviz.demo.virtual_screen import start_virtual_screen
from scalpviz.layout.head_layout import HeadLayout
from scalpviz.screen import has_screen
from scalpviz.state.view import View

SIZE = (1200, 800)


@pytest.fixture(scope="session")
def screen() -> str:
    """A display; never the user's own one while a virtual one can be had."""
    if not has_screen() or os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        start_virtual_screen(1440, 900)
    return os.environ.get("DISPLAY", "")


@pytest.fixture(scope="session")
def qapp(screen: str) -> QApplication:
    return application()


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Mode.LIGHT)


@pytest.fixture(scope="session")
def open_window(qapp: QApplication, atlas: Atlas, theme: Theme):
    """Opens a window that remembers things in a file, and waits for its head if there is to be one."""

    def opened(settings_file: Path, head: bool = True) -> MainWindow:
        store = QSettings(str(settings_file), QSettings.Format.IniFormat)
        first = not settings_file.exists()
        window = MainWindow(atlas, theme, Settings(store))
        if first:
            window.resize(*SIZE)
        window.move(0, 0)
        if head:
            window.start_view()
        window.show()
        window.activateWindow()
        if head:
            hand = Hand(window, AssertionError)
            hand.wait(lambda: window.view_area.ready, "the head's first frame")
            hand.settle()
        return window

    return opened


@pytest.fixture(scope="session")
def shared_window(open_window, tmp_path_factory) -> Iterator[MainWindow]:
    window = open_window(tmp_path_factory.mktemp("settings") / "window.ini")
    yield window
    window.close()


@pytest.fixture
def window(shared_window: MainWindow, theme: Theme) -> Iterator[MainWindow]:
    """The window as it is right after the start: nothing chosen, the eye at home, light."""
    fresh(shared_window)
    yield shared_window
    theme.choose(Mode.LIGHT)
    fresh(shared_window)


def fresh(window: MainWindow) -> None:
    """Put the window back to how it started."""
    QCursor.setPos(QPoint(1439, 899))
    view = window.view_area.head_view
    assert view is not None
    hand, plain = Hand(window, AssertionError), View()
    names = View.__dataclass_fields__.keys() - {"camera"}
    window.state.change(**{name: getattr(plain, name) for name in names})
    hand.wait(lambda: not window.view_area.busy, "the first head")
    hand.settle()
    window.presenter.go_home()
    hand.settle()
    window.messages.hide()
    if window.isFullScreen():
        window.showNormal()
    window.shown_sheet.close()
    window.panel.show_tab(Tab.ZONES)
    for dialog in window.findChildren(QDialog):
        dialog.close()
    window.activateWindow()
    window.panel.list.setFocus()
    hand.settle()


@pytest.fixture
def hand(window: MainWindow) -> Hand:
    return Hand(window, AssertionError)


@pytest.fixture
def laid(window: MainWindow) -> HeadLayout:
    assert window.view_area.laid is not None
    return window.view_area.laid


class Frames:
    """Counts how often VTK renders into the window."""

    def __init__(self, window: MainWindow) -> None:
        assert window.view_area.head_view is not None
        self._target = window.view_area.head_view.canvas.render_window
        self.drawn = 0
        self._tag = self._target.AddObserver("StartEvent", self._count)

    def _count(self, _caller: object, _event: str) -> None:
        self.drawn += 1

    def stop(self) -> None:
        self._target.RemoveObserver(self._tag)


@pytest.fixture
def frames(window: MainWindow) -> Iterator[Frames]:
    counter = Frames(window)
    yield counter
    counter.stop()


@pytest.fixture
def own_window(open_window, tmp_path):
    """A window of its own: what is added to an atlas stays."""
    opened = open_window(tmp_path / "own.ini")
    yield opened
    opened.close()
