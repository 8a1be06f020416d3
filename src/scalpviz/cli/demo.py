"""`scalpviz demo`: the real window, driven through the main job or a scenario."""

import argparse
from pathlib import Path

from scalpviz.cli.parser import Commands, add_command
from scalpviz.cli.values import sharpness, size
from scalpviz.languages import languages

SCENARIOS = ("student", "teacher", "practitioner")


def add_to(commands: Commands) -> None:
    """Add the command to the program's parser."""
    parser = add_command(
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
        "--size", type=size, metavar="WxH", default=(1440, 900), help="of the window, pixels (1440x900)"
    )
    parser.add_argument(
        "--scale",
        type=sharpness,
        metavar="N",
        default=1.0,
        help="as on a display that is N times as sharp (1)",
    )
    parser.add_argument("--language", choices=tuple(languages()), default="en", help="of the window (en)")
    parser.add_argument("--dark", action="store_true", help="the dark theme")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from scalpviz.files import make_folder

    make_folder(options.folder)
    from scalpviz.demo.demo import DemoOptions, run_demo

    wanted = DemoOptions(options.scenario, options.size, options.scale, options.language, options.dark)
    run_demo(options.folder, wanted)
    return 0
