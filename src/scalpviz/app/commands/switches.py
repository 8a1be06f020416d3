"""The commands that turn the switches of the view on and off: one for each field declared to be toggled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scalpviz.state.fields import named
from scalpviz.state.view import View

if TYPE_CHECKING:
    from scalpviz.state.presenter.presenter import Presenter


@dataclass(frozen=True)
class Toggle:
    """How a switch of the view is offered.

    Parameters
    ----------
    id, title, menu : str
        Of its command.
    keys, icon, short, group, needs_view, in_view
        As a command has them.
    inverted : bool
        Whether it is ticked while the field is off.
    ticked : callable, optional
        Whether it is ticked, where the field does not say it alone.
    enabled : callable, optional
        Whether it can be asked for now.
    field : str
        Of the view.
    """

    id: str
    title: str
    menu: str = "View/Show"
    keys: tuple[str, ...] = ()
    icon: str = ""
    short: str = ""
    group: int = 0
    needs_view: bool = True
    in_view: bool = False
    inverted: bool = False
    ticked: Callable[[Presenter], bool] | None = None
    enabled: Callable[[Presenter], bool] | None = None
    field: str = ""

    def is_on(self, view: View, presenter: Presenter) -> bool:
        """Whether its command is ticked."""
        if self.ticked is not None:
            return self.ticked(presenter)
        on: bool = getattr(view, self.field)
        return on is not self.inverted


OFFERED: Mapping[str, Toggle] = {
    "needles": Toggle("needles", "Needling", "View", ("N",), "needles", "Needle", group=1),
    "guides": Toggle(
        "guides", "Guides: hairline, midline, points", "View", ("G",), "guides", "Guides", group=1
    ),
    "eyes_open": Toggle(
        "eyes", "Eyes open", "View", ("E",), "eyes", group=1,
        ticked=lambda presenter: presenter.eyes_are_open, enabled=lambda presenter: presenter.can_open_eyes,
    ),
    "skull": Toggle("skull", "Skull cap and sutures", "View", ("K",), "skull", "Skull", group=1),
    "points": Toggle("points", "Acupoints", "View/Show", ("P",), "points", "Points"),
    "meridians": Toggle("meridians", "Meridians", "View/Show", ("M",)),
    "sites": Toggle("sites", "Electrode sites (EEG)", "View/Show", ("T",)),
    "reference_lines": Toggle("reference-lines", "Reference lines", "View/Show", ("R",)),
    "variants": Toggle("variants", "Variants beside the default", "View/Show", ("V",), "variants", group=1),
    "text_hidden": Toggle(
        "text", "Panel with texts", "View", ("F9",), "panel", group=2, needs_view=False, inverted=True
    ),
    "spinning": Toggle("spin", "Turn by itself", "Go/Turn by itself", ("Space",), "spin", in_view=True),
}  # fmt: skip
"""How fields are offered, in the order of the menus; others stand under their names, below these."""


def toggles(view: type = View) -> tuple[Toggle, ...]:
    """Every switch of a class of views, in the order of the menus."""
    toggled = named(view, toggled=True)
    listed = [name for name in OFFERED if name in toggled]
    others = sorted(toggled.difference(OFFERED))
    return tuple(replace(OFFERED.get(name) or _unlisted(name), field=name) for name in (*listed, *others))


def _unlisted(field: str) -> Toggle:
    return Toggle(field.replace("_", "-"), field.replace("_", " ").capitalize(), group=1)
