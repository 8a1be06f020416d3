"""The steps of the demo; each checks that what it shows has really happened."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scalpviz.app.style.theme import Mode
from scalpviz.atlas.load import load_atlas
from scalpviz.demo.driver import Driver
from scalpviz.head.stored import stored_titles
from scalpviz.scene.camera import angles
from scalpviz.side import Side
from scalpviz.state.cards.body import AreaRef
from scalpviz.state.view import ZoneRef

SYSTEM = "international"
MS1, MS6, MS12 = (ZoneRef(SYSTEM, code) for code in ("MS1", "MS6", "MS12"))


class Demo:
    """Takes one window through the main job.

    Parameters
    ----------
    driver : Driver
        Of that window.
    """

    def __init__(self, driver: Driver) -> None:
        self._driver, self._window, self._hand = driver, driver.window, driver.hand
        self._check, self._check_chosen = driver.check, driver.check_chosen
        self._save, self._head_is_drawn = driver.save, driver.head_is_drawn

    def steps(self) -> tuple[Callable[[], None], ...]:
        """All steps."""
        return (
            self._open, self._hover, self._click, self._pick, self._search, self._turn, self._condition,
            self._body, self._guides, self._heads, self._dark,
        )  # fmt: skip

    def _open(self) -> None:
        window = self._window
        self._driver.wait_for_head()
        listed = [row for ref in (MS1, MS6, MS12) if (row := window.panel.list.index_of(ref))]
        self._check(len(listed) == 3, "the list lacks zones")
        self._save("open", self._head_is_drawn)

    def _hover(self) -> None:
        window = self._window
        arm = next(p.part for p in load_atlas().zone("MS6", SYSTEM).parts if "middle" in p.part)
        wanted = ZoneRef(SYSTEM, "MS6", Side.RIGHT, arm)
        self._hand.point_at(wanted)
        self._hand.wait(lambda: window.state.view.hovered == wanted, "the pointer on MS6")
        self._check("MS6" in window.pointer_line.words, "the line below the head does not name MS6")
        self._hand.settle()
        self._save("hover-ms6")

    def _click(self) -> None:
        self._hand.click_zone(ZoneRef(SYSTEM, "MS6", Side.RIGHT))
        self._hand.settle()
        self._check_chosen("MS6")
        self._save("click-ms6")

    def _pick(self) -> None:
        self._hand.click_row(MS1)
        self._hand.settle()
        self._check_chosen("MS1")
        view = self._window.view_area.head_view
        self._check(view is not None and view.scene.sees(MS1), "MS1 cannot be seen after it was chosen")
        self._save("pick-ms1")

    def _search(self) -> None:
        window, hand = self._window, self._hand
        hand.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        self._check(window.panel.search.hasFocus(), "Ctrl+F did not lead to the search field")
        hand.write("aphasia")
        self._check(window.state.view.query == "aphasia", "the search did not follow the typing")
        self._check(
            window.panel.list.index_of(MS1) is None, "MS1 is still listed though it does not treat aphasia"
        )
        hand.click_row(MS6)
        hand.settle()
        self._check_chosen("MS6")
        self._save("search-aphasia")

    def _turn(self) -> None:
        window, hand = self._window, self._hand
        hand.press(Qt.Key.Key_Escape)
        self._check(window.state.view.query == "", "Escape did not end the search")
        view = window.view_area.head_view
        assert view is not None
        hand.press(Qt.Key.Key_2)
        hand.settle()
        azimuth, _ = angles(view.scene.camera)
        self._check(abs(abs(azimuth) - 180.0) < 1.0, "the head does not show its back")
        hand.click_zone(MS12)
        hand.settle()
        self._check_chosen("MS12")
        self._save("back")

    def _condition(self) -> None:
        window, hand = self._window, self._hand
        hand.press(Qt.Key.Key_Escape)
        hand.press(Qt.Key.Key_6)
        hand.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        hand.write("stroke, right side weak")
        hand.press(Qt.Key.Key_Return)
        hand.settle()
        view = window.state.view
        self._check(view.condition is not None and view.affected is Side.RIGHT, "no stroke is chosen")
        sides = {ref.side for ref in view.highlighted if (ref.system, ref.code) == (SYSTEM, "MS6")}
        self._check(sides == {Side.LEFT}, "the left MS6 alone is not highlighted")
        self._check(len({ref.code for ref in view.highlighted}) > 1, "the rest of its row is not highlighted")
        self._check(window.panel.page.isVisible(), "the page of the condition is not shown")
        self._save("stroke-right-side-weak")

    def _body(self) -> None:
        window, hand = self._window, self._hand
        hand.press(Qt.Key.Key_Escape)
        hand.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        hand.settle()
        figure = window.panel.body.figure
        place = figure.where(AreaRef("hand", Side.RIGHT), "front")
        assert place is not None
        QTest.mouseMove(figure, place.toPoint())
        hand.pause(20)
        QTest.mouseClick(figure, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place.toPoint())
        hand.settle()
        highlighted = {(ref.code, ref.side, ref.part) for ref in window.state.view.highlighted}
        for code in ("MS6", "MS7"):
            self._check(
                (code, Side.LEFT, "middle-two-fifths") in highlighted,
                f"{code} is not highlighted for the hand",
            )
        self._save("hand-in-figure")
        hand.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)

    def _guides(self) -> None:
        window, hand = self._window, self._hand
        hand.press(Qt.Key.Key_Escape)
        hand.press(Qt.Key.Key_1)
        hand.press(Qt.Key.Key_G)
        hand.settle()
        self._check(window.state.view.guides, "the guides are not shown")
        layout = window.view_area.laid
        able = layout is not None and layout.placement.head.open_eyes is not None
        self._check(window.presenter.eyes_are_open is able, "the eyes are not open")
        self._save("guides", self._head_is_drawn)
        hand.press(Qt.Key.Key_G)

    def _heads(self) -> None:
        hand = self._hand
        hand.press(Qt.Key.Key_6)
        hand.settle()
        titles = stored_titles()
        first, *others = titles
        for name in others:
            hand.choose("View", "Head", titles[name])
            self._wait_for_head(titles[name])
            self._save(f"head-{name.replace('_', '-')}", self._head_is_drawn)
        if others:
            hand.press(Qt.Key.Key_H)
            self._wait_for_head(titles[first])

    def _wait_for_head(self, title: str) -> None:
        window, hand = self._window, self._hand
        hand.wait(lambda: not window.view_area.busy, f"{title} on show")
        hand.settle()
        layout = window.view_area.laid
        shown = "" if layout is None else layout.placement.head.name
        self._check(shown == title, window.messages.words or f"the head on show is not {title}")

    def _dark(self) -> None:
        window, hand = self._window, self._hand
        hand.choose("View", "Theme", "Dark")
        self._check(window.mode is Mode.DARK, "the window is not dark")
        hand.press(Qt.Key.Key_Home)
        hand.settle()
        hand.click_zone(ZoneRef(SYSTEM, "MS7", Side.RIGHT))
        hand.settle()
        self._check_chosen("MS7")
        self._save("dark", lambda picture: picture.pixelColor(picture.width() - 4, 60).lightness() < 60)


def steps(driver: Driver) -> tuple[Callable[[], None], ...]:
    """The main job."""
    return Demo(driver).steps()
