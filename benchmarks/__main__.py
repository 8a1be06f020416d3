"""Measure everything and print one table.

python -m benchmarks [GROUP ...]     groups: start, frames, window, picks, placing, memory
"""

import importlib
import os
import platform
import sys

from benchmarks.screen import screen
from benchmarks.table import Line, print_columns, print_end, print_heading, print_line

GROUPS = {
    "start": "Start",
    "frames": "Frames of the scene",
    "window": "The window",
    "picks": "Pointing",
    "placing": "Placement",
    "memory": "Memory",
}


def main(chosen: list[str]) -> int:
    """Run the groups asked for, all of them if none is."""
    unknown = [name for name in chosen if name not in GROUPS]
    if unknown:
        print(f"No group '{unknown[0]}': choose among {', '.join(GROUPS)}.", file=sys.stderr)
        return 2
    lines: list[Line] = []
    with screen() as where:
        print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}, on {where}")
        print_columns()
        for name in chosen or GROUPS:
            print_heading(GROUPS[name])
            for line in importlib.import_module(f"benchmarks.{name}").measure():
                print_line(line)
                lines.append(line)
    print_end(lines)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
