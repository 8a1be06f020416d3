"""What is remembered from one day to the next; what is damaged counts as not there."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QSettings

from scalpviz.app.settings import Settings
from scalpviz.app.style.theme import Mode
from scalpviz.atlas.load import load_atlas
from scalpviz.head.stored import stored_heads
from scalpviz.side import Side
from scalpviz.state.fields import field_of, named
from scalpviz.state.kinds import SwitchKind
from scalpviz.state.known_here import known_here
from scalpviz.state.view import Centimetres, Labels, OwnHead, SkinTone, View

CHOSEN = View(
    head="child", systems=("jiao", "zhu"), sides=frozenset({Side.LEFT, Side.MIDLINE}), labels=Labels.NAMES,
    hidden_regions=frozenset({"nape", "face"}), needles=False, guides=True, eyes_open=True, skull=True,
    skin=SkinTone.CLAY, language="zh", points=True, meridians=True, sites=True, reference_lines=True,
    centimetres=Centimetres.SCALED, variants=True, spin_speed=45.0, folded=frozenset({"needling"}),
)  # fmt: skip


@pytest.fixture(scope="module")
def known():
    return known_here(load_atlas(), stored_heads())


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.ini"


def settings(file):
    return Settings(QSettings(str(file), QSettings.Format.IniFormat))


def test_every_lasting_choice_is_remembered(file, known):
    first = settings(file)
    first.remember(CHOSEN, Mode.DARK)
    first.write()
    found = settings(file).view(known)
    assert found == CHOSEN
    for name in named(View, remembered=True):
        assert getattr(found, name) != getattr(View(), name), name
    assert settings(file).mode is Mode.DARK


def test_a_head_of_ones_own_is_not_remembered(file, known, tmp_path):
    first = settings(file)
    first.remember(View(head="child"), Mode.LIGHT)
    first.remember(View(head=OwnHead(tmp_path / "a.ply", tmp_path / "a.json")), Mode.LIGHT)
    assert first.view(known).head == "child"


def test_nothing_is_remembered_of_what_was_chosen_for_a_moment(file):
    first = settings(file)
    first.remember(View(presenting=True, text_hidden=True, query="arm", spinning=True), Mode.LIGHT)
    first.write()
    words = file.read_text(encoding="utf-8")
    assert not {"presenting", "text_hidden", "query", "spinning"} & {
        line.split("=")[0] for line in words.split()
    }


@dataclass(frozen=True)
class WiderView(View):
    """A view with a switch that the settings know nothing of."""

    aura: bool = field_of(False, SwitchKind(), remembered=True, aliases=("glow",))


def test_a_new_field_is_remembered(file, known):
    first = settings(file)
    first.remember(WiderView(aura=True, guides=True), Mode.LIGHT)
    first.write()
    assert settings(file).view(known, WiderView) == WiderView(aura=True, guides=True)


def test_a_field_is_found_under_the_name_it_had(file, known):
    file.write_text("[General]\nglow=true\n", encoding="utf-8")
    assert settings(file).view(known, WiderView).aura is True


@pytest.mark.parametrize(
    "damaged",
    [
        "sides=up", "sides=midline", "spin_speed=fast", "spin_speed=nan", "spin_speed=1e9", "labels=loud",
        "mode=pink", "language=xx", "head=giant", "points=perhaps", "centimetres=inches", "skin=@Invalid()",
        "needles=@ByteArray(x)", "folded=@Invalid()", "systems=", "systems=atlantis", "hidden_regions=sky",
    ],
)  # fmt: skip
def test_a_damaged_value_counts_as_absent_and_the_others_stay(file, known, damaged):
    file.write_text(f"[General]\n{damaged}\nguides=true\n", encoding="utf-8")
    assert settings(file).view(known) == View(guides=True)
    assert settings(file).mode is Mode.SYSTEM


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
