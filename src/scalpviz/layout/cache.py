"""What was laid on the stored heads before, kept on disk: laying takes seconds, reading a layout none.

A layout holds whatever was worked out for a head that ships with the program; heads of one's own are never
written. It is found again only for the same program, head, atlas and choice of systems. The files are no
more than a shortcut: one that is damaged or cannot be written is passed over.
"""

import builtins
import hashlib
import io
import logging
import pickle
import platform
import zlib
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scalpviz import __version__
from scalpviz.assets import assets_dir
from scalpviz.atlas.model import Atlas
from scalpviz.errors import ScalpVizError
from scalpviz.files import write_bytes
from scalpviz.layout.head_source import StoredHead

if TYPE_CHECKING:
    from scalpviz.app.viewport.layout_worker import HeadLayout

LOG = logging.getLogger("scalpviz")

MOST = 4
"""Layouts that are kept, some 30 MB each: the ones used last."""
ENDING = ".layout"
ROOMS = ("atlas", "head", "placement", "scene", "side.py")
"""Whose code decides what a layout holds."""
OURS = (
    "scalpviz.atlas.", "scalpviz.head.", "scalpviz.placement.", "scalpviz.scene.", "scalpviz.side",
    "scalpviz.languages",
)  # fmt: skip
ARRAYS = {
    "_reconstruct", "_frombuffer", "scalar", "ndarray", "dtype", "dtypes", "Float64DType", "Int64DType",
}  # fmt: skip
PLAIN = {"set", "frozenset", "dict", "list", "tuple", "slice", "range", "complex", "bytearray"}


class LayoutCache:
    """A folder of layouts.

    Parameters
    ----------
    folder : Path
        Need not be there; everything in it that ends in `.layout` is this class's to delete.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(
        self, head: StoredHead, atlas: Atlas, scaled: bool, systems: Iterable[str]
    ) -> "HeadLayout | None":
        """What was laid on a head before; None if it must be laid anew."""
        try:
            path = self._path(head, atlas, scaled, systems)
            content = path.read_bytes()
        except OSError:
            return None
        try:
            found = _read(content)
        except Exception as error:  # whatever is wrong with it, there is another way
            LOG.warning("The layout %s cannot be used and is made anew (%s).", path.name, error)
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            path.touch()
        return found

    def keep(self, head: StoredHead, atlas: Atlas, scaled: bool, laid: "HeadLayout") -> None:
        """Write a layout, and delete those that were not used for longest."""
        try:
            path = self._path(head, atlas, scaled, laid.systems)
            self._folder.mkdir(parents=True, exist_ok=True)
            write_bytes(path, _written(laid))
            others = sorted(self._folder.glob(f"*{ENDING}"), key=lambda other: -other.stat().st_mtime_ns)
            for other in others[MOST:]:
                other.unlink(missing_ok=True)
        except (OSError, ScalpVizError) as error:
            LOG.info("The layout was not kept: %s", error)

    def _path(self, head: StoredHead, atlas: Atlas, scaled: bool, systems: Iterable[str]) -> Path:
        told = hashlib.sha256(_program().encode())
        mesh = assets_dir() / "meshes" / head.name
        for ending in (".ply", ".json"):
            told.update(mesh.with_suffix(ending).read_bytes())
        told.update(atlas.model_dump_json().encode())
        told.update(repr((scaled, sorted(systems))).encode())
        return self._folder / f"{head.name}-{told.hexdigest()[:24]}{ENDING}"


@cache
def _program() -> str:
    """The code that lays out, as far as files tell, and what it runs on."""
    import numpy as np
    import scipy

    root = Path(__file__).parents[1]
    files = sorted(path for room in ROOMS for path in (root / room, *(root / room).rglob("*.py")))
    told = [f"{path.relative_to(root)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    return "\n".join((__version__, platform.python_version(), np.__version__, scipy.__version__, *told))


def _written(laid: "HeadLayout") -> bytes:
    from scalpviz.scene.skin.sheet import skin_sheet

    sheet = skin_sheet(laid.placement.head, laid.painted)
    fields = (laid.placement, laid.painted, dict(laid.apart), laid.systems, sheet)
    body = pickle.dumps(fields, protocol=5)
    return zlib.crc32(body).to_bytes(4, "big") + body


def _read(content: bytes) -> "HeadLayout":
    from scalpviz.app.viewport.layout_worker import HeadLayout
    from scalpviz.scene.skin.sheet import remember

    body = memoryview(content)[4:]
    if zlib.crc32(body) != int.from_bytes(content[:4], "big"):
        raise ValueError("it is damaged")
    placement, painted, apart, systems, sheet = _Reader(io.BytesIO(body)).load()
    remember(painted, sheet)
    return HeadLayout(placement, painted, apart, systems)


class _Reader(pickle.Unpickler):
    """Reads back only what `_written` writes: records of ours, arrays and Python's own containers."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name, if it may be in a layout."""
        if module == "builtins" and name in PLAIN:
            return getattr(builtins, name)
        if (module, name) == ("collections", "defaultdict"):
            return defaultdict
        if module.startswith("numpy") and name in ARRAYS:
            return super().find_class(module, name)
        if module.startswith(OURS):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"it names {module}.{name}")
