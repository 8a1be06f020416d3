"""How long a user waits for the window and for the head in it, beside an empty window and a sphere."""

import tempfile
from collections.abc import Iterator, Sequence

import numpy as np

from benchmarks.child import run
from benchmarks.table import Line

ROUNDS = 5


def measure() -> Iterator[Line]:
    """Times from the start of the process, and memory at the first picture, in turn with those of the peers.

    An empty window of PySide6 and a sphere in pyvistaqt are started between ours, so that whatever else the
    machine does weighs on all alike. The very first start also reads from the disk and lays the zones on the
    head; the others find the layout.
    """
    empty, sphere, ours, first = [], [], [], []
    with tempfile.TemporaryDirectory() as home:
        run("start_child", "stay", home=home)
        for _ in range(ROUNDS):
            empty.append(run("peer_child", "empty"))
            sphere.append(run("peer_child", "sphere"))
            ours.append(run("start_child", home=home))
            first.append(run("start_child"))
    window, frame, anew = _median(ours, "window"), _median(ours, "frame"), _median(first, "frame")
    bare, peer = _median(empty, "window"), _median(sphere, "frame")
    held, theirs = _median(ours, "memory"), _median(sphere, "memory")
    yield Line("an empty window of PySide6", bare, "s", None, 2)
    yield Line("a sphere in pyvistaqt: the first frame", peer, "s", None, 2)
    yield Line("  memory it holds then", theirs, "MB", None, 0)
    yield Line("start to the window with its list", window, "s", None, 2)
    yield Line("  times an empty window", window / bare, "x", 2.5, 2)
    yield Line("start to the first frame with the head and its zones", frame, "s", None, 2)
    yield Line("  times the sphere in pyvistaqt", frame / peer, "x", 0.9, 2)
    yield Line("the same at the very first start", anew, "s", None, 2)
    yield Line("  times the sphere in pyvistaqt", anew / peer, "x", 1.3, 2)
    yield Line("memory held at the first frame", held, "MB", None, 0)
    yield Line("  times the sphere in pyvistaqt", held / theirs, "x", 1.2, 2)


def _median(starts: Sequence[dict[str, float]], name: str) -> float:
    return float(np.median([start[name] for start in starts]))
