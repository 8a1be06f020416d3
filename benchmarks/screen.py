"""A screen to draw on: the one there is, or a virtual one."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

SIZE = (1600, 1000)


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """Give the process and its children a screen; yields what it is called."""
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        yield os.environ.get("DISPLAY") or "the desktop's screen"
        return
    program = shutil.which("Xvfb")
    if program is None:
        raise SystemExit("No screen and no Xvfb: install xvfb, or run this on a machine with a screen.")
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(theirs), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"],
        pass_fds=[theirs],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    with os.fdopen(ours) as answer:
        number = answer.readline().strip()
    if not number:
        raise SystemExit("Xvfb did not start.")
    os.environ["DISPLAY"] = f":{number}"
    try:
        yield f"Xvfb :{number}"
    finally:
        server.terminate()
        server.wait()
        del os.environ["DISPLAY"]
