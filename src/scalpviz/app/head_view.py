"""The head in the window: the scene in a Qt widget, and what the pointer and keys do with it.

Nothing here draws: a change asks Qt for one paint, and that paint is the one render of VTK.
"""

# ruff: noqa: N802 - Qt's own names

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pyvistaqt import QtInteractor

from scalpviz.app.flight import STEPS, Flight
from scalpviz.app.gestures import Deed, Gesture
from scalpviz.app.guard import guarded
from scalpviz.app.head_work import ReadyHead
from scalpviz.atlas.model import Atlas
from scalpviz.scene import camera as cameras
from scalpviz.scene.head_scene import HeadScene
from scalpviz.scene.palette import Theme as SceneTheme
from scalpviz.state.view import Camera, NamedView, View, ZoneRef

TURN = 0.35
"""Degrees for each pixel of a drag."""
STEP = 7.5
"""Degrees for each press of an arrow key."""
NEARER = 1.15
"""One notch of the wheel, or one press of plus."""
NOTCH = 120.0

BUTTONS = {
    Qt.MouseButton.LeftButton: Deed.TURN,
    Qt.MouseButton.MiddleButton: Deed.PAN,
    Qt.MouseButton.RightButton: Deed.PAN,
}
POINTER_EVENTS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.Enter,
        QEvent.Type.Leave,
        QEvent.Type.ContextMenu,
    }
)


