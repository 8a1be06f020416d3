"""What every part of the window is given: what is chosen, how it looks and reads, whom it tells of errors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scalpviz.app.feedback.guard import Guard
    from scalpviz.app.settings import Settings
    from scalpviz.app.style.theme import Theme
    from scalpviz.app.style.translator import Translator
    from scalpviz.scene.colours.record_colours import Colour
    from scalpviz.state.view_state import ViewState


@dataclass(frozen=True, eq=False)
class AppContext:
    """One for each window.

    Parameters
    ----------
    state : ViewState
        What the user has chosen to see.
    theme : Theme
        Colours and typefaces, and the words in the language of the window.
    settings : Settings
        What is remembered from one day to the next.
    guard : Guard
        Takes what goes wrong.
    colours : dict
        Of zones and points, by system and code; lists and cards hold this very table.
    tell : callable
        Says a sentence over the view, until it is put away.
    note : callable
        Says a sentence in the status bar that goes by itself.
    """

    state: ViewState
    theme: Theme
    settings: Settings
    guard: Guard
    colours: dict[tuple[str, str], Colour]
    tell: Callable[[str], None]
    note: Callable[[str], None]

    @property
    def words(self) -> Translator:
        """What says sentences in the language of the window."""
        return self.theme.words
