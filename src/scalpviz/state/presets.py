"""Ready-made choices of what is shown, for the uses the program has most."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from scalpviz.languages import Sentence
from scalpviz.side import Side
from scalpviz.state.presenter.highlight_verbs import NO_HIGHLIGHT
from scalpviz.state.view import Labels, View

PLAIN: Mapping[str, Any] = MappingProxyType(
    {
        **NO_HIGHLIGHT,
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
    every_system : bool
        Whether the zones of all systems show; else the systems on view stay.
    """

    id: str
    title: Sentence
    changes: Mapping[str, Any] = field(default_factory=dict)
    every_system: bool = False

    @property
    def view(self) -> dict[str, Any]:
        """All fields of `View` that it sets, but for the systems."""
        return {**PLAIN, **self.changes}

    def holds(self, view: View) -> bool:
        """Whether a view shows just what it says."""
        same = all(getattr(view, name) == value for name, value in self.view.items())
        return same and (len(view.systems) > 2) is self.every_system


PRESETS = (
    Preset("lines", Sentence("The zones alone")),
    Preset("points", Sentence("Zones with points and meridians"), {"points": True, "meridians": True}),
    Preset(
        "find", Sentence("Where to measure from"), {"guides": True, "reference_lines": True, "points": True}
    ),
    Preset("neurology", Sentence("Bridge to neurology"), {"sites": True, "skull": True}),
    Preset(
        "everything",
        Sentence("Everything at once"),
        {"points": True, "meridians": True, "sites": True, "reference_lines": True, "guides": True},
        every_system=True,
    ),
    Preset(
        "quiz",
        Sentence("Quiz: no labels, no texts"),
        {"labels": Labels.NONE, "text_hidden": True, "selected": None},
    ),
)
"""In the order of the menu."""


def preset(name: str) -> Preset:
    """The preset of that id; KeyError when there is none."""
    for one in PRESETS:
        if one.id == name:
            return one
    raise KeyError(name)
