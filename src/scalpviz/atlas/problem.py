"""What is wrong in an atlas file, and where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in an atlas file.

    Parameters
    ----------
    file : str
        The file as the user named it.
    path : str
        The place inside it, like `points[3] GV20 > place > curve`; empty for the file as a whole.
    found, expected : str
        What stands there and what should, in words.
    """

    file: str
    path: str
    found: str
    expected: str

    def __str__(self) -> str:
        where = f"{self.file}, {self.path}" if self.path else self.file
        return f"{where}: found {self.found}; expected {self.expected}."


Key = str | int
"""A step inside the file: a key of an object or a position in a list."""


Words = tuple[str, str, str]
"""Path, found, expected: what is wrong between records."""


def not_among(known: Sequence[str], name: str, what: str, path: str) -> Iterator[Words]:
    """A problem if a name is none of those known."""
    if name not in known:
        expected = one_of(known, name, most=6) if known else f"no {what}, for there is none"
        yield path, f'an unknown {what} "{name}"', expected


def path_words(data: Any, keys: Iterable[Key]) -> str:
    """The place `keys` in words; list entries that have a code or an id carry it along.

    `("points", 3, "place")` becomes `points[3] GV20 > place`. It reads as far as the data go.
    """
    words: list[str] = []
    for key in keys:
        data = child(data, key)
        if isinstance(key, int) and words:
            words[-1] += f"[{key}]{label(data)}"
        else:
            words.append(str(key))
    return " > ".join(words)


def child(data: Any, key: Key) -> Any:
    """What lies under `key`; None where there is nothing."""
    if isinstance(data, dict):
        return data.get(key)
    if isinstance(data, list) and isinstance(key, int) and key < len(data):
        return data[key]
    return None


def label(data: Any) -> str:
    """A space and the code or id of an entry, in one line, if it has one."""
    if isinstance(data, dict):
        for key in ("code", "id"):
            if isinstance(data.get(key), str):
                return f" {' '.join(data[key].split())}".rstrip()
    return ""


def either(words: Sequence[str]) -> str:
    """`a, b or c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def one_of(known: Sequence[str], found: Any = None, most: int = 12) -> str:
    """A choice in words: all of it while it is short, else the names nearest to what was found.

    There is at least one to choose.
    """
    if len(known) <= most:
        return f"one of: {', '.join(known)}" if len(known) > 1 else f'"{known[0]}"'
    near = get_close_matches(str(found), known, n=3, cutoff=0.0)
    return f"one of {len(known)} known names, nearest: {either(near)}"
