"""Whether there is a screen to open a window on."""

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path


def has_screen(environment: Mapping[str, str] | None = None) -> bool:
    """Whether a window could be opened here: always on Windows and macOS, else X or Wayland must answer.

    Qt ends the whole program when it finds no display; looking first leaves room for a sentence.
    """
    environment = os.environ if environment is None else environment
    if not sys.platform.startswith("linux"):
        return True
    if environment.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal", "vnc"}:
        return True
    return _wayland_answers(environment) or _x_answers(environment.get("DISPLAY", ""))


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    return (Path(environment.get("XDG_RUNTIME_DIR", "/nonexistent")) / name).exists()


def _x_answers(display: str) -> bool:
    host, _, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not number.isdigit():
        return False
    if host not in ("", "unix"):
        return True
    for address in (f"/tmp/.X11-unix/X{number}", f"\0/tmp/.X11-unix/X{number}"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            probe.settimeout(1.0)
            try:
                probe.connect(address)
            except OSError:
                continue
            return True
    return False
