"""Folders of the user: the same that Qt names, where earlier versions kept things."""

from pathlib import Path

import pytest
from platformdirs.macos import MacOS

from scalpviz.folders import NAME, cache_folder, data_folder

pytestmark = pytest.mark.skipif("sys.platform != 'linux'", reason="names the folders of Linux")


def test_what_the_desktop_says_counts(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert (data_folder(), cache_folder()) == (tmp_path / "data" / NAME, tmp_path / "cache" / NAME)


def test_without_a_word_they_lie_in_the_home(monkeypatch, tmp_path):
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_folder() == tmp_path / ".local" / "share" / NAME
    assert cache_folder() == tmp_path / ".cache" / NAME


def test_macos_keeps_them_where_they_were():
    home = str(Path.home())
    assert MacOS(NAME, appauthor=False).user_data_dir == f"{home}/Library/Application Support/{NAME}"
    assert MacOS(NAME, appauthor=False).user_cache_dir == f"{home}/Library/Caches/{NAME}"
