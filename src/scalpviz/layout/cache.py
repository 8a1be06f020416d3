"""Layouts of the stored heads, kept on disk: laying takes seconds, reading a layout none.

Two kinds of file: where everything lies on a head, and its skin in the paint of some systems. Heads of one's
own are never written. A file is found again only for the same program, head, atlas and systems, and holds
numbers and words alone (see `scalpviz.layout.records`): whatever is in it, nothing in it runs. The files are
no more than a shortcut: one that is damaged, foreign or cannot be written is passed over.
"""

import hashlib
import io
import logging
import platform
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

import numpy as np

from scalpviz.about import __version__
from scalpviz.assets import assets_dir
from scalpviz.atlas.keys import SiteKey
from scalpviz.atlas.model import Atlas
from scalpviz.errors import ScalpVizError
from scalpviz.files import write_bytes
from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.layout.head_layout import HeadLayout
from scalpviz.layout.head_source import StoredHead
from scalpviz.layout.records import NotThisRecord, packed, unpacked
from scalpviz.layout.skin.borders import BorderEdges, SkinBorders, ZoneBorders
from scalpviz.layout.skin.masks import SkinMasks
from scalpviz.layout.skin.sheet import SkinSheet, remember, skin_sheet
from scalpviz.placement.apart import Apart
from scalpviz.placement.painting.painted import PaintedSkin
from scalpviz.placement.placed import Placement

LOG = logging.getLogger("scalpviz")

MOST = 8
"""Files that are kept, 2 to 25 MB each: the ones used last."""
ENDING = ".layout.npz"
FORMER_ENDING = ".layout"
"""Of files that earlier versions kept, which are not read any more."""
ROOMS = ("atlas", "head", "placement", "layout", "side.py")
"""Whose code decides what a layout holds."""

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class _Placed:
    """Where everything lies on a head."""

    placement: Placement
    apart: Mapping[tuple[str, str], tuple[Apart, ...]]


@dataclass(frozen=True, eq=False)
class _Painted:
    """A skin in the paint of some systems, and as it is drawn; see `SkinSheet`."""

    painted: PaintedSkin
    normals: Floats
    masks: SkinMasks
    triangles: Ints
    painted_rows: Ints
    painted_vertices: Ints
    region_of: Ints
    members: tuple[Ints, ...]
    closed: bool
    border_edges: BorderEdges
    borders: Mapping[SiteKey, ZoneBorders]

    @classmethod
    def of(cls, layout: HeadLayout) -> "_Painted":
        sheet = skin_sheet(layout.placement.head, layout.painted)
        return cls(
            layout.painted,
            sheet.normals,
            sheet.masks,
            sheet.triangles,
            sheet.painted_rows,
            sheet.painted_vertices,
            sheet.region_of,
            sheet.members,
            sheet.closed,
            sheet.borders.edges,
            sheet.borders.measured(),
        )

    def sheet(self) -> SkinSheet:
        """The skin as it is drawn, put together again."""
        vertices = self.painted.vertices[self.painted_vertices]
        places = [vertices[rows] for rows in self.members]
        return SkinSheet(
            vertices=vertices,
            normals=self.normals,
            masks=self.masks,
            triangles=self.triangles,
            painted_rows=self.painted_rows,
            painted_vertices=self.painted_vertices,
            region_of=self.region_of,
            borders=SkinBorders(
                self.painted.vertices, self.border_edges, self.painted.regions, places, self.borders
            ),
            members=self.members,
            closed=self.closed,
        )

    def check(self, placement: Placement) -> None:
        """Look whether rows name what is there; what draws does not look again.

        Raises
        ------
        NotThisRecord
            A row lies beyond its array.
        """
        skin, own = self.painted, len(placement.head.vertices)
        drawn = len(self.painted_vertices)
        for rows, count in (
            (skin.triangles, len(skin.vertices)),
            (skin.origin_vertices, own),
            (skin.origin_triangles, len(placement.head.triangles)),
            (skin.region_of, len(skin.regions)),
            (self.triangles, drawn),
            (self.painted_rows, len(skin.triangles)),
            (self.painted_vertices, len(skin.vertices)),
            (self.region_of, len(skin.regions)),
            *((rows, drawn) for rows in self.members),
            (self.border_edges.ends, len(skin.vertices)),
        ):
            _check_rows(rows, count)
        for zone in self.borders.values():
            for distances in (zone.outline, zone.division):
                if any(len(away) != len(self.members[region]) for region, away in distances.items()):
                    raise NotThisRecord("its distances do not fit its skin")
        if len(self.normals) != drawn or len(self.masks.hair) != drawn:
            raise NotThisRecord("its arrays do not fit together")


