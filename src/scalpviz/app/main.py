"""Opens the window."""

import logging
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from scalpviz.app.guard import report_to
from scalpviz.app.main_window import MainWindow
from scalpviz.app.opengl import set_surface_format
from scalpviz.app.settings import Settings
from scalpviz.app.theme import Theme
from scalpviz.atlas.load import load_atlas


def open_window(
    atlas_path: Path | None = None, head_path: Path | None = None, landmarks_path: Path | None = None
) -> int:
    """Open the window and stay until it is closed.

    Parameters
    ----------
    atlas_path : Path, optional
        Another atlas than the one that ships with the program.
    head_path, landmarks_path : Path, optional
        A person's head to start with; the reference head without them.

    Returns
    -------
    int
        0, once the window is closed.

    Raises
    ------
    ScalpVizError
        The atlas cannot be used.
    """
    logging.basicConfig(level=logging.WARNING, format="scalpviz: %(message)s")
    atlas = load_atlas(atlas_path)
    app = application()
    settings = Settings.of_user()
    window = MainWindow(atlas, Theme(app, settings.mode), settings, head_path, landmarks_path)
    restore = report_to(window.trouble)
    window.show()
    try:
        return int(app.exec())
    finally:
        restore()


def application() -> QApplication:
    """The one application, made if there is none yet, ready for OpenGL."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    set_surface_format()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("ScalpViz")
    app.setOrganizationName("ScalpViz")
    app.setApplicationDisplayName("ScalpViz")
    app.setDesktopFileName("scalpviz")
    from scalpviz.app.icons import program_icon

    app.setWindowIcon(program_icon())
    return app
