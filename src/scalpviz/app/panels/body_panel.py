"""The tab of the body: the figure, the name of what is pointed at, and chips for what no figure can draw."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from scalpviz.app.figure.body_figure import LEAST, RATIO, BodyFigure
from scalpviz.app.style.style_sheets import chip, dress, scroll_bar
from scalpviz.app.style.theme import GRID, Type
from scalpviz.app.widgets.flow import Flow
from scalpviz.state.cards.body import AreaRef, BodyState
from scalpviz.state.phrases import text

if TYPE_CHECKING:
    from scalpviz.app.figure.look import ZoneColour
    from scalpviz.app.style.theme import Theme
    from scalpviz.state.cards.body import Body

POINT = text("Point at a part of the body; a click lights its zones.")
TITLE = text("Functions and larger parts")


class BodyPanel(QWidget):
    """Chooses areas of the body, drawn or named."""

    chosen = Signal(object)
    """An `AreaRef`."""

    def __init__(
        self,
        body: Body,
        theme: Theme,
        zone_colour: ZoneColour,
        systems: Callable[[], tuple[str, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._body, self._theme, self._systems = body, theme, systems
        self._state, self._stale = BodyState(), True
        self._language = ""
        self.figure = BodyFigure(body, theme, zone_colour)
        self.figure.chosen.connect(self.chosen)
        self.figure.pointed.connect(self._name)
        self._line = QLabel()
        self._line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._functions = QWidget()
        self._column = QVBoxLayout(self._functions)
        self._column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        self._column.setSpacing(GRID // 2)
        self._chips: dict[AreaRef, QPushButton] = {}
        self._titles: list[QLabel] = []
        self.scrolled = QScrollArea()
        self.scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolled.setWidgetResizable(True)
        self.scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        within = QVBoxLayout(inside)
        within.setContentsMargins(GRID, 0, GRID, 0)
        within.setSpacing(0)
        within.addWidget(self.figure)
        within.addWidget(self._functions)
        within.addStretch(1)
        self._inside = inside
        self.scrolled.setWidget(inside)
        dress(self.scrolled.verticalScrollBar(), scroll_bar, theme)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._line)
        whole.addWidget(self.scrolled, 1)
        self._style()
        theme.changed.connect(self._style)

    @property
    def words(self) -> str:
        """The line that names what is pointed at or chosen."""
        return self._line.text()

    def chip_of(self, area: str) -> QPushButton | None:
        """The chip of an area that no figure draws."""
        return self._chips.get(AreaRef(area))

    def take_body(self, body: Body) -> None:
        """Know the areas of another atlas."""
        self._body = body
        self.figure.take_body(body)
        self._language, self._stale = "", True

    def show_body(self, state: BodyState) -> None:
        """Light what was chosen, and what the selected zone stands for; once it can be seen."""
        self._state, self._stale = state, True
        if self.isVisible():
            self._spotlight()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has been chosen in the meantime."""
        super().showEvent(event)
        self._spotlight()

    def _spotlight(self) -> None:
        if not self._stale:
            return
        self._stale, state = False, self._state
        if state.language != self._language:
            self._language = state.language
            self._make_chips()
        self.figure.show_body(state)
        highlighted = {ref.area for ref in state.highlighted}
        for ref, button in self._chips.items():
            button.setChecked(state.chosen is not None and state.chosen.area == ref.area)
            shown = ref.area in highlighted and not button.isChecked()
            if button.property("highlighted") != shown:
                button.setProperty("highlighted", shown)
                button.style().polish(button)
        self._name(self.figure.pointed_at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the figure be as high as the room, so that all of it is seen at once where that is possible."""
        super().resizeEvent(event)
        room = self.height() - self._line.sizeHint().height()
        width = min(self.width() - 3 * GRID, max(int(room / RATIO), LEAST))
        self.figure.setFixedHeight(self.figure.heightForWidth(width))

    def _name(self, ref: AreaRef | None) -> None:
        """Say what is pointed at, else what is chosen, and how many zones stand for it."""
        ref = ref or self._state.chosen
        if ref is None:
            self._line.setText(POINT.in_language(self._language))
            return
        here, everywhere = self._body.count(ref, self._systems())
        said = text("{area}: {here} zone" if here == 1 else "{area}: {here} zones")
        if everywhere > here:
            said = text(
                "{area}: {here} zone, {more} more in other systems"
                if here == 1
                else "{area}: {here} zones, {more} more in other systems"
            )
        area = self._body.name(ref, self._language)
        self._line.setText(said.in_language(self._language, area=area, here=here, more=everywhere - here))

    def _make_chips(self) -> None:
        while item := self._column.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._chips, self._titles = {}, []
        for title, refs in self._body.functions(self.figure.drawn, self._language):
            label = QLabel(title)
            self._titles.append(label)
            self._column.addWidget(label)
            row = QWidget()
            flow = Flow(GRID // 2, row)
            for ref in refs:
                flow.addWidget(self._make_chip(ref))
            self._column.addWidget(row)
        self._style_titles()

    def _make_chip(self, ref: AreaRef) -> QPushButton:
        words = self._body.name(ref, self._language)
        button = QPushButton(words)
        button.setCheckable(True)
        button.setAccessibleName(words)
        button.setProperty("highlighted", False)
        button.clicked.connect(lambda _checked, ref=ref: self.chosen.emit(ref))
        dress(button, chip, self._theme)
        self._chips[ref] = button
        return button

    def _style_titles(self) -> None:
        for label in self._titles:
            label.setFont(self._theme.font(Type.SMALL, bold=True))
            self._theme.shade(label, ink="muted")

    def _style(self) -> None:
        self._line.setFont(self._theme.font(Type.SMALL))
        self._theme.shade(self._line, ink="muted")
        for widget in (self.scrolled, self._inside):
            self._theme.shade(widget, back="base")
        self._style_titles()
