"""What can be undone: the choices worth taking back, not every movement of the eye."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from scalpviz.state.view import View, ViewState

UNDONE = (
    "head", "systems", "sides", "selected", "labels", "needles", "guides", "eyes_open", "skull", "skin",
    "language", "points", "meridians", "sites", "reference_lines", "centimetres", "area", "condition",
    "affected", "beyond", "lit", "variants",
)  # fmt: skip
"""Fields of `View` that undo brings back; pointing, typing and turning are done again faster by hand."""

DEPTH = 200
"""Steps remembered."""


class History:
    """Remembers the choices behind a `ViewState` and goes back and forth through them.

    Parameters
    ----------
    state : ViewState
        Is listened to.
    """

    def __init__(self, state: ViewState) -> None:
        self._state = state
        self._now = state.view
        self._past: list[View] = []
        self._future: list[View] = []
        self._replaying = False
        state.listen(self._note)

    @property
    def can_undo(self) -> bool:
        """True when there is a step to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """True when there is a step to do again."""
        return bool(self._future)

    def undo(self) -> bool:
        """Take the last step back; False when there is none."""
        return self._step(self._past, self._future)

    def redo(self) -> bool:
        """Do again what was taken back; False when there is nothing."""
        return self._step(self._future, self._past)

    def strike(self, name: str, gone: Any, instead: Any) -> None:
        """Take a choice that could not be carried out out of every step, so that none leads back to it.

        Parameters
        ----------
        name : str
            A field of `View`.
        gone, instead : object
            The value that could not be had, and the one that takes its place.
        """

        def mended(views: list[View]) -> list[View]:
            return [replace(v, **{name: instead}) if getattr(v, name) == gone else v for v in views]

        self._past, (self._now,), self._future = mended(self._past), mended([self._now]), mended(self._future)
        for steps in (self._past, self._future):
            steps[:] = [v for v, then in pairwise([*steps, self._now]) if choices(v) != choices(then)]
        if getattr(self._state.view, name) == gone:
            self._replay({name: instead})

    def _step(self, source: list[View], other: list[View]) -> bool:
        if not source:
            return False
        other.append(self._now)
        self._now = source.pop()
        self._replay(choices(self._now))
        return True

    def _replay(self, changes: dict[str, Any]) -> None:
        """Change the state without making a step of it."""
        self._replaying = True
        try:
            self._state.change(**changes)
        finally:
            self._replaying = False

    def _note(self, view: View, changed: frozenset[str]) -> None:
        if self._replaying or not changed.intersection(UNDONE):
            return
        self._past.append(self._now)
        del self._past[:-DEPTH]
        self._future.clear()
        self._now = replace(view, hovered=None, query="", camera=None)


def choices(view: View) -> dict[str, Any]:
    """The fields of a view that undo brings back."""
    return {name: getattr(view, name) for name in UNDONE}
