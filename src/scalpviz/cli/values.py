"""How the values of options are written, and what is said of one that is written wrongly."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path

SMALLEST, LARGEST = 64, 8000
"""Sides a picture may have, pixels."""


def size(text: str) -> tuple[int, int]:
    """Width and height of a picture, pixels: `1600x1000`."""
    match = re.fullmatch(r"(\d+)[xX×](\d+)", text)
    if not match or not all(SMALLEST <= int(side) <= LARGEST for side in match.groups()):
        raise argparse.ArgumentTypeError(
            f"'{text}' is no size; write WIDTHxHEIGHT in pixels, {SMALLEST} to {LARGEST} each, "
            "such as 1600x1000"
        )
    return int(match[1]), int(match[2])


def scale(text: str) -> float:
    """How many times as many pixels a picture gets."""
    if not re.fullmatch(r"\d+(\.\d+)?", text) or not 0.1 <= float(text) <= 40:
        raise argparse.ArgumentTypeError(f"'{text}' is no scale; write a number from 0.1 to 40, such as 3")
    return float(text)


def sharpness(text: str) -> float:
    """How many pixels a display has for each of the window's."""
    if not re.fullmatch(r"\d+(\.\d+)?", text) or not 0.5 <= float(text) <= 4:
        raise argparse.ArgumentTypeError(f"'{text}' is no scale; write a number from 0.5 to 4, such as 2")
    return float(text)


def dots_per_inch(text: str) -> float:
    """How finely a picture is printed."""
    if not re.fullmatch(r"\d+(\.\d+)?", text) or not 10 <= float(text) <= 10_000:
        raise argparse.ArgumentTypeError(
            f"'{text}' is no number of dots per inch; write one from 10 to 10000, such as 300"
        )
    return float(text)


def ending(suffix: str) -> Callable[[str], Path]:
    """What takes a path that ends so, and refuses another."""

    def path(text: str) -> Path:
        if Path(text).suffix.lower() != suffix:
            raise argparse.ArgumentTypeError(f"'{text}' should end in {suffix}")
        return Path(text)

    return path
