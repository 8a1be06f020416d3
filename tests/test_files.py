"""Files are written whole or not at all."""

import errno
from pathlib import Path

import pytest

from scalpviz.errors import ScalpVizError
from scalpviz.files import check_writable, write_atomically, write_text


def test_a_file_is_replaced_whole(tmp_path: Path):
    path = tmp_path / "zones.json"
    path.write_text("old")
    write_text(path, "头")
    assert path.read_text(encoding="utf-8") == "头"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file_and_says_so(tmp_path: Path):
    path = tmp_path / "zones.json"
    path.write_text("old")

    def fill(draft: Path) -> None:
        draft.write_text("half of the n")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(ScalpVizError, match="the disk is full"):
        write_atomically(path, fill)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_while_writing_leaves_nothing_behind(tmp_path: Path):
    def fill(draft: Path) -> None:
        draft.write_text("half")
        raise ValueError("not the file's fault")

    with pytest.raises(ValueError, match="not the file's fault"):
        write_atomically(tmp_path / "a.json", fill)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_a_file(tmp_path: Path):
    with pytest.raises(ScalpVizError, match="it is a folder"):
        check_writable(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path):
    with pytest.raises(ScalpVizError, match="does not exist; make it first"):
        check_writable(tmp_path / "none" / "a.json")
