"""Buttons that stand for actions: named, checked and enabled as these are, in rows, boxes and segments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from scalpviz.app.style.style_sheets import chip, choice, dress, menu_button
from scalpviz.app.style.theme import GRID, Type
from scalpviz.app.widgets.flow import Flow
from scalpviz.app.widgets.switch import Switch

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Theme


class ActionChips(QWidget):
    """Rounded words in as many lines as they need."""

    def __init__(self, theme: Theme, actions: Sequence[QAction]) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = Flow(GRID // 2, self)
        self.buttons: dict[str, QAbstractButton] = {}
        for action in actions:
            button = QPushButton()
            button.setAutoDefault(False)
            dress(button, chip, theme)
            stand_for(button, action)
            self.buttons[action.objectName()] = button
            flow.addWidget(button)


class KeyedBox(QWidget):
    """A box to tick, with its key at the right."""

    def __init__(self, theme: Theme, action: QAction) -> None:
        super().__init__()
        self._theme = theme
        self.box, self._key = QCheckBox(), QLabel()
        self._key.setText(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        dress(self.box, choice, theme)
        stand_for(self.box, action)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.box, 1)
        row.addWidget(self._key)
        self._style()
        theme.changed.connect(self._style)

    def _style(self) -> None:
        self._key.setFont(self._theme.font(Type.SMALL))
        self._theme.shade(self._key, ink="muted")


class Segments(Switch):
    """A switch among actions of which one is in force."""

    def __init__(self, theme: Theme, name: str, actions: Sequence[QAction]) -> None:
        super().__init__(theme, name, wide=True)
        self._actions = tuple(actions)
        theme.words.keep(self, self.setAccessibleName, name)
        self._follow()
        self.chosen.connect(self._choose)
        for action in actions:
            action.changed.connect(self._follow)

    def _choose(self, row: int) -> None:
        self._actions[row].trigger()
        self._follow()

    def _follow(self) -> None:
        self.show_words(tuple(action.text() for action in self._actions))
        for row, action in enumerate(self._actions):
            self.places[row].setEnabled(action.isEnabled())
            self.places[row].setToolTip(action.toolTip())
            if action.isChecked():
                self.show_row(row)


class MenuButton(QToolButton):
    """Names what is ticked in a menu, and opens it."""

    def __init__(self, theme: Theme, name: str, menu: QMenu) -> None:
        super().__init__()
        self._choices = [action for action in menu.actions() if action.isCheckable()]
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.words.keep(self, self.setAccessibleName, name)
        dress(self, menu_button, theme)
        for action in self._choices:
            action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        ticked = next((action for action in self._choices if action.isChecked()), None)
        self.setText(ticked.text() if ticked is not None else "")
        self.setAccessibleDescription(self.text())
        self.setEnabled(any(action.isEnabled() for action in self._choices))


def stand_for(button: QAbstractButton, action: QAction) -> None:
    """Let a button be what an action is, and do what it does."""
    follow = _follower(button, action)

    def press(_checked: bool = False) -> None:
        action.trigger()
        follow()

    button.clicked.connect(press)
    action.changed.connect(follow)
    follow()


def _follower(button: QAbstractButton, action: QAction) -> Callable[[], None]:
    def follow() -> None:
        button.setText(action.text())
        button.setAccessibleName(action.text())
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())
        if action.isCheckable():
            button.setCheckable(True)
            button.setChecked(action.isChecked())

    return follow
