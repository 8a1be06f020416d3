"""What the user has chosen to see. Knows no widget."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from scalpviz.side import Side


class Labels(StrEnum):
    """What is written beside the zones on the head."""

    NONE = "none"
    CODES = "codes"
    NAMES = "names"


class SkinTone(StrEnum):
    """What the head's skin is made of to look at."""

    LIGHT = "light"
    DARK = "dark"
    CLAY = "clay"


class Centimetres(StrEnum):
    """How lengths that sources print in centimetres are taken."""

    PRINTED = "printed"
    SCALED = "scaled"
    """Grown or shrunk with the head's nasion-inion arc."""


class NamedView(StrEnum):
    """Where the camera stands."""

    FRONT = "front"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    THREE_QUARTER = "three-quarter"


@dataclass(frozen=True)
class ZoneRef:
    """A zone that is selected or under the pointer; side and part only where they are known."""

    system: str
    code: str
    side: Side | None = None
    part: str | None = None


@dataclass(frozen=True)
class OwnHead:
    """A person's head, in files.

    Parameters
    ----------
    mesh, landmarks : Path
        The skin, and the places on it that are known.
    """

    mesh: Path
    landmarks: Path


@dataclass(frozen=True)
class Tape:
    """A measuring tape laid on the skin of the head on show.

    Parameters
    ----------
    start, end : tuple of float
        Its ends, mm, in the head's frame; they lie on the skin.
    zone : ZoneRef, optional
        The zone it follows from end to end; without it the tape is taut between its ends.
    """

    start: tuple[float, float, float]
    end: tuple[float, float, float]
    zone: ZoneRef | None = None


HeadChoice = str | OwnHead
"""The name of a stored head, or a person's own."""


@dataclass(frozen=True)
class Camera:
    """Where the eye stands, in the head's frame, mm.

    Parameters
    ----------
    position, focus, up : tuple of float
        Eye, the place it looks at, the direction that is up on the screen.
    view_angle : float
        Vertical opening, degrees.
    """

    position: tuple[float, float, float]
    focus: tuple[float, float, float]
    up: tuple[float, float, float]
    view_angle: float = 24.0


@dataclass(frozen=True)
class View:
    """What the user has chosen to see; a value, replaced as a whole."""

    head: HeadChoice = "average_adult"
    systems: tuple[str, ...] = ("international",)
    """Whose zones are shown; a second one beside the first is compared with it and wears a pattern."""
    points: bool = False
    """Every acupoint."""
    meridians: bool = False
    sites: bool = False
    """Electrode sites."""
    reference_lines: bool = False
    """The lines from which a system's zones are measured."""
    centimetres: Centimetres = Centimetres.PRINTED
    area: str | None = None
    """The body area whose zones are highlighted."""
    condition: str | None = None
    """The condition whose zones are highlighted."""
    affected: Side | None = None
    """The side of the body a condition affects, or of the chosen body area; None: both, or not said."""
    include_hidden_systems: bool = False
    """Zones of systems that are not on view are highlighted as well."""
    highlighted: frozenset[ZoneRef] = frozenset()
    """Zones that a body area or a condition lights, with sides and parts; empty lights all alike."""
    sides: frozenset[Side] = frozenset(Side)
    selected: ZoneRef | None = None
    hovered: ZoneRef | None = None
    labels: Labels = Labels.CODES
    needles: bool = True
    guides: bool = False
    eyes_open: bool = False
    skull: bool = False
    skin: SkinTone = SkinTone.LIGHT
    language: str = "en"
    hidden_regions: frozenset[str] = frozenset()
    """Regions of the head whose zones are not shown."""
    variants: bool = False
    """The chosen zone's variants are drawn beside it."""
    text_hidden: bool = False
    """The panel with its texts is put away."""
    presenting: bool = False
    """Presenter mode: full screen, large type, a spotlight on the chosen zone."""
    spinning: bool = False
    """The head turns by itself."""
    spin_speed: float = 20.0
    """Degrees a second, to the subject's left."""
    measuring: bool = False
    """A click on the head sets an end of a tape."""
    tape_start: tuple[float, float, float] | None = None
    """The first end of a tape whose second is not yet clicked, mm."""
    tapes: tuple[Tape, ...] = ()
    """Tapes laid on the head on show."""
    query: str = ""
    camera: Camera | None = None
    folded: frozenset[str] = frozenset({"always", "cortex", "sources"})
    """Sections of cards that are folded, by the value of their `Topic`."""


def eyes_are_open(view: View) -> bool:
    """Whether a head that can open its eyes has them open.

    Guides open them too: points and lines above the eye hang on the pupil, which must then be seen.
    """
    return view.eyes_open or view.guides


def systems_on_show(view: View) -> frozenset[str]:
    """Systems whose zones are seen: those chosen, and those of zones that are highlighted."""
    return frozenset(view.systems) | {ref.system for ref in view.highlighted}


Listener = Callable[[View, frozenset[str]], None]
"""Called with the new view and the names of the fields that changed."""


class ViewState:
    """The one observable state: holds a `View`, tells listeners what changed."""

    def __init__(self, view: View | None = None) -> None:
        self._view = view or View()
        self._listeners: list[Listener] = []

    @property
    def view(self) -> View:
        """The current view."""
        return self._view

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each change; returns the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def change(self, **changes: Any) -> frozenset[str]:
        """Replace fields; listeners hear once, and only if something differs.

        Returns
        -------
        frozenset of str
            Names of the fields that changed.
        """
        before = self._view
        after = replace(before, **changes)
        changed = frozenset(f.name for f in fields(View) if getattr(before, f.name) != getattr(after, f.name))
        if changed:
            self._view = after
            for listener in tuple(self._listeners):
                listener(after, changed)
        return changed
