"""The main job in pictures: the real window, driven with real mouse and keyboard events."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from scalpviz.app.virtual_screen import virtual_screen
from scalpviz.errors import ScalpVizError
from scalpviz.files import check_writable
from scalpviz.screen import has_screen
from scalpviz.side import Side
from scalpviz.state.view import ZoneRef

if TYPE_CHECKING:
    from scalpviz.app.window import MainWindow
    from scalpviz.scene.head_scene import HeadScene

SIZE = (1440, 900)
FULL_TIME = 600
"""Seconds after which the whole demonstration is given up."""


def run_demo(directory: Path) -> None:
    """Drive the window through the main job and save a picture of each step.

    Without a screen it brings a virtual one and runs there in a process of its own, since Qt does not
    outlive its screen.

    Parameters
    ----------
    directory : Path
        Is made if need be; gets `01-open.png` and so on.

    Raises
    ------
    ScalpVizError
        The folder cannot be written, there is neither a screen nor Xvfb, or a step did not do what it should.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ScalpVizError(
            f"{directory}: the folder cannot be made ({error.strerror}); choose another."
        ) from error
    check_writable(directory / "01-open.png")
    if has_screen({k: v for k, v in os.environ.items() if k != "QT_QPA_PLATFORM"}):
        _drive(directory)
        return
    command = "import sys; from scalpviz.app import demo; sys.exit(demo.in_a_process(sys.argv[1]))"
    with virtual_screen(*SIZE):
        try:
            done = subprocess.run(
                [sys.executable, "-c", command, str(directory)],
                stderr=subprocess.PIPE, text=True, timeout=FULL_TIME, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise ScalpVizError(
                "The demonstration did not come to an end; run it again on a desktop to see where it stops."
            ) from error
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip()]
        raise ScalpVizError(said[-1] if said else "The demonstration ended before its time; run it again.")


def in_a_process(directory: str) -> int:
    """Drive the window; what goes wrong is the last line on stderr.

    Returns
    -------
    int
        The exit code.
    """
    try:
        _drive(Path(directory))
    except ScalpVizError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    return 0


def _drive(directory: Path) -> None:
    from scalpviz.app.main import application
    from scalpviz.app.settings import Settings
    from scalpviz.app.theme import Mode, Theme
    from scalpviz.app.window import MainWindow
    from scalpviz.atlas.load import load_atlas

    app = application()
    with tempfile.TemporaryDirectory() as forgotten:
        store = QSettings(str(Path(forgotten) / "demo.ini"), QSettings.Format.IniFormat)
        window = MainWindow(load_atlas(), Theme(app, Mode.LIGHT), Settings(store))
        try:
            Demo(window, directory).run()
        finally:
            window.close()
            app.processEvents()


