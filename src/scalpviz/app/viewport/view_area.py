"""Where the head is: first a line about what is being done, then the 3D view, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QOffscreenSurface, QOpenGLContext, QPixmap
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QStackedLayout, QWidget

from scalpviz.app.feedback.status_bars import Waiting
from scalpviz.app.viewport.layout_worker import LayoutWorker
from scalpviz.errors import ScalpVizError
from scalpviz.state.view import Centimetres, systems_on_show
from scalpviz.state.view_state import Phase

if TYPE_CHECKING:
    from scalpviz.app.context import AppContext
    from scalpviz.app.viewport.head_view import HeadView
    from scalpviz.app.viewport.plotter import WindowPlotter
    from scalpviz.atlas.model import Atlas
    from scalpviz.head.head import Head
    from scalpviz.layout.head_layout import HeadLayout
    from scalpviz.state.view import Camera, NamedView, View, ZoneRef

NO_OPENGL = (
    "This computer offers no OpenGL, so the head cannot be drawn; install a graphics driver or Mesa "
    "(libgl1, libegl1) and start again. The list and the cards work without it."
)
READING = "Reading the head"
PAINTS_KEPT = 4
"""Paints of the head on show that are kept, so that going back to a system takes no time."""


class ViewArea(QWidget):
    """Brings the 3D view up once the window is there, and puts heads into it."""

    pointed = Signal(object)
    clicked = Signal(object)
    tape_placed = Signal(object, object)
    """An end of a tape is set: its place, and the zone it follows or None."""
    rested = Signal(object, bool)
    """The eye has come to rest: its `Camera`, and whether the user moved it there."""
    compass_clicked = Signal(object)
    """The orientation head was clicked, on the side that a `NamedView` looks at."""
    spin_stopped = Signal()
    """The user took hold of a head that was turning by itself."""
    shown = Signal(object)
    """A head is on show: its `HeadLayout`."""
    completed = Signal(object)
    """The systems that are not on view are laid on the head on show too: its whole `HeadLayout`."""
    atlas_read = Signal(object)
    """The atlas that ships was read, before the first head: an `Atlas`."""
    failed = Signal(object)
    """A head could not be shown: the exception. The one before stays."""
    busy_changed = Signal(str)
    """What is being done while a head is already on show; empty when it is done."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        state, theme = context.state, context.theme
        self._state, self._theme, self._report = state, theme, context.guard.report
        self._atlas: Atlas | None = None
        self.head_view: HeadView | None = None
        self._plotter: WindowPlotter | None = None
        self.laid: HeadLayout | None = None
        self._arrived: HeadLayout | None = None
        self._paints: dict[frozenset[str], HeadLayout] = {}
        self._on_the_way: tuple[Callable[[], Head], str, Head | None] | None = None
        self._source: Callable[[], Head] | None = None
        self._bound = False
        self._given_up = False
        self._draws = has_opengl()
        # Qt makes a window anew (it flashes) when its first OpenGL widget comes: one pixel comes early.
        self._seed = QOpenGLWidget(self) if self._draws else None
        if self._seed is not None:
            self._seed.setFixedSize(1, 1)
        self._stack = QStackedLayout(self)
        self.waiting = Waiting(theme, self)
        self._stack.addWidget(self.waiting)
        self._worker = LayoutWorker(folder=context.settings.layouts)
        self._worker.read.connect(self.atlas_read)
        self._worker.progress.connect(self._progress)
        self._worker.done.connect(self._take)
        self._worker.failed.connect(self._refuse)
        state.listen(self._prepare, Phase.PREPARE)
        state.listen(self._follow)

    @property
    def ready(self) -> bool:
        """True while a head is on show."""
        return self.head_view is not None and self.laid is not None

    @property
    def waits(self) -> bool:
        """True while there is no head yet but may still be one."""
        return not self.ready and self.waiting.hopeful

    @property
    def busy(self) -> bool:
        """True while a head is on its way, or not yet laid out as a whole."""
        return self._worker.busy or self._worker.completing

    def start(self, load: Callable[[], Head], what: str = READING) -> None:
        """Begin with a head once the window is painted: lay it out beside it, and bring up the 3D view."""
        if not self._draws:
            self._give_up(NO_OPENGL)
            self.waiting.when_painted(self._worker.read_atlas)
            return
        self.waiting.show_progress(what)
        self.waiting.when_painted(lambda: self._begin(load, what))

    def load(self, load: Callable[[], Head], what: str = READING) -> None:
        """Put another head in place of the one on show."""
        if not self._given_up:
            self._start(load, what)

    def take_atlas(self, atlas: Atlas) -> None:
        """Know an atlas; lay it on the head on show unless that was laid with it."""
        if atlas is not self._worker.atlas:
            self._worker.atlas = atlas
            self._lay_again()
        self._atlas = atlas

    def _lay_again(self) -> None:
        """Lay the zones anew: on the head that is on its way, if there is one, else on the one on show."""
        if self._given_up:
            return
        if self._on_the_way is not None:
            self._start(*self._on_the_way)
        elif self.laid is not None:
            self._start_again("Laying the zones on the skin", self.laid.placement.head)

    def _start_again(self, what: str, head: Head) -> None:
        self._start(self._source or (lambda: head), what, head)

    def _start(self, load: Callable[[], Head], what: str, head: Head | None = None) -> None:
        self._on_the_way = (load, what, head)
        self._worker.scaled = self._state.view.centimetres is Centimetres.SCALED
        self._worker.systems = systems_on_show(self._state.view)
        self._worker.start(load, what, head)

    def bring_into_sight(self, ref: ZoneRef) -> None:
        """Fly to a zone unless it can be seen; later, if no head is on show yet."""
        if self.ready and self.head_view is not None:
            self.head_view.bring_into_sight(ref)

    def fly_to(self, view: NamedView | None) -> None:
        """Fly to a named view, or home."""
        if self.ready and self.head_view is not None:
            self.head_view.fly_to_named(view)

    def turn(self, azimuth: float, elevation: float) -> None:
        """Turn the head, degrees."""
        if self.ready and self.head_view is not None:
            self.head_view.turn(azimuth, elevation)

    def zoom(self, factor: float) -> None:
        """Come nearer, or go away."""
        if self.ready and self.head_view is not None:
            self.head_view.zoom(factor)

    @property
    def camera(self) -> Camera | None:
        """Where the eye stands; None while there is no head."""
        return self.head_view.scene.camera if self.ready and self.head_view is not None else None

    def take_keyboard(self) -> None:
        """Have the keyboard in the 3D view, without a frame round it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.head_view is not None:
            self.head_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def magnify(self, by: float) -> None:
        """Draw words and marks larger, for an audience."""
        if self.head_view is not None:
            self.head_view.magnify(by)

    @property
    def plotter(self) -> WindowPlotter:
        """The 3D view as a plotter of PyVista's.

        Raises
        ------
        ScalpVizError
            There is none, or there is none yet.
        """
        if self.head_view is None:
            raise ScalpVizError("There is no 3D view yet to draw in; wait until the head is shown.")
        if self._plotter is None:
            from scalpviz.app.viewport.plotter import WindowPlotter

            self._plotter = WindowPlotter(self.head_view.canvas)
        return self._plotter

    def picture(self) -> QPixmap:
        """What the view shows."""
        if self.head_view is None:
            raise ScalpVizError("There is no head on show to make a picture of; wait for it, then try again.")
        return self.head_view.picture()

    def close_view(self) -> None:
        """End the work under way and free what VTK holds."""
        self._given_up = True
        self._worker.wait()
        if self._plotter is not None:
            self._plotter.close()
        if self.head_view is not None:
            self.head_view.close_scene()

    # -- inside --------------------------------------------------------------------------------

    def _begin(self, load: Callable[[], Head], what: str) -> None:
        """Import VTK, start on the head, and make the widget: the window is on the screen by now."""
        if self._given_up:
            return
        try:
            from scalpviz.app.viewport.head_view import HeadView

            # All that is heavy is imported before the worker begins: where two threads import at once,
            # packages whose files import each other in a circle (pydantic, numpy) come apart now and then.
            self._worker.load_what_it_needs()
            self._start(load, what)
            self.head_view = HeadView(self._theme, self._report, self)
        except Exception as error:
            self._report(error)
            self._give_up(
                "The 3D part could not start, so there is no head; install ScalpViz again if this stays so. "
                "The list and the cards work without it."
            )
            self._worker.read_atlas()
            return
        self.head_view.pointed.connect(self.pointed)
        self.head_view.clicked.connect(self.clicked)
        self.head_view.tape.placed.connect(self.tape_placed)
        self.head_view.rested.connect(self.rested)
        self.head_view.compass_clicked.connect(self.compass_clicked)
        self.head_view.spin_stopped.connect(self.spin_stopped)
        self._stack.addWidget(self.head_view)
        if self._arrived is not None:
            self._show(self._arrived)

    def _take(self, laid: HeadLayout) -> None:
        if self._on_the_way is not None:
            self._source = self._on_the_way[0]
        elif self.laid is not None and laid.placement is self.laid.placement:
            self._wear(laid)
            return
        elif self.laid is not None and laid.painted is self.laid.painted:
            self._paints.clear()
            self._wear(laid)
            self.completed.emit(laid)
            return
        self._on_the_way = None
        self._arrived = laid
        if self.head_view is not None:
            self._show(laid)

    def _show(self, laid: HeadLayout) -> None:
        if self._given_up or self.head_view is None or self._atlas is None:
            return
        self._arrived = None
        first = self.laid is None
        self.laid = laid
        self._paints = {laid.systems: laid}
        self._stack.setCurrentWidget(self.head_view)
        wanted = self._state.view.camera
        self.head_view.show_head(laid, self._atlas, self._state.view)
        self._set_off(wanted)
        self.busy_changed.emit("")
        self.shown.emit(laid)
        chosen = self._state.view.selected
        if first and chosen is not None:
            self.head_view.bring_into_sight(chosen)
        self._paint_what_is_on_view()

    def _paint_what_is_on_view(self) -> None:
        """Paint the systems on view, if others are painted; the paint there is stays until then."""
        if self.laid is None or self._given_up or self._on_the_way is not None:
            return
        wanted = systems_on_show(self._state.view)
        if wanted == self.laid.systems:
            return
        if wanted in self._paints:
            self._wear(self._paints[wanted])
            return
        if not self.laid.complete:
            # what is wanted goes before the rest that is being laid
            self._start_again("Painting the zones", self.laid.placement.head)
            return
        self.busy_changed.emit("Painting the zones")
        self._worker.systems = wanted
        self._worker.repaint(self.laid)

    def _wear(self, laid: HeadLayout) -> None:
        """Show the head on show in another paint."""
        if self._given_up or self.head_view is None or self._atlas is None:
            return
        self.laid = laid
        self._paints[laid.systems] = laid
        while len(self._paints) > PAINTS_KEPT:
            del self._paints[next(iter(self._paints))]
        self.head_view.wear(laid, self._atlas, self._state.view)
        self.busy_changed.emit("")
        self._paint_what_is_on_view()

    def _set_off(self, camera: Camera | None) -> None:
        """Fly to where a change that also asked for another head wants the eye."""
        if self._bound and self.ready and self.head_view is not None:
            self.head_view.fly_to(camera)
        self._bound = False

    def _refuse(self, error: Exception) -> None:
        self._on_the_way = None
        self._set_off(self._state.view.camera)
        self.busy_changed.emit("")
        if self.laid is None:
            self.waiting.show_reason(
                error.sentence if isinstance(error, ScalpVizError) else "There is no head."
            )
        self.failed.emit(error)

    def _give_up(self, reason: str) -> None:
        self._given_up = True
        self.waiting.show_reason(reason)
        self._stack.setCurrentWidget(self.waiting)

    def _progress(self, words: str) -> None:
        if self._given_up:
            return
        if self.laid is None:
            self.waiting.show_progress(words)
        else:
            self.busy_changed.emit(words)

    def _prepare(self, _view: View, changed: frozenset[str]) -> None:
        """Have the zones that are wanted laid and painted."""
        if "centimetres" in changed:
            self._lay_again()
        elif changed & {"systems", "highlighted"}:
            self._paint_what_is_on_view()

    def _follow(self, view: View, changed: frozenset[str]) -> None:
        if "camera" in changed and changed & {"head", "centimetres"} and self.head_view is not None:
            # the eye flies there when that head has come
            self._bound = True
            self.head_view.hold()
            changed -= {"camera"}
        if changed & {"spinning", "spin_speed"} and self.ready and self.head_view is not None:
            chosen = self._state.view
            self.head_view.spin(chosen.spin_speed if chosen.spinning else 0.0)
        if self.ready and self.head_view is not None:
            self.head_view.follow(view, changed)


def has_opengl() -> bool:
    """Whether a context for OpenGL can be made: asked before anything that would need one."""
    context = QOpenGLContext()
    if not context.create():
        return False
    surface = QOffscreenSurface()
    surface.setFormat(context.format())
    surface.create()
    current = surface.isValid() and context.makeCurrent(surface)
    if current:
        context.doneCurrent()
    return bool(current)
