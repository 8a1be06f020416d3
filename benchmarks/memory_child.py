"""Chooses one zone after another in the real window and watches the process's memory."""

import ctypes
import gc
import json
import sys
from itertools import cycle, islice

import numpy as np
import psutil

from benchmarks.open_window import OpenWindow, open_window
from scalpviz.state.view import ZoneRef

BLOCKS, BLOCK = 5, 200
WARM_UP = 100


def main() -> None:
    """Print memory with the head on show, and the growth while zones are chosen, MB."""
    with open_window() as opened:
        shown = psutil.Process().memory_info().rss / 1e6
        laid = opened.window.view_area.laid
        # of the systems on view: another one would be painted anew at each choice
        zones = [zone for zone in laid.placement.zones if zone.system in laid.systems]
        rows = cycle([ZoneRef(zone.system, zone.code, zone.side) for zone in zones])
        _choose(opened, list(islice(rows, WARM_UP)))
        held = [_held()]
        for _ in range(BLOCKS):
            _choose(opened, list(islice(rows, BLOCK)))
            held.append(_held())
    # A leak grows in every block; a buffer that is enlarged once grows in one.
    steady = BLOCKS * float(np.median(np.diff(held)))
    print(json.dumps({"shown": shown, "steady": steady, "total": held[-1] - held[0]}))


def _choose(opened: OpenWindow, refs: list[ZoneRef]) -> None:
    for ref in refs:
        opened.window.presenter.select(ref)
        opened.serve(0.005)
    opened.settle()


def _held() -> float:
    """Resident memory without what was freed and not yet given back, MB."""
    gc.collect()
    if sys.platform == "linux":
        ctypes.CDLL(None).malloc_trim(0)
    return psutil.Process().memory_info().rss / 1e6


if __name__ == "__main__":
    main()
