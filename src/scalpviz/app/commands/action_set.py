"""The table of commands as Qt actions, menus and toolbar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QToolButton, QWidget

from scalpviz.app.commands.table import COMMANDS, MENUS, TOOLBAR, TOOLBAR_MENUS
from scalpviz.app.style.icons import icon

if TYPE_CHECKING:
    from scalpviz.app.commands.command import Command, Desk
    from scalpviz.app.style.theme import Theme
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
        self._choices: dict[str, QActionGroup] = {}
        self._window, self._view_area, self._guarded = window, view_area, guarded
        self._commands: list[Command] = []
        for command in COMMANDS:
            self._make(command)
        self.tint()

    def add(self, command: Command) -> None:
        """Take one more command, at the end of its menu.

        Raises
        ------
        ValueError
            There is one of that name already, or no menu of that name.
        """
        if command.id in self._actions:
            raise ValueError(f"there is a command '{command.id}' already")
        above = command.menu.rpartition("/")[0]
        if command.menu not in self._menus and above not in self._menus:
            raise ValueError(f"there is no menu '{above or command.menu}'")
        taken = {QKeySequence(key) for one in self._commands for key in one.keys}
        free = tuple(key for key in command.keys if QKeySequence(key) not in taken)
        self._make(replace(command, keys=free))
        menu = self._menu(command.menu, self._menus)
        menu.addAction(self._actions[command.id])
        self.tint()

    def _make(self, command: Command) -> None:
        """Make the action of a command."""
        action = QAction(self._window)
        action.setObjectName(command.id)
        self._theme.words.keep(action, _ignoring(partial(self._title, action, command)), command.title)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        if command.in_view:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._view_area.addAction(action)
        else:
            self._window.addAction(action)
        if command.checked is not None:
            action.setCheckable(True)
            if not command.keys and command.exclusive:
                if command.menu not in self._choices:
                    self._choices[command.menu] = QActionGroup(self._window)
                self._choices[command.menu].addAction(action)
        action.triggered.connect(_runner(command, self._desk, self._guarded))
        self._actions[command.id] = action
        self._commands.append(command)

    def _title(self, action: QAction, command: Command) -> None:
        """Name an action in the language of the window."""
        say = self._theme.words.say
        title, hint = say(command.title), keys_in_words(command, say)
        action.setText(title)
        action.setToolTip(f"{title} ({hint})" if hint else title)
        if command.short:
            action.setIconText(say(command.short))

    def __getitem__(self, command: str) -> QAction:
        return self._actions[command]

    def fill_menus(self, bar: QMenuBar) -> None:
        """Make the menus; a line stands between groups."""
        menus: dict[str, QMenu] = {}
        for name in MENUS:
            menus[name] = menu = bar.addMenu("")
            self._theme.words.keep(menu, _titler(menu, name), name)
        groups: dict[str, int] = {}
        for command in COMMANDS:
            menu = self._menu(command.menu, menus)
            if groups.setdefault(command.menu, command.group) != command.group:
                menu.addSeparator()
                groups[command.menu] = command.group
            menu.addAction(self._actions[command.id])
        self._menus = menus

    def menu(self, path: str) -> QMenu:
        """The menu at a path such as `Go/Named views`."""
        return self._menus[path]

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
                button = bar.widgetForAction(action)
                keep = self._theme.words.keep
                keep(button, button.setAccessibleName, by_id[name].title)
                keep(button, _ignoring(partial(_describe, button, action)), "")
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def follow(self, view: View, *, has_view: bool) -> None:
        """Check and enable each action as the view and the desk have it."""
        for command in self._commands:
            action = self._actions[command.id]
            if command.checked is not None:
                action.setChecked(command.checked(view, self._desk))
            ready = command.enabled is None or command.enabled(self._desk.presenter)
            action.setEnabled(ready and (has_view or not command.needs_view))
        for path, button in self._buttons.items():
            ticked = next((a.text() for a in self._menus[path].actions() if a.isChecked()), "")
            plain = ticked == self._menus[path].actions()[0].text()
            button.setText(self._theme.words.say(TOOLBAR_MENUS[path][0]) if plain else ticked)
            button.setEnabled(has_view)

    def tint(self) -> None:
        """Draw the icons in the theme's ink."""
        for command in self._commands:
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
        for write in (button.setToolTip, button.setAccessibleName):
            self._theme.words.keep(button, write, word)
        self._buttons[path] = button
        return button

    def _menu(self, path: str, menus: dict[str, QMenu]) -> QMenu:
        if path not in menus:
            above, _, name = path.rpartition("/")
            menus[path] = menu = menus[above].addMenu("")
            self._theme.words.keep(menu, menu.setTitle, name)
        return menus[path]


def keys_in_words(command: Command, say: Callable[[str], str] = str) -> str:
    """The command's keys as the system writes them."""
    return in_words(command.keys, say)


def in_words(keys: Iterable[str], say: Callable[[str], str] = str) -> str:
    """Keys as the system writes them: `Ctrl+Z or Ctrl+Y`."""
    return f" {say('or')} ".join(_native(key) for key in keys)


@lru_cache(maxsize=256)
def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _ignoring(write: Callable[[], None]) -> Callable[[str], None]:
    return lambda _words: write()


def _titler(menu: QMenu, name: str) -> Callable[[str], None]:
    return lambda words: menu.setTitle(_keyed(words, name))


def _describe(button: QWidget, action: QAction) -> None:
    button.setAccessibleDescription(action.toolTip())


def _keyed(words: str, name: str) -> str:
    """A menu's title with the letter that opens it: `&File`, `文件(&F)`."""
    return f"&{words}" if words == name else f"{words}(&{name[0]})"


def _runner(
    command: Command, desk: Desk, guarded: Callable[[Callable[[], None]], Callable[[], None]]
) -> Callable[[], None]:
    run = guarded(lambda: command.run(desk))
    # while the atlas is being read there is nothing yet to ask for
    return lambda *_: run() if desk.knows_atlas else None
