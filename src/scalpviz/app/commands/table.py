"""Everything the user can ask for, in one table that feeds menus, toolbar, shortcuts and the help page."""

from __future__ import annotations

from scalpviz.app.commands.areas import edit, file, go, help_, tools, view
from scalpviz.app.commands.command import Command

MENUS = ("File", "Edit", "View", "Go", "Tools", "Help")

COMMANDS: tuple[Command, ...] = (
    *file.COMMANDS, *edit.COMMANDS, *view.COMMANDS, *go.COMMANDS, *tools.COMMANDS, *help_.COMMANDS,
)  # fmt: skip
"""In the order of the menus."""

TOOLBAR: tuple[tuple[str, ...], ...] = (
    ("view-front", "view-back", "view-left", "view-right", "view-top", "view-three-quarter"),
    ("View/Sides", "next-labels", "needles", "points", "guides", "skull", "tape"),
    ("home", "present", "shown"),
)
"""Ids of commands, or menus, in groups that a space parts."""

TOOLBAR_MENUS: dict[str, tuple[str, str]] = {"View/Sides": ("Sides", "sides")}
"""Word and icon of the menus on the toolbar."""

MOUSE: tuple[tuple[str, str], ...] = (
    ("Drag with the left button", "Turn the head"),
    ("Drag with the right or middle button", "Move the head"),
    ("Wheel", "Come nearer to the place under the pointer, or go away"),
    ("Point at a zone", "Its name and what it stands for, below the head"),
    ("Click a zone", "Its card, with the side and the part that was clicked"),
    ("Click bare skin", "Clear the selection"),
    ("Click while the tape is in hand", "An end of the tape; with Shift it follows the zone"),
)
"""What the mouse does in the 3D view."""
