"""The main window: 3D view, side panel, menus; the presenter's `Window` and the commands' `Desk`."""

# ruff: noqa: N802 - Qt's own names

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

from scalpviz import NOTICE
from scalpviz.app.action_set import ActionSet
from scalpviz.app.guard import Guard
from scalpviz.app.help_page import AboutBox, HelpPage
from scalpviz.app.icons import program_icon
from scalpviz.app.laying import LaidOut, facts
from scalpviz.app.library import Library
from scalpviz.app.reading import Reading
from scalpviz.app.settings import Settings
from scalpviz.app.side_panel import WIDTH, SidePanel, Tab
from scalpviz.app.strips import MessageBar, PointerLine
from scalpviz.app.theme import GRID, Mode, Theme, Type, has_chinese
from scalpviz.app.trim import LineSplitter, dress, tool_bar
from scalpviz.app.view_area import ViewArea
from scalpviz.app.words import Words
from scalpviz.atlas.extend import extended
from scalpviz.atlas.model import Atlas
from scalpviz.errors import ScalpVizError
from scalpviz.head.stored import stored_heads
from scalpviz.scene.palette import record_colours
from scalpviz.state.body import BodyState
from scalpviz.state.card import Card
from scalpviz.state.conditions import ConditionGroup, ConditionRef
from scalpviz.state.lit_page import LitPage
from scalpviz.state.pointed import Pointed
from scalpviz.state.presenter import Presenter
from scalpviz.state.view import HeadChoice, NamedView, OwnHead, View, ViewState, ZoneRef
from scalpviz.state.zone_list import Group

if TYPE_CHECKING:
    from scalpviz.head.head import Head

SIZE = (1280, 820)
NO_CHINESE = (
    "No typeface here has simplified Chinese, so names stand in pinyin; install Noto Sans CJK SC "
    "(on Debian and Ubuntu the package fonts-noto-cjk) and start again."
)
MESHES = "Heads (*.ply *.obj *.stl *.glb *.gltf);;All files (*)"
ATLASES = "Atlas files (*.json);;All files (*)"
LANDMARKS = "Landmarks (*.json);;All files (*)"


