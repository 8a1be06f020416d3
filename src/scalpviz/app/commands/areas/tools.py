"""Commands of the Tools menu: the tape."""

from __future__ import annotations

from scalpviz.app.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    Command("tape", "Tape", "Tools", lambda desk: desk.tapes.toggle(), ("Ctrl+M",), "tape", "Tape",
            checked=lambda view, _desk: view.measuring, needs_view=True),
    Command("tape-end", "Set an end of the tape", "Tools", lambda desk: desk.tapes.set_end(),
            ("Return", "Enter", "Shift+Return", "Shift+Enter"),
            enabled=lambda presenter: presenter.measuring, needs_view=True, in_view=True),
    Command("tape-zone", "Follow the chosen zone with a tape", "Tools",
            lambda desk: desk.tapes.follow_zone(), ("Ctrl+Shift+M",),
            enabled=lambda presenter: presenter.has_chosen, needs_view=True),
    Command("copy-tapes", "Copy the tapes as text", "Tools", lambda desk: desk.tapes.copy(), group=1,
            enabled=lambda presenter: presenter.has_tapes, needs_view=True),
    Command("dismiss-tapes", "Dismiss the tapes", "Tools", lambda desk: desk.tapes.dismiss(), group=1,
            enabled=lambda presenter: presenter.has_tapes, needs_view=True),
)  # fmt: skip
"""In the order of the menu."""
