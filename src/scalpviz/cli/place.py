"""`scalpviz place`: the zones placed on a head, and where they lie, in a file."""

import argparse
import json

from scalpviz.cli.chosen import check_system, chosen_atlas, chosen_head
from scalpviz.cli.options import add_atlas, add_head
from scalpviz.cli.output import complain, say
from scalpviz.cli.parser import Commands, add_command
from scalpviz.cli.values import ending


def add_to(commands: Commands) -> None:
    """Add the command to the program's parser."""
    parser = add_command(
        commands,
        "place",
        "lay the zones on a head and write where they lie, in mm",
        "scalpviz place --head anna.ply --landmarks anna.json -o anna-zones.json --mesh anna-mm.ply",
    )
    parser.add_argument(
        "--system", metavar="ID", help="only zones and points of this system, such as international or eeg"
    )
    add_atlas(parser)
    add_head(parser)
    parser.add_argument(
        "-o", "--output", type=ending(".json"), required=True, metavar="FILE.json", help="file to write"
    )
    parser.add_argument(
        "--mesh", type=ending(".ply"), metavar="FILE.ply", help="also write the mesh they were laid on"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from scalpviz.files import check_writable, write_bytes, write_text
    from scalpviz.head.write import ply_bytes
    from scalpviz.placement.place import place
    from scalpviz.placement.report import report

    for output in (options.output, options.mesh):
        if output is not None:
            check_writable(output)
    atlas = chosen_atlas(options)
    check_system(atlas, options.system)
    head = chosen_head(options)
    placement = place(atlas, head, None if options.system is None else (options.system,))
    if options.mesh is not None:
        write_bytes(options.mesh, ply_bytes(head.in_file_frame(head.vertices), head.triangles))
    write_text(options.output, json.dumps(report(placement), ensure_ascii=False, indent=1) + "\n")
    estimated = sum(zone.estimated for zone in placement.zones)
    estimated += sum(point.estimated for point in placement.points)
    lean = f"; {estimated} of them lean on estimated landmarks" if estimated else ""
    say(
        f"{options.output}: {len(placement.zones)} zones and {len(placement.points)} points "
        f"on {head.name}{lean}."
    )
    for key, reason in placement.unplaced.items():
        complain(f"{key} could not be placed: {reason}")
    return 0
