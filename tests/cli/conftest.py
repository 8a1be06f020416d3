"""A person's head and a teacher's own atlas, in files."""

import json
from pathlib import Path

import pytest
from foreign import HeadFiles, egg


@pytest.fixture
def person(tmp_path: Path) -> tuple[str, str]:
    mesh, marks = HeadFiles(tmp_path, mesh=egg(4)).write()
    return str(mesh), str(marks)


MINE = {
    "format": "scalpviz-atlas-1",
    "title": {"en": "Mine"},
    "systems": [{"id": "mine", "names": {"en": "My school", "pinyin": "", "zh": "我的头针"}}],
    "zones": [
        {
            "code": "MY1",
            "system": "mine",
            "region": "vertex",
            "names": {"en": "My zone", "pinyin": "", "zh": "我的区"},
            "laterality": "bilateral",
            "shape": {
                "shape": "disc",
                "centre": {"kind": "point", "code": "BL8"},
                "radius": {"value": 9, "unit": "mm"},
            },
            "location": {"text": {"en": "About BL8."}, "sources": ["U"], "certainty": "unsourced"},
            "targets": [],
            "indications": [],
        }
    ],
}
"""A teacher's own atlas, which leans on a point of the one that ships."""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(MINE, ensure_ascii=False), encoding="utf-8")
    return file
