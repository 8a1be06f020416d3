"""The atlas file, read and checked."""

import json
from pathlib import Path

from pydantic import ValidationError

from scalpviz.assets import assets_dir
from scalpviz.atlas.index import known_sum, sum_of
from scalpviz.atlas.links import problems_between
from scalpviz.atlas.model import Atlas
from scalpviz.atlas.problem import Problem
from scalpviz.atlas.reading import read_json
from scalpviz.atlas.wording import problems_of
from scalpviz.errors import ScalpVizError


class AtlasError(ScalpVizError):
    """An atlas file that cannot be used.

    The message is its first problem, one sentence that names file, place, found and expected, and
    how many more there are. It is English in every language, as are the keys of the file it speaks of.

    Parameters
    ----------
    problems : list of Problem
        All that is wrong; at least one.
    """

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        more = len(problems) - 1
        rest = f" (and {more} more problem{'s' if more > 1 else ''})" if more else ""
        super().__init__(f"{str(problems[0]).removesuffix('.')}{rest}.")

    def __reduce__(self) -> tuple[type["AtlasError"], tuple[list[Problem]]]:
        return type(self), (self.problems,)


def load_atlas(path: Path | None = None) -> Atlas:
    """Read and check an atlas file.

    Parameters
    ----------
    path : Path or None
        The file; None is the atlas that ships with the program.

    Raises
    ------
    AtlasError
        The file is missing, is not JSON, or holds something that an atlas may not hold.
    """
    if path is None:
        content = built_in().read_bytes()
        if sum_of(content) == known_sum():
            # the very file that was checked when its index was made
            return Atlas.model_validate_json(content, strict=True)
    return checked_atlas(path or built_in())


def checked_atlas(path: Path) -> Atlas:
    """Read an atlas file and look at all of it; raises as `load_atlas`."""
    atlas, problems = _read(path)
    if atlas is None or problems:
        raise AtlasError(problems)
    return atlas


def check_atlas(path: Path | None = None) -> list[Problem]:
    """All that is wrong in an atlas file; empty when it is sound.

    What records say of each other (unknown names, circles, overlapping parts) is looked at once
    every record is sound in itself.

    Parameters
    ----------
    path : Path or None
        The file; None is the atlas that ships with the program.
    """
    return _read(path or built_in())[1]


def built_in() -> Path:
    """The atlas that ships with the program."""
    return assets_dir() / "zones.json"


def _read(path: Path) -> tuple[Atlas | None, list[Problem]]:
    atlas, problems = read_atlas(path)
    return atlas, problems if atlas is None else problems_between(atlas, str(path))


def read_atlas(path: Path) -> tuple[Atlas | None, list[Problem]]:
    """The records of an atlas file, each sound in itself, or all that is wrong with them.

    Whether the records agree with each other is not looked at: see `scalpviz.atlas.links`.
    """
    data, problem = read_json(path)
    if problem:
        return None, [problem]
    try:
        # Written out again: strict models take a list for a tuple only from JSON.
        atlas = Atlas.model_validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        problems = problems_of(error, data, str(path))
        if len(problems) > 1 and isinstance(data, dict) and "format" not in data:
            # Not an atlas at all: one line says more than all the keys it lacks.
            expected = '"format": "scalpviz-atlas-1", with which an atlas begins'
            return None, [Problem(str(path), "", 'no "format"', expected)]
        return None, problems
    return atlas, []
