"""The pages of the library."""

from scalpviz.atlas.model import Atlas, Caution, Source, Statement, System
from scalpviz.atlas.texts import Names, Text
from scalpviz.state.cards.card import LineTone
from scalpviz.state.cards.pages import Page, pages

SHELVES = ["Systems", "Practice", "This atlas"]


def said(en: str, zh: str | None = None) -> Statement:
    return Statement(text=Text(en=en, zh=zh), sources=("S6",))


def small(**lists: object) -> Atlas:
    return Atlas(format="scalpviz-atlas-1", title=Text(en="Small"), **lists)


def school(**history: object) -> System:
    return System(id="mine", names=Names(en="My school", pinyin="Wǒ de", zh="我的头针"), **history)


def page_of(atlas: Atlas, name: str, language: str = "en") -> Page:
    return next(page for page in pages(atlas, language) if page.id == name)


def test_there_is_a_page_for_every_system_in_the_atlass_order_then_practice_then_the_atlas(atlas: Atlas):
    found = [page.id for page in pages(atlas)]
    assert found == [
        *(f"system/{system.id}" for system in atlas.systems),
        "technique", "safety", "evidence", "conventions", "sources",
    ]  # fmt: skip
    shelves = [page.shelf for page in pages(atlas)]
    assert list(dict.fromkeys(shelves)) == SHELVES


def test_no_page_and_no_block_is_empty(atlas: Atlas):
    for language in ("en", "zh"):
        for page in pages(atlas, language):
            assert page.title, page.id
            assert page.blocks, page.id
            for block in page.blocks:
                assert block.title, page.id
                assert block.lines, page.id
                assert all(line.words for line in block.lines), page.id


def test_a_history_is_told_in_one_order_whatever_is_known():
    system = school(critics=(said("Too many zones."),), who=(said("A teacher."),), when=(said("In 1970."),))
    blocks = page_of(small(systems=(system,)), "system/mine").blocks
    assert [block.title for block in blocks] == ["Who", "When", "What its critics say"]
    assert [line.words for block in blocks for line in block.lines] == [
        "A teacher.",
        "In 1970.",
        "Too many zones.",
    ]
    assert {line.mark for block in blocks for line in block.lines} == {"S6"}


def test_a_system_of_which_nothing_is_known_has_no_page():
    assert pages(small(systems=(school(),))) == ()


def test_a_page_counts_what_is_drawn_what_is_rough_and_what_is_only_listed(atlas: Atlas):
    ms6 = atlas.zone("MS6").model_copy(update={"system": "mine", "relations": ()})
    rough = ms6.model_copy(update={"code": "R", "precision": "approximate", "precision_note": said("Why.")})
    listed = ms6.model_copy(update={"code": "L", "shape": None, "unplaceable": said("Not read.")})
    own = atlas.model_copy(update={"systems": (school(),), "zones": (ms6, rough, listed)})
    (block,) = page_of(own, "system/mine").blocks
    assert block.title == "In this atlas"
    assert [line.words for line in block.lines] == [
        "2 zones drawn, 1 of them only about where they lie, 1 listed and not drawn, with the reason."
    ]
    (block,) = page_of(own, "system/mine", "zh").blocks
    assert block.lines[0].words == "2 个穴区绘出，1 个仅为约略位置，1 个仅列出并说明原因。"


def test_the_electrode_sites_are_counted_as_points(atlas: Atlas):
    counted = page_of(atlas, "system/eeg").blocks[-1].lines[0].words
    assert counted.startswith(f"{len(atlas.points_of('eeg'))} points drawn")


def test_what_concerns_life_stands_first_on_the_page_of_safety_and_says_so_in_words():
    cautions = (Caution(statement=said("Mind the hair.")), Caution(statement=said("Never here."), life=True))
    blocks = page_of(small(general_cautions=cautions), "safety").blocks
    assert [block.title for block in blocks] == ["Danger to life", "Care"]
    assert [(line.words, line.tone, line.label) for block in blocks for line in block.lines] == [
        ("Never here.", LineTone.LIFE, "Danger to life"),
        ("Mind the hair.", LineTone.PLAIN, ""),
    ]


def test_every_general_caution_is_on_the_page_of_safety(atlas: Atlas):
    told = [line.words for block in page_of(atlas, "safety").blocks for line in block.lines]
    assert sorted(told) == sorted(caution.statement.text.en for caution in atlas.general_cautions)


def test_sources_are_listed_by_trust_from_high_to_none_each_once(atlas: Atlas):
    blocks = page_of(atlas, "sources").blocks
    titles = ["high", "medium to high", "medium", "low to medium", "low", "none"]
    known = [f"Trust: {title}" for title in titles]
    assert [block.title for block in blocks] == [
        title for title in known if title in {b.title for b in blocks}
    ]
    listed = [line.label for block in blocks for line in block.lines]
    assert sorted(listed) == sorted(source.id for source in atlas.sources)


def test_a_source_says_how_much_of_it_was_read():
    source = Source(id="S6", citation="A book, 1999", seen="one page", trust="low")
    (block,) = page_of(small(sources=(source,)), "sources").blocks
    assert [(line.label, line.words) for line in block.lines] == [("S6", "A book, 1999 (read: one page)")]


def test_only_the_page_of_technique_bears_the_drawing_of_the_layers(atlas: Atlas):
    assert [page.id for page in pages(atlas) if page.layers] == ["technique"]
    layers = page_of(atlas, "technique").blocks[0]
    assert [line.label for line in layers.lines] == [layer.name.en for layer in atlas.scalp_layers]
    bare = atlas.model_copy(update={"scalp_layers": ()})
    assert [page.id for page in pages(bare) if page.layers] == []


def test_the_other_name_stands_below_in_the_other_language(atlas: Atlas):
    jiao = next(system.names for system in atlas.systems if system.id == "jiao")
    english, chinese = page_of(atlas, "system/jiao"), page_of(atlas, "system/jiao", "zh")
    assert (english.title, english.subtitle) == (jiao.en, f"{jiao.zh} {jiao.pinyin}")
    assert (chinese.title, chinese.subtitle) == (jiao.zh, jiao.en)
    assert chinese.shelf == "各家体系"
