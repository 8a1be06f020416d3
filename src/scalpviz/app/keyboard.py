"""Going through the parts of the window by the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def go_on(parts: Sequence[QWidget], now: QWidget | None, by: int) -> None:
    """Put the keyboard into the part so many after the one that has it, of those that can be seen."""
    seen = [part for part in parts if part.isVisible()]
    here = next((k for k, part in enumerate(seen) if now is part or (now and part.isAncestorOf(now))), -1)
    if seen:
        seen[(here + by) % len(seen)].setFocus(Qt.FocusReason.TabFocusReason)
