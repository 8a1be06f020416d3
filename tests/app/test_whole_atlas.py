"""The whole atlas in the real window: systems, points, the library, the needle's section, one's own atlas."""
# Long because one walk through the whole atlas is told in order, in one window.

import json
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scalpviz.app.card.needle_section import NeedleSection, ScalpLayer
from scalpviz.app.card.page import SECTION
from scalpviz.app.style.theme import Mode
from scalpviz.assets import assets_dir
from scalpviz.atlas.keys import SiteKey
from scalpviz.demo.hand import Hand
from scalpviz.scene.camera import seen_at
from scalpviz.scene.colours.record_colours import zone_colours
from scalpviz.side import Side
from scalpviz.state.cards.topics import Topic
from scalpviz.state.view import Centimetres, Labels, View, ZoneRef

pytestmark = pytest.mark.window

GV20 = ZoneRef("acupoints", "GV20", Side.MIDLINE)
J2, J9 = ZoneRef("jiao", "J2"), ZoneRef("jiao", "J9")
LEFT = Qt.MouseButton.LeftButton


def click_in(hand, button, title):
    """Open a button's menu and click one of its lines; Qt waits inside the press until the menu is gone."""
    missed = []

    def click():
        menu = button.menu()
        found = [action for action in menu.actions() if action.text() == title]
        if not found:
            missed.append(title)
            menu.close()
            return
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(found[0]).center())

    QTimer.singleShot(150, click)
    QTest.mouseClick(button, LEFT)
    hand.pause(250)
    assert missed == []


def named(atlas, system):
    return next(one.names.en for one in atlas.systems if one.id == system)


def painted_systems(window):
    return {paint.zone.system for region in window.view_area.laid.painted.regions for paint in region}


# -- systems -------------------------------------------------------------------------------------


def test_a_system_is_chosen_by_mouse_and_its_zones_can_be_clicked(window, hand, atlas):
    bar = window.panel.systems
    assert bar.button.text() == named(atlas, "international")
    click_in(hand, bar.button, named(atlas, "jiao"))
    hand.settle()
    assert window.state.view.systems == ("jiao",)
    assert bar.button.text() == named(atlas, "jiao")
    assert painted_systems(window) == {"jiao"}
    assert window.panel.list.index_of(J2) is not None
    hand.click_zone(J2)
    assert window.panel.card.card.code == "J2"
    hand.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.settle()
    assert window.state.view.systems == ("international",)
    assert bar.button.text() == named(atlas, "international")


def test_a_second_system_is_put_beside_the_first_and_taken_away_again(window, hand, atlas):
    bar = window.panel.systems
    click_in(hand, bar.comparison, named(atlas, "jiao"))
    hand.settle()
    assert window.state.view.systems == ("international", "jiao")
    assert bar.comparison.text() == named(atlas, "jiao")
    assert painted_systems(window) == {"international", "jiao"}
    assert window.panel.list.index_of(ZoneRef("international", "MS6")) is not None
    assert window.panel.list.index_of(J2) is not None
    click_in(hand, bar.comparison, "Nothing")
    hand.settle()
    assert window.state.view.systems == ("international",)
    assert bar.comparison.text() != named(atlas, "jiao")


def test_all_systems_leave_nothing_to_compare_with(window, hand, atlas):
    bar = window.panel.systems
    click_in(hand, bar.button, "All systems")
    hand.settle()
    wanted = {zone.system for zone in atlas.zones}
    assert set(window.state.view.systems) == wanted
    assert bar.button.text() == "All systems"
    assert not bar.comparison.isEnabled()
    drawn = {zone.system for zone in window.view_area.laid.placement.zones}
    assert painted_systems(window) == drawn
    click_in(hand, bar.button, named(atlas, "international"))
    assert bar.comparison.isEnabled()


