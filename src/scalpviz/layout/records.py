"""Plain records to arrays and back: data classes of arrays, in a form that can hold no code.

A record is taken apart by the types that its class declares, and put together again by the same types: a file
says what the values are, never of which class. What is not an array is JSON; arrays of one type of number lie
one after the other in one long array, which is written and read much faster than a thousand small ones.
"""

import json
import zlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import numpy as np

from scalpviz.languages import Sentence

T = TypeVar("T")
KINDS = ("<f8", "<f4", "<i8", "<i4", "|u1", "|b1")
"""Types of number that arrays may have."""


class NotThisRecord(ValueError):
    """What was read is no record of the class that was asked for, or is damaged."""


def packed(record: Any, of: type[T]) -> dict[str, np.ndarray]:
    """A record as arrays: what it says as JSON in bytes, with a check sum, and the numbers.

    Parameters
    ----------
    record : of
        Of a data class whose fields are arrays, numbers, words, enums, tuples, frozen sets, mappings, other
        such data classes, or None.
    """
    store = _Store()
    said = json.dumps(_taken_apart(record, of, store), separators=(",", ":")).encode()
    arrays = {f"numbers_{kind[1:]}": store.joined(kind) for kind in KINDS}
    arrays["said"] = np.frombuffer(said, dtype=np.uint8)
    arrays["sum"] = np.array([_sum(arrays)], dtype="<i8")
    return arrays


def unpacked(arrays: Mapping[str, np.ndarray], of: type[T]) -> T:
    """The record of a class that such arrays hold.

    Raises
    ------
    NotThisRecord
        They are damaged, or hold something else.
    """
    try:
        names = {f"numbers_{kind[1:]}" for kind in KINDS} | {"said"}
        held = {name: arrays[name] for name in names}
        if int(arrays["sum"][0]) != _sum(held):
            raise NotThisRecord("its check sum is wrong")
        numbers = {kind: held[f"numbers_{kind[1:]}"] for kind in KINDS}
        if any(numbers[kind].dtype != np.dtype(kind) or numbers[kind].ndim != 1 for kind in KINDS):
            raise NotThisRecord("its numbers are of another type")
        said = json.loads(held["said"].tobytes())
        found: T = _put_together(said, of, numbers)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise error if isinstance(error, NotThisRecord) else NotThisRecord(str(error)) from error
    return found


class _Store:
    """Arrays that are put one after the other, by type of number."""

    def __init__(self) -> None:
        self._held: dict[str, list[np.ndarray]] = {kind: [] for kind in KINDS}
        self._filled = dict.fromkeys(KINDS, 0)
        self._known: dict[int, list[Any]] = {}
        self._alive: list[np.ndarray] = []

    def put(self, values: np.ndarray) -> list[Any]:
        """Keep an array; what is said of it: type of number, where it begins, shape."""
        if id(values) in self._known:
            return self._known[id(values)]
        plain = np.ascontiguousarray(values)
        kind = plain.dtype.newbyteorder("<").str.replace("=", "<")
        if kind not in KINDS:
            raise TypeError(f"an array of {values.dtype} cannot be kept")
        said = [KINDS.index(kind), self._filled[kind], *values.shape]
        self._held[kind].append(plain.ravel())
        self._filled[kind] += values.size
        # an array that lives cannot lend its identity to another
        self._alive.append(values)
        self._known[id(values)] = said
        return said

    def joined(self, kind: str) -> np.ndarray:
        """All arrays of a type of number as one."""
        return np.concatenate([np.zeros(0, dtype=kind), *self._held[kind]]).astype(kind, copy=False)


def _sum(arrays: Mapping[str, np.ndarray]) -> int:
    total = 0
    for name in sorted(arrays):
        total = zlib.crc32(name.encode(), total)
        total = zlib.crc32(arrays[name].tobytes(), total)
    return total


@cache
def _hints(of: type) -> dict[str, Any]:
    hints = get_type_hints(of)
    return {field.name: hints[field.name] for field in fields(of) if field.init}


