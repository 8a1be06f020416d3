"""The program on a terminal: run as a stranger runs it, and what it says when it refuses."""

import os
import subprocess
import sys

import pytest

from scalpviz.cli import main


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line a command says when it refuses; anything else fails the test."""
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = stop.code
    said = capsys.readouterr()
    assert code == 2
    assert said.err.count("\n") == 1, said.err
    assert "Traceback" not in said.err
    return said.err


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m scalpviz` as a stranger runs it, with no screen unless one is given."""
    without = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "scalpviz", *arguments],
        env=without | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
