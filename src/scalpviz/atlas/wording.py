"""What the models complain of, in words a teacher understands."""

import json
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from scalpviz.atlas.geometry import AlongCurve, AtLandmark, Band, Cun, HeadLandmark, MidlineCurve
from scalpviz.atlas.model import Atlas
from scalpviz.atlas.problem import Key, Problem, child, one_of, path_words

_TAGS = ("kind", "shape", "unit")
"""Keys whose value says which construction an object is."""

_SHOWN = 16
"""Up to so many kinds or keys are all named: more than there are kinds of curves, the longest such list."""

_LENGTH = '"unit": "cun" (with "of", the arc it divides), "cm" or "mm"'


def problems_of(error: ValidationError, data: Any, file: str) -> list[Problem]:
    """Each complaint of the models about `data`, as a problem of that file."""
    found = error.errors(include_url=False)
    broken = {details["loc"][:depth] for details in found for depth in range(len(details["loc"]))}
    # A list whose entries are broken counts as too short as well: that is no complaint of its own.
    told = [details for details in found if details["type"] != "too_short" or details["loc"] not in broken]
    return [_problem(details, data, file) for details in told]


def _problem(details: ErrorDetails, data: Any, file: str) -> Problem:
    keys = _without_tags(details["loc"], data)
    absent = details["type"] in ("missing", "extra_forbidden") and bool(keys)
    found, expected = _words(details, keys, data)
    return Problem(file, path_words(data, keys[:-1] if absent else keys), found, expected)


def _words(details: ErrorDetails, keys: tuple[Key, ...], data: Any) -> tuple[str, str]:
    """What was found and what was expected."""
    wanted = _Wanted.at(keys, data)
    found = _shown(details["input"])
    context = details.get("ctx", {})
    last = keys[-1] if keys else ""
    match details["type"]:
        case "missing" if isinstance(last, int):
            return f"{last} entries" if last != 1 else "1 entry", f"at least {last + 1}"
        case "missing" if wanted.owner is Cun:
            return 'a cun without "of"', f'"of": {one_of(_literals(wanted.annotation))}'
        case "missing":
            return f'no "{last}"', f'"{last}": {wanted.words()}'
        case "extra_forbidden":
            return f'an unknown key "{last}"', one_of(wanted.owner_keys(), last, most=_SHOWN)
        case "union_tag_not_found" if wanted.is_length:
            return f"a length without a unit, {found}", _LENGTH
        case "dict_type" | "model_attributes_type" if wanted.is_length and _is_number(details["input"]):
            return f"a length without a unit, {found}", f'{{"value": {found}, ...}} with {_LENGTH}'
        case "union_tag_not_found":
            return found, wanted.words()
        case "union_tag_invalid":
            tag = context["discriminator"].strip("'")
            return (
                f'"{tag}": "{context["tag"]}"',
                f'"{tag}": {one_of(wanted.tags(tag), most=_SHOWN)}{wanted.hint(context["tag"])}',
            )
        case "literal_error":
            what = "an unknown landmark " if wanted.annotation == HeadLandmark else ""
            return what + found, one_of(_literals(wanted.annotation), details["input"])
        case "too_short":
            return _entries(context["actual_length"]), f"at least {context['min_length']}"
        case "too_long":
            return _entries(context["actual_length"]), f"at most {context['max_length']}"
        case "string_too_short":
            return "an empty text", "words"
        case "greater_than_equal":
            return found, f"a number of at least {context['ge']:g}"
        case "less_than_equal":
            return found, f"a number of at most {context['le']:g}"
        case "greater_than":
            return found, f"a number above {context['gt']:g}"
        case "less_than":
            return found, f"a number below {context['lt']:g}"
        case "json_invalid":
            return "half of a character (a lone \\ud8.. code)", "whole Unicode characters"
        case _:
            return found, wanted.words()


