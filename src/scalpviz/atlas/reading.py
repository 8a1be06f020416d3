"""The text of an atlas file, before anything is asked of what it says."""

import json
from pathlib import Path
from typing import Any

from scalpviz.atlas.problem import Problem, label

_SYNTAX = {
    "Expecting value": "a value (one missing, or a comma too many?)",
    "Expecting property name enclosed in double quotes": "a key in double quotes (a comma too many?)",
    "Illegal trailing comma before end of object": "no comma before a closing brace",
    "Illegal trailing comma before end of array": "no comma before a closing bracket",
    "Expecting ',' delimiter": "a comma or the closing bracket",
    "Expecting ':' delimiter": "a colon after the key",
    "Unterminated string starting at": "a closing double quote after this one",
    "Invalid control character at": "a text on one line (a line break in a text is written \\n)",
    "Invalid \\escape": "a backslash written as \\\\",
    "Invalid \\uXXXX escape": "four hexadecimal digits after \\u",
    "Extra data": "the end of the file",
}
"""What the JSON reader complains of, as what it expected."""


class _KeyTwiceError(ValueError):
    """A key stands twice in one object."""


class _NotANumberError(ValueError):
    """NaN or Infinity."""


def read_json(path: Path) -> tuple[Any, Problem | None]:
    """The data of a JSON file, or what keeps it from being read.

    Returns
    -------
    data, problem
        Either the data and None, or None and the problem.
    """
    text, problem = _read_text(path)
    if text is None:
        return None, problem
    try:
        return json.loads(text, object_pairs_hook=_no_key_twice, parse_constant=_no_constant), None
    except json.JSONDecodeError as error:
        found = text[error.pos : error.pos + 20].split("\n")[0].strip()
        place = f"line {error.lineno}, column {error.colno}"
        shown = (
            f"{found!r}"
            if found
            else "the end of the line"
            if error.pos < len(text)
            else "the end of the file"
        )
        return None, Problem(str(path), place, shown, _SYNTAX.get(error.msg, "sound JSON"))
    except _KeyTwiceError as error:
        return None, Problem(str(path), "", str(error), "each key once in an object")
    except _NotANumberError as error:
        return None, Problem(str(path), "", str(error), "a number")
    except RecursionError:
        return None, Problem(str(path), "", "brackets nested too deeply", "an atlas file")


def _read_text(path: Path) -> tuple[str | None, Problem | None]:
    def problem(found: str, expected: str = "an atlas file (JSON text in UTF-8)") -> tuple[None, Problem]:
        return None, Problem(str(path), "", found, expected)

    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return problem("no file there")
    except IsADirectoryError:
        return problem("a folder")
    except OSError as error:
        return problem(f"no way to read it ({error.strerror or error})")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return problem(f"bytes in line {line} that are not UTF-8", "JSON text saved as UTF-8")
    if not text.strip():
        return problem("an empty file")
    return text, None


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _KeyTwiceError(f'the key "{twice}" twice in one object{label(made)}')
    return made


def _no_constant(name: str) -> float:
    raise _NotANumberError(f"{name}, which is no number")
