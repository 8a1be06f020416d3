"""Commands of the Help menu: keys, pages of the library, what the program is."""

from __future__ import annotations

from scalpviz.app.commands.command import Command


def _page(page: str, title: str, group: int) -> Command:
    return Command(
        f"page-{page.split('/')[0]}", title, "Help", lambda desk: desk.show_library(page), group=group
    )


COMMANDS: tuple[Command, ...] = (
    Command("help", "Keys and mouse", "Help", lambda desk: desk.show_help(), ("F1",), "help"),
    _page("system/international", "Systems and their history", 1),
    _page("technique", "Technique", 1),
    _page("safety", "Safety", 1),
    _page("evidence", "Evidence", 1),
    _page("conventions", "Conventions of this atlas", 2),
    _page("sources", "Sources", 2),
    Command("about", "About ScalpViz", "Help", lambda desk: desk.show_about(), group=3),
)  # fmt: skip
"""In the order of the menu."""
