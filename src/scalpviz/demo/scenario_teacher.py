"""A teacher prepares a lesson, projects it, and makes a handout. `docs/scenarios.md`."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from scalpviz.demo.driver import Driver, Scenario
from scalpviz.state.view import NamedView, ZoneRef

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Teacher(Scenario):
    """The steps of a teacher."""

    def sheet(self) -> None:
        """All that can be shown, in one place."""
        self._drive.wait_for_head()
        self._hand.press(KEY.Key_W)
        self._hand.settle()
        sheet = self._window.shown_sheet
        self._drive.check(sheet.isVisible(), "the sheet did not open")
        self._drive.save("sheet")
        sheet.close()

    def prepare(self) -> None:
        """Two views for the lesson, kept by name."""
        window = self._window
        window.presenter.select(ZoneRef("international", "MS1"))
        self._drive.view_from(KEY.Key_1)
        window.views.save_as("1")
        window.presenter.select(ZoneRef("international", "MS12"))
        self._drive.view_from(KEY.Key_2)
        window.views.save_as("2")
        self._hand.press(KEY.Key_Escape)
        self._drive.view_from(KEY.Key_Home)
        self._hand.press(KEY.Key_PageDown, CTRL)
        self._hand.settle()
        self._drive.check_chosen("MS1")
        self._drive.save("prepare")

    def step(self) -> None:
        """From one prepared view to the next."""
        self._hand.press(KEY.Key_PageDown, CTRL)
        self._hand.settle()
        self._drive.check_chosen("MS12")
        self._drive.save("step")
        self._hand.press(KEY.Key_Escape)

    def present(self) -> None:
        """The audience sees the head alone, and a code."""
        self._drive.view_from(KEY.Key_Home)
        self._window.presenter.select(ZoneRef("international", "MS5"))
        self._hand.settle()
        self._hand.press(KEY.Key_F5)
        self._hand.settle()
        self._drive.check(self._window.strip.words == "MS5", "the audience does not see MS5")
        self._drive.save("present")

    def next(self) -> None:
        """Page down on the remote: the next zone."""
        self._hand.press(KEY.Key_PageDown)
        self._hand.settle()
        self._drive.check(self._window.strip.words == "MS6", "the audience does not see MS6")
        self._drive.save("next")

    def name(self) -> None:
        """One key, and its name is told."""
        self._hand.press(KEY.Key_Return)
        self._hand.settle()
        self._drive.check("顶颞前斜线" in self._window.strip.words, "the name is not told")
        self._drive.save("name")

    def use(self) -> None:
        """Once more, and what it is for."""
        self._hand.press(KEY.Key_Return)
        self._hand.settle()
        self._drive.check(len(self._window.strip.words.splitlines()) > 3, "what it is for is not told")
        self._drive.save("use")

    def turn(self) -> None:
        """The head turns by itself while the teacher speaks."""
        window = self._window
        view = window.view_area.head_view
        assert view is not None
        before = view.scene.camera
        view.setFocus()
        self._hand.press(KEY.Key_Space)
        self._hand.wait(lambda: view.scene.camera != before, "the turning")
        self._hand.pause(1500)
        self._hand.press(KEY.Key_Space)
        self._hand.wait(lambda: not view._spin.running, "the head standing still")
        self._drive.save("turn")

    def desk(self) -> None:
        """Escape, and the desk is as it was; two systems side by side for the discussion."""
        window = self._window
        self._hand.press(KEY.Key_Escape)
        self._hand.settle()
        self._drive.check(window.panel.isVisible() and not window.strip.isVisible(), "the desk is not back")
        window.presenter.compare_with("jiao")
        window.presenter.look_from(NamedView.LEFT)
        self._hand.settle()
        self._drive.save("desk")

    def words(self) -> None:
        """The same window in the other language, by the palette."""
        chinese = self._drive.setting.language == "zh"
        self._window.presenter.compare_with("")
        self._drive.palette("English" if chinese else "中文", f"command/language-{'en' if chinese else 'zh'}")
        self._drive.check_chosen("MS6")
        self._drive.save("words")


def steps(driver: Driver) -> tuple[Callable[[], None], ...]:
    """The steps of the scenario."""
    it = Teacher(driver)
    return (
        it.sheet, it.prepare, it.step, it.present, it.next, it.name, it.use, it.turn, it.desk, it.words,
    )  # fmt: skip
