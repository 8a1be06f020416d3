"""A student learns the anterior oblique line: finds it, reads it, and tests herself. `docs/scenarios.md`."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scalpviz.demo.driver import Driver, Scenario
from scalpviz.side import Side
from scalpviz.state.cards.body import AreaRef
from scalpviz.state.view import Labels, ZoneRef

MS6, MS7 = ZoneRef("international", "MS6"), ZoneRef("international", "MS7")
ARM = ZoneRef("international", "MS6", Side.RIGHT, "middle-two-fifths")
KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Student(Scenario):
    """The steps of a student."""

    def open(self) -> None:
        """The window with its four hints."""
        self._drive.wait_for_head()
        self._drive.check(self._window.panel.card.card is None, "a card is open before anything was chosen")
        self._drive.save("open", self._drive.head_is_drawn)

    def point(self) -> None:
        """She points at the middle of MS6 and reads what it stands for."""
        self._hand.point_at(ARM)
        self._hand.wait(lambda: self._window.state.view.hovered == ARM, "the pointer on MS6")
        self._drive.check("MS6" in self._window.pointer_line.words, "the line below the head says nothing")
        self._hand.settle()
        self._drive.save("point")

    def read(self) -> None:
        """A click opens its card."""
        self._hand.click_zone(ARM)
        self._hand.settle()
        self._drive.check_chosen("MS6")
        self._drive.save("read")

    def body(self) -> None:
        """Which other zones stand for the hand? She asks the figure."""
        window, hand = self._window, self._hand
        hand.press(KEY.Key_Escape)
        hand.press(KEY.Key_2, CTRL)
        hand.settle()
        figure = window.panel.body.figure
        place = figure.where(AreaRef("hand", Side.RIGHT), "front")
        assert place is not None
        QTest.mouseMove(figure, place.toPoint())
        hand.pause(20)
        QTest.mouseClick(figure, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place.toPoint())
        hand.settle()
        highlighted = {ref.code for ref in window.state.view.highlighted}
        self._drive.check({"MS6", "MS7"} <= highlighted, "the zones of the hand are not highlighted")
        self._drive.save("body")
        hand.press(KEY.Key_1, CTRL)
        hand.press(KEY.Key_Escape)

    def search(self) -> None:
        """She looks a complaint up."""
        hand = self._hand
        hand.press(KEY.Key_F, CTRL)
        hand.write("失语" if self._drive.setting.language == "zh" else "aphasia")
        hand.settle()
        self._drive.check(self._window.panel.list.index_of(MS6) is not None, "MS6 does not answer")
        hand.click_row(MS6)
        hand.settle()
        self._drive.save("search")
        hand.press(KEY.Key_Escape)

    def names(self) -> None:
        """Names instead of codes on the head."""
        self._drive.view_from(KEY.Key_Home)
        self._hand.press(KEY.Key_L)
        self._hand.settle()
        self._drive.check(self._window.state.view.labels is Labels.NAMES, "the labels are no names")
        self._drive.save("names")
        self._hand.press(KEY.Key_L)
        self._hand.press(KEY.Key_L)

    def points(self) -> None:
        """Points and meridians, seen from the left."""
        self._drive.view_from(KEY.Key_3)
        self._hand.press(KEY.Key_P)
        self._hand.press(KEY.Key_M)
        self._hand.settle()
        view = self._window.state.view
        self._drive.check(view.points and view.meridians, "points and meridians are not shown")
        self._drive.save("points")
        self._hand.press(KEY.Key_P)
        self._hand.press(KEY.Key_M)

    def compare(self) -> None:
        """How does Jiao's system differ? Stripes tell the two apart."""
        window = self._window
        window.panel.systems.comparison.menu().popup(window.mapToGlobal(window.rect().center()))
        self._hand.pause(60)
        menu = window.panel.systems.comparison.menu()
        jiao = next(a for a in menu.actions() if "Jiao" in a.text() or "焦" in a.text())
        QTest.mouseClick(
            menu,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            menu.actionGeometry(jiao).center(),
        )
        self._drive.view_from(KEY.Key_5)
        self._drive.check(window.state.view.systems == ("international", "jiao"), "nothing is compared")
        self._drive.save("compare")
        window.panel.systems.compared.emit("")
        self._hand.settle()

    def quiz(self) -> None:
        """She hides labels and texts, and asks herself what she points at."""
        self._drive.palette("自测" if self._drive.setting.language == "zh" else "quiz", "command/preset-quiz")
        self._drive.view_from(KEY.Key_6)
        self._drive.check(not self._window.panel.isVisible(), "the texts are still there")
        self._drive.save("quiz", self._drive.head_is_drawn)

    def answer(self) -> None:
        """A click and one key, and the answer is there."""
        self._hand.click_zone(ZoneRef("international", "MS7", Side.RIGHT))
        self._hand.press(KEY.Key_F9)
        self._hand.settle()
        self._drive.check_chosen("MS7")
        self._drive.save("answer")


def steps(driver: Driver) -> tuple[Callable[[], None], ...]:
    """The steps of the scenario."""
    it = Student(driver)
    return (
        it.open, it.point, it.read, it.body, it.search, it.names, it.points, it.compare, it.quiz, it.answer,
    )  # fmt: skip