def test_a_system_is_chosen_by_keyboard_alone(window, hand, atlas):
    bar = window.panel.systems
    bar.button.setFocus(Qt.FocusReason.TabFocusReason)
    assert bar.button.hasFocus()
    titles = [one.names.en for one in atlas.systems]

    def down_to_jiao():
        menu = bar.button.menu()
        for _ in range(titles.index(named(atlas, "jiao")) + 1):
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    QTimer.singleShot(150, down_to_jiao)
    QTest.keyClick(bar.button, Qt.Key.Key_Space)
    hand.pause(250)
    assert window.state.view.systems == ("jiao",)


def test_the_screen_shows_zones_of_the_chosen_system_in_their_colours(window, hand, atlas):
    window.presenter.set_labels(Labels.NONE)
    window.presenter.show_system("jiao")
    window.presenter.look_from("top")
    hand.settle()
    view = window.view_area.head_view
    at = view.where(replace(J9, side=Side.RIGHT)).toPoint()
    shot = QApplication.primaryScreen().grabWindow(window.winId()).toImage()
    shown = shot.pixelColor(view.canvas.mapTo(window, at))
    red, green, blue = zone_colours(atlas)["jiao", "J9"]
    strongest = int(np.argmax([red, green, blue]))
    assert int(np.argmax([shown.redF(), shown.greenF(), shown.blueF()])) == strongest


# -- points --------------------------------------------------------------------------------------


def pixel_of(window, ref):
    """Where a point lies in the view."""
    scene = window.view_area.head_view.scene
    (item,) = scene.head.points_of(ref)
    canvas = window.view_area.head_view.canvas
    x, y = seen_at(scene.camera, item.places, scene.aspect)[0]
    return QPointF((x + 1) / 2 * canvas.width(), (1 - y) / 2 * canvas.height()).toPoint()


def test_a_point_is_switched_on_pointed_at_and_clicked_on_the_head(window, hand):
    hand.press(Qt.Key.Key_5)
    hand.settle()
    canvas = window.view_area.head_view.canvas
    at = pixel_of(window, GV20)
    QTest.mouseMove(canvas, at + QPoint(2, 0))
    hand.pause(20)
    QTest.mouseMove(canvas, at)
    hand.pause(20)
    assert window.state.view.hovered is None or window.state.view.hovered.system == "international"
    window.actions_["points"].trigger()
    hand.settle()
    assert window.actions_["points"].isChecked()
    QTest.mouseMove(canvas, at + QPoint(2, 0))
    hand.pause(20)
    QTest.mouseMove(canvas, at)
    hand.pause(20)
    assert window.state.view.hovered == GV20
    assert window.pointer_line.words.startswith("GV20")
    QTest.mouseClick(canvas, LEFT, pos=at)
    assert window.state.view.selected == GV20
    assert window.panel.card.card.code == "GV20"


def test_sites_and_meridians_have_switches_of_their_own_that_undo_takes_back(window, hand):
    for field in ("sites", "meridians", "reference_lines"):
        action = window.actions_[field.replace("_", "-")]
        action.trigger()
        assert getattr(window.state.view, field)
        assert action.isChecked()
        window.presenter.undo()
        assert not getattr(window.state.view, field)
        assert not action.isChecked()


# -- the library ---------------------------------------------------------------------------------


def anchor(browser, scheme):
    """Where a link of this scheme stands on the page now."""
    for y in range(4, browser.viewport().height(), 4):
        for x in range(4, browser.viewport().width(), 4):
            if browser.anchorAt(QPoint(x, y)).startswith(f"{scheme}:"):
                return QPoint(x, y)
    raise AssertionError(f"no {scheme} link in sight")


@pytest.mark.parametrize(
    ("title", "page"),
    [
        ("Systems and their history", "system/international"), ("Technique", "technique"),
        ("Safety", "safety"), ("Evidence", "evidence"),
        ("Conventions of this atlas", "conventions"), ("Sources", "sources"),
    ],
)  # fmt: skip
def test_each_page_of_the_library_opens_by_its_menu(window, hand, title, page):
    hand.choose("Help", title)
    library = window.pages.library
    assert library.isVisible()
    assert library.shown.id == page
    assert library.page.toPlainText().strip()
    assert library.section.isVisible() == library.shown.layers == (page == "technique")
    library.close()


