"""What was laid before and is kept: found again, only where it fits, and never run."""

import logging
import os
import pickle
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scalpviz.head.stored import DEFAULT
from scalpviz.layout import cache as layout_cache
from scalpviz.layout.cache import ENDING, MOST, LayoutCache
from scalpviz.layout.head_layout import HeadLayout
from scalpviz.layout.head_source import StoredHead
from scalpviz.layout.lay import lay
from scalpviz.layout.skin.sheet import skin_sheet
from scalpviz.placement.place import place

HEAD = StoredHead(DEFAULT)
SYSTEMS = frozenset({"international"})


@pytest.fixture(scope="module")
def laid(atlas) -> HeadLayout:
    return lay(atlas, HEAD(), SYSTEMS)


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
    assert (found.systems, found.complete) == (SYSTEMS, True)
    for before, after in zip(laid.placement.zones, found.placement.zones, strict=True):
        assert (before.key, before.length, before.region) == (after.key, after.length, after.region)
        assert (before.centreline.at(before.length / 3) == after.centreline.at(after.length / 3)).all()
    for before, after in zip(laid.placement.points, found.placement.points, strict=True):
        assert (before.code, before.side, before.leans_on) == (after.code, after.side, after.leans_on)
        assert (before.place.xyz == after.place.xyz).all()
    assert dict(laid.placement.measures) == found.placement.measures
    assert dict(laid.apart) == found.apart
    assert (laid.painted.triangles == found.painted.triangles).all()
    assert laid.painted.regions == found.painted.regions
    assert (laid.placement.head.vertices == found.placement.head.vertices).all()
    before, after = (skin_sheet(one.placement.head, one.painted) for one in (laid, found))
    for field in fields(before):
        if isinstance(getattr(before, field.name), np.ndarray):
            assert np.array_equal(getattr(before, field.name), getattr(after, field.name)), field.name
    key = laid.placement.zones[0].key
    for region in range(1, len(before.members)):
        pair = (sheet.borders.nearest(region, [key]) for sheet in (before, after))
        assert all(np.array_equal(*both) for both in zip(*pair, strict=True))


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


def test_in_the_paint_of_other_systems_only_the_paint_is_made_anew(kept, laid, atlas, tmp_path):
    kept.keep(HEAD, atlas, False, laid)
    bare = kept.find_unpainted(HEAD, atlas, False)
    assert [zone.key for zone in bare.placement.zones] == [zone.key for zone in laid.placement.zones]
    assert bare.painted.regions == ((),)
    before = files(tmp_path)
    kept.keep(HEAD, atlas, False, replace(laid, systems=SYSTEMS | {"jiao"}))
    assert len(set(files(tmp_path)) - set(before)) == 1
    assert kept.find(HEAD, atlas, False, SYSTEMS | {"jiao"}) is not None


@pytest.mark.parametrize("harm", ["a byte", "its end", "everything", "its records"])
def test_a_damaged_layout_is_passed_over_and_goes(kept, laid, atlas, tmp_path, caplog, harm):
    kept.keep(HEAD, atlas, False, laid)
    for path in files(tmp_path):
        content = bytearray(path.read_bytes())
        if harm == "a byte":
            content[len(content) // 2] ^= 255
        elif harm == "its records":
            with path.open("wb") as file:
                np.savez(file, said=np.frombuffer(b'["something","else"]', dtype=np.uint8))
            content = bytearray(path.read_bytes())
        else:
            del content[len(content) // 2 if harm == "its end" else 0 :]
        path.write_bytes(content)
    with caplog.at_level(logging.INFO, "scalpviz"):
        assert kept.find(HEAD, atlas, False, SYSTEMS) is None
    assert "made anew" in caplog.text
    assert len(files(tmp_path)) == 1, "the paint was not looked at"
    kept.keep(HEAD, atlas, False, laid)
    assert kept.find(HEAD, atlas, False, SYSTEMS) is not None


class Evil:
    def __reduce__(self):
        return os.mkdir, (self.path,)


@pytest.mark.parametrize("dress", ["a pickle", "an array of objects"])
def test_a_layout_that_would_run_something_is_not_read(kept, laid, atlas, tmp_path, dress):
    kept.keep(HEAD, atlas, False, laid)
    one = Evil()
    one.path = str(tmp_path / "made")
    for path in files(tmp_path):
        with path.open("wb") as file:
            if dress == "a pickle":
                pickle.dump(one, file)
            else:
                np.savez(file, said=np.array([one], dtype=object), sum=np.array([one], dtype=object))
    assert kept.find(HEAD, atlas, False, SYSTEMS) is None
    assert not (tmp_path / "made").exists()


def test_rows_beyond_their_arrays_are_refused_though_the_check_sum_is_right(kept, laid, atlas, tmp_path):
    triangles = np.array(laid.painted.triangles)
    triangles[7, 1] = 10**9
    painted = replace(laid.painted, triangles=triangles)
    layout_cache.remember(painted, skin_sheet(laid.placement.head, laid.painted))
    kept.keep(HEAD, atlas, False, replace(laid, painted=painted))
    assert len(files(tmp_path)) == 2
    assert kept.find(HEAD, atlas, False, SYSTEMS) is None
    assert len(files(tmp_path)) == 1


@pytest.fixture(scope="module")
def folder(laid, atlas, tmp_path_factory):
    folder = tmp_path_factory.mktemp("mutated")
    LayoutCache(folder).keep(HEAD, atlas, False, laid)
    return folder, {path: path.read_bytes() for path in folder.glob(f"*{ENDING}")}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=st.integers(0, 1), at=st.floats(0, 1), byte=st.integers(1, 255), cut=st.booleans())
def test_bytes_changed_anywhere_give_the_same_layout_or_none(folder, atlas, laid, which, at, byte, cut):
    where, whole = folder
    for path, content in whole.items():
        path.write_bytes(content)
    path = sorted(whole)[which]
    content = bytearray(whole[path])
    place_ = min(int(at * len(content)), len(content) - 1)
    if cut:
        del content[place_:]
    else:
        content[place_] ^= byte
    path.write_bytes(content)
    found = LayoutCache(where).find(HEAD, atlas, False, SYSTEMS)
    assert found is None or (found.painted.vertices == laid.painted.vertices).all()


def test_only_the_last_few_are_kept(kept, laid, atlas, tmp_path):
    for count in range(MOST + 2):
        kept.keep(HEAD, atlas, False, replace(laid, systems=frozenset({f"system {count}"})))
        assert len(files(tmp_path)) == min(count + 2, MOST)
        assert kept.find(HEAD, atlas, False, {"system 0"}) is not None  # what is used stays


def test_what_an_earlier_version_kept_goes(kept, laid, atlas, tmp_path):
    (tmp_path / "layouts").mkdir()
    former = tmp_path / "layouts" / "average_adult-0.layout"
    former.write_bytes(b"\x80")
    kept.keep(HEAD, atlas, False, laid)
    assert not former.exists()


def test_a_folder_that_cannot_be_written_is_no_fault(laid, atlas, tmp_path):
    (tmp_path / "file").write_text("")
    kept = LayoutCache(tmp_path / "file" / "layouts")
    kept.keep(HEAD, atlas, False, laid)
    assert kept.find(HEAD, atlas, False, SYSTEMS) is None
