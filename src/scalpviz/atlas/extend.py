"""A teacher's own atlas beside the built-in one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from scalpviz.atlas.links import problems_between
from scalpviz.atlas.load import AtlasError, read_atlas
from scalpviz.atlas.problem import Problem

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas

LISTS = (
    "conventions", "general_cautions", "technique", "scalp_layers", "evidence", "sources", "systems",
    "regions", "body_areas", "points", "curves", "meridians", "zones", "conditions",
)  # fmt: skip
"""The lists of an atlas file; those of an addition are put behind the built-in ones."""


def extended(atlas: Atlas, path: Path) -> Atlas:
    """An atlas with another file's records added; title and notice stay.

    Records of the file may lean on points, curves, body areas, regions, systems and sources of the atlas.

    Parameters
    ----------
    atlas : Atlas
        What is there already.
    path : Path
        The file to add; its lists may be left out.

    Raises
    ------
    AtlasError
        The file is missing, is not JSON, holds something that an atlas may not hold, names something that
        neither has, or uses a name that is taken. Each problem names the file and the place inside it.
    """
    both, problems = _both(atlas, path)
    if both is None or problems:
        raise AtlasError(problems)
    return both


def check_addition(atlas: Atlas, path: Path) -> list[Problem]:
    """All that is wrong in a file that is to stand beside an atlas; empty when it is sound."""
    return _both(atlas, path)[1]


def _both(atlas: Atlas, path: Path) -> tuple[Atlas | None, list[Problem]]:
    addition, problems = read_atlas(path)
    if addition is None or problems:
        return None, problems
    both = atlas.model_copy(update={name: getattr(atlas, name) + getattr(addition, name) for name in LISTS})
    offsets = {name: len(getattr(atlas, name)) for name in LISTS}
    return both, [_in_file(problem, offsets) for problem in problems_between(both, str(path))]


def _in_file(problem: Problem, offsets: dict[str, int]) -> Problem:
    """The problem with its place counted from the start of the added file's own list."""
    name, bracket, rest = problem.path.partition("[")
    number, _, after = rest.partition("]")
    if not bracket or name not in offsets or not number.isdigit() or int(number) < offsets[name]:
        return problem
    offset = offsets[name]

    def renumbered(other: re.Match[str]) -> str:
        row = int(other[1])
        return f"{name}[{row - offset}]" if row >= offset else f"{name}[{row}] of the built-in atlas"

    found = re.sub(rf"\b{name}\[(\d+)\]", renumbered, problem.found)
    return Problem(problem.file, f"{name}[{int(number) - offset}]{after}", found, problem.expected)
