"""How a field of the view is declared: once, with what the program is to do with it.

Undo, saved views, settings, presets and the commands that turn switches on and off follow from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from scalpviz.state.kinds import FieldKind, SwitchKind

T = TypeVar("T")
KEY = "scalpviz"


@dataclass(frozen=True)
class Policy:
    """What is done with a field of the view.

    Parameters
    ----------
    kind : FieldKind
        How its values are written, read and checked.
    undone : bool
        Undo brings it back: it is a choice, not pointing, typing or a mode.
    saved : bool
        A named view holds it: it belongs to what is shown, not to the moment or the reader.
    remembered : bool
        It outlives the window.
    preset : bool
        Every preset that does not set it itself puts it back to its default.
    toggled : bool
        There is a command that turns it on and off.
    momentary : bool
        It ends, with its default, when a named view comes.
    stays : bool
        A named view that does not say it leaves it as it is; others are as in a new window then.
    belongs_to : str
        Another field; where a named view's value of that one is unknown here, both are left as they are.
    aliases : tuple of str
        Names under which older files hold it.
    name : str
        Of the field.
    default : object
        Its value in a new window.
    """

    kind: FieldKind[Any]
    undone: bool = True
    saved: bool = True
    remembered: bool = False
    preset: bool = False
    toggled: bool = False
    momentary: bool = False
    stays: bool = False
    belongs_to: str = ""
    aliases: tuple[str, ...] = ()
    name: str = ""
    default: Any = None

    def __post_init__(self) -> None:
        if self.toggled and not isinstance(self.kind, SwitchKind):
            raise TypeError("only what is on or off can be toggled")


def field_of(
    default: T,
    kind: FieldKind[T],
    *,
    undone: bool = True,
    saved: bool = True,
    remembered: bool = False,
    preset: bool = False,
    toggled: bool = False,
    momentary: bool = False,
    stays: bool = False,
    belongs_to: str = "",
    aliases: tuple[str, ...] = (),
) -> T:
    """Declare a field of a view; see `Policy`."""
    policy = Policy(
        kind, undone, saved, remembered, preset, toggled, momentary, stays, belongs_to, aliases, "", default
    )
    made: T = field(default=default, metadata={KEY: policy})
    return made


def fields_of(view: type) -> Mapping[str, Policy]:
    """The fields of a class of views, by name, in the order of their declaration.

    Raises
    ------
    TypeError
        A field was not declared by `field_of`.
    """
    return _declared(view)


@cache
def _declared(view: type) -> Mapping[str, Policy]:
    found = {}
    for one in fields(view):
        if KEY not in one.metadata:
            raise TypeError(f"{view.__name__}.{one.name} is not declared with field_of")
        policy: Policy = one.metadata[KEY]
        found[one.name] = Policy(**{**vars(policy), "name": one.name})
    return MappingProxyType(found)


def named(view: type, **wanted: bool) -> frozenset[str]:
    """Names of the fields whose policies are such: `named(View, saved=True)`."""
    return _named(view, tuple(wanted.items()))


@cache
def _named(view: type, wanted: tuple[tuple[str, bool], ...]) -> frozenset[str]:
    return frozenset(
        name
        for name, policy in fields_of(view).items()
        if all(getattr(policy, which) is value for which, value in wanted)
    )


def defaults(view: type, **wanted: bool) -> dict[str, Any]:
    """Defaults of the fields whose policies are such."""
    return {name: fields_of(view)[name].default for name in fields_of(view) if name in named(view, **wanted)}
