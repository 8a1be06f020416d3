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
        raise ScalpVizError(f'{path}: \'unit\' is {unit!r}; write "mm", "cm", "m" or "in".')
    scale = millimetres_per(unit, str(path))
    given = content.get("landmarks")
    if not isinstance(given, dict):
        raise ScalpVizError(
            f"{path}: 'landmarks' is missing; it should map names such as nasion to [x, y, z]."
        )
    for name in given:
        _known(name, (*ALL_LANDMARKS, *SKULL_LANDMARKS), f"{path}: landmarks", "landmark")
    missing = [name for name in REQUIRED_LANDMARKS if name not in given]
    if missing:
        raise ScalpVizError(
            f"{path}: {' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing; "
            "nasion, inion, tragion_left and tragion_right are needed, the others can be estimated."
        )
    curves = content.get("curves", {})
    if not isinstance(curves, dict):
        raise ScalpVizError(
            f"{path}: 'curves' should map names such as hairline_front to lists of [x, y, z]."
        )
    for name in curves:
        _known(name, CURVES, f"{path}: curves", "curve")
    return LandmarkFile(
        path,
        {name: _place(value, f"{path}: landmarks > {name}") * scale for name, value in given.items()},
        {name: _line(value, f"{path}: curves > {name}") * scale for name, value in curves.items()},
    )


def _json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))  # some editors begin with a mark
    except FileNotFoundError as error:
        raise ScalpVizError(f"There is no landmarks file {path}; check its name.") from error
    except json.JSONDecodeError as error:
        raise ScalpVizError(
            f"{path}: not valid JSON at line {error.lineno}: {error.msg}; mend that line."
        ) from error
    except UnicodeDecodeError as error:
        raise ScalpVizError(f"{path}: not a text file in UTF-8; give a landmarks file in JSON.") from error
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, endless nesting
        raise ScalpVizError(f"{path}: not a landmarks file; give one in JSON.") from error
    except OSError as error:
        raise ScalpVizError(f"Cannot read {path}: {error.strerror}; check the file.") from error
    if not isinstance(content, dict):
        raise ScalpVizError(
            f'{path}: expected an object with "unit" and "landmarks", found a {_kind(content)}.'
        )
    return content


def _known(name: str, names: tuple[str, ...], where: str, what: str) -> None:
    if name in names:
        return
    near = difflib.get_close_matches(name, names, n=2)
    if f"{name}_left" in names:
        near = [f"{name}_left", f"{name}_right"]
    hint = f"did you mean {' or '.join(near)}?" if near else f"known are {', '.join(names[:8])} ..."
    raise ScalpVizError(f"{where}: there is no {what} '{name}'; {hint}")


def _place(value: object, where: str) -> Floats:
    if (
        not isinstance(value, list)
        or len(value) != 3
        or any(isinstance(v, bool) or not isinstance(v, int | float) for v in value)
    ):
        raise ScalpVizError(f"{where}: expected three numbers [x, y, z], found {_short(value)}.")
    try:
        place = np.array(value, dtype=np.float64)
    except OverflowError:  # a whole number beyond any float
        place = np.full(3, np.inf)
    if not np.isfinite(place).all():
        raise ScalpVizError(f"{where}: {_short(value)} is not a place; all three numbers must be finite.")
    return place


def _line(value: object, where: str) -> Floats:
    if not isinstance(value, list) or len(value) < 2:
        raise ScalpVizError(
            f"{where}: expected a list of at least two places [x, y, z], found {_short(value)}."
        )
    return np.array([_place(place, f"{where}[{k}]") for k, place in enumerate(value)])


def _short(value: object) -> str:
    text = json.dumps(value)
    return text if len(text) <= 40 else text[:37] + "..."


def _kind(content: object) -> str:
    return {list: "list", str: "text", int: "number", float: "number"}.get(type(content), "value")
