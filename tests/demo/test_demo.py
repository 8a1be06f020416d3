import os
import subprocess
import sys
from pathlib import Path

import pytest

from scalpviz.head.stored import stored_heads

HEADS = tuple(f"head-{name.replace('_', '-')}" for name in stored_heads()[1:])
STEPS = (
    "open", "hover-ms6", "click-ms6", "pick-ms1", "search-aphasia", "back", "stroke-right-side-weak",
    "hand-in-figure", "guides", *HEADS, "dark",
)  # fmt: skip


@pytest.mark.window
@pytest.mark.slow
def test_the_demo_brings_its_own_screen_and_leaves_a_picture_of_each_step(tmp_path: Path):
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "scalpviz", "demo", str(tmp_path / "out")],
        capture_output=True, text=True, timeout=300, check=False, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [f"{number:02d}-{step}.png" for number, step in enumerate(STEPS, start=1)]
    pictures = [(tmp_path / "out" / name).read_bytes() for name in names]
    assert len(set(pictures)) == len(STEPS)
    assert all(int.from_bytes(p[16:20]) == 1440 and int.from_bytes(p[20:24]) == 900 for p in pictures)


@pytest.mark.window
@pytest.mark.slow
@pytest.mark.parametrize(
    ("scenario", "options", "size"),
    [
        ("student", ["--language", "zh", "--dark", "--size", "1280x720"], (1280, 720)),
        ("teacher", ["--size", "1920x1080"], (1920, 1080)),
        ("practitioner", ["--dark", "--size", "1280x720", "--scale", "2"], (2560, 1440)),
    ],
)
def test_a_scenario_is_ten_steps_and_nothing_is_cut_off(tmp_path: Path, scenario, options, size):
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "scalpviz", "demo", str(tmp_path), "--scenario", scenario, *options],
        capture_output=True, text=True, timeout=300, check=False, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    pictures = [path.read_bytes() for path in sorted(tmp_path.iterdir())]
    assert len(set(pictures)) == 10
    for picture in pictures:
        assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == size


def test_a_folder_that_cannot_be_made_is_named_before_anything_opens(tmp_path: Path):
    from scalpviz.demo.demo import run_demo
    from scalpviz.errors import ScalpVizError

    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ScalpVizError, match="no folder can be made there"):
        run_demo(tmp_path / "file" / "out")
