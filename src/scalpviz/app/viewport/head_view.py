"""The 3D view: what the mouse does in it, and one frame for each change."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scalpviz.app.style.theme import Theme
from scalpviz.app.viewport.canvas import VtkWidget
from scalpviz.app.viewport.flight import Flight
from scalpviz.app.viewport.focus_frame import FocusFrame
from scalpviz.app.viewport.gesture import TURN_PER_WIDTH, DragStep, Gesture, Hold
from scalpviz.app.viewport.spin import Spin
from scalpviz.app.viewport.tape_tool import TapeTool
from scalpviz.scene import camera as cameras
from scalpviz.scene.colours.palette import Theme as SceneTheme
from scalpviz.scene.head_scene import HeadScene
from scalpviz.state.presenter.highlight_verbs import same_zone
from scalpviz.state.view import Camera, NamedView, View, ZoneRef

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas
    from scalpviz.layout.head_layout import HeadLayout

LOG = logging.getLogger("scalpviz")

HOLDS = {
    Qt.MouseButton.LeftButton: Hold.TURN,
    Qt.MouseButton.RightButton: Hold.MOVE,
    Qt.MouseButton.MiddleButton: Hold.MOVE,
}
WHEEL = 1.12
"""Factor of one notch of the wheel."""


class HeadView(QWidget):
    """Shows a head that one can turn, and says what the pointer does on it.

    The scene asks for frames; the widget is only marked for painting then, and its paint is the one
    place where VTK renders. So however much changes at once costs one frame, and nothing costs none.
    """

    pointed = Signal(object)
    """The zone under the pointer, a `ZoneRef`, or None."""
    clicked = Signal(object)
    """The zone that was clicked, or None for bare skin and background."""
    compass_clicked = Signal(object)
    """The orientation head was clicked, on the side that a `NamedView` looks at."""
    spin_stopped = Signal()
    """The user took hold of a head that was turning by itself."""
    rested = Signal(object, bool)
    """The eye has come to rest: its `Camera`, and whether the user moved it there."""

    def __init__(self, theme: Theme, report: Callable[[BaseException], None], parent: QWidget) -> None:
        super().__init__(parent)
        theme.words.keep(self, self.setAccessibleName, "Head")
        theme.words.keep(
            self,
            self.setAccessibleDescription,
            "Arrow keys turn the head, plus and minus zoom, 1 to 6 are named views.",
        )
        self._theme = theme
        self._report = report
        self._gesture = Gesture()
        self._flight = Flight(self)
        self._flight.moved.connect(self._move_on)
        self._flight.began.connect(self._set_off)
        self._flight.ended.connect(self._arrive)
        self._spin = Spin(self._spin_on, self._spun, self.isVisible, self)
        self._closed = False
        self._laid: HeadLayout | None = None
        self._standing: NamedView | None = cameras.HOME
        self._sent_by_user: bool | None = False
        self._pointer: QPointF | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.canvas = VtkWidget(self)
        theme.words.keep(self.canvas, self.canvas.setAccessibleName, "Head")
        self.canvas.installEventFilter(self)
        self.setFocusProxy(self.canvas)
        column.addWidget(self.canvas)
        self.scene: HeadScene = HeadScene(
            self.canvas, theme=self._scheme(), request_render=self.canvas.update
        )
        self._frame = FocusFrame(self, theme)
        self.tape = TapeTool(self, self.canvas, self.scene, self.device, theme)
        self.rested.connect(self.tape.refresh)
        theme.changed.connect(self._dress)

    # -- what is shown -------------------------------------------------------------------------

    def show_head(self, laid: HeadLayout, atlas: Atlas, view: View) -> None:
        """Show another head from where the eye stands: as a whole, or the same part of it."""
        self._flight.stop()
        before = None if self._laid is None else self.scene.framing
        self._laid = laid
        self.scene.show(laid.placement, laid.painted, atlas)
        self.scene.apply(view, frozenset(View.__dataclass_fields__) - {"camera"})
        if before is None:
            return
        if self._standing is not None:
            self._refit()
        else:
            self.scene.look(cameras.carried(self.scene.camera, before, self.scene.framing))
        self.rested.emit(self.scene.camera, False)

    def wear(self, laid: HeadLayout, atlas: Atlas, view: View) -> None:
        """Show the same head in another paint; the eye goes on as it was."""
        self._laid = laid
        self.scene.show(laid.placement, laid.painted, atlas)
        self.scene.apply(view, frozenset(View.__dataclass_fields__) - {"camera"})

    def follow(self, view: View, changed: frozenset[str]) -> None:
        """Follow what the user chose; the eye flies to where a step that is taken back had it."""
        self.scene.apply(view, changed - {"camera"})
        self.tape.follow(view)
        if "camera" in changed and self._laid is not None:
            self.fly_to(view.camera)

    def spin(self, speed: float) -> None:
        """Let the head turn by itself, degrees a second; 0 lets it come to a stop."""
        if speed:
            self._flight.stop()
            self.scene.set_moving(True)
        self._spin.run(speed)

    def magnify(self, by: float) -> None:
        """Draw words and marks larger, for an audience."""
        self.scene.magnify(by)

    def bring_into_sight(self, ref: ZoneRef) -> None:
        """Fly to a zone unless most of it can be seen already."""
        if not self.scene.sees(ref):
            self._fly(self.scene.facing(ref))

    def fly_to_named(self, view: NamedView | None) -> None:
        """Fly to a named view, or home; the head then stays fitted whatever size the view takes."""
        wanted = view or cameras.HOME
        self._fly(self.scene.named(wanted), standing=wanted, by_user=True)

    def fly_to(self, camera: Camera | None) -> None:
        """Fly to where a choice, or a step that is taken back, wants the eye; None is home."""
        self.hold()
        if camera is None:
            self._fly(self.scene.named(cameras.HOME), standing=cameras.HOME)
        elif camera != self.scene.camera:
            self._fly(camera)

    def hold(self) -> None:
        """Break a flight or a turning off; where it does is no place to rest."""
        self._sent_by_user = None
        self._flight.stop()
        if self._spin.running:
            self._spin.drop()
            self.scene.set_moving(False)
            self.spin_stopped.emit()

    def _fly(self, camera: Camera, *, standing: NamedView | None = None, by_user: bool = False) -> None:
        """Fly there; whatever the user does on the way ends the flight."""
        self._hold_still()
        self.hold()
        self._standing, self._sent_by_user = standing, by_user
        self._flight.start(self.scene.camera, camera, self.scene.framing)

    def look(self, camera: Camera) -> None:
        """Put the eye somewhere at once."""
        self._hold_still()
        self._flight.stop()
        self._standing = None
        self.scene.look(camera)
        self.rested.emit(self.scene.camera, True)

    @property
    def flying(self) -> bool:
        """True while the eye is on its way."""
        return self._flight.running

    def turn(self, azimuth: float, elevation: float) -> None:
        """Turn the head, degrees."""
        self.look(cameras.turn(self.scene.camera, azimuth, elevation, self.scene.framing))

    def zoom(self, factor: float) -> None:
        """Come nearer to the middle of the view, or go away."""
        self.look(cameras.zoom(self.scene.camera, factor, self.scene.framing))

    def picture(self) -> QPixmap:
        """What the view shows, as a picture."""
        return QPixmap.fromImage(self.canvas.grabFramebuffer())

    def where(self, ref: ZoneRef) -> QPointF | None:
        """A place of the view where a zone lies open to the pointer, logical pixels; None when none does.

        Of a zone on both sides, or with parts, the reference may leave either open.
        """
        for at in self._places(ref):
            found = self._zone_at(at)
            if found is not None and _answers(found, ref):
                return at
        return None

    def close_scene(self) -> None:
        """Free what VTK holds; nothing is drawn after."""
        if not self._closed:
            self._closed = True
            self._flight.stop()
            self._spin.halt()
            self.canvas.removeEventFilter(self)
            self.scene.close()
            self.canvas.close_window()

    # -- events --------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the mouse and the keys of the canvas."""
        if watched is not self.canvas or self._closed:
            return False
        try:
            return self._handle(event)
        except Exception as error:  # an exception that leaves here could abort the process
            self._report(error)
            return True

    def _handle(self, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyRelease) and isinstance(event, QKeyEvent):
            self.tape.keyed(event)
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event.ignore()
            return True
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and isinstance(event, QFocusEvent):
            tabbed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
            self._frame.setVisible(kind == QEvent.Type.FocusIn and tabbed)
            return False
        if kind == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._refit)
            return False
        if kind == QEvent.Type.Leave:
            self._pointer = None
            self.tape.point_at(None)
            if not self._gesture.held:
                self.pointed.emit(None)
            return True
        if kind == QEvent.Type.Enter:
            return True
        if isinstance(event, QWheelEvent):
            self._wheel(event)
            return True
        if isinstance(event, QMouseEvent):
            self._mouse(event)
            return True
        return False

    def _mouse(self, event: QMouseEvent) -> None:
        kind, at = event.type(), event.position()
        self._pointer = at
        if kind == QEvent.Type.MouseMove:
            self._move(at)
        elif event.button() in HOLDS:
            hold = HOLDS[event.button()]
            if kind == QEvent.Type.MouseButtonRelease:
                dragged = self._gesture.dragging
                clicked = self._gesture.release(hold)
                self.scene.set_moving(False)
                turned = self.scene.compass_at(*self.device(at)) if clicked else None
                if turned is not None:
                    self.compass_clicked.emit(turned)
                elif clicked and self.tape.measuring:
                    self.tape.click(at, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                elif clicked:
                    self.clicked.emit(self._zone_at(at))
                elif dragged and not self._gesture.held:
                    self.rested.emit(self.scene.camera, True)
                self._point_at(at)
            else:
                self._hold_still()
                self._flight.stop()
                self._gesture.press(hold, at.x(), at.y())

    def _move(self, at: QPointF) -> None:
        if not self._gesture.held:
            self._point_at(at)
            return
        step = self._gesture.move(at.x(), at.y())
        if step is not None:
            self.canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.scene.set_moving(True)
            self._standing = None
            self._drag(step)

    def _drag(self, step: DragStep) -> None:
        framing, now = self.scene.framing, self.scene.camera
        height = max(self.canvas.height(), 1)
        if step.hold is Hold.TURN:
            pace = TURN_PER_WIDTH / height
            self.scene.look(cameras.turn(now, step.dx * pace, step.dy * pace, framing))
        else:
            self.scene.look(cameras.pan(now, step.dx / height, -step.dy / height, framing))

    def _wheel(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120.0
        if notches:
            under = self.scene.pick(*self.device(event.position()))
            toward = None if under is None else under.xyz
            self.look(cameras.zoom(self.scene.camera, WHEEL**notches, self.scene.framing, toward))
            self._point_at(event.position())

    def _point_at(self, at: QPointF) -> None:
        inside = self.canvas.rect().contains(at.toPoint())
        if self.tape.point_at(at if inside and not self._gesture.held else None):
            return
        free = inside and not self._gesture.held
        side = self.scene.compass_at(*self.device(at)) if free else None
        self.canvas.setToolTip(self._theme.words.say(side.capitalize()) if side is not None else "")
        ref = self._zone_at(at) if free and side is None else None
        over = ref is not None or side is not None
        self.canvas.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        self.pointed.emit(ref)

    # -- inside --------------------------------------------------------------------------------

    def _move_on(self, camera: Camera) -> None:
        self.scene.look(camera)

    def _spin_on(self, degrees: float) -> None:
        self._standing = None
        self.scene.look(cameras.turn(self.scene.camera, degrees, 0.0, self.scene.framing))

    def _spun(self) -> None:
        self.scene.set_moving(False)
        self.rested.emit(self.scene.camera, True)

    def _hold_still(self) -> None:
        """Stop a head that turns by itself: something else moves it now."""
        if self._spin.running:
            self._spin.halt()
            self.spin_stopped.emit()

    def _set_off(self) -> None:
        self.scene.set_moving(True)

    def _arrive(self) -> None:
        self.scene.set_moving(self._gesture.dragging)
        if self._sent_by_user is None:
            return
        self._refit()
        self.rested.emit(self.scene.camera, self._sent_by_user)
        if self._pointer is not None:
            self._point_at(self._pointer)

    def _refit(self) -> None:
        """Fit the head anew into a view of another size, unless the user has moved it."""
        if self._standing is not None and not self._closed and self._laid is not None and not self.flying:
            self.scene.look(self.scene.named(self._standing))

    def _zone_at(self, at: QPointF) -> ZoneRef | None:
        return self.scene.zone_at(*self.device(at))

    def device(self, at: QPointF) -> tuple[float, float]:
        """The middle of a pixel, as the scene counts: pixels of the device from the lower left corner."""
        scale = self.canvas.devicePixelRatioF()
        return (at.x() + 0.5) * scale, (self.canvas.height() - at.y() - 0.5) * scale

    def _places(self, ref: ZoneRef) -> list[QPointF]:
        """Pixels along a zone's centreline, from its middle outward."""
        found = []
        width, height = self.canvas.width(), self.canvas.height()
        for zone in self._laid.placement.zones if self._laid else ():
            if _answers(ZoneRef(zone.system, zone.code, zone.side), replace(ref, part=None)):
                path = zone.centreline
                away = (0.0, *(sign * step for step in (0.1, 0.2, 0.3, 0.4) for sign in (1, -1)))
                xyz = np.array([path.at((0.5 + share) * path.length) for share in away])
                seen = (cameras.seen_at(self.scene.camera, xyz, self.scene.aspect) + 1) / 2
                found += [QPointF(int(x * width), int((1 - y) * height)) for x, y in seen]
        return found

    def _scheme(self) -> SceneTheme:
        return "dark" if self._theme.tokens.dark else "light"

    def _dress(self) -> None:
        if not self._closed:
            self.scene.set_theme(self._scheme())


def _answers(found: ZoneRef, wanted: ZoneRef) -> bool:
    """Whether a zone is the one wanted, in all that is said of it."""
    return (
        same_zone(found, wanted) and wanted.side in (None, found.side) and wanted.part in (None, found.part)
    )