class _Wanted:
    """What the models want at a place of the file."""

    def __init__(self, annotation: Any, field: FieldInfo | None, owner: Any) -> None:
        self.annotation, examples = _bare(annotation)
        self.examples = examples or (field.examples if field else None) or []
        self.owner = owner

    @classmethod
    def at(cls, keys: tuple[Key, ...], data: Any) -> "_Wanted":
        """Follow the keys through the models, choosing constructions by what the data say."""
        wanted = cls(Atlas, None, None)
        for key in keys:
            wanted = wanted._under(key, data)
            data = child(data, key)
        return wanted

    def _under(self, key: Key, data: Any) -> "_Wanted":
        arguments = get_args(self.annotation)
        if get_origin(self.annotation) is tuple and isinstance(key, int):
            open_ended = len(arguments) == 2 and arguments[1] is Ellipsis
            return _Wanted(
                arguments[0] if open_ended else arguments[min(key, len(arguments) - 1)], None, None
            )
        for model in _models(self.annotation):
            if not _is_meant(model, data):
                continue
            for name, field in model.model_fields.items():
                if (field.alias or name) == key:
                    return _Wanted(field.annotation, field, model)
            return _Wanted(None, None, model)
        return _Wanted(None, None, None)

    @property
    def is_length(self) -> bool:
        """True where a length is wanted."""
        return Cun in _models(self.annotation)

    def tags(self, tag: str) -> list[str]:
        """Which constructions may stand here."""
        return [
            value
            for model in _models(self.annotation)
            if tag in model.model_fields
            for value in _literals(model.model_fields[tag].annotation)
        ]

    def hint(self, kind: str) -> str:
        """A word of help where a curve stands in the place of a point, or a point in that of a curve."""
        models = _models(self.annotation)
        if AtLandmark in models and kind in _kinds("curve"):
            return f' (a point; "{kind}" is a curve)'
        if MidlineCurve in models and kind in _kinds("start"):
            return f' (a curve; "{kind}" is a point)'
        return ""

    def owner_keys(self) -> list[str]:
        """Keys that the object may have."""
        fields = self.owner.model_fields.items() if self.owner else ()
        return [field.alias or name for name, field in fields]

    def words(self) -> str:
        """What is wanted, in words."""
        models = _models(self.annotation)
        if self.is_length:
            return f"a length, with {_LENGTH}"
        if AtLandmark in models:
            return f'a point, with "kind": {one_of(self.tags("kind"), most=_SHOWN)}'
        if MidlineCurve in models:
            return f'a curve, with "kind": {one_of(self.tags("kind"), most=_SHOWN)}'
        if Band in models:
            return f'a form, with "shape": {one_of(self.tags("shape"))}'
        if models:
            needed = [f.alias or n for n, f in models[0].model_fields.items() if f.is_required()]
            return f"an object with {', '.join(needed)}"
        if _literals(self.annotation):
            return one_of(_literals(self.annotation))
        if get_origin(self.annotation) is tuple:
            return "a list"
        if self.examples:
            return f'a name such as "{self.examples[0]}"'
        return {str: "a text in double quotes", float: "a number", bool: "true or false"}.get(
            self.annotation, "something else"
        )


def _without_tags(loc: tuple[Key, ...], data: Any) -> tuple[Key, ...]:
    """The keys of an error's place, less the marks of which construction was tried."""
    keys: list[Key] = []
    tag_due = False
    for step in loc:
        if tag_due and isinstance(data, dict) and step in [data.get(tag) for tag in _TAGS]:
            tag_due = False
            continue
        keys.append(step)
        data = child(data, step)
        tag_due = True
    return tuple(keys)


def _bare(annotation: Any) -> tuple[Any, list[Any] | None]:
    """The type without notes and without "or nothing", and the examples among the notes."""
    examples = None
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *notes = get_args(annotation)
            examples = next((n.examples for n in notes if isinstance(n, FieldInfo) and n.examples), examples)
        elif get_origin(annotation) in (Union, UnionType) and NoneType in get_args(annotation):
            rest = [a for a in get_args(annotation) if a is not NoneType]
            if len(rest) > 1:
                return Union[tuple(rest)], examples  # noqa: UP007
            annotation = rest[0]
        else:
            return annotation, examples


def _models(annotation: Any) -> list[type[BaseModel]]:
    """The models that a type may be."""
    return list(_each_model(annotation))


def _each_model(annotation: Any) -> Iterator[type[BaseModel]]:
    annotation = _bare(annotation)[0]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Union, UnionType):
        for member in get_args(annotation):
            yield from _each_model(member)


def _is_meant(model: type[BaseModel], data: Any) -> bool:
    tag = next((tag for tag in _TAGS if tag in model.model_fields), None)
    if tag is None or not _literals(model.model_fields[tag].annotation):
        return True
    return isinstance(data, dict) and data.get(tag) in _literals(model.model_fields[tag].annotation)


def _literals(annotation: Any) -> list[str]:
    annotation = _bare(annotation)[0]
    return list(get_args(annotation)) if get_origin(annotation) is Literal else []


def _is_number(found: Any) -> bool:
    return isinstance(found, int | float) and not isinstance(found, bool)


def _entries(count: int) -> str:
    return "an empty list" if count == 0 else "1 entry" if count == 1 else f"{count} entries"


def _shown(found: Any, most: int = 60) -> str:
    """The thing found, as it stands in the file, shortened."""
    text = json.dumps(found, ensure_ascii=False)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _kinds(field: str) -> list[str]:
    """Kinds of a point (`start`) or of a curve (`curve`)."""
    return _Wanted(AlongCurve.model_fields[field].annotation, None, None).tags("kind")
