"""Every switch of the view has its command, a new one too."""

from dataclasses import dataclass
from types import SimpleNamespace
from unittest.mock import Mock

import pytest

from scalpviz.app.commands.areas.toggles import toggle_commands
from scalpviz.app.commands.switches import OFFERED, toggles
from scalpviz.app.commands.table import COMMANDS
from scalpviz.atlas.load import load_atlas
from scalpviz.state.fields import field_of, named
from scalpviz.state.kinds import SwitchKind
from scalpviz.state.presenter.presenter import Presenter
from scalpviz.state.presenter.window import Window
from scalpviz.state.view import View
from scalpviz.state.view_state import ViewState


@pytest.fixture
def presenter_of():
    atlas = load_atlas()

    def made(state):
        return Presenter(atlas, state, Mock(spec=Window))

    return made


@dataclass(frozen=True)
class WiderView(View):
    """A view with a switch that no command was written for."""

    warm_aura: bool = field_of(False, SwitchKind(), toggled=True)


def test_every_switch_of_the_view_is_offered_once():
    toggled = named(View, toggled=True)
    assert set(OFFERED) == toggled
    ids = [one.id for one in toggles()]
    assert sorted(command.id for command in COMMANDS if command.id in ids) == sorted(ids)


def test_a_new_switch_gets_a_command_that_turns_it_on_and_ticks_it(presenter_of):
    state = ViewState(WiderView())
    desk = SimpleNamespace(presenter=presenter_of(state))
    (command,) = [one for one in toggle_commands("View/Show", view=WiderView) if one.id == "warm-aura"]
    assert command.title == "Warm aura"
    assert not command.checked(state.view, desk)
    command.run(desk)
    assert state.view.warm_aura is True
    assert command.checked(state.view, desk)
    command.run(desk)
    assert state.view.warm_aura is False


def test_the_panels_command_is_ticked_while_the_panel_is_there(presenter_of):
    state = ViewState()
    desk = SimpleNamespace(presenter=presenter_of(state))
    (command,) = [one for one in COMMANDS if one.id == "text"]
    assert command.checked(state.view, desk)
    command.run(desk)
    assert state.view.text_hidden
    assert not command.checked(state.view, desk)


def test_eyes_that_guides_hold_open_are_ticked_and_not_the_users_to_close(presenter_of):
    state = ViewState()
    desk = SimpleNamespace(presenter=presenter_of(state))
    desk.presenter.head_shown({}, True)
    (command,) = [one for one in COMMANDS if one.id == "eyes"]
    assert (command.checked(state.view, desk), command.enabled(desk.presenter)) == (False, True)
    desk.presenter.toggle("guides")
    assert (command.checked(state.view, desk), command.enabled(desk.presenter)) == (True, False)
