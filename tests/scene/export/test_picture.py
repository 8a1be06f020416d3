from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from scalpviz.errors import ScalpVizError
from scalpviz.scene.colours.record_colours import zone_colours
from scalpviz.scene.colours.vision import oklab
from scalpviz.scene.export.picture import FINER, reduced, render_picture, write_picture
from scalpviz.state.view import Labels, NamedView, View

pytestmark = pytest.mark.window


def drawn(atlas, head, folder: Path, **wishes) -> np.ndarray:
    output = folder / "head.png"
    given = {name: wishes.pop(name) for name in ("zones", "view", "size") if name in wishes}
    asked = {"zones": (), "view": NamedView.RIGHT, "size": (320, 240)} | given
    shown = View(**({"systems": (), "labels": Labels.NONE} | wishes))
    render_picture(atlas, head, shown=shown, output=output, **asked)
    with Image.open(output) as image:
        return np.asarray(image.convert("RGB"))


def share_of(image: np.ndarray, colour) -> float:
    """Share of pixels whose hue and chroma are near a colour's."""
    away = oklab(image / 255)[..., 1:] - oklab(np.array(colour))[1:]
    return float((np.linalg.norm(away, axis=-1) < 0.05).mean())


def test_a_picture_has_the_size_asked_for_and_shows_the_zones(atlas, reference_head, tmp_path):
    image = drawn(atlas, reference_head, tmp_path)
    assert image.shape == (240, 320, 3)
    colours = zone_colours(atlas)
    assert share_of(image, colours["international", "MS6"]) > 0.001


def test_only_the_zones_asked_for_are_painted(atlas, reference_head, tmp_path):
    image = drawn(atlas, reference_head, tmp_path, zones=("ms7",))
    colours = zone_colours(atlas)
    assert share_of(image, colours["international", "MS7"]) > 0.001
    assert share_of(image, colours["international", "MS6"]) == 0


def test_left_and_right_are_mirror_images(atlas, reference_head, tmp_path):
    right = drawn(atlas, reference_head, tmp_path, view=NamedView.RIGHT).astype(int)
    left = drawn(atlas, reference_head, tmp_path, view=NamedView.LEFT).astype(int)
    skin = slice(20, 180)  # the light comes from one side, the orientation head and the bar lie below
    lightness = np.abs(right[skin].sum(axis=2) - left[skin, ::-1].sum(axis=2))
    assert np.median(lightness) < 60


def test_labels_are_written_if_asked_for(atlas, reference_head, tmp_path):
    without, with_labels = (
        drawn(atlas, reference_head, tmp_path, labels=asked) for asked in (Labels.NONE, Labels.CODES)
    )
    changed = (without != with_labels).any(axis=2).mean()
    assert 0.003 < changed < 0.3


def test_edges_are_smooth(atlas, reference_head, tmp_path):
    image = drawn(atlas, reference_head, tmp_path, view=NamedView.RIGHT).astype(int)
    shares = []
    for row in image[40:200].sum(axis=2):
        jumps = np.abs(np.diff(row))
        edge = int(np.argmax(jumps[:-4])) if len(jumps) > 8 else 0
        shares.append(jumps[edge] / max(np.ptp(row[max(edge - 3, 0) : edge + 5]), 1))
    # at a silhouette drawn without smoothing the whole step lies between two pixels, in every row
    assert np.mean(np.array(shares) < 0.85) > 0.25


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"systems": ("atlantis",)}, "no system 'atlantis'"), ({"zones": ("MS99",)}, "no zone 'MS99'"),
        ({"size": (10, 10)}, "out of bounds"), ({"size": (100, 90000)}, "out of bounds"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_said_in_a_sentence_and_leaves_no_file(
    atlas, reference_head, tmp_path, wish, words
):
    with pytest.raises(ScalpVizError, match=words):
        drawn(atlas, reference_head, tmp_path, **wish)
    assert list(tmp_path.iterdir()) == []


def test_other_forms_than_png_are_refused(atlas, reference_head, tmp_path):
    with pytest.raises(ScalpVizError, match=r"\.png"):
        render_picture(
            atlas, reference_head, shown=View(systems=()), zones=(), view=NamedView.TOP, size=(100, 100),
            output=tmp_path / "head.jpg",
        )  # fmt: skip


def test_reducing_takes_the_mean_of_squares():
    fine = np.zeros((2 * FINER, FINER, 3), dtype=np.uint8)
    fine[:FINER] = 100
    fine[0, 0] = 200
    small = reduced(fine, FINER)
    assert small.shape == (2, 1, 3)
    assert small[0, 0, 0] == round((200 + 100 * (FINER**2 - 1)) / FINER**2)
    assert small[1, 0, 0] == 0


def test_a_written_picture_reads_back_the_same(tmp_path):
    image = np.random.default_rng(1).integers(0, 255, (7, 9, 3)).astype(np.uint8)
    write_picture(tmp_path / "noise.png", image)
    with Image.open(tmp_path / "noise.png") as back:
        assert (np.asarray(back.convert("RGB")) == image).all()
