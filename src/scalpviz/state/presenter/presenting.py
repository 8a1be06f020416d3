"""Presenter mode: one zone after the other, its words told step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalpviz.atlas.model import Zone
from scalpviz.state.cards.pointed import pointed
from scalpviz.state.cards.presenting_text import Presented, Told
from scalpviz.state.history import History
from scalpviz.state.presenter.window import Window
from scalpviz.state.view import View, ZoneRef
from scalpviz.state.view_state import ViewState

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas

MOST_INDICATIONS = 3
"""Lines that an audience reads before the next zone comes."""


class PresentingVerbs:
    """A part of the presenter."""

    _atlas: Atlas
    _state: ViewState
    _window: Window
    _history: History
    _told: Told = Told.CODE

    def next_zone(self) -> None:
        """Choose the zone after the chosen one in the list."""
        raise NotImplementedError

    def _refs(self) -> list[ZoneRef]:
        raise NotImplementedError

    @property
    def presenting(self) -> bool:
        """Whether presenter mode is on."""
        return self._state.view.presenting

    def toggle_presenting(self) -> None:
        """Begin to present, or end it."""
        if self.presenting:
            self.stop_presenting()
        else:
            self.start_presenting()

    def start_presenting(self) -> None:
        """Put one zone before the audience: the chosen one, or the first of the list."""
        self._told = Told.CODE
        self._state.change(presenting=True)
        if self._state.view.selected is None:
            self.next_zone()

    def stop_presenting(self) -> None:
        """Back to the desk, with the zone shown last still chosen."""
        self._state.change(presenting=False)

    def tell_more(self) -> None:
        """Show more of the text: the name, then what the zone is for; then nothing but the code again."""
        self._told = Told((self._told + 1) % len(Told))
        self._present(self._state.view)

    def _follow_presenting(self, view: View, changed: frozenset[str]) -> None:
        """Tell the window what the audience sees."""
        if changed & {"presenting", "selected", "language", "systems", "query", "highlighted"}:
            self._present(view)

    def _present(self, view: View) -> None:
        self._window.show_presented(self._presented(view) if view.presenting else None)

    def _presented(self, view: View) -> Presented | None:
        ref = view.selected
        if ref is None:
            return None
        record = self._atlas.named(ref.system, ref.code)
        line = pointed(self._atlas, ref, view.language)
        refs = [(other.system, other.code) for other in self._refs()]
        mine = (ref.system, ref.code)
        found: tuple[str, ...] = ()
        if isinstance(record, Zone):
            found = tuple(
                statement.text.in_language(view.language)
                for statement in record.indications[:MOST_INDICATIONS]
            )
        return Presented(
            ref=ref,
            code=line.code,
            name=line.name,
            chinese="" if line.name == record.names.zh else record.names.zh,
            stands_for=line.stands_for,
            indications=found,
            place=refs.index(mine) + 1 if mine in refs else 0,
            count=len(refs),
            told=self._told,
        )
