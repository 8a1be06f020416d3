"""A screen that exists only in memory, for a machine without one: Xvfb."""

import atexit
import os
import select
import shutil
import subprocess

from scalpviz.errors import ScalpVizError

PATIENCE = 15.0
"""Seconds the virtual screen may take to come up."""


class NoVirtualScreen(ScalpVizError):
    """There is no screen, and none can be made."""


def start_virtual_screen(width: int = 1440, height: int = 900) -> str:
    """Start Xvfb on a free display and point this process at it.

    Call it before anything of Qt is imported: the screen is taken down when the process ends, after
    Qt has let go of it.

    Returns
    -------
    str
        The display, such as `:99`.

    Raises
    ------
    NoVirtualScreen
        Xvfb is not installed or does not start.
    """
    program = shutil.which("Xvfb")
    if program is None:
        raise NoVirtualScreen(
            "There is no screen here and no Xvfb to stand in for one; install it (apt-get install xvfb) "
            "or run this on a desktop."
        )
    reading, writing = os.pipe()
    command = [
        program,
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        f"{width}x{height}x24",
        "-nolisten",
        "tcp",
    ]
    process = subprocess.Popen(
        command, pass_fds=(writing,), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing)
    number = _first_line(reading)
    os.close(reading)
    if not number:
        process.kill()
        process.wait()
        raise NoVirtualScreen("Xvfb is installed but did not start; run `Xvfb :99` by hand to see why.")
    atexit.register(_end, process)
    display = f":{number}"
    os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb")
    os.environ.pop("WAYLAND_DISPLAY", None)
    return display


def _first_line(reading: int) -> str:
    """What Xvfb writes once it is up: its display's number; empty when it does not come up."""
    said = b""
    while not said.endswith(b"\n"):
        ready, _, _ = select.select([reading], [], [], PATIENCE)
        more = os.read(reading, 16) if ready else b""
        if not more:
            return ""
        said += more
    return said.decode().strip()


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(3)
    except subprocess.TimeoutExpired:
        process.kill()
