from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from scalpviz.scene.export import png
from scalpviz.scene.export.png import png_strips


def read_back(drawn: np.ndarray, dots: float | None = None) -> Image.Image:
    return Image.open(BytesIO(b"".join(png_strips(drawn, dots))))


@pytest.mark.parametrize("strip", [1, 50, 1 << 20])
def test_a_picture_in_any_number_of_strips_reads_back_the_same(monkeypatch, strip):
    monkeypatch.setattr(png, "STRIP", strip)
    drawn = np.random.default_rng(1).integers(0, 256, (13, 9, 3)).astype(np.uint8)
    assert (np.asarray(read_back(drawn)) == drawn).all()


def test_colours_multiplied_by_their_opacity_are_stored_as_they_are_by_themselves():
    drawn = np.array([[[100, 50, 0, 128], [0, 0, 0, 0], [7, 8, 9, 255]]], dtype=np.uint8)
    image = np.asarray(read_back(drawn)).astype(int)
    assert np.abs(image[0, 0] - (199, 100, 0, 128)).max() <= 1
    assert (image[0, 1] == 0).all()
    assert (image[0, 2] == (7, 8, 9, 255)).all()


def test_the_file_tells_how_large_to_print_it():
    drawn = np.zeros((2, 2, 3), dtype=np.uint8)
    assert read_back(drawn, 300).info["dpi"] == pytest.approx((300, 300), abs=0.01)
    assert "dpi" not in read_back(drawn).info
