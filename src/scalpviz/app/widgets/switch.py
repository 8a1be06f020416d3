"""A switch with a few places, one of them in force: the tabs of the panel, the affected side."""

# ruff: noqa: N802 - Qt's own names

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from scalpviz.app.style.style_sheets import dress, switch
from scalpviz.app.style.theme import Theme


class Switch(QWidget):
    """Words side by side; Left and Right go from one to the next.

    Parameters
    ----------
    wide : bool
        True shares the whole width among the places.
    """

    chosen = Signal(int)
    """A place was chosen by the user: its row."""

    def __init__(self, theme: Theme, name: str, *, wide: bool = False) -> None:
        super().__init__()
        self._theme, self._wide = theme, wide
        theme.words.keep(self, self.setAccessibleName, name)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(2)
        across = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Maximum
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def places(self) -> tuple[QPushButton, ...]:
        """The places, in order."""
        buttons = self._group.buttons()
        assert all(isinstance(button, QPushButton) for button in buttons)
        return tuple(buttons)  # type: ignore[arg-type]

    @property
    def row(self) -> int:
        """The place in force; -1 for none."""
        return self._group.checkedId()

    def show_words(self, words: tuple[str, ...]) -> None:
        """Name the places; what is in force stays."""
        for row, word in enumerate(words):
            if row >= len(self.places):
                button = _Place(word)
                button.setCheckable(True)
                dress(button, switch, self._theme)
                self._group.addButton(button, row)
                self._row.addWidget(button, 1 if self._wide else 0)
            self.places[row].setText(word)
            self.places[row].setAccessibleName(word)

    def show_row(self, row: int) -> None:
        """Put a place in force without telling anybody."""
        button = self._group.button(row)
        if button is not None:
            button.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        row = (self.row + step) % max(len(self.places), 1)
        self.places[row].setFocus(Qt.FocusReason.OtherFocusReason)
        self.places[row].click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The groove in which the place in force lies."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("hover"))
        painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
        painter.end()


class _Place(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are the switch's own."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)
