"""Laying the atlas on a head, beside the window's own work: only arrays cross over."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scalpviz.atlas.model import Atlas
from scalpviz.side import Side
from scalpviz.state.card import OnHead

if TYPE_CHECKING:
    from scalpviz.head.head import Head
    from scalpviz.placement.painted import PaintedSkin
    from scalpviz.placement.placed import Placement


@dataclass(frozen=True, eq=False)
class LaidOut:
    """An atlas on a head, ready to be shown."""

    placement: "Placement"
    painted: "PaintedSkin"


class Layer(QObject):
    """Lays an atlas on one head after another; a newer request overtakes an older one."""

    progress = Signal(str)
    """What is being done, in a few words."""
    done = Signal(object)
    """A `LaidOut`."""
    failed = Signal(object)
    """The exception."""
    _result = Signal(int, object)

    def __init__(self, atlas: Atlas) -> None:
        super().__init__()
        self._atlas = atlas
        self._latest = 0
        self._thread: Thread | None = None
        self._result.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """True while a head is on its way."""
        return self._thread is not None and self._thread.is_alive()

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

    def wait(self, seconds: float = 10.0) -> None:
        """Wait until the work under way has ended; its result is dropped."""
        self._latest += 1
        if self._thread is not None:
            self._thread.join(seconds)

    def _work(self, number: int, load: Callable[[], "Head"], what: str) -> None:
        from scalpviz.placement.paint import paint
        from scalpviz.placement.place import place

        try:
            self.progress.emit(what)
            head = load()
            self.progress.emit("Laying the zones on the skin")
            placement = place(self._atlas, head)
            painted = paint(head, placement.zones)
        except Exception as error:  # told in the window
            self._result.emit(number, error)
            return
        self._result.emit(number, LaidOut(placement, painted))

    def _deliver(self, number: int, result: object) -> None:
        if number == self._latest:
            (self.failed if isinstance(result, Exception) else self.done).emit(result)


def facts(placement: "Placement") -> dict[tuple[str, str, Side], OnHead]:
    """What the card tells of each side of each zone on this head."""
    found = {
        (zone.system, zone.code, zone.side): OnHead(((zone.side, zone.length),), zone.estimated)
        for zone in placement.zones
    }
    for key, reason in placement.unplaced.items():
        system, _, rest = key.partition("/")
        code, _, side = rest.partition("/")
        if side:
            found[system, code, Side(side)] = OnHead(unplaced=reason)
    return found
