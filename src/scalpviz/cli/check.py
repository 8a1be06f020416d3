"""`scalpviz check`: whether an atlas file is sound."""

import argparse
from pathlib import Path

from scalpviz.cli.output import complain, say
from scalpviz.cli.parser import Commands, add_command


def add_to(commands: Commands) -> None:
    """Add the command to the program's parser."""
    parser = add_command(
        commands,
        "check",
        "look whether an atlas file is sound",
        "scalpviz check assets/zones.json",
    )
    parser.add_argument("file", type=Path, metavar="FILE.json")
    parser.add_argument("--own", action="store_true", help="the file is to stand beside the atlas that ships")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from scalpviz.atlas.extend import check_addition
    from scalpviz.atlas.load import check_atlas, load_atlas, read_atlas

    problems = check_addition(load_atlas(), options.file) if options.own else check_atlas(options.file)
    if problems:
        for problem in problems:
            complain(str(problem))
        return 2
    atlas = read_atlas(options.file)[0]
    assert atlas is not None
    sides = sum(1 if zone.laterality == "midline" else 2 for zone in atlas.zones)
    say(
        f"{options.file}: sound; {len(atlas.zones)} zones ({sides} counting sides), "
        f"{len(atlas.points)} points, {len(atlas.curves)} curves, {len(atlas.sources)} sources."
    )
    return 0
