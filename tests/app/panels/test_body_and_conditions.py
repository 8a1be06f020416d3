"""Body and conditions in the side panel, and the hand clicked in the real window."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parents[2] / "state"))

from small_atlas import MIDDLE, small_atlas

from scalpviz.app.panels.side_panel import SidePanel, Tab
from scalpviz.app.style.style_sheets import link
from scalpviz.app.style.theme import LIGHT, Mode, Theme
from scalpviz.atlas.model import Atlas
from scalpviz.scene.colours.record_colours import record_colours
from scalpviz.side import Side
from scalpviz.state.cards.body import AreaRef
from scalpviz.state.cards.topics import Topic
from scalpviz.state.presenter.presenter import Presenter
from scalpviz.state.view import NamedView, ZoneRef
from scalpviz.state.view_state import ViewState

pytestmark = pytest.mark.window

LEFT, RIGHT = Side.LEFT, Side.RIGHT
MS6_LEFT = ZoneRef("international", "MS6", LEFT)


class Window:
    """A panel with a presenter, wired like the window's."""

    def __init__(self, atlas: Atlas, theme: Theme) -> None:
        self.panel = panel = SidePanel(atlas.systems, theme, record_colours(atlas))
        self.panel.take_atlas(atlas)
        self.state = ViewState()
        self.presenter = Presenter(atlas, self.state, self)
        panel.search.textChanged.connect(self.presenter.search)
        panel.search.returnPressed.connect(self.presenter.choose_first)
        panel.list.chosen.connect(self.presenter.choose)
        panel.body.chosen.connect(lambda ref: self.presenter.choose_area(ref.area, ref.side))
        panel.conditions.chosen.connect(self.presenter.choose)
        panel.page.zone_chosen.connect(self.presenter.select)
        panel.page.side_chosen.connect(self.presenter.set_affected)
        panel.page.hidden_systems_included.connect(
            lambda: self.presenter.include_hidden_systems(not self.state.view.include_hidden_systems)
        )
        panel.left_card.connect(lambda: self.presenter.select(None))
        self.show_list, self.show_card, self.show_body = panel.show_list, panel.show_card, panel.show_body
        self.show_conditions, self.show_highlight_page = panel.show_conditions, panel.show_page
        self.show_selected = panel.list.show_selected
        panel.show_systems(("international",), "en")
        self.presenter.start()

    def show_presented(self, presented):
        pass

    def show_pointed(self, pointed: object) -> None: ...

    def bring_into_sight(self, ref: ZoneRef) -> None: ...

    def fly_to(self, view: NamedView | None) -> None: ...


@pytest.fixture
def made(qtbot, theme: Theme) -> Window:
    theme.choose(Mode.LIGHT)
    window = Window(small_atlas(), theme)
    qtbot.addWidget(window.panel)
    window.panel.resize(432, 700)
    window.panel.show()
    qtbot.waitExposed(window.panel)
    return window


def click_area(panel: SidePanel, ref: AreaRef) -> None:
    panel.show_tab(Tab.BODY)
    QApplication.processEvents()
    place = panel.body.figure.where(ref, "front")
    assert place is not None
    QTest.mouseClick(panel.body.figure, Qt.MouseButton.LeftButton, pos=place.toPoint())


def test_the_switch_shows_zones_body_or_conditions(made: Window):
    panel = made.panel
    for row, widget in ((1, panel.body), (2, panel.conditions), (0, panel.list)):
        QTest.mouseClick(panel.tabs.places[row], Qt.MouseButton.LeftButton)
        assert widget.isVisible()
        assert panel.tab is Tab(row)


def test_the_figure_is_seen_as_a_whole_and_a_list_gets_its_room_back(made: Window):
    panel = made.panel
    before = panel.split.sizes()
    panel.show_tab(Tab.BODY)
    QApplication.processEvents()
    shown = panel.body.scrolled.viewport().height()
    assert panel.body.figure.height() <= shown + 2
    panel.show_tab(Tab.ZONES)
    assert panel.split.sizes() == before


def test_the_hand_clicked_shows_its_page_and_lists_its_zones(made: Window):
    click_area(made.panel, AreaRef("hand", RIGHT))
    assert made.state.view.area == "hand"
    assert ZoneRef("international", "MS6", LEFT, MIDDLE) in made.state.view.highlighted
    panel = made.panel
    assert panel.page.isVisible()
    assert "Hand" in panel.page.words
    assert "counterpart of MS6" in panel.page.words
    assert "Hand, right side: 2 zones" in panel.body.words
    panel.show_tab(Tab.ZONES)
    listed = {panel.list.index_of(ZoneRef("international", code)) is not None for code in ("MS6", "MS7")}
    assert listed == {True}
    assert panel.list.index_of(ZoneRef("international", "MS1")) is None


def test_a_link_leads_to_the_zone_and_the_way_back_to_the_page(made: Window):
    click_area(made.panel, AreaRef("hand", RIGHT))
    panel = made.panel
    panel.page._follow_link(QUrl("row:0"))
    assert made.state.view.selected == ZoneRef("international", "MS6", LEFT, MIDDLE)
    assert panel.card.isVisible()
    assert panel.back.isVisible()
    assert "Hand" in panel.back.text()
    QTest.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    assert made.state.view.selected is None
    assert panel.page.isVisible()
    made.presenter.clear()
    assert panel.card.isVisible()
    assert not panel.back.isVisible()


