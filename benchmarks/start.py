"""How long a user waits for the window, and for the head in it."""

from collections.abc import Iterator

import numpy as np

from benchmarks.child import run
from benchmarks.table import Line

STARTS = 5


def measure() -> Iterator[Line]:
    """Time from the start of the process; the first start, which reads from the disk, does not count."""
    starts = [run("start_child") for _ in range(STARTS + 1)][1:]
    window, frame = (float(np.median([start[name] for start in starts])) for name in ("window", "frame"))
    yield Line("start to the window with its list", window, "s", 0.5, 2)
    yield Line("start to the first frame with the head and its zones", frame, "s", 2.0, 2)
