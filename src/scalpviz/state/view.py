"""What the user has chosen to see. Knows no widget."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from scalpviz.side import Side
from scalpviz.state.fields import field_of
from scalpviz.state.kinds import (
    ChoiceKind,
    FieldKind,
    NameKind,
    NumberKind,
    OptionalKind,
    PathKind,
    PositionKind,
    RecordKind,
    SetKind,
    SwitchKind,
    TextKind,
    TupleKind,
)
from scalpviz.state.known_ids import Check, UnknownHereError


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


class _Head(FieldKind[HeadChoice]):
    """The name of a stored head, or files; only names are remembered."""

    def to_json(self, value: HeadChoice) -> Any:
        """The name, or the paths by name."""
        return value if isinstance(value, str) else OWN_HEAD.to_json(value)

    def from_json(self, written: Any) -> HeadChoice:
        """The head again."""
        return written if isinstance(written, str) else OWN_HEAD.from_json(written)

    def to_word(self, value: HeadChoice) -> str | None:
        """The name of a stored head."""
        return value if isinstance(value, str) else None

    def known(self, value: HeadChoice, check: Check) -> HeadChoice:
        """The head, if it is one of one's own or stored here."""
        if isinstance(value, str) and value not in check.ids.heads:
            raise UnknownHereError(value)
        return value


class _Sides(SetKind[Side]):
    """Sides of the head; of those that are remembered one is right or left, and the midline is among them."""

    def from_word(self, word: str) -> frozenset[Side]:
        """The sides again."""
        found = super().from_word(word)
        if not found - {Side.MIDLINE}:
            raise ValueError(f"{word!r} names neither right nor left")
        return found | {Side.MIDLINE}


class _Zone(RecordKind[ZoneRef]):
    """A zone or a point that the atlas has."""

    def known(self, value: ZoneRef, check: Check) -> ZoneRef:
        """The zone, if the atlas has it."""
        if (value.system, value.code) not in check.ids.zones:
            raise UnknownHereError(f"{value.system} {value.code}")
        return value


ON_OFF, TEXT, POSITION = SwitchKind(), TextKind(), PositionKind()
PLACE, SIDE = OptionalKind(POSITION), OptionalKind(ChoiceKind(Side))
OWN_HEAD = RecordKind(OwnHead, {"mesh": PathKind(), "landmarks": PathKind()})
ZONE = _Zone(ZoneRef, {"system": TEXT, "code": TEXT, "side": SIDE, "part": OptionalKind(TEXT)})
TAPE = RecordKind(Tape, {"start": POSITION, "end": POSITION, "zone": OptionalKind(ZONE)})
CAMERA = RecordKind(
    Camera, {"position": POSITION, "focus": POSITION, "up": POSITION, "view_angle": NumberKind()}
)
SYSTEMS = TupleKind(NameKind(lambda ids: ids.systems), least=1)
REGIONS, TOPICS = SetKind(NameKind(lambda ids: ids.regions)), SetKind(NameKind(lambda ids: ids.topics))