def test_a_chip_lights_what_no_figure_draws_and_shows_what_is_chosen(made: Window):
    panel = made.panel
    panel.show_tab(Tab.BODY)
    chip = panel.body.chip_of("speech")
    assert chip is not None
    chip.click()
    assert made.state.view.area == "speech"
    assert chip.isChecked()
    chip.click()
    assert made.state.view.area is None
    assert not chip.isChecked()
    made.presenter.select(MS6_LEFT)
    assert chip.property("highlighted") is True


def test_a_condition_chosen_with_the_keyboard_shows_its_page(made: Window):
    panel = made.panel
    panel.show_tab(Tab.CONDITIONS)
    panel.conditions.setFocus()
    index = panel.conditions.index_of("stroke")
    assert index is not None
    QTest.mouseClick(
        panel.conditions.viewport(),
        Qt.MouseButton.LeftButton,
        pos=panel.conditions.visualRect(index).center(),
    )
    assert made.state.view.condition == "stroke"
    QTest.keyClick(panel.conditions, Qt.Key.Key_Down)
    assert made.state.view.condition == "palsy"
    assert "Facial palsy" in panel.page.words


def test_the_affected_side_is_a_switch_on_the_page(made: Window):
    made.presenter.choose_condition("stroke")
    QApplication.processEvents()
    switch = made.panel.page.switch
    assert [place.text() for place in switch.places] == ["Left", "Both", "Right"]
    QTest.mouseClick(switch.places[2], Qt.MouseButton.LeftButton)
    assert made.state.view.affected is RIGHT
    assert MS6_LEFT in made.state.view.highlighted
    assert "Opposite side of the head: left" in made.panel.page.words
    QTest.keyClick(switch.places[2], Qt.Key.Key_Left)
    assert made.state.view.affected is None


def test_a_page_tells_danger_evidence_and_what_use_is_not(made: Window):
    made.presenter.choose_condition("stroke", RIGHT)
    words = made.panel.page.words
    assert "does not show that it works" in words
    assert "Danger to life" in words
    assert "Many small trials without sham." in words
    assert LIGHT.danger in made.panel.page.text_of(Topic.CAUTIONS).toHtml().upper()


def test_zones_of_other_systems_come_with_a_link(made: Window):
    made.presenter.choose_condition("stroke", RIGHT)
    assert "2 more in other systems" in made.panel.page.words
    made.panel.page._follow_link(QUrl("other-systems:"))
    assert any(highlighted.system == "jiao" for highlighted in made.state.view.highlighted)
    assert "Only the systems on view" in made.panel.page.words


def test_typing_a_complaint_leads_from_the_body_to_the_list_with_the_condition_first(made: Window):
    panel = made.panel
    panel.show_tab(Tab.BODY)
    QTest.keyClicks(panel.search, "stroke, right side weak")
    assert panel.tab is Tab.ZONES
    first = panel.list.model().index(0, 0)
    assert str(panel.list.model().index(0, 0, first).data()) == "Stroke with weakness of one side"
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert (made.state.view.condition, made.state.view.affected) == ("stroke", RIGHT)
    assert panel.list.index_of(ZoneRef("international", "MS6")) is not None


def test_the_index_of_conditions_follows_the_search(made: Window):
    panel = made.panel
    panel.show_tab(Tab.CONDITIONS)
    QTest.keyClicks(panel.search, "insom")
    assert panel.tab is Tab.CONDITIONS
    assert panel.conditions.index_of("insomnia") is not None
    assert panel.conditions.index_of("stroke") is None


def test_everything_is_named_in_chinese_too(made: Window):
    made.presenter.set_language("zh")
    made.presenter.choose_condition("stroke", RIGHT)
    panel = made.panel
    assert [place.text() for place in panel.tabs.places] == ["穴区", "身体", "病症"]
    assert "中风偏瘫" in panel.page.words
    assert "取头部对侧：左侧" in panel.page.words
    assert "患侧" in panel.page.words


def test_the_head_and_figures_survive_a_change_of_theme(made: Window, theme: Theme):
    made.presenter.choose_condition("stroke", RIGHT)
    words = made.panel.page.words
    theme.choose(Mode.DARK)
    assert made.panel.page.words == words
    picture = made.panel.grab().toImage()
    assert picture.pixelColor(QPoint(3, 3)).lightness() < 60
    theme.choose(Mode.LIGHT)
    assert LIGHT.accent in link(LIGHT)


def test_clicking_the_hand_in_the_real_window_lights_zones_and_escape_ends_it(window, hand):
    hand.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    figure = window.panel.body.figure
    assert figure.isVisible()
    assert figure.hasFocus()
    place = figure.where(AreaRef("hand", RIGHT), "front")
    assert place is not None
    QTest.mouseMove(figure, place.toPoint())
    hand.pause(30)
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=place.toPoint())
    hand.settle()
    wanted = {ZoneRef("international", code, LEFT, MIDDLE) for code in ("MS6", "MS7")}
    assert wanted <= window.state.view.highlighted
    assert window.panel.page.isVisible()
    hand.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.state.view.area is None
    hand.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert window.state.view.area == "hand"
    hand.press(Qt.Key.Key_Escape)
    assert window.state.view.highlighted == frozenset()
    hand.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.panel.list.isVisible()
    assert window.panel.list.hasFocus()


def test_a_zone_clicked_on_the_head_lights_the_body_on_the_opposite_side(window, hand):
    window.presenter.select(MS6_LEFT)
    hand.settle()
    window.show_tab("body")
    hand.pause(50)
    highlighted = window.panel.body.figure.highlight_areas()
    assert AreaRef("leg", RIGHT) in highlighted
    assert AreaRef("leg", LEFT) not in highlighted
    assert window.panel.card.figure.isVisible()
    window.show_tab("zones")
