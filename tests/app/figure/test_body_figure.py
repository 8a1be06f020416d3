"""The drawings of the body and the widget that shows them."""

import itertools
import math

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scalpviz.app.figure.body_figure import BodyFigure
from scalpviz.app.figure.mini_figure import MiniFigure
from scalpviz.app.figure.shapes import DRAWINGS, drawing, path_of
from scalpviz.app.style.theme import Mode, Theme
from scalpviz.atlas.load import load_atlas
from scalpviz.side import Side
from scalpviz.state.cards.body import AreaRef, Body, BodyState, areas_of
from scalpviz.state.view import ZoneRef

pytestmark = pytest.mark.window

LEFT, RIGHT = Side.LEFT, Side.RIGHT
HAND = AreaRef("hand", RIGHT)
MS6 = ZoneRef("international", "MS6", LEFT)
COLOUR = QColor("#3B2F8F")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Mode.LIGHT)


@pytest.fixture(scope="module")
def body() -> Body:
    return Body(load_atlas())


@pytest.fixture
def figure(qtbot, body: Body, theme: Theme) -> BodyFigure:
    made = BodyFigure(body, theme, lambda _system, _code: COLOUR)
    qtbot.addWidget(made)
    made.resize(430, 400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def paired() -> list[tuple[str, object, object]]:
    found = []
    for name in DRAWINGS:
        for first, second in itertools.combinations(drawing(name).shapes, 2):
            if first.side and second.side and first.areas == second.areas and first.side is not second.side:
                found.append((name, first, second))
    return found


def test_left_and_right_are_mirror_images():
    found = paired()
    assert len(found) >= 20
    for name, first, second in found:
        one, other = first.path.boundingRect(), second.path.boundingRect()
        assert one.left() == pytest.approx(-other.right(), abs=0.11), (name, first.areas)
        assert one.top() == pytest.approx(other.top(), abs=0.01), (name, first.areas)


def test_the_subjects_right_is_on_the_viewers_left_in_front_and_on_the_right_behind():
    for name, sign in (("front", -1), ("back", 1), ("face", -1)):
        for shape in drawing(name).shapes:
            if shape.side is not None:
                middle = shape.path.boundingRect().center().x()
                assert math.copysign(1, middle) == (sign if shape.side is RIGHT else -sign), shape.areas


def test_every_shape_lies_in_its_picture():
    for name in DRAWINGS:
        for shape in drawing(name).shapes:
            assert drawing(name).box.contains(shape.path.boundingRect()), (name, shape.areas)


def test_open_areas_of_the_figure_hardly_overlap():
    for name in ("front", "back", "face"):
        plain = [shape for shape in drawing(name).shapes if not shape.on_top]
        for first, second in itertools.combinations(plain, 2):
            if set(first.areas) & set(second.areas):
                continue
            middle = first.path.intersected(second.path).boundingRect()
            assert min(middle.width(), middle.height()) < 9, (name, first.areas, second.areas)


def test_a_path_with_an_arc_or_relative_places_is_refused():
    with pytest.raises(ValueError, match="more than M, L, C and Z"):
        path_of("M 0 0 A 1 1 0 0 0 2 2")
    with pytest.raises(ValueError, match="more than M, L, C and Z"):
        path_of("m 0 0 l 1 1")
    assert path_of("M 0 0 L 4 0 L 4 4 Z").contains(QPointF(3, 1))


def test_every_area_that_can_be_seen_can_be_clicked(figure: BodyFigure):
    heard: list[AreaRef] = []
    figure.chosen.connect(heard.append)
    refs = {spot.ref for spot in figure._spots if spot.ref}
    assert {HAND, AreaRef("leg", LEFT), AreaRef("heart"), AreaRef("mouth"), AreaRef("low-back")} <= refs
    for ref in refs:
        place = figure.where(ref)
        assert place is not None, ref
        QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=place.toPoint())
        assert heard[-1].area == ref.area or figure._spot_at(QPointF(place.toPoint())).ref == heard[-1]


