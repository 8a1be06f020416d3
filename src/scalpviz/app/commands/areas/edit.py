"""Commands of the Edit menu: taking back, searching, copying."""

from __future__ import annotations

from scalpviz.app.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    Command("undo", "Undo", "Edit", lambda desk: desk.presenter.undo(), ("Ctrl+Z",), "undo",
            enabled=lambda presenter: presenter.can_undo),
    Command("redo", "Redo", "Edit", lambda desk: desk.presenter.redo(), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo",
            enabled=lambda presenter: presenter.can_redo),
    Command("search", "Search", "Edit", lambda desk: desk.go_to_search(), ("Ctrl+F",), "search", group=1),
    Command("palette", "Find a command…", "Edit", lambda desk: desk.open_palette(),
            ("Ctrl+K", "Ctrl+Shift+P"), "search", group=1),
    Command("clear", "Clear selection and search", "Edit", lambda desk: desk.presenter.clear(), ("Esc",),
            group=1),
    Command("copy-picture", "Copy picture", "Edit", lambda desk: desk.copy_picture(), ("Ctrl+C",), "copy",
            group=2, needs_view=True),
)  # fmt: skip
"""In the order of the menu."""
