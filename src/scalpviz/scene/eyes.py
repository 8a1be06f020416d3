"""The painted skin with its eyes closed and open: what is drawn, and what the pointer meets."""

from dataclasses import dataclass

from scalpviz.head.head import Head
from scalpviz.layout.skin.sheet import SkinSheet, reshaped, skin_sheet
from scalpviz.placement.painting.painted import PaintedSkin
from scalpviz.scene.picking import Picker


@dataclass(frozen=True, eq=False)
class LidState:
    """A head in one state of its eyes."""

    sheet: SkinSheet
    picker: Picker


class Eyes:
    """Opens and closes the eyes of a painted head; nothing is placed or painted anew for it.

    Parameters
    ----------
    head : Head
        With its eyes closed.
    painted : PaintedSkin
        Its zones.
    """

    def __init__(self, head: Head, painted: PaintedSkin) -> None:
        self._head, self._painted = head, painted
        self.closed = LidState(skin_sheet(head, painted), Picker(painted))
        self._open: LidState | None = None

    def body(self, opened: bool) -> LidState:
        """The head with its eyes open or closed; one that cannot open them keeps them as they are."""
        if not opened or self._head.open_eyes is None:
            return self.closed
        if self._open is None:
            awake = self._head.awake()
            painted = self._painted.moved(awake.vertices - self._head.vertices)
            self._open = LidState(reshaped(self.closed.sheet, awake, painted), Picker(painted))
        return self._open
