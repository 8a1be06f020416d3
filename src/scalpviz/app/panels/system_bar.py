"""Which systems are shown: one, one beside another, or all."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from scalpviz.app.style.style_sheets import dress, menu_button
from scalpviz.app.style.theme import GRID
from scalpviz.state.phrases import text

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Theme

COMPARE = text("Compare with …")
NO_COMPARISON = text("Nothing")
ALL = text("All systems")


class ListedNames(Protocol):
    """What a system is called."""

    def translated(self, language: str) -> str:
        """What its name says, in a language."""


class Listed(Protocol):
    """A system, as far as it is listed: of an atlas or of its index."""

    @property
    def id(self) -> str:
        """What it is called in the program."""

    @property
    def names(self) -> ListedNames:
        """What it is called in lists."""


class SystemBar(QWidget):
    """A button that names the system on show and opens the list of all; one for a second beside it."""

    chosen = Signal(str)
    """One system alone: its id."""
    compared = Signal(str)
    """A second beside the first: its id; empty for none."""
    all_chosen = Signal()

    def __init__(self, systems: Iterable[Listed], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.words.keep(self, self.setAccessibleName, "Systems")
        self._systems = tuple(systems)
        self._language = "en"
        self._shown: tuple[str, ...] = ()
        self.button, self.comparison = _menu_button(theme, "System"), _menu_button(theme, "Compared with")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for button in (self.button, self.comparison):
            dress(button, menu_button, theme)
        row.addWidget(self.button, 3)
        row.addWidget(self.comparison, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room for both, else one below the other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        # beside the words a button has room for its arrow and its edges
        fits = all(
            button.fontMetrics().horizontalAdvance(button.text()) + 4 * GRID <= share * (self.width() - GRID)
            for button, share in ((self.button, 0.6), (self.comparison, 0.4))
        )
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != way:
            self._row.setDirection(way)

    def take_systems(self, systems: Iterable[Listed]) -> None:
        """Offer the systems of another atlas."""
        self._systems = tuple(systems)
        self._fill()

    def show_systems(self, shown: tuple[str, ...], language: str) -> None:
        """Name what is on show."""
        if (shown, language) != (self._shown, self._language):
            self._shown, self._language = shown, language
            self._fill()

    # -- inside --------------------------------------------------------------------------------

    def _fill(self) -> None:
        names = {system.id: system.names.translated(self._language) for system in self._systems}
        everything = len(self._shown) > 2
        first = self._shown[0] if self._shown and not everything else ""
        second = self._shown[1] if len(self._shown) == 2 else ""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for name, title in names.items():
            _add(menu, group, title, name == first, lambda name=name: self.chosen.emit(name))
        menu.addSeparator()
        whole = ALL.in_language(self._language)
        _add(menu, group, whole, everything, self.all_chosen.emit)
        self._give(self.button, menu, whole if everything else names.get(first, ""))
        menu = QMenu(self)
        group = QActionGroup(menu)
        none = NO_COMPARISON.in_language(self._language)
        _add(menu, group, none, not second, lambda: self.compared.emit(""))
        menu.addSeparator()
        for name, title in names.items():
            if name != first:
                _add(menu, group, title, name == second, lambda name=name: self.compared.emit(name))
        self._give(self.comparison, menu, names.get(second) or COMPARE.in_language(self._language))
        self.comparison.setEnabled(bool(first))
        self._arrange()

    @staticmethod
    def _give(button: QToolButton, menu: QMenu, words: str) -> None:
        before = button.menu()
        button.setMenu(menu)
        if before is not None:
            before.deleteLater()
        button.setText(words)
        button.setToolTip(words)
        button.setAccessibleDescription(words)


def _menu_button(theme: Theme, name: str) -> QToolButton:
    button = QToolButton()
    theme.words.keep(button, button.setAccessibleName, name)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setMinimumHeight(4 * GRID)
    button.setMinimumWidth(10 * GRID)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _add(menu: QMenu, group: QActionGroup, title: str, checked: bool, run) -> None:  # type: ignore[no-untyped-def]
    action = QAction(title, menu)
    action.setCheckable(True)
    action.setChecked(checked)
    action.triggered.connect(lambda _checked=False: run())
    group.addAction(action)
    menu.addAction(action)
