"""The main window: 3D view, side panel, menus; the presenter's `Window` and the commands' `Desk`."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QMainWindow,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scalpviz.about import NOTICE
from scalpviz.app.commands.action_set import ActionSet
from scalpviz.app.feedback.announce import announce
from scalpviz.app.feedback.guard import Guard
from scalpviz.app.feedback.status_bars import MessageBar, PointerLine
from scalpviz.app.first_view import first_view
from scalpviz.app.panels.side_panel import WIDTH, SidePanel, Tab
from scalpviz.app.presenting.pointer import PresentationPointer
from scalpviz.app.presenting.strip import PresenterStrip
from scalpviz.app.style.icons import program_icon
from scalpviz.app.style.style_sheets import LineSplitter, dress, tool_bar
from scalpviz.app.style.theme import GRID, Type, writable
from scalpviz.app.viewport.view_area import ViewArea
from scalpviz.atlas.index import AtlasIndex, index_of
from scalpviz.head.stored import stored_heads
from scalpviz.layout.head_source import source_of
from scalpviz.scene.colours.record_colours import record_colours
from scalpviz.state.cards.condition_rows import ConditionRef
from scalpviz.state.cards.listing import listed
from scalpviz.state.phrases import text
from scalpviz.state.view import OwnHead, ZoneRef
from scalpviz.state.view_state import Phase, ViewState

if TYPE_CHECKING:
    from scalpviz.app.card.library import Library
    from scalpviz.app.commands.help_page import HelpPage
    from scalpviz.app.settings import Settings
    from scalpviz.app.style.theme import Mode, Theme
    from scalpviz.app.viewport.plotter import WindowPlotter
    from scalpviz.atlas.model import Atlas
    from scalpviz.layout.head_layout import HeadLayout
    from scalpviz.state.cards.body import BodyState
    from scalpviz.state.cards.card import Card
    from scalpviz.state.cards.condition_rows import ConditionGroup
    from scalpviz.state.cards.highlight_page import HighlightPage
    from scalpviz.state.cards.listing import Group
    from scalpviz.state.cards.pointed import Pointed
    from scalpviz.state.cards.presenting_text import Presented
    from scalpviz.state.presenter.presenter import Presenter
    from scalpviz.state.view import HeadChoice, NamedView, View

SIZE = (1280, 820)
READING = "Reading the head"
NOTED = 6000
"""How long a note stands in the status bar, milliseconds."""
PRESENTATION_SCALE = 2.4
"""How much larger words on the head are in presenter mode."""
PASSING = 8000
"""How long the status bar says what was done, milliseconds."""
NO_CHINESE = (
    "No typeface here has simplified Chinese, so names stand in pinyin; install Noto Sans CJK SC "
    "(on Debian and Ubuntu the package fonts-noto-cjk) and start again."
)
MESHES = (text("Heads"), "*.ply *.obj *.stl *.glb *.gltf")
ATLASES = (text("Atlas files"), "*.json")
LANDMARKS = (text("Landmarks"), "*.json")


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

    def __init__(
        self, atlas: Atlas | AtlasIndex, theme: Theme, settings: Settings, head: HeadChoice | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("scalpviz")
        self.setWindowTitle("ScalpViz")
        self.setWindowIcon(program_icon())
        index = atlas if isinstance(atlas, AtlasIndex) else index_of(atlas)
        self._theme, self._settings = theme, settings
        colours = self._colours = record_colours(index)
        self.state = ViewState(first_view(settings, index, head))
        self.words = theme.words
        self.words.choose(self.state.view.language)
        self.state.listen(lambda view, _changed: self.words.choose(view.language), Phase.PREPARE)
        self.guard = Guard(self._tell, self.words)
        self.view_area = ViewArea(self.state, theme, self.guard.report, self, settings.layouts)
        self.panel = SidePanel(index.systems, theme, colours)
        self.pointer_line = PointerLine(theme, colours, self)
        self.strip = PresenterStrip(theme, self.words, colours, self)
        self.presentation_pointer = PresentationPointer(self)
        self._before_presentation: Qt.WindowState | None = None
        self.messages = MessageBar(theme, self)
        self.toolbar = QToolBar()
        self.words.keep(self.toolbar, self.toolbar.setWindowTitle, "View")
        self.split = LineSplitter(Qt.Orientation.Horizontal, theme)
        self._head_name, self._notice = QLabel(), QLabel(NOTICE)
        self._help: HelpPage | None = None
        self._library: Library | None = None
        self._presenter: Presenter | None = None
        self.actions_ = ActionSet(self, theme, self, self.view_area, self.guard)
        self._lay_out()
        # Qt forgets typefaces and shades given to a widget before an ancestor of it found its parent.
        theme.changed.emit()
        self._restore()
        self._arrange(self.state.view)
        self._show_choices()
        self.panel.show_list(listed(index, self.state.view.systems, self.state.view.language), "")
        self.panel.list.setFocus()
        self.view_area.atlas_read.connect(self.read)
        if not isinstance(atlas, AtlasIndex):
            self.read(atlas)

    def read(self, atlas: Atlas) -> None:
        """Know the atlas whose list is shown already: from here on everything can be asked for."""
        if self.knows_atlas:
            return
        from scalpviz.app.commands.command_palette import CommandPalette
        from scalpviz.app.commands.palette_entries import entries
        from scalpviz.app.panels.reading import Reading
        from scalpviz.app.panels.shown_panel import ShownPanel
        from scalpviz.app.picture.pictures import Pictures
        from scalpviz.app.saved_views.named_views import NamedViews
        from scalpviz.app.viewport.tape_desk import TapeDesk
        from scalpviz.state.presenter.presenter import Presenter

        theme, settings = self._theme, self._settings
        self._atlas = atlas
        self.panel.take_atlas(atlas)
        self._presenter = Presenter(atlas, self.state, self, stored_heads())
        self.tapes = TapeDesk(
            self.state, self.presenter, self.view_area, self.pointer_line, theme, self.words, self
        )
        self.reading = Reading(self, self.panel, self.presenter, self.state, self.show_library)
        self.views = NamedViews(
            settings.views_file(), self.state, self.presenter, self.view_area, theme, self.guard, self._tell,
            self._note, lambda: self._atlas, self,
        )  # fmt: skip
        self.shown_sheet = ShownPanel(theme, self.actions_, atlas, self)
        self.command_palette = CommandPalette(
            theme, self.words, lambda: entries(self, self._atlas), self.guard, self
        )
        self.pictures = Pictures(
            self, self.view_area, self.panel.card, self._colours, theme, self.words, settings,
            self._say_in_passing, self.guard.report,
        )  # fmt: skip
        self._connect()
        theme.changed.emit()
        self.presenter.start()
        self._follow()
        self.views.read()
        self.view_area.take_atlas(atlas)

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

    # -- the presenter's window ----------------------------------------------------------------

    def show_list(self, groups: tuple[Group, ...], query: str) -> None:
        """Show the rows of the list."""
        self.panel.show_list(groups, query)

    def show_selected(self, ref: ZoneRef | None) -> None:
        """Mark the row of the selected zone, and tell who listens instead of looking."""
        if ref is not None:
            from scalpviz.state.cards.pointed import pointed

            announce(self, pointed(self._atlas, ref, self.state.view.language).words)
        self.panel.list.show_selected(ref)

    def show_card(self, card: Card | None) -> None:
        """Show a zone's card."""
        self.panel.show_card(card)

    def show_body(self, body: BodyState) -> None:
        """Light areas of the body on its figures."""
        self.panel.show_body(body)

    def show_conditions(self, groups: tuple[ConditionGroup, ...], chosen: str | None) -> None:
        """Show the index of conditions."""
        self.panel.show_conditions(groups, chosen)

    def show_highlight_page(self, page: HighlightPage | None) -> None:
        """Show the page of the chosen body area or condition."""
        self.panel.show_page(page)

    def show_pointed(self, pointed: Pointed | None) -> None:
        """Name the zone under the pointer."""
        self.pointer_line.show_pointed(pointed)
        self.panel.list.show_hovered(pointed.ref if pointed else None)

    def show_presented(self, presented: Presented | None) -> None:
        """Show the audience what is told of a zone."""
        self.strip.show_presented(presented)

    def load_head(self, head: HeadChoice) -> None:
        """Put a head on show in place of the one before."""
        self.messages.hide()
        self.view_area.load(source_of(head), READING)

    def bring_into_sight(self, ref: ZoneRef) -> None:
        """Fly to a zone that cannot be seen."""
        self.view_area.bring_into_sight(ref)

    def fly_to(self, view: NamedView | None) -> None:
        """Fly to a named view, or home."""
        self.view_area.fly_to(view)

    # -- the commands' desk --------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """The theme the user wants."""
        return self._theme.mode

    def open_head(self) -> None:
        """Ask for a mesh, then for its landmarks, and show that head."""
        say = self.words.say
        mesh, _ = QFileDialog.getOpenFileName(self, say("Open head: the mesh"), "", _kinds(say, MESHES))
        if not mesh:
            return
        beside = Path(mesh).with_suffix(".json")
        start = str(beside if beside.exists() else beside.parent)
        landmarks, _ = QFileDialog.getOpenFileName(
            self, say("Open head: its landmarks"), start, _kinds(say, LANDMARKS)
        )
        if landmarks:
            self.presenter.show_head(OwnHead(Path(mesh), Path(landmarks)))

    def open_atlas(self) -> None:
        """Ask for an atlas file and add it to what is known."""
        say = self.words.say
        name, _ = QFileDialog.getOpenFileName(self, say("Open atlas"), "", _kinds(say, ATLASES))
        if name:
            self.add_atlas(Path(name))

    def add_atlas(self, path: Path) -> None:
        """Add the records of an atlas file; if it is broken everything stays as it is.

        Raises
        ------
        AtlasError
            What is wrong in the file.
        """
        from scalpviz.atlas.extend import extended

        atlas = extended(self._atlas, path)
        added = atlas.zones[len(self._atlas.zones) :]
        self._atlas = atlas
        # Lists and cards hold this very table.
        self._colours.update(record_colours(atlas))
        self.panel.take_atlas(atlas)
        self.shown_sheet.systems.take_systems(atlas.systems)
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
        if self._library is None:
            from scalpviz.app.card.library import Library

            self._library = Library(self._theme, self._atlas, self.state.view.language, self)
        if source:
            self._library.show_source(source)
        else:
            self._library.show_page(page)
        self._library.show()
        self._library.raise_()
        self._library.activateWindow()

    def save_picture(self) -> None:
        """Ask what a picture of the 3D view is to be like, and for a file, and write it."""
        self.pictures.save(self._atlas, self.state.view)

    def copy_picture(self) -> None:
        """Put a picture of the 3D view on the clipboard, or the text that is selected."""
        self.pictures.copy(self._atlas, self.state.view)

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
            self._tell(self.words.say(NO_CHINESE))
        self.presenter.set_language(writable(language))

    def choose_mode(self, mode: Mode) -> None:
        """Be light, dark, or as the system is."""
        self._theme.choose(mode)
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
        parts = [part for part in parts if part.isVisible()]
        now = self.focusWidget()
        here = next(
            (k for k, part in enumerate(parts) if now is part or (now and part.isAncestorOf(now))), -1
        )
        if parts:
            parts[(here + by) % len(parts)].setFocus(Qt.FocusReason.TabFocusReason)

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
        return self._colours.get((ref.system, ref.code))

    def show_help(self) -> None:
        """Open the help page."""
        if self._help is None:
            from scalpviz.app.commands.help_page import HelpPage

            self._help = HelpPage(self._theme, self)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def show_about(self) -> None:
        """Say what the program is, and what it is not."""
        from scalpviz.app.commands.help_page import AboutBox

        box = AboutBox(self._theme, self._atlas, self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    # -- starting and ending -------------------------------------------------------------------

    def start_view(self) -> None:
        """Bring up the 3D view once the window is on the screen."""
        self.view_area.start(source_of(self.state.view.head), READING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the toolbar."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_toolbar)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is to be remembered, and let everything go in order."""
        self.presenter.stop_presenting()
        self._settings.remember(self.state.view, self._theme.mode)
        self._settings.keep_layout("window", self.saveGeometry())
        self._settings.keep_layout("columns", self.split.saveState())
        self.panel.show_tab(Tab.ZONES)
        self._settings.keep_layout("panel", self.panel.split.saveState())
        self._settings.write()
        if self.knows_atlas:
            self.pictures.close()
        self.view_area.close_view()
        self.guard.unwatch_callbacks()
        super().closeEvent(event)

    # -- inside --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.actions_.fill_menus(self.menuBar())
        self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.actions_.fill_toolbar(self.toolbar, _gap)
        self._toolbar_width = 0
        dress(self.toolbar, tool_bar, self._theme)
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
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self.words.keep(self._notice, self._notice.setText, NOTICE)
        bar.addWidget(self._notice)
        bar.addPermanentWidget(self._head_name)
        left.setMinimumWidth(480)
        self._head_name.setFrameShape(QFrame.Shape.NoFrame)

    def _connect(self) -> None:
        presenter, panel, area = self.presenter, self.panel, self.view_area
        panel.search.textChanged.connect(presenter.search)
        panel.search.returnPressed.connect(presenter.choose_first)
        panel.search.cancelled.connect(self._leave_search)
        panel.search.leave_down.connect(self._enter_list)
        for systems in (panel.systems, self.shown_sheet.systems):
            systems.chosen.connect(presenter.show_system)
            systems.compared.connect(presenter.compare_with)
            systems.all_chosen.connect(presenter.show_all_systems)
        self.shown_sheet.turned.connect(self._follow)
        panel.list.region_toggled.connect(presenter.toggle_region)
        self.views.list_in(self.actions_.menu("Go/Named views"))
        panel.list.chosen.connect(self._choose_row)
        panel.body.chosen.connect(lambda ref: presenter.choose_area(ref.area, ref.side))
        panel.conditions.chosen.connect(self._choose_row)
        panel.page.zone_chosen.connect(presenter.select)
        panel.page.side_chosen.connect(presenter.set_affected)
        panel.page.hidden_systems_included.connect(
            lambda: presenter.include_hidden_systems(not self.state.view.include_hidden_systems)
        )
        panel.left_card.connect(lambda: presenter.select(None))
        panel.list.pointed.connect(presenter.hover)
        area.pointed.connect(presenter.hover)
        area.clicked.connect(presenter.select)
        area.rested.connect(lambda camera, by_user: presenter.look_through(camera, by_user=by_user))
        area.shown.connect(self._head_shown)
        area.completed.connect(self._head_shown)
        area.compass_clicked.connect(presenter.look_from)
        area.spin_stopped.connect(presenter.stop_spinning)
        area.failed.connect(self._head_failed)
        area.busy_changed.connect(self._say_busy)
        self.state.listen(lambda _view, _changed: self._follow())
        self._theme.changed.connect(self._dress)

    def _restore(self) -> None:
        self.resize(*SIZE)
        self.split.setSizes([SIZE[0] - WIDTH, WIDTH])
        for name, restore in (
            ("window", self.restoreGeometry),
            ("columns", self.split.restoreState),
            ("panel", self.panel.split.restoreState),
        ):
            kept = self._settings.layout(name)
            if kept is not None:
                restore(kept)

    def _follow(self) -> None:
        """Bring menus and tabs up to date."""
        view = self.state.view
        self._arrange(view)
        self.actions_.follow(view, has_view=self.view_area.ready)
        self._show_choices()
        self.shown_sheet.follow(view)
        if self._library is not None:
            self._library.read(self._atlas, view.language)
        self._head_name.setText(self._about_head())

    def _show_choices(self) -> None:
        """Name the systems on view, and mark the regions that are hidden."""
        view = self.state.view
        self.panel.show_systems(view.systems, view.language)
        self.panel.list.show_hidden(view.hidden_regions)

    def _arrange(self, view: View) -> None:
        """Give the room to what is wanted: the desk with its texts, the head alone, or the presentation."""
        presenting, bare = view.presenting, view.presenting or view.text_hidden
        now = self.focusWidget()
        if bare and now is not None and self.panel.isAncestorOf(now):
            # Qt would move the keyboard on as if by Tab, with a frame round the view.
            self.view_area.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.view_area.head_view is not None:
                self.view_area.head_view.setFocus(Qt.FocusReason.OtherFocusReason)
        for widget, shown in (
            (self.panel, not bare), (self.pointer_line, not bare), (self.menuBar(), not presenting),
            (self.toolbar, not presenting), (self.statusBar(), not presenting), (self.strip, presenting),
        ):  # fmt: skip
            if widget.isHidden() is shown:
                widget.setVisible(shown)
        if presenting is (self._before_presentation is not None):
            return
        self.view_area.magnify(PRESENTATION_SCALE if presenting else 1.0)
        if presenting:
            self._before_presentation = self.windowState()
            self.presentation_pointer.begin()
            self.showFullScreen()
            self.view_area.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.presentation_pointer.end()
            state = self._before_presentation
            self._before_presentation = None
            if state is not None and not state & Qt.WindowState.WindowFullScreen:
                self.setWindowState(state)
            self.panel.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head_shown(self, laid: HeadLayout) -> None:
        placement = laid.placement
        self.reading.take_head(laid, self._atlas)
        from scalpviz.layout.facts import facts

        self.presenter.head_shown(facts(laid), placement.head.open_eyes is not None)
        self._follow()
        if placement.unplaced:
            key, reason = next(iter(placement.unplaced.items()))
            more = len(placement.unplaced) - 1
            said = (
                "{zone} could not be placed on this head: {reason} ({more} more could not be placed)"
                if more
                else "{zone} could not be placed on this head: {reason}"
            )
            self._tell(self.words.say(said, zone=key, reason=reason, more=more))

    def _about_head(self) -> str:
        """The head on show, in the status bar's few words."""
        laid, say = self.view_area.laid, self.words.say
        if laid is None:
            return ""
        placement = laid.placement
        told = [
            say(placement.head.name),
            say("{count} zones", count=len(placement.zones)),
            *(
                [say("some landmarks are estimated")]
                if any(mark.estimated for mark in placement.head.landmarks.values())
                else []
            ),
            *([say("skull and sutures are schematic")] if self.state.view.skull else []),
        ]
        return " · ".join(told)

    def _head_failed(self, error: Exception) -> None:
        self.presenter.head_refused()
        self.guard.report(error)

    def _fit_toolbar(self) -> None:
        """Icons with words where there is room for them, else icons alone."""
        style = Qt.ToolButtonStyle
        if self.toolbar.toolButtonStyle() is style.ToolButtonTextUnderIcon:
            self._toolbar_width = self.toolbar.sizeHint().width()
        words = self.split.sizes()[0] >= self._toolbar_width
        self.toolbar.setToolButtonStyle(style.ToolButtonTextUnderIcon if words else style.ToolButtonIconOnly)
        for button in self.toolbar.findChildren(QToolButton):
            if button.menu() is not None:
                button.setToolButtonStyle(self.toolbar.toolButtonStyle())

    def _say_in_passing(self, words: str) -> None:
        self.statusBar().showMessage(words, PASSING)

    def _say_busy(self, words: str) -> None:
        if words:
            self.statusBar().showMessage(f"{self.words.say(words)} …")
        else:
            self.statusBar().clearMessage()

    def _choose_row(self, ref: ZoneRef | ConditionRef) -> None:
        """Choose a row; a condition replaces the list, which must not happen while the list still works."""
        if isinstance(ref, ConditionRef):
            QTimer.singleShot(0, self, lambda: self.presenter.choose(ref))
        else:
            self.presenter.choose(ref)

    def _leave_search(self) -> None:
        self.presenter.search("")
        self.panel.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_list(self) -> None:
        self.panel.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.state.view.selected is None or not self.panel.list.currentIndex().isValid():
            self.presenter.next_zone()

    def _note(self, words: str) -> None:
        """Say something in the status bar that goes by itself."""
        self.statusBar().showMessage(words, NOTED)

    def _tell(self, words: str) -> None:
        self.messages.tell(words)

    def _dress(self) -> None:
        self.actions_.tint()
        small = self._theme.font(Type.SMALL)
        for label in (self._notice, self._head_name):
            label.setFont(small)
            self._theme.shade(label, ink="muted")
            label.setContentsMargins(GRID, 0, GRID, 0)


def _gap() -> QWidget:
    gap = QWidget()
    gap.setFixedWidth(2 * GRID)
    gap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    return gap


def _kinds(say: Callable[[str], str], kind: tuple[str, str]) -> str:
    """What a dialog offers to open: files of a kind, or all."""
    return f"{say(kind[0])} ({kind[1]});;{say('All files')} (*)"
