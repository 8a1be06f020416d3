"""Options that several commands share: a head, an atlas, the tones of the skin."""

import argparse
from pathlib import Path

from scalpviz.head.stored import stored_heads

SKINS = ("light", "dark", "clay")


def add_head(parser: argparse.ArgumentParser, default: str | None = argparse.SUPPRESS) -> None:
    """Add what names a head: `--head` with `--landmarks`, or `--reference`."""
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


def add_atlas(parser: argparse.ArgumentParser) -> None:
    """Add `--atlas`, a file of one's own zones."""
    parser.add_argument(
        "--atlas",
        type=Path,
        metavar="FILE.json",
        default=argparse.SUPPRESS,
        help="a file of your own zones, beside the atlas that ships",
    )
