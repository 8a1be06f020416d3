"""Commands of the Go menu: named views, going back, zones, parts of the window, turning."""

from __future__ import annotations

from scalpviz.app.commands.areas.toggles import toggle_commands
from scalpviz.app.commands.command import Command
from scalpviz.state.view import NamedView

TURN = 10.0
"""Degrees a press of an arrow key turns."""
ZOOM = 1.2
"""How many times nearer a key brings."""


def _look(view: NamedView, title: str, key: str, short: str) -> Command:
    return Command(
        f"view-{view}",
        title,
        "Go",
        lambda desk: desk.presenter.look_from(view),
        (key,),
        icon=f"view-{view}",
        short=short,
        group=0,
        needs_view=True,
    )


def _spin(name: str, title: str, speed: float) -> Command:
    return Command(
        f"spin-{name}",
        title,
        "Go/Turn by itself",
        lambda desk: desk.presenter.spin_at(speed),
        group=1,
        checked=lambda view, _desk: view.spin_speed == speed,
        needs_view=True,
    )


def _tab(tab: str, title: str, key: str) -> Command:
    return Command(f"tab-{tab}", title, "Go", lambda desk: desk.show_tab(tab), (key,), group=2)


COMMANDS: tuple[Command, ...] = (
    _look(NamedView.FRONT, "Front", "1", "Front"),
    _look(NamedView.BACK, "Back", "2", "Back"),
    _look(NamedView.LEFT, "Left", "3", "Left"),
    _look(NamedView.RIGHT, "Right", "4", "Right"),
    _look(NamedView.TOP, "Top", "5", "Top"),
    _look(NamedView.THREE_QUARTER, "Three-quarter", "6", "3/4"),
    Command("home", "Home", "Go", lambda desk: desk.presenter.go_home(), ("Home",), "home", "Home",
            needs_view=True),
    Command("back", "Go back", "Go", lambda desk: desk.presenter.go_back(), ("Alt+Left",), "back", group=1,
            enabled=lambda presenter: presenter.can_go_back),
    Command("forward", "Go forward", "Go", lambda desk: desk.presenter.go_forward(), ("Alt+Right",),
            "forward", group=1, enabled=lambda presenter: presenter.can_go_forward),
    Command("next-zone", "Next zone", "Go", lambda desk: desk.presenter.next_zone(), ("Ctrl+Down", "]"),
            "next", group=1),
    Command("previous-zone", "Previous zone", "Go", lambda desk: desk.presenter.previous_zone(),
            ("Ctrl+Up", "["), "previous", group=1),
    Command("next-part", "Next part of the window", "Go", lambda desk: desk.go_to_part(1), ("F6",), group=3),
    Command("previous-part", "Previous part of the window", "Go", lambda desk: desk.go_to_part(-1),
            ("Shift+F6",), group=3),
    _tab("zones", "Zones", "Ctrl+1"),
    _tab("body", "Body", "Ctrl+2"),
    _tab("conditions", "Conditions", "Ctrl+3"),
    Command("turn-left", "Turn left", "Go/Turn and zoom", lambda desk: desk.turn(TURN, 0), ("Left",),
            needs_view=True, in_view=True),
    Command("turn-right", "Turn right", "Go/Turn and zoom", lambda desk: desk.turn(-TURN, 0), ("Right",),
            needs_view=True, in_view=True),
    Command("turn-up", "Turn up", "Go/Turn and zoom", lambda desk: desk.turn(0, -TURN), ("Up",),
            needs_view=True, in_view=True),
    Command("turn-down", "Turn down", "Go/Turn and zoom", lambda desk: desk.turn(0, TURN), ("Down",),
            needs_view=True, in_view=True),
    *toggle_commands("Go/Turn by itself"),
    _spin("slowly", "Slowly", 10.0),
    _spin("steadily", "Steadily", 20.0),
    _spin("fast", "Fast", 45.0),
    Command("save-view", "Save this view…", "Go/Named views", lambda desk: desk.views.save(), ("Ctrl+D",),
            "save-view", needs_view=True),
    Command("next-view", "Next named view", "Go/Named views", lambda desk: desk.views.step(1),
            ("Ctrl+PgDown",), needs_view=True),
    Command("previous-view", "Previous named view", "Go/Named views", lambda desk: desk.views.step(-1),
            ("Ctrl+PgUp",), needs_view=True),
    Command("views", "Named views…", "Go/Named views", lambda desk: desk.views.open_page(), ("Ctrl+Shift+D",),
            "named-views", group=1),
    Command("nearer", "Come nearer", "Go/Turn and zoom", lambda desk: desk.zoom(ZOOM), ("+", "="), group=1,
            needs_view=True),
    Command("farther", "Go away", "Go/Turn and zoom", lambda desk: desk.zoom(1 / ZOOM), ("-",), group=1,
            needs_view=True),
)  # fmt: skip
"""In the order of the menu."""
