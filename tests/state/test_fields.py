"""A field of the view is declared once, and everything follows from its declaration."""

import json
from dataclasses import dataclass, fields

import pytest

from scalpviz.state.fields import Policy, field_of, fields_of, named
from scalpviz.state.kinds import NumberKind, SwitchKind
from scalpviz.state.known_ids import KnownIds
from scalpviz.state.presets import preset
from scalpviz.state.saved_view import brought, from_json, saved, to_json
from scalpviz.state.view import View
from scalpviz.state.view_state import ViewState


@dataclass(frozen=True)
class WiderView(View):
    """A view with fields that the program knows nothing of."""

    aura: bool = field_of(False, SwitchKind(), remembered=True, preset=True, toggled=True, aliases=("glow",))
    depth: float = field_of(3.0, NumberKind(0.0, 9.0), undone=False, saved=False, momentary=True)


@pytest.fixture
def state():
    return ViewState(WiderView())


def test_every_field_of_a_view_is_declared():
    assert list(fields_of(View)) == [field.name for field in fields(View)]
    for name, policy in fields_of(View).items():
        assert (policy.name, policy.default) == (name, getattr(View(), name))


def test_a_field_that_is_not_declared_is_told():
    @dataclass(frozen=True)
    class Careless(View):
        aura: bool = False

    with pytest.raises(TypeError, match=r"Careless\.aura"):
        fields_of(Careless)


def test_only_a_switch_can_be_toggled():
    with pytest.raises(TypeError):
        Policy(NumberKind(), toggled=True)


@pytest.mark.parametrize("view", [View, WiderView])
def test_defaults_come_back_from_json_and_from_words(view):
    for policy in fields_of(view).values():
        written = json.loads(json.dumps(policy.kind.to_json(policy.default)))
        assert policy.kind.from_json(written) == policy.default
        if policy.remembered:
            assert policy.kind.from_word(policy.kind.to_word(policy.default)) == policy.default


def test_a_new_field_is_toggled_and_undone(presenter, state):
    presenter.toggle("aura")
    assert state.view.aura is True
    presenter.undo()
    assert state.view.aura is False
    presenter.redo()
    presenter.switch("aura", False)
    assert state.view.aura is False


def test_a_new_field_that_is_not_undone_makes_no_step(presenter, state):
    state.change(depth=5.0)
    assert not presenter.can_undo


@pytest.mark.parametrize(
    ("field", "error"), [("depth", ValueError), ("head", ValueError), ("halo", KeyError)]
)
def test_what_is_no_switch_cannot_be_toggled(presenter, state, field, error):
    before = state.view
    with pytest.raises(error):
        presenter.toggle(field)
    assert state.view == before


def test_a_new_field_is_saved_and_read_back(presenter, state):
    presenter.toggle("aura")
    state.change(depth=7.0)
    kept = presenter.save_view("x")
    (again,) = from_json(json.loads(json.dumps(to_json((kept,)))))
    assert (again.fields["aura"], "depth" in again.fields) == (True, False)
    presenter.toggle("aura")
    assert presenter.show_saved(again) == ()
    assert (state.view.aura, state.view.depth) == (True, 3.0)


def test_a_new_field_is_read_under_the_name_it_had():
    kept = saved("x", View())
    changes = brought(type(kept)("x", {"glow": True}), KnownIds(), WiderView).changes
    assert changes["aura"] is True


def test_a_new_field_is_put_back_by_presets(presenter, state):
    presenter.toggle("aura")
    presenter.show_preset("points")
    assert state.view.aura is False
    assert state.view.points is True


def test_a_preset_holds_only_where_the_new_field_has_its_default(presenter, state):
    presenter.show_preset("points")
    assert preset("points").holds(state.view)
    presenter.toggle("aura")
    assert not preset("points").holds(state.view)


def test_names_by_policy():
    assert named(WiderView, momentary=True) - named(View, momentary=True) == {"depth"}
    assert named(View, remembered=True, saved=False) == {"language", "spin_speed", "folded"}