class HeadView(QWidget):
    """Shows a painted head and takes the user's hand."""

    pointed = Signal(object)
    """The zone under the pointer: a `ZoneRef`, or None."""
    clicked = Signal(object)
    """The zone that was clicked: a `ZoneRef`, or None on bare skin and beside the head."""
    eye_moved = Signal(object)
    """The eye came to rest: its `Camera`."""

    def __init__(self, dark: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.canvas = QtInteractor(self, auto_update=False, multi_samples=0)
        self.canvas.setAccessibleName("Head")
        self.canvas.setAccessibleDescription("Arrow keys turn the head, plus and minus zoom, 1 to 6 are views.")
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.canvas.setAcceptDrops(False)
        self.canvas.installEventFilter(self)
        column.addWidget(self.canvas)
        self.scene = HeadScene(self.canvas, request_render=self.canvas.update, theme=_theme(dark))
        self._flight = Flight(self.scene.look, self._landed, self)
        self._gesture: Gesture | None = None
        self._pointer: QPointF | None = None
        self._standing: NamedView | None = cameras.HOME
        self._shown = False
        self._closed = False
        self._fitted = QTimer(self)
        self._fitted.setSingleShot(True)
        self._fitted.timeout.connect(self._fit)

    # -- what is shown -------------------------------------------------------------------------

    def show_head(self, ready: ReadyHead, atlas: Atlas, view: View) -> None:
        """Show a head in place of the one before, from home."""
        self._flight.stop()
        self.scene.show(ready.placement, ready.painted, atlas)
        self.scene.apply(view, frozenset({"systems", "sides", "selected", "labels", "needles", "guides", "language"}))
        self._shown = True
        self._stand(cameras.HOME)

    def follow(self, view: View, changed: frozenset[str]) -> None:
        """Listen to the state."""
        self.scene.apply(view, changed)

    def set_dark(self, dark: bool) -> None:
        """Dress for the theme."""
        self.scene.set_theme(_theme(dark))

    def picture(self) -> QImage:
        """What is seen now."""
        return self.canvas.grabFramebuffer()

    def close_scene(self) -> None:
        """Give everything back; the widget is not used after."""
        if not self._closed:
            self._closed = True
            self._flight.stop()
            self.canvas.removeEventFilter(self)
            self.scene.close()
            self.canvas.close()

    # -- the eye -------------------------------------------------------------------------------

    @property
    def flying(self) -> bool:
        """True while the camera is on its way."""
        return self._flight.flying

    def bring_into_sight(self, ref: ZoneRef) -> None:
        """Fly to a zone unless it can be seen already."""
        if self._shown and not self.scene.sees(ref):
            self._fly(self.scene.facing(ref), None)

    def fly_to(self, view: NamedView | None) -> None:
        """Fly to a named view; None is home."""
        if self._shown:
            standing = view or cameras.HOME
            self._fly(self.scene.named(standing), standing)

    def turn(self, azimuth: float, elevation: float) -> None:
        """Turn by these angles, degrees."""
        self._move(lambda eye: cameras.turn(eye, azimuth, elevation, self.scene.framing))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer, toward what is under a place of the widget."""
        pick = self.scene.pick(*self._pixel(at)) if at is not None else None
        toward = pick.xyz if pick else None
        self._move(lambda eye: cameras.zoom(eye, factor, self.scene.framing, toward))

    def pan(self, right: float, down: float) -> None:
        """Shift the picture by pixels of the widget."""
        height = max(self.canvas.height(), 1)
        self._move(lambda eye: cameras.pan(eye, right / height, -down / height, self.scene.framing))

    def _move(self, moved: Callable[[Camera], Camera]) -> None:
        if self._shown:
            self._flight.stop()
            self._standing = None
            self.scene.look(moved(self.scene.camera))

    def _fly(self, goal: Camera, standing: NamedView | None) -> None:
        self._flight.stop()
        self._standing = standing
        if goal != self.scene.camera:
            self.pointed.emit(None)
            self._flight.start(tuple(cameras.flight(self.scene.camera, goal, self.scene.framing, STEPS)))

    def _stand(self, view: NamedView) -> None:
        self._standing = view
        self.scene.look(self.scene.named(view))
        self.eye_moved.emit(self.scene.camera)

    def _landed(self) -> None:
        self.eye_moved.emit(self.scene.camera)
        self._point()

    def _fit(self) -> None:
        """After a resize, a named view is fitted anew."""
        if self._shown and self._standing is not None and not self._flight.flying:
            self._stand(self._standing)

    # -- pointer and keys ----------------------------------------------------------------------

    @guarded(fallback=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take pointer and keys before VTK's own styles do."""
        kind = event.type()
        if watched is not self.canvas or self._closed:
            return False
        if kind == QEvent.Type.Resize:
            self._fitted.start(0)
            return False
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._key(event)
            return True
        if kind not in POINTER_EVENTS:
            return False
        if self._shown:
            self._pointer_event(kind, event)
        return True

    def _pointer_event(self, kind: QEvent.Type, event: QEvent) -> None:
        if kind == QEvent.Type.Leave:
            self._pointer = None
            self.pointed.emit(None)
        elif isinstance(event, QWheelEvent):
            self._wheel(event)
        elif not isinstance(event, QMouseEvent):
            return
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._press(event)
        elif kind == QEvent.Type.MouseMove:
            self._mouse_moved(event)
        elif kind == QEvent.Type.MouseButtonRelease:
            self._release(event)

    def _press(self, event: QMouseEvent) -> None:
        self.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._gesture is None and event.button() in BUTTONS:
            self._flight.stop()
            where = event.position()
            self._gesture = Gesture(BUTTONS[event.button()], where.x(), where.y())

    def _mouse_moved(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        if self._gesture is None:
            self._point()
            return
        step = self._gesture.move(self._pointer.x(), self._pointer.y())
        if step is None:
            return
        if self._gesture.deed is Deed.TURN:
            self.canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.turn(step[0] * TURN, step[1] * TURN)
        else:
            self.canvas.setCursor(Qt.CursorShape.SizeAllCursor)
            self.pan(*step)

    def _release(self, event: QMouseEvent) -> None:
        gesture = self._gesture
        if gesture is None or BUTTONS.get(event.button()) is not gesture.deed:
            return
        self._gesture = None
        self._pointer = event.position()
        if gesture.dragged:
            self._landed()
        elif event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(self.scene.zone_at(*self._pixel(event.position())))
        self._point()

    def _wheel(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / NOTCH
        if notches:
            self.zoom(NEARER**notches, event.position())
            self._landed()

    def _key(self, event: QEvent) -> None:
        assert isinstance(event, QKeyEvent)
        turns = {
            Qt.Key.Key_Left: (-STEP, 0.0),
            Qt.Key.Key_Right: (STEP, 0.0),
            Qt.Key.Key_Up: (0.0, STEP),
            Qt.Key.Key_Down: (0.0, -STEP),
        }
        pressed = event.type() == QEvent.Type.KeyPress
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if pressed and plain and event.key() in turns:
            azimuth, elevation = turns[Qt.Key(event.key())]
            self.turn(azimuth, elevation)
            self._landed()
            event.accept()
        else:
            event.ignore()

    def _point(self) -> None:
        """Say which zone is under the pointer."""
        if self._pointer is None or self._gesture is not None or self._flight.flying or not self._shown:
            return
        ref = self.scene.zone_at(*self._pixel(self._pointer))
        self.canvas.setCursor(Qt.CursorShape.PointingHandCursor if ref else Qt.CursorShape.ArrowCursor)
        self.pointed.emit(ref)

    def _pixel(self, where: QPointF) -> tuple[float, float]:
        """A place of the widget in pixels of the device, counted from the lower left corner."""
        ratio = self.canvas.devicePixelRatioF()
        return where.x() * ratio, (self.canvas.height() - where.y()) * ratio

    def place_of(self, x: float, y: float) -> QPointF:
        """A pixel of the device, counted from the lower left corner, as a place of the canvas."""
        ratio = self.canvas.devicePixelRatioF()
        return QPointF(x / ratio, self.canvas.height() - y / ratio)


def _theme(dark: bool) -> SceneTheme:
    return "dark" if dark else "light"
