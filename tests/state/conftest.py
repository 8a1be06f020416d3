"""A presenter with a window that remembers."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from mock_window import MockWindow

from scalpviz.atlas.model import Atlas
from scalpviz.state.presenter.presenter import Presenter
from scalpviz.state.view_state import ViewState


@pytest.fixture
def window() -> MockWindow:
    return MockWindow()


@pytest.fixture
def state() -> ViewState:
    return ViewState()


@pytest.fixture
def presenter(atlas: Atlas, state: ViewState, window: MockWindow) -> Presenter:
    made = Presenter(atlas, state, window)
    made.start()
    return made
