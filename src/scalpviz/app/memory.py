"""Python's own housekeeping, kept out of the way of the start."""

import gc
import sys


def put_off() -> None:
    """Look for what is no longer used only once a head is on show: the start throws nothing away."""
    gc.disable()


def settle() -> None:
    """Whatever is loaded once a head is on show stays: Python need not look through it while one clicks."""
    gc.collect()
    gc.freeze()
    gc.enable()
    if sys.platform == "linux":
        import contextlib
        import ctypes

        # what loading took and gave back goes back to the system too, where the C library can do that
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
