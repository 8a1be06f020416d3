"""`scalpviz render`: what the picture shows."""

from pathlib import Path

import numpy as np
import pytest

from scalpviz.cli import main
from scalpviz.cli.options import SKINS
from scalpviz.cli.render import VIEWS
from scalpviz.state.view import NamedView, SkinTone


@pytest.mark.window
def test_render_draws_a_zone_of_ones_own_atlas(tmp_path: Path, mine: Path):
    from PIL import Image

    def picture(*extra: str) -> np.ndarray:
        output = tmp_path / f"{len(extra)}.png"
        command = ["render", "--view", "back", "--size", "240x240", *extra, "-o", str(output)]
        assert main(command) == 0
        return np.asarray(Image.open(output).convert("RGB")).astype(int)

    own = picture("--atlas", str(mine), "--zone", "MY1")
    other = picture("--zone", "MS1")
    assert (np.abs(own - other).sum(axis=2) > 60).sum() > 50, "two discs at the back of the head"


def test_the_views_offered_are_the_named_views():
    assert list(VIEWS) == [view.value for view in NamedView]


def test_the_tones_of_the_command_line_are_those_of_the_program():
    assert tuple(SkinTone) == SKINS


@pytest.mark.window
def test_render_draws_the_skin_in_the_tone_asked_for(tmp_path: Path):
    from PIL import Image

    def brightness(skin: str) -> float:
        output = tmp_path / f"{skin}.png"
        assert (
            main(["render", "--view", "front", "--size", "200x200", "--skin", skin, "-o", str(output)]) == 0
        )
        return float(np.asarray(Image.open(output).convert("L"))[90:130, 80:120].mean())

    assert brightness("dark") < brightness("light") - 40


@pytest.mark.window
def test_render_scales_a_picture_without_background_and_tells_how_large_to_print_it(tmp_path: Path):
    from PIL import Image

    output = tmp_path / "a.png"
    options = ("--size", "100x80", "--scale", "2.5", "--dpi", "300", "--transparent", "--no-labels")
    assert main(["render", *options, "-o", str(output)]) == 0
    image = Image.open(output)
    assert image.size == (250, 200)
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.01)
    assert image.getpixel((0, 0)) == (0, 0, 0, 0)
    assert image.getpixel((125, 80))[3] == 255
