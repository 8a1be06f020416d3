"""`scalpviz sculpt`: the stored heads, rebuilt."""

import argparse
from pathlib import Path

from scalpviz.cli.output import say
from scalpviz.cli.parser import Commands, add_command


def add_to(commands: Commands) -> None:
    """Add the command to the program's parser."""
    parser = add_command(
        commands,
        "sculpt",
        'rebuild the stored heads (needs pip install "scalpviz[sculpt]")',
        "scalpviz sculpt --preview --into out/sculpt",
    )
    parser.add_argument(
        "--into", type=Path, metavar="DIR", help="folder to write to (the program's own meshes)"
    )
    parser.add_argument(
        "--head",
        action="append",
        default=[],
        metavar="NAME",
        help="only this head, say child; may be repeated",
    )
    parser.add_argument(
        "--preview", action="store_true", help="coarse and quick, for a look (the average adult, unless told)"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from scalpviz.assets import assets_dir
    from scalpviz.head.sculpt.build import sculpt

    into = options.into or assets_dir() / "meshes"
    sculpt(into, preview=options.preview, report=say, heads=options.head)
    return 0
