"""The thread that lays heads: what is on view comes first, what is kept is not laid again."""

import pytest

from scalpviz.app.viewport.layout_worker import LayoutWorker
from scalpviz.head.stored import DEFAULT
from scalpviz.layout import lay as laying
from scalpviz.layout.cache import ENDING
from scalpviz.layout.head_source import StoredHead

HEAD = StoredHead(DEFAULT)
SYSTEMS = frozenset({"international"})


@pytest.fixture
def calls(monkeypatch) -> list[str]:
    """Names of what was laid or painted, in order."""
    found: list[str] = []
    for name in ("lay_on_view", "completed", "repainted"):
        monkeypatch.setattr(laying, name, _noted(name, getattr(laying, name), found))
    return found


def _noted(name, call, found: list[str]):
    def noted(*given, **named):
        found.append(name)
        return call(*given, **named)

    return noted


def laid_by(worker: LayoutWorker, qtbot, load, systems=SYSTEMS) -> list:
    """What a worker hands over, from the first to the whole."""
    found: list = []
    worker.done.connect(found.append)
    worker.systems = systems
    worker.start(load, "Reading the head")
    qtbot.waitUntil(lambda: not worker.completing, timeout=60_000)
    worker.done.disconnect(found.append)
    return found


def test_what_is_on_view_comes_first_and_the_rest_after_it(atlas, qapp, qtbot, calls):
    first, whole = laid_by(LayoutWorker(atlas), qtbot, HEAD)
    assert calls == ["lay_on_view", "completed"]
    assert {zone.system for zone in first.placement.zones} == SYSTEMS
    assert (first.complete, whole.complete) == (False, True)
    assert first.placement.points == ()
    assert whole.placement.points
    assert {zone.system for zone in whole.placement.zones} == {
        zone.system for zone in atlas.zones if zone.shape
    }
    assert whole.painted is first.painted
    assert whole.apart


def test_what_is_kept_is_not_laid_again(atlas, qapp, qtbot, calls, tmp_path):
    for _ in range(2):
        worker = LayoutWorker(atlas, tmp_path)
        assert laid_by(worker, qtbot, HEAD)[-1].complete
        worker.wait()
    assert calls == ["lay_on_view", "completed"]
    assert len(list(tmp_path.glob(f"*{ENDING}"))) == 2


def test_other_systems_are_painted_on_what_is_kept(atlas, qapp, qtbot, calls, tmp_path):
    worker = LayoutWorker(atlas, tmp_path)
    laid_by(worker, qtbot, HEAD)
    worker.wait()
    calls.clear()
    (whole,) = laid_by(worker, qtbot, HEAD, frozenset({"jiao"}))
    worker.wait()
    assert calls == ["repainted"]
    assert whole.complete
    assert {paint.zone.system for region in whole.painted.regions for paint in region} == {"jiao"}


def test_a_head_of_ones_own_is_never_kept(atlas, qapp, qtbot, tmp_path):
    head = HEAD()
    worker = LayoutWorker(atlas, tmp_path)
    assert laid_by(worker, qtbot, lambda: head)[-1].complete
    worker.wait()
    assert not list(tmp_path.iterdir())


def test_a_newer_request_ends_the_work_on_the_rest(atlas, qapp, qtbot, calls):
    worker = LayoutWorker(atlas)
    found: list = []
    worker.done.connect(found.append)
    worker.systems = SYSTEMS
    worker.start(HEAD, "Reading the head")
    qtbot.waitUntil(lambda: bool(found), timeout=60_000)
    worker.systems = frozenset({"jiao"})
    worker.start(HEAD, "Painting the zones", found[0].placement.head)
    qtbot.waitUntil(lambda: not worker.completing, timeout=60_000)
    assert [(one.systems, one.complete) for one in found] == [
        (SYSTEMS, False), (frozenset({"jiao"}), False), (frozenset({"jiao"}), True),
    ]  # fmt: skip
    assert found[-1].placement.head is found[0].placement.head
