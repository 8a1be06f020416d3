"""The command line: a file per command. Each imports what it needs when it runs."""

from scalpviz.cli.program import main

__all__ = ["main"]
