"""The one observable state: holds a `View` and tells listeners, in order, what changed."""

from collections import deque
from collections.abc import Callable
from dataclasses import fields, replace
from enum import IntEnum
from typing import Any

from scalpviz.state.view import View

Listener = Callable[[View, frozenset[str]], None]
"""Called with the new view and the names of the fields that changed."""

MOST_NESTED = 100
"""Changes that may follow from one another before something goes round in circles."""


class Phase(IntEnum):
    """When a listener hears of a change."""

    PREPARE = 0
    """Before all that show: works out what they need, as the translator does."""
    SHOW = 1


class EndlessChangeError(RuntimeError):
    """Listeners change the view in answer to each other without end."""


class ViewState:
    """The one observable state.

    Every listener hears every change, in the order in which the changes were made: what a listener changes
    while it hears of a change is heard by all once that change was. Of one change, those who prepare hear
    before those who show; within a phase, in the order in which they began to listen.

    Parameters
    ----------
    view : View, optional
        To begin with.
    """

    def __init__(self, view: View | None = None) -> None:
        self._view = view or View()
        self._listeners: dict[Phase, list[Listener]] = {phase: [] for phase in Phase}
        self._waiting: deque[tuple[View, frozenset[str], object]] = deque()
        self._delivering = False
        self._reason: object = None

    @property
    def view(self) -> View:
        """The current view."""
        return self._view

    @property
    def reason(self) -> object:
        """Why the change was made that is being told; None where no reason was given, or none is told."""
        return self._reason

    def listen(self, listener: Listener, phase: Phase = Phase.SHOW) -> Callable[[], None]:
        """Call `listener` after each change; returns the function that ends it."""
        listeners = self._listeners[phase]
        listeners.append(listener)
        return lambda: listeners.remove(listener)

    def change(self, reason: object = None, /, **changes: Any) -> frozenset[str]:
        """Replace fields; listeners hear once, and only if something differs.

        Whoever calls this while a change is being told has `view` changed at once, and listeners hear
        after the change that is being told.

        Parameters
        ----------
        reason : object, optional
            Why; listeners may ask for it. What follows from a change while it is told has the same reason
            unless it has one of its own.
        **changes : object
            Fields of the view.

        Returns
        -------
        frozenset of str
            Names of the fields that changed.

        Raises
        ------
        EndlessChangeError
            More than `MOST_NESTED` changes followed from this one.
        Exception
            The first that a listener raised; all others have heard by then.
        """
        before = self._view
        after = replace(before, **changes)
        names = (field.name for field in fields(after))
        changed = frozenset(name for name in names if getattr(before, name) != getattr(after, name))
        if changed:
            self._view = after
            self._waiting.append((after, changed, self._reason if reason is None else reason))
            if not self._delivering:
                self._deliver()
        return changed

    def _deliver(self) -> None:
        """Tell every change that waits, and those that follow from them."""
        errors: list[Exception] = []
        told = 0
        self._delivering = True
        try:
            while self._waiting:
                told += 1
                if told > MOST_NESTED:
                    names = ", ".join(sorted(self._waiting[0][1]))
                    raise EndlessChangeError(
                        f"Listeners change the view in answer to each other without end: {names}."
                    ) from next(iter(errors), None)
                view, changed, self._reason = self._waiting.popleft()
                for listener in [one for phase in Phase for one in self._listeners[phase]]:
                    try:
                        listener(view, changed)
                    except Exception as error:  # others hear all the same; it is raised below
                        errors.append(error)
        finally:
            self._waiting.clear()
            self._delivering, self._reason = False, None
        if errors:
            raise errors[0]
