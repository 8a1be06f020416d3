"""What a command is, and what it may use of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from scalpviz.app.saved_views.named_views import NamedViews
    from scalpviz.app.style.theme import Mode
    from scalpviz.app.viewport.plotter import WindowPlotter
    from scalpviz.app.viewport.tape_desk import TapeDesk
    from scalpviz.atlas.model import Atlas
    from scalpviz.state.presenter.presenter import Presenter
    from scalpviz.state.view import View


class Desk(Protocol):
    """What a command may use: the presenter for what is shown, the window for what is only the window's."""

    @property
    def presenter(self) -> Presenter:
        """What turns a wish into a change of the view."""

    @property
    def knows_atlas(self) -> bool:
        """Whether there is anything yet to ask for."""

    @property
    def plotter(self) -> WindowPlotter:
        """The 3D view as a plotter of PyVista's: what is added to it is seen beside the zones."""

    tapes: TapeDesk
    views: NamedViews
    atlas: Atlas

    @property
    def mode(self) -> Mode:
        """The theme the user wants."""

    def open_head(self) -> None:
        """Ask for a mesh and its landmarks, and show that head."""

    def open_atlas(self) -> None:
        """Ask for an atlas file and add it to what is known."""

    def show_tab(self, tab: str) -> None:
        """Show the zones, the body or the conditions in the panel."""

    def show_library(self, page: str) -> None:
        """Open the library at a page."""

    def save_picture(self) -> None:
        """Ask what a picture of the 3D view is to be like, and for a file, and write it."""

    def copy_picture(self) -> None:
        """Put a picture of the 3D view on the clipboard, or the text that is selected."""

    def quit(self) -> None:
        """Close the window."""

    def go_to_search(self) -> None:
        """Put the keyboard into the search field."""

    def choose_language(self, language: str) -> None:
        """Write in a language; without a typeface for it, say which to install."""

    def choose_mode(self, mode: Mode) -> None:
        """Be light, dark, or as the system is."""

    def turn(self, azimuth: float, elevation: float) -> None:
        """Turn the head, degrees."""

    def zoom(self, factor: float) -> None:
        """Come nearer, or go away."""

    def toggle_full_screen(self) -> None:
        """Fill the screen, or no longer."""

    def go_to_part(self, by: int) -> None:
        """Put the keyboard into the next part of the window, or the one before."""

    def open_palette(self) -> None:
        """Open the palette of everything one can do or go to."""

    def toggle_shown(self) -> None:
        """Open the sheet of everything that can be shown, or close it."""

    @property
    def shown_is_open(self) -> bool:
        """Whether that sheet is open."""

    def show_help(self) -> None:
        """Open the help page."""

    def show_about(self) -> None:
        """Say what the program is, and what it is not."""


@dataclass(frozen=True)
class Command:
    """Something the user can ask for.

    Parameters
    ----------
    id : str
        Its name in code and tests.
    title : str
        In menus and on the help page.
    menu : str
        Where it stands; `View/Labels` is a menu inside a menu.
    run : callable
        What it does.
    keys : tuple of str
        Shortcuts, as Qt writes them.
    icon : str
        File in `assets/icons`; empty for none.
    short : str
        Its word on the toolbar; commands without one stand only in menus.
    group : int
        Commands of one group stand together; a line parts them from the next.
    checked : callable, optional
        For what can be on or off: whether it is.
    enabled : callable, optional
        Whether it can be asked for now.
    needs_view : bool
        True when it means nothing without the 3D view.
    in_view : bool
        True when its keys count only while the keyboard is in the 3D view.
    exclusive : bool
        Whether only one of those beside it in its menu can be on.
    """

    id: str
    title: str
    menu: str
    run: Callable[[Desk], None]
    keys: tuple[str, ...] = ()
    icon: str = ""
    short: str = ""
    group: int = 0
    checked: Callable[[View, Desk], bool] | None = None
    enabled: Callable[[Presenter], bool] | None = None
    needs_view: bool = False
    in_view: bool = False
    exclusive: bool = True
