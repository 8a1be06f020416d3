"""`scalpviz render`: the head with its zones, drawn into a PNG."""

import argparse

from scalpviz.cli.chosen import check_system, chosen_atlas, chosen_head, zone_code
from scalpviz.cli.options import SKINS, add_atlas, add_head
from scalpviz.cli.output import say
from scalpviz.cli.parser import Commands, add_command
from scalpviz.cli.values import dots_per_inch, ending, scale, size

VIEWS = ("front", "back", "left", "right", "top", "three-quarter")


def add_to(commands: Commands) -> None:
    """Add the command to the program's parser."""
    parser = add_command(
        commands,
        "render",
        "draw the head with its zones into a PNG",
        "scalpviz render --zone MS6 --labels --transparent --scale 3 --dpi 300 -o ms6.png",
    )
    parser.add_argument(
        "--system",
        nargs="+",
        default=[],
        metavar="ID",
        help="only the zones of this system, such as international; a second one is compared with it",
    )
    add_atlas(parser)
    parser.add_argument(
        "--zone", nargs="+", default=[], metavar="CODE", help="only these zones, such as MS6 MS7"
    )
    parser.add_argument("--view", choices=VIEWS, default="three-quarter", help="where the camera stands")
    parser.add_argument("--size", type=size, default=(1600, 1000), metavar="WxH", help="pixels (1600x1000)")
    parser.add_argument(
        "--scale",
        type=scale,
        default=1.0,
        metavar="N",
        help="N times as many pixels, words and lines with them",
    )
    parser.add_argument(
        "--dpi", type=dots_per_inch, metavar="N", help="dots per inch to print it at, kept in the file"
    )
    parser.add_argument("--transparent", action="store_true", help="no background")
    labels = parser.add_mutually_exclusive_group()
    labels.add_argument("--labels", action="store_true", help="write the codes beside the zones")
    labels.add_argument("--no-labels", action="store_true", help="write nothing on the head")
    parser.add_argument("--points", action="store_true", help="mark the acupoints")
    parser.add_argument("--meridians", action="store_true", help="draw the meridians over the scalp")
    parser.add_argument("--sites", action="store_true", help="mark the electrode sites (10-10)")
    parser.add_argument(
        "--reference-lines", action="store_true", help="draw the lines from which the systems are measured"
    )
    parser.add_argument("--skin", choices=SKINS, default="light", help="what the skin looks like (light)")
    add_head(parser)
    parser.add_argument(
        "-o", "--output", type=ending(".png"), required=True, metavar="FILE.png", help="picture to write"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from scalpviz.files import check_writable

    check_writable(options.output)
    atlas = chosen_atlas(options)
    for system in options.system:
        check_system(atlas, system)
    zones = tuple(zone_code(atlas, code) for code in options.zone)
    head = chosen_head(options)
    from scalpviz.scene.export.picture import render_picture
    from scalpviz.state.view import Labels, NamedView, SkinTone, View

    shown = View(
        systems=tuple(options.system),
        labels=Labels.CODES if options.labels else Labels.NONE,
        points=options.points,
        meridians=options.meridians,
        sites=options.sites,
        reference_lines=options.reference_lines,
        skin=SkinTone(options.skin),
    )
    view, output = NamedView(options.view), options.output
    width, height = render_picture(
        atlas, head, shown=shown, zones=zones, view=view, size=options.size, output=output,
        scale=options.scale, dots_per_inch=options.dpi, transparent=options.transparent,
        labels=not options.no_labels,
    )  # fmt: skip
    say(f"{options.output}: {width} x {height} pixels, {options.view} view of {head.name}.")
    return 0
