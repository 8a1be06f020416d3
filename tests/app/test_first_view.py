"""What the window begins with."""

import pytest
from PySide6.QtCore import QSettings

from scalpviz.app.first_view import first_view
from scalpviz.app.settings import Settings
from scalpviz.app.style import theme
from scalpviz.app.style.theme import Mode
from scalpviz.atlas.load import load_atlas
from scalpviz.state.view import View


@pytest.fixture(scope="module")
def atlas():
    return load_atlas()


@pytest.fixture
def settings(tmp_path):
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


def test_without_settings_it_is_a_new_window(settings, atlas):
    assert first_view(settings, atlas) == View()


def test_a_head_that_is_asked_for_comes_before_the_one_remembered(settings, atlas):
    settings.remember(View(head="child", points=True), Mode.LIGHT)
    assert first_view(settings, atlas) == View(head="child", points=True)
    assert first_view(settings, atlas, "average_adult") == View(points=True)


def test_an_atlas_without_the_usual_system_shows_its_first(settings, atlas):
    other = atlas.model_copy(update={"systems": tuple(s for s in atlas.systems if s.id != "international")})
    assert first_view(settings, other).systems == (other.systems[0].id,)


@pytest.mark.parametrize(("chinese", "language"), [(True, "zh"), (False, "pinyin")])
def test_chinese_is_read_in_pinyin_where_it_cannot_be_written(
    settings, atlas, monkeypatch, chinese, language
):
    monkeypatch.setattr(theme, "has_chinese", lambda: chinese)
    settings.remember(View(language="zh"), Mode.LIGHT)
    assert first_view(settings, atlas).language == language
