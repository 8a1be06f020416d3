"""The main job, done on the real window with real mouse and keyboard events, a picture after each step."""

from pathlib import Path
from tempfile import TemporaryDirectory

from scalpviz.app.virtual_screen import start_virtual_screen
from scalpviz.errors import ScalpVizError
from scalpviz.files import check_writable
from scalpviz.screen import has_screen

SIZE = (1440, 900)


class DemoFailed(ScalpVizError):
    """A step did not do what it should."""


def run_demo(directory: Path) -> None:
    """Drive the window through the main job and save a picture of each step.

    Parameters
    ----------
    directory : Path
        Where the pictures go, `01-open.png` and on; made if it is not there.

    Raises
    ------
    ScalpVizError
        The folder cannot be written, there is no screen and no Xvfb, or a step did not happen.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ScalpVizError(
            f"{directory}: no folder can be made there ({error.strerror}); choose another one."
        ) from error
    check_writable(directory / "01-open.png")
    if not has_screen():
        start_virtual_screen(*SIZE)
    from scalpviz.app.demo_steps import Demo

    with TemporaryDirectory() as folder:
        Demo(directory, Path(folder), SIZE).run()
