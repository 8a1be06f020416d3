"""Opening the window: first the window with its list, then the 3D part."""

from __future__ import annotations

import contextlib
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QSurfaceFormat
from PySide6.QtWidgets import QApplication

from scalpviz.app import memory
from scalpviz.app.settings import Settings
from scalpviz.app.style.theme import Theme
from scalpviz.app.window import MainWindow
from scalpviz.atlas.index import load_index
from scalpviz.state.view import HeadChoice

if TYPE_CHECKING:
    from scalpviz.atlas.index import AtlasIndex
    from scalpviz.atlas.model import Atlas

SETTLING = 1000
"""How long after the first head memory is settled, ms: it takes a tenth of a second."""


def open_window(own_atlas: Path | None = None, head: HeadChoice | None = None) -> int:
    """Open the window and stay until it is closed.

    Parameters
    ----------
    own_atlas : Path, optional
        A file of a teacher's own records, beside the atlas that ships.
    head : str or OwnHead, optional
        A stored head or a person's own; the stored head shown last otherwise.

    Returns
    -------
    int
        The process's exit code.

    Raises
    ------
    ScalpVizError
        The atlas that ships cannot be used; a broken file of one's own is told in the window.
    """
    known = _known(own_atlas)
    app = application()
    settings = Settings()
    theme = Theme(app, settings.mode)
    window = MainWindow(known, theme, settings, head)
    window.guard.watch_callbacks()
    if own_atlas is not None:
        window.guard(lambda: window.add_atlas(own_atlas))()
    window.view_area.shown.connect(settle_later, Qt.ConnectionType.SingleShotConnection)
    window.start_view()
    window.show()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python hears of Ctrl+C only between its own steps
    return int(app.exec())


def _known(own_atlas: Path | None) -> Atlas | AtlasIndex:
    """The index of the atlas that ships, which is read at once; the atlas itself where that is not enough."""
    if own_atlas is None:
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            return load_index()
    from scalpviz.atlas.load import load_atlas

    return load_atlas()


def settle_later() -> None:
    """Settle memory once the head that is on show now was drawn."""
    QTimer.singleShot(SETTLING, memory.settle)


def application() -> QApplication:
    """The one application; OpenGL's format is set before it exists, as Qt demands."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QSurfaceFormat.setDefaultFormat(surface_format())
    app = QApplication(["scalpviz"])
    app.setApplicationName("ScalpViz")
    app.setApplicationDisplayName("ScalpViz")
    app.setDesktopFileName("scalpviz")
    return app


def surface_format() -> QSurfaceFormat:
    """Desktop OpenGL 3.2 without multisampling: VTK smooths edges in its own buffers."""
    wanted = QSurfaceFormat()
    wanted.setRenderableType(QSurfaceFormat.RenderableType.OpenGL)
    wanted.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    wanted.setVersion(3, 2)
    wanted.setSwapBehavior(QSurfaceFormat.SwapBehavior.DoubleBuffer)
    for size in (wanted.setRedBufferSize, wanted.setGreenBufferSize, wanted.setBlueBufferSize):
        size(8)
    wanted.setAlphaBufferSize(8)
    wanted.setDepthBufferSize(8)
    wanted.setStencilBufferSize(0)
    wanted.setSamples(0)
    return wanted
