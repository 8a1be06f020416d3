"""Measure everything and print one table: `python -m benchmarks [GROUP ...]`."""

import argparse
import importlib
import os
import platform
import sys

from benchmarks.screen import screen
from benchmarks.table import Line, print_columns, print_end, print_heading, print_line
from scalpviz.errors import ScalpVizError

GROUPS = {
    "start": "Start",
    "frames": "Frames of the scene",
    "window": "The window",
    "detail": "A lighter head",
    "picks": "Pointing",
    "placing": "Placement",
    "memory": "Memory",
}


def main() -> int:
    """Measure the groups asked for; 2 where there is nothing to draw on."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure what the program costs. Figures of one run may be compared with each other.",
        epilog="example: python -m benchmarks frames window",
    )
    parser.add_argument(
        "groups", nargs="*", metavar="GROUP", help=f"one of {', '.join(GROUPS)}; all without it"
    )
    groups = parser.parse_args().groups
    unknown = [name for name in groups if name not in GROUPS]
    if unknown:
        parser.error(f"no group '{unknown[0]}'; choose among {', '.join(GROUPS)}")
    try:
        where = screen()
    except ScalpVizError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 2
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}"
    print(f"{machine}, drawing on {where}")
    if hasattr(os, "getloadavg") and os.getloadavg()[0] > 0.5 * (os.cpu_count() or 1):
        print("Other work keeps this machine busy: times are too long, ratios still hold.")
    print_columns()
    lines: list[Line] = []
    for name in groups or GROUPS:
        print_heading(GROUPS[name])
        for line in importlib.import_module(f"benchmarks.{name}").measure():
            print_line(line)
            lines.append(line)
    print_end(lines)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
