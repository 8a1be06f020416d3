"""Heads that tests of every room share."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from scalpviz.atlas.keys import SiteKey
from scalpviz.atlas.load import load_atlas
from scalpviz.atlas.model import Atlas
from scalpviz.demo.virtual_screen import start_virtual_screen
from scalpviz.head.head import Head
from scalpviz.placement.painting.painted import PaintedSkin
from scalpviz.placement.placed import PlacedZone, Placement


def pytest_configure(config: pytest.Config) -> None:
    """Give each of several processes a screen of its own: on one, windows would fight for the keyboard."""
    if "PYTEST_XDIST_WORKER" in os.environ and shutil.which("Xvfb"):
        start_virtual_screen(1440, 900)


@pytest.fixture(scope="session")
def reference_head() -> Head:
    """The head that ships with the program."""
    from scalpviz.head.reference import load_reference

    return load_reference()


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The atlas that ships with the program."""
    return load_atlas()


@pytest.fixture(scope="session")
def placement(atlas: Atlas, reference_head: Head) -> Placement:
    """The whole atlas on the reference head."""
    from scalpviz.placement.place import place

    return place(atlas, reference_head)


@pytest.fixture(scope="session")
def painted(placement: Placement) -> PaintedSkin:
    """Every zone painted on the reference head."""
    from scalpviz.placement.painting.paint import paint

    return paint(placement.head, placement.zones)


@pytest.fixture(scope="session")
def zone(placement) -> Callable[[str], PlacedZone]:
    """A zone by its key without the system."""
    by_key = {zone.key: zone for zone in placement.zones}
    return lambda key: by_key[SiteKey.parse(f"international/{key}")]


@pytest.fixture(scope="session")
def ellipsoid() -> Head:
    """An ellipsoid of 20,480 triangles with every landmark and hairline."""
    from heads import ellipsoid_head

    return ellipsoid_head()
