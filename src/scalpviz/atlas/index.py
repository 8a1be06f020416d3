"""What a list of an atlas shows: names and places in the order of things, without the rest of the records.

The index of the atlas that ships lies beside it. It is read a hundred times faster than the atlas, so that
the window is there with its list while the atlas is still being read. Nothing here needs the atlas's models.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from scalpviz.assets import assets_dir
from scalpviz.atlas.forms import said

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scalpviz.atlas.model import Atlas, AtlasPoint, Zone


@dataclass(frozen=True, slots=True)
class IndexNames:
    """A name in English, pinyin and Chinese; any but English may be empty."""

    en: str
    pinyin: str
    zh: str

    def in_language(self, language: str) -> str:
        """The name as one writes it in a language."""
        return said(language, self.en, self.zh, self.pinyin)

    def translated(self, language: str) -> str:
        """What the name says, in a language: where names stand in pinyin that is English."""
        return said(language, self.en, self.zh)


@dataclass(frozen=True, slots=True)
class IndexSystem:
    """A system: its id and its name."""

    id: str
    names: IndexNames


@dataclass(frozen=True, slots=True)
class IndexRegion:
    """A region of the head: its id, and its name in English and Chinese."""

    id: str
    en: str
    zh: str | None

    def in_language(self, language: str) -> str:
        """Its name in a language."""
        return said(language, self.en, self.zh)


@dataclass(frozen=True, slots=True)
class IndexRecord:
    """A zone or a point, as lists tell of it.

    Parameters
    ----------
    system, code : str
        What it is called wherever something is told of it.
    label : str
        What is written for its code.
    names : IndexNames
        Its name.
    region : str or None
        Id of the region of the head it belongs to.
    laterality : str
        `bilateral`, or the one side it has.
    drawn : bool
        False for a zone that no source lets one place.
    meridian : bool
        Whether it is a point of a meridian.
    """

    system: str
    code: str
    label: str
    names: IndexNames
    region: str | None
    laterality: str
    drawn: bool = True
    meridian: bool = False


@dataclass(frozen=True)
class AtlasIndex:
    """Systems, regions, zones and points of an atlas, each in its order."""

    systems: tuple[IndexSystem, ...]
    regions: tuple[IndexRegion, ...]
    zones: tuple[IndexRecord, ...]
    points: tuple[IndexRecord, ...]

    def zones_of(self, system: str) -> tuple[IndexRecord, ...]:
        """Zones of one system."""
        return tuple(zone for zone in self.zones if zone.system == system)

    def points_of(self, system: str) -> tuple[IndexRecord, ...]:
        """Points of one system."""
        return tuple(point for point in self.points if point.system == system)

    def named(self, system: str, code: str) -> IndexRecord:
        """The zone or point of that code in a system; KeyError when there is none."""
        return self._by_key[system, code]

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], IndexRecord]:
        return {(record.system, record.code): record for record in (*self.points, *self.zones)}


def index_of(atlas: Atlas) -> AtlasIndex:
    """The index of an atlas."""
    return AtlasIndex(
        systems=tuple(IndexSystem(system.id, _names(system)) for system in atlas.systems),
        regions=tuple(IndexRegion(region.id, region.name.en, region.name.zh) for region in atlas.regions),
        zones=tuple(
            _record(zone, label=zone.label or zone.code, drawn=zone.shape is not None) for zone in atlas.zones
        ),
        points=tuple(
            _record(point, label=point.code, meridian=point.meridian is not None) for point in atlas.points
        ),
    )


def sum_of(content: bytes) -> str:
    """What tells one atlas file from another."""
    import hashlib  # the list needs none

    return hashlib.sha256(content).hexdigest()


def known_sum(path: Path | None = None) -> str:
    """The sum of the file that an index was made of; empty where it cannot be read."""
    try:
        read = json.loads((path or shipped_index()).read_text(encoding="utf-8"))
        return str(read["sum"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def shipped_index() -> Path:
    """Where the index of the atlas that ships lies."""
    return assets_dir() / "zones.index.json"


def load_index(path: Path | None = None) -> AtlasIndex:
    """Read an index; that of the atlas that ships without a path.

    Raises
    ------
    OSError, ValueError, KeyError, TypeError
        It is missing or is no index; the atlas itself then tells what it holds.
    """
    read = json.loads((path or shipped_index()).read_text(encoding="utf-8"))
    return AtlasIndex(
        systems=tuple(IndexSystem(one["id"], IndexNames(**one["names"])) for one in read["systems"]),
        regions=tuple(IndexRegion(**one) for one in read["regions"]),
        zones=_records(read["zones"]),
        points=_records(read["points"]),
    )


def index_text(index: AtlasIndex, file_sum: str) -> str:
    """An index as its file holds it, with the sum of the atlas file that it was made of."""
    held = {"sum": file_sum, **asdict(index)}
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")) + "\n"


def _names(named: Any) -> IndexNames:
    return IndexNames(named.names.en, named.names.pinyin, named.names.zh)


def _record(of: Zone | AtlasPoint, **what: Any) -> IndexRecord:
    return IndexRecord(
        of.system, of.code, names=_names(of), region=of.region, laterality=of.laterality, **what
    )


def _records(read: Iterable[dict[str, Any]]) -> tuple[IndexRecord, ...]:
    return tuple(IndexRecord(**{**one, "names": IndexNames(**one["names"])}) for one in read)
