"""Lines about the 3D view: what the pointer is on, what is being done, what went wrong."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scalpviz.app.style.swatch import swatch
from scalpviz.app.style.theme import GRID, Type

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Theme
    from scalpviz.state.cards.pointed import Pointed

GAP = 1.5 * GRID
POINT = "Point at a zone to read its name here."


class PointerLine(QWidget):
    """Names the zone under the pointer, and what it or that part of it stands for."""

    def __init__(
        self, theme: Theme, colours: Mapping[tuple[str, str], tuple[float, float, float]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme, self._colours = theme, colours
        self._pointed: Pointed | None = None
        self._hint = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_pointed(None)
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """What it says."""
        return self._pointed.words if self._pointed else self._hint or self._theme.words.say(POINT)

    def show_pointed(self, pointed: Pointed | None) -> None:
        """Name a zone, or none."""
        self._pointed = pointed
        say = self._theme.words.say
        told = say("Under the pointer: {zone}", zone=self.words) if pointed else ""
        self.setAccessibleName(told or self._hint or say("Under the pointer: nothing"))
        self.update()

    def show_hint(self, words: str) -> None:
        """Say what to do next while nothing is pointed at; empty for the usual words."""
        self._hint = words
        self.show_pointed(self._pointed)

    def sizeHint(self) -> QSize:
        """One line with room about it."""
        return QSize(300, self.fontMetrics().height() + 2 * GRID)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw swatch, code, name and use on one line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        box = QRectF(self.rect()).adjusted(2 * GRID, 0, -2 * GRID, 0)
        shown = self._pointed
        if shown is None:
            self._write(painter, box, self.words, "ink" if self._hint else "muted")
        else:
            colour = QColor.fromRgbF(*self._colours[shown.ref.system, shown.ref.code])
            swatch(painter, QRectF(box.left(), box.center().y() - 6, 12, 12), colour)
            box.setLeft(box.left() + 12 + GRID)
            self._write(painter, box, shown.code, bold=True)
            rest = [(shown.place, "muted", False), (shown.stands_for, "ink", True)]
            rest = [item for item in rest if item[0]]
            # What the zone stands for is the point of the line: the name gives way first.
            needed = sum(self._width(words, bold=bold) + GAP for words, _, bold in rest)
            self._write(painter, box, shown.name, room=max(box.width() - needed, 0.0))
            for words, ink, bold in rest:
                self._write(painter, box, words, ink, bold=bold)
        painter.end()

    def _width(self, words: str, *, bold: bool) -> int:
        return QFontMetrics(self._theme.font(Type.BODY, bold=bold)).horizontalAdvance(words)

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        ink: str = "ink",
        *,
        bold: bool = False,
        room: float | None = None,
    ) -> None:
        """Write in what is left of the box, or in `room` of it, and take that away from the box."""
        painter.setFont(self._theme.font(Type.BODY, bold=bold))
        painter.setPen(self._theme.colour(ink))
        metrics = painter.fontMetrics()
        width = box.width() if room is None else room
        fitting = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(width))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
        taken = metrics.horizontalAdvance(fitting)
        box.setLeft(min(box.left() + taken + (GAP if taken else 0), box.right()))


class MessageBar(QWidget):
    """One sentence about what went wrong; stays until it is closed or the next one comes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton()
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        theme.words.keep(self._close, self._close.setAccessibleName, "Close message")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.addWidget(self._words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._dress()
        theme.changed.connect(self._dress)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty while it is not shown."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, words: str) -> None:
        """Say one sentence."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()

    def _dress(self) -> None:
        self._theme.shade(self, back="danger_back")
        self._theme.shade(self._words, ink="danger")


class Waiting(QWidget):
    """Stands where the head will be: what is being done, or why there is no head."""

    _painted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._was_painted = False
        self._doing = ""
        theme.words.changed.connect(self._say_doing)
        self._theme = theme
        self._title = QLabel()
        self._title.setWordWrap(True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(24 * GRID, GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * GRID, 0, 6 * GRID, 0)
        column.addStretch(5)
        column.addWidget(self._title)
        column.addSpacing(GRID)
        column.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(6)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def words(self) -> str:
        """What it says."""
        return self._title.text()

    @property
    def hopeful(self) -> bool:
        """True while something is being done; False once there is a reason why there is no head."""
        return not self._bar.isHidden()

    def when_painted(self, then: Callable[[], None]) -> None:
        """Do something in the event loop's turn after the first paint, when the window can be seen."""
        if self._was_painted:
            QTimer.singleShot(0, then)
        else:
            self._painted.connect(lambda: QTimer.singleShot(0, then))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self._painted.emit()

    def show_progress(self, words: str) -> None:
        """Say what is being done."""
        self._doing = words
        self._say_doing()
        self._bar.show()

    def _say_doing(self) -> None:
        if self._doing:
            self._title.setText(f"{self._theme.words.say(self._doing)} …")

    def show_reason(self, words: str) -> None:
        """Say why there is no head."""
        self._doing = ""
        self._title.setText(self._theme.words.say(words))
        self._bar.hide()

    def _dress(self) -> None:
        self._title.setFont(self._theme.font(Type.LEAD))
        self._theme.shade(self, back="hover")
        self._theme.shade(self._title, ink="muted")
