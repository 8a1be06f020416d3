from collections import Counter

import pytest

from scalpviz.app.commands.table import COMMANDS, MENUS, TOOLBAR, TOOLBAR_MENUS
from scalpviz.assets import assets_dir
from scalpviz.state.view import NamedView


def test_every_command_has_a_name_of_its_own():
    assert max(Counter(command.id for command in COMMANDS).values()) == 1


def test_no_key_means_two_things():
    for in_view in (True, False):
        keys = [key for command in COMMANDS if command.in_view is in_view for key in command.keys]
        assert len(keys) == len(set(keys))


def test_every_icon_is_a_file():
    missing = [c.id for c in COMMANDS if c.icon and not (assets_dir() / "icons" / f"{c.icon}.svg").is_file()]
    assert missing == []


def test_every_command_stands_in_a_menu():
    assert {command.menu.split("/")[0] for command in COMMANDS} == set(MENUS)


def test_the_toolbar_holds_commands_with_a_short_word_and_an_icon():
    by_id = {command.id: command for command in COMMANDS}
    assert set(TOOLBAR_MENUS) <= {command.menu for command in COMMANDS}
    for name in (name for group in TOOLBAR for name in group if name not in TOOLBAR_MENUS):
        assert by_id[name].short
        assert by_id[name].icon


@pytest.mark.parametrize("view", NamedView)
def test_every_named_view_has_a_key(view: NamedView):
    assert any(command.id == f"view-{view}" and command.keys for command in COMMANDS)
