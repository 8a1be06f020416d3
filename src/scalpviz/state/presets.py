"""Ready-made choices of what is shown, for the uses the program has most."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scalpviz.languages import Sentence
from scalpviz.state.fields import defaults
from scalpviz.state.view import Labels, View


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
        Fields of the view; those that presets put back and it does not set are as in a new window.
    every_system : bool
        Whether the zones of all systems show; else the systems on view stay.
    """

    id: str
    title: Sentence
    changes: Mapping[str, Any] = field(default_factory=dict)
    every_system: bool = False

    def fields(self, of: type[View] = View) -> dict[str, Any]:
        """All fields of a class of views that it sets, but for the systems."""
        return defaults(of, preset=True) | dict(self.changes)

    def holds(self, view: View) -> bool:
        """Whether a view shows just what it says."""
        same = all(getattr(view, name) == value for name, value in self.fields(type(view)).items())
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
