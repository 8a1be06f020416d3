"""The tape in the 3D view: where its ends are set, and how it follows pointer or keyboard in between."""

# ruff: noqa: N802 - Qt's own names

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from scalpviz.app.style.style_sheets import dress, floating
from scalpviz.app.style.theme import GRID, Theme, Type
from scalpviz.scene.marks.tape_words import tape_words
from scalpviz.state.view import View, ZoneRef

if TYPE_CHECKING:
    from scalpviz.scene.head_scene import HeadScene
    from scalpviz.scene.picking import Pick

MOVES = frozenset(
    (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Plus, Qt.Key.Key_Equal,
     Qt.Key.Key_Minus, Qt.Key.Key_Tab)
)  # fmt: skip
"""Keys that turn or zoom, after which the place is the middle of the view."""
ARM = 2 * GRID
"""Half the size of the cross, pixels."""


class TapeTool(QObject):
    """Turns clicks and keys in the 3D view into ends of tapes while the tape is in hand.

    The place is under the pointer, or, once a key was pressed, under a cross in the middle of the view.

    Parameters
    ----------
    view, canvas : QWidget
        The 3D view, over which cross and length are shown, and what in it is drawn on.
    scene : HeadScene
        The head.
    device : callable
        From a place of the canvas to the middle of a pixel, as the scene counts.
    """

    placed = Signal(object, object)
    """An end is set: its place (three floats, mm), and the zone followed to it or None."""
    reached = Signal()
    """The tape in hand leads elsewhere."""

    def __init__(
        self,
        view: QWidget,
        canvas: QWidget,
        scene: "HeadScene",
        device: Callable[[QPointF], tuple[float, float]],
        theme: Theme,
    ) -> None:
        super().__init__(view)
        self._view, self._canvas, self._scene, self._device = view, canvas, scene, device
        self._state = View()
        self._pointer: QPointF | None = None
        self._by_key = False
        self._shift = False
        self._cost = 0.0
        self._cross = _Cross(view)
        self._chip = _Chip(theme, view)
        # A tape takes some milliseconds, one half round the head many: the next waits as long as the last.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._reach)

    @property
    def measuring(self) -> bool:
        """Whether clicks set ends of a tape."""
        return self._state.measuring

    @property
    def by_key(self) -> bool:
        """Whether the place is the middle of the view, marked by the cross."""
        return self._by_key

    @property
    def words(self) -> str:
        """The length of the tape in hand; empty for none."""
        return self._chip.text() if self._chip.isVisibleTo(self._view) else ""

    def follow(self, view: View) -> None:
        """Follow what the user chose."""
        before, self._state = self._state, view
        if view.measuring and not before.measuring:
            self._by_key = self._pointer is None
        if not view.measuring:
            self._by_key = False
            self._soon.stop()
            if before.measuring:
                self._canvas.unsetCursor()
        self._dress()
        self.refresh()

    def keyed(self, event: QKeyEvent) -> None:
        """A key was used in the view: the place is its middle from now on; with Shift a zone is followed."""
        if event.key() == Qt.Key.Key_Shift:
            self._shift = event.type() != QEvent.Type.KeyRelease
        elif event.type() != QEvent.Type.KeyRelease and event.key() in MOVES:
            self._by_key = self.measuring
            self._dress()
        self.refresh()

    def point_at(self, at: QPointF | None, shift: bool = False) -> bool:
        """The pointer is at a place of the view, or none; False when the tape does not care."""
        self._pointer, self._shift = at, shift
        if not self.measuring:
            return False
        if at is not None:
            self._by_key = False
            self._canvas.setCursor(Qt.CursorShape.CrossCursor)
        self._dress()
        self.refresh()
        return True

    def click(self, at: QPointF, shift: bool = False) -> None:
        """Set an end where the pointer is; with Shift the tape follows the zone there."""
        self._shift = shift
        self._set(at)

    def set_in_middle(self) -> None:
        """Set an end under the cross, or where the pointer is."""
        self._shift = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._set(self._middle() if self._by_key or self._pointer is None else self._pointer)

    def refresh(self, *_: object) -> None:
        """Lead the tape in hand to where pointer or cross is now, as soon as there is time."""
        if self.measuring and not self._soon.isActive():
            self._soon.start(round(1000 * self._cost) if self._cost > 0.03 else 0)
        elif not self.measuring:
            self._chip.hide()

    # -- inside --------------------------------------------------------------------------------

    def _set(self, at: QPointF) -> None:
        pick = self._pick(at)
        if pick is None:
            return
        place = (float(pick.xyz[0]), float(pick.xyz[1]), float(pick.xyz[2]))
        self.placed.emit(place, self._followed(pick))

    def _followed(self, pick: "Pick") -> ZoneRef | None:
        """The zone that the tape follows to a place: only with Shift, and only within one zone."""
        start = self._state.tape_start
        if start is None or not self._shift:
            return None
        return self._scene.tapes.followed(np.array(start), pick)

    def _reach(self) -> None:
        """Lead the tape in hand to the place, and write its length beside it."""
        if not self.measuring:
            return
        began = time.perf_counter()
        at = self._middle() if self._by_key else self._pointer
        pick = None if at is None or self._state.tape_start is None else self._pick(at)
        scene = self._scene
        if pick is None:
            scene.reach(None)
        else:
            scene.reach(pick.xyz, self._followed(pick))
        self._cost = time.perf_counter() - began
        tape = scene.tapes.in_hand
        if tape is None or at is None:
            self._chip.hide()
        else:
            self._chip.say(tape_words(tape, self._state.language), at.toPoint(), self._view.rect())
        self.reached.emit()

    def _pick(self, at: QPointF) -> "Pick | None":
        return self._scene.pick(*self._device(at))

    def _middle(self) -> QPointF:
        return QPointF(self._canvas.width() / 2, self._canvas.height() / 2)

    def _dress(self) -> None:
        self._cross.setVisible(self.measuring and self._by_key)


class _Cross(QWidget):
    """A cross in the middle of the view: the place that the keyboard measures from."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(2 * ARM + 1, 2 * ARM + 1)
        self.hide()
        around.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and isinstance(watched, QWidget):
            self.move(watched.width() // 2 - ARM, watched.height() // 2 - ARM)
            self.raise_()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it dark in a light casing, so that it is seen on any skin and any background."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(ARM + 0.5, ARM + 0.5)
        for colour, width in ((QColor(255, 255, 255, 220), 4.0), (QColor(20, 22, 26), 1.6)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                toward = QPointF(x, y)
                painter.drawLine(middle + toward * 5.0, middle + toward * (ARM - 3.0))
            painter.drawPoint(middle)
        painter.end()


class _Chip(QLabel):
    """The length of the tape in hand, beside its end."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("floating")
        self.setFont(theme.font(Type.BODY, bold=True))
        dress(self, floating, theme)
        self.hide()

    def say(self, words: str, at: QPoint, within: QRect) -> None:
        """Say a length beside a place, on the side where there is room."""
        self.setText(words)
        self.adjustSize()
        x, y = at.x() + 2 * GRID, at.y() + 2 * GRID
        if x + self.width() > within.right():
            x = at.x() - 2 * GRID - self.width()
        if y + self.height() > within.bottom():
            y = at.y() - 2 * GRID - self.height()
        self.move(x, y)
        self.show()
        self.raise_()
