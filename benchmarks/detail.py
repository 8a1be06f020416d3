"""Whether a lighter head would turn more smoothly where the processor draws: why the program has none."""

from collections.abc import Iterator

from benchmarks.child import run
from benchmarks.table import Line


def measure() -> Iterator[Line]:
    """Frames of the window while the head turns, whole and with a half and a quarter of its triangles."""
    found = run("detail_child")
    yield Line("frame of the turning window, whole head", 1e3 * found["whole"], "ms")
    yield Line("the same with half of the triangles", 1e3 * found["half"], "ms")
    yield Line("the same with a quarter of the triangles", 1e3 * found["quarter"], "ms")
    yield Line("the same with no head at all", 1e3 * found["none"], "ms")
    yield Line("half / whole", found["half_ratio"], "times", None, 2)
    yield Line("quarter / whole", found["quarter_ratio"], "times", None, 2)
