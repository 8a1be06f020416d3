"""The pages of the library as plain data: each system's history, technique, safety, evidence, sources."""

from dataclasses import dataclass

from scalpviz.atlas.describe import mark
from scalpviz.atlas.model import Atlas, Names, Source, Statement, System, Text
from scalpviz.state.card import Line, Tone
from scalpviz.state.words import LIFE, text


@dataclass(frozen=True)
class Block:
    """A titled group of lines on a page."""

    title: str
    lines: tuple[Line, ...]


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


SYSTEMS = text("Systems", "各家体系")
PRACTICE = text("Practice", "针法与安全")
ATLAS = text("This atlas", "本图谱")

TRUST: dict[str, Text] = {
    "high": text("Trust: high", "可信度：高"),
    "medium-high": text("Trust: medium to high", "可信度：中上"),
    "medium": text("Trust: medium", "可信度：中"),
    "low-medium": text("Trust: low to medium", "可信度：中下"),
    "low": text("Trust: low", "可信度：低"),
    "none": text("Trust: none", "不可据"),
}
"""How far a source can be trusted, in words; the order is that of the page."""


def pages(atlas: Atlas, language: str = "en") -> tuple[Page, ...]:
    """All pages, in the order in which they are listed."""
    writer = _Writer(atlas, language)
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


class _Writer:
    def __init__(self, atlas: Atlas, language: str) -> None:
        self._atlas, self._language = atlas, language

    def system(self, system: System) -> Page:
        """Who made it and when, its principle, how many zones, what it is based on, what critics say."""
        blocks = self._blocks(
            (text("Who", "创立者"), system.who),
            (text("When", "年代"), system.when),
            (text("Principle", "原理"), system.principle),
            (text("How many zones", "穴区数目"), system.extent),
            (text("What it is based on", "依据"), system.basis),
            (text("What its critics say", "批评意见"), system.critics),
            (text("More", "其他"), system.about),
        )
        if counted := self._counted(system.id):
            blocks = (*blocks, Block(self._in(text("In this atlas", "收录情况")), (Line(counted),)))
        title, second = self._names(system.names)
        return Page(f"system/{system.id}", self._in(SYSTEMS), title, second, blocks)

    def technique(self) -> Page:
        """What sources say of needling in general, and the layers of the scalp."""
        layers = [self._line(layer.note, self._in(layer.name)) for layer in self._atlas.scalp_layers]
        blocks = self._blocks(*((matter.title, matter.statements) for matter in self._atlas.technique))
        if layers:
            blocks = (Block(self._in(text("Layers of the scalp", "头皮层次")), tuple(layers)), *blocks)
        return self._page("technique", PRACTICE, text("Technique", "针刺技术"), blocks, layers=bool(layers))

    def safety(self) -> Page:
        """What holds for every zone; what concerns life first."""
        cautions = self._atlas.general_cautions
        grave = tuple(self._line(c.statement, self._in(LIFE), Tone.LIFE) for c in cautions if c.life)
        rest = tuple(self._line(c.statement) for c in cautions if not c.life)
        titled = ((LIFE, grave), (text("Care", "注意"), rest))
        blocks = tuple(Block(self._in(title), lines) for title, lines in titled if lines)
        return self._page("safety", PRACTICE, text("Safety", "安全"), blocks)

    def evidence(self) -> Page:
        """What trials found, soberly."""
        blocks = self._blocks((text("What trials found", "研究结果"), self._atlas.evidence))
        return self._page("evidence", PRACTICE, text("Evidence", "证据"), blocks)

    def conventions(self) -> Page:
        """What this atlas chose where sources are silent or disagree."""
        chosen = tuple(convention.statement for convention in self._atlas.conventions)
        title = text("Where sources are silent or disagree", "来源未言或不一致之处")
        return self._page("conventions", ATLAS, text("Conventions", "约定"), self._blocks((title, chosen)))

    def sources(self) -> Page:
        """Every source, by how far it can be trusted."""
        blocks = []
        for trust, title in TRUST.items():
            lines = tuple(self._source(source) for source in self._atlas.sources if source.trust == trust)
            if lines:
                blocks.append(Block(self._in(title), lines))
        return self._page("sources", ATLAS, text("Sources", "来源"), tuple(blocks))

    # -- inside --------------------------------------------------------------------------------

    def _page(
        self, name: str, shelf: Text, title: Text, blocks: tuple[Block, ...], *, layers: bool = False
    ) -> Page:
        return Page(name, self._in(shelf), self._in(title), "", blocks, layers)

    def _blocks(self, *titled: tuple[Text, tuple[Statement, ...]]) -> tuple[Block, ...]:
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
            (len(drawn), "zones drawn", "个穴区绘出"),
            (len(points), "points drawn", "个穴点绘出"),
            (rough, "of them only about where they lie", "个仅为约略位置"),
            (len(zones) - len(drawn), "listed and not drawn, with the reason", "个仅列出并说明原因"),
        )
        said = [self._in(text(f"{count} {en}", f"{count} {zh}")) for count, en, zh in counts if count]
        return self._in(text(", ".join(said) + ".", "，".join(said) + "。")) if said else ""

    def _source(self, source: Source) -> Line:
        read = self._in(text("read: ", "阅读："))
        return Line(f"{source.citation} ({read}{source.seen})", label=source.id)

    def _names(self, names: Names) -> tuple[str, str]:
        if self._language == "zh" and names.zh:
            return names.zh, names.en
        return names.en, " ".join(word for word in (names.zh, names.pinyin) if word)

    def _line(self, statement: Statement, label: str = "", tone: Tone = Tone.PLAIN) -> Line:
        return Line(self._in(statement.text), mark(statement, self._language), label, tone)

    def _in(self, words: Text) -> str:
        return words.in_language(self._language)
