"""The main window: 3D view, side panel, menus, put together of their parts; the commands' `Desk`."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QToolButton, QVBoxLayout, QWidget

from scalpviz.app.commands.action_set import ActionSet
from scalpviz.app.commands.tool_bar import FittingToolBar, gap
from scalpviz.app.context import AppContext
from scalpviz.app.feedback.guard import Guard
from scalpviz.app.feedback.status_bars import MessageBar, PointerLine
from scalpviz.app.feedback.status_line import StatusLine
from scalpviz.app.file_dialogs import FileDialogs
from scalpviz.app.first_view import first_view
from scalpviz.app.keyboard import go_on
from scalpviz.app.panels.side_panel import WIDTH, SidePanel, Tab
from scalpviz.app.presenting.presentation_mode import PresentationMode
from scalpviz.app.presenting.strip import PresenterStrip
from scalpviz.app.style.icons import program_icon
from scalpviz.app.style.style_sheets import LineSplitter, dress, tool_bar
from scalpviz.app.style.theme import NO_CHINESE, writable
from scalpviz.app.viewport.view_area import ViewArea
from scalpviz.atlas.index import AtlasIndex, index_of
from scalpviz.layout.head_source import source_of
from scalpviz.scene.colours.record_colours import record_colours
from scalpviz.state.cards.listing import listed
from scalpviz.state.view import ZoneRef
from scalpviz.state.view_state import Phase, ViewState

if TYPE_CHECKING:
    from pathlib import Path

    from scalpviz.app.commands.command_palette import CommandPalette
    from scalpviz.app.pages import Pages
    from scalpviz.app.panels.reading import Reading
    from scalpviz.app.panels.shown_panel import ShownPanel
    from scalpviz.app.picture.pictures import Pictures
    from scalpviz.app.saved_views.named_views import NamedViews
    from scalpviz.app.settings import Settings
    from scalpviz.app.style.theme import Mode, Theme
    from scalpviz.app.viewport.plotter import WindowPlotter
    from scalpviz.app.viewport.tape_desk import TapeDesk
    from scalpviz.app.wiring import Wiring
    from scalpviz.atlas.model import Atlas
    from scalpviz.state.presenter.presenter import Presenter
    from scalpviz.state.view import HeadChoice

SIZE = (1280, 820)


class MainWindow(QMainWindow):
    """Everything the user sees.

    Parameters
    ----------
    atlas : Atlas or AtlasIndex
        What is known. With an index the window shows its list and waits for `read` with the atlas.
    theme : Theme
        Light or dark.
    settings : Settings
        What was chosen last time.
    head : str or OwnHead, optional
        The head to begin with; the stored head shown last otherwise.
    """

    tapes: TapeDesk
    reading: Reading
    views: NamedViews
    shown_sheet: ShownPanel
    command_palette: CommandPalette
    pictures: Pictures
    pages: Pages
    wiring: Wiring

    def __init__(
        self, atlas: Atlas | AtlasIndex, theme: Theme, settings: Settings, head: HeadChoice | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("scalpviz")
        self.setWindowTitle("ScalpViz")
        self.setWindowIcon(program_icon())
        index = atlas if isinstance(atlas, AtlasIndex) else index_of(atlas)
        self.state = ViewState(first_view(settings, index, head))
        self.words = theme.words
        self.words.choose(self.state.view.language)
        self.state.listen(lambda view, _changed: self.words.choose(view.language), Phase.PREPARE)
        self.messages = MessageBar(theme, self)
        self.status = StatusLine(self.statusBar(), theme)
        self.guard = Guard(self.messages.tell, self.words)
        context = self.context = AppContext(
            self.state,
            theme,
            settings,
            self.guard,
            record_colours(index),
            self.messages.tell,
            self.status.note,
        )
        self.view_area = ViewArea(context, self)
        self.panel = SidePanel(index.systems, theme, context.colours)
        self.pointer_line = PointerLine(theme, context.colours, self)
        self.strip = PresenterStrip(theme, self.words, context.colours, self)
        self.toolbar = FittingToolBar()
        self.words.keep(self.toolbar, self.toolbar.setWindowTitle, "View")
        self.split = LineSplitter(Qt.Orientation.Horizontal, theme)
        self.presentation = PresentationMode(
            self, (self.panel, self.pointer_line), (self.menuBar(), self.toolbar, self.statusBar()),
            self.strip, self.view_area.magnify, self.view_area.take_keyboard, self._to_list,
        )  # fmt: skip
        self.dialogs = FileDialogs(self, self.words.say)
        self._presenter: Presenter | None = None
        self.actions_ = ActionSet(self, theme, self, self.view_area, self.guard)
        self._lay_out()
        # Qt forgets typefaces and shades given to a widget before an ancestor of it found its parent.
        theme.changed.emit()
        self._restore()
        self.presentation.follow(self.state.view)
        self._show_choices()
        self.panel.show_list(listed(index, self.state.view.systems, self.state.view.language), "")
        self._to_list()
        self.view_area.atlas_read.connect(self.read)
        if not isinstance(atlas, AtlasIndex):
            self.read(atlas)

    def read(self, atlas: Atlas) -> None:
        """Know the atlas whose list is shown already: from here on everything can be asked for."""
        if self.knows_atlas:
            return
        from scalpviz.app.commands.command_palette import CommandPalette
        from scalpviz.app.commands.palette_entries import entries
        from scalpviz.app.commands.plugins import Plugins
        from scalpviz.app.pages import Pages
        from scalpviz.app.panels.reading import Reading
        from scalpviz.app.panels.shown_panel import ShownPanel
        from scalpviz.app.picture.pictures import Pictures
        from scalpviz.app.saved_views.named_views import NamedViews
        from scalpviz.app.viewport.tape_desk import TapeDesk
        from scalpviz.app.window_face import WindowFace
        from scalpviz.app.wiring import Wiring
        from scalpviz.head.stored import stored_heads
        from scalpviz.state.presenter.presenter import Presenter

        context, area = self.context, self.view_area
        self.atlas = atlas
        self.panel.take_atlas(atlas)
        face = WindowFace(
            context, self, self.panel, area, self.pointer_line, self.strip, self.messages, lambda: self.atlas
        )
        presenter = self._presenter = Presenter(atlas, self.state, face, stored_heads())
        self.pages = Pages(context, atlas, self)
        self.tapes = TapeDesk(context, presenter, area, self.pointer_line, self)
        self.reading = Reading(self, self.panel, presenter, self.state, self.show_library)
        self.views = NamedViews(context, presenter, area, lambda: self.atlas, self)
        self.shown_sheet = ShownPanel(context.theme, self.actions_, atlas, self)
        self.command_palette = CommandPalette(
            context.theme, self.words, lambda: entries(self, self.atlas), self.guard, self
        )
        self.pictures = Pictures(context, area, self.panel.card, self.status.say_in_passing, self)
        self.views.list_in(self.actions_.menu("Go/Named views"))
        parts = self.panel, area, self.shown_sheet, self.reading
        self.wiring = Wiring(context, presenter, *parts, lambda: self.atlas, self._follow, self)
        self.plugins = Plugins(self.actions_, self.guard, area, self)
        area.busy_changed.connect(self.status.say_busy)
        context.theme.changed.connect(self.actions_.tint)
        context.theme.changed.emit()
        presenter.start()
        self._follow()
        self.views.read()
        area.take_atlas(atlas)

    @property
    def plotter(self) -> WindowPlotter:
        """The 3D view as a plotter of PyVista's; ScalpVizError where there is none, or none yet."""
        return self.view_area.plotter

    @property
    def knows_atlas(self) -> bool:
        """Whether the atlas is read, so that something can be asked for."""
        return self._presenter is not None

    @property
    def presenter(self) -> Presenter:
        """What turns what the user does into changes of the view; LookupError before the atlas is read."""
        if self._presenter is None:
            raise LookupError("the atlas is still being read")
        return self._presenter

    @property
    def mode(self) -> Mode:
        """The theme the user wants."""
        return self.context.theme.mode

    def open_head(self) -> None:
        """Ask for a mesh, then for its landmarks, and show that head."""
        head = self.dialogs.head()
        if head is not None:
            self.presenter.show_head(head)

    def open_atlas(self) -> None:
        """Ask for an atlas file and add it to what is known."""
        path = self.dialogs.atlas()
        if path is not None:
            self.add_atlas(path)

    def add_atlas(self, path: Path) -> None:
        """Add the records of an atlas file; if it is broken everything stays as it is.

        Raises
        ------
        AtlasError
            What is wrong in the file.
        """
        from scalpviz.atlas.extend import extended

        atlas = extended(self.atlas, path)
        added = atlas.zones[len(self.atlas.zones) :]
        self.atlas = atlas
        self.context.colours.update(record_colours(atlas))
        self.panel.take_atlas(atlas)
        self.shown_sheet.systems.take_systems(atlas.systems)
        self.pages.take_atlas(atlas)
        self.presenter.take_atlas(atlas)
        self.view_area.take_atlas(atlas)
        if added:
            self.presenter.select(ZoneRef(added[0].system, added[0].code))

    def show_tab(self, tab: str) -> None:
        """Show the zones, the body or the conditions in the panel, and put the keyboard there."""
        panel = self.panel
        panel.show_tab(Tab[tab.upper()])
        keyed = {Tab.ZONES: panel.list, Tab.BODY: panel.body.figure, Tab.CONDITIONS: panel.conditions}
        keyed[panel.tab].setFocus(Qt.FocusReason.TabFocusReason)

    def show_library(self, page: str, source: str = "") -> None:
        """Open the library at a page, and there at a source if one is named."""
        self.pages.show_library(page, source)

    def save_picture(self) -> None:
        """Ask what a picture of the 3D view is to be like, and for a file, and write it."""
        self.pictures.save(self.atlas, self.state.view)

    def copy_picture(self) -> None:
        """Put a picture of the 3D view on the clipboard, or the text that is selected."""
        self.pictures.copy(self.atlas, self.state.view)

    def quit(self) -> None:
        """Close the window."""
        self.close()

    def go_to_search(self) -> None:
        """Put the keyboard into the search field."""
        self.panel.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.panel.search.selectAll()

    def choose_language(self, language: str) -> None:
        """Write in a language; where Chinese cannot be written, in pinyin, and say what to install."""
        if writable(language) != language:
            self.messages.tell(self.words.say(NO_CHINESE))
        self.presenter.set_language(writable(language))

    def choose_mode(self, mode: Mode) -> None:
        """Be light, dark, or as the system is."""
        self.context.theme.choose(mode)
        self._follow()

    def turn(self, azimuth: float, elevation: float) -> None:
        """Turn the head, degrees."""
        self.view_area.turn(azimuth, elevation)

    def zoom(self, factor: float) -> None:
        """Come nearer, or go away."""
        self.view_area.zoom(factor)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or no longer."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def go_to_part(self, by: int) -> None:
        """Put the keyboard into the next part of the window, or the one before."""
        view = self.view_area.head_view
        parts: list[QWidget] = [
            *([view] if view is not None else []), self.panel.search, self.panel.list, self.panel.card.first,
            *self.toolbar.findChildren(QToolButton)[:1],
        ]  # fmt: skip
        go_on(parts, self.focusWidget(), by)

    def open_palette(self) -> None:
        """Open the palette of everything one can do or go to."""
        self.command_palette.open()

    def toggle_shown(self) -> None:
        """Open the sheet of everything that can be shown, or close it."""
        self.shown_sheet.toggle()

    @property
    def shown_is_open(self) -> bool:
        """Whether that sheet is open."""
        return self.shown_sheet.isVisible()

    def colour_of(self, ref: ZoneRef) -> tuple[float, float, float] | None:
        """A zone's or a point's own colour."""
        return self.context.colours.get((ref.system, ref.code))

    def show_help(self) -> None:
        """Open the help page."""
        self.pages.show_help()

    def show_about(self) -> None:
        """Say what the program is, and what it is not."""
        self.pages.show_about()

    def start_view(self) -> None:
        """Bring up the 3D view once the window is on the screen."""
        self.view_area.start(source_of(self.state.view.head))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the toolbar."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_toolbar)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is to be remembered, and let everything go in order."""
        if self.knows_atlas:
            self.presenter.stop_presenting()
            self.pictures.close()
        settings = self.context.settings
        settings.remember(self.state.view, self.mode)
        settings.keep_layout("window", self.saveGeometry())
        settings.keep_layout("columns", self.split.saveState())
        self.panel.show_tab(Tab.ZONES)
        settings.keep_layout("panel", self.panel.split.saveState())
        settings.write()
        self.view_area.close_view()
        self.guard.unwatch_callbacks()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self.actions_.fill_menus(self.menuBar())
        self.actions_.fill_toolbar(self.toolbar, gap)
        dress(self.toolbar, tool_bar, self.context.theme)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.toolbar, self.messages):
            column.addWidget(widget)
        column.addWidget(self.view_area, 1)
        column.addWidget(self.pointer_line)
        column.addWidget(self.strip)
        self.split.addWidget(left)
        self.split.addWidget(self.panel)
        self.split.splitterMoved.connect(self._fit_toolbar)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setCollapsible(0, False)
        self.setCentralWidget(self.split)
        left.setMinimumWidth(480)

    def _restore(self) -> None:
        self.resize(*SIZE)
        self.split.setSizes([SIZE[0] - WIDTH, WIDTH])
        for name, restore in (
            ("window", self.restoreGeometry),
            ("columns", self.split.restoreState),
            ("panel", self.panel.split.restoreState),
        ):
            kept = self.context.settings.layout(name)
            if kept is not None:
                restore(kept)

    def _follow(self) -> None:
        """Bring menus and tabs up to date."""
        view = self.state.view
        self.presentation.follow(view)
        self.actions_.follow(view, has_view=self.view_area.ready)
        self._show_choices()
        self.shown_sheet.follow(view)
        self.pages.follow()
        self.status.show_head(self.view_area.laid, skull=view.skull)

    def _show_choices(self) -> None:
        """Name the systems on view, and mark the regions that are hidden."""
        view = self.state.view
        self.panel.show_systems(view.systems, view.language)
        self.panel.list.show_hidden(view.hidden_regions)

    def _fit_toolbar(self) -> None:
        self.toolbar.fit(self.split.sizes()[0])

    def _to_list(self) -> None:
        self.panel.list.setFocus(Qt.FocusReason.OtherFocusReason)
