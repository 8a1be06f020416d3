"""Ready-made choices of what is shown, for the uses the program has most."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from scalpviz.languages import Sentence
from scalpviz.side import Side
from scalpviz.state.lit_verbs import UNLIT
from scalpviz.state.view import Labels

PLAIN: Mapping[str, Any] = MappingProxyType(
    {
        **UNLIT,
        "points": False,
        "meridians": False,
        "sites": False,
        "reference_lines": False,
        "guides": False,
        "skull": False,
        "variants": False,
        "sides": frozenset(Side),
        "hidden_regions": frozenset(),
        "labels": Labels.CODES,
        "text_hidden": False,
    }
)
"""What every preset begins with: the zones of the system on view, and nothing beside them."""


@dataclass(frozen=True)
class Preset:
    """A choice of what is shown.

    Parameters
    ----------
    id : str
        In commands and tests.
    title : Sentence
        In menus.
    changes : mapping
        Fields of `View` beside those of `PLAIN`.
    """

    id: str
    title: Sentence
    changes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def view(self) -> dict[str, Any]:
        """All fields of `View` that it sets."""
        return {**PLAIN, **self.changes}


PRESETS = (
    Preset("lines", Sentence("The zones alone")),
    Preset("points", Sentence("Zones with points and meridians"), {"points": True, "meridians": True}),
    Preset(
        "find", Sentence("Where to measure from"), {"guides": True, "reference_lines": True, "points": True}
    ),
    Preset("neurology", Sentence("Bridge to neurology"), {"sites": True, "skull": True}),
    Preset(
        "quiz",
        Sentence("Quiz: no labels, no texts"),
        {"labels": Labels.NONE, "text_hidden": True, "selected": None},
    ),
    Preset(
        "right",
        Sentence("Right side with names"),
        {"labels": Labels.NAMES, "sides": frozenset({Side.RIGHT, Side.MIDLINE})},
    ),
)
"""In the order of the menu."""


def preset(name: str) -> Preset:
    """The preset of that id; KeyError when there is none."""
    for one in PRESETS:
        if one.id == name:
            return one
    raise KeyError(name)
