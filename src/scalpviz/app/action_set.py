"""The table of commands as Qt actions, menus and toolbar."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QToolButton, QWidget

from scalpviz.app.commands import COMMANDS, MENUS, TOOLBAR, TOOLBAR_MENUS, Command, Desk
from scalpviz.app.icons import icon
from scalpviz.app.theme import Theme
from scalpviz.state.view import View


class ActionSet:
    """One action for each command.

    Parameters
    ----------
    desk : Desk
        Whom the commands address.
    window, view_area : QWidget
        Where shortcuts count: everywhere, or only in the 3D view.
    guarded : callable
        Wraps what a command does so that nothing it raises escapes.
    """

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        window: QWidget,
        view_area: QWidget,
        guarded: Callable[[Callable[[], None]], Callable[[], None]],
    ) -> None:
        self._desk, self._theme = desk, theme
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._buttons: dict[str, QToolButton] = {}
        choices: dict[str, QActionGroup] = {}
        for command in COMMANDS:
            action = QAction(command.title, window)
            action.setObjectName(command.id)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            if command.in_view:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                view_area.addAction(action)
            else:
                window.addAction(action)
            if command.checked is not None:
                action.setCheckable(True)
                if not command.keys:
                    choices.setdefault(command.menu, QActionGroup(window)).addAction(action)
            tip = f"{command.title} ({hint})" if (hint := keys_in_words(command)) else command.title
            action.setToolTip(tip)
            action.triggered.connect(_runner(command, desk, guarded))
            if command.short:
                action.setIconText(command.short)
            self._actions[command.id] = action
        self.tint()

    def __getitem__(self, command: str) -> QAction:
        return self._actions[command]

    def fill_menus(self, bar: QMenuBar) -> None:
        """Make the menus; a line stands between groups."""
        menus: dict[str, QMenu] = {name: bar.addMenu(f"&{name}") for name in MENUS}
        groups: dict[str, int] = {}
        for command in COMMANDS:
            menu = self._menu(command.menu, menus)
            if groups.setdefault(command.menu, command.group) != command.group:
                menu.addSeparator()
                groups[command.menu] = command.group
            menu.addAction(self._actions[command.id])
        self._menus = menus

    def fill_toolbar(self, bar: QToolBar, gap: Callable[[], QWidget]) -> None:
        """Put the toolbar's commands on it."""
        by_id = {command.id: command for command in COMMANDS}
        for row, group in enumerate(TOOLBAR):
            if row:
                bar.addWidget(gap())
            for name in group:
                if name in TOOLBAR_MENUS:
                    bar.addWidget(self._menu_button(name))
                    continue
                action = self._actions[name]
                bar.addAction(action)
                action.setIconText(by_id[name].short)
                button = bar.widgetForAction(action)
                button.setAccessibleName(by_id[name].title)
                button.setAccessibleDescription(action.toolTip())
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def follow(self, view: View, *, has_view: bool) -> None:
        """Check and enable each action as the view and the desk have it."""
        for command in COMMANDS:
            action = self._actions[command.id]
            if command.checked is not None:
                action.setChecked(command.checked(view, self._desk))
            ready = command.enabled is None or command.enabled(self._desk.presenter)
            action.setEnabled(ready and (has_view or not command.needs_view))
        for path, button in self._buttons.items():
            ticked = next((a.text() for a in self._menus[path].actions() if a.isChecked()), "")
            plain = ticked == self._menus[path].actions()[0].text()
            button.setText(TOOLBAR_MENUS[path][0] if plain else ticked)
            button.setEnabled(has_view)

    def tint(self) -> None:
        """Draw the icons in the theme's ink."""
        for command in COMMANDS:
            if command.icon:
                self._actions[command.id].setIcon(icon(command.icon, self._theme.tokens))
        for path, button in self._buttons.items():
            button.setIcon(icon(TOOLBAR_MENUS[path][1], self._theme.tokens))

    def _menu_button(self, path: str) -> QToolButton:
        """A button that opens a menu; says what is ticked there unless it is the first."""
        word, name = TOOLBAR_MENUS[path]
        button = QToolButton()
        button.setText(word)
        button.setIcon(icon(name, self._theme.tokens))
        button.setMenu(self._menus[path])
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(word)
        button.setAccessibleName(word)
        self._buttons[path] = button
        return button

    def _menu(self, path: str, menus: dict[str, QMenu]) -> QMenu:
        if path not in menus:
            above, _, name = path.rpartition("/")
            menus[path] = menus[above].addMenu(name)
        return menus[path]


def keys_in_words(command: Command) -> str:
    """The command's keys as the system writes them."""
    return in_words(command.keys)


def in_words(keys: Iterable[str]) -> str:
    """Keys as the system writes them: `Ctrl+Z or Ctrl+Y`."""
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(QKeySequence(key).toString(native) for key in keys)


def _runner(
    command: Command, desk: Desk, guarded: Callable[[Callable[[], None]], Callable[[], None]]
) -> Callable[[], None]:
    run = guarded(lambda: command.run(desk))
    return lambda *_: run()
