"""A screen to draw on: the one there is, or a virtual one."""

import os
import sys

from scalpviz.demo.virtual_screen import start_virtual_screen


def screen() -> str:
    """Give the process and its children a screen; what it is called.

    Raises
    ------
    NoVirtualScreen
        There is none and Xvfb is not installed.
    """
    if sys.platform == "linux" and not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        return f"Xvfb {start_virtual_screen(1600, 1000)}"
    return os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or "the desktop's screen"
