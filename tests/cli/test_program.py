"""The program on a terminal: help, version, and how it says what went wrong."""

import errno
import sys
from pathlib import Path

import pytest
from terminal import refused, run


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("render", "-o", "{folder}/nowhere/a.png"), "does not exist"),
        (("check", "{folder}/none.json", "--own"), "none.json"),
        (("render", "-o", "{folder}"), "should end in .png"),
        (("render", "--size", "big", "-o", "a.png"), "no size"),
        (("render", "--view", "below", "-o", "a.png"), "below"),
        (("render", "--scale", "0", "-o", "a.png"), "no scale"),
        (("render", "--dpi", "many", "-o", "a.png"), "dots per inch"),
        (("render", "--scale", "30", "-o", "{folder}/a.png"), "out of bounds"),
        (("render", "--skin", "blue", "-o", "a.png"), "blue"),
        (("sheet", "--head", "martian", "{folder}"), "no stored head 'martian'"),
        (("sheet", "--skin", "blue", "{folder}"), "blue"),
        (("render", "--zone", "MS99", "-o", "{folder}/a.png"), "no zone 'MS99'"),
        (("render", "--system", "martian", "-o", "{folder}/a.png"), "it has international"),
        (("place", "--system", "martian", "-o", "{folder}/a.json"), "it has international"),
        (("place", "--head", "{folder}/a.ply", "-o", "{folder}/a.json"), "needs --landmarks"),
        (("place", "--landmarks", "{folder}/a.json", "-o", "{folder}/b.json"), "needs --head"),
        (("place", "-o", "{folder}/nowhere/a.json"), "does not exist"),
        (("place",), "-o"),
        (("check", "{folder}/none.json"), "none.json"),
        (("check",), "FILE.json"),
        (("dance",), "dance"),
        (("demo", "{folder}/file"), "file"),
    ],
)
def test_what_is_asked_wrongly_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
):
    (tmp_path / "file").write_text("here already")
    before = sorted(tmp_path.iterdir())
    said = refused(capsys, *(part.format(folder=tmp_path) for part in arguments))
    assert words in said
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_closed_to_writing_is_named_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    def refuse(dir: Path) -> None:  # root may write everywhere, so the system's answer is put in its mouth
        assert dir == tmp_path
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("scalpviz.files.tempfile.TemporaryFile", refuse)
    monkeypatch.setattr("scalpviz.atlas.load.load_atlas", lambda: pytest.fail("work was begun"))
    assert "closed to writing" in refused(capsys, "place", "-o", str(tmp_path / "a.json"))
    assert "closed to writing" in refused(capsys, "render", "-o", str(tmp_path / "a.png"))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder that nobody may write to, root neither")
def test_a_folder_that_takes_no_files_is_named(capsys: pytest.CaptureFixture[str]):
    assert "closed to writing" in refused(capsys, "place", "-o", "/proc/a.json")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is a screen")
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":4711"}, {"DISPLAY": "nonsense"}])
def test_with_no_screen_the_window_says_so_in_one_line(display: dict[str, str]):
    done = run(**display)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "no screen" in done.stderr
    assert "scalpviz demo" in done.stderr


@pytest.mark.parametrize("command", ["", "render", "place", "check", "demo", "sculpt", "sheet"])
def test_every_command_has_help_with_an_example(command: str):
    done = run(*filter(None, [command]), "--help")
    assert done.returncode == 0
    assert "Example: scalpviz" in done.stdout


def test_the_version_is_printed():
    from scalpviz import __version__

    assert run("--version").stdout.strip() == f"scalpviz {__version__}"
