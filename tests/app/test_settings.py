"""What is remembered from one day to the next; what is damaged counts as not there."""

import pytest
from PySide6.QtCore import QSettings

from scalpviz.app.settings import Remembered, Settings
from scalpviz.app.style.theme import Mode
from scalpviz.side import Side
from scalpviz.state.view import Centimetres, Labels, SkinTone, View

CHOSEN = View(
    head="child", systems=("jiao", "zhu"), sides=frozenset({Side.LEFT, Side.MIDLINE}), labels=Labels.NAMES,
    hidden_regions=frozenset({"nape", "face"}), needles=False, guides=True, eyes_open=True, skull=True,
    skin=SkinTone.CLAY, language="zh", points=True, meridians=True, sites=True, reference_lines=True,
    centimetres=Centimetres.SCALED, variants=True, spin_speed=45.0,
)  # fmt: skip


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.ini"


def settings(file):
    return Settings(QSettings(str(file), QSettings.Format.IniFormat))


def test_every_lasting_choice_is_remembered(file):
    first = settings(file)
    first.remember(CHOSEN, Mode.DARK)
    first.write()
    found = settings(file).remembered()
    for name in Remembered.__dataclass_fields__:
        if hasattr(CHOSEN, name):
            assert getattr(found, name) == getattr(CHOSEN, name), name
    assert found.mode is Mode.DARK


def test_nothing_is_remembered_of_what_was_chosen_for_a_moment(file):
    first = settings(file)
    first.remember(View(presenting=True, text_hidden=True, query="arm", spinning=True), Mode.LIGHT)
    first.write()
    words = file.read_text(encoding="utf-8")
    assert not {"presenting", "text_hidden", "query", "spinning"} & {
        line.split("=")[0] for line in words.split()
    }


@pytest.mark.parametrize(
    "damaged",
    [
        "sides=up", "sides=midline", "spin_speed=fast", "spin_speed=nan", "spin_speed=1e9", "labels=loud",
        "mode=pink", "language=xx", "head=giant", "points=perhaps", "centimetres=inches", "skin=@Invalid()",
        "needles=@ByteArray(x)",
    ],
)  # fmt: skip
def test_a_damaged_value_counts_as_absent_and_the_others_stay(file, damaged):
    file.write_text(f"[General]\n{damaged}\nguides=true\n", encoding="utf-8")
    assert settings(file).remembered() == Remembered(guides=True)


def test_systems_and_regions_that_the_atlas_lacks_are_not_shown(open_window, file):
    file.write_text("[General]\nsystems=atlantis jiao\nhidden_regions=sky nape\n", encoding="utf-8")
    window = open_window(file, head=False)
    assert window.state.view.systems == ("jiao",)
    assert window.state.view.hidden_regions == {"nape"}
    window.close()


def test_without_a_system_at_hand_the_first_one_shows(open_window, file):
    file.write_text("[General]\nsystems=atlantis\n", encoding="utf-8")
    window = open_window(file, head=False)
    assert window.state.view.systems == ("international",)
    window.close()
