"""What the documents name is there: files, folders, modules, names inside them, and pages they lead to."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "scalpviz"
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
ROOMS = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}
FOLDERS = {path.name for path in ROOT.iterdir() if path.is_dir()} - {"out"}
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"`([^`\n]+)`(?:: `(\w+)`)?")
FILE = re.compile(r"[\w.*/-]+(?:/|\.\w+)(?:: (?P<name>\w+))?")
MODULE = re.compile(r"scalpviz(?:\.\w+)+")


def missing(text: str, folder: Path) -> Iterator[str]:
    """What a page in a folder names and nobody finds."""
    text = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    for target in LINK.findall(text):
        if not (folder / target).exists():
            yield target
    for match in CODE.finditer(text):
        code = match[1]
        if MODULE.fullmatch(code) and not is_there(code):
            yield code
        elif (file := FILE.fullmatch(code)) and code.split("/")[0] in ROOMS | FOLDERS and "/" in code:
            path, name = code.split(": ")[0], file["name"] or match[2]
            found = [*ROOT.glob(path), *SOURCE.glob(path)]
            if not found:
                yield path
            elif name and not any(re.search(rf"\b{name}\b", one.read_text("utf-8")) for one in found):
                yield f"{path}: {name}"


def is_there(dotted: str) -> bool:
    """Whether a dotted name is a module, or something that a module holds."""

    def file(name: str) -> Path | None:
        path = SOURCE.parent.joinpath(*name.split("."))
        return next((one for one in (path / "__init__.py", path.with_suffix(".py")) if one.exists()), None)

    outer, last = dotted.rsplit(".", 1)
    holder = file(outer)
    return file(dotted) is not None or (
        holder is not None and bool(re.search(rf"\b{last}\b", holder.read_text("utf-8")))
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_whatever_a_page_names_is_there(page: Path):
    assert list(missing(page.read_text(encoding="utf-8"), page.parent)) == []


def test_what_is_not_there_is_found():
    there = "[there](README.md) `head/skin/tape.py` `scalpviz.head.skin.surface.Skin`"
    there += " `assets/zones.json`: `zones`"
    assert list(missing(f"{there} `anna.ply` `out/demo/` `a/b`", ROOT)) == []
    gone = {
        "[gone](gone.md)": "gone.md",
        "`src/scalpviz/gone.py`": "src/scalpviz/gone.py",
        "`head/skin/gone.py`": "head/skin/gone.py",
        "`head/gone_*.py`": "head/gone_*.py",
        "`scalpviz.head.gone`": "scalpviz.head.gone",
        "`scalpviz.head.skin.tape.gone`": "scalpviz.head.skin.tape.gone",
        "`assets/zones.json`: `gone`": "assets/zones.json: gone",
        "`head/skin/tape.py: gone`": "head/skin/tape.py: gone",
    }
    assert {words: list(missing(words, ROOT)) for words in gone} == {w: [told] for w, told in gone.items()}
