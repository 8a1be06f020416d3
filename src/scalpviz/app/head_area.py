"""The place of the head: what is being done until it is there, or why it is not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QLabel, QProgressBar, QStackedLayout, QVBoxLayout, QWidget

from scalpviz.app.theme import GRID, Theme, Type

if TYPE_CHECKING:
    from scalpviz.app.head_view import HeadView


class HeadArea(QWidget):
    """Shows a calm line of progress, then the head; or one sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._said = QLabel()
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said.setWordWrap(True)
        self._said.setMaximumWidth(480)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setFixedSize(192, 4)
        self._bar.setAccessibleName("Progress")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(2 * GRID)
        column.addStretch(1)
        column.addWidget(self._said, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._stack.addWidget(page)
        # A window that gets its first OpenGL widget while it is on screen is made anew by Qt and flickers.
        self._seed = QOpenGLWidget(self)
        self._seed.setFixedSize(1, 1)
        self._seed.hide()
        self._style()
        theme.changed.connect(self._style)

    @property
    def words(self) -> str:
        """What is said in place of the head."""
        return self._said.text()

    def show_progress(self, words: str) -> None:
        """Say what is being done."""
        self._said.setText(words)
        self._said.setAccessibleName(words)
        self._bar.setVisible(True)

    def show_trouble(self, words: str) -> None:
        """Say why there is no head."""
        self._said.setText(words)
        self._said.setAccessibleName(words)
        self._bar.setVisible(False)
        self._stack.setCurrentIndex(0)

    def show_head(self, view: "HeadView") -> None:
        """Show the head from now on."""
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)

    def _style(self) -> None:
        self._said.setFont(self._theme.font(Type.LEAD))
        shades = self._said.palette()
        shades.setColor(self._said.foregroundRole(), self._theme.colour("muted"))
        self._said.setPalette(shades)
