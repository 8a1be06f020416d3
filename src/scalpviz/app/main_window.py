"""The main window: puts the panels together, and is the window that the presenter talks to."""

# ruff: noqa: N802 - Qt's own names

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSaveFile, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow, QMessageBox, QSplitter, QWidget

from scalpviz.app.action_bar import Actions
from scalpviz.app.guard import guarded, sentence
from scalpviz.app.head_area import HeadArea
from scalpviz.app.head_work import ReadyHead, ready_head
from scalpviz.app.help_page import Page, about_html, help_html
from scalpviz.app.open_head import OpenHead
from scalpviz.app.pointed_line import PointedLine
from scalpviz.app.settings import Settings
from scalpviz.app.side_panel import WIDTH, SidePanel
from scalpviz.app.theme import GRID, Mode, Theme, Type, has_chinese
from scalpviz.app.work import Work
from scalpviz.atlas.model import Atlas
from scalpviz.errors import ScalpVizError
from scalpviz.scene.palette import zone_colours
from scalpviz.state.card import Card
from scalpviz.state.pointed import Pointed
from scalpviz.state.presenter import Presenter
from scalpviz.state.view import NamedView, View, ViewState, ZoneRef
from scalpviz.state.zone_list import Group

if TYPE_CHECKING:
    from scalpviz.app.head_view import HeadView

SIZE = (1280, 800)
SHORT_NOTICE = "Educational atlas, not a medical device"
ZOOM_STEP = 1.2


