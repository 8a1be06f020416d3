"""No circles of imports, between files or between rooms, and no long file without a reason."""

import importlib
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import grimp
import numpy as np
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

ROOT = Path(__file__).parents[1]
LONGEST = 400
"""Lines that a file may have without saying why it has more."""
REASON = re.compile(r"^# Long because \w", re.MULTILINE)
HEAD = 40
"""Lines at the head of a file in which the reason stands."""

Arrows = set[tuple[str, str]]


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """Every import of the program, those for types alone and those made late too."""
    return grimp.build_graph("scalpviz", cache_dir=None)


def imports(graph: grimp.ImportGraph) -> Arrows:
    """Which module imports which."""
    return {
        (module, imported)
        for module in graph.modules
        for imported in graph.find_modules_directly_imported_by(module)
    }


def rooms(arrows: Arrows) -> set[str]:
    """Packages that modules lie in, the outermost too."""
    names = {name for arrow in arrows for name in arrow}
    return {name[:at] for name in names for at in range(len(name)) if name[at] == "."}


def between(arrows: Arrows, room: str) -> Arrows:
    """The arrows between what lies side by side in a room, whatever lies deeper taken together."""

    def inside(module: str) -> str | None:
        rest = module.removeprefix(f"{room}.")
        return None if rest == module else rest.split(".")[0]

    pairs = {(inside(source), inside(target)) for source, target in arrows}
    return {(a, b) for a, b in pairs if a is not None and b is not None and a != b}


def circles(arrows: Arrows) -> list[str]:
    """Sets of names that lead back to themselves, each told with its arrows."""
    names = sorted({name for arrow in arrows for name in arrow})
    row = {name: k for k, name in enumerate(names)}
    ends = np.array([(row[a], row[b]) for a, b in sorted(arrows)]).reshape(-1, 2)
    links = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(len(names), len(names)))
    _, part = connected_components(links, connection="strong")
    joined = [(a, b) for a, b in sorted(arrows) if part[row[a]] == part[row[b]]]
    return [
        ", ".join(f"{a} -> {b}" for a, b in joined if part[row[a]] == k)
        for k in sorted({part[row[a]] for a, _ in joined})
    ]


def test_no_file_leads_back_to_itself(graph: grimp.ImportGraph):
    found = circles(imports(graph))
    assert not found, "\n".join(found)


def test_between_the_rooms_and_what_lies_in_them_arrows_run_one_way(graph: grimp.ImportGraph):
    arrows = imports(graph)
    found = [
        f"{room}: {circle}" for room in sorted(rooms(arrows)) for circle in circles(between(arrows, room))
    ]
    assert not found, "\n".join(found)


def test_a_circle_is_found_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    package = tmp_path / "madeup"
    for name, text in {
        "__init__": "",
        "window": "import madeup.room.a\n",
        "room/__init__": "",
        "room/a": "from madeup.room import b\n",
        "room/b": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from madeup.room import a\n",
        "low/__init__": "",
        "low/one": "def late():\n    import madeup.high.two\n",
        "high/__init__": "",
        "high/two": "",
        "high/three": "import madeup.low.four\n",
        "low/four": "",
    }.items():
        path = package / f"{name}.py"
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    arrows = imports(grimp.build_graph("madeup", cache_dir=None))
    sys.modules.pop("madeup", None)
    assert circles(arrows) == ["madeup.room.a -> madeup.room.b, madeup.room.b -> madeup.room.a"]
    assert rooms(arrows) == {"madeup", "madeup.room", "madeup.low", "madeup.high"}
    assert circles(between(arrows, "madeup")) == ["high -> low, low -> high"]


def sources() -> Iterable[Path]:
    """Every file of the project's code."""
    for folder in ("src", "tests", "benchmarks", "scripts"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def unexplained(path: Path) -> bool:
    """Whether a file is long and does not say why at its head."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return len(lines) > LONGEST and not REASON.search("\n".join(lines[:HEAD]))


def test_a_long_file_says_why_at_its_head():
    found = [str(path.relative_to(ROOT)) for path in sources() if unexplained(path)]
    assert not found, f"say why at the head (# Long because …), or split: {', '.join(found)}"


def test_a_long_file_without_a_reason_is_found(tmp_path: Path):
    file = tmp_path / "long.py"
    for head, told in (("", True), ("# Long because it is one table.\n", False), ("# Long because\n", True)):
        file.write_text(head + "a = 1\n" * (LONGEST + 1))
        assert unexplained(file) is told
    file.write_text("a = 1\n" * LONGEST)
    assert not unexplained(file)
