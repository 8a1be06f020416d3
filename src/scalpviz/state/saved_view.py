"""A view as a file holds it: everything that is shown, exactly, under a name."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from scalpviz.side import Side
from scalpviz.state.view import Camera, Centimetres, Labels, OwnHead, SkinTone, Tape, View, ZoneRef

LEFT_OUT = frozenset(
    {
        "hovered", "query", "language", "presenting", "spinning", "spin_speed", "measuring", "tape_start",
        "text_hidden", "folded",
    }
)  # fmt: skip
"""Fields of a view that belong to the moment or to the reader, not to what is shown."""


@dataclass(frozen=True)
class SavedView:
    """A named view.

    Parameters
    ----------
    name : str
        The user's own words.
    fields : mapping
        What it sets, as JSON has it; what another version wrote stays in it.
    """

    name: str
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class KnownIds:
    """What a saved view may name: zones and points by system and code, and ids of what else there is."""

    zones: frozenset[tuple[str, str]]
    systems: frozenset[str]
    regions: frozenset[str]
    areas: frozenset[str]
    conditions: frozenset[str]
    heads: frozenset[str]


@dataclass(frozen=True)
class Brought:
    """A saved view as it can be shown here.

    Parameters
    ----------
    changes : mapping
        Fields of `View`.
    left_out : tuple of str
        What is unknown here, by the words of the file.
    """

    changes: dict[str, Any]
    left_out: tuple[str, ...]


def saved(name: str, view: View) -> SavedView:
    """What is shown now, under a name."""
    return SavedView(name, {f.name: _plain(getattr(view, f.name)) for f in fields(View) if f.name in READ})


def brought(kept: SavedView, known: KnownIds) -> Brought:
    """Fields of `View` that bring a saved view back; what is unknown here is left out, and told.

    What the file does not say, because it is older than the field, is as in a new window; the eye stays.
    """
    plain = View()
    found = {f.name: getattr(plain, f.name) for f in fields(View) if f.name in READ and f.name != "camera"}
    left_out = []
    for name, value in kept.fields.items():
        if name in LEFT_OUT:
            continue
        try:
            found[name] = READ[name](value)
        except (KeyError, TypeError, ValueError, AttributeError):
            left_out.append(name)
    if found.get("camera", plain) is None:
        del found["camera"]
    _keep_known(found, known, left_out)
    return Brought(found, tuple(dict.fromkeys(left_out)))


def _keep_known(found: dict[str, Any], known: KnownIds, left_out: list[str]) -> None:
    """Take out what is unknown, and note it."""

    def known_zone(ref: ZoneRef) -> bool:
        if (ref.system, ref.code) in known.zones:
            return True
        left_out.append(f"{ref.system} {ref.code}")
        return False

    def those(values: Iterable[str], of: frozenset[str]) -> list[str]:
        left_out.extend(one for one in values if one not in of)
        return [one for one in values if one in of]

    plain = View()
    found["systems"] = tuple(those(found["systems"], known.systems)) or plain.systems
    found["hidden_regions"] = frozenset(those(found["hidden_regions"], known.regions))
    found["highlighted"] = frozenset(ref for ref in sorted(found["highlighted"], key=str) if known_zone(ref))
    found["tapes"] = tuple(tape for tape in found["tapes"] if tape.zone is None or known_zone(tape.zone))
    if found["selected"] is not None and not known_zone(found["selected"]):
        found["selected"] = None
    for name, of in (("area", known.areas), ("condition", known.conditions)):
        if found[name] is not None and not those([found[name]], of):
            found[name] = None
    if isinstance(found["head"], str) and not those([found["head"]], known.heads):
        # the tapes lie on that head, and the eye stands before it
        found.pop("camera", None)
        del found["head"], found["tapes"]


def to_json(views: tuple[SavedView, ...]) -> dict[str, Any]:
    """As a file holds them."""
    return {"scalpviz": "views", "views": [{"name": one.name, **one.fields} for one in views]}


def from_json(content: Any) -> tuple[SavedView, ...]:
    """Views of a file; of those of one name the first.

    Raises
    ------
    ValueError
        It is no file of views.
    """
    if not isinstance(content, dict) or content.get("scalpviz") != "views":
        raise ValueError("no file of views")
    listed = content.get("views")
    if not isinstance(listed, list):
        raise ValueError("no file of views")
    found: dict[str, SavedView] = {}
    for one in listed:
        if isinstance(one, dict) and isinstance(one.get("name"), str) and one["name"].strip():
            name = one["name"].strip()
            found.setdefault(name, SavedView(name, {k: v for k, v in one.items() if k != "name"}))
    return tuple(found.values())


def _plain(value: Any) -> Any:
    """A field as JSON has it."""
    if isinstance(value, OwnHead):
        return {"mesh": str(value.mesh), "landmarks": str(value.landmarks)}
    if isinstance(value, frozenset):
        return sorted((_plain(one) for one in value), key=str)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, ZoneRef | Tape | Camera):
        return {name: _plain(one) for name, one in _parts(value).items()}
    return value


def _parts(value: ZoneRef | Tape | Camera) -> dict[str, Any]:
    """Its fields, one level deep."""
    return {f.name: getattr(value, f.name) for f in fields(value)}


def _zone(value: Any) -> ZoneRef | None:
    if value is None:
        return None
    side = value.get("side")
    return ZoneRef(str(value["system"]), str(value["code"]), Side(side) if side else None, value.get("part"))


def _zones(value: Any) -> frozenset[ZoneRef]:
    return frozenset(ref for one in value if (ref := _zone(one)) is not None)


def _place(value: Any) -> tuple[float, float, float]:
    x, y, z = (_number(one) for one in value)
    return x, y, z


def _number(value: Any) -> float:
    if not math.isfinite(number := float(value)):
        raise ValueError(f"{value!r} is no number")
    return number


def _camera(value: Any) -> Camera | None:
    if value is None:
        return None
    return Camera(
        _place(value["position"]), _place(value["focus"]), _place(value["up"]), _number(value["view_angle"])
    )


def _head(value: Any) -> str | OwnHead:
    if isinstance(value, str):
        return value
    return OwnHead(Path(value["mesh"]), Path(value["landmarks"]))


def _tapes(value: Any) -> tuple[Tape, ...]:
    return tuple(Tape(_place(one["start"]), _place(one["end"]), _zone(one.get("zone"))) for one in value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def _words(value: Any) -> str | None:
    return None if value is None else str(value)


READ: Mapping[str, Callable[[Any], Any]] = {
    "head": _head,
    "systems": lambda value: tuple(str(one) for one in value),
    "centimetres": Centimetres,
    "area": _words,
    "condition": _words,
    "affected": lambda value: None if value is None else Side(value),
    "highlighted": _zones,
    "sides": lambda value: frozenset(Side(one) for one in value),
    "selected": _zone,
    "labels": Labels,
    "skin": SkinTone,
    "hidden_regions": lambda value: frozenset(str(one) for one in value),
    "tapes": _tapes,
    "camera": _camera,
    **dict.fromkeys(
        (
            "points", "meridians", "sites", "reference_lines", "include_hidden_systems", "needles", "guides",
            "eyes_open",
            "skull", "variants",
        ),
        _flag,
    ),
}  # fmt: skip
"""How each field is read back."""
