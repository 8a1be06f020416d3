"""Whatever is done in whatever order: nothing breaks, nothing leaks, and undo leads back."""

import gc
import os
import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtGui import QTextObject
from PySide6.QtWidgets import QApplication
from vtkmodules.vtkCommonCore import vtkObjectBase

from scalpviz.app.commands.table import COMMANDS
from scalpviz.app.style.theme import Mode
from scalpviz.errors import ScalpVizError
from scalpviz.side import Side
from scalpviz.state.history import DEPTH, choices
from scalpviz.state.view import NamedView, ZoneRef

ACTIONS = int(os.environ.get("SCALPVIZ_ACTIONS", "1000"))
DIALOGS = {"open-head", "open-atlas", "save-picture", "quit", "help", "about"}
"""Commands that open a window of their own; those have tests of their own."""
COSTLY = {
    "next-head",
    "own-head",
    "centimetres-printed",
    "centimetres-scaled",
    "preset-everything",
    "preset-all",
}
"""Commands that lay or paint every zone anew, seconds each."""
SYSTEMS = ("international", "jiao")
WORDS = ("", "hand", "MS6", "stroke", "shenting", "失眠", "headache right", "zzz", "leg left")


def leaves_out(command) -> bool:
    return (
        command.id in DIALOGS | COSTLY | {"next-view", "previous-view"}  # say so while no view is saved
        or command.id.startswith(("head-", "page-", "theme-", "language-"))
        or command.title.endswith("…")
    )


class Monkey:
    """Does one thing after the other, as a random number generator tells it."""

    def __init__(self, window, atlas, chance: random.Random) -> None:
        self.window, self.chance = window, chance
        # Few systems: each set of them that is on view is painted anew, which is tested elsewhere.
        self.refs = [ZoneRef(zone.system, zone.code) for zone in atlas.zones if zone.system in SYSTEMS]
        self.refs += [ZoneRef(point.system, point.code) for point in atlas.points]
        self.areas = ["hand", "speech"]
        self.conditions = [condition.id for condition in atlas.conditions][:2]
        self.commands = [command.id for command in COMMANDS if not leaves_out(command)]
        self.doings = (
            (8, self.select), (8, self.hover), (4, self.search), (1, self.theme), (1, self.language),
            (4, self.look), (10, self.command), (4, self.undo), (2, self.redo), (2, self.area),
            (2, self.condition),
        )  # fmt: skip

    def act(self) -> None:
        weights, doings = zip(*self.doings, strict=True)
        self.chance.choices(doings, weights)[0]()

    def some_ref(self) -> ZoneRef | None:
        ref = self.chance.choice([None, *self.refs])
        side = self.chance.choice([None, Side.LEFT, Side.RIGHT])
        return ref and ZoneRef(ref.system, ref.code, side)

    def select(self) -> None:
        self.window.presenter.select(self.some_ref())

    def hover(self) -> None:
        self.window.presenter.hover(self.some_ref())

    def search(self) -> None:
        self.window.presenter.search(self.chance.choice(WORDS))

    def theme(self) -> None:
        self.window.choose_mode(self.chance.choice([Mode.LIGHT, Mode.DARK]))

    def language(self) -> None:
        self.window.choose_language(self.chance.choice(["en", "pinyin", "zh"]))

    def look(self) -> None:
        if self.chance.random() < 0.5:
            self.window.presenter.look_from(self.chance.choice(list(NamedView)))
        else:
            self.window.turn(self.chance.uniform(-40, 40), self.chance.uniform(-20, 20))

    def command(self) -> None:
        action = self.window.actions_[self.chance.choice(self.commands)]
        if action.isEnabled():
            action.trigger()

    def undo(self) -> None:
        self.window.presenter.undo()

    def redo(self) -> None:
        self.window.presenter.redo()

    def area(self) -> None:
        self.window.presenter.choose_area(
            self.chance.choice(self.areas), self.chance.choice([None, Side.LEFT, Side.RIGHT])
        )

    def condition(self) -> None:
        self.window.presenter.choose_condition(
            self.chance.choice(self.conditions), self.chance.choice([None, Side.LEFT, Side.RIGHT])
        )


def come_to_rest(window, hand) -> None:
    # all systems may wait to be painted, one set after the other
    hand.wait(lambda: not window.view_area.busy, "the end of the painting", 180.0)
    hand.settle()


def take_all_back(window, hand) -> None:
    come_to_rest(window, hand)
    while window.presenter.can_undo:
        window.presenter.undo()
    window.presenter.hover(None)
    come_to_rest(window, hand)
    # paints that are kept have made what they were asked for, and so has the one on view: begin anew
    area = window.view_area
    area._paints.clear()
    area._wear(area.laid)
    come_to_rest(window, hand)
    area.head_view.scene.pick(*(side / 2 for side in area.head_view.scene.size))


def things_alive(window) -> Counter[str]:
    """How many objects of VTK and of Qt there are, by class.

    Tables and lists of a text are left out: they are what a page says, and hidden ones keep what they said.
    """
    for _ in range(3):
        gc.collect()
        QApplication.processEvents()
    found = Counter(type(o).__name__ for o in gc.get_objects() if issubclass(type(o), vtkObjectBase))
    of_qt = (o for o in window.findChildren(QObject) if not isinstance(o, QTextObject))
    found += Counter(type(o).__name__ for o in of_qt)
    view = window.view_area.head_view
    found["props of the scene"] = view.canvas.renderer.GetViewProps().GetNumberOfItems()
    return found


@pytest.mark.window
@pytest.mark.slow
@given(seed=st.integers(0, 2**32))
@settings(
    max_examples=1, deadline=None, derandomize=True,
    phases=[Phase.generate],  # a run of many actions is told by its seed: nothing is gained by shrinking that
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_many_actions_break_nothing_leak_nothing_and_can_be_undone(window, hand, atlas, seed):
    assert DEPTH >= ACTIONS
    raised: list[BaseException] = []
    report = window.guard.report

    def told(error: BaseException) -> None:
        # A refusal is told in a sentence (a tape along a point, say); anything else is a fault.
        if not isinstance(error, ScalpVizError):
            raised.append(error)

    window.guard.report = told
    try:
        monkey = Monkey(window, atlas, random.Random(seed))
        for _ in range(ACTIONS // 4):
            monkey.act()
        for ref in monkey.refs:  # whatever is made once and kept is made now
            window.presenter.select(ref)
        take_all_back(window, hand)
        before, start = things_alive(window), choices(window.state.view)
        for step in range(ACTIONS):
            monkey.act()
            if step % 5 == 0:
                QApplication.processEvents()
            assert not raised
        take_all_back(window, hand)
        assert choices(window.state.view) == start
        grown = things_alive(window) - before
        assert not grown, grown
        assert not raised
    finally:
        window.guard.report = report
