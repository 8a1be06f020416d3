"""Commands of other packages, found by their entry points; see `docs/plugins.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from scalpviz.app.commands.command import Command
from scalpviz.errors import ScalpVizError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from scalpviz.app.commands.action_set import ActionSet
    from scalpviz.app.feedback.guard import Guard
    from scalpviz.app.viewport.view_area import ViewArea

GROUP = "scalpviz.commands"
WAIT = 300
"""How long after the first head they are looked for, ms: it reads a file for each package installed."""


class Plugins(QObject):
    """Adds them to the menus once the first head is on show; one that fails is told, and passed over.

    Parameters
    ----------
    actions : ActionSet
        Takes the commands.
    guard : Guard
        Takes what goes wrong.
    area : ViewArea
        Says when a head is on show.
    parent : QObject
        The window.
    """

    def __init__(self, actions: ActionSet, guard: Guard, area: ViewArea, parent: QObject) -> None:
        super().__init__(parent)
        self._actions, self._guard = actions, guard
        area.shown.connect(
            lambda _layout: QTimer.singleShot(WAIT, self, self.load), Qt.ConnectionType.SingleShotConnection
        )

    def load(self) -> None:
        """Look for them and add them."""
        from importlib.metadata import entry_points

        for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
            try:
                for command in _offered(point):
                    self._actions.add(command)
            except Exception as error:  # whatever another package does wrong, the window goes on
                self._guard.report(
                    ScalpVizError(
                        "The plug-in {name} could not be used ({reason}); update it or remove it.",
                        name=point.name,
                        reason=error,
                    )
                )


def _offered(point: EntryPoint) -> Iterator[Command]:
    """The commands that an entry point gives: it names a function that returns one or several."""
    offered = point.load()()
    many: Iterable[object] = [offered] if isinstance(offered, Command) else offered
    for command in many:
        if not isinstance(command, Command):
            raise TypeError(f"{command!r:.60} is no command")
        yield command
