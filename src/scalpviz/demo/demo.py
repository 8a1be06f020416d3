"""The main job and the written scenarios, done on the real window with real mouse and keyboard events."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from scalpviz.demo.virtual_screen import start_virtual_screen
from scalpviz.errors import ScalpVizError
from scalpviz.files import check_writable
from scalpviz.screen import has_screen

if TYPE_CHECKING:
    from scalpviz.demo.driver import Driver

SIZE = (1440, 900)


@dataclass(frozen=True)
class DemoOptions:
    """What a demo is to show, and how.

    Parameters
    ----------
    scenario : str, optional
        `student`, `teacher` or `practitioner`, ten steps each; the main job without it.
    size : tuple of int
        Of the window, pixels before it is scaled.
    scale : float
        Pixels of the screen for each of the window's; 2 as on a sharp display.
    language : str
        `en`, `pinyin` or another language's id.
    dark : bool
        Dark instead of light.
    """

    scenario: str | None = None
    size: tuple[int, int] = SIZE
    scale: float = 1.0
    language: str = "en"
    dark: bool = False


def run_demo(directory: Path, wanted: DemoOptions | None = None) -> None:
    """Drive the window through the main job or a scenario and save a picture of each step.

    Parameters
    ----------
    directory : Path
        Where the pictures go, `01-open.png` and on; made if it is not there.
    wanted : DemoOptions, optional
        What to show, and how.

    Raises
    ------
    ScalpVizError
        The folder cannot be written, there is no screen and no Xvfb, or a step did not happen.
    """
    wanted = wanted or DemoOptions()
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ScalpVizError(
            "{folder}: no folder can be made there ({reason}); choose another one.",
            folder=directory,
            reason=error.strerror,
        ) from error
    check_writable(directory / "01-open.png")
    if wanted.scale != 1.0:
        os.environ["QT_SCALE_FACTOR"] = f"{wanted.scale:g}"
    if not has_screen():
        start_virtual_screen(*(round(wanted.scale * side) for side in wanted.size))
    from scalpviz.app.style.theme import Mode
    from scalpviz.demo.driver import Driver, Setting

    setting = Setting(wanted.size, wanted.language, Mode.DARK if wanted.dark else Mode.LIGHT)
    with TemporaryDirectory() as folder:
        driver = Driver(directory, Path(folder), setting)
        driver.drive(_steps(wanted.scenario)(driver))


def _steps(scenario: str | None) -> "Callable[[Driver], tuple[Callable[[], None], ...]]":
    """What makes the steps of a scenario for a driver."""
    if scenario == "student":
        from scalpviz.demo.scenario_student import steps
    elif scenario == "teacher":
        from scalpviz.demo.scenario_teacher import steps
    elif scenario == "practitioner":
        from scalpviz.demo.scenario_practitioner import steps
    else:
        from scalpviz.demo.steps import steps
    return steps
