"""What a command says on the terminal."""

import sys


def say(line: str) -> None:
    """Write a line at once, also into a pipe."""
    print(line, flush=True)  # noqa: T201


def complain(line: str) -> None:
    """Write a line to the standard error, with the program's name before it."""
    print(f"scalpviz: {line}", file=sys.stderr)  # noqa: T201
