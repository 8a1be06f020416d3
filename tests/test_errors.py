"""Errors carry a template and its fields: every place that raises one is read, and told in every language."""

import ast
import copy
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from templates import GRAMMAR, fields_of

from scalpviz.app.feedback.guard import in_a_sentence
from scalpviz.app.style.translator import Translator
from scalpviz.atlas.load import AtlasError
from scalpviz.atlas.problem import Problem
from scalpviz.errors import ScalpVizError
from scalpviz.files import check_writable
from scalpviz.languages import ENGLISH, Sentence, languages, say

ROOT = Path(__file__).parents[1] / "src" / "scalpviz"
OTHERS = [language for language in languages() if language != ENGLISH]
IN_TERMINALS = ("cli", "demo", "sculpt")
"""Rooms whose errors the command line tells, in English."""
OF_THEIR_OWN = {"AtlasError"}
"""Errors that make their sentence themselves."""


@dataclass(frozen=True)
class Told:
    """A sentence with fields, where it is made."""

    where: str
    template: str | None
    """None where it is no template but finished words."""
    fields: frozenset[str]
    in_terminals: bool


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for file in sorted(set(ROOT.rglob("*.py")) - {ROOT / "errors.py"}):
        yield file.relative_to(ROOT), ast.parse(file.read_text(encoding="utf-8"))


def _kinds_of_errors() -> set[str]:
    """Names of `ScalpVizError` and of all that derive from it."""
    bases = {
        node.name: {getattr(base, "id", "") for base in node.bases}
        for _, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {ScalpVizError.__name__}
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return found


def _name(called: ast.expr) -> str:
    return getattr(called, "id", getattr(called, "attr", ""))


def _told() -> list[Told]:
    """Every error and every sentence with fields that the program makes."""
    errors = _kinds_of_errors() - OF_THEIR_OWN
    found = []
    for file, tree in _trees():
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        makers = {
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and getattr(node.returns, "id", "") == "Sentence"
        }
        for node in ast.walk(tree):
            name = _name(node.func) if isinstance(node, ast.Call) else ""
            if name not in errors and not (name == "Sentence" and node.keywords):
                continue
            given = node.args[0]
            if isinstance(given, ast.Call) and _name(given.func) in makers:
                continue  # the sentence that it makes is read where it is made
            template = constants.get(getattr(given, "id", ""), getattr(given, "value", None))
            found.append(
                Told(
                    f"{file}:{node.lineno}",
                    template if isinstance(template, str) else None,
                    frozenset(str(keyword.arg) for keyword in node.keywords),
                    any(part.removesuffix(".py") in IN_TERMINALS for part in file.parts),
                )
            )
    return found


TOLD = _told()
IN_WINDOW = sorted({(told.template or "", told.fields) for told in TOLD if not told.in_terminals})


def test_every_error_is_made_of_a_template():
    assert len(TOLD) > 100
    assert not [told.where for told in TOLD if told.template is None]


def test_every_error_gives_the_fields_of_its_template_and_no_others():
    assert not [told for told in TOLD if told.fields != set(fields_of(told.template or ""))]


@pytest.mark.parametrize("language", OTHERS)
def test_every_error_is_in_every_language(language):
    assert not {template for template, _ in IN_WINDOW} - languages()[language].words.keys()


@pytest.mark.parametrize("language", OTHERS)
def test_every_error_is_told_whole_in_every_language(language):
    for template, fields in IN_WINDOW:
        error = ScalpVizError(template, **{field: f"«{field}»" for field in fields})
        told = say(error.sentence, language)
        assert told != str(error)
        assert "{" not in told
        assert all(f"«{field}»" in told for field in fields - GRAMMAR), told


def test_an_error_reads_english_and_is_told_in_a_language():
    error = ScalpVizError("Cannot write {path}: it is a folder; give a file name.", path=Path("/a/b.png"))
    assert str(error) == "Cannot write /a/b.png: it is a folder; give a file name."
    assert say(error.sentence, "zh") == languages()["zh"].words[error.sentence.template].format(
        path="/a/b.png"
    )
    assert in_a_sentence(error, Translator("zh")) == say(error.sentence, "zh")


def test_where_something_goes_wrong_the_error_tells_it_in_a_language(tmp_path):
    with pytest.raises(ScalpVizError) as caught:
        check_writable(tmp_path / "none" / "a.png")
    told = say(caught.value.sentence, "zh")
    assert told == f"无法写入 {tmp_path / 'none' / 'a.png'}：文件夹 {tmp_path / 'none'} 不存在；请先新建它。"


def test_an_error_within_an_error_is_told_in_the_language_too():
    inner = ScalpVizError("{path}: the file is empty; export the head again.", path="a.ply")
    outer = ScalpVizError("Cannot read {path}: {reason}; check the file.", path="a.ply", reason=inner)
    assert say(inner.sentence, "zh") in say(outer.sentence, "zh")
    assert str(inner) in str(outer)


def test_braces_in_what_is_filled_in_are_left_alone():
    for path in ("{a}", "{", "}}", "{path}", "{0}", "{a!r:>3}"):
        error = ScalpVizError("There is no file {path}; check its name.", path=path)
        assert str(error) == f"There is no file {path}; check its name."
        assert say(error.sentence, "zh") == f"没有文件 {path}；请检查文件名。"
        assert str(ScalpVizError(f"Finished: {path}")) == f"Finished: {path}"


def test_a_template_whose_field_is_not_given_is_refused():
    with pytest.raises(KeyError, match="reason"):
        ScalpVizError("Cannot read {path}: {reason}; check the file.", path="a.ply")


def _pickled(error: ScalpVizError) -> ScalpVizError:
    return pickle.loads(pickle.dumps(error))


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, _pickled])
def test_a_copy_of_an_error_tells_the_same(copied):
    reason = Sentence("{path}: the file is empty; export the head again.", path="{b}.ply")
    error = ScalpVizError("Cannot read {path}: {reason}; check the file.", path="{a}", reason=reason)
    again = copied(error)
    assert type(again) is ScalpVizError
    assert str(again) == str(error)
    assert say(again.sentence, "zh") == say(error.sentence, "zh")


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, _pickled])
def test_a_copy_of_an_error_of_the_atlas_has_its_problems(copied):
    problems = [Problem("zones.json", "points[3] GV20", "{}", "a place"), Problem("zones.json", "", "a", "b")]
    again = copied(AtlasError(problems))
    assert again.problems == problems
    assert str(again) == "zones.json, points[3] GV20: found {}; expected a place (and 1 more problem)."