def test_a_mark_in_the_library_leads_to_its_source(window, hand):
    window.show_library("system/jiao")
    library = window.pages.library
    hand.pause(50)
    at = anchor(library.page, "source")
    source = QUrl(library.page.anchorAt(at)).path()
    QTest.mouseClick(library.page.viewport(), LEFT, pos=at)
    assert library.shown.id == "sources"
    assert library.page.textCursor().selectedText().startswith(source)
    library.close()


def test_the_contents_of_the_library_are_turned_with_the_keyboard(window, hand):
    window.show_library("technique")
    library = window.pages.library
    library.contents.setFocus()
    QTest.keyClick(library.contents, Qt.Key.Key_Down)
    assert library.shown.id == "safety"
    QTest.keyClick(library.contents, Qt.Key.Key_Up)
    assert library.shown.id == "technique"
    library.close()


# -- the needle's section ------------------------------------------------------------------------

LAYERS = tuple(ScalpLayer(name, name == "loose") for name in ("skin", "fat", "galea", "loose", "periosteum"))


def drawn(section, angle):
    section.set_section(LAYERS, angle, "Schematic")
    return section.picture(360).toImage()


def test_the_section_follows_the_angle(window, theme):
    section = NeedleSection(theme, window)
    flat, steep, without = (drawn(section, angle) for angle in ((15.0, 30.0), (60.0, 75.0), None))
    assert flat != steep
    assert flat != without
    assert drawn(section, (15.0, 30.0)) == flat
    assert "60 to 75" not in section.accessibleName()
    assert "15 to 30" in section.accessibleName()
    section.deleteLater()


