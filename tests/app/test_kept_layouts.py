"""What was laid out before and is kept: found again, and only where it fits."""

import logging
import os
import pickle
import zlib
from dataclasses import replace

import numpy as np
import pytest

from scalpviz.app.viewport.layout_worker import HeadLayout, LayoutWorker
from scalpviz.head.stored import DEFAULT
from scalpviz.layout import cache as layout_cache
from scalpviz.layout.cache import ENDING, MOST, LayoutCache
from scalpviz.layout.head_source import StoredHead
from scalpviz.placement.painting.paint import paint
from scalpviz.placement.place import place
from scalpviz.scene.skin.sheet import skin_sheet

HEAD = StoredHead(DEFAULT)
SYSTEMS = frozenset({"international"})


@pytest.fixture(scope="module")
def laid(atlas) -> HeadLayout:
    placement = place(atlas, HEAD())
    painted = paint(placement.head, [zone for zone in placement.zones if zone.system in SYSTEMS])
    return HeadLayout(placement, painted, {}, SYSTEMS)


@pytest.fixture
def kept(tmp_path) -> LayoutCache:
    return LayoutCache(tmp_path / "layouts")


def files(tmp_path) -> list:
    return sorted((tmp_path / "layouts").glob(f"*{ENDING}"))


def test_what_was_kept_is_found_with_every_number(kept, laid, atlas):
    assert kept.find(HEAD, atlas, False, SYSTEMS) is None
    kept.keep(HEAD, atlas, False, laid)
    found = kept.find(HEAD, atlas, False, SYSTEMS)
    assert found is not None
    assert found.systems == SYSTEMS
    for before, after in zip(laid.placement.zones, found.placement.zones, strict=True):
        assert (before.key, before.length, before.region) == (after.key, after.length, after.region)
        assert (before.centreline.at(before.length / 3) == after.centreline.at(after.length / 3)).all()
    for before, after in zip(laid.placement.points, found.placement.points, strict=True):
        assert before.code == after.code
        assert (before.place.xyz == after.place.xyz).all()
    assert (laid.painted.triangles == found.painted.triangles).all()
    assert laid.painted.regions == found.painted.regions
    assert (laid.placement.head.vertices == found.placement.head.vertices).all()
    before, after = (skin_sheet(one.placement.head, one.painted) for one in (laid, found))
    assert (before.triangles == after.triangles).all()
    assert np.array_equal(before.normals, after.normals)


def test_a_head_that_was_found_can_be_laid_out_again(kept, laid, atlas):
    kept.keep(HEAD, atlas, False, laid)
    head = kept.find(HEAD, atlas, False, SYSTEMS).placement.head
    again = place(atlas, head)
    assert [zone.length for zone in again.zones] == [zone.length for zone in laid.placement.zones]


def test_another_head_atlas_choice_of_systems_or_program_finds_nothing(kept, laid, atlas, monkeypatch):
    kept.keep(HEAD, atlas, False, laid)
    other = atlas.model_copy(update={"zones": atlas.zones[1:]})
    assert kept.find(StoredHead("child"), atlas, False, SYSTEMS) is None
    assert kept.find(HEAD, other, False, SYSTEMS) is None
    assert kept.find(HEAD, atlas, True, SYSTEMS) is None
    assert kept.find(HEAD, atlas, False, SYSTEMS | {"jiao"}) is None
    monkeypatch.setattr(layout_cache, "_program", lambda: "a later one")
    assert kept.find(HEAD, atlas, False, SYSTEMS) is None


@pytest.mark.parametrize("harm", ["a byte", "its end", "everything", "its records"])
def test_a_damaged_layout_is_passed_over_and_goes(kept, laid, atlas, tmp_path, caplog, harm):
    kept.keep(HEAD, atlas, False, laid)
    (path,) = files(tmp_path)
    content = bytearray(path.read_bytes())
    if harm == "a byte":
        content[len(content) // 2] ^= 255
    elif harm == "its records":
        body = pickle.dumps(("something", "else"))
        content = bytearray(zlib.crc32(body).to_bytes(4, "big") + body)
    else:
        del content[len(content) // 2 if harm == "its end" else 0 :]
    path.write_bytes(content)
    with caplog.at_level(logging.WARNING, "scalpviz"):
        assert kept.find(HEAD, atlas, False, SYSTEMS) is None
    assert "made anew" in caplog.text
    assert files(tmp_path) == []


class Evil:
    def __reduce__(self):
        return os.mkdir, (self.path,)


def test_a_layout_that_would_run_something_else_is_not_read(kept, laid, atlas, tmp_path):
    kept.keep(HEAD, atlas, False, laid)
    (path,) = files(tmp_path)
    one = Evil()
    one.path = str(tmp_path / "made")
    body = pickle.dumps(one)
    path.write_bytes(zlib.crc32(body).to_bytes(4, "big") + body)
    assert kept.find(HEAD, atlas, False, SYSTEMS) is None
    assert not (tmp_path / "made").exists()


def test_only_the_last_few_are_kept(kept, laid, atlas, tmp_path):
    for count in range(MOST + 2):
        kept.keep(HEAD, atlas, False, replace(laid, systems=frozenset({f"system {count}"})))
        assert len(files(tmp_path)) == min(count + 1, MOST)
        assert kept.find(HEAD, atlas, False, {"system 0"}) is not None  # what is used stays


def test_a_folder_that_cannot_be_written_is_no_fault(laid, atlas, tmp_path):
    (tmp_path / "file").write_text("")
    kept = LayoutCache(tmp_path / "file" / "layouts")
    kept.keep(HEAD, atlas, False, laid)
    assert kept.find(HEAD, atlas, False, SYSTEMS) is None


def test_the_window_lays_nothing_out_that_is_kept_and_keeps_what_it_lays_out(
    kept, laid, atlas, tmp_path, qapp, qtbot, monkeypatch
):
    def lay(_layer, _head, _atlas, _scaled, _systems) -> HeadLayout:
        laying.append(1)
        return laid

    laying: list[int] = []
    monkeypatch.setattr(LayoutWorker, "_lay", lay)
    for round_ in range(2):
        layer = LayoutWorker(atlas, kept)
        layer.systems = SYSTEMS
        with qtbot.waitSignal(layer.done, timeout=20_000) as done:
            layer.start(HEAD, "Reading the head")
        layer.wait()
        assert done.args[0].systems == SYSTEMS
        assert len(laying) == 1, round_
    assert len(files(tmp_path)) == 1


def test_a_head_of_ones_own_is_never_kept(kept, laid, atlas, tmp_path, qapp, qtbot, monkeypatch):
    monkeypatch.setattr(LayoutWorker, "_lay", lambda *_: laid)
    layer = LayoutWorker(atlas, kept)
    layer.systems = SYSTEMS
    with qtbot.waitSignal(layer.done, timeout=20_000):
        layer.start(lambda: laid.placement.head, "Reading the head")
    layer.wait()
    assert not files(tmp_path)
