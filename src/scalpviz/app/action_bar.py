"""Menus, tool bar and shortcuts, made from the table of actions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton

from scalpviz.app.actions import BAR, CHOICES, DEEDS, MENUS, Deed
from scalpviz.app.guard import guarded
from scalpviz.app.icons import icon
from scalpviz.app.theme import Type
from scalpviz.state.view import View

if TYPE_CHECKING:
    from scalpviz.app.main_window import MainWindow

ICON = QSize(24, 24)


class Actions:
    """The window's actions, as Qt needs them.

    Parameters
    ----------
    window : MainWindow
        Gets menus and tool bar.
    """

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._made: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        groups: dict[str, QActionGroup] = {}
        for deed in DEEDS:
            action = self._make(deed)
            if deed.menu in CHOICES:
                groups.setdefault(deed.menu, QActionGroup(window)).addAction(action)
        for name in MENUS:
            self._menu(name)
        for deed in DEEDS:
            if deed.menu:
                self._menu(deed.menu).addAction(self._made[deed.id])
        self.bar = self._tool_bar()
        window.theme.changed.connect(self.tint)
        self.tint()

    def __getitem__(self, name: str) -> QAction:
        """The action of that id."""
        return self._made[name]

    def follow(self, view: View) -> None:
        """Show what is on and what can be done."""
        for deed in DEEDS:
            action = self._made[deed.id]
            if deed.on is not None:
                action.setChecked(deed.on(self._window, view))
            if deed.may is not None:
                action.setEnabled(deed.may(self._window))

    def tint(self) -> None:
        """Draw the icons in the theme's ink."""
        tokens = self._window.theme.tokens
        for deed in DEEDS:
            if deed.icon:
                self._made[deed.id].setIcon(icon(deed.icon, tokens))
        self._sides.setIcon(icon("sides", tokens))

    def _make(self, deed: Deed) -> QAction:
        action = QAction(deed.words, self._window)
        action.setObjectName(deed.id)
        action.setShortcuts([QKeySequence(key) for key in deed.keys])
        action.setCheckable(deed.on is not None)
        action.setIconVisibleInMenu(False)
        if deed.bar:
            action.setIconText(deed.bar)
        keys = f" ({deed.keys[0]})" if deed.keys else ""
        action.setToolTip((deed.tip or deed.plain) + keys)
        run = guarded()(deed.do)

        def triggered(_checked: bool = False) -> None:
            run(self._window)
            self.follow(self._window.view)

        action.triggered.connect(triggered)
        self._window.addAction(action)
        self._made[deed.id] = action
        return action

    def _menu(self, path: str) -> QMenu:
        if path not in self._menus:
            parent, _, name = path.rpartition("/")
            within = self._menu(parent) if parent else self._window.menuBar()
            self._menus[path] = within.addMenu(f"&{name}")
        return self._menus[path]

    def _tool_bar(self) -> QToolBar:
        bar = QToolBar("Views", self._window)
        bar.setObjectName("views")
        bar.setAccessibleName("Views")
        bar.setMovable(False)
        bar.setIconSize(ICON)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        bar.setFont(self._window.theme.font(Type.SMALL))
        bar.toggleViewAction().setEnabled(False)
        self._sides = QToolButton()
        self._sides.setText("Sides")
        self._sides.setAccessibleName("Sides")
        self._sides.setToolTip("Zones of both sides of the head, or of one")
        self._sides.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sides.setToolButtonStyle(bar.toolButtonStyle())
        self._sides.setIconSize(ICON)
        self._sides.setMenu(self._menus["View/Sides"])
        for name in BAR:
            if not name:
                bar.addSeparator()
            elif name == "sides":
                bar.addWidget(self._sides)
            else:
                bar.addAction(self._made[name])
        for button in bar.findChildren(QToolButton):
            button.setFont(self._window.theme.font(Type.SMALL))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._window.addToolBar(bar)
        return bar
