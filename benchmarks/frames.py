"""What a frame costs: the head with every zone, the plain head, and VTK with nothing of ours."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from benchmarks.bare_vtk import BareVtk
from benchmarks.subject import Subject, subject
from benchmarks.table import Line
from scalpviz.placement.painting.paint import paint
from scalpviz.placement.painting.painted import PaintedSkin
from scalpviz.scene import camera as cameras
from scalpviz.scene.export.picture import OffscreenCanvas, open_canvas
from scalpviz.scene.head_scene import HeadScene
from scalpviz.state.view import Camera, Labels, View

SIZE = (1100, 800)
FRAMES = 40


def measure() -> Iterator[Line]:
    """Frames of several scenes, drawn in turn so that whatever slows one slows all."""
    it = subject()
    every = tuple(system.id for system in it.atlas.systems if it.atlas.zones_of(system.id))
    bare_head = replace(it.placement, zones=(), points=())

    def painted(*systems: str) -> PaintedSkin:
        # As the window does: only what is on view is painted.
        return paint(it.head, [zone for zone in it.placement.zones if zone.system in systems])

    one, two = painted(*every[:1]), painted(*every[:2])
    bare = View(labels=Labels.NONE)
    dots = replace(bare, points=True, sites=True, meridians=True)
    drawn = {
        "plain": _Drawn(replace(it, placement=bare_head), paint(it.head, ()), bare),
        "standard": _Drawn(it, one, bare),
        "all": _Drawn(it, it.painted, replace(bare, systems=every)),
        "labelled": _Drawn(it, one, View(labels=Labels.CODES)),
        "crowded": _Drawn(it, it.painted, View(labels=Labels.CODES, systems=every)),
        "compared": _Drawn(it, two, replace(bare, systems=every[:2])),
        "dots": _Drawn(it, one, dots),
    }
    drawers: dict[str, Callable[[Camera], None]] = {name: scene.draw for name, scene in drawn.items()}
    drawers["bare"] = BareVtk(it.painted, SIZE).draw
    taken = _in_turn(drawers, drawn["plain"].home)
    median = {name: float(np.median(times)) for name, times in taken.items()}
    yield Line("frame of the plain head", 1e3 * median["plain"], "ms")
    yield Line("frame with the first system", 1e3 * median["standard"], "ms")
    yield Line("frame with the first system and its labels", 1e3 * median["labelled"], "ms")
    yield Line("frame with two systems compared", 1e3 * median["compared"], "ms")
    yield Line("frame with all systems", 1e3 * median["all"], "ms")
    yield Line("frame with all systems and their labels", 1e3 * median["crowded"], "ms")
    yield Line("frame of the same mesh by bare VTK, VTK's own light", 1e3 * median["bare"], "ms")
    yield Line("first system / plain head", _ratio(taken["standard"], taken["plain"]), "times", 1.05, 3)
    yield Line("all systems / plain head", _ratio(taken["all"], taken["plain"]), "times", 1.1, 3)
    yield Line("all systems / bare VTK", _ratio(taken["all"], taken["bare"]), "times", None, 3)
    dotted = _ratio(taken["dots"], taken["standard"])
    yield Line("points, sites and meridians on / off", dotted, "times", None, 3)
    for scene in drawn.values():
        scene.close()


def _ratio(one: np.ndarray, other: np.ndarray) -> float:
    """Median of the ratios of frames drawn one after the other."""
    return float(np.median(one / other))


def _in_turn(drawers: dict[str, Callable[[Camera], None]], home: Camera) -> dict[str, np.ndarray]:
    taken = {name: np.empty(FRAMES) for name in drawers}
    framing = cameras.framing(subject().head)
    order = np.random.default_rng(1)
    for frame in range(-5, FRAMES):
        eye = cameras.turn(home, 9.0 * frame, 0.0, framing)
        # Shuffled from round to round: none always comes after the costliest.
        for name in order.permutation(list(drawers)):
            start = time.perf_counter()
            drawers[name](eye)
            if frame >= 0:
                taken[name][frame] = time.perf_counter() - start
    return taken


class _Drawn:
    """The program's scene on a stage."""

    def __init__(self, it: Subject, painted: PaintedSkin, view: View) -> None:
        self._stage: OffscreenCanvas = open_canvas(SIZE)
        self._scene = HeadScene(self._stage)
        self._scene.show(it.placement, painted, it.atlas)
        self._scene.apply(view, frozenset(View.__dataclass_fields__))
        self.home = self._scene.home()

    def draw(self, eye: Camera) -> None:
        """One frame, finished."""
        self._scene.look(eye)
        self._stage.render_window.Render()
        self._stage.render_window.WaitForCompletion()

    def close(self) -> None:
        """Free the stage."""
        self._scene.close()
        self._stage.render_window.Finalize()
