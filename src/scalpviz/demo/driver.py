"""Drives the real window for the demo and the scenarios: opens it, checks what happened, takes pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QImage
from PySide6.QtTest import QTest

from scalpviz.app.main import application
from scalpviz.app.settings import Settings
from scalpviz.app.style.proofreading import faults
from scalpviz.app.style.theme import Mode, Theme
from scalpviz.app.window import MainWindow
from scalpviz.atlas.load import load_atlas
from scalpviz.demo.failed import DemoFailed
from scalpviz.demo.hand import Hand


@dataclass(frozen=True)
class Setting:
    """How the window is to look.

    Parameters
    ----------
    size : tuple of int
        Width and height of the window, pixels of the screen before it is scaled.
    language : str
        As in the view.
    mode : Mode
        Light or dark.
    """

    size: tuple[int, int]
    language: str = "en"
    mode: Mode = Mode.LIGHT


class Driver:
    """One window, a hand on it, and a camera before it.

    Parameters
    ----------
    directory : Path
        Where the pictures go.
    folder : Path
        Where the window may remember things.
    setting : Setting
        How it looks.
    """

    def __init__(self, directory: Path, folder: Path, setting: Setting) -> None:
        self._directory = directory
        self.folder = folder
        store = QSettings(str(folder / "demo.ini"), QSettings.Format.IniFormat)
        store.setValue("language", setting.language)
        self.setting = setting
        self.window = MainWindow(load_atlas(), Theme(application(), setting.mode), Settings(store))
        self.window.resize(*setting.size)
        self.window.move(0, 0)
        self.hand = Hand(self.window, DemoFailed)
        self.taken = 0

    def drive(self, steps: tuple[Callable[[], None], ...]) -> None:
        """Show the window, take the steps, close it."""
        window = self.window
        QCursor.setPos(QGuiApplication.primaryScreen().geometry().bottomRight())
        window.start_view()
        window.show()
        window.activateWindow()
        try:
            for step in steps:
                step()
        finally:
            window.close()
            self.hand.pause(50)

    def wait_for_head(self) -> None:
        """Wait for the first picture of the head."""
        window = self.window
        self.hand.wait(
            lambda: window.view_area.ready or bool(window.messages.words), "the head's first frame"
        )
        self.check(window.view_area.ready, window.messages.words or window.view_area.waiting.words)
        self.hand.settle()

    def palette(self, typed: str, wanted: str) -> None:
        """Open the palette, type, and give the command that comes first, which must be the one wanted."""
        self.hand.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        self.hand.write(typed)
        shown = self.window.command_palette.shown
        first = shown[0].id if shown else "nothing"
        self.check(first == wanted, f"the palette answers '{typed}' with {first}, not with {wanted}")
        self.hand.press(Qt.Key.Key_Return)
        self.hand.settle()

    def view_from(self, key: Qt.Key) -> None:
        """Look from a named view by its key."""
        self.hand.press(key)
        self.hand.settle()

    def point_away(self) -> None:
        """Take the pointer off the head."""
        QTest.mouseMove(self.window.statusBar(), QPoint(3, 3))
        self.hand.pause(30)

    def check(self, held: bool, otherwise: str) -> None:
        """Stop with a sentence unless something holds."""
        if not held:
            raise DemoFailed(
                "The demo stopped after picture {picture}: {reason}.",
                picture=self.taken,
                reason=otherwise.rstrip("."),
            )

    def check_chosen(self, code: str) -> None:
        """Stop unless a zone is chosen in the state, in the list and on the card."""
        window = self.window
        chosen = window.state.view.selected
        self.check(chosen is not None and chosen.code == code, f"{code} is not chosen")
        row = window.panel.list.currentIndex()
        self.check(str(row.data()).startswith(code), f"the row of {code} is not marked")
        card = window.panel.card.card
        self.check(card is not None and card.code == code, f"the card does not show {code}")

    def check_in_order(self) -> None:
        """Stop if words are cut off or parts of the window lie over each other."""
        found = faults(self.window)
        self.check(not found, "; ".join(found))

    def save(self, name: str, holds: Callable[[QImage], bool] | None = None) -> None:
        """A picture of the whole window, with what floats over it, as the screen shows it."""
        self.taken += 1
        path = self._directory / f"{self.taken:02d}-{name}.png"
        self.check_in_order()
        shot = self.shot()
        if holds is not None:
            self.check(holds(shot), f"the picture {path.name} does not show what it should")
        if not shot.save(str(path)):
            raise DemoFailed("{path}: the picture could not be written; choose another folder.", path=path)

    def shot(self) -> QImage:
        """The window as it is on the screen."""
        window, screen = self.window, self.window.screen()
        frame = window.geometry()
        shot = screen.grabWindow(0, frame.x(), frame.y(), frame.width(), frame.height())
        # Wayland gives no pictures of the screen
        return (window.grab() if shot.isNull() else shot).toImage()

    def head_is_drawn(self, picture: QImage) -> bool:
        """Whether the middle of the view has the colour of skin, and its corner that of the background."""
        area = self.window.view_area
        scale = picture.width() / self.window.width()
        middle, corner = (
            picture.pixelColor(area.mapTo(self.window, at) * scale)
            for at in (area.rect().center(), area.rect().topLeft() + QPoint(2, 2))
        )
        return _is_warm(middle) and not _is_warm(corner)


def _is_warm(colour: QColor) -> bool:
    return colour.red() > colour.blue() + 25


class Scenario:
    """Ten steps through the window, each a method.

    Parameters
    ----------
    driver : Driver
        Of the window.
    """

    def __init__(self, driver: Driver) -> None:
        self._drive, self._window, self._hand = driver, driver.window, driver.hand
