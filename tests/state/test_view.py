from scalpviz.state.view import Labels, View, ViewState


def heard(state: ViewState) -> list[frozenset[str]]:
    told: list[frozenset[str]] = []
    state.listen(lambda _view, changed: told.append(changed))
    return told


def test_listeners_hear_once_which_fields_changed():
    state = ViewState()
    told = heard(state)
    state.change(labels=Labels.NAMES, needles=False, guides=False)
    assert told == [frozenset({"labels", "needles"})]


def test_the_same_again_is_no_change():
    state = ViewState(View(query="arm"))
    told = heard(state)
    assert state.change(query="arm") == frozenset()
    assert told == []


def test_a_listener_that_ended_hears_no_more():
    state = ViewState()
    told: list[str] = []
    end = state.listen(lambda view, _changed: told.append(view.query))
    state.change(query="a")
    end()
    state.change(query="b")
    assert told == ["a"]
