"""Every sentence of the program is in every language's file, and nothing else is."""

import ast
import json
from pathlib import Path

import pytest
from templates import GRAMMAR, fields_of

from scalpviz.languages import ENGLISH, Language, Sentence, languages, own_folder, read_language, say

ROOT = Path(__file__).parents[1] / "src" / "scalpviz"
SAYING = {"say", "_say", "keep", "text", "Sentence"}
OTHERS = [language for language in languages() if language != ENGLISH]


def _sentences(node: ast.expr):
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _sentences(node.body)
        yield from _sentences(node.orelse)


def _elsewhere(file: Path) -> bool:
    """Whether a file speaks English alone: on the command line, or of what an atlas file holds."""
    rooms = {part.removesuffix(".py") for part in file.relative_to(ROOT).parts}
    return bool(rooms & {"atlas", "sculpt", "cli"})


def said_in_code() -> set[str]:
    """Sentences that are said where they stand."""
    found: set[str] = set()
    for file in ROOT.rglob("*.py"):
        if _elsewhere(file):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in SAYING:
                    found |= {words for argument in node.args for words in _sentences(argument)}
    return found - {""}


def templates_in_code() -> set[str]:
    """Whatever reads like a sentence with fields, wherever it stands and however it is said."""
    found: set[str] = set()
    for file in ROOT.rglob("*.py"):
        if _elsewhere(file) or "demo" in file.relative_to(ROOT).parts:
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        apart = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        apart |= {
            id(piece) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
                found |= {node.value} if " " in node.value and fields_of(node.value) else set()
    return found


def said_from_tables() -> set[str]:
    """Sentences that stand in tables and constants, and are said where they are shown."""
    from scalpviz import NOTICE
    from scalpviz.app import window
    from scalpviz.app.card import empty
    from scalpviz.app.commands import command_palette, help_page
    from scalpviz.app.commands import table as commands
    from scalpviz.app.feedback import status_bars
    from scalpviz.app.panels import search_field
    from scalpviz.app.viewport import tape_desk, view_area
    from scalpviz.head.stored import stored_titles
    from scalpviz.scene.marks import tape_words
    from scalpviz.scene.skull import sheet as skull_sheet

    found = {
        NOTICE, empty.TITLE, command_palette.PROMPT, search_field.PROMPT, status_bars.POINT,
        window.NO_CHINESE,
        view_area.NO_OPENGL,
        tape_desk.FIRST, tape_desk.SECOND, tape_desk.FIRST_BY_KEY, tape_desk.SECOND_BY_KEY,
        skull_sheet.NOTE, skull_sheet.NO_SKULL, *tape_desk.SIDES.values(), *stored_titles().values(),
        *commands.MENUS,
    }  # fmt: skip
    for name, words_table in vars(tape_words).items():
        if isinstance(words_table, dict) and name.isupper():
            found |= {words for words in words_table.values() if isinstance(words, str)}
    for command in commands.COMMANDS:
        if not command.id.startswith("language-"):
            found |= {command.title}
        found |= {command.short, *command.menu.split("/")}
    for pair in (*commands.MOUSE, *empty.HINTS, *help_page.IN_LIST):
        found |= set(pair)
    found |= {word for word, _icon in commands.TOOLBAR_MENUS.values()}
    # keys are written the same in every language
    return found - {"", "Ctrl+K", "F1"}


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_said_in_every_language(language):
    said = said_in_code() | said_from_tables() | templates_in_code()
    missing = said - languages()[language].words.keys()
    assert not missing


@pytest.mark.parametrize("language", OTHERS)
def test_fields_are_the_same_in_every_language(language):
    for english, words in languages()[language].words.items():
        needed = [field for field in fields_of(english) if field not in GRAMMAR]
        assert sorted(needed) == sorted(fields_of(words)), english


def test_a_sentence_keeps_its_fields_and_is_said_with_them():
    sentence = Sentence("{count} zones", count=3)
    assert sentence == "3 zones"
    assert (sentence.template, sentence.fields) == ("{count} zones", {"count": "3"})
    assert say(sentence, "zh") == sentence.in_language("zh") == say("{count} zones", "zh", count=3)
    assert say(sentence, ENGLISH) == "3 zones"


def test_fields_of_a_sentence_may_be_given_when_it_is_said():
    assert Sentence("{count} zones").in_language("zh", count=3) == say("{count} zones", "zh", count=3)
    assert Sentence("{count} zones").in_language(ENGLISH) == "{count} zones"
    begun = Sentence("{place} of {count}")
    assert Sentence(begun, place=1, count=2) == "1 of 2"


def test_a_sentence_within_another_is_said_in_its_language():
    inner, path = Sentence("did you mean {names}?", names="nasion"), "{path}: {reason}"
    assert say(path, "zh", path="a", reason=inner) == f"a: {say(inner, 'zh')}"
    assert say(Sentence(path, path="a", reason=inner), "zh") == f"a: {say(inner, 'zh')}"
    assert "nasion" in say(inner, "zh") != inner


def test_what_a_language_lacks_stays_english():
    assert say("No such sentence {n}", "zh", n=3) == "No such sentence 3"
    assert say("Undo", "no-such-language") == "Undo"


def test_another_language_is_a_file(tmp_path):
    file = tmp_path / "eo.json"
    file.write_text(json.dumps({"name": "Esperanto", "words": {"Undo": "Malfari"}}), encoding="utf-8")
    assert read_language(file) == Language("eo", "Esperanto", {"Undo": "Malfari"})


@pytest.fixture
def own_languages(tmp_path, monkeypatch):
    """A data folder of one's own, and what makes the program look for languages anew."""
    for name in ("XDG_DATA_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    own_folder().mkdir(parents=True)
    languages.cache_clear()
    yield own_folder()
    languages.cache_clear()


def test_a_file_in_ones_own_folder_is_a_language_too(own_languages):
    told = {"name": "Esperanto", "words": {"Undo": "Malfari"}}
    (own_languages / "eo.json").write_text(json.dumps(told), encoding="utf-8")
    assert list(languages())[-1] == "eo"
    assert say("Undo", "eo") == "Malfari"
    assert say("Redo", "eo") == "Redo"


@pytest.mark.parametrize(
    "content",
    [
        "not JSON", "[1, 2]", '{"name": "X"}', '{"name": 3, "words": {}}',
        '{"name": "X", "words": {"Undo": 3}}', '{"name": "X", "words": {"Undo": "Undo {what}"}}', "\xff",
    ],
)  # fmt: skip
def test_a_language_file_that_cannot_be_used_is_passed_over(own_languages, content, caplog):
    (own_languages / "xx.json").write_text(content, encoding="latin-1")
    assert "xx" not in languages()
    assert "zh" in languages()
    assert "xx.json cannot be used" in caplog.text


def test_nobody_replaces_english(own_languages):
    told = {"name": "Other", "words": {"Undo": "Other"}}
    (own_languages / "en.json").write_text(json.dumps(told), encoding="utf-8")
    assert say("Undo", "en") == "Undo"
