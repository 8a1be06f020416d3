"""How long a user waits for the window, and for the head in it."""

import tempfile
from collections.abc import Iterator

import numpy as np

from benchmarks.child import run
from benchmarks.table import Line

STARTS = 5


def measure() -> Iterator[Line]:
    """Time from the start of the process.

    The very first start also reads from the disk and lays the zones on the head; the others find the layout.
    """
    with tempfile.TemporaryDirectory() as home:
        starts = [run("start_child", home=home) for _ in range(STARTS + 1)]
    later = starts[1:]
    window, frame = (float(np.median([start[name] for start in later])) for name in ("window", "frame"))
    yield Line("start to the window with its list", window, "s", 0.5, 2)
    yield Line("start to the first frame with the head and its zones", frame, "s", 2.0, 2)
    yield Line("  the same at the very first start", starts[0]["frame"], "s", None, 2)
