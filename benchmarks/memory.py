"""What the program holds."""

from collections.abc import Iterator

from benchmarks.child import run
from benchmarks.table import Line


def measure() -> Iterator[Line]:
    """Resident memory with the reference head, and after a thousand selections."""
    found = run("memory_child")
    yield Line("memory with the reference head", found["shown"], "MB", 500.0, 0)
    yield Line("steady growth over 1,000 selections", found["steady"], "MB", 5.0)
    yield Line("  growth in all, buffers enlarged once included", found["total"], "MB")
