"""The command line. Each command imports what it needs when it runs."""

import argparse
import difflib
import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from scalpviz import NOTICE, __version__
from scalpviz.errors import ScalpVizError
from scalpviz.head.stored import stored_heads
from scalpviz.languages import languages

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas
    from scalpviz.head.head import Head

    Commands = argparse._SubParsersAction["_Parser"]

SKINS = ("light", "dark", "clay")
SCENARIOS = ("student", "teacher", "practitioner")
VIEWS = ("front", "back", "left", "right", "top", "three-quarter")
SMALLEST, LARGEST = 64, 8000
"""Sides a picture may have, pixels."""


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
        print(f"scalpviz: {error}", file=sys.stderr)  # noqa: T201
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:
        return 130


class _Parser(argparse.ArgumentParser):
    """Says what was wrong in one line, not with the whole usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="scalpviz",
        description="A 3D head one can turn, with the zones of scalp acupuncture painted on its skin.",
        epilog=f"Example: scalpviz --head anna.ply --landmarks anna.json\n\n{NOTICE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"scalpviz {__version__}")
    _add_head(parser, default=None)
    _add_atlas(parser)
    parser.set_defaults(run=_window, atlas=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_render(commands)
    _add_place(commands)
    _add_check(commands)
    _add_demo(commands)
    _add_sculpt(commands)
    _add_sheet(commands)
    _add_sections(commands)
    return parser


def _command(commands: "Commands", name: str, about: str, example: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=about,
        description=about[0].upper() + about[1:] + ".",
        epilog=f"Example: {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_head(parser: argparse.ArgumentParser, default: str | None = argparse.SUPPRESS) -> None:
    parser.add_argument(
        "--head",
        type=Path,
        metavar="FILE",
        default=default,
        help="mesh of a person's head: PLY, OBJ, STL or GLB",
    )
    parser.add_argument(
        "--landmarks",
        type=Path,
        metavar="FILE",
        default=default,
        help='its landmarks: {"unit": "mm", "landmarks": {"nasion": [x, y, z], "inion": ..., '
        '"tragion_left": ..., "tragion_right": ...}}',
    )

    parser.add_argument(
        "--reference",
        metavar="NAME",
        default=default,
        help="a stored head: " + ", ".join(stored_heads()),
    )


def _add_atlas(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--atlas",
        type=Path,
        metavar="FILE.json",
        default=argparse.SUPPRESS,
        help="a file of your own zones, beside the atlas that ships",
    )


def _add_render(commands: "Commands") -> None:
    parser = _command(
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
    _add_atlas(parser)
    parser.add_argument(
        "--zone", nargs="+", default=[], metavar="CODE", help="only these zones, such as MS6 MS7"
    )
    parser.add_argument("--view", choices=VIEWS, default="three-quarter", help="where the camera stands")
    parser.add_argument("--size", type=_size, default=(1600, 1000), metavar="WxH", help="pixels (1600x1000)")
    parser.add_argument(
        "--scale",
        type=_scale,
        default=1.0,
        metavar="N",
        help="N times as many pixels, words and lines with them",
    )
    parser.add_argument(
        "--dpi", type=_dots, metavar="N", help="dots per inch to print it at, kept in the file"
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
    _add_head(parser)
    parser.add_argument(
        "-o", "--output", type=_ending(".png"), required=True, metavar="FILE.png", help="picture to write"
    )
    parser.set_defaults(run=_render)


def _add_place(commands: "Commands") -> None:
    parser = _command(
        commands,
        "place",
        "lay the zones on a head and write where they lie, in mm",
        "scalpviz place --head anna.ply --landmarks anna.json -o anna-zones.json --mesh anna-mm.ply",
    )
    parser.add_argument(
        "--system", metavar="ID", help="only zones and points of this system, such as international or eeg"
    )
    _add_atlas(parser)
    _add_head(parser)
    parser.add_argument(
        "-o", "--output", type=_ending(".json"), required=True, metavar="FILE.json", help="file to write"
    )
    parser.add_argument(
        "--mesh", type=_ending(".ply"), metavar="FILE.ply", help="also write the mesh they were laid on"
    )
    parser.set_defaults(run=_place)


def _add_check(commands: "Commands") -> None:
    parser = _command(
        commands,
        "check",
        "look whether an atlas file is sound",
        "scalpviz check assets/zones.json",
    )
    parser.add_argument("file", type=Path, metavar="FILE.json")
    parser.add_argument("--own", action="store_true", help="the file is to stand beside the atlas that ships")
    parser.set_defaults(run=_check)


def _add_demo(commands: "Commands") -> None:
    parser = _command(
        commands,
        "demo",
        "drive the real window through the main job or a scenario and save a picture of each step",
        "scalpviz demo --scenario student --language zh out/student",
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument(
        "--scenario", choices=SCENARIOS, help="ten steps of a student, a teacher or a practitioner instead"
    )
    parser.add_argument(
        "--size", type=_size, metavar="WxH", default=(1440, 900), help="of the window, pixels (1440x900)"
    )
    parser.add_argument(
        "--scale",
        type=_sharpness,
        metavar="N",
        default=1.0,
        help="as on a display that is N times as sharp (1)",
    )
    parser.add_argument("--language", choices=tuple(languages()), default="en", help="of the window (en)")
    parser.add_argument("--dark", action="store_true", help="the dark theme")
    parser.set_defaults(run=_demo)


def _add_sections(commands: "Commands") -> None:
    parser = _command(
        commands,
        "sections",
        "draw level sections of the stored heads beside an electrode template",
        "scalpviz sections out/sections",
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.set_defaults(run=_sections)


def _add_sculpt(commands: "Commands") -> None:
    parser = _command(
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
    parser.set_defaults(run=_sculpt)


def _add_sheet(commands: "Commands") -> None:
    parser = _command(
        commands,
        "sheet",
        "draw a sheet of twelve views of each stored head in each tone of its skin",
        "scalpviz sheet out/sheets --head average_adult --skin dark --zones",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder to write the PNG files to")
    parser.add_argument("--head", metavar="NAME", help="only this stored head: " + ", ".join(stored_heads()))
    parser.add_argument("--skin", choices=SKINS, help="only this tone")
    parser.add_argument("--zones", action="store_true", help="with the zones on the skin")
    parser.set_defaults(run=_sheet)


def _sharpness(text: str) -> float:
    if not re.fullmatch(r"\d+(\.\d+)?", text) or not 0.5 <= float(text) <= 4:
        raise argparse.ArgumentTypeError(f"'{text}' is no scale; write a number from 0.5 to 4, such as 2")
    return float(text)


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d+)[xX×](\d+)", text)
    if not match or not all(SMALLEST <= int(side) <= LARGEST for side in match.groups()):
        raise argparse.ArgumentTypeError(
            f"'{text}' is no size; write WIDTHxHEIGHT in pixels, {SMALLEST} to {LARGEST} each, "
            "such as 1600x1000"
        )
    return int(match[1]), int(match[2])


def _scale(text: str) -> float:
    if not re.fullmatch(r"\d+(\.\d+)?", text) or not 0.1 <= float(text) <= 40:
        raise argparse.ArgumentTypeError(f"'{text}' is no scale; write a number from 0.1 to 40, such as 3")
    return float(text)


def _dots(text: str) -> float:
    if not re.fullmatch(r"\d+(\.\d+)?", text) or not 10 <= float(text) <= 10_000:
        raise argparse.ArgumentTypeError(
            f"'{text}' is no number of dots per inch; write one from 10 to 10000, such as 300"
        )
    return float(text)


def _ending(suffix: str) -> Callable[[str], Path]:
    def path(text: str) -> Path:
        if Path(text).suffix.lower() != suffix:
            raise argparse.ArgumentTypeError(f"'{text}' should end in {suffix}")
        return Path(text)

    return path


def _window(options: argparse.Namespace) -> int:
    from scalpviz.screen import has_screen

    reference = _stored(options)
    if not has_screen():
        raise ScalpVizError(
            "There is no screen to open the window on; run `scalpviz demo DIR` (it brings a virtual screen) "
            "or `scalpviz render -o FILE.png`, or log in on a desktop."
        )
    if options.head is not None:
        # What is plainly wrong is said here, before a window stands in front of the terminal.
        from scalpviz.head.reading.landmark_file import read_landmarks
        from scalpviz.head.reading.mesh_file import check_mesh_file

        check_mesh_file(options.head)
        read_landmarks(options.landmarks)
    from scalpviz.app.main import open_window

    if options.head is None:
        return open_window(options.atlas, reference)
    from scalpviz.state.view import OwnHead

    return open_window(options.atlas, OwnHead(options.head, options.landmarks))


def _render(options: argparse.Namespace) -> int:
    from scalpviz.files import check_writable

    check_writable(options.output)
    atlas = _atlas(options)
    for system in options.system:
        _check_system(atlas, system)
    zones = tuple(_zone_code(atlas, code) for code in options.zone)
    head = _head(options)
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
    _say(f"{options.output}: {width} x {height} pixels, {options.view} view of {head.name}.")
    return 0


def _place(options: argparse.Namespace) -> int:
    from scalpviz.files import check_writable, write_bytes, write_text
    from scalpviz.head.write import ply_bytes
    from scalpviz.placement.place import place
    from scalpviz.placement.report import report

    for output in (options.output, options.mesh):
        if output is not None:
            check_writable(output)
    atlas = _atlas(options)
    _check_system(atlas, options.system)
    head = _head(options)
    placement = place(atlas, head, None if options.system is None else (options.system,))
    if options.mesh is not None:
        write_bytes(options.mesh, ply_bytes(head.in_file_frame(head.vertices), head.triangles))
    write_text(options.output, json.dumps(report(placement), ensure_ascii=False, indent=1) + "\n")
    estimated = sum(zone.estimated for zone in placement.zones)
    estimated += sum(point.estimated for point in placement.points)
    lean = f"; {estimated} of them lean on estimated landmarks" if estimated else ""
    _say(
        f"{options.output}: {len(placement.zones)} zones and {len(placement.points)} points "
        f"on {head.name}{lean}."
    )
    for key, reason in placement.unplaced.items():
        print(f"scalpviz: {key} could not be placed: {reason}", file=sys.stderr)  # noqa: T201
    return 0


def _check(options: argparse.Namespace) -> int:
    from scalpviz.atlas.extend import check_addition
    from scalpviz.atlas.load import check_atlas, load_atlas, read_atlas

    problems = check_addition(load_atlas(), options.file) if options.own else check_atlas(options.file)
    if problems:
        for problem in problems:
            print(f"scalpviz: {problem}", file=sys.stderr)  # noqa: T201
        return 2
    atlas = read_atlas(options.file)[0]
    assert atlas is not None
    sides = sum(1 if zone.laterality == "midline" else 2 for zone in atlas.zones)
    _say(
        f"{options.file}: sound; {len(atlas.zones)} zones ({sides} counting sides), "
        f"{len(atlas.points)} points, {len(atlas.curves)} curves, {len(atlas.sources)} sources."
    )
    return 0


def _demo(options: argparse.Namespace) -> int:
    from scalpviz.files import make_folder

    make_folder(options.folder)
    from scalpviz.demo.demo import DemoOptions, run_demo

    wish = DemoOptions(options.scenario, options.size, options.scale, options.language, options.dark)
    run_demo(options.folder, wish)
    return 0


def _sections(options: argparse.Namespace) -> int:
    from scalpviz.files import make_folder, write_text
    from scalpviz.head.reference import load_reference, stored_heads
    from scalpviz.head.sculpt.section_sheet import section_sheet

    make_folder(options.folder)
    for name in stored_heads():
        sheet = options.folder / f"{name}.svg"
        write_text(sheet, section_sheet(load_reference(name)))
        _say(str(sheet))
    return 0


def _sculpt(options: argparse.Namespace) -> int:
    from scalpviz.assets import assets_dir
    from scalpviz.head.sculpt.build import sculpt

    into = options.into or assets_dir() / "meshes"
    sculpt(into, preview=options.preview, report=_say, heads=options.head)
    return 0


def _sheet(options: argparse.Namespace) -> int:
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
            _say(f"{output}: {len(drawn[0])} x {len(drawn)} pixels, twelve views of {head.name}.")
    return 0


def _both_or_neither(options: argparse.Namespace) -> None:
    if options.head is not None and options.landmarks is None:
        raise ScalpVizError(
            "--head {mesh} needs --landmarks FILE too: a JSON with nasion, inion, tragion_left and "
            "tragion_right; without --head the reference head is used.",
            mesh=options.head,
        )
    if options.landmarks is not None and options.head is None:
        raise ScalpVizError(
            "--landmarks {landmarks} needs --head FILE too: the mesh they lie on.",
            landmarks=options.landmarks,
        )


def _stored(options: argparse.Namespace) -> str | None:
    """The stored head that was asked for, if one was; ScalpVizError if what was asked for cannot be."""
    _both_or_neither(options)
    if options.reference is None:
        return None
    if options.head is not None:
        raise ScalpVizError("Give either --head FILE or --reference NAME: only one head can be shown.")
    from scalpviz.head.stored import stored_head_named

    return stored_head_named(options.reference)


def _head(options: argparse.Namespace) -> "Head":
    reference = _stored(options)
    if options.head is None:
        from scalpviz.head.reference import DEFAULT, load_reference

        return load_reference(reference or DEFAULT)
    from scalpviz.head.reading.load import load_head

    return load_head(options.head, options.landmarks)


def _atlas(options: argparse.Namespace) -> "Atlas":
    """The atlas that ships, with one's own file if one was named."""
    from scalpviz.atlas.extend import extended
    from scalpviz.atlas.load import load_atlas

    atlas = load_atlas()
    return atlas if options.atlas is None else extended(atlas, options.atlas)


def _check_system(atlas: "Atlas", system: str | None) -> None:
    known = dict.fromkeys([*(one.id for one in atlas.systems), *(point.system for point in atlas.points)])
    if system is not None and system not in known:
        raise ScalpVizError(
            "The atlas has no system '{system}'; it has {known}.", system=system, known=", ".join(known)
        )


def _zone_code(atlas: "Atlas", code: str) -> str:
    known = {zone.code.upper(): zone.code for zone in atlas.zones}
    if code.upper() not in known:
        near = difflib.get_close_matches(code.upper(), known, n=3) or sorted(known)
        raise ScalpVizError(
            "The atlas has no zone '{code}'; did you mean {near}?", code=code, near=", ".join(near)
        )
    return known[code.upper()]


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201
