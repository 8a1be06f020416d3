"""Laying the atlas on a head, beside the window's own work: only arrays cross over."""

import time
from collections.abc import Callable
from threading import Lock, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scalpviz.layout.head_source import StoredHead

if TYPE_CHECKING:
    from pathlib import Path

    from scalpviz.atlas.model import Atlas
    from scalpviz.head.head import Head
    from scalpviz.layout.head_layout import HeadLayout

PAUSE = 0.001
"""Seconds that the worker leaves to the window after each zone, once there is something to look at."""


class _Overtaken(Exception):
    """A newer request makes this work useless."""


class LayoutWorker(QObject):
    """Lays an atlas on one head after another; a newer request overtakes an older one.

    What is on view is laid and handed over first, the rest of the atlas after it.

    Parameters
    ----------
    atlas : Atlas, optional
        Laid on the next head; the atlas that ships is read beforehand where none is given.
    folder : Path, optional
        Where layouts of stored heads are kept; nowhere without it.
    """

    progress = Signal(str)
    """What is being done, in a few words."""
    done = Signal(object)
    """A `HeadLayout`: perhaps of the systems on view alone; then another follows with all."""
    read = Signal(object)
    """The atlas that ships was read: an `Atlas`; a head follows."""
    failed = Signal(object)
    """The exception."""
    _result = Signal(int, object)

    def __init__(self, atlas: "Atlas | None" = None, folder: "Path | None" = None) -> None:
        super().__init__()
        self._folder = folder
        self.atlas: Atlas | None = atlas
        """Laid on the next head."""
        self.scaled = False
        """Whether centimetres grow and shrink with the next head."""
        self.systems: frozenset[str] = frozenset()
        """Whose zones are painted next."""
        self._latest = self._delivered = self._completed = 0
        self._thread: Thread | None = None
        self._lock = Lock()
        self._to_paint: tuple[int, HeadLayout, frozenset[str]] | None = None
        self._painting = False
        self._result.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """True while a head is on its way: from the wish until it is handed over."""
        return self._delivered < self._latest

    @property
    def completing(self) -> bool:
        """True while a head was handed over but systems that are not on view are still being laid on it."""
        return self._completed < self._latest

    def start(self, load: Callable[[], "Head"], what: str, head: "Head | None" = None) -> None:
        """Load a head and lay the atlas on it.

        Parameters
        ----------
        load : callable
            Returns the head; runs outside the GUI thread.
        what : str
            What is being read, for the progress line.
        head : Head, optional
            What `load` returned when it was called before.
        """
        self._latest += 1
        work = (self._latest, load, what, head)
        self._thread = Thread(target=self._work, args=work, daemon=True, name="layout")
        self._thread.start()

    def load_what_it_needs(self) -> None:
        """Import what reads the atlas and a head that is kept; in the GUI thread, before work begins."""
        import scalpviz.atlas.load
        import scalpviz.layout.cache  # noqa: F401

    def read_atlas(self) -> None:
        """Read the atlas that ships, unless one is known, where no head will ask for it."""
        if self.atlas is None:
            self._thread = Thread(target=self._read_alone, daemon=True, name="atlas")
            self._thread.start()

    def repaint(self, layout: "HeadLayout") -> None:
        """Paint the zones of other systems on a head that every system is laid on.

        While one paint is under way only the last one asked for waits: who goes through many systems
        must not wait for all of them.
        """
        self._latest += 1
        with self._lock:
            self._to_paint = (self._latest, layout, self.systems)
            if self._painting:
                return
            self._painting = True
        self._thread = Thread(target=self._paint_what_waits, daemon=True, name="painting")
        self._thread.start()

    def wait(self, seconds: float = 10.0) -> None:
        """Wait until the work under way has ended; its result is dropped."""
        self._latest += 1
        self._delivered = self._completed = self._latest
        if self._thread is not None:
            self._thread.join(seconds)

    def _work(self, number: int, load: Callable[[], "Head"], what: str, head: "Head | None") -> None:
        try:
            self.progress.emit(what)
            self._lay(number, load, head)
        except _Overtaken:
            return
        except Exception as error:  # told in the window
            self._result.emit(number, error)

    def _lay(self, number: int, load: Callable[[], "Head"], head: "Head | None") -> None:
        """Hand over what is on view, then the whole; keep that if the head ships with the program."""
        # the window is there before scipy is
        from scalpviz.layout.cache import LayoutCache

        atlas, scaled, systems = self.atlas or self._read(), self.scaled, self.systems
        stored = load if isinstance(load, StoredHead) else None
        kept = LayoutCache(self._folder) if self._folder is not None and stored is not None else None
        if kept is not None and stored is not None and head is None:
            found = kept.find(stored, atlas, scaled, systems)
            if found is not None:
                self._result.emit(number, found)
                return

            from scalpviz.layout.lay import repainted

            bare = kept.find_unpainted(stored, atlas, scaled)
            if bare is not None:
                self.progress.emit("Painting the zones")
                whole = repainted(bare, systems)
                self._result.emit(number, whole)
                kept.keep(stored, atlas, scaled, whole)
                return
        from scalpviz.layout.lay import completed, lay_on_view

        head = load() if head is None else head
        self.progress.emit("Laying the zones on the skin")
        first = lay_on_view(atlas, head, systems, scaled)
        self._result.emit(number, first)
        whole = completed(first, atlas, scaled, between=lambda: self._give_way(number))
        self._result.emit(number, whole)
        if kept is not None and stored is not None:
            kept.keep(stored, atlas, scaled, whole)

    def _read_alone(self) -> None:
        try:
            self._read()
        except Exception as error:  # told in the window
            self.failed.emit(error)

    def _read(self) -> "Atlas":
        from scalpviz.atlas.load import load_atlas

        self.atlas = atlas = load_atlas()
        self.read.emit(atlas)
        return atlas

    def _give_way(self, number: int) -> None:
        """Let the window draw; end work that a newer request has overtaken."""
        if number != self._latest:
            raise _Overtaken
        time.sleep(PAUSE)

    def _paint_what_waits(self) -> None:
        while True:
            with self._lock:
                wanted, self._to_paint = self._to_paint, None
                if wanted is None or wanted[0] != self._latest:
                    self._painting = False
                    return
            self._paint(*wanted)

    def _paint(self, number: int, layout: "HeadLayout", systems: frozenset[str]) -> None:
        from scalpviz.layout.lay import repainted

        try:
            painted = repainted(layout, systems)
        except Exception as error:  # told in the window
            self._result.emit(number, error)
            return
        self._result.emit(number, painted)

    def _deliver(self, number: int, result: object) -> None:
        if number != self._latest:
            return
        self._delivered = number
        if isinstance(result, Exception) or getattr(result, "complete", True):
            self._completed = number
        (self.failed if isinstance(result, Exception) else self.done).emit(result)
