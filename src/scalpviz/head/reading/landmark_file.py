"""The landmarks file: what somebody pointed at on a head.

`{"unit": "mm", "landmarks": {"nasion": [x, y, z], ...}, "curves": {"hairline_front": [[x, y, z], ...]}}`;
`curves` may be left out, and so may every landmark but nasion, inion and both tragi.
"""

import difflib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from scalpviz.errors import ScalpVizError
from scalpviz.head.names import ALL_LANDMARKS, CURVES, REQUIRED_LANDMARKS, SKULL_LANDMARKS
from scalpviz.head.reading.units import millimetres_per
from scalpviz.head.skin.surface import Floats
from scalpviz.languages import Sentence


@dataclass(frozen=True, eq=False)
class LandmarkFile:
    """Landmarks and curves as they were read.

    Parameters
    ----------
    path : Path
        Where they were read from, for messages.
    landmarks : mapping of str to ndarray, shape (3,)
        mm, in the frame of the head's file.
    curves : mapping of str to ndarray, shape (n, 3)
        mm, in the frame of the head's file.
    """

    path: Path
    landmarks: Mapping[str, Floats]
    curves: Mapping[str, Floats]


def read_landmarks(path: Path) -> LandmarkFile:
    """Read and check a landmarks file.

    Raises
    ------
    ScalpVizError
        One sentence names the file, the place in it, what was found and what was expected.
    """
    content = _json(path)
    unit = content.get("unit", "mm")
    if not isinstance(unit, str):
        raise ScalpVizError(
            '{path}: \'unit\' is {unit}; write "mm", "cm", "m" or "in".', path=path, unit=repr(unit)
        )
    scale = millimetres_per(unit, str(path))
    given = content.get("landmarks")
    if not isinstance(given, dict):
        raise ScalpVizError(
            "{path}: 'landmarks' is missing; it should map names such as nasion to [x, y, z].", path=path
        )
    for name in given:
        _known(name, (*ALL_LANDMARKS, *SKULL_LANDMARKS), f"{path}: landmarks", Sentence("landmark"))
    missing = [name for name in REQUIRED_LANDMARKS if name not in given]
    if missing:
        raise ScalpVizError(
            "{path}: {missing} {are} missing; "
            "nasion, inion, tragion_left and tragion_right are needed, the others can be estimated.",
            path=path,
            missing=" and ".join(missing),
            are="is" if len(missing) == 1 else "are",
        )
    curves = content.get("curves", {})
    if not isinstance(curves, dict):
        raise ScalpVizError(
            "{path}: 'curves' should map names such as hairline_front to lists of [x, y, z].", path=path
        )
    for name in curves:
        _known(name, CURVES, f"{path}: curves", Sentence("curve"))
    return LandmarkFile(
        path,
        {name: _place(value, f"{path}: landmarks > {name}") * scale for name, value in given.items()},
        {name: _line(value, f"{path}: curves > {name}") * scale for name, value in curves.items()},
    )


def _json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))  # some editors begin with a mark
    except FileNotFoundError as error:
        raise ScalpVizError("There is no landmarks file {path}; check its name.", path=path) from error
    except json.JSONDecodeError as error:
        raise ScalpVizError(
            "{path}: not valid JSON at line {line}: {reason}; mend that line.",
            path=path,
            line=error.lineno,
            reason=error.msg,
        ) from error
    except UnicodeDecodeError as error:
        raise ScalpVizError(
            "{path}: not a text file in UTF-8; give a landmarks file in JSON.", path=path
        ) from error
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, endless nesting
        raise ScalpVizError("{path}: not a landmarks file; give one in JSON.", path=path) from error
    except OSError as error:
        raise ScalpVizError(
            "Cannot read {path}: {reason}; check the file.", path=path, reason=error.strerror
        ) from error
    if not isinstance(content, dict):
        raise ScalpVizError(
            '{path}: expected an object with "unit" and "landmarks", found a {kind}.',
            path=path,
            kind=_kind(content),
        )
    return content


def _known(name: str, names: tuple[str, ...], where: str, what: Sentence) -> None:
    if name in names:
        return
    near = difflib.get_close_matches(name, names, n=2)
    if f"{name}_left" in names:
        near = [f"{name}_left", f"{name}_right"]
    hint = (
        Sentence("did you mean {names}?", names=" or ".join(near))
        if near
        else Sentence("known are {names} ...", names=", ".join(names[:8]))
    )
    raise ScalpVizError(
        "{where}: there is no {what} '{name}'; {hint}", where=where, what=what, name=name, hint=hint
    )


def _place(value: object, where: str) -> Floats:
    if (
        not isinstance(value, list)
        or len(value) != 3
        or any(isinstance(v, bool) or not isinstance(v, int | float) for v in value)
    ):
        raise ScalpVizError(
            "{where}: expected three numbers [x, y, z], found {found}.", where=where, found=_short(value)
        )
    try:
        place = np.array(value, dtype=np.float64)
    except OverflowError:  # a whole number beyond any float
        place = np.full(3, np.inf)
    if not np.isfinite(place).all():
        raise ScalpVizError(
            "{where}: {found} is not a place; all three numbers must be finite.",
            where=where,
            found=_short(value),
        )
    return place


def _line(value: object, where: str) -> Floats:
    if not isinstance(value, list) or len(value) < 2:
        raise ScalpVizError(
            "{where}: expected a list of at least two places [x, y, z], found {found}.",
            where=where,
            found=_short(value),
        )
    return np.array([_place(place, f"{where}[{k}]") for k, place in enumerate(value)])


def _short(value: object) -> str:
    text = json.dumps(value)
    return text if len(text) <= 40 else text[:37] + "..."


def _kind(content: object) -> Sentence:
    number = Sentence("number")
    known = {list: Sentence("list"), str: Sentence("text"), int: number, float: number}
    return known.get(type(content), Sentence("value"))
