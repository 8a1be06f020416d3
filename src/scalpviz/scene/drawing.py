"""What draws the frames: a graphics card or the processor."""

import ctypes
from collections.abc import Callable
from typing import Any, TypeVar

import vtkmodules.vtkRenderingFreeType  # registers the drawing of words
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401  registers the drawing of everything
from vtkmodules.vtkCommonCore import vtkLogger
from vtkmodules.vtkRenderingCore import vtkRenderWindow

Result = TypeVar("Result")

SOFTWARE = (
    "llvmpipe",
    "softpipe",
    "swrast",
    "software rasterizer",
    "swr",
    "microsoft basic render",
    "gdi generic",
)
OSMESA = ("libOSMesa.so", "libOSMesa.so.8", "libOSMesa.so.6", "OSMesa.dll", "libOSMesa.dylib")
SAMPLES = 8
"""Samples per pixel on a graphics card; on the processor they would cost most of the frame rate."""


def draws_in_software(window: Any) -> bool:
    """Whether a render window, whose context exists, draws on the processor."""
    report = str(window.ReportCapabilities()).lower()
    lines = [line for line in report.splitlines() if "renderer" in line]
    return any(name in line for line in lines for name in SOFTWARE)


def smooth_edges(window: Any, software: bool) -> bool:
    """Multisample where a graphics card does it for nothing; True when the next frame will look better."""
    window.SetMultiSamples(0 if software else SAMPLES)
    return not software


def unseen_window() -> vtkRenderWindow:
    """A render window that never shows; VTK takes EGL or OSMesa where there is no display."""
    return quietly(vtkRenderWindow)


def can_draw(window: vtkRenderWindow) -> bool:
    """Whether frames can be drawn in a window at all.

    VTK's last resort, OSMesa, ends the process when its library is missing: that is looked for first.
    """
    if window.GetClassName() == "vtkOSOpenGLRenderWindow" and not any(map(_loads, OSMESA)):
        return False
    return bool(quietly(window.SupportsOpenGL))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def quietly(call: Callable[[], Result]) -> Result:
    """Call without VTK's remarks on stderr about displays it did not find."""
    cutoff = vtkLogger.GetCurrentVerbosityCutoff()
    vtkLogger.SetStderrVerbosity(vtkLogger.VERBOSITY_OFF)
    try:
        return call()
    finally:
        vtkLogger.SetStderrVerbosity(cutoff)
