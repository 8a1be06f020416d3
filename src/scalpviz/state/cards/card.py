"""The zone card as plain data: what it says, in which order, with its sources."""

from dataclasses import dataclass
from enum import StrEnum

from scalpviz.side import Side
from scalpviz.state.cards.topics import Topic
from scalpviz.state.links import AreaLink, Crumb, Link
from scalpviz.state.view import ZoneRef


class LineTone(StrEnum):
    """How grave a line is."""

    PLAIN = "plain"
    LIFE = "life"
    """Concerns life; the line carries the word as well."""
    ESTIMATE = "estimate"
    """Tells that a place is not measured."""


@dataclass(frozen=True)
class CardLine:
    """A statement on the card.

    Parameters
    ----------
    words : str
        The statement.
    mark : str
        Source ids and certainty, as they stand beside it; may be empty.
    label : str
        What the statement is about, set before it; may be empty.
    tone : LineTone
        How grave it is.
    link : Link, optional
        Where the label leads.
    drawn : bool, optional
        Of a variant: whether it has a form of its own that can be drawn.
    note : str
        What was found out on the head on show, quietly after the statement; may be empty.
    """

    words: str
    mark: str = ""
    label: str = ""
    tone: LineTone = LineTone.PLAIN
    link: Link | None = None
    drawn: bool | None = None
    note: str = ""


@dataclass(frozen=True)
class CardSection:
    """A titled group of lines."""

    topic: Topic
    title: str
    lines: tuple[CardLine, ...]
    folded: bool = False

    @property
    def grave(self) -> tuple[CardLine, ...]:
        """The lines that concern life."""
        return tuple(line for line in self.lines if line.tone is LineTone.LIFE)

    @property
    def shown(self) -> tuple[CardLine, ...]:
        """The lines that are seen: folded, only the first of those that concern life."""
        return self.grave[:1] if self.folded else self.lines


@dataclass(frozen=True)
class Chip:
    """A body area the zone stands for.

    Parameters
    ----------
    words : str
        The body area.
    how : str
        Side of the body and sense: `opposite side, movement`; may be empty.
    part : str
        The part of the zone that stands for it; empty where all of it does.
    highlighted : bool
        True when that part, or the whole zone, is what was chosen.
    mark : str
        Sources and certainty.
    link : AreaLink, optional
        To the zones that stand for the area.
    """

    words: str
    how: str = ""
    part: str = ""
    highlighted: bool = True
    mark: str = ""
    link: AreaLink | None = None


@dataclass(frozen=True)
class VariantOnHead:
    """How far a variant lies from the default on the head on show.

    Parameters
    ----------
    id : str
        Of the variant.
    mean, most : float
        Along the skin, mm: on average, at most; NaN where the default is not placed.
    """

    id: str
    mean: float
    most: float


@dataclass(frozen=True)
class OnHead:
    """What is known of a zone on the head now on show.

    Parameters
    ----------
    lengths : tuple of (Side, float)
        Of the centreline of each side along the skin, mm.
    estimated : bool
        True when its place leans on landmarks that nobody pointed at.
    unplaced : str
        Why it could not be placed, a `Sentence` where other languages know it; empty when it was.
    apart : tuple of (system, code, float, float)
        Counterparts in other systems, and how far they lie from it along the skin, mm: on average, at most.
    variants : tuple of VariantOnHead
        Its variants that this head lets place; measured only while they are drawn.
    """

    lengths: tuple[tuple[Side, float], ...] = ()
    estimated: bool = False
    unplaced: str = ""
    apart: tuple[tuple[str, str, float, float], ...] = ()
    variants: tuple[VariantOnHead, ...] = ()


@dataclass(frozen=True)
class Card:
    """All that is said of one zone.

    Parameters
    ----------
    ref : ZoneRef
        The zone.
    code, chinese, pinyin, english : str
        Its names.
    where : str
        System, region and side in one line.
    chips : tuple of Chip
        What it stands for.
    language : str
        Of its words.
    angle : (float, float), optional
        Between needle and skin at entry, degrees.
    layers : tuple of (str, bool)
        Names of the layers of the scalp from outside inward, and which is needled; empty without an angle.
    chips_title, chips_mark : str
        What stands above the chips, and the sources of all of them.
    sections : tuple of CardSection
        In the order of `Topic`; none is empty.
    crumbs : tuple of Crumb
        The words of `where`, with where they lead.
    has_variants : bool
        Whether any variant can be drawn.
    variants_drawn : bool
        Whether they are.
    chips_folded : bool
        Whether the chips are folded away.
    """

    ref: ZoneRef
    code: str
    chinese: str
    pinyin: str
    english: str
    where: str
    chips: tuple[Chip, ...]
    sections: tuple[CardSection, ...]
    language: str = "en"
    chips_title: str = ""
    chips_mark: str = ""
    angle: tuple[float, float] | None = None
    layers: tuple[tuple[str, bool], ...] = ()
    crumbs: tuple[Crumb, ...] = ()
    has_variants: bool = False
    variants_drawn: bool = False
    chips_folded: bool = False

    def section(self, topic: Topic) -> CardSection | None:
        """The section of that topic; None where there is nothing to say."""
        return next((section for section in self.sections if section.topic is topic), None)
