"""The examples of docstrings and of the guide run as they stand."""

import doctest
import re
from pathlib import Path

import pytest

import scalpviz
from scalpviz.api import loading, meshes, plotting

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "python.md"
NOTEBOOK = ROOT / "docs" / "python.ipynb"


@pytest.mark.parametrize("module", [scalpviz, loading, meshes, plotting], ids=lambda module: module.__name__)
def test_examples_of_docstrings_give_what_they_say(module):
    found = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert found.attempted > 0
    assert found.failed == 0


def test_every_recipe_of_the_guide_runs(tmp_path, monkeypatch):
    blocks = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert len(blocks) >= 6
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pyvista.OFF_SCREEN", True)
    for block in blocks:
        exec(compile(block, str(GUIDE), "exec"), {})
    assert (tmp_path / "ms6.png").exists()


def test_the_notebook_runs_from_its_first_cell_to_its_last(tmp_path, monkeypatch):
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    monkeypatch.setenv("PYVISTA_OFF_SCREEN", "true")
    book = nbformat.read(NOTEBOOK, as_version=4)
    client = nbclient.NotebookClient(book, timeout=120, resources={"metadata": {"path": str(tmp_path)}})
    client.execute()
    shown = [
        out for cell in book.cells for out in cell.get("outputs", ()) if "image/png" in out.get("data", {})
    ]
    assert len(shown) >= 2
