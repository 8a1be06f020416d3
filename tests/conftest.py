"""Heads that tests of every room share."""

import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from scalpviz.demo.virtual_screen import start_virtual_screen
from scalpviz.head.head import Head


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
def ellipsoid() -> Head:
    """An ellipsoid of 20,480 triangles with every landmark and hairline."""
    from heads import ellipsoid_head

    return ellipsoid_head()
