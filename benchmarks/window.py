"""What the real window costs: a frame, a click, and doing nothing."""

from collections.abc import Iterator

from benchmarks.child import run
from benchmarks.table import Line


def measure() -> Iterator[Line]:
    """Frames of the window beside frames of the same scene drawn by VTK alone."""
    found = run("window_child")
    yield Line("frame of the same scene drawn by VTK alone", 1e3 * found["alone"], "ms")
    yield Line("frame of the window", 1e3 * found["window"], "ms")
    yield Line("the window / VTK alone", found["ratio"], "times", 2.0, 2)
    yield Line("frames a second while the mouse turns the head", found["turning"], "")
    yield Line("the same of the head alone by bare VTK", found["head_alone"], "")
    yield Line("bare VTK / the turning window", 1.0 / found["turning_ratio"], "times", 2.0, 2)
    yield Line("frames drawn by VTK for one change", found["drawn"], "", 1.0, 2)
    yield Line("redraws while nothing happens", found["idle"], "a second", 0.0, 2)
    yield Line("click to card and highlight, beyond one frame", 1e3 * found["click"], "ms", 20.0)
