"""The stored heads by name, before any of them is read."""

import subprocess
import sys
from pathlib import Path

import pytest

from scalpviz.errors import ScalpVizError
from scalpviz.head import stored
from scalpviz.head.reference import load_reference


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of four heads in name only, and of two that lack one of their files."""
    folder = tmp_path / "meshes"
    folder.mkdir()
    for name in ("zoe", "child", "average_woman", "average_adult"):
        (folder / f"{name}.ply").touch()
        (folder / f"{name}.json").write_text(f'{{"name": "The {name}"}}', encoding="utf-8")
    (folder / "half.ply").touch()
    (folder / "other.json").touch()
    monkeypatch.setattr(stored, "assets_dir", lambda: tmp_path)
    return folder


def test_heads_are_listed_with_the_default_first_and_strangers_last(shelf: Path):
    assert stored.stored_heads() == ("average_adult", "average_woman", "child", "zoe")


def test_a_head_is_called_what_its_file_says_or_else_by_its_file(shelf: Path):
    (shelf / "child.json").write_text("no words", encoding="utf-8")
    titles = stored.stored_titles()
    assert titles["zoe"] == "The zoe"
    assert titles["child"] == "child"
    assert tuple(titles) == stored.stored_heads()


@pytest.mark.parametrize("words", ["average_woman", "Average woman", "average-woman "])
def test_a_head_is_found_however_its_name_is_written(shelf: Path, words: str):
    assert stored.stored_head_named(words) == "average_woman"


def test_an_unknown_head_is_refused_with_the_names_there_are(shelf: Path):
    with pytest.raises(ScalpVizError, match=r"'anna'.*average_adult, average_woman, child, zoe"):
        stored.stored_head_named("anna")


def test_every_stored_head_is_called_in_the_menu_what_it_is_called_on_show():
    titles = stored.stored_titles()
    assert stored.DEFAULT in titles
    for name, title in titles.items():
        assert load_reference(name).name == title


def test_listing_the_heads_waits_for_no_arrays():
    code = (
        "import sys; from scalpviz.head.stored import stored_titles; stored_titles(); "
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
