"""`scalpviz` alone: the window."""

import argparse

from scalpviz.cli.chosen import chosen_stored_head
from scalpviz.cli.options import add_atlas, add_head
from scalpviz.errors import ScalpVizError


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the window to the program's parser: what it does when no command is named."""
    add_head(parser, default=None)
    add_atlas(parser)
    parser.set_defaults(run=_run, atlas=None)


def _run(options: argparse.Namespace) -> int:
    from scalpviz.screen import has_screen

    reference = chosen_stored_head(options)
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
    from scalpviz.app import memory

    memory.put_off()
    from scalpviz.app.main import open_window

    if options.head is None:
        return open_window(options.atlas, reference)
    from scalpviz.state.view import OwnHead

    return open_window(options.atlas, OwnHead(options.head, options.landmarks))
