"""A view as a file holds it: everything that is shown, exactly, under a name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from scalpviz.side import Side
from scalpviz.state.view import Camera, Centimetres, Labels, OwnHead, SkinTone, Tape, View, ZoneRef

LEFT_OUT = frozenset(
    {"hovered", "query", "language", "presenting", "spinning", "measuring", "tape_start", "text_hidden"}
)
"""Fields of a view that belong to the moment or to the reader, not to what is shown."""


@dataclass(frozen=True)
class SavedView:
    """A named view.

    Parameters
    ----------
    name : str
        The user's own words.
    fields : mapping
        What it sets, as JSON has it.
    """

    name: str
    fields: Mapping[str, Any]


def saved(name: str, view: View) -> SavedView:
    """What is shown now, under a name."""
    return SavedView(
        name, {f.name: _plain(getattr(view, f.name)) for f in fields(View) if f.name not in LEFT_OUT}
    )


def changes_of(
    kept: SavedView, known_zone: Callable[[ZoneRef], bool], systems: frozenset[str]
) -> dict[str, Any]:
    """Fields of `View` that bring a saved view back; what this atlas does not know is left out.

    Parameters
    ----------
    known_zone : callable
        Whether the atlas has a zone or point.
    systems : frozenset of str
        Ids of the systems the atlas has.

    Raises
    ------
    ValueError, TypeError, KeyError
        A field does not hold what it should.
    """
    found = {
        name: READ[name](value)
        for name, value in kept.fields.items()
        if name in READ and name not in LEFT_OUT
    }
    if "systems" in found:
        found["systems"] = tuple(one for one in found["systems"] if one in systems) or ("international",)
    if found.get("selected") is not None and not known_zone(found["selected"]):
        found["selected"] = None
    if "lit" in found:
        found["lit"] = frozenset(ref for ref in found["lit"] if known_zone(ref))
    return found


def to_json(views: tuple[SavedView, ...]) -> dict[str, Any]:
    """As a file holds them."""
    return {"scalpviz": "views", "views": [{"name": one.name, **one.fields} for one in views]}


def from_json(content: Any) -> tuple[SavedView, ...]:
    """Views of a file.

    Raises
    ------
    ValueError
        It is no file of views.
    """
    if not isinstance(content, dict) or content.get("scalpviz") != "views":
        raise ValueError("no file of views")
    found = []
    for one in content.get("views", ()):
        if isinstance(one, dict) and isinstance(one.get("name"), str):
            found.append(SavedView(one["name"], {k: v for k, v in one.items() if k != "name"}))
    return tuple(found)


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
        return {name: _plain(one) for name, one in asdict_flat(value).items()}
    return value


def asdict_flat(value: ZoneRef | Tape | Camera) -> dict[str, Any]:
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
    x, y, z = (float(one) for one in value)
    return x, y, z


def _camera(value: Any) -> Camera | None:
    if value is None:
        return None
    return Camera(
        _place(value["position"]), _place(value["focus"]), _place(value["up"]), float(value["view_angle"])
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
    "lit": _zones,
    "sides": lambda value: frozenset(Side(one) for one in value),
    "selected": _zone,
    "labels": Labels,
    "skin": SkinTone,
    "hidden_regions": lambda value: frozenset(str(one) for one in value),
    "spin_speed": float,
    "tapes": _tapes,
    "camera": _camera,
    **dict.fromkeys(
        (
            "points", "meridians", "sites", "reference_lines", "beyond", "needles", "guides", "eyes_open",
            "skull", "variants",
        ),
        _flag,
    ),
}  # fmt: skip
"""How each field is read back."""
