"""What scripts load and lay, and what they are told when a name is wrong."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import scalpviz
from scalpviz.head.stored import stored_heads

HEAVY = ("numpy", "scipy", "pydantic", "pyvista", "vtkmodules", "PySide6", "trimesh", "matplotlib")


def test_importing_it_loads_nothing_heavy_and_names_all_it_offers():
    code = (
        "import json, sys, scalpviz\n"
        f"print(json.dumps([[name for name in {HEAVY} if name in sys.modules], dir(scalpviz)]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded, names = json.loads(done.stdout)
    assert loaded == []
    assert set(scalpviz.__all__) <= set(names)


def test_every_name_is_there_and_others_are_not():
    for name in scalpviz.__all__:
        assert getattr(scalpviz, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'plott'"):
        scalpviz.plott  # noqa: B018


def test_it_never_loads_a_window(tmp_path):
    code = (
        "import sys, scalpviz\n"
        "scalpviz.render('MS6', size=(160, 120))\n"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'scalpviz.app'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_atlas_is_read_once_and_ones_own_is_added(tmp_path):
    assert scalpviz.load_atlas() is scalpviz.load_atlas()
    with pytest.raises(scalpviz.ScalpVizError, match="missing"):
        scalpviz.load_atlas(tmp_path / "missing.json")


@pytest.mark.parametrize("name", stored_heads())
def test_each_stored_head_is_found_by_its_name(name):
    assert len(scalpviz.load_head(name.replace("_", " ")).vertices) > 10_000


def test_a_wrong_name_lists_those_there_are():
    with pytest.raises(scalpviz.ScalpVizError, match="average_adult"):
        scalpviz.load_head("grandmother")
    with pytest.raises(scalpviz.ScalpVizError, match="international"):
        scalpviz.place("child", "chinese")


def test_a_mesh_without_landmarks_is_refused_with_what_it_needs():
    with pytest.raises(scalpviz.ScalpVizError, match=r"needs its landmarks.*nasion"):
        scalpviz.load_head(Path("scan.ply"))


def test_a_layout_has_every_system_and_paints_those_asked_for():
    layout = scalpviz.place("average_adult", "jiao")
    assert {zone.system for zone in layout.placement.zones} > {"jiao", "international"}
    assert {paint.zone.system for region in layout.painted.regions for paint in region} == {"jiao"}
