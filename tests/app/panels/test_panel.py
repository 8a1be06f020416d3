"""The side panel by itself: list, search field, card; no 3D."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from scalpviz.app.card import head as card_head
from scalpviz.app.card.page import section_html, tip
from scalpviz.app.card.section import Heading
from scalpviz.app.panels.reading import Reading
from scalpviz.app.panels.side_panel import SidePanel, Tab
from scalpviz.app.style.theme import DARK, LIGHT, Mode, Theme, Tokens
from scalpviz.atlas.load import load_atlas
from scalpviz.atlas.model import Atlas
from scalpviz.scene.colours.record_colours import record_colours
from scalpviz.side import Side
from scalpviz.state.cards.body import BodyState
from scalpviz.state.cards.card import Card, CardLine, CardSection, LineTone, OnHead
from scalpviz.state.cards.card_writer import make_card
from scalpviz.state.cards.condition_rows import ConditionGroup
from scalpviz.state.cards.highlight_page import HighlightPage
from scalpviz.state.cards.listing import Group
from scalpviz.state.cards.pointed import Pointed
from scalpviz.state.cards.topics import Topic
from scalpviz.state.presenter.presenter import Presenter
from scalpviz.state.view import NamedView, ZoneRef
from scalpviz.state.view_state import ViewState

pytestmark = pytest.mark.window

MS1, MS6 = ZoneRef("international", "MS1"), ZoneRef("international", "MS6")


class Window:
    """A panel with a presenter, and nothing else of the window."""

    def __init__(self, atlas: Atlas, theme: Theme) -> None:
        self.panel = SidePanel(atlas.systems, theme, record_colours(atlas))
        self.panel.take_atlas(atlas)
        self.state = ViewState()
        self.presenter = Presenter(atlas, self.state, self)
        self.panel.search.textChanged.connect(self.presenter.search)
        self.panel.search.returnPressed.connect(self.presenter.choose_first)
        self.panel.list.chosen.connect(self.presenter.choose)
        self.panel.list.pointed.connect(self.presenter.hover)
        self.pages: list[tuple[str, str]] = []
        self.reading = Reading(
            self.panel, self.panel, self.presenter, self.state, lambda *page: self.pages.append(page)
        )
        self.presenter.start()

    def show_list(self, groups: tuple[Group, ...], query: str) -> None:
        self.panel.show_list(groups, query)

    def show_selected(self, ref: ZoneRef | None) -> None:
        self.panel.list.show_selected(ref)

    def show_card(self, card: Card | None) -> None:
        self.panel.show_card(card)

    def show_body(self, body: BodyState) -> None:
        self.panel.show_body(body)

    def show_conditions(self, groups: tuple[ConditionGroup, ...], chosen: str | None) -> None:
        self.panel.show_conditions(groups, chosen)

    def show_highlight_page(self, page: HighlightPage | None) -> None:
        self.panel.show_page(page)

    def show_presented(self, presented):
        pass

    def show_pointed(self, pointed: Pointed | None) -> None:
        self.panel.list.show_hovered(pointed.ref if pointed else None)

    def bring_into_sight(self, ref: ZoneRef) -> None: ...

    def fly_to(self, view: NamedView | None) -> None: ...


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Mode.LIGHT)


@pytest.fixture
def window(qtbot, atlas: Atlas, theme: Theme) -> Window:
    made = Window(atlas, theme)
    qtbot.addWidget(made.panel)
    made.panel.resize(432, 840)
    made.panel.show()
    qtbot.waitExposed(made.panel)
    return made


def row_of(window: Window, ref: ZoneRef) -> QPoint:
    rows = window.panel.list
    index = rows.index_of(ref)
    assert index is not None
    rows.scrollTo(index)
    return rows.visualRect(index).center()


def test_clicking_a_row_shows_the_card_of_its_zone(window: Window):
    QTest.mouseClick(window.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=row_of(window, MS6))
    assert window.state.view.selected == MS6
    words = window.panel.card.words
    for said in ("MS6", "顶颞前斜线", "Dǐng Niè Qián Xié Xiàn", "Arm", "opposite side", "Sishencong", "S10"):
        assert said in words


def test_arrow_keys_in_the_list_choose_zone_after_zone(window: Window):
    QTest.mouseClick(window.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=row_of(window, MS1))
    QTest.keyClick(window.panel.list, Qt.Key.Key_Down)
    assert window.state.view.selected == ZoneRef("international", "MS2")
    QTest.keyClick(window.panel.list, Qt.Key.Key_Up)
    assert window.state.view.selected == MS1


def test_titles_of_regions_cannot_be_chosen(window: Window):
    title = window.panel.list.model().index(1, 0)
    place = window.panel.list.visualRect(title).center()
    QTest.mouseClick(window.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.state.view.selected is None


def test_choosing_elsewhere_marks_the_row_without_choosing_again(window: Window):
    heard: list[object] = []
    window.panel.list.chosen.connect(heard.append)
    window.presenter.select(ZoneRef("international", "MS14", Side.LEFT))
    assert str(window.panel.list.currentIndex().data()).startswith("MS14")
    assert heard == []
    assert window.state.view.selected == ZoneRef("international", "MS14", Side.LEFT)


def point_at_row(window: Window, ref: ZoneRef) -> None:
    place = QPointF(row_of(window, ref))
    QApplication.sendEvent(
        window.panel.list.viewport(),
        QMouseEvent(
            QEvent.Type.MouseMove, place, place, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )  # fmt: skip


def test_pointing_at_a_row_points_at_its_zone(window: Window):
    point_at_row(window, MS6)
    assert window.state.view.hovered == MS6


def test_a_row_that_a_search_takes_away_is_no_longer_pointed_at(window: Window):
    point_at_row(window, MS1)
    QTest.keyClicks(window.panel.search, "aphasia")
    assert window.state.view.hovered is None


def test_a_zone_pointed_at_on_the_head_stays_so_while_one_types(window: Window):
    window.presenter.hover(MS1)
    QTest.keyClicks(window.panel.search, "aphasia")
    assert window.state.view.hovered == MS1


def test_typing_lists_what_answers_and_enter_chooses_the_best(window: Window):
    QTest.keyClicks(window.panel.search, "anterior oblique")
    assert window.panel.list.index_of(MS6) is not None
    assert window.panel.list.index_of(MS1) is None
    QTest.keyClick(window.panel.search, Qt.Key.Key_Return)
    assert window.state.view.selected == MS6


def test_a_search_without_answer_says_so_with_the_words_typed(window: Window):
    QTest.keyClicks(window.panel.search, "zzz")
    assert not window.panel.list.isVisible()
    assert "zzz" in window.panel._nothing.text()
    window.presenter.search("")
    assert window.panel.list.isVisible()
    assert window.panel.search.text() == ""


def test_the_empty_card_tells_what_to_do(window: Window):
    assert "Point at a zone, or pick one in the list" in window.panel.card.words
    assert "Ctrl+K" in window.panel.card.words


def heading(window: Window, topic: Topic) -> Heading:
    """A heading, scrolled into sight."""
    view = window.panel.card.sections[topic]
    QApplication.processEvents()
    window.panel.card.ensureWidgetVisible(view.heading)
    return view.heading


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def click_link(window: Window, topic: Topic, words: str) -> None:
    written = window.panel.card.text_of(topic)
    QApplication.processEvents()
    place = written.link_at(words)
    assert place is not None
    QTest.mouseClick(written.viewport(), Qt.MouseButton.LeftButton, pos=place.center())


def test_a_click_on_a_heading_folds_its_section_on_every_card(window: Window):
    window.presenter.select(MS6)
    said = "Weakness or paralysis"
    assert said in window.panel.card.words
    click(heading(window, Topic.INDICATIONS))
    assert said not in window.panel.card.words
    window.presenter.select(MS1)
    assert window.panel.card.sections[Topic.INDICATIONS].heading.folded
    click(heading(window, Topic.INDICATIONS))
    window.presenter.select(MS6)
    assert said in window.panel.card.words


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_heading_folds_by_the_keyboard(window: Window, key: Qt.Key):
    window.presenter.select(MS6)
    QTest.keyClick(heading(window, Topic.NEEDLING), key)
    assert Topic.NEEDLING in window.state.view.folded


def test_what_concerns_life_stays_in_sight_when_its_section_is_folded(window: Window):
    window.presenter.select(MS6)
    words = window.panel.card.words
    assert "6 concern life" in words
    assert "Danger to life  Never in an infant" in words
    assert "Not in pregnancy" not in words
    click(heading(window, Topic.ALWAYS))
    assert "Not in pregnancy" in window.panel.card.words


def test_the_mark_of_a_source_opens_the_page_of_sources_there(window: Window):
    window.presenter.select(MS6)
    click_link(window, Topic.INDICATIONS, "S73")
    assert window.pages == [("sources", "S73")]


def test_the_line_under_the_names_leads_to_the_history_and_the_region(window: Window):
    window.presenter.select(MS6)
    follow = window.panel.card._head._follow
    follow(QUrl("page:system/international"))
    assert window.pages == [("system/international", "")]
    window.panel.show_tab(Tab.BODY)
    follow(QUrl("region:Vertex"))
    assert window.panel.tab is Tab.ZONES
    assert window.panel.list.indexAt(QPoint(20, 4)).data() == "Vertex"


def test_a_click_on_a_body_area_lights_it_and_back_returns_to_the_card(window: Window):
    window.presenter.select(ZoneRef("international", "MS6", Side.RIGHT))
    hand = next(chip for chip in window.panel.card.chips.buttons if chip.text() == "Hand")
    assert "opposite side" in hand.accessibleName()
    click(hand)
    assert (window.state.view.area, window.state.view.affected) == ("hand", Side.LEFT)
    assert window.panel.page.isVisible()
    click(window.panel.trail.back)
    assert window.state.view.selected == ZoneRef("international", "MS6", Side.RIGHT)
    assert window.panel.card.isVisible()
    assert window.panel.trail.forward.isEnabled()


def test_a_condition_on_a_card_is_followed_by_the_keyboard(window: Window):
    window.presenter.select(MS6)
    first = window.panel.card.conditions.buttons[0]
    QTest.keyClick(first, Qt.Key.Key_Return)
    chosen = next(c for c in load_atlas().conditions if c.id == window.state.view.condition)
    assert chosen.name.en == first.text()


def test_tab_goes_from_link_to_link_in_the_text(window: Window):
    window.presenter.select(MS6)
    written = window.panel.card.text_of(Topic.COUNTERPARTS)
    QTest.keyClick(written, Qt.Key.Key_Tab)
    assert written.textCursor().selectedText().startswith("J1 Motor Area")
    QTest.keyClick(written, Qt.Key.Key_Return)
    assert window.state.view.selected == ZoneRef("jiao", "J1")


def test_the_words_of_a_card_are_as_high_as_they_are_long_at_every_width(window: Window):
    window.presenter.select(MS6)
    for width in (320, 520):
        window.panel.resize(width, 840)
        QApplication.processEvents()
        card = window.panel.card
        for section in card.card.sections:
            if section.shown and section.topic not in (Topic.TARGET, Topic.CONDITIONS):
                text = card.text_of(section.topic)
                assert text.height() >= int(text.document().size().height()), (width, section.topic)
        assert card.chips.height() >= max(chip.geometry().bottom() for chip in card.chips.buttons)


def test_every_part_of_the_panel_follows_the_theme(window: Window, theme: Theme):
    window.presenter.select(MS6)

    def grounds() -> list[QColor]:
        picture = window.panel.grab().toImage()
        ratio = picture.width() / window.panel.width()
        parts = (window.panel.list.viewport(), window.panel.card.viewport())
        places = [part.mapTo(window.panel, QPoint(3, part.height() - 3)) for part in parts]
        return [picture.pixelColor(QPoint(3, 3)), *(picture.pixelColor(place * ratio) for place in places)]

    assert {ground.name() for ground in grounds()} == {LIGHT.base.lower()}
    theme.choose(Mode.DARK)
    assert {ground.name() for ground in grounds()} == {DARK.base.lower()}


def test_without_a_chinese_typeface_there_is_pinyin_and_no_boxes(window: Window, monkeypatch):
    monkeypatch.setattr(card_head, "has_chinese", lambda: False)
    window.presenter.select(MS6)
    assert "顶颞前斜线" not in window.panel.card.words
    assert "Dǐng Niè Qián Xié Xiàn" in window.panel.card.words


def test_words_of_the_atlas_are_never_taken_for_markup():
    line = CardLine("<b>5 < 6 & more</b>", mark="S1", label="<i>")
    html = section_html(CardSection(Topic.INDICATIONS, "Indications", (line,)), LIGHT, QFont(), 400)
    assert "&lt;b&gt;5 &lt; 6 &amp; more&lt;/b&gt;" in html
    assert "<i>" not in html


def test_danger_and_estimate_differ_in_words_and_in_colour(atlas: Atlas):
    card = make_card(atlas, MS1, on_head=OnHead(((Side.MIDLINE, 30.0),), estimated=True))
    html = "".join(section_html(section, LIGHT, QFont(), 400) for section in card.sections)
    assert "Danger to life" in html
    assert "Estimated" in html
    assert LIGHT.danger in html
    assert LIGHT.estimate in html
    assert any(line.tone is LineTone.LIFE for section in card.sections for line in section.lines)


def test_a_tip_tells_what_a_source_is(atlas: Atlas):
    card = make_card(atlas, MS6)
    assert tip(card, "S10").startswith("S10: ")
    assert tip(card, "S999") == ""


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_type_stands_out_from_its_ground(tokens: Tokens):
    """WCAG 2: at least 4.5 to 1."""
    pairs = [
        (tokens.ink, tokens.base), (tokens.muted, tokens.base), (tokens.accent, tokens.base),
        (tokens.ink, tokens.selected), (tokens.muted, tokens.selected), (tokens.ink, tokens.window),
        (tokens.muted, tokens.window), (tokens.danger, tokens.danger_back),
        (tokens.estimate, tokens.estimate_back),
    ]  # fmt: skip
    for ink, ground in pairs:
        assert contrast(QColor(ink), QColor(ground)) >= 4.5, f"{ink} on {ground}"


def contrast(first: QColor, second: QColor) -> float:
    def luminance(colour: QColor) -> float:
        linear = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
            for c in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
