"""What draws the frames: a graphics card or the processor."""

from typing import Any

SOFTWARE = (
    "llvmpipe",
    "softpipe",
    "swrast",
    "software rasterizer",
    "swr",
    "microsoft basic render",
    "gdi generic",
)
SAMPLES = 8
"""Samples per pixel on a graphics card; on the processor they would cost most of the frame rate."""


def draws_in_software(window: Any) -> bool:
    """Whether a render window, whose context exists, draws on the processor."""
    report = str(window.ReportCapabilities()).lower()
    lines = [line for line in report.splitlines() if "renderer" in line]
    return any(name in line for line in lines for name in SOFTWARE)


def smooth_edges(window: Any, software: bool) -> None:
    """Multisample where a graphics card does it for nothing."""
    window.SetMultiSamples(0 if software else SAMPLES)
