"""The international lines on the reference head, drawn on stages that never show."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from scalpviz.atlas.keys import SiteKey
from scalpviz.atlas.load import load_atlas
from scalpviz.atlas.model import Atlas
from scalpviz.placement.painting.paint import paint
from scalpviz.placement.painting.painted import PaintedSkin
from scalpviz.placement.place import place
from scalpviz.placement.placed import PlacedZone, Placement
from scalpviz.scene.export.picture import OffscreenCanvas, open_canvas
from scalpviz.scene.head_scene import HeadScene
from scalpviz.scene.picking import Picker


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return load_atlas()


@pytest.fixture(scope="session")
def placement(atlas, reference_head) -> Placement:
    return place(atlas, reference_head)


@pytest.fixture(scope="session")
def painted(placement) -> PaintedSkin:
    return paint(placement.head, placement.zones)


@pytest.fixture(scope="session")
def picker(painted) -> Picker:
    return Picker(painted)


@pytest.fixture(scope="session")
def zone(placement) -> Callable[[str], PlacedZone]:
    """A zone by its key without the system."""
    by_key = {zone.key: zone for zone in placement.zones}
    return lambda key: by_key[SiteKey.parse(f"international/{key}")]


@dataclass
class Theatre:
    """A scene on its stage, and how often it asked for a frame and was drawn."""

    stage: OffscreenCanvas
    scene: HeadScene
    asked: int = 0
    drawn: int = 0
    observers: list[int] = field(default_factory=list)


@pytest.fixture
def theatre(placement, painted, atlas) -> Iterator[Theatre]:
    stage = open_canvas((640, 480))
    scene = HeadScene(stage)
    shown = Theatre(stage, scene)

    def asked() -> None:
        shown.asked += 1

    def drawn(_caller: object, _event: str) -> None:
        shown.drawn += 1

    scene.request_render = asked
    observer = stage.render_window.AddObserver("StartEvent", drawn)
    scene.show(placement, painted, atlas)
    shown.asked = 0
    yield shown
    stage.render_window.RemoveObserver(observer)
    scene.close()
    stage.render_window.Finalize()