class LayoutCache:
    """A folder of layouts.

    Parameters
    ----------
    folder : Path
        Need not be there; everything in it that ends in `.layout` or `.layout.npz` is this class's to delete.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, head: StoredHead, atlas: Atlas, scaled: bool, systems: Iterable[str]) -> HeadLayout | None:
        """A whole layout of a head in the paint of some systems; None if either must be made anew."""
        return self._find(head, atlas, scaled, frozenset(systems), paint=True)

    def find_unpainted(self, head: StoredHead, atlas: Atlas, scaled: bool) -> HeadLayout | None:
        """Where everything lies on a head, its skin still bare of paint; None if it must be laid anew."""
        return self._find(head, atlas, scaled, frozenset(), paint=False)

    def keep(self, head: StoredHead, atlas: Atlas, scaled: bool, layout: HeadLayout) -> None:
        """Write a complete layout, and delete the files that were not used for longest."""
        try:
            placed, painted = self._paths(head, atlas, scaled, layout.systems)
            self._folder.mkdir(parents=True, exist_ok=True)
            if not placed.exists():
                _write(placed, packed(_Placed(layout.placement, layout.apart), _Placed))
            _write(painted, packed(_Painted.of(layout), _Painted))
            for former in self._folder.glob(f"*{FORMER_ENDING}"):
                former.unlink(missing_ok=True)
            files = sorted(self._folder.glob(f"*{ENDING}"), key=lambda file: -file.stat().st_mtime_ns)
            for file in files[MOST:]:
                file.unlink(missing_ok=True)
        except (OSError, ScalpVizError) as error:
            LOG.info("The layout was not kept: %s", error)

    def _find(
        self, head: StoredHead, atlas: Atlas, scaled: bool, systems: frozenset[str], *, paint: bool
    ) -> HeadLayout | None:
        try:
            at_placed, at_painted = self._paths(head, atlas, scaled, systems)
        except OSError:
            return None
        placed = _read(at_placed, _Placed)
        if placed is None:
            return None
        bare = HeadLayout(placed.placement, _bare(placed.placement), placed.apart, systems)
        if not paint:
            return bare
        painted = _read(at_painted, _Painted)
        if painted is None:
            return None
        try:
            painted.check(placed.placement)
        except (NotThisRecord, IndexError) as error:
            _drop(at_painted, error)
            return None
        remember(painted.painted, painted.sheet())
        return HeadLayout(placed.placement, painted.painted, placed.apart, systems)

    def _paths(
        self, head: StoredHead, atlas: Atlas, scaled: bool, systems: frozenset[str]
    ) -> tuple[Path, Path]:
        """Where a placement lies, and where its skin in the paint of some systems."""
        told = hashlib.sha256(_program().encode())
        mesh = assets_dir() / "meshes" / head.name
        for ending in (".ply", ".json"):
            told.update(mesh.with_suffix(ending).read_bytes())
        told.update(atlas.model_dump_json().encode())
        told.update(repr(scaled).encode())
        placed = self._folder / f"{head.name}-{told.hexdigest()[:24]}{ENDING}"
        told.update(repr(sorted(systems)).encode())
        return placed, self._folder / f"{head.name}-paint-{told.hexdigest()[:24]}{ENDING}"


def _bare(placement: Placement) -> PaintedSkin:
    """A head's skin with no zone painted on it."""
    head = placement.head
    rows = np.arange(len(head.vertices))
    return PaintedSkin(
        vertices=head.vertices,
        triangles=head.triangles,
        origin_vertices=np.repeat(rows[:, None], 3, axis=1),
        origin_weights=np.tile([1.0, 0.0, 0.0], (len(rows), 1)),
        origin_triangles=np.arange(len(head.triangles)),
        regions=((),),
        region_of=np.zeros(len(head.triangles), dtype=np.int64),
    )


def _check_rows(rows: Ints, count: int) -> None:
    if rows.size and (int(rows.min()) < 0 or int(rows.max()) >= count):
        raise NotThisRecord("a row lies beyond its array")


def _write(path: Path, arrays: Mapping[str, np.ndarray]) -> None:
    content = io.BytesIO()
    np.savez(content, allow_pickle=False, **arrays)
    write_bytes(path, content.getvalue())


def _read(path: Path, of: type[T]) -> T | None:
    """What a file holds; None if it is not there, or cannot be used, in which case it goes."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            found = unpacked({name: arrays[name] for name in arrays.files}, of)
    except FileNotFoundError:
        return None
    except OSError as error:
        LOG.info("The layout %s cannot be read: %s", path.name, error)
        return None
    except (NotThisRecord, ValueError, EOFError, KeyError, NotImplementedError, zipfile.BadZipFile) as error:
        _drop(path, error)
        return None
    with suppress(OSError):
        path.touch()
    return found


def _drop(path: Path, error: Exception) -> None:
    LOG.info("The layout %s cannot be used and is made anew (%s).", path.name, error)
    with suppress(OSError):
        path.unlink()


@cache
def _program() -> str:
    """The code that lays out, as far as files tell, and what it runs on."""
    root = Path(__file__).parents[1]
    files = sorted(path for room in ROOMS for path in (root / room, *(root / room).rglob("*.py")))
    told = [f"{path.relative_to(root)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    return "\n".join((__version__, platform.python_version(), np.__version__, _version("scipy"), *told))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
