"""What the program holds."""

import tempfile
from collections.abc import Iterator

from benchmarks.child import run
from benchmarks.table import Line


def measure() -> Iterator[Line]:
    """Resident memory with the reference head, and after a thousand selections.

    The very first start also holds what laying the zones on the head took; the others find the layout.
    """
    with tempfile.TemporaryDirectory() as home:
        first, found = (run("memory_child", home=home) for _ in range(2))
    yield Line("memory with the reference head", found["shown"], "MB", 500.0, 0)
    yield Line("  the same at the very first start", first["shown"], "MB", None, 0)
    yield Line("steady growth over 1,000 selections", found["steady"], "MB", 5.0)
    yield Line("  growth in all, buffers enlarged once included", found["total"], "MB")