def test_the_section_in_the_card_follows_the_theme(window, hand):
    window.presenter.select(ZoneRef("international", "MS6"))
    hand.settle()
    document = window.panel.card.text_of(Topic.NEEDLING).document()

    def picture():
        return document.resource(QTextDocument.ResourceType.ImageResource, QUrl(SECTION)).toImage()

    light = picture()
    assert light.width() > 200
    window.choose_mode(Mode.DARK)
    hand.settle()
    dark = picture()
    top = QPoint(dark.width() // 3, dark.height() // 2)
    assert dark.pixelColor(top).lightness() < light.pixelColor(top).lightness() - 40
    window.choose_mode(Mode.LIGHT)
    hand.settle()
    assert picture() == light


# -- centimetres ---------------------------------------------------------------------------------


def length_of(window, code):
    return next(zone.length for zone in window.view_area.laid.placement.zones if zone.code == code)


def test_centimetres_scaled_to_a_childs_head_shorten_what_is_measured_in_them_and_undo_brings_them_back(
    window, hand
):
    hand.choose("View", "Head", "Child of six years")
    hand.wait(lambda: window.view_area.laid.placement.head.name == "Child of six years", "the child")
    hand.settle()
    window.presenter.select(J9)
    hand.settle()
    printed, words = length_of(window, "J9"), window.panel.card.words
    selected = window.state.view.selected
    hand.choose("View", "Centimetres", "Scaled to the head")
    hand.wait(lambda: length_of(window, "J9") != printed, "the zones on the head again")
    hand.settle()
    assert window.state.view.centimetres is Centimetres.SCALED
    assert 0.8 * printed < length_of(window, "J9") < 0.97 * printed
    assert window.panel.card.words != words
    assert window.state.view.selected == selected
    hand.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.wait(lambda: length_of(window, "J9") == pytest.approx(printed), "the printed length again")
    hand.settle()
    assert window.panel.card.words == words


# -- one's own atlas -----------------------------------------------------------------------------


def own_atlas(tmp_path, **changes):
    """A file with one zone: MS5 as it ships under another code."""
    whole = json.loads((assets_dir() / "zones.json").read_text(encoding="utf-8"))
    zone = next(zone for zone in whole["zones"] if zone["code"] == "MS5")
    zone = {**zone, "code": "T1", "names": {"en": "Teacher's own line", "pinyin": "", "zh": ""}, **changes}
    zone["relations"] = []
    file = tmp_path / "own.json"
    content = {"format": whole["format"], "title": {"en": "My own"}, "notice": {"en": "For teaching"}}
    file.write_text(json.dumps({**content, "zones": [zone]}), encoding="utf-8")
    return file


T1 = ZoneRef("international", "T1")
T1_KEY = SiteKey("international", "T1", Side.MIDLINE)


def test_a_zone_of_ones_own_is_listed_chosen_drawn_and_found(own_window, tmp_path):
    hand = Hand(own_window, AssertionError)
    own_window.add_atlas(own_atlas(tmp_path))
    hand.wait(
        lambda: T1_KEY in {z.key for z in own_window.view_area.laid.placement.zones},
        "T1",
    )
    hand.settle()
    assert own_window.panel.list.index_of(T1) is not None
    assert own_window.state.view.selected == T1
    assert own_window.panel.card.card.code == "T1"
    assert own_window.view_area.laid.painted.triangles_of(T1_KEY, None).any()
    own_window.presenter.select(None)
    own_window.presenter.search("teacher")
    hand.pause(50)
    assert own_window.panel.list.index_of(T1) is not None
    assert own_window.messages.words == ""


def test_a_zone_of_ones_own_added_while_another_head_is_on_its_way_lies_on_that_head(own_window, tmp_path):
    hand = Hand(own_window, AssertionError)
    own_window.presenter.show_head("child")
    own_window.add_atlas(own_atlas(tmp_path))
    hand.wait(lambda: not own_window.view_area.busy, "the head")
    hand.settle()
    placement = own_window.view_area.laid.placement
    assert placement.head.name == "Child of six years"
    assert T1_KEY in {zone.key for zone in placement.zones}


def test_a_broken_atlas_is_told_with_its_path_and_everything_stays(own_window, tmp_path):
    hand = Hand(own_window, AssertionError)
    file = own_atlas(tmp_path, shape={"shape": "star"})
    laid, listed = own_window.view_area.laid, own_window.panel.list.model().rowCount()
    own_window.guard(lambda: own_window.add_atlas(file))()
    hand.settle()
    assert str(file) in own_window.messages.words
    assert "Traceback" not in own_window.messages.words
    assert own_window.view_area.laid is laid
    assert own_window.panel.list.model().rowCount() == listed
    assert own_window.state.view.selected is None
    own_window.add_atlas(own_atlas(tmp_path))
    hand.settle()
    assert own_window.panel.list.index_of(T1) is not None


def test_a_code_that_is_taken_is_refused(own_window, tmp_path):
    file = own_atlas(tmp_path, code="MS6")
    own_window.guard(lambda: own_window.add_atlas(file))()
    assert str(file) in own_window.messages.words
    assert "MS6" in own_window.messages.words


# -- what is remembered --------------------------------------------------------------------------


def test_switches_of_the_whole_atlas_are_remembered(open_window, tmp_path):
    settings = tmp_path / "switches.ini"
    first = open_window(settings, head=False)
    before = first.state.view
    for name in ("points", "meridians", "sites", "reference_lines"):
        first.presenter.toggle(name)
    first.presenter.set_centimetres(Centimetres.SCALED)
    first.close()
    second = open_window(settings, head=False)
    view = second.state.view
    assert (view.points, view.meridians, view.sites, view.reference_lines) == (True,) * 4
    assert view.centimetres is Centimetres.SCALED
    assert second.actions_["meridians"].isChecked()
    assert second.actions_["centimetres-scaled"].isChecked()
    assert not before.points
    second.close()


def test_damaged_switches_count_as_off(open_window, tmp_path):
    settings = tmp_path / "damaged.ini"
    settings.write_text("[General]\npoints=perhaps\nsites=7\ncentimetres=inches\n", encoding="utf-8")
    opened = open_window(settings, head=False)
    assert (opened.state.view.points, opened.state.view.sites) == (False, False)
    assert opened.state.view.centimetres is View().centimetres
    opened.close()