@dataclass(frozen=True)
class View:
    """What the user has chosen to see; a value, replaced as a whole."""

    head: HeadChoice = field_of("average_adult", _Head(), remembered=True)
    systems: tuple[str, ...] = field_of(("international",), SYSTEMS, remembered=True)
    """Whose zones are shown; a second one beside the first is compared with it and wears a pattern."""
    points: bool = field_of(False, ON_OFF, remembered=True, preset=True, toggled=True)
    """Every acupoint."""
    meridians: bool = field_of(False, ON_OFF, remembered=True, preset=True, toggled=True)
    sites: bool = field_of(False, ON_OFF, remembered=True, preset=True, toggled=True)
    """Electrode sites."""
    reference_lines: bool = field_of(False, ON_OFF, remembered=True, preset=True, toggled=True)
    """The lines from which a system's zones are measured."""
    centimetres: Centimetres = field_of(Centimetres.PRINTED, ChoiceKind(Centimetres), remembered=True)
    area: str | None = field_of(None, OptionalKind(NameKind(lambda ids: ids.areas)), preset=True)
    """The body area whose zones are highlighted."""
    condition: str | None = field_of(None, OptionalKind(NameKind(lambda ids: ids.conditions)), preset=True)
    """The condition whose zones are highlighted."""
    affected: Side | None = field_of(None, SIDE, preset=True)
    """The side of the body a condition affects, or of the chosen body area; None: both, or not said."""
    include_hidden_systems: bool = field_of(False, ON_OFF, preset=True, aliases=("beyond",))
    """Zones of systems that are not on view are highlighted as well."""
    highlighted: frozenset[ZoneRef] = field_of(frozenset(), SetKind(ZONE), preset=True, aliases=("lit",))
    """Zones that a body area or a condition highlights, with sides and parts; none highlights all alike."""
    sides: frozenset[Side] = field_of(frozenset(Side), _Sides(ChoiceKind(Side)), remembered=True, preset=True)
    selected: ZoneRef | None = field_of(None, OptionalKind(ZONE))
    hovered: ZoneRef | None = field_of(None, OptionalKind(ZONE), undone=False, saved=False)
    labels: Labels = field_of(Labels.CODES, ChoiceKind(Labels), remembered=True, preset=True)
    needles: bool = field_of(True, ON_OFF, remembered=True, toggled=True)
    guides: bool = field_of(False, ON_OFF, remembered=True, preset=True, toggled=True)
    eyes_open: bool = field_of(False, ON_OFF, remembered=True, toggled=True)
    skull: bool = field_of(False, ON_OFF, remembered=True, preset=True, toggled=True)
    skin: SkinTone = field_of(SkinTone.LIGHT, ChoiceKind(SkinTone), remembered=True)
    language: str = field_of("en", NameKind(lambda ids: ids.languages), saved=False, remembered=True)
    hidden_regions: frozenset[str] = field_of(frozenset(), REGIONS, remembered=True, preset=True)
    """Regions of the head whose zones are not shown."""
    variants: bool = field_of(False, ON_OFF, remembered=True, preset=True, toggled=True)
    """The chosen zone's variants are drawn beside it."""
    text_hidden: bool = field_of(False, ON_OFF, saved=False, preset=True, toggled=True)
    """The panel with its texts is put away."""
    presenting: bool = field_of(False, ON_OFF, undone=False, saved=False)
    """Presenter mode: full screen, large type, a spotlight on the chosen zone."""
    spinning: bool = field_of(False, ON_OFF, undone=False, saved=False, momentary=True, toggled=True)
    """The head turns by itself."""
    spin_speed: float = field_of(20.0, NumberKind(1.0, 180.0), undone=False, saved=False, remembered=True)
    """Degrees a second, to the subject's left."""
    measuring: bool = field_of(False, ON_OFF, saved=False, momentary=True)
    """A click on the head sets an end of a tape."""
    tape_start: tuple[float, float, float] | None = field_of(None, PLACE, saved=False, momentary=True)
    """The first end of a tape whose second is not yet clicked, mm."""
    tapes: tuple[Tape, ...] = field_of((), TupleKind(TAPE), belongs_to="head")
    """Tapes laid on the head on show."""
    query: str = field_of("", TEXT, undone=False, saved=False, momentary=True)
    camera: Camera | None = field_of(None, OptionalKind(CAMERA), stays=True, belongs_to="head")
    folded: frozenset[str] = field_of(
        frozenset({"always", "cortex", "sources"}), TOPICS, undone=False, saved=False, remembered=True
    )
    """Sections of cards that are folded, by the value of their `Topic`."""


def eyes_are_open(view: View) -> bool:
    """Whether a head that can open its eyes has them open.

    Guides open them too: points and lines above the eye hang on the pupil, which must then be seen.
    """
    return view.eyes_open or view.guides


def systems_on_show(view: View) -> frozenset[str]:
    """Systems whose zones are seen: those chosen, and those of zones that are highlighted."""
    return frozenset(view.systems) | {ref.system for ref in view.highlighted}
