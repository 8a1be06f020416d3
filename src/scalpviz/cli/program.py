"""The program as it is called on a terminal: its parser, and how an error ends it."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from scalpviz.about import NOTICE, __version__
from scalpviz.cli import check, demo, place, render, sculpt, sections, sheet, window
from scalpviz.cli.output import complain
from scalpviz.cli.parser import Parser
from scalpviz.errors import ScalpVizError

COMMANDS = (render, place, check, demo, sculpt, sheet, sections)
"""As `--help` lists them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Returns
    -------
    int
        0 when it worked; 2 when the user can mend something (one sentence on stderr); 130 when interrupted.
    """
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except ScalpVizError as error:
        complain(str(error))
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="scalpviz",
        description="A 3D head one can turn, with the zones of scalp acupuncture painted on its skin.",
        epilog=f"Example: scalpviz --head anna.ply --landmarks anna.json\n\n{NOTICE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"scalpviz {__version__}")
    window.add_options(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return parser
