"""Where VTK draws inside the window: an OpenGL widget of Qt's, whose context VTK borrows.

Qt owns the context and says when to paint; VTK draws into buffers of its own, which the paint then copies
into the widget's. VTK asks through events whether the context is current, and to make it so. The docstring of
`pyvistaqt.rwi` numbers what must hold between the two; it holds here too, but for the one thing that this
canvas is for: a change is drawn once, in the paint, and not also when it is made.
"""

# ruff: noqa: N802 - Qt's own names

import weakref
from typing import Any

from PySide6.QtCore import Qt, QThread
from PySide6.QtGui import QOpenGLContext, QSurface
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QWidget
from vtkmodules.vtkCommonCore import vtkCommand
from vtkmodules.vtkRenderingOpenGL2 import vtkGenericOpenGLRenderWindow, vtkOpenGLRenderer

DRAW_FRAMEBUFFER, COLOUR_BUFFER, SCISSOR_TEST, DEPTH_TEST = 0x8CA9, 0x4000, 0x0C11, 0x0B71
LINEAR, LESS_OR_EQUAL = 0x2601, 0x0203
"""OpenGL's own numbers."""
DOTS_PER_INCH = 72
"""What VTK takes for a display that is not magnified."""


class CanvasRenderer(vtkOpenGLRenderer):
    """A renderer that can become one of PyVista's: see `scalpviz.app.viewport.plotter`."""


class VtkWidget(QOpenGLWidget):
    """One renderer in a widget; nothing is drawn except in its paint.

    The format of the surface must be set for the whole application before it begins (see
    `scalpviz.app.main.application`): a format of the widget alone leaves it black under Wayland.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.renderer = CanvasRenderer()
        self.render_window = window = vtkGenericOpenGLRenderWindow()
        window.SetReadyForRendering(False)
        window.SetFrameBlitModeToNoBlit()
        window.SetMultiSamples(0)
        window.AddRenderer(self.renderer)
        self._borrowed: tuple[QOpenGLContext, QSurface] | None = None
        self._closed = False
        # VTK keeps what it calls alive: it must not be this widget.
        me = weakref.ref(self)

        def make_current(_window: Any, _event: str) -> None:
            canvas = me()
            if canvas is not None:
                canvas._make_current()

        def tell_current(_window: Any, _event: str) -> None:
            canvas = me()
            if canvas is not None:
                canvas.render_window.SetIsCurrent(canvas._is_current())

        self._watching = [
            window.AddObserver(vtkCommand.WindowMakeCurrentEvent, make_current),
            window.AddObserver(vtkCommand.WindowIsCurrentEvent, tell_current),
        ]

    def close_window(self) -> None:
        """Free what VTK holds of the graphics card; nothing is drawn after."""
        if self._closed:
            return
        self._closed = True
        self._free()
        for tag in self._watching:
            self.render_window.RemoveObserver(tag)
        self.render_window.RemoveRenderer(self.renderer)

    # -- Qt's ----------------------------------------------------------------------------------

    def initializeGL(self) -> None:
        """Lend VTK the context that Qt has just made."""
        context = self.context()
        self._borrowed = (context, context.surface())
        context.aboutToBeDestroyed.connect(self._free)
        window = self.render_window
        window.SetOwnContext(False)
        window.OpenGLInitContext()
        window.OpenGLInit()
        self._settle_state()
        window.SetForceMaximumHardwareLineWidth(1)
        window.SetReadyForRendering(True)

    def resizeGL(self, _width: int, _height: int) -> None:
        """Draw as many pixels as the screen shows."""
        self._fit()

    def paintGL(self) -> None:
        """Have VTK draw, and copy what it drew."""
        window = self.render_window
        if self._closed or not window.GetReadyForRendering():
            return
        self._fit()
        state = window.GetState()
        self._settle_state()
        state.Push()
        window.Render()
        # drawing may have changed what is bound
        self.makeCurrent()
        self._copy()
        state.Pop()

    # -- inside --------------------------------------------------------------------------------

    def _fit(self) -> None:
        zoom = self.devicePixelRatioF()
        size = max(round(self.width() * zoom), 1), max(round(self.height() * zoom), 1)
        window = self.render_window
        if tuple(window.GetSize()) != size:
            window.SetSize(*size)
        window.SetDPI(round(DOTS_PER_INCH * zoom))

    def _settle_state(self) -> None:
        """Tell VTK that Qt has drawn in the meantime, and set what VTK takes for granted."""
        state = self.render_window.GetState()
        state.Reset()
        state.vtkglDepthFunc(LESS_OR_EQUAL)
        state.vtkglEnable(DEPTH_TEST)

    def _copy(self) -> None:
        """Copy VTK's picture into the widget, and leave nothing of it translucent."""
        width, height = self.render_window.GetSize()
        gl = self.context().extraFunctions()
        gl.glBindFramebuffer(DRAW_FRAMEBUFFER, self.defaultFramebufferObject())
        gl.glDisable(SCISSOR_TEST)
        self.render_window.BlitDisplayFramebuffer(
            0, 0, 0, width, height, 0, 0, width, height, COLOUR_BUFFER, LINEAR
        )
        gl.glColorMask(False, False, False, True)
        gl.glClearColor(0.0, 0.0, 0.0, 1.0)
        gl.glClear(COLOUR_BUFFER)
        gl.glColorMask(True, True, True, True)

    def _make_current(self) -> None:
        # Qt ends the process when a context is made current in another thread than its own. Not the
        # widget's own makeCurrent: that would bind the widget's buffer while VTK draws into its own.
        if self._borrowed is not None and QThread.currentThread() is self.thread():
            context, surface = self._borrowed
            context.makeCurrent(surface)

    def _is_current(self) -> bool:
        return self._borrowed is not None and QOpenGLContext.currentContext() is self._borrowed[0]

    def _free(self) -> None:
        """Free what VTK holds while the context that it was made in still lives."""
        if self._borrowed is None:
            return
        self._make_current()
        self.render_window.Finalize()
        self.render_window.SetReadyForRendering(False)
        self._borrowed = None
