"""Which heads ship with the program, without reading them: the window's menu needs no more."""

import json
from contextlib import suppress

from scalpviz.assets import assets_dir
from scalpviz.errors import ScalpVizError

DEFAULT = "average_adult"
ORDER = (DEFAULT, "average_woman", "average_man", "child")
"""As they are listed; others come after, by name."""


def stored_heads() -> tuple[str, ...]:
    """File names of the heads that ship with the program, without endings, the default first."""
    folder = assets_dir() / "meshes"
    found = {path.stem for path in folder.glob("*.ply")} & {path.stem for path in folder.glob("*.json")}
    return (*(name for name in ORDER if name in found), *sorted(found.difference(ORDER)))


def stored_titles() -> dict[str, str]:
    """What each stored head is called, by its file name; one whose words cannot be read has its file name."""
    titles = {}
    for name in stored_heads():
        titles[name] = name
        with suppress(OSError, ValueError, KeyError):
            words = (assets_dir() / "meshes" / f"{name}.json").read_text(encoding="utf-8")
            titles[name] = str(json.loads(words)["name"])
    return titles


def stored_head_named(words: str) -> str:
    """The file name of the stored head that a user means, who may write it with spaces or hyphens.

    Raises
    ------
    ScalpVizError
        There is no such head.
    """
    name = words.strip().lower().replace(" ", "_").replace("-", "_")
    heads = stored_heads()
    if name not in heads:
        raise ScalpVizError(
            "There is no stored head '{name}'; choose one of {heads}.", name=words, heads=", ".join(heads)
        )
    return name
