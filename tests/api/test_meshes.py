"""The head as meshes: what they say is what was placed."""

import numpy as np
import pytest
import pyvista

import scalpviz


@pytest.fixture(scope="module")
def layout():
    return scalpviz.place("average_adult", "international")


@pytest.fixture(scope="module")
def blocks(layout):
    return scalpviz.to_pyvista(layout)


def test_the_skin_carries_its_zones(blocks, layout):
    skin = blocks["skin"]
    names = list(skin.field_data["zones"])
    row = names.index("international/MS6/right")
    (key,) = (zone.key for zone in layout.placement.zones if str(zone.key) == names[row])
    triangles = layout.painted.triangles_of(key)
    on_top = np.flatnonzero(skin.cell_data["zone"] == row)
    assert set(on_top) <= set(triangles)
    under = np.setdiff1d(triangles, on_top)
    assert all(layout.painted.region_at(int(k))[-1].zone != key for k in under)
    assert len(on_top) > 0.4 * len(triangles)
    bare = skin.cell_data["zone"] == -1
    assert 0.5 < bare.mean() < 1.0
    assert (skin.cell_data["colour"][bare] == skin.cell_data["colour"][bare][0]).all()
    assert skin.bounds == pytest.approx(pyvista.PolyData(np.asarray(layout.painted.vertices)).bounds)


def test_lines_are_as_long_as_their_pieces_together(blocks, layout):
    """Added up from the mesh's own points, piece by piece."""
    lines = blocks["centrelines"]
    assert lines.n_cells == len(layout.placement.zones)
    for k in range(0, lines.n_cells, 7):
        places = lines.get_cell(k).points
        length = np.linalg.norm(np.diff(places, axis=0), axis=1).sum()
        assert length == pytest.approx(lines.cell_data["length_mm"][k], rel=1e-4)


def test_points_and_landmarks_lie_on_the_skin(blocks):
    for name in ("points", "landmarks"):
        near = blocks[name].compute_implicit_distance(blocks["skin"])
        away = np.abs(near.point_data["implicit_distance"])
        assert np.quantile(away, 0.95) < 0.1, name
    assert "GV20" in blocks["points"].point_data["code"]
    assert "nasion" in blocks["landmarks"].point_data["name"]


def test_they_come_back_from_a_file_as_they_went(blocks, tmp_path):
    blocks.save(tmp_path / "head.vtm")
    read = pyvista.read(tmp_path / "head.vtm")
    assert read.keys() == blocks.keys()
    skin = read["skin"]
    assert (skin.cell_data["zone"] == blocks["skin"].cell_data["zone"]).all()
    assert list(skin.field_data["zones"]) == list(blocks["skin"].field_data["zones"])
    assert read["centrelines"].cell_data["length_mm"] == pytest.approx(
        blocks["centrelines"].cell_data["length_mm"]
    )
