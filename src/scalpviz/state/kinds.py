"""Kinds of values a view holds: how each is written to a file or to the settings, read back and checked."""

import math
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar

from scalpviz.state.known_ids import Check, KnownIds, UnknownHereError

T = TypeVar("T")
Choices = TypeVar("Choices", bound=StrEnum)
DAMAGED = (KeyError, TypeError, ValueError, AttributeError)
"""What reading raises where a value is not of its kind."""


class FieldKind(Generic[T]):
    """How values of one kind are written and read.

    Reading raises one of `DAMAGED` where something else was written.
    """

    def to_json(self, value: T) -> Any:
        """The value as JSON has it."""
        return value

    def from_json(self, written: Any) -> T:
        """The value again."""
        raise NotImplementedError

    def to_word(self, value: T) -> str | None:
        """The value as a line of the settings has it; None where it is not to be remembered."""
        return str(self.to_json(value))

    def from_word(self, word: str) -> T:
        """The value again."""
        return self.from_json(word)

    def known(self, value: T, _check: Check) -> T:
        """What of the value is known here; what is not is noted in the check.

        Raises
        ------
        UnknownHereError
            None of it is known.
        """
        return value


class SwitchKind(FieldKind[bool]):
    """On or off."""

    def from_json(self, written: Any) -> bool:
        """The value again."""
        if not isinstance(written, bool):
            raise TypeError(f"{written!r} is neither true nor false")
        return written

    def to_word(self, value: bool) -> str:
        """`true` or `false`."""
        return "true" if value else "false"

    def from_word(self, word: str) -> bool:
        """The value again."""
        return {"true": True, "false": False}[word.lower()]


class NumberKind(FieldKind[float]):
    """A finite number, from `least` to `most`."""

    def __init__(self, least: float = -math.inf, most: float = math.inf) -> None:
        self._least, self._most = least, most

    def from_json(self, written: Any) -> float:
        """The value again."""
        number = float(written)
        if not (math.isfinite(number) and self._least <= number <= self._most):
            raise ValueError(f"{written!r} is no number from {self._least} to {self._most}")
        return number


class TextKind(FieldKind[str]):
    """Any words."""

    def from_json(self, written: Any) -> str:
        """The value again."""
        return str(written)


class PathKind(FieldKind[Path]):
    """A file's path."""

    def to_json(self, value: Path) -> str:
        """The path in one string."""
        return str(value)

    def from_json(self, written: Any) -> Path:
        """The value again."""
        return Path(written)


class ChoiceKind(FieldKind[Choices]):
    """One member of an enumeration."""

    def __init__(self, of: type[Choices]) -> None:
        self._of = of

    def to_json(self, value: Choices) -> str:
        """Its value."""
        return value.value

    def from_json(self, written: Any) -> Choices:
        """The value again."""
        return self._of(written)


class NameKind(TextKind):
    """The id of something; `among` says which ids are known."""

    def __init__(self, among: Callable[[KnownIds], frozenset[str]]) -> None:
        self._among = among

    def known(self, value: str, check: Check) -> str:
        """The id, if it is known."""
        if value not in self._among(check.ids):
            raise UnknownHereError(value)
        return value


class OptionalKind(FieldKind[T | None]):
    """A value of a kind, or none."""

    def __init__(self, of: FieldKind[T]) -> None:
        self._of = of

    def to_json(self, value: T | None) -> Any:
        """The value as JSON has it, or null."""
        return None if value is None else self._of.to_json(value)

    def from_json(self, written: Any) -> T | None:
        """The value again."""
        return None if written is None else self._of.from_json(written)

    def known(self, value: T | None, check: Check) -> T | None:
        """The value, if it is known."""
        return None if value is None else self._of.known(value, check)


class TupleKind(FieldKind[tuple[T, ...]]):
    """Values of a kind in their order, at least so many."""

    def __init__(self, of: FieldKind[T], least: int = 0) -> None:
        self._of, self._least = of, least

    def to_json(self, value: tuple[T, ...]) -> list[Any]:
        """A list."""
        return [self._of.to_json(one) for one in value]

    def from_json(self, written: Any) -> tuple[T, ...]:
        """The value again."""
        found = tuple(self._of.from_json(one) for one in written)
        if len(found) < self._least:
            raise ValueError(f"{written!r} holds too few")
        return found

    def to_word(self, value: tuple[T, ...]) -> str:
        """One after the other, with spaces."""
        return " ".join(map(str, self.to_json(value)))

    def from_word(self, word: str) -> tuple[T, ...]:
        """The value again."""
        return self.from_json(word.split())

    def known(self, value: tuple[T, ...], check: Check) -> tuple[T, ...]:
        """Those that are known."""
        return tuple(known_ones(self._of, value, check))


class SetKind(FieldKind[frozenset[T]]):
    """Values of a kind, each once, in no order."""

    def __init__(self, of: FieldKind[T]) -> None:
        self._of = of

    def to_json(self, value: frozenset[T]) -> list[Any]:
        """A sorted list."""
        return sorted((self._of.to_json(one) for one in value), key=str)

    def from_json(self, written: Any) -> frozenset[T]:
        """The value again."""
        return frozenset(self._of.from_json(one) for one in written)

    def to_word(self, value: frozenset[T]) -> str:
        """One after the other, sorted, with spaces."""
        return " ".join(map(str, self.to_json(value)))

    def from_word(self, word: str) -> frozenset[T]:
        """The value again."""
        return self.from_json(word.split())

    def known(self, value: frozenset[T], check: Check) -> frozenset[T]:
        """Those that are known."""
        return frozenset(known_ones(self._of, sorted(value, key=str), check))


class PositionKind(FieldKind[tuple[float, float, float]]):
    """A place or a direction in space."""

    def to_json(self, value: tuple[float, float, float]) -> list[float]:
        """Three numbers."""
        return list(value)

    def from_json(self, written: Any) -> tuple[float, float, float]:
        """The value again."""
        x, y, z = (NumberKind().from_json(one) for one in written)
        return x, y, z


class RecordKind(FieldKind[T]):
    """A data class, by the kinds of its fields; one that the file lacks has its default."""

    def __init__(self, make: Callable[..., T], parts: Mapping[str, FieldKind[Any]]) -> None:
        self._make, self._parts = make, parts

    def to_json(self, value: T) -> dict[str, Any]:
        """Its fields by name."""
        return {name: kind.to_json(getattr(value, name)) for name, kind in self._parts.items()}

    def from_json(self, written: Any) -> T:
        """The value again."""
        return self._make(
            **{name: kind.from_json(written[name]) for name, kind in self._parts.items() if name in written}
        )

    def known(self, value: T, check: Check) -> T:
        """The value, if all that it names is known."""
        for name, kind in self._parts.items():
            kind.known(getattr(value, name), check)
        return value


def known_ones(of: FieldKind[T], values: Iterable[T], check: Check) -> list[T]:
    """Those of several values that are known here.

    Raises
    ------
    UnknownHereError
        There are some, and none is known.
    """
    found, some = [], False
    for one in values:
        some = True
        try:
            found.append(of.known(one, check))
        except UnknownHereError as error:
            check.unknown.extend(error.args)
    if some and not found:
        raise UnknownHereError
    return found
