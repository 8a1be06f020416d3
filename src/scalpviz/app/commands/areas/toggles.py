"""Commands that turn switches of the view on and off; they follow from its fields."""

from __future__ import annotations

from scalpviz.app.commands.command import Command
from scalpviz.app.commands.switches import Toggle, toggles
from scalpviz.state.view import View


def _toggle(one: Toggle) -> Command:
    return Command(
        one.id,
        one.title,
        one.menu,
        lambda desk: desk.presenter.toggle(one.field),
        one.keys,
        one.icon,
        one.short,
        one.group,
        lambda view, desk: one.is_on(view, desk.presenter),
        one.enabled,
        one.needs_view,
        one.in_view,
    )


def toggle_commands(menu: str, group: int | None = None, view: type = View) -> tuple[Command, ...]:
    """Commands that turn switches of a class of views on and off, for a menu, or a group of it."""
    return tuple(_toggle(one) for one in toggles(view) if one.menu == menu and group in (None, one.group))
