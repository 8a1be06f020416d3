"""Pictures of any size, from a stage nobody sees."""

from collections.abc import Iterator

import numpy as np
import pytest

from scalpviz.errors import ScalpVizError
from scalpviz.scene import camera as cameras
from scalpviz.scene.export import tiled_exporter as presses
from scalpviz.scene.export.offscreen_canvas import reduced
from scalpviz.scene.export.tiled_exporter import (
    Backdrop,
    ExportOptions,
    TiledExporter,
    blank_page,
    check_size,
    reshaped,
)
from scalpviz.state.view import Labels, NamedView, View, ZoneRef

SIZE = (360, 280)
CHOSEN = View(selected=ZoneRef("international", "MS6"))


@pytest.fixture(scope="module")
def press(placement, painted, atlas) -> Iterator[TiledExporter]:
    made = TiledExporter(placement, painted, atlas, CHOSEN)
    yield made
    made.close()


def printed(press: TiledExporter, view: NamedView = NamedView.THREE_QUARTER, **wishes) -> np.ndarray:
    wish = ExportOptions(**({"size": SIZE} | wishes))
    page = blank_page(wish.size)
    assert list(press.print(lambda scene: scene.named(view), wish, page))[-1] == 1.0
    return page.astype(int)


@pytest.mark.window
def test_a_picture_without_background_laid_on_white_is_the_picture_on_white(press):
    clear, white = (printed(press, backdrop=b) for b in (Backdrop.TRANSPARENT, Backdrop.WHITE))
    assert (clear[0, 0] == 0).all()
    assert clear[140, 180, 3] == 255
    rim = (clear[..., 3] > 0) & (clear[..., 3] < 255)
    assert rim.sum() > 200
    laid = clear[..., :3] + (255 - clear[..., 3:])
    # a fringe, dark or bright, would be tens of steps away
    assert np.abs(laid - white[..., :3]).max() <= 3


@pytest.mark.window
def test_the_window_background_is_whole(press):
    assert (printed(press)[..., 3] == 255).all()


@pytest.mark.window
def test_without_labels_nothing_is_written_though_a_zone_is_chosen(press, placement, painted, atlas):
    bare = printed(press, labels=False, aids=False)
    silent = TiledExporter(placement, painted, atlas, View(labels=Labels.NONE))
    try:
        no_words = printed(silent, labels=True, aids=False)
        none_left_out = printed(silent, labels=False, aids=False)
    finally:
        silent.close()
    assert (no_words == none_left_out).all()
    with_words = printed(press, labels=True, aids=False)
    changed = (with_words != bare).any(axis=2)
    assert 0.01 < changed.mean() < 0.4
    # labels stand beside the head too; without them nothing but background is there
    around = printed(press, labels=False, aids=False, backdrop=Backdrop.TRANSPARENT)[..., 3] == 0
    assert (changed & around).any()


@pytest.mark.window
def test_without_aids_the_lower_corners_are_empty(press):
    corners = (slice(200, 280), slice(0, 60)), (slice(240, 280), slice(300, 360))
    wish = {"backdrop": Backdrop.TRANSPARENT, "labels": False}
    with_aids, without = (printed(press, aids=aids, **wish)[..., 3] for aids in (True, False))
    for corner in corners:
        assert with_aids[corner].any()
        assert not without[corner].any()


@pytest.mark.window
def test_tiles_leave_no_seam(press, monkeypatch):
    whole = printed(press, backdrop=Backdrop.WHITE)
    monkeypatch.setattr(presses, "TILE", 180)
    tiled = printed(press, backdrop=Backdrop.WHITE)
    away = np.abs(tiled - whole).max(axis=2)
    assert (away > 24).mean() < 1e-3


@pytest.mark.window
def test_a_picture_twice_as_large_reduced_is_the_picture(press):
    # labels may choose other places where they have half a pixel more room
    wish = {"backdrop": Backdrop.WHITE, "labels": False}
    small = printed(press, **wish)
    large = printed(press, size=(2 * SIZE[0], 2 * SIZE[1]), zoom=2.0, **wish)
    away = np.abs(reduced(large.astype(np.uint8), 2).astype(int) - small).max(axis=2)
    assert np.median(away) <= 1
    assert (away > 30).mean() < 0.01


@pytest.mark.window
def test_dark_ink_is_on_white_paper_even_in_a_dark_window(press, placement, painted, atlas):
    dark = TiledExporter(placement, painted, atlas, CHOSEN, "dark")
    try:
        on_white = printed(dark, backdrop=Backdrop.WHITE)
    finally:
        dark.close()
    assert np.abs(on_white - printed(press, backdrop=Backdrop.WHITE)).max() <= 2


def test_a_narrower_picture_still_holds_the_head(reference_head):
    framing = cameras.framing(reference_head)
    camera = cameras.named_view(NamedView.LEFT, framing, 1.6)
    opened, larger = reshaped(camera, framing, (1600, 1000), (1000, 2000))
    assert np.abs(cameras.seen_at(opened, framing.outline, 0.5)[:, 0]).max() < 1.0
    assert larger == pytest.approx(2 * cameras.scale(opened, 1) / cameras.scale(camera, 1))


def test_a_wider_picture_shows_the_head_as_high_as_before(reference_head):
    framing = cameras.framing(reference_head)
    camera = cameras.named_view(NamedView.LEFT, framing, 1.6)
    assert reshaped(camera, framing, (1600, 1000), (3000, 1500)) == (camera, 1.5)


def test_of_a_head_looked_at_closely_a_picture_holds_what_was_in_view(reference_head):
    framing = cameras.framing(reference_head)
    camera = cameras.zoom(cameras.named_view(NamedView.LEFT, framing, 1.6), 4.0, framing)
    opened, _ = reshaped(camera, framing, (1600, 1000), (1000, 1000))
    assert cameras.scale(opened, 1000) == pytest.approx(cameras.scale(camera, 1000) / 1.6)


@pytest.mark.parametrize("size", [(10, 800), (800, 30_000), (15_000, 15_000)])
def test_sizes_out_of_bounds_are_said_in_a_sentence(size):
    with pytest.raises(ScalpVizError, match=r"out of bounds: .*\.$"):
        check_size(size)


def test_a_page_of_a4_at_600_dots_per_inch_is_within_bounds():
    check_size((4961, 7016))
