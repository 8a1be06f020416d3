"""`scalpviz sheet`."""

from pathlib import Path

import pytest

from scalpviz.cli import main


@pytest.mark.window
def test_sheet_writes_a_picture_of_the_head_in_the_tone_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = tmp_path / "sheets"
    assert main(["sheet", str(folder), "--head", "average adult", "--skin", "clay"]) == 0
    assert [path.name for path in folder.iterdir()] == ["average_adult-clay.png"]
    assert "twelve views" in capsys.readouterr().out
