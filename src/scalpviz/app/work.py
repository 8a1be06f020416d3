"""Long computations beside the window: a thread that returns plain arrays."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

Step = Callable[[str], None]
"""Tells the user what is being done."""


class Work(QThread):
    """One computation in a thread of its own.

    Parameters
    ----------
    job : callable
        Takes a `Step`, returns the result; touches neither widgets nor VTK.
    """

    stepped = Signal(str)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, job: Callable[[Step], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job

    def run(self) -> None:
        """Qt calls this in the thread."""
        try:
            result = self._job(self.stepped.emit)
        except Exception as error:
            self.failed.emit(error)
        else:
            self.done.emit(result)
