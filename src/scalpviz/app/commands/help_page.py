"""The help page and the page about the program, made from the table of commands."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextBrowser, QVBoxLayout, QWidget

from scalpviz.about import NOTICE, __version__
from scalpviz.app.commands.action_set import keys_in_words
from scalpviz.app.commands.table import COMMANDS, MENUS, MOUSE
from scalpviz.app.style.icons import tinted
from scalpviz.app.style.style_sheets import dress, scroll_bar
from scalpviz.app.style.theme import GRID, Theme, Type

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas

IN_LIST = (("Up, Down", "Choose a zone in the list"), ("Down in the search field", "Go to the list"),
           ("Enter in the search field", "Choose the best answer"))  # fmt: skip


class HelpPage(QDialog):
    """Every key, and what the mouse does; may stay open beside the window."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._say = theme.words.say
        theme.words.keep(self, self.setWindowTitle, "Keys and mouse")
        self.resize(600, 640)
        self.page = QTextBrowser()
        theme.words.keep(self.page, self.page.setAccessibleName, "Keys and mouse")
        theme.words.changed.connect(self._write)
        self.page.document().setDocumentMargin(2 * GRID)
        self._theme = theme
        dress(self.page.verticalScrollBar(), scroll_bar, theme)
        buttons = _close_button(self)
        column = QVBoxLayout(self)
        column.addWidget(self.page)
        column.addWidget(buttons)
        self._write()
        theme.changed.connect(self._write)

    def _write(self) -> None:
        self.page.setHtml(help_html(self._theme))


def help_html(theme: Theme) -> str:
    """The help page's text."""
    tokens, say = theme.tokens, theme.words.say
    parts = [
        _table(say(title), tuple((say(keys), say(words)) for keys, words in rows), tokens.accent)
        for title, rows in (("Mouse, in the 3D view", MOUSE), ("List", IN_LIST))
    ]
    for menu in MENUS:
        rows = tuple(
            (
                keys_in_words(command, say),
                say("{command} (keyboard in the 3D view)", command=say(command.title))
                if command.in_view
                else say(command.title),
            )
            for command in COMMANDS
            if command.keys and command.menu.split("/")[0] == menu
        )
        if rows:
            parts.append(_table(say(menu), rows, tokens.accent))
    parts.append(f'<p style="margin-top:16px; color:{tokens.muted};">{escape(say(NOTICE))}</p>')
    return f'<body style="color:{tokens.ink};">{"".join(parts)}</body>'


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    """A button that closes a dialog, without the icon that the style would give it."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
    buttons.rejected.connect(dialog.close)
    return buttons


def _table(title: str, rows: tuple[tuple[str, str], ...], accent: str) -> str:
    lines = "".join(
        f'<tr><td width="220" style="padding:3px 16px 3px 0px;"><b>{escape(keys)}</b></td>'
        f'<td style="padding:3px 0px;">{escape(words)}</td></tr>'
        for keys, words in rows
    )
    heading = (
        f'<p style="margin-top:12px; margin-bottom:4px; color:{accent}; font-weight:600;">{escape(title)}</p>'
    )
    return f'{heading}<table cellspacing="0" cellpadding="0">{lines}</table>'


class AboutBox(QDialog):
    """What the program is, and what it is not."""

    def __init__(self, theme: Theme, atlas: Atlas, parent: QWidget) -> None:
        super().__init__(parent)
        say = theme.words.say
        self.setWindowTitle(say("About ScalpViz"))
        picture = QLabel()
        scale = parent.devicePixelRatioF()
        drawn = tinted("scalpviz", theme.tokens.ink, round(72 * scale))
        drawn.setDevicePixelRatio(scale)
        picture.setPixmap(drawn)
        name = QLabel(f"ScalpViz {__version__}")
        name.setFont(theme.font(Type.TITLE, bold=True))
        sides = sum(1 if zone.laterality == "midline" else 2 for zone in atlas.zones)
        self.words = QLabel(
            say("A 3D head one can turn, with the zones of scalp acupuncture painted on its skin.")
            + "\n\n"
            + say(
                "{atlas}: {zones} zones, {sides} counting sides, from {sources} sources, "
                "each statement with its own.",
                atlas=atlas.title.in_language(theme.words.language),
                zones=len(atlas.zones),
                sides=sides,
                sources=len(atlas.sources),
            )
        )
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        notice = QLabel(say(NOTICE))
        notice.setWordWrap(True)
        notice.setFont(theme.font(bold=True))
        buttons = _close_button(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        for widget in (picture, name, self.words, notice, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(480)
