"""Commands of other packages: found, run, and kept from doing harm."""

import re
import sys
from pathlib import Path

import numpy as np
import pytest

from scalpviz.app.commands.command import Command

GUIDE = Path(__file__).parents[3] / "docs" / "plugins.md"


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Installs a package of one module with its entry point."""

    def made(name: str, code: str, point: str) -> None:
        (tmp_path / f"{name}.py").write_text(code, encoding="utf-8")
        info = tmp_path / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[scalpviz.commands]\n{name} = {point}\n")

    monkeypatch.syspath_prepend(str(tmp_path))
    yield made
    for name in ("scalp_markers", "broken", "rude"):
        sys.modules.pop(name, None)


def test_the_example_of_the_guide_adds_a_command_that_draws(own_window, install):
    (code,) = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), flags=re.DOTALL)
    install("scalp_markers", code, "scalp_markers:commands")
    own_window.plugins.load()
    action = own_window.actions_["mark-vertex"]
    assert action in own_window.actions_.menu("Tools").actions()
    own_window.presenter.look_from("top")
    action.trigger()
    vertex = own_window.view_area.laid.placement.head.landmark("vertex").xyz
    bounds = np.array(own_window.plotter.actors["vertex marker"].bounds).reshape(3, 2)
    assert bounds.mean(axis=1) == pytest.approx(vertex, abs=0.5)


@pytest.mark.parametrize(
    "code",
    [
        "def commands():\n    raise OSError('no disk')\n",
        "def commands():\n    return [3]\n",
        "import nothing_of_that_name\n",
        "from scalpviz.app.commands.command import Command\n"
        "def commands():\n    return Command('undo', 'Undo', 'Edit', print)\n",
        "from scalpviz.app.commands.command import Command\n"
        "def commands():\n    return Command('mine', 'Mine', 'Nowhere', print)\n",
    ],
)
def test_one_that_fails_is_told_and_passed_over(own_window, install, code):
    before = [action.text() for action in own_window.actions_.menu("Edit").actions()]
    install("broken", code, "broken:commands")
    own_window.plugins.load()
    assert "The plug-in broken could not be used" in own_window.messages.words
    assert [action.text() for action in own_window.actions_.menu("Edit").actions()] == before


def test_keys_of_the_program_stay_the_programs(own_window):
    own_window.actions_.add(Command("rude", "Rude", "Tools", print, keys=("Ctrl+Z", "Ctrl+Alt+R")))
    assert [key.toString() for key in own_window.actions_["rude"].shortcuts()] == ["Ctrl+Alt+R"]


def test_what_it_raises_is_told(own_window):
    def run(_window) -> None:
        raise ValueError("whatever")

    own_window.actions_.add(Command("failing", "Failing", "Tools", run))
    own_window.actions_["failing"].trigger()
    assert own_window.messages.words
