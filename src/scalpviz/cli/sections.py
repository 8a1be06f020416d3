"""`scalpviz sections`: level sections of the stored heads."""

import argparse
from pathlib import Path

from scalpviz.cli.output import say
from scalpviz.cli.parser import Commands, add_command


def add_to(commands: Commands) -> None:
    """Add the command to the program's parser."""
    parser = add_command(
        commands,
        "sections",
        "draw level sections of the stored heads beside an electrode template",
        "scalpviz sections out/sections",
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from scalpviz.files import make_folder, write_text
    from scalpviz.head.reference import load_reference, stored_heads
    from scalpviz.head.sculpt.section_sheet import section_sheet

    make_folder(options.folder)
    for name in stored_heads():
        sheet = options.folder / f"{name}.svg"
        write_text(sheet, section_sheet(load_reference(name)))
        say(str(sheet))
    return 0
