"""Measurements in a process of their own: nothing imported before, nothing left over."""

import json
import os
import subprocess
import sys
import tempfile
import time
from typing import Any

LIMIT = 300.0
STARTED = "SCALPVIZ_BENCH_STARTED"
"""Variable that tells the child when it was started, s since the epoch."""


def run(module: str, *arguments: str, home: str | None = None) -> dict[str, Any]:
    """Run `python -m benchmarks.MODULE` with settings of its own; its last line of output is JSON.

    What it keeps in a `home` that is given is there for the next one.
    """
    with tempfile.TemporaryDirectory() as new:
        home = home or new
        surroundings = os.environ | {
            "HOME": home,
            "XDG_CONFIG_HOME": home,
            "XDG_CACHE_HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_RUNTIME_DIR": home,
            STARTED: repr(time.time()),
        }
        done = subprocess.run(
            [sys.executable, "-m", f"benchmarks.{module}", *arguments],
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
    if done.returncode != 0 or not done.stdout.strip():
        raise RuntimeError(f"benchmarks.{module} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def since_start() -> float:
    """Seconds since this process was started, its own start-up included."""
    return time.time() - float(os.environ[STARTED])
