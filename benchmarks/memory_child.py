"""Chooses one zone after another in the real window and watches the process's memory."""

import gc
import json
from itertools import cycle, islice

import psutil

from benchmarks.open_window import OpenWindow, open_window
from scalpviz.state.view import ZoneRef

SELECTIONS = 1000
WARM_UP = 100


def main() -> None:
    """Print memory with the head on show, and the growth, MB."""
    with open_window() as opened:
        shown = _held()
        rows = cycle(
            [
                ZoneRef(zone.system, zone.code, zone.side)
                for zone in opened.window.view_area.laid.placement.zones
            ]
        )
        _choose(opened, list(islice(rows, WARM_UP)))
        before = _held()
        _choose(opened, list(islice(rows, SELECTIONS)))
        after = _held()
    print(json.dumps({"shown": shown, "growth": after - before}))


def _choose(opened: OpenWindow, refs: list[ZoneRef]) -> None:
    for ref in refs:
        opened.window.presenter.select(ref)
        opened.serve(0.005)
    opened.settle()


def _held() -> float:
    gc.collect()
    return psutil.Process().memory_info().rss / 1e6


if __name__ == "__main__":
    main()