class MainWindow(QMainWindow):
    """Everything the user sees.

    Parameters
    ----------
    atlas : Atlas
        What is known.
    theme : Theme
        Light or dark.
    settings : Settings
        What was chosen last time.
    head : str or OwnHead, optional
        The head to begin with; the stored head shown last otherwise.
    """

    def __init__(
        self, atlas: Atlas, theme: Theme, settings: Settings, head: HeadChoice | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("scalpviz")
        self.setWindowTitle("ScalpViz")
        self.setWindowIcon(program_icon())
        self._atlas, self._theme, self._settings = atlas, theme, settings
        colours = self._colours = record_colours(atlas)
        remembered = settings.remembered()
        self.state = ViewState(
            View(
                head=head or remembered.head,
                systems=(atlas.systems[0].id,),
                labels=remembered.labels,
                needles=remembered.needles,
                guides=remembered.guides,
                eyes_open=remembered.eyes_open,
                skull=remembered.skull,
                skin=remembered.skin,
                points=remembered.points,
                meridians=remembered.meridians,
                sites=remembered.sites,
                reference_lines=remembered.reference_lines,
                centimetres=remembered.centimetres,
                language="pinyin"
                if remembered.language == "zh" and not has_chinese()
                else remembered.language,
                folded=remembered.folded,
            )
        )
        self.words = Words(self.state.view.language)
        self.guard = Guard(self._tell)
        self.view_area = ViewArea(atlas, self.state, theme, self.guard.report, self)
        self.panel = SidePanel(atlas, theme, colours)
        self.pointer_line = PointerLine(theme, colours, self)
        self.messages = MessageBar(theme, self)
        self.toolbar = QToolBar("View")
        self.split = LineSplitter(Qt.Orientation.Horizontal, theme)
        self._head_name, self._notice = QLabel(), QLabel(NOTICE)
        self._about_head = ""
        self._help: HelpPage | None = None
        self._library: Library | None = None
        self.presenter = Presenter(atlas, self.state, self, stored_heads())
        self.reading = Reading(self, self.panel, self.presenter, self.state, self.show_library)
        self.actions_ = ActionSet(self, theme, self, self.view_area, self.guard)
        self._lay_out()
        self._connect()
        # Qt forgets typefaces and shades given to a widget before an ancestor of it found its parent.
        theme.changed.emit()
        self._restore()
        self.presenter.start()
        self._follow()
        self.panel.list.setFocus()

    # -- the presenter's window ----------------------------------------------------------------

    def show_list(self, groups: tuple[Group, ...], query: str) -> None:
        """Show the rows of the list."""
        self.panel.show_list(groups, query)

    def show_selected(self, ref: ZoneRef | None) -> None:
        """Mark the row of the selected zone."""
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

    def show_lit_page(self, page: LitPage | None) -> None:
        """Show the page of the chosen body area or condition."""
        self.panel.show_page(page)

    def show_pointed(self, pointed: Pointed | None) -> None:
        """Name the zone under the pointer."""
        self.pointer_line.show_pointed(pointed)
        self.panel.list.show_hovered(pointed.ref if pointed else None)

    def load_head(self, head: HeadChoice) -> None:
        """Put a head on show in place of the one before."""
        self.messages.hide()
        self.view_area.load(*_loading(head))

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
        mesh, _ = QFileDialog.getOpenFileName(self, "Open head: the mesh", "", MESHES)
        if not mesh:
            return
        beside = Path(mesh).with_suffix(".json")
        start = str(beside if beside.exists() else beside.parent)
        landmarks, _ = QFileDialog.getOpenFileName(self, "Open head: its landmarks", start, LANDMARKS)
        if landmarks:
            self.presenter.show_head(OwnHead(Path(mesh), Path(landmarks)))

    def open_atlas(self) -> None:
        """Ask for an atlas file and add it to what is known."""
        name, _ = QFileDialog.getOpenFileName(self, "Open atlas", "", ATLASES)
        if name:
            self.add_atlas(Path(name))

    def add_atlas(self, path: Path) -> None:
        """Add the records of an atlas file; if it is broken everything stays as it is.

        Raises
        ------
        AtlasError
            What is wrong in the file.
        """
        atlas = extended(self._atlas, path)
        added = atlas.zones[len(self._atlas.zones) :]
        self._atlas = atlas
        # Lists and cards hold this very table.
        self._colours.update(record_colours(atlas))
        self.panel.take_atlas(atlas)
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
            self._library = Library(self._theme, self._atlas, self.state.view.language, self)
        if source:
            self._library.show_source(source)
        else:
            self._library.show_page(page)
        self._library.show()
        self._library.raise_()
        self._library.activateWindow()

    def save_picture(self) -> None:
        """Ask for a file and write what the 3D view shows."""
        picture = self.view_area.picture()
        name, _ = QFileDialog.getSaveFileName(self, "Save picture", "scalpviz.png", "Pictures (*.png)")
        if name:
            path = Path(name) if Path(name).suffix else Path(name).with_suffix(".png")
            if not picture.save(str(path)):
                raise ScalpVizError(
                    f"{path}: the picture could not be written; choose another folder, or end it in .png."
                )

    def quit(self) -> None:
        """Close the window."""
        self.close()

    def go_to_search(self) -> None:
        """Put the keyboard into the search field."""
        self.panel.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.panel.search.selectAll()

    def choose_language(self, language: str) -> None:
        """Write in a language; where Chinese cannot be written, in pinyin, and say what to install."""
        if language == "zh" and not has_chinese():
            self._tell(NO_CHINESE)
            language = "pinyin"
        self.presenter.set_language(language)

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

    def show_help(self) -> None:
        """Open the help page."""
        if self._help is None:
            self._help = HelpPage(self._theme, self)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def show_about(self) -> None:
        """Say what the program is, and what it is not."""
        box = AboutBox(self._theme, self._atlas, self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    # -- starting and ending -------------------------------------------------------------------

    def start_view(self) -> None:
        """Bring up the 3D view once the window is on the screen."""
        self.view_area.start(*_loading(self.state.view.head))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the toolbar."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_toolbar)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is to be remembered, and let everything go in order."""
        self._settings.remember(self.state.view, self._theme.mode)
        self._settings.keep_layout("window", self.saveGeometry())
        self._settings.keep_layout("columns", self.split.saveState())
        self.panel.show_tab(Tab.ZONES)
        self._settings.keep_layout("panel", self.panel.split.saveState())
        self._settings.write()
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
        self.split.addWidget(left)
        self.split.addWidget(self.panel)
        self.split.splitterMoved.connect(self._fit_toolbar)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setCollapsible(0, False)
        self.setCentralWidget(self.split)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
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
        panel.systems.chosen.connect(presenter.show_system)
        panel.systems.compared.connect(presenter.compare_with)
        panel.systems.all_chosen.connect(presenter.show_all_systems)
        panel.list.chosen.connect(self._choose_row)
        panel.body.chosen.connect(lambda ref: presenter.choose_area(ref.area, ref.side))
        panel.conditions.chosen.connect(self._choose_row)
        panel.page.zone_chosen.connect(presenter.select)
        panel.page.side_chosen.connect(presenter.set_affected)
        panel.page.beyond_chosen.connect(lambda: presenter.light_beyond(not self.state.view.beyond))
        panel.left_card.connect(lambda: presenter.select(None))
        panel.list.pointed.connect(presenter.hover)
        area.pointed.connect(presenter.hover)
        area.clicked.connect(presenter.select)
        area.rested.connect(presenter.look_through)
        area.shown.connect(self._head_shown)
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
        self.words.choose(view.language)
        self.actions_.follow(view, has_view=self.view_area.ready)
        self.panel.show_systems(view.systems, view.language)
        if self._library is not None:
            self._library.read(self._atlas, view.language)
        skull = " · skull and sutures are schematic" if view.skull and self._about_head else ""
        self._head_name.setText(self._about_head + skull)

    def _head_shown(self, laid: LaidOut) -> None:
        placement = laid.placement
        estimated = any(mark.estimated for mark in placement.head.landmarks.values())
        lean = " · some landmarks are estimated" if estimated else ""
        self._about_head = f"{placement.head.name} · {len(placement.zones)} zones{lean}"
        self.reading.take_head(laid, self._atlas)
        self.presenter.head_shown(facts(laid), placement.head.open_eyes is not None)
        self._follow()
        if placement.unplaced:
            key, reason = next(iter(placement.unplaced.items()))
            more = len(placement.unplaced) - 1
            rest = f" ({more} more could not be placed)" if more else ""
            self._tell(f"{key} could not be placed on this head: {reason}{rest}")

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

    def _say_busy(self, words: str) -> None:
        if words:
            self.statusBar().showMessage(f"{words} …")
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


def _loading(head: HeadChoice) -> tuple[Callable[[], "Head"], str]:
    """What reads a head, outside the GUI thread, and words for what it does."""

    def read() -> "Head":
        if isinstance(head, OwnHead):
            from scalpviz.head.load import load_head

            return load_head(head.mesh, head.landmarks)
        from scalpviz.head.reference import load_reference

        return load_reference(head)

    return read, f"Reading {head.mesh.name if isinstance(head, OwnHead) else 'the head'}"
