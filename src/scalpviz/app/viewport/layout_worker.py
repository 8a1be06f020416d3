"""Laying the atlas on a head, beside the window's own work: only arrays cross over."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import Lock, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scalpviz.atlas.keys import SiteKey
from scalpviz.atlas.model import Atlas
from scalpviz.layout.cache import LayoutCache
from scalpviz.layout.head_source import StoredHead
from scalpviz.state.cards.card import OnHead

if TYPE_CHECKING:
    from scalpviz.head.head import Head
    from scalpviz.placement.counterparts import Apart
    from scalpviz.placement.painting.painted import PaintedSkin
    from scalpviz.placement.placed import Placement


@dataclass(frozen=True, eq=False)
class HeadLayout:
    """An atlas on a head, ready to be shown."""

    placement: "Placement"
    painted: "PaintedSkin"
    apart: "Mapping[tuple[str, str], tuple[Apart, ...]]"
    """How far counterparts lie from each zone, by system and code."""
    systems: frozenset[str]
    """Whose zones are painted: those on view, since paint costs triangles in every frame."""


class LayoutWorker(QObject):
    """Lays an atlas on one head after another; a newer request overtakes an older one."""

    progress = Signal(str)
    """What is being done, in a few words."""
    done = Signal(object)
    """A `HeadLayout`."""
    failed = Signal(object)
    """The exception."""
    _result = Signal(int, object)

    def __init__(self, atlas: Atlas, kept: LayoutCache | None = None) -> None:
        super().__init__()
        self._kept = kept
        self.atlas = atlas
        """Laid on the next head."""
        self.scaled = False
        """Whether centimetres grow and shrink with the next head."""
        self.systems: frozenset[str] = frozenset()
        """Whose zones are painted next."""
        self._latest = self._delivered = 0
        self._thread: Thread | None = None
        self._lock = Lock()
        self._to_paint: tuple[int, HeadLayout, frozenset[str]] | None = None
        self._painting = False
        self._result.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """True while a head is on its way: from the wish until it is handed over."""
        return self._delivered < self._latest

    def start(self, load: Callable[[], "Head"], what: str) -> None:
        """Load a head and lay the atlas on it.

        Parameters
        ----------
        load : callable
            Returns the head; runs outside the GUI thread.
        what : str
            What is being read, for the progress line.
        """
        self._latest += 1
        self._thread = Thread(target=self._work, args=(self._latest, load, what), daemon=True, name="laying")
        self._thread.start()

    def repaint(self, laid: HeadLayout) -> None:
        """Paint the zones of other systems on a head that is laid out already.

        While one paint is under way only the last one asked for waits: who goes through many systems
        must not wait for all of them.
        """
        self._latest += 1
        with self._lock:
            self._to_paint = (self._latest, laid, self.systems)
            if self._painting:
                return
            self._painting = True
        self._thread = Thread(target=self._paint_what_waits, daemon=True, name="painting")
        self._thread.start()

    def wait(self, seconds: float = 10.0) -> None:
        """Wait until the work under way has ended; its result is dropped."""
        self._latest += 1
        self._delivered = self._latest
        if self._thread is not None:
            self._thread.join(seconds)

    def _work(self, number: int, load: Callable[[], "Head"], what: str) -> None:
        atlas, scaled, systems = self.atlas, self.scaled, self.systems
        try:
            self.progress.emit(what)
            if self._kept is not None and isinstance(load, StoredHead):
                found = self._kept.find(load, atlas, scaled, systems)
                if found is not None:
                    self._result.emit(number, found)
                    return
            laid = self._lay(load(), atlas, scaled, systems)
        except Exception as error:  # told in the window
            self._result.emit(number, error)
            return
        self._result.emit(number, laid)
        if self._kept is not None and isinstance(load, StoredHead):
            self._kept.keep(load, atlas, scaled, laid)

    def _lay(self, head: "Head", atlas: Atlas, scaled: bool, systems: frozenset[str]) -> HeadLayout:
        from scalpviz.placement.counterparts import distances
        from scalpviz.placement.painting.paint import paint
        from scalpviz.placement.place import place
        from scalpviz.scene.skin.sheet import skin_sheet

        self.progress.emit("Laying the zones on the skin")
        placement = place(atlas, head, scaled=scaled)
        painted = paint(head, [zone for zone in placement.zones if zone.system in systems])
        skin_sheet(head, painted)  # the scene finds it ready when it comes to show the head
        return HeadLayout(placement, painted, distances(atlas, placement), systems)

    def _paint_what_waits(self) -> None:
        while True:
            with self._lock:
                wanted, self._to_paint = self._to_paint, None
                if wanted is None or wanted[0] != self._latest:
                    self._painting = False
                    return
            self._paint(*wanted)

    def _paint(self, number: int, laid: HeadLayout, systems: frozenset[str]) -> None:
        from scalpviz.placement.painting.paint import paint
        from scalpviz.scene.skin.sheet import skin_sheet

        placement = laid.placement
        try:
            zones = [zone for zone in placement.zones if zone.system in systems]
            painted = paint(placement.head, zones)
            skin_sheet(placement.head, painted)
        except Exception as error:  # told in the window
            self._result.emit(number, error)
            return
        self._result.emit(number, replace(laid, painted=painted, systems=systems))

    def _deliver(self, number: int, result: object) -> None:
        if number == self._latest:
            self._delivered = number
            (self.failed if isinstance(result, Exception) else self.done).emit(result)


def facts(laid: HeadLayout) -> dict[SiteKey, OnHead]:
    """What the card tells of each side of each zone and point on this head."""
    placement = laid.placement
    found: dict[SiteKey, OnHead] = {}
    for zone in placement.zones:
        key = SiteKey(zone.system, zone.code, zone.side)
        before = found[key].lengths if key in found else ()
        apart = tuple(
            (a.system, a.code, a.mean, a.most) for a in laid.apart.get((zone.system, zone.code), ())
        )
        found[key] = OnHead((*before, (zone.side, zone.length)), zone.estimated, apart=apart)
    for point in placement.points:
        found[SiteKey(point.system, point.code, point.side)] = OnHead(estimated=point.estimated)
    return found | {key: OnHead(unplaced=reason) for key, reason in placement.unplaced.items()}