def _taken_apart(value: Any, of: Any, store: _Store) -> Any:
    match _kind(of):
        case "array":
            return store.put(np.asarray(value))
        case "optional":
            return None if value is None else [_taken_apart(value, _there(of), store)]
        case "tuple":
            inner = _of_items(of, len(value))
            return [_taken_apart(one, kind, store) for one, kind in zip(value, inner, strict=True)]
        case "set":
            return sorted(_taken_apart(one, get_args(of)[0], store) for one in value)
        case "mapping":
            key, held = get_args(of)
            return [[_taken_apart(k, key, store), _taken_apart(v, held, store)] for k, v in value.items()]
        case "record":
            return [_taken_apart(getattr(value, name), kind, store) for name, kind in _hints(of).items()]
        case "enum":
            return value.value
        case "sentence":
            told = value if isinstance(value, Sentence) else Sentence(value)
            return [told.template, [[name, _word(word)] for name, word in told.fields.items()]]
        case _:
            return of(value)


def _put_together(said: Any, of: Any, numbers: Mapping[str, np.ndarray]) -> Any:
    match _kind(of):
        case "array":
            kind, start, *shape = (_whole(one) for one in said)
            held, size = numbers[KINDS[kind]], int(np.prod(shape, dtype=np.int64))
            if start + size > len(held):
                raise NotThisRecord("it is too short")
            return held[start : start + size].reshape(shape)
        case "optional":
            return None if said is None else _put_together(_one(said), _there(of), numbers)
        case "tuple":
            inner = _of_items(of, len(said))
            return tuple(_put_together(one, kind, numbers) for one, kind in zip(said, inner, strict=True))
        case "set":
            return frozenset(_put_together(one, get_args(of)[0], numbers) for one in said)
        case "mapping":
            key, held_kind = get_args(of)
            return {_put_together(k, key, numbers): _put_together(v, held_kind, numbers) for k, v in said}
        case "record":
            hints = _hints(of)
            values = zip(hints.items(), said, strict=True)
            return of(**{name: _put_together(one, kind, numbers) for (name, kind), one in values})
        case "enum":
            return of(said)
        case "sentence":
            return _sentence(said)
        case _:
            if type(said) is not of and not (of is float and type(said) is int):
                raise NotThisRecord(f"{said!r:.40} is no {of.__name__}")
            return of(said)


@cache
def _kind(of: Any) -> str:
    """How values of a declared type are kept."""
    origin = get_origin(of) or of
    if origin in (Union, UnionType):
        return "optional"
    if origin is tuple:
        return "tuple"
    if origin is frozenset:
        return "set"
    if isinstance(origin, type):
        if issubclass(origin, np.ndarray):
            return "array"
        if issubclass(origin, Enum):
            return "enum"
        if issubclass(origin, Sentence):
            return "sentence"
        if issubclass(origin, Mapping):
            return "mapping"
        if is_dataclass(origin):
            return "record"
    if of in (str, int, float, bool):
        return "plain"
    raise TypeError(f"values of {of} cannot be kept")


def _word(word: str) -> Any:
    """A field of a sentence, which may be a sentence itself."""
    return _taken_apart(word, Sentence, _Store()) if isinstance(word, Sentence) else word


def _sentence(said: Any) -> Sentence:
    template, words = said
    fields = {str(name): word if isinstance(word, str) else _sentence(word) for name, word in words}
    return Sentence.restored(str(template), fields)


def _there(of: Any) -> Any:
    """The type of a value that may be None, when it is there."""
    inner = [one for one in get_args(of) if one is not NoneType]
    if len(inner) != 1:
        raise TypeError(f"values of {of} cannot be kept")
    return inner[0]


def _of_items(of: Any, count: int) -> tuple[Any, ...]:
    inner = get_args(of)
    return inner[:1] * count if len(inner) == 2 and inner[1] is Ellipsis else inner


def _whole(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise NotThisRecord(f"{value!r:.40} is no count")
    return value


def _one(said: Any) -> Any:
    if not isinstance(said, list) or len(said) != 1:
        raise NotThisRecord("a value is missing")
    return said[0]
