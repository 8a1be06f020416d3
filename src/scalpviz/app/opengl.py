"""OpenGL as the 3D view needs it."""

from PySide6.QtGui import QOffscreenSurface, QOpenGLContext, QSurfaceFormat

from scalpviz.errors import ScalpVizError

NO_OPENGL = (
    "The 3D view needs OpenGL 3.2, which this display does not offer: install a graphics driver, or Mesa for "
    "drawing without one. The list, the search and the cards work without it."
)


def set_surface_format() -> None:
    """Ask for what VTK draws with; before the application exists, or Wayland shows a black picture."""
    QSurfaceFormat.setDefaultFormat(surface_format())


def surface_format() -> QSurfaceFormat:
    """Desktop OpenGL 3.2, core profile, no multisampling (VTK does its own)."""
    wanted = QSurfaceFormat()
    wanted.setRenderableType(QSurfaceFormat.RenderableType.OpenGL)
    wanted.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    wanted.setVersion(3, 2)
    wanted.setSwapBehavior(QSurfaceFormat.SwapBehavior.DoubleBuffer)
    for set_size in (wanted.setRedBufferSize, wanted.setGreenBufferSize, wanted.setBlueBufferSize):
        set_size(8)
    wanted.setAlphaBufferSize(8)
    wanted.setDepthBufferSize(8)
    wanted.setStencilBufferSize(0)
    wanted.setSamples(0)
    return wanted


def check_opengl() -> None:
    """Raise one clear sentence where no context can be had.

    Raises
    ------
    ScalpVizError
        The display offers no OpenGL 3.2.
    """
    context = QOpenGLContext()
    context.setFormat(surface_format())
    surface = QOffscreenSurface()
    surface.setFormat(surface_format())
    surface.create()
    if not (context.create() and surface.isValid() and context.makeCurrent(surface)):
        raise ScalpVizError(NO_OPENGL)
    version = context.format().version()
    context.doneCurrent()
    if tuple(version) < (3, 2):
        raise ScalpVizError(NO_OPENGL)