def test_a_click_beside_the_body_chooses_nothing(figure: BodyFigure):
    heard: list[AreaRef] = []
    figure.chosen.connect(heard.append)
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=QPoint(3, figure.height() - 4))
    assert heard == []


def move(figure: BodyFigure, place: QPointF) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, figure.mapToGlobal(place), Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(figure, event)


def test_pointing_names_the_area_and_leaving_ends_it(figure: BodyFigure):
    place = figure.where(HAND, "front")
    assert place is not None
    move(figure, place)
    assert figure.pointed_at == HAND
    assert figure.accessibleName() == "Body: Hand, right side"
    move(figure, QPointF(2, 2))
    assert figure.pointed_at is None


def test_the_keyboard_walks_from_area_to_area_and_chooses(figure: BodyFigure):
    heard: list[AreaRef] = []
    figure.chosen.connect(heard.append)
    figure.show_body(BodyState(chosen=AreaRef("arm", RIGHT)))
    figure.clearFocus()
    figure.setFocus(Qt.FocusReason.TabFocusReason)
    assert figure.pointed_at == AreaRef("arm", RIGHT)
    QTest.keyClick(figure, Qt.Key.Key_Down)
    assert figure.pointed_at == HAND
    QTest.keyClick(figure, Qt.Key.Key_Return)
    assert heard == [HAND]
    seen = set()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Up):
        for _ in range(12):
            QTest.keyClick(figure, key)
            seen.add(figure.pointed_at)
    assert len(seen) > 8


def pixel(figure: BodyFigure, ref: AreaRef, name: str) -> QColor:
    picture = figure.grab().toImage()
    place = figure.where(ref, name)
    assert place is not None
    return picture.pixelColor((place * figure.devicePixelRatioF()).toPoint())


def test_a_chosen_area_is_painted_and_the_other_side_is_not(figure: BodyFigure):
    plain = pixel(figure, HAND, "front")
    figure.show_body(BodyState(chosen=HAND))
    assert pixel(figure, HAND, "front") != plain
    assert pixel(figure, HAND, "back") == pixel(figure, HAND, "front")
    assert pixel(figure, AreaRef("hand", LEFT), "front") == plain


def test_what_a_zone_stands_for_wears_its_colour_on_the_opposite_side(figure: BodyFigure):
    highlighted = areas_of(load_atlas(), MS6)
    figure.show_body(BodyState(zone=MS6, highlighted=highlighted))
    assert AreaRef("leg", RIGHT) in figure.highlight_areas()
    assert AreaRef("leg", LEFT) not in figure.highlight_areas()
    assert AreaRef("heart") not in figure.highlight_areas(), "the trunk is meant, not what lies in it"
    worn = pixel(figure, AreaRef("leg", RIGHT), "front")
    assert abs((worn.hueF() - COLOUR.hueF() + 0.5) % 1 - 0.5) < 0.04


def test_both_themes_draw_the_body_apart_from_the_ground(figure: BodyFigure, theme: Theme):
    for mode in (Mode.LIGHT, Mode.DARK):
        theme.choose(mode)
        ground = theme.colour("base")
        assert abs(pixel(figure, AreaRef("leg", LEFT), "front").lightness() - ground.lightness()) > 8
    theme.choose(Mode.LIGHT)


@pytest.mark.parametrize(
    ("code", "drawings"), [("MS6", ("front",)), ("MS1", ("face",)), ("MS2", ("organs",))]
)
def test_the_small_figure_shows_the_drawing_that_tells_most(
    qtbot, body: Body, theme: Theme, code: str, drawings: tuple[str, ...]
):
    small = MiniFigure(body, theme, lambda _system, _code: COLOUR)
    qtbot.addWidget(small)
    ref = ZoneRef("international", code)
    small.show_body(BodyState(zone=ref, highlighted=areas_of(load_atlas(), ref)))
    assert small.drawings[:1] == drawings
    small.show_body(BodyState())
    assert small.isHidden()
