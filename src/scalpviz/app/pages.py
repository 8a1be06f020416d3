"""Windows of text beside the main one: the library, help, what the program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from scalpviz.app.card.library import Library
    from scalpviz.app.commands.help_page import HelpPage
    from scalpviz.app.context import AppContext
    from scalpviz.atlas.model import Atlas


class Pages:
    """Makes each when it is first asked for, and brings it up.

    Parameters
    ----------
    context : AppContext
        Of the window.
    atlas : Atlas
        What the library tells of.
    window : QWidget
        They belong to it.
    """

    def __init__(self, context: AppContext, atlas: Atlas, window: QWidget) -> None:
        self._context, self._atlas, self._window = context, atlas, window
        self.library: Library | None = None
        self.help: HelpPage | None = None

    def take_atlas(self, atlas: Atlas) -> None:
        """Tell of another atlas."""
        self._atlas = atlas
        self.follow()

    def follow(self) -> None:
        """Write in the language of the moment."""
        if self.library is not None:
            self.library.read(self._atlas, self._context.state.view.language)

    def show_library(self, page: str, source: str = "") -> None:
        """Open the library at a page, and there at a source if one is named."""
        if self.library is None:
            from scalpviz.app.card.library import Library

            language = self._context.state.view.language
            self.library = Library(self._context.theme, self._atlas, language, self._window)
        if source:
            self.library.show_source(source)
        else:
            self.library.show_page(page)
        _bring_up(self.library)

    def show_help(self) -> None:
        """Open the help page."""
        if self.help is None:
            from scalpviz.app.commands.help_page import HelpPage

            self.help = HelpPage(self._context.theme, self._window)
        _bring_up(self.help)

    def show_about(self) -> None:
        """Say what the program is, and what it is not."""
        from scalpviz.app.commands.help_page import AboutBox

        box = AboutBox(self._context.theme, self._atlas, self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def _bring_up(widget: QWidget) -> None:
    widget.show()
    widget.raise_()
    widget.activateWindow()