class Demo:
    """Each step acts, checks that it worked, and takes a picture.

    Parameters
    ----------
    window : MainWindow
        Not shown yet.
    directory : Path
        For the pictures.
    """

    def __init__(self, window: "MainWindow", directory: Path) -> None:
        self._window = window
        self._directory = directory
        self._taken = 0

    def run(self) -> None:
        """All steps in order."""
        self._open()
        self._hover()
        self._click()
        self._pick()
        self._search()
        self._turn()
        self._darken()

    # -- steps ---------------------------------------------------------------------------------

    def _open(self) -> None:
        window = self._window
        window.resize(*SIZE)
        window.move(0, 0)
        window.show()
        window.start_view()
        area = window.view_area
        self._wait(lambda: not area.waits, 120, "the head to appear")
        if not area.ready:
            raise ScalpVizError(area.waiting.words)
        self._settle()
        self._expect(window.panel.list.model().rowCount() == 4, "the list shows four regions")
        self._picture("open")

    def _hover(self) -> None:
        self._point(ZoneRef("international", "MS6", part="middle-two-fifths"))
        words = self._window.pointer_line.words
        self._expect("MS6" in words and "iddle two fifths" in words, f"hovering MS6 names it ({words})")
        self._picture("hover-ms6")

    def _click(self) -> None:
        place = self._point(ZoneRef("international", "MS6", part="middle-two-fifths"))
        QTest.mouseClick(self._canvas, Qt.MouseButton.LeftButton, pos=place)
        self._settle()
        self._expect_chosen("MS6")
        row = self._window.panel.list.currentIndex().data()
        self._expect(str(row).startswith("MS6"), "a click on the head marks the row")
        self._picture("click-ms6")

    def _pick(self) -> None:
        rows = self._window.panel.list
        index = rows.index_of(ZoneRef("international", "MS1"))
        assert index is not None
        rows.scrollTo(index)
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(index).center())
        self._settle()
        self._expect_chosen("MS1")
        self._picture("pick-ms1")

    def _search(self) -> None:
        window = self._window
        QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        self._wait(window.panel.search.hasFocus, 5, "Ctrl+F to reach the search field")
        QTest.keyClicks(window.panel.search, "aphasia")
        found = window.panel.list.model().index(0, 0)
        self._expect(window.panel.list.model().rowCount(found) == 2, "two zones answer to aphasia")
        QTest.keyClick(window.panel.search, Qt.Key.Key_Return)
        self._settle()
        self._expect_chosen("MS6")
        self._picture("search-aphasia")

    def _turn(self) -> None:
        window = self._window
        QTest.keyClick(window.panel.search, Qt.Key.Key_Escape)
        button = window.toolbar.widgetForAction(window.actions_["view-back"])
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self._settle()
        x, y, _ = np.subtract(self._scene.camera.position, self._scene.camera.focus)
        self._expect(y < 0 and abs(x) < -y / 10, "the button Back shows the back of the head")
        place = self._point(ZoneRef("international", "MS13", Side.RIGHT))
        QTest.mouseClick(self._canvas, Qt.MouseButton.LeftButton, pos=place)
        self._settle()
        self._expect_chosen("MS13")
        self._picture("turn-to-the-back")

    def _darken(self) -> None:
        window = self._window
        menu = self._open_menu(window.menuBar(), "View")
        self._click_in(self._open_menu(menu, "Theme"), "Dark")
        self._settle()
        self._expect(window.mode.value == "dark", "the menu makes the window dark")
        ground = window.panel.grab().toImage().pixelColor(4, 4)
        self._expect(ground.lightness() < 80, "the panel is dark")
        self._picture("dark")

    # -- hands and eyes ------------------------------------------------------------------------

    @property
    def _canvas(self) -> QWidget:
        view = self._window.view_area.head_view
        assert view is not None
        return view.plotter

    @property
    def _scene(self) -> "HeadScene":
        view = self._window.view_area.head_view
        assert view is not None
        return view.scene

    def _point(self, ref: ZoneRef) -> QPoint:
        """Move the pointer to a place where a zone is open to it."""
        view = self._window.view_area.head_view
        assert view is not None
        place = view.where(ref)
        if place is None:
            raise ScalpVizError(f"The demonstration found no place on the head to point at {ref.code}.")
        QTest.mouseMove(self._canvas, QPoint(5, 5))
        QTest.mouseMove(self._canvas, place.toPoint())
        self._settle()
        return place.toPoint()

    def _open_menu(self, within: QMenu | QMenuBar, words: str) -> QMenu:
        action = self._click_in(within, words)
        menu = action.menu()
        assert isinstance(menu, QMenu)
        self._wait(menu.isVisible, 5, f"the menu {words} to open")
        return menu

    def _click_in(self, within: QMenu | QMenuBar, words: str) -> QAction:
        action = next(a for a in within.actions() if a.text().replace("&", "") == words)
        QTest.mouseMove(within, within.actionGeometry(action).center())
        QTest.mouseClick(within, Qt.MouseButton.LeftButton, pos=within.actionGeometry(action).center())
        return action

    def _settle(self) -> None:
        """Until flights are over and everything is painted."""
        view = self._window.view_area.head_view
        QTest.qWait(120)
        self._wait(lambda: view is None or not view.flying, 20, "the camera to arrive")
        QTest.qWait(180)

    def _wait(self, what: Callable[[], bool], seconds: float, words: str) -> None:
        end = time.monotonic() + seconds
        while not what():
            if time.monotonic() > end:
                raise ScalpVizError(f"The demonstration waited {seconds:.0f} s in vain for {words}.")
            QTest.qWait(20)

    def _expect(self, true: bool, words: str) -> None:
        if not true:
            raise ScalpVizError(f"The demonstration failed where it should be seen that {words}.")

    def _expect_chosen(self, code: str) -> None:
        chosen, card = self._window.state.view.selected, self._window.panel.card.card
        self._expect(chosen is not None and chosen.code == code, f"{code} is chosen")
        self._expect(card is not None and card.code == code, f"the card is that of {code}")
        assert chosen is not None
        self._expect(self._scene.sees(chosen), f"{code} can be seen")

    def _picture(self, name: str) -> None:
        self._taken += 1
        path = self._directory / f"{self._taken:02d}-{name}.png"
        picture = QGuiApplication.primaryScreen().grabWindow(self._window.winId())
        if picture.isNull():
            picture = self._window.grab()
        self._check(picture.toImage())
        if not picture.save(str(path)):
            raise ScalpVizError(f"{path} cannot be written; choose another folder.")

    def _check(self, picture: QImage) -> None:
        """The head is in the picture: its middle is not the background's colour."""
        ratio = picture.width() / self._window.width()
        view = self._window.view_area
        corner = view.mapTo(self._window, QPoint(2, 2))
        middle = view.mapTo(self._window, view.rect().center())
        ground, head = (
            picture.pixelColor(round(at.x() * ratio), round(at.y() * ratio)).getRgb()[:3]
            for at in (corner, middle)
        )
        different = max(abs(a - b) for a, b in zip(ground, head, strict=True)) > 24
        self._expect(different, "the head is in the picture")
