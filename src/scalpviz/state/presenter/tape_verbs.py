"""The presenter's verbs for the tape: its ends are set one after the other, and it stays till dismissed."""

from typing import Any

from scalpviz.state.view import HeadChoice, Tape, View, ZoneRef
from scalpviz.state.view_state import ViewState

Place = tuple[float, float, float]
NO_TAPES: dict[str, Any] = {"tape_start": None, "tapes": ()}
"""Fields of a view without tapes."""


class TapeVerbs:
    """A part of the presenter."""

    _state: ViewState
    _asked: HeadChoice
    _on_show: HeadChoice | None
    _tapes_on_show: tuple[Tape, ...] = ()
    """Those of the head on show, while another one is on its way."""

    @property
    def measuring(self) -> bool:
        """Whether a click on the head sets an end of a tape."""
        return self._state.view.measuring

    @property
    def has_tapes(self) -> bool:
        """Whether a tape lies on the head."""
        return bool(self._state.view.tapes)

    @property
    def has_chosen(self) -> bool:
        """Whether a zone is chosen that a tape could follow."""
        return self._state.view.selected is not None

    def start_measuring(self) -> None:
        """Take the tape in hand: clicks on the head set its ends."""
        self._state.change(measuring=True, hovered=None)

    def stop_measuring(self) -> None:
        """Put the tape away; those that are laid stay."""
        self._state.change(measuring=False, tape_start=None)

    def toggle_measuring(self) -> None:
        """Take the tape in hand, or put it away."""
        if self.measuring:
            self.stop_measuring()
        else:
            self.start_measuring()

    def put_tape_away(self) -> bool:
        """Give a begun tape up, else put the tape away; False when none is in hand."""
        view = self._state.view
        if not view.measuring:
            return False
        self._state.change(tape_start=None, measuring=view.tape_start is not None)
        return True

    def set_tape_end(self, place: Place, zone: ZoneRef | None = None) -> None:
        """Set an end of the tape in hand: the first, or the second, which lays the tape.

        Parameters
        ----------
        place : tuple of float
            On the skin of the head on show, mm.
        zone : ZoneRef, optional
            The zone that the tape follows to its second end.
        """
        view = self._state.view
        if not view.measuring or self._head_is_coming():
            return
        if view.tape_start is None:
            self._state.change(tape_start=place)
        elif view.tape_start != place:
            self.lay_tapes(Tape(view.tape_start, place, zone))

    def lay_tapes(self, *tapes: Tape) -> None:
        """Lay tapes on the head on show; one that lies there already is not laid again."""
        if self._head_is_coming():
            return
        laid = self._state.view.tapes
        new = tuple(tape for tape in dict.fromkeys(tapes) if tape not in laid)
        self._state.change(tapes=(*laid, *new), tape_start=None)

    def dismiss_tape(self, row: int) -> None:
        """Take one tape off the head, by its place in the order in which they were laid."""
        tapes = self._state.view.tapes
        self._state.change(tapes=tapes[:row] + tapes[row + 1 :])

    def dismiss_tapes(self) -> None:
        """Take every tape off the head."""
        self._state.change(**NO_TAPES)

    def _head_is_coming(self) -> bool:
        """Whether another head than the one on show is the chosen one."""
        return self._on_show is not None and self._asked != self._on_show

    def _change_head(self, head: HeadChoice) -> frozenset[str]:
        """Choose a head; tapes belong to the one before."""
        other = head != self._state.view.head
        return self._state.change(head=head, **(NO_TAPES if other else {}))

    def _follow_tapes(self, view: View) -> None:
        """Remember what is laid on the head on show: it is wanted again if another head is refused."""
        if self._on_show in (None, view.head):
            self._tapes_on_show = view.tapes
