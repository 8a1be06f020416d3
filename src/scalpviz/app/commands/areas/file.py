"""Commands of the File menu: heads, atlases, pictures, named views as files."""

from __future__ import annotations

from scalpviz.app.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    Command("open-head", "Open head…", "File", lambda desk: desk.open_head(), ("Ctrl+O",), "open",
            needs_view=True),
    Command("open-atlas", "Open atlas…", "File", lambda desk: desk.open_atlas()),
    Command("save-picture", "Save picture…", "File", lambda desk: desk.save_picture(), ("Ctrl+S",), "picture",
            group=1, needs_view=True),
    Command("quit", "Quit", "File", lambda desk: desk.quit(), ("Ctrl+Q",), group=2),
    Command("import-views", "Open views…", "File", lambda desk: desk.views.import_views()),
    Command("export-views", "Save views…", "File", lambda desk: desk.views.export_views()),
)  # fmt: skip
"""In the order of the menu."""
