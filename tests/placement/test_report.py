"""Where everything lies, as a file tells it."""

import json
from dataclasses import replace

import numpy as np
import pytest

from scalpviz.atlas.model import Atlas
from scalpviz.head.head import Head
from scalpviz.placement.place import place
from scalpviz.placement.placed import Placement
from scalpviz.placement.report import report
from scalpviz.side import Side


@pytest.fixture(scope="module")
def on_ellipsoid(atlas: Atlas, ellipsoid: Head) -> Placement:
    return place(atlas, ellipsoid, ("international",))


def test_the_report_says_everything_in_the_frame_of_the_file(on_ellipsoid, ellipsoid):
    to_file, shift = np.eye(4), np.array([100, 0, -7])
    to_file[:3, 3] = shift
    data = report(replace(on_ellipsoid, head=replace(ellipsoid, to_file=to_file)))
    assert json.loads(json.dumps(data)) == data
    assert set(data) >= {"head", "points", "zones"}
    assert data["head"]["unit"] == "mm"
    assert set(data["head"]) == {"name", "unit", "measures", "landmarks"}
    nasion = data["head"]["landmarks"]["nasion"]
    assert nasion == {
        "xyz": pytest.approx(ellipsoid.landmarks["nasion"].xyz + shift, abs=1e-3),
        "estimated": False,
    }
    ms6 = next(z for z in data["zones"] if (z["code"], z["side"]) == ("MS6", "right"))
    line = next(z for z in on_ellipsoid.zones if (z.code, z.side) == ("MS6", Side.RIGHT))
    assert set(ms6) == {
        "code", "system", "side", "piece", "path", "length_mm", "width_mm", "needle", "estimated",
        "approximate",
    }  # fmt: skip
    assert (ms6["piece"], ms6["approximate"]) == (0, False)
    assert ms6["length_mm"] == pytest.approx(line.length, abs=1e-3)
    assert ms6["path"][0] == pytest.approx(line.centreline.start + shift, abs=1e-3)
    assert ms6["needle"]["to"] == pytest.approx(line.centreline.end + shift, abs=1e-3)
    assert {"code", "system", "side", "xyz", "estimated"} == set(data["points"][0])
    assert data["points"][0]["system"] == "acupoints"
    path = np.array(ms6["path"])
    assert np.linalg.norm(np.diff(path, axis=0), axis=1).sum() == pytest.approx(ms6["length_mm"], rel=1e-4)
