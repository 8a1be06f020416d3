"""Rebuilding the stored head."""

import importlib
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path

import numpy as np
import pytest

from scalpviz.assets import assets_dir
from scalpviz.errors import ScalpVizError
from scalpviz.head.sculpt.build import Detail, finished_head, sculpt
from scalpviz.head.sculpt.people import ADULT, PEOPLE
from scalpviz.head.sculpt.storage import replace_files

SKETCH = Detail(cell=2.0, edge_scale=3.0, rounds=3, polish=1, fits=1, opens_eyes=True)


@pytest.fixture(scope="module")
def sketch():
    pytest.importorskip("numba")
    pytest.importorskip("skimage")
    return finished_head(ADULT, SKETCH, report=lambda line: None)


def test_a_coarse_build_has_the_landmarks_of_the_stored_head(sketch, adult):
    assert sketch.landmarks.keys() == adult.landmarks.keys()
    gaps = {n: np.linalg.norm(sketch.landmarks[n] - adult.landmarks[n]) for n in adult.landmarks}
    assert np.median(list(gaps.values())) < 0.5


def rebuilt(head: str, folder: Path) -> str:
    """The report of a rebuild in a process of its own."""
    command = [sys.executable, "-m", "scalpviz", "sculpt", "--head", head, "--into", str(folder)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


EVERY = [person.file for person in PEOPLE]
REBUILT = EVERY if os.environ.get("SCALPVIZ_REBUILD") == "all" else EVERY[-1:]
"""The child, to whom every step of sculpting is done: a build takes two minutes. `.ci/run` rebuilds all."""


@pytest.mark.slow
def test_stored_heads_are_rebuilt_byte_for_byte_and_meet_their_measures(tmp_path):
    pytest.importorskip("numba")
    pytest.importorskip("skimage")
    heads = REBUILT
    with ThreadPoolExecutor(min(len(heads), os.cpu_count() or 1)) as pool:
        reports = list(pool.map(rebuilt, heads, repeat(tmp_path)))
    for head in heads:
        for name in (f"{head}.ply", f"{head}.json"):
            assert (tmp_path / name).read_bytes() == (assets_dir() / "meshes" / name).read_bytes(), name
    for report in reports:
        assert re.search(r"nasion-inion arc +3\d\d\.\d +3\d\d\.\d", report)
        assert "out of tolerance" not in report


@pytest.mark.slow
def test_a_preview_is_coarse_near_its_measures_and_keeps_its_eyes_closed(tmp_path):
    pytest.importorskip("numba")
    pytest.importorskip("skimage")
    said: list[str] = []
    sculpt(tmp_path, preview=True, report=said.append)
    head = (tmp_path / "average_adult.ply").read_bytes().partition(b"end_header")[0].decode()
    assert int(re.search(r"element vertex (\d+)", head)[1]) < 20_000
    assert "element open_eye 0" in head
    rows = re.findall(r"^([a-z].*?) +(\d+\.\d) +(\d+\.\d) ", "\n".join(said), re.MULTILINE)
    assert len(rows) == 15
    for name, target, measured in rows:
        assert float(measured) == pytest.approx(float(target), abs=4.5), name


def test_a_missing_library_names_the_extra_to_install(tmp_path, monkeypatch):
    def missing(name):
        raise ImportError(f"No module named {name!r}", name=name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(ScalpVizError, match=r'pip install "scalpviz\[sculpt\]"'):
        sculpt(tmp_path, preview=True, report=lambda line: None)
    assert not list(tmp_path.iterdir())


def test_files_are_replaced_whole(tmp_path):
    (tmp_path / "a.ply").write_bytes(b"old")
    replace_files(tmp_path, {"a.ply": b"new", "b.json": b"{}"})
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == {"a.ply": b"new", "b.json": b"{}"}


def test_a_failed_write_leaves_the_old_files_and_no_draft(tmp_path, monkeypatch):
    (tmp_path / "a.ply").write_bytes(b"old")
    write = Path.write_bytes

    def full_disk(path, data):
        if "b.json" in path.name:
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(OSError, match="No space"):
        replace_files(tmp_path, {"a.ply": b"new", "b.json": b"{}"})
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == {"a.ply": b"old"}


def test_a_folder_that_cannot_be_made_is_named_before_any_work(tmp_path):
    occupied = tmp_path / "a file"
    occupied.write_text("here already")
    lines = []
    with pytest.raises(ScalpVizError, match=r"a file.*choose a folder"):
        sculpt(occupied, report=lines.append)
    assert lines == []
    assert occupied.read_text() == "here already"


def test_an_unknown_head_is_refused_with_the_names_of_those_there_are(tmp_path):
    with pytest.raises(ScalpVizError, match=r"no head 'grandfather'.*average_adult, average_woman"):
        sculpt(tmp_path, heads=["grandfather"], report=lambda line: None)
