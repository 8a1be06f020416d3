"""A screen for machines that have none: Xvfb on a free display, for demonstrations and tests."""

import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from scalpviz.errors import ScalpVizError

PATIENCE = 20.0
"""Seconds to wait for it to come up."""

NOT_INSTALLED = (
    "There is no screen, and no Xvfb to stand in for one; install it (Debian, Ubuntu: apt install xvfb; "
    "Fedora: dnf install xorg-x11-server-Xvfb) or log in on a desktop."
)


@contextmanager
def virtual_screen(width: int = 1440, height: int = 900) -> Iterator[str]:
    """Start a virtual screen, point `DISPLAY` at it, and end it afterwards.

    Parameters
    ----------
    width, height : int
        Pixels.

    Yields
    ------
    str
        Its name: `:99`.

    Raises
    ------
    ScalpVizError
        Xvfb is not installed or does not come up.
    """
    program = shutil.which("Xvfb")
    if program is None:
        raise ScalpVizError(NOT_INSTALLED)
    server, display = _start(program, width, height)
    before = {name: os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    os.environ["DISPLAY"] = display
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    os.environ.pop("WAYLAND_DISPLAY", None)
    try:
        yield display
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        server.terminate()
        try:
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()


def _start(program: str, width: int, height: int) -> tuple[subprocess.Popen[bytes], str]:
    """The server, once it is up, and its display; it looks for a free one itself."""
    reading, writing = os.pipe()
    try:
        server = subprocess.Popen(
            [program, "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp",
             "-dpi", "96", "+extension", "GLX"],
            pass_fds=(writing,), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    finally:
        os.close(writing)
    try:
        ready, _, _ = select.select([reading], [], [], PATIENCE)
        number = os.read(reading, 16).decode().strip() if ready else ""
    finally:
        os.close(reading)
    if not number:
        server.kill()
        server.wait()
        raise ScalpVizError("Xvfb is installed but did not start; run `Xvfb :99` by hand to see why.")
    return server, f":{number}"
