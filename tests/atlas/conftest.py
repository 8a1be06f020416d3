"""The atlas that ships, and copies of it to break."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from international import international_alone

from scalpviz.atlas.load import built_in, check_atlas
from scalpviz.atlas.problem import Problem

Data = dict[str, Any]
Edit = Callable[[Data], object]


@pytest.fixture
def data() -> Data:
    """The international lines of the atlas that ships, to edit."""
    return international_alone(json.loads(built_in().read_text(encoding="utf-8")))


@pytest.fixture
def problems_after(tmp_path: Path, data: Data) -> Callable[[Edit], list[Problem]]:
    """What the checker says of `mine.json`, the international lines after an edit."""

    def check(edit: Edit) -> list[Problem]:
        edit(data)
        file = tmp_path / "mine.json"
        file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return check_atlas(file)

    return check
