"""One line per measurement: value, target, verdict."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A measurement.

    Parameters
    ----------
    what : str
        What was measured.
    value : float
        In `unit`.
    unit : str
        Written behind value and target.
    target : float or None
        The value may be as great; None where there is no target: the line explains another.
    digits : int
        Decimals.
    """

    what: str
    value: float
    unit: str
    target: float | None = None
    digits: int = 1

    @property
    def over(self) -> bool:
        """Whether the target was missed."""
        return self.target is not None and not self.value <= self.target

    @property
    def verdict(self) -> str:
        """The word in the last column."""
        if self.target is None:
            return ""
        return "over" if self.over else "ok"


def print_heading(words: str) -> None:
    """Begin a group of lines."""
    print(f"\n{words}", flush=True)


def print_line(line: Line) -> None:
    """Print one measurement."""
    value = f"{line.value:.{line.digits}f} {line.unit}"
    target = "" if line.target is None else f"{line.target:g} {line.unit}"
    print(f"  {line.what:<58} {value:>14} {target:>12}  {line.verdict}".rstrip(), flush=True)


def print_columns() -> None:
    """Print what the columns are."""
    print(f"  {'':<58} {'measured':>14} {'at most':>12}")


def print_end(lines: Iterable[Line]) -> None:
    """Say how many targets were met."""
    judged = [line for line in lines if line.target is not None]
    missed = [line for line in judged if line.over]
    print(f"\n{len(judged) - len(missed)} of {len(judged)} targets met.")
    for line in missed:
        print(f"  over: {line.what}")
