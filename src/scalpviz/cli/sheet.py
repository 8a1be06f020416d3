"""`scalpviz sheet`: twelve views of each stored head."""

import argparse
from pathlib import Path

from scalpviz.cli.options import SKINS
from scalpviz.cli.output import say
from scalpviz.cli.parser import Commands, add_command
from scalpviz.head.stored import stored_heads


def add_to(commands: Commands) -> None:
    """Add the command to the program's parser."""
    parser = add_command(
        commands,
        "sheet",
        "draw a sheet of twelve views of each stored head in each tone of its skin",
        "scalpviz sheet out/sheets --head average_adult --skin dark --zones",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder to write the PNG files to")
    parser.add_argument("--head", metavar="NAME", help="only this stored head: " + ", ".join(stored_heads()))
    parser.add_argument("--skin", choices=SKINS, help="only this tone")
    parser.add_argument("--zones", action="store_true", help="with the zones on the skin")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from scalpviz.files import make_folder
    from scalpviz.head.stored import stored_head_named

    names = stored_heads() if options.head is None else (stored_head_named(options.head),)
    make_folder(options.folder)
    from scalpviz.atlas.load import load_atlas
    from scalpviz.head.reference import load_reference
    from scalpviz.placement.place import place
    from scalpviz.scene.export.contact_sheet import draw_sheets
    from scalpviz.scene.export.picture import write_picture
    from scalpviz.state.view import SkinTone

    atlas = load_atlas()
    skins = tuple(SkinTone) if options.skin is None else (SkinTone(options.skin),)
    for name in names:
        head = load_reference(name)
        zones = place(atlas, head).zones if options.zones else ()
        for skin, drawn in draw_sheets(head, zones, atlas, skins):
            output = options.folder / f"{name}-{skin}.png"
            write_picture(output, drawn)
            say(f"{output}: {len(drawn[0])} x {len(drawn)} pixels, twelve views of {head.name}.")
    return 0
