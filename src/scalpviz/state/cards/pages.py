"""The pages of the library as plain data: each system's history, technique, safety, evidence, sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalpviz.atlas.describe import mark
from scalpviz.languages import Sentence
from scalpviz.state.cards.card import CardLine, LineTone
from scalpviz.state.phrases import LIFE, text

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas, Source, Statement, System
    from scalpviz.atlas.texts import Names, Text


@dataclass(frozen=True)
class Block:
    """A titled group of lines on a page."""

    title: str
    lines: tuple[CardLine, ...]


@dataclass(frozen=True)
class Page:
    """A page of the library.

    Parameters
    ----------
    id : str
        `system/jiao`, `technique`, `safety`, `evidence`, `conventions`, `sources`.
    shelf, title : str
        Under which heading it stands, and its own.
    subtitle : str
        A second name, say in Chinese; may be empty.
    blocks : tuple of Block
        What it says; none is empty.
    layers : bool
        True where the drawing of the scalp's layers belongs.
    """

    id: str
    shelf: str
    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    layers: bool = False


SYSTEMS = text("Systems")
PRACTICE = text("Practice")
ATLAS = text("This atlas")

TRUST: dict[str, Sentence] = {
    "high": text("Trust: high"),
    "medium-high": text("Trust: medium to high"),
    "medium": text("Trust: medium"),
    "low-medium": text("Trust: low to medium"),
    "low": text("Trust: low"),
    "none": text("Trust: none"),
}
"""How far a source can be trusted, in words; the order is that of the page."""


def pages(atlas: Atlas, language: str = "en") -> tuple[Page, ...]:
    """All pages, in the order in which they are listed."""
    writer = _PageWriter(atlas, language)
    return tuple(
        page
        for page in (
            *(writer.system(system) for system in atlas.systems),
            writer.technique(),
            writer.safety(),
            writer.evidence(),
            writer.conventions(),
            writer.sources(),
        )
        if page.blocks
    )


class _PageWriter:
    def __init__(self, atlas: Atlas, language: str) -> None:
        self._atlas, self._language = atlas, language

    def system(self, system: System) -> Page:
        """Who made it and when, its principle, how many zones, what it is based on, what critics say."""
        blocks = self._blocks(
            (text("Who"), system.who),
            (text("When"), system.when),
            (text("Principle"), system.principle),
            (text("How many zones"), system.extent),
            (text("What it is based on"), system.basis),
            (text("What its critics say"), system.critics),
            (text("More"), system.about),
        )
        if counted := self._counted(system.id):
            blocks = (*blocks, Block(self._in(text("In this atlas")), (CardLine(counted),)))
        title, second = self._names(system.names)
        return Page(f"system/{system.id}", self._in(SYSTEMS), title, second, blocks)

    def technique(self) -> Page:
        """What sources say of needling in general, and the layers of the scalp."""
        layers = [self._line(layer.note, self._in(layer.name)) for layer in self._atlas.scalp_layers]
        blocks = self._blocks(*((matter.title, matter.statements) for matter in self._atlas.technique))
        if layers:
            blocks = (Block(self._in(text("Layers of the scalp")), tuple(layers)), *blocks)
        return self._page("technique", PRACTICE, text("Technique"), blocks, layers=bool(layers))

    def safety(self) -> Page:
        """What holds for every zone; what concerns life first."""
        cautions = self._atlas.general_cautions
        grave = tuple(self._line(c.statement, self._in(LIFE), LineTone.LIFE) for c in cautions if c.life)
        rest = tuple(self._line(c.statement) for c in cautions if not c.life)
        titled = ((LIFE, grave), (text("Care"), rest))
        blocks = tuple(Block(self._in(title), lines) for title, lines in titled if lines)
        return self._page("safety", PRACTICE, text("Safety"), blocks)

    def evidence(self) -> Page:
        """What trials found, soberly."""
        blocks = self._blocks((text("What trials found"), self._atlas.evidence))
        return self._page("evidence", PRACTICE, text("Evidence"), blocks)

    def conventions(self) -> Page:
        """What this atlas chose where sources are silent or disagree."""
        chosen = tuple(convention.statement for convention in self._atlas.conventions)
        title = text("Where sources are silent or disagree")
        return self._page("conventions", ATLAS, text("Conventions"), self._blocks((title, chosen)))

    def sources(self) -> Page:
        """Every source, by how far it can be trusted."""
        blocks = []
        for trust, title in TRUST.items():
            lines = tuple(self._source(source) for source in self._atlas.sources if source.trust == trust)
            if lines:
                blocks.append(Block(self._in(title), lines))
        return self._page("sources", ATLAS, text("Sources"), tuple(blocks))

    # -- inside --------------------------------------------------------------------------------

    def _page(
        self,
        name: str,
        shelf: Sentence,
        title: Text | Sentence,
        blocks: tuple[Block, ...],
        *,
        layers: bool = False,
    ) -> Page:
        return Page(name, self._in(shelf), self._in(title), "", blocks, layers)

    def _blocks(self, *titled: tuple[Text | Sentence, tuple[Statement, ...]]) -> tuple[Block, ...]:
        return tuple(
            Block(self._in(title), tuple(self._line(statement) for statement in statements))
            for title, statements in titled
            if statements
        )

    def _counted(self, system: str) -> str:
        """How many zones and points of a system the atlas holds, and how exactly they can be drawn."""
        zones, points = self._atlas.zones_of(system), self._atlas.points_of(system)
        drawn = [zone for zone in zones if zone.shape is not None]
        precisions = [*(zone.precision for zone in drawn), *(point.precision for point in points)]
        rough = precisions.count("approximate")
        counts = (
            (len(drawn), text("{count} zones drawn")),
            (len(points), text("{count} points drawn")),
            (rough, text("{count} of them only about where they lie")),
            (len(zones) - len(drawn), text("{count} listed and not drawn, with the reason")),
        )
        said = [words.in_language(self._language, count=count) for count, words in counts if count]
        return self._in(text(", ")).join(said) + self._in(text(".")) if said else ""

    def _source(self, source: Source) -> CardLine:
        read = self._in(text("read: "))
        return CardLine(f"{source.citation} ({read}{source.seen})", label=source.id)

    def _names(self, names: Names) -> tuple[str, str]:
        return names.translated(self._language), names.beside(self._language)

    def _line(self, statement: Statement, label: str = "", tone: LineTone = LineTone.PLAIN) -> CardLine:
        return CardLine(self._in(statement.text), mark(statement, self._language), label, tone)

    def _in(self, words: Text | Sentence) -> str:
        return words.in_language(self._language)
