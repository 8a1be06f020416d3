"""A view as a file holds it: everything that is shown, exactly, under a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scalpviz.state.fields import Policy, defaults, fields_of, named
from scalpviz.state.kinds import DAMAGED
from scalpviz.state.known_ids import Check, KnownIds, UnknownHereError
from scalpviz.state.view import View


@dataclass(frozen=True)
class SavedView:
    """A named view.

    Parameters
    ----------
    name : str
        The user's own words.
    fields : mapping
        What it sets, as JSON has it; what another version wrote stays in it.
    """

    name: str
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class Brought:
    """A saved view as it can be shown here.

    Parameters
    ----------
    changes : mapping
        Fields of the view.
    left_out : tuple of str
        What is unknown here, by the words of the file.
    """

    changes: dict[str, Any]
    left_out: tuple[str, ...]


def saved(name: str, view: View) -> SavedView:
    """What is shown now, under a name."""
    policies = fields_of(type(view)).values()
    return SavedView(name, {p.name: p.kind.to_json(getattr(view, p.name)) for p in policies if p.saved})


def brought(kept: SavedView, known: KnownIds, of: type[View] = View) -> Brought:
    """Fields of the view that bring a saved view back; what is unknown here is left out, and told.

    What the file does not say, because it is older than the field, is as in a new window, but for fields that
    are declared to stay.

    Parameters
    ----------
    of : type
        The class of views that is changed.
    """
    found = defaults(of, saved=True, stays=False)
    left_out: list[str] = []
    by_name = _by_name(kept.fields, of)
    for name, value in by_name.items():
        policy = fields_of(of).get(name)
        if policy is not None and not policy.saved:
            continue
        try:
            if policy is None:
                raise KeyError(name)
            found[name] = policy.kind.from_json(value)
        except DAMAGED:
            left_out.append(name)
    for name in named(of, stays=True):
        if found.get(name) is None:
            found.pop(name, None)
    _keep_known(found, Check(known, left_out), of)
    return Brought(found, tuple(dict.fromkeys(left_out)))


def _by_name(written: Mapping[str, Any], of: type[View]) -> dict[str, Any]:
    """What a file says, by the names that fields have now."""
    now = {alias: name for name, policy in fields_of(of).items() for alias in policy.aliases}
    return {
        now.get(name, name): value
        for name, value in written.items()
        if name not in now or now[name] not in written
    }


def _keep_known(found: dict[str, Any], check: Check, of: type[View]) -> None:
    """Take out what is unknown, and note it."""
    for policy in fields_of(of).values():
        if policy.name not in found:
            continue
        try:
            found[policy.name] = policy.kind.known(found[policy.name], check)
        except UnknownHereError as error:
            check.unknown.extend(error.args)
            _leave_out(found, policy, of)


def _leave_out(found: dict[str, Any], gone: Policy, of: type[View]) -> None:
    """Do without a field: it is as in a new window; one that others belong to stays as it is, with them."""
    others = [policy.name for policy in fields_of(of).values() if policy.belongs_to == gone.name]
    if not others:
        found[gone.name] = gone.default
        return
    for name in (gone.name, *others):
        found.pop(name, None)


def to_json(views: tuple[SavedView, ...]) -> dict[str, Any]:
    """As a file holds them."""
    return {"scalpviz": "views", "views": [{"name": one.name, **one.fields} for one in views]}


def from_json(content: Any) -> tuple[SavedView, ...]:
    """Views of a file; of those of one name the first.

    Raises
    ------
    ValueError
        It is no file of views.
    """
    if not isinstance(content, dict) or content.get("scalpviz") != "views":
        raise ValueError("no file of views")
    listed = content.get("views")
    if not isinstance(listed, list):
        raise ValueError("no file of views")
    found: dict[str, SavedView] = {}
    for one in listed:
        if isinstance(one, dict) and isinstance(one.get("name"), str) and one["name"].strip():
            name = one["name"].strip()
            found.setdefault(name, SavedView(name, {k: v for k, v in one.items() if k != "name"}))
    return tuple(found.values())
