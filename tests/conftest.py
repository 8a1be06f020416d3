"""Heads that tests of every room share."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from scalpviz.head.head import Head


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
