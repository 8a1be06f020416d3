"""The tapes on the head as a small box over the 3D view: lengths, which cun, copy and dismiss."""

# ruff: noqa: N802 - Qt's own names

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scalpviz.app.style.icons import icon
from scalpviz.app.style.proofreading import FLOATS
from scalpviz.app.style.style_sheets import dress, floating, scroll_bar
from scalpviz.app.style.theme import GRID, Theme, Type
from scalpviz.app.style.translator import Translator

NARROW, WIDE = 26 * GRID, 38 * GRID
"""Of the box, pixels of the screen; between them it takes a share of the view."""
SHARE = 0.24
BELOW = 17 * GRID
"""What is left free below it, where the orientation head stands, pixels."""
ICON = 2 * GRID
FRAME = 1
"""The line round the box, pixels."""
NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class TapeRow:
    """What the box says of one tape.

    Parameters
    ----------
    row : int
        Which of the view's tapes it is.
    number : str
        What stands before it: empty for a single tape.
    length : str
        In mm and cun.
    about : str
        What it follows, and which cun it is read in or why in none.
    """

    row: int
    number: str
    length: str
    about: str

    @property
    def words(self) -> str:
        """All of it in one line, as it is copied."""
        return " ".join(part for part in (self.number, self.length, f"({self.about})") if part)


class TapeReadout(QFrame):
    """Lists tapes; hidden while there are none."""

    dismissed = Signal(int)
    """A tape is to go: its row in the view."""
    copied = Signal(int)
    """A tape's words are wanted on the clipboard: its row in the view."""
    left = Signal()
    """The keyboard was in it, and it is empty now."""
    moved = Signal()
    """It takes another part of the view."""

    def __init__(self, theme: Theme, words: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty(FLOATS, True)
        self._theme, self._words, self._room = theme, words, parent
        self._rows: tuple[TapeRow, ...] = ()
        self._top = 2 * GRID
        self.setObjectName("floating")
        dress(self, floating, theme)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(GRID + GRID // 2, GRID, GRID // 2, GRID)
        self._column.setSpacing(GRID)
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inside)
        dress(self._scroll.verticalScrollBar(), scroll_bar, theme)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll)
        theme.changed.connect(self._again)
        for watched in (parent, self._inside):
            watched.installEventFilter(self)
        self.hide()

    @property
    def rows(self) -> tuple[TapeRow, ...]:
        """What is listed."""
        return self._rows

    def show_rows(self, rows: Sequence[TapeRow], top: int) -> None:
        """List these, so many pixels below the upper edge of the view."""
        if (tuple(rows), top) == (self._rows, self._top):
            return
        self._rows, self._top = tuple(rows), top
        self._again()

    def button(self, row: int, name: str) -> QToolButton | None:
        """A button of a row, `copy` or `dismiss`, by its place in the list."""
        return self.findChild(QToolButton, f"{name}-{row}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take as much of the view as suits its size."""
        resized = watched is self._room and event.type() == QEvent.Type.Resize
        if resized or (watched is self._inside and event.type() == QEvent.Type.LayoutRequest):
            self._fit()
        return False

    def _again(self) -> None:
        """Make the rows anew; the keyboard stays in the box, or goes on to the view when it is empty."""
        keyed = QApplication.focusWidget()
        inside = keyed is not None and self.isAncestorOf(keyed)
        while (item := self._column.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.setParent(None)
                gone.deleteLater()
        for place, row in enumerate(self._rows):
            made = self._made(place, row)
            self._column.addWidget(made)
            made.show()
        self.setAccessibleName("; ".join(row.words for row in self._rows))
        self._fit()
        if inside:
            following = self.button(0, "dismiss")
            if following is None:
                self.left.emit()
            else:
                following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self.setFixedWidth(round(min(max(SHARE * self._room.width(), NARROW), WIDE)))
        self.setVisible(bool(self._rows))
        room = max(self._room.height() - self._top - BELOW, 1)
        wanted = self._column.totalHeightForWidth(self.width() - 2 * FRAME) + 2 * FRAME
        policy = Qt.ScrollBarPolicy
        self._scroll.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if wanted > room else policy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(min(wanted, room))
        self.move(2 * GRID, self._top)
        self.raise_()
        self.moved.emit()

    def _made(self, place: int, row: TapeRow) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID // 2)
        grid.setVerticalSpacing(0)
        length, about = QLabel(unbroken(row.length)), QLabel(row.about)
        length.setFont(self._theme.font(Type.BODY, bold=True))
        length.setWordWrap(True)
        about.setFont(self._theme.font(Type.SMALL))
        about.setWordWrap(True)
        self._theme.shade(about, ink="muted")
        column = 0
        if row.number:
            number = QLabel(row.number)
            number.setFont(self._theme.font(Type.BODY))
            number.setMinimumWidth(2 * GRID)
            self._theme.shade(number, ink="muted")
            grid.addWidget(number, 0, 0, Qt.AlignmentFlag.AlignTop)
            column = 1
        grid.addWidget(length, 0, column)
        grid.setColumnStretch(column, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for name, title, sent in (
            ("copy", "Copy as text", self.copied),
            ("dismiss", "Dismiss this tape", self.dismissed),
        ):
            button = self._button(name, self._words.say(title), _sender(sent.emit, row.row))
            button.setObjectName(f"{name}-{place}")
            buttons.addWidget(button)
        grid.addLayout(buttons, 0, column + 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(about, 1, column, 1, 2)
        return box

    def _button(self, name: str, title: str, run: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon({"copy": "copy-text", "dismiss": "dismiss"}[name], self._theme.tokens))
        button.setIconSize(QSize(ICON, ICON))
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.clicked.connect(run)
        return button


def unbroken(length: str) -> str:
    """A length whose lines break only between its units."""
    return length.replace(" ", NO_BREAK).replace(f"{NO_BREAK}·{NO_BREAK}", " · ")


def _sender(send: Callable[[int], None], row: int) -> Callable[[], None]:
    return lambda: send(row)
