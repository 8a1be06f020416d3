"""A practitioner checks a location on a head fitted to the patient. `docs/scenarios.md`."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import trimesh
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from scalpviz.demo.driver import Driver, Scenario
from scalpviz.head.reference import load_reference
from scalpviz.side import Side
from scalpviz.state.view import Centimetres, OwnHead, ZoneRef

MS6 = ZoneRef("international", "MS6", Side.LEFT)
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
NEAR, FAR = QPoint(-60, 20), QPoint(70, 60)
"""Two places beside the middle of the view, for the tape."""


class Practitioner(Scenario):
    """The steps of a practitioner."""

    def patient(self) -> None:
        """The patient's head, in files; where landmarks are missing they are estimated, and that is said."""
        self._drive.wait_for_head()
        mesh, landmarks = write_patient(self._drive.folder)
        self._window.presenter.show_head(OwnHead(mesh, landmarks))
        self._hand.wait(lambda: not self._window.view_area.busy, "the patient's head")
        self._hand.settle()
        layout = self._window.view_area.laid
        self._drive.check(
            layout is not None and any(mark.estimated for mark in layout.placement.head.landmarks.values()),
            self._window.messages.words or "no landmark is estimated",
        )
        self._drive.save("patient", self._drive.head_is_drawn)

    def condition(self) -> None:
        """Stroke, the right side weak."""
        chinese = self._drive.setting.language == "zh"
        self._hand.press(KEY.Key_F, CTRL)
        self._hand.write("中风 右侧" if chinese else "stroke, right side weak")
        self._hand.press(KEY.Key_Return)
        self._hand.settle()
        view = self._window.state.view
        sides = {ref.side for ref in view.highlighted if (ref.system, ref.code) == ("international", "MS6")}
        self._drive.check(view.condition is not None, "no condition is chosen")
        self._drive.check(sides == {Side.LEFT}, "the left MS6 alone is not highlighted")
        self._drive.save("condition")

    def zone(self) -> None:
        """The left MS6: how the needle goes, and what to beware of."""
        self._hand.click_zone(MS6)
        self._hand.settle()
        self._drive.check_chosen("MS6")
        self._drive.save("zone")

    def cautions(self) -> None:
        """She reads on: needling, place, cautions."""
        bar = self._window.panel.card.verticalScrollBar()
        bar.setValue(min(360, bar.maximum()))
        self._hand.settle()
        self._drive.save("cautions")

    def near(self) -> None:
        """Nearer, with hairline, midline and landmarks."""
        view = self._window.view_area.head_view
        assert view is not None
        self._hand.press(KEY.Key_G)
        for _ in range(3):
            self._hand.press(KEY.Key_Plus)
        self._hand.settle()
        self._drive.check(self._window.state.view.guides, "the guides are not shown")
        self._drive.save("near")

    def tape(self) -> None:
        """The tape between two places, in millimetres and cun."""
        window, hand = self._window, self._hand
        hand.press(KEY.Key_Escape)
        hand.press(KEY.Key_G)
        self._drive.view_from(KEY.Key_5)
        hand.press(KEY.Key_M, CTRL)
        view = window.view_area.head_view
        assert view is not None
        middle = view.canvas.rect().center()
        for place in (middle + NEAR, middle + FAR):
            QTest.mouseMove(view.canvas, place)
            hand.pause(60)
            QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
            hand.pause(60)
        hand.settle()
        self._drive.check(len(window.state.view.tapes) == 1, "no tape lies on the head")
        self._drive.save("tape")

    def follow(self) -> None:
        """The tape along a whole zone."""
        window, hand = self._window, self._hand
        hand.press(KEY.Key_Escape)
        window.presenter.select(ZoneRef("international", "MS5"))
        hand.settle()
        self._drive.view_from(KEY.Key_5)
        hand.press(KEY.Key_M, CTRL | Qt.KeyboardModifier.ShiftModifier)
        hand.settle()
        self._drive.check(len(window.state.view.tapes) == 2, "no tape lies along MS5")
        self._drive.save("follow")

    def schools(self) -> None:
        """What another school says of the place, with centimetres scaled to this head."""
        window, hand = self._window, self._hand
        window.presenter.select(ZoneRef("jiao", "J1", Side.LEFT))
        window.presenter.set_centimetres(Centimetres.SCALED)
        hand.settle()
        self._drive.check_chosen("J1")
        self._drive.save("schools")

    def variants(self) -> None:
        """The variants of the sources, drawn beside the default."""
        self._hand.press(KEY.Key_V)
        self._hand.settle()
        self._drive.check(self._window.state.view.variants, "the variants are not shown")
        self._drive.save("variants")

    def back(self) -> None:
        """Undo leads back step by step."""
        presenter = self._window.presenter
        while presenter.can_undo and self._window.state.view.condition is None:
            presenter.undo()
        self._hand.settle()
        self._drive.check(
            self._window.state.view.condition is not None, "undo does not lead to the condition"
        )
        self._drive.save("back")


def write_patient(folder: Path) -> tuple[Path, Path]:
    """A head of other proportions than the stored ones, with four landmarks, as a scan would bring it."""
    head = load_reference("average_man")
    stretch = np.array([1.03, 0.98, 1.02])
    mesh, landmarks = folder / "patient.ply", folder / "patient.json"
    trimesh.Trimesh(head.vertices * stretch, head.triangles, process=False).export(mesh)
    known = {
        name: (head.landmark(name).xyz * stretch).round(3).tolist()
        for name in ("nasion", "inion", "tragion_left", "tragion_right")
    }
    landmarks.write_text(json.dumps({"unit": "mm", "landmarks": known}), encoding="utf-8")
    return mesh, landmarks


def steps(driver: Driver) -> tuple[Callable[[], None], ...]:
    """The steps of the scenario."""
    it = Practitioner(driver)
    return (
        it.patient, it.condition, it.zone, it.cautions, it.near, it.tape, it.follow, it.schools, it.variants,
        it.back,
    )  # fmt: skip