class MainWindow(QMainWindow):
    """The window.

    Parameters
    ----------
    atlas : Atlas
        What it shows.
    theme : Theme
        How it looks.
    settings : Settings
        What it remembers.
    head, landmarks : Path, optional
        A person's head to start with.
    """

    head_ready = Signal()
    """The head is in its widget."""
    head_failed = Signal(str)
    """There is no head: why."""

    def __init__(
        self,
        atlas: Atlas,
        theme: Theme,
        settings: Settings,
        head: Path | None = None,
        landmarks: Path | None = None,
    ) -> None:
        super().__init__()
        self.atlas, self.theme, self.settings = atlas, theme, settings
        self._wanted = (head, landmarks)
        self.state = ViewState(settings.view())
        colours = zone_colours(atlas)
        self.panel = SidePanel(atlas, theme, colours)
        self.area = HeadArea(theme)
        self.line = PointedLine(theme, colours)
        self.head_view: HeadView | None = None
        self._ready: ReadyHead | None = None
        self._work: Work | None = None
        self._started = False
        self._chinese: bool | None = None
        self.presenter = Presenter(atlas, self.state, self)
        self._lay_out()
        self.actions_ = Actions(self)
        self._connect()
        self.presenter.start()
        self.actions_.follow(self.view)
        self._remember()

    @property
    def view(self) -> View:
        """What is chosen."""
        return self.state.view

    @property
    def has_head(self) -> bool:
        """True once a head is shown."""
        return self._ready is not None and self.head_view is not None

    @property
    def has_chinese(self) -> bool:
        """Whether Chinese can be written here."""
        if self._chinese is None:
            self._chinese = has_chinese()
        return self._chinese

    # -- what the presenter asks for -----------------------------------------------------------

    def show_list(self, groups: tuple[Group, ...], query: str) -> None:
        """Replace the list."""
        self.panel.show_list(groups, query)

    def show_selected(self, ref: ZoneRef | None) -> None:
        """Mark a row."""
        self.panel.list.show_selected(ref)

    def show_card(self, card: Card | None) -> None:
        """Show a card."""
        self.panel.card.show_card(card)

    def show_pointed(self, pointed: Pointed | None) -> None:
        """Name the zone under the pointer."""
        self.line.show_pointed(pointed)
        self.panel.list.show_hovered(pointed.ref if pointed else None)

    def bring_into_sight(self, ref: ZoneRef) -> None:
        """Fly to a zone unless it can be seen."""
        if self.head_view is not None:
            self.head_view.bring_into_sight(ref)

    def fly_to(self, view: NamedView | None) -> None:
        """Fly to a named view or home."""
        if self.head_view is not None:
            self.head_view.fly_to(view)

    # -- deeds of the table of actions ---------------------------------------------------------

    def go_to_search(self) -> None:
        """Put the cursor into the search field."""
        self.panel.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.panel.search.selectAll()

    def zoom(self, steps: int) -> None:
        """Come nearer or go away."""
        if self.head_view is not None:
            self.head_view.zoom(ZOOM_STEP**steps)

    def choose_theme(self, mode: Mode) -> None:
        """Light, dark, or as the system."""
        self.theme.choose(mode)
        self.settings.mode = mode

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop it."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_help(self) -> None:
        """Open the help page."""
        Page("Keys and help", help_html(self.theme), self, (640, 680)).show()

    def show_about(self) -> None:
        """Open the page about the program."""
        Page("About ScalpViz", about_html(self.theme, self.atlas), self, (640, 680)).show()

    def close_it(self) -> None:
        """End the program."""
        self.close()

    def ask_for_head(self) -> None:
        """Ask for a mesh and its landmarks, and show them."""
        ask = OpenHead(self.theme, self)
        if ask.exec():
            self.open_head(Path(ask.mesh.text().strip()), Path(ask.landmarks.text().strip()))

    def open_head(self, mesh: Path | None, landmarks: Path | None) -> None:
        """Show a person's head; without files the reference head."""
        if self._work is not None:
            self.say("A head is being read; wait until it is there.")
            return
        self._compute(mesh, landmarks)

    def ask_for_picture(self) -> None:
        """Ask where to save what is seen, and save it."""
        path, _ = QFileDialog.getSaveFileName(self, "Save picture", "head.png", "Pictures (*.png)")
        if path:
            self.save_picture(Path(path if Path(path).suffix else f"{path}.png"))

    def save_picture(self, path: Path) -> None:
        """Save what is seen of the head, whole or not at all."""
        if self.head_view is None:
            return
        kind = path.suffix.removeprefix(".") or "png"
        file = QSaveFile(str(path))
        image = self.head_view.picture()
        written = file.open(QSaveFile.OpenModeFlag.WriteOnly) and image.save(file, kind) and file.commit()
        if written:
            self.say(f"Saved {path.name}, {image.width()} × {image.height()} pixels.")
        else:
            self.trouble(f"{path} cannot be written; choose another folder, and a name that ends in .png.")

    def say(self, words: str) -> None:
        """Say something in passing, at the foot of the window."""
        self._passing.setText(words)
        QTimer.singleShot(
            6000, self, lambda: self._passing.setText("") if self._passing.text() == words else None
        )

    def trouble(self, words: str) -> None:
        """Say what went wrong, in a box that does not stop the window."""
        box = QMessageBox(QMessageBox.Icon.Warning, "ScalpViz", words, QMessageBox.StandardButton.Ok, self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setModal(False)
        box.show()

    # -- the head ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once the window is painted with its list, start on the head."""
        super().paintEvent(event)
        if not self._started:
            self._started = True
            QTimer.singleShot(0, self, self._start)

    def _start(self) -> None:
        self._compute(*self._wanted)
        QTimer.singleShot(0, self, self._make_view)

    @guarded()
    def _make_view(self) -> None:
        """Import what draws, and make its widget; the head is being computed meanwhile."""
        try:
            from scalpviz.app.opengl import check_opengl

            check_opengl()
            from scalpviz.app.head_view import HeadView

            view = HeadView(self.theme.tokens.dark, self.area)
        except Exception as error:
            self._no_head(error)
            return
        view.hide()
        view.pointed.connect(self.presenter.hover)
        view.clicked.connect(self.presenter.select)
        view.eye_moved.connect(lambda eye: self.state.change(camera=eye))
        self.theme.changed.connect(lambda: view.set_dark(self.theme.tokens.dark))
        self.head_view = view
        self._show_head()

    def _compute(self, mesh: Path | None, landmarks: Path | None) -> None:
        atlas = self.atlas
        self._work = Work(lambda step: ready_head(atlas, mesh, landmarks, step), self)
        self._work.stepped.connect(self._step)
        self._work.done.connect(self._head_done)
        self._work.failed.connect(self._head_failed)
        self._work.finished.connect(self._work_over)
        self._step("Reading the head")
        self._work.start()

    def _step(self, words: str) -> None:
        if self.has_head:
            self._passing.setText(f"{words}…")
        else:
            self.area.show_progress(f"{words}…")

    def _work_over(self) -> None:
        if self._work is not None:
            self._work.deleteLater()
            self._work = None

    def _head_done(self, ready: ReadyHead) -> None:
        self._passing.setText("")
        self._ready = ready
        self.presenter.set_facts(ready.facts)
        self._head_name.setText(ready.placement.head.name)
        self._show_head()

    @guarded()
    def _show_head(self) -> None:
        if self._ready is None or self.head_view is None:
            return
        self.area.show_head(self.head_view)
        self.area.layout().activate()
        self.head_view.show_head(self._ready, self.atlas, self.view)
        if self.view.selected is not None:
            self.head_view.bring_into_sight(self.view.selected)
        self.actions_.follow(self.view)
        missing = len(self._ready.placement.unplaced)
        if missing:
            self.say(f"{missing} points or zones could not be placed on this head; their cards say why.")
        self.head_ready.emit()

    def _head_failed(self, error: Exception) -> None:
        if self.has_head or self.head_view is None and not isinstance(error, ScalpVizError):
            self._passing.setText("")
            self.trouble(sentence(error))
        if not self.has_head:
            self._no_head(error)

    def _no_head(self, error: Exception) -> None:
        if not isinstance(error, ScalpVizError):
            from scalpviz.app.guard import LOG

            LOG.error("no 3D view", exc_info=error)
            error = ScalpVizError(
                f"The 3D view could not be started ({type(error).__name__}: {error}). The list, the search and "
                "the cards work without it."
            )
        self.area.show_trouble(str(error))
        self.head_failed.emit(str(error))

    # -- inside --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setWindowTitle("ScalpViz")
        self.resize(*SIZE)
        self.setMinimumSize(880, 560)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.area)
        self.split.addWidget(self.panel)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setSizes([SIZE[0] - WIDTH, WIDTH])
        self.area.setMinimumWidth(400)
        self.setCentralWidget(self.split)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.line, 1)
        self._passing, self._head_name, self._notice = (
            self._small(words) for words in ("", "", SHORT_NOTICE)
        )
        self._notice.setToolTip(self.atlas.notice.en)
        for label in (self._passing, self._head_name, self._notice):
            bar.addPermanentWidget(label)

    def _small(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setFont(self.theme.font(Type.SMALL))
        label.setContentsMargins(GRID, 0, GRID, 0)
        return label

    def _connect(self) -> None:
        panel, presenter = self.panel, self.presenter
        panel.search.textChanged.connect(presenter.search)
        panel.search.returnPressed.connect(presenter.choose_first)
        panel.search.cancelled.connect(self._leave_search)
        panel.search.leave_down.connect(self._into_list)
        panel.list.chosen.connect(presenter.select)
        panel.list.pointed.connect(presenter.hover)
        panel.system_chosen.connect(presenter.show_system)
        self.state.listen(self._follow)
        self.theme.changed.connect(lambda: self.actions_.follow(self.view))
        order: tuple[QWidget, ...] = (panel.search, panel.systems, panel.list, panel.card)
        for first, second in zip(order, order[1:], strict=False):
            QWidget.setTabOrder(first, second)

    @guarded()
    def _follow(self, view: View, changed: frozenset[str]) -> None:
        if self.head_view is not None:
            self.head_view.follow(view, changed)
        if changed & {"labels", "needles", "guides", "sides", "language", "systems", "selected"}:
            self.actions_.follow(view)
        if "systems" in changed:
            self.panel.show_system(view.systems[0])
        if changed & {"labels", "needles", "guides", "language"}:
            self.settings.keep_view(view)

    def _leave_search(self) -> None:
        self.presenter.search("")
        self.panel.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _into_list(self) -> None:
        self.panel.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.view.selected is None:
            self.presenter.next_zone()

    def _remember(self) -> None:
        for name, restore in (("window", self.restoreGeometry), ("split", self.split.restoreState),
                              ("panel", self.panel.split.restoreState)):  # fmt: skip
            shape = self.settings.shape(name)
            if shape is not None:
                restore(shape)

    def changeEvent(self, event: QEvent) -> None:
        """Full screen may come from the desktop too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and hasattr(self, "actions_"):
            self.actions_.follow(self.view)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the shape of things, let a computation end, give the scene back."""
        self.settings.keep_shape("window", self.saveGeometry())
        self.settings.keep_shape("split", self.split.saveState())
        self.settings.keep_shape("panel", self.panel.split.saveState())
        if self._work is not None:
            self._work.wait()
        if self.head_view is not None:
            self.head_view.close_scene()
        super().closeEvent(event)
