"""What the window does with the tape: takes it in hand, follows a zone, lists what is laid, copies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from scalpviz.app.feedback.status_bars import PointerLine
from scalpviz.app.style.theme import GRID
from scalpviz.app.viewport.tape_readout import TapeReadout, TapeRow
from scalpviz.app.viewport.view_area import ViewArea
from scalpviz.errors import ScalpVizError
from scalpviz.scene.marks.tape_words import cun_words, tape_words
from scalpviz.scene.on_view import compared
from scalpviz.side import Side
from scalpviz.state.presenter.presenter import Presenter
from scalpviz.state.view import Tape, ZoneRef

if TYPE_CHECKING:
    from scalpviz.app.context import AppContext
    from scalpviz.app.viewport.head_view import HeadView

FIRST = "Click the first place on the head. Esc puts the tape away."
SECOND = "Click the second place; hold Shift to follow the zone. Esc starts over."
FIRST_BY_KEY = "Turn the head until the cross is on the first place, then press Enter; Esc ends."
SECOND_BY_KEY = "Bring the cross to the second place, then press Enter; with Shift it follows the zone."
BELOW_LEGEND = 9 * GRID
"""Where the box begins while the names of two compared systems stand in the corner, pixels."""
SIDES = {Side.LEFT: "left side", Side.RIGHT: "right side", Side.MIDLINE: "midline"}


class TapeDesk(QObject):
    """Between the presenter's tapes and the widgets that show them.

    Parameters
    ----------
    state, presenter : ViewState, Presenter
        What is chosen, and who changes it.
    area : ViewArea
        Where the head is.
    line : PointerLine
        Says what to do next.
    """

    def __init__(
        self,
        context: AppContext,
        presenter: Presenter,
        area: ViewArea,
        line: PointerLine,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        state, theme, words = context.state, context.theme, context.words
        self._state, self._presenter, self._area, self._line = state, presenter, area, line
        self._words = words
        self.readout = TapeReadout(theme, words, area)
        self.readout.dismissed.connect(presenter.dismiss_tape)
        self.readout.copied.connect(self._copy_one)
        self.readout.moved.connect(self._keep_free)
        self.readout.left.connect(self._to_view)
        area.tape_placed.connect(presenter.set_tape_end)
        area.shown.connect(self._show)
        state.listen(lambda _view, _changed: self._show())
        words.changed.connect(self._show)

    # -- what commands ask for -----------------------------------------------------------------

    def toggle(self) -> None:
        """Take the tape in hand, with the keyboard in the 3D view; or put it away."""
        self._presenter.toggle_measuring()
        if self._presenter.measuring:
            self._to_view()

    def set_end(self) -> None:
        """Set an end under the cross in the middle of the view, or under the pointer."""
        head = self._area.head_view
        if head is not None and self._presenter.measuring:
            head.tape.set_in_middle()

    def follow_zone(self) -> None:
        """Lay a tape along the chosen zone, from end to end; on both sides if both are chosen.

        Raises
        ------
        ScalpVizError
            No zone is chosen, or it has no line that a tape could follow.
        """
        chosen, head = self._state.view.selected, self._area.head_view
        if chosen is None or head is None:
            raise ScalpVizError("No zone is chosen; choose one in the list or on the head, then try again.")
        tapes = head.scene.tapes.along(chosen)
        if not tapes:
            raise ScalpVizError(
                "{zone} has no line that a tape could follow; measure it from place to place.",
                zone=chosen.code,
            )
        self._presenter.lay_tapes(*tapes)

    def dismiss(self) -> None:
        """Take every tape off the head."""
        self._presenter.dismiss_tapes()

    def copy(self) -> None:
        """Put the lengths of all tapes on the clipboard, one line for each."""
        self._put([row.words for row in self.readout.rows])

    # -- inside --------------------------------------------------------------------------------

    def _to_view(self) -> None:
        """Put the keyboard into the 3D view."""
        if self._area.head_view is not None:
            self._area.head_view.canvas.setFocus()

    def _copy_one(self, row: int) -> None:
        self._put([one.words for one in self.readout.rows if one.row == row])

    def _put(self, lines: list[str]) -> None:
        laid = self._area.laid
        head = [] if laid is None else [laid.placement.head.name]
        QGuiApplication.clipboard().setText("\n".join([*head, *lines]))

    def _show(self, *_: object) -> None:
        """Bring box and hint up to date."""
        view, head = self._state.view, self._area.head_view
        rows = () if head is None or not self._area.ready else self._rows(head)
        top = BELOW_LEGEND if compared(view, view.systems) else 2 * GRID
        self.readout.show_rows(rows, top)
        self._hint()
        if head is not None:
            # the tool learns of a change after this
            QTimer.singleShot(0, self, self._hint)

    def _hint(self) -> None:
        view, head = self._state.view, self._area.head_view
        by_key = head is not None and head.tape.by_key
        first, second = (FIRST_BY_KEY, SECOND_BY_KEY) if by_key else (FIRST, SECOND)
        hint = self._words.say(second if view.tape_start else first) if view.measuring else ""
        self._line.show_hint(hint)

    def _rows(self, head: HeadView) -> tuple[TapeRow, ...]:
        view = self._state.view
        language = view.language
        measured = head.scene.tapes.measured(view)
        several = sum(tape is not None for tape in measured) > 1
        rows: list[TapeRow] = []
        for row, (tape, laid) in enumerate(zip(view.tapes, measured, strict=True)):
            if laid is None:
                continue
            number = str(len(rows) + 1) if several else ""
            about = " · ".join(
                part for part in (self._followed(tape), cun_words(laid.reading, language)) if part
            )
            rows.append(TapeRow(row, number, tape_words(laid, language), about))
        return tuple(rows)

    def _followed(self, tape: Tape) -> str:
        """What a tape follows, in words."""
        ref: ZoneRef | None = tape.zone
        if ref is None:
            return ""
        side = self._words.say(SIDES[ref.side]) if ref.side else ""
        return self._words.say("along {zone}, {side}", zone=ref.code, side=side)

    def _keep_free(self) -> None:
        """Tell the scene where the box lies, so that no label hides behind it."""
        head, box = self._area.head_view, self.readout
        if head is None:
            return
        zoom, height = head.canvas.devicePixelRatioF(), self._area.height()
        at = box.geometry()
        taken = (
            at.left() * zoom,
            (height - at.bottom()) * zoom,
            at.right() * zoom,
            (height - at.top()) * zoom,
        )
        head.scene.keep_free([taken] if box.isVisibleTo(self._area) else [])
