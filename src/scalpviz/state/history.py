"""What can be undone: every choice, and where the eye stood when it was made."""

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from scalpviz.state.fields import named
from scalpviz.state.view import Camera, View
from scalpviz.state.view_state import Phase, ViewState

RUN = 1.0
"""Moves of the eye that follow each other within this many seconds are one step."""

DEPTH = 2000
"""Steps remembered."""


class History:
    """Remembers the choices behind a `ViewState` and goes back and forth through them.

    Parameters
    ----------
    state : ViewState
        Is listened to.
    clock : callable, optional
        Seconds, ever rising.
    """

    def __init__(self, state: ViewState, clock: Callable[[], float] = time.monotonic) -> None:
        self._state = state
        self._clock = clock
        self._moved_at: float | None = None
        self._now = state.view
        self._past: list[View] = []
        self._future: list[View] = []
        state.listen(self._note, Phase.PREPARE)

    @property
    def can_undo(self) -> bool:
        """True when there is a step to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """True when there is a step to do again."""
        return bool(self._future)

    @property
    def replaying(self) -> bool:
        """True while a step is being taken back or done again: what follows from choices is in the step."""
        return self._state.reason is self

    def look_through(self, camera: Camera, *, by_user: bool) -> None:
        """Note where the eye has come to rest.

        Parameters
        ----------
        by_user : bool
            Whether the user moved it: that is a step, unless it goes on from one just made. Where the eye
            flew by itself it belongs to the choice that made it fly.
        """
        # while a step is taken back, where the eye stops on its way is no step of its own
        if self.replaying or camera == self._state.view.camera:
            return
        now = self._clock()
        goes_on = self._moved_at is not None and now - self._moved_at <= RUN
        if by_user and not goes_on:
            self._push()
        self._replay({"camera": camera})
        self._moved_at = now if by_user else None

    def undo(self) -> bool:
        """Take the last step back; False when there is none."""
        return self._step(self._past, self._future)

    def redo(self) -> bool:
        """Do again what was taken back; False when there is nothing."""
        return self._step(self._future, self._past)

    def strike(self, name: str, gone: Any, instead: Any, **with_it: Any) -> None:
        """Take a choice that could not be carried out out of every step, so that none leads back to it.

        Parameters
        ----------
        name : str
            A field of the view.
        gone, instead : object
            The value that could not be had, and the one that takes its place.
        **with_it : object
            Fields that belong to the one that takes its place, and change in the same steps.
        """
        changes = {name: instead, **with_it}

        def mended(views: list[View]) -> list[View]:
            return [replace(v, **changes) if getattr(v, name) == gone else v for v in views]

        self._past, (self._now,), self._future = mended(self._past), mended([self._now]), mended(self._future)
        for steps in (self._past, self._future):
            steps[:] = [v for v, then in pairwise([*steps, self._now]) if _differs(v, then)]
        if getattr(self._state.view, name) == gone:
            self._replay(changes)

    def _step(self, source: list[View], other: list[View]) -> bool:
        if not source:
            return False
        other.append(self._now)
        self._now = source.pop()
        self._moved_at = None
        self._replay(choices(self._now))
        return True

    def _replay(self, changes: dict[str, Any]) -> None:
        """Change the state without making a step of it."""
        self._state.change(self, **changes)

    def _note(self, view: View, changed: frozenset[str]) -> None:
        if not changed & named(type(view), undone=True):
            return
        if not self.replaying:
            self._push()
            self._moved_at = None
        self._now = view

    def _push(self) -> None:
        self._past.append(self._now)
        del self._past[:-DEPTH]
        self._future.clear()


def _differs(view: View, then: View) -> bool:
    """Whether another choice was made, wherever the eye stood."""
    return choices(replace(view, camera=None)) != choices(replace(then, camera=None))


def choices(view: View) -> dict[str, Any]:
    """The fields of a view that undo brings back."""
    return {name: getattr(view, name) for name in named(type(view), undone=True)}
