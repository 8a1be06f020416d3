"""A teacher's own atlas beside the built-in one."""

from pathlib import Path

from scalpviz.atlas.links import problems_between
from scalpviz.atlas.load import AtlasError, read_atlas
from scalpviz.atlas.model import Atlas
from scalpviz.atlas.problem import Problem

LISTS = (
    "conventions", "general_cautions", "technique", "scalp_layers", "evidence", "sources", "systems", "regions",
    "body_areas", "points", "curves", "meridians", "zones", "conditions",
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
    addition, problems = read_atlas(path)
    if addition is None or problems:
        raise AtlasError(problems)
    both = atlas.model_copy(update={name: getattr(atlas, name) + getattr(addition, name) for name in LISTS})
    if found := problems_between(both, str(path)):
        offsets = {name: len(getattr(atlas, name)) for name in LISTS}
        raise AtlasError([_in_file(problem, offsets) for problem in found])
    return both


def _in_file(problem: Problem, offsets: dict[str, int]) -> Problem:
    """The problem with its place counted from the start of the added file's own list."""
    name, bracket, rest = problem.path.partition("[")
    number, _, after = rest.partition("]")
    if not bracket or name not in offsets or not number.isdigit() or int(number) < offsets[name]:
        return problem
    return Problem(
        problem.file, f"{name}[{int(number) - offsets[name]}]{after}", problem.found, problem.expected
    )
