"""The index beside the atlas: it says what the atlas says, and less."""

import json

import pytest

from scalpviz.atlas.index import index_of, known_sum, load_index, shipped_index, sum_of
from scalpviz.atlas.load import AtlasError, built_in, load_atlas
from scalpviz.atlas.make_index import made_anew


def test_the_index_on_disk_is_the_one_the_atlas_makes():
    assert shipped_index().read_text(encoding="utf-8") == made_anew(), (
        "print it again: python -m scalpviz.atlas.make_index > assets/zones.index.json"
    )


def test_it_is_read_as_it_was_made(atlas):
    assert load_index() == index_of(atlas)


def test_it_names_what_the_atlas_names(atlas):
    index = load_index()
    for record in (*atlas.zones[::9], *atlas.points[::17]):
        found = index.named(record.system, record.code)
        assert found.names.in_language("zh") == record.names.in_language("zh")
        assert found.region == record.region
    with pytest.raises(KeyError):
        index.named("international", "MS99")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"systems": 3}', '{"systems": [{}]}'])
def test_a_broken_index_is_refused_and_known_of_nothing(tmp_path, content):
    path = tmp_path / "index.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises((ValueError, KeyError, TypeError)):
        load_index(path)
    assert known_sum(path) == ""


def test_an_atlas_that_is_not_the_one_indexed_is_looked_at_as_a_whole(tmp_path, monkeypatch):
    data = json.loads(built_in().read_text(encoding="utf-8"))
    data["zones"][0]["region"] = "the moon"
    path = tmp_path / "zones.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    monkeypatch.setattr("scalpviz.atlas.load.built_in", lambda: path)
    assert sum_of(path.read_bytes()) != known_sum()
    with pytest.raises(AtlasError, match="the moon"):
        load_atlas()
